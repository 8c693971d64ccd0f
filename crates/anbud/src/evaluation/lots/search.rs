//! The search for the best way to share lots out where some can be won together: branch and bound, exact.
//!
//! The bound lets every lot of a combination be won for its price in the combination, whether or not the others are. Where
//! the way that is best so is one that can be, nothing better is left; where only a part of a combination is won, it is tried
//! with the whole of it and without.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::{Choice, Cost, assign, better, plus};
use super::combine::Together;
use super::standing::Standing;
use crate::Diagnostic;
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::tenders::Tender;

/// So many steps of the search are made.
const STEPS_MAX: usize = 20_000;

/// What may be chosen, and what it costs.
pub(super) struct Search {
    pub(super) lots: usize,
    /// How many lots each tenderer may win.
    pub(super) room: Vec<usize>,
    pub(super) zero: Cost,
    pub(super) together: Vec<Together>,
    /// Tenders alone, and tenders as part of a combination.
    pub(super) choices: Vec<Choice>,
    /// Of each choice, the standing, and the combination it is part of.
    pub(super) of: Vec<(Standing, Option<usize>)>,
    /// How many steps are left.
    pub(super) steps: usize,
}

/// A way of sharing the lots out: by lot, the position of its choice.
#[derive(Debug, Clone)]
pub(super) struct Way {
    pub(super) assigned: Vec<Option<usize>>,
    pub(super) awarded: usize,
    pub(super) cost: Cost,
}

/// What is settled about combinations at a step of the search.
#[derive(Debug, Clone, Default)]
struct Settled {
    won: BTreeSet<usize>,
    lost: BTreeSet<usize>,
}

/// A tender that must not win a lot.
pub(super) type Banned = Option<(usize, Key<Tender>)>;

impl Search {
    /// A search with no choice as yet.
    pub(super) fn new(lots: usize, room: Vec<usize>, zero: Cost, together: Vec<Together>) -> Self {
        let (choices, of) = (Vec::new(), Vec::new());
        Search { lots, room, zero, together, choices, of, steps: STEPS_MAX }
    }

    /// Adds a tender that a lot may go to.
    pub(super) fn add(&mut self, choice: Choice, standing: Standing, of: Option<usize>) {
        self.choices.push(choice);
        self.of.push((standing, of));
    }

    /// The best way; none where no lot can be awarded at all.
    ///
    /// # Errors
    /// Where the search takes too many steps.
    pub(super) fn best(&mut self, banned: Banned) -> Result<Option<Way>, Box<Diagnostic>> {
        let mut best: Option<Way> = None;
        let mut open = vec![Settled::default()];
        while let Some(settled) = open.pop() {
            self.steps = self.steps.checked_sub(1).ok_or_else(too_long)?;
            let Some(way) = self.bound(&settled, banned) else { continue };
            let is_better =
                |best: &Way| better((way.awarded, &way.cost), (best.awarded, &best.cost)).is_lt();
            if !best.as_ref().is_none_or(is_better) {
                continue;
            }
            match self.won_in_part(&way, &settled) {
                None => best = Some(way),
                Some(combination) => {
                    let (mut with, mut without) = (settled.clone(), settled);
                    with.won.insert(combination);
                    without.lost.insert(combination);
                    open.extend([without, with]);
                }
            }
        }
        Ok(best.filter(|way| way.awarded > 0))
    }

    /// The best way if combinations that are not settled could be won in part; none where those that are cannot be won.
    fn bound(&self, settled: &Settled, banned: Banned) -> Option<Way> {
        let mut room = self.room.clone();
        let mut cost = self.zero.clone();
        let mut assigned: Vec<Option<usize>> = vec![None; self.lots];
        for (at, choice) in self.choices.iter().enumerate() {
            let part = self.of.get(at).and_then(|(_, part)| *part);
            if part.is_none_or(|part| !settled.won.contains(&part)) {
                continue;
            }
            let room = room.get_mut(choice.tenderer)?;
            *room = room.checked_sub(1)?;
            cost = plus(&cost, &choice.cost);
            let slot = assigned.get_mut(choice.lot)?;
            if slot.replace(at).is_some() || self.is_banned(at, banned) {
                return None;
            }
        }
        let is_taken = |lot: usize| assigned.get(lot).is_none_or(Option::is_some);
        let is_lost = |part: usize| {
            let lots = self.together.get(part).map(|one| one.lots.as_slice()).unwrap_or_default();
            settled.lost.contains(&part) || lots.iter().any(|(lot, _)| is_taken(*lot))
        };
        let usable = |at: usize, choice: &Choice| {
            let part = self.of.get(at).and_then(|(_, part)| *part);
            !is_taken(choice.lot) && !part.is_some_and(is_lost) && !self.is_banned(at, banned)
        };
        let rest = assign(&self.choices, &usable, (self.lots, &room), &self.zero);
        for at in rest.iter().flatten() {
            let Some(choice) = self.choices.get(*at) else { continue };
            cost = plus(&cost, &choice.cost);
        }
        let assigned: Vec<_> = assigned.iter().zip(&rest).map(|(won, one)| won.or(*one)).collect();
        let awarded = assigned.iter().flatten().count();
        Some(Way { assigned, awarded, cost })
    }

    fn is_banned(&self, at: usize, banned: Banned) -> bool {
        let (Some((lot, tender)), Some((standing, _))) = (banned, self.of.get(at)) else {
            return false;
        };
        standing.tender == tender && self.choices.get(at).is_some_and(|choice| choice.lot == lot)
    }

    /// A combination of which a way uses only some lots.
    fn won_in_part(&self, way: &Way, settled: &Settled) -> Option<usize> {
        let mut won: BTreeMap<usize, usize> = BTreeMap::new();
        let parts = way.assigned.iter().flatten().filter_map(|at| self.of.get(*at)?.1);
        parts.for_each(|part| *won.entry(part).or_default() += 1);
        let is_in_part = |(part, count): &(usize, usize)| {
            let whole = self.together.get(*part).map_or(0, |one| one.lots.len());
            *count < whole && !settled.won.contains(part)
        };
        won.into_iter().find(is_in_part).map(|(part, _)| part)
    }
}

fn too_long() -> Box<Diagnostic> {
    let message = "the best way to share the lots out is not found in 20,000 steps";
    let mistake = Diagnostic::mistake(codes::LIMIT_ALLOCATION, message);
    Box::new(mistake.help("share lots out in smaller groups"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derivation::{Derivation, Origin};
    use crate::{Exact, Tenders, Unit};

    /// Every way: a list of lots already given, how many, at what cost, and what is left to each tenderer.
    fn all_ways(
        search: &Search,
        at: usize,
        used: Vec<bool>,
        room: Vec<usize>,
        cost: Exact,
    ) -> (usize, Exact) {
        let count = used.iter().filter(|used| **used).count();
        let mut best = (count, cost.clone());
        let keep = |best: &mut (usize, Exact), found: (usize, Exact)| {
            let is_better = found.0 > best.0 || (found.0 == best.0 && found.1 < best.1);
            if is_better {
                *best = found;
            }
        };
        // each alone, then each combination as a whole
        let alone = search.choices.iter().zip(&search.of).filter(|(_, (_, part))| part.is_none());
        let mut bundles: Vec<Vec<&Choice>> = alone.map(|(choice, _)| vec![choice]).collect();
        for part in 0..search.together.len() {
            let of = search.choices.iter().zip(&search.of).filter(|(_, (_, it))| *it == Some(part));
            bundles.push(of.map(|(choice, _)| choice).collect());
        }
        for (position, bundle) in bundles.iter().enumerate().skip(at) {
            let (mut used, mut room, mut cost) = (used.clone(), room.clone(), cost.clone());
            let fits = bundle.iter().all(|choice| {
                let is_free = !std::mem::replace(&mut used[choice.lot], true);
                let has_room = room[choice.tenderer] > 0;
                room[choice.tenderer] = room[choice.tenderer].saturating_sub(1);
                cost = &cost + &choice.cost[0];
                is_free && has_room
            });
            if fits {
                keep(&mut best, all_ways(search, position + 1, used, room, cost));
            }
        }
        best
    }

    #[test]
    fn no_other_way_is_better() {
        let mut state = 11_u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % below
        };
        let figure = Derivation::new().given(Exact::ZERO, Unit::Free, Origin::Rule);
        for _ in 0..200 {
            let (lots, tenderers) = (2 + next(3), 1 + next(3));
            let tenders: Tenders =
                (0..lots * tenderers).map(|at| Tender::new(at.to_string(), "T")).collect();
            let keys: Vec<_> = tenders.list.keys().collect();
            let standing = |at: usize| Standing {
                tender: keys[at],
                place: 1,
                result: Exact::ZERO,
                price: None,
                evaluation: 0,
                result_figure: figure,
                price_figure: None,
            };
            let room = (0..tenderers).map(|_| next(4)).collect();
            let zero = vec![Exact::ZERO];
            let mut search = Search::new(lots, room, zero, Vec::new());
            let mut cost = || vec![Exact::whole(i64::try_from(next(30)).unwrap_or(0))];
            for lot in 0..lots {
                for tenderer in 0..tenderers {
                    let choice = Choice { lot, tenderer, cost: cost() };
                    search.add(choice, standing(lot * tenderers + tenderer), None);
                }
            }
            for part in 0..3 {
                let (tenderer, first) = (part % tenderers, part % lots);
                let of: Vec<usize> = vec![first, (first + 1) % lots];
                let lots = of.iter().map(|lot| (*lot, standing(lot * tenderers + tenderer)));
                search.together.push(Together { position: part, lots: lots.collect() });
                for lot in of {
                    let choice = Choice { lot, tenderer, cost: cost() };
                    search.add(choice, standing(lot * tenderers + tenderer), Some(part));
                }
            }
            let expected =
                all_ways(&search, 0, vec![false; lots], search.room.clone(), Exact::ZERO);
            let found = search.best(None).expect("few steps");
            let found = found.map_or((0, Exact::ZERO), |way| (way.awarded, way.cost[0].clone()));
            assert_eq!(found, expected, "{:?} {:?}", search.choices, search.room);
        }
    }
}
