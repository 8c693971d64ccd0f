//! The least cost of sharing lots out, solved again: exchanges that lower the cost are made until there is none.
//!
//! Lots move round between tenderers; a way is best where no cycle of moves lowers the cost. Where some prices hold only if
//! several lots are won together, each such combination that is won in part is tried as won and as not won.

use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_traits::Zero;

use crate::Problem;
use crate::budget::Budget;

/// So many ways are looked at where lots can be won together.
const STEPS_MAX: usize = 100_000;

/// A cost: less is better, figure by figure.
pub(super) type Cost = Vec<BigInt>;

/// A tender that a lot may go to.
pub(super) struct Choice<'a> {
    pub(super) lot: usize,
    pub(super) tenderer: usize,
    pub(super) tender: &'a str,
    /// The combination that it is part of.
    pub(super) part: Option<usize>,
    pub(super) cost: Cost,
}

/// Lots, who may win them, and what that costs.
pub(super) struct Puzzle<'a> {
    pub(super) lots: usize,
    pub(super) tenderers: usize,
    /// The most lots that one tenderer may win.
    pub(super) most: usize,
    pub(super) choices: Vec<Choice<'a>>,
    /// How many lots each combination has.
    pub(super) parts: Vec<usize>,
    /// What nothing costs.
    pub(super) zero: Cost,
    /// What may still be worked.
    pub(super) budget: &'a Budget,
}

/// By lot, the choice; none where nobody wins it.
type Way = Vec<Option<usize>>;

/// What is settled of the combinations.
#[derive(Clone, Default)]
struct Settled {
    won: BTreeSet<usize>,
    lost: BTreeSet<usize>,
}

/// A tender that must not win a lot.
pub(super) type Banned<'a> = Option<(usize, &'a str)>;

impl Puzzle<'_> {
    /// The least cost; that of nothing where no lot can be awarded.
    pub(super) fn least(&self, banned: Banned<'_>) -> Result<Cost, Problem> {
        let mut least: Option<Cost> = None;
        let mut open = vec![Settled::default()];
        for _ in 0..STEPS_MAX {
            let Some(settled) = open.pop() else {
                return Ok(least.unwrap_or_else(|| self.zero.clone()));
            };
            let Some(way) = self.relaxed(&settled, banned)? else { continue };
            let cost = self.cost(&way);
            if least.as_ref().is_some_and(|least| *least <= cost) {
                continue;
            }
            match self.won_in_part(&way, &settled) {
                None => least = Some(cost),
                Some(part) => {
                    let (mut with, mut without) = (settled.clone(), settled);
                    with.won.insert(part);
                    without.lost.insert(part);
                    open.extend([without, with]);
                }
            }
        }
        let told = format!("whether there is no better way is not found in {STEPS_MAX} steps");
        Err(Problem::new(told))
    }

    fn cost(&self, way: &Way) -> Cost {
        let chosen = way.iter().flatten().filter_map(|at| self.choices.get(*at));
        chosen.fold(self.zero.clone(), |sum, choice| plus(&sum, &choice.cost))
    }

    fn won_in_part(&self, way: &Way, settled: &Settled) -> Option<usize> {
        let part = |at: &usize| self.choices.get(*at)?.part;
        let parts: Vec<usize> = way.iter().flatten().filter_map(part).collect();
        let count = |part: usize| parts.iter().filter(|other| **other == part).count();
        let is_whole = |part: &usize| self.parts.get(*part).is_some_and(|all| count(*part) == *all);
        parts.iter().copied().find(|part| !settled.won.contains(part) && !is_whole(part))
    }

    /// The best way where combinations that are not settled can be won in part; none where the won ones cannot be won.
    fn relaxed(&self, settled: &Settled, banned: Banned<'_>) -> Result<Option<Way>, Problem> {
        match self.moves(settled, banned) {
            Some((fixed, moves)) => {
                let rest = moves.best()?;
                Ok(Some(fixed.into_iter().zip(rest).map(|(fixed, rest)| fixed.or(rest)).collect()))
            }
            None => Ok(None),
        }
    }

    /// What is won by what is settled, and what can still be moved; none where the won ones cannot be won.
    fn moves(&self, settled: &Settled, banned: Banned<'_>) -> Option<(Way, Moves<'_>)> {
        let is_banned = |choice: &Choice<'_>| banned == Some((choice.lot, choice.tender));
        let mut room = vec![self.most.min(self.lots); self.tenderers];
        let mut fixed: Way = vec![None; self.lots];
        for (at, choice) in self.choices.iter().enumerate() {
            if choice.part.is_none_or(|part| !settled.won.contains(&part)) {
                continue;
            }
            let left = room.get_mut(choice.tenderer)?;
            *left = left.checked_sub(1)?;
            let slot = fixed.get_mut(choice.lot)?;
            if slot.replace(at).is_some() || is_banned(choice) {
                return None;
            }
        }
        let mut moves = Moves::new(self, room);
        for (at, choice) in self.choices.iter().enumerate() {
            let is_lost = choice
                .part
                .is_some_and(|part| settled.lost.contains(&part) || settled.won.contains(&part));
            let is_fixed = fixed.get(choice.lot).is_some_and(Option::is_some);
            if !is_lost && !is_fixed && !is_banned(choice) {
                moves.add(at, choice);
            }
        }
        Some((fixed, moves))
    }
}

/// Lots on the move between tenderers.
struct Moves<'a> {
    puzzle: &'a Puzzle<'a>,
    room: Vec<usize>,
    /// By lot and tenderer, the cheapest choice.
    cheapest: Vec<Vec<Option<usize>>>,
    /// By lot, who holds it; the number of tenderers stands for nobody.
    holder: Vec<usize>,
}

/// A lot goes from one to another; no lot where only room is passed on.
struct Move {
    from: usize,
    to: usize,
    lot: Option<usize>,
    cost: Cost,
}

impl<'a> Moves<'a> {
    fn new(puzzle: &'a Puzzle<'a>, room: Vec<usize>) -> Self {
        let cheapest = vec![vec![None; puzzle.tenderers]; puzzle.lots];
        Moves { puzzle, room, cheapest, holder: vec![puzzle.tenderers; puzzle.lots] }
    }

    fn add(&mut self, at: usize, choice: &Choice<'_>) {
        let row = self.cheapest.get_mut(choice.lot);
        let Some(slot) = row.and_then(|row| row.get_mut(choice.tenderer)) else { return };
        let known = slot.and_then(|known: usize| self.puzzle.choices.get(known));
        if known.is_none_or(|known| choice.cost < known.cost) {
            *slot = Some(at);
        }
    }

    fn choice(&self, lot: usize, tenderer: usize) -> Option<usize> {
        self.cheapest.get(lot)?.get(tenderer).copied().flatten()
    }

    fn cost(&self, lot: usize, tenderer: usize) -> Option<&Cost> {
        if tenderer == self.puzzle.tenderers {
            return Some(&self.puzzle.zero);
        }
        self.puzzle.choices.get(self.choice(lot, tenderer)?).map(|choice| &choice.cost)
    }

    /// The best way: moved until no cycle of moves lowers the cost.
    fn best(mut self) -> Result<Way, Problem> {
        while let Some(cycle) = self.cycle()? {
            for (lot, to) in cycle {
                if let Some(holder) = self.holder.get_mut(lot) {
                    *holder = to;
                }
            }
        }
        let holders = self.holder.iter().enumerate();
        Ok(holders.map(|(lot, holder)| self.choice(lot, *holder)).collect())
    }

    /// Every move that there is.
    fn moves(&self) -> Vec<Move> {
        let nobody = self.puzzle.tenderers;
        let mut moves = Vec::new();
        for (lot, from) in self.holder.iter().copied().enumerate() {
            let Some(before) = self.cost(lot, from) else { continue };
            for to in (0..=nobody).filter(|to| *to != from) {
                let Some(after) = self.cost(lot, to) else { continue };
                moves.push(Move { from, to, lot: Some(lot), cost: minus(after, before) });
            }
        }
        for (tenderer, room) in self.room.iter().enumerate() {
            let held = self.holder.iter().filter(|holder| **holder == tenderer).count();
            let cost = || self.puzzle.zero.clone();
            // whoever lets a lot go may be left with fewer, whoever has room may take one more
            moves.push(Move { from: nobody, to: tenderer, lot: None, cost: cost() });
            if held < *room {
                moves.push(Move { from: tenderer, to: nobody, lot: None, cost: cost() });
            }
        }
        moves
    }

    /// Moves in a cycle that lower the cost: lots and who gets them.
    fn cycle(&self) -> Result<Option<Vec<(usize, usize)>>, Problem> {
        let moves = self.moves();
        let nodes = self.puzzle.tenderers + 1;
        let mut costs = vec![self.puzzle.zero.clone(); nodes];
        let mut by: Vec<Option<usize>> = vec![None; nodes];
        let mut last = None;
        for _ in 0..=nodes {
            self.puzzle.budget.spend(self.work(&moves)).map_err(Problem::new)?;
            last = lowered(&moves, &mut costs, &mut by);
            if last.is_none() {
                return Ok(None);
            }
        }
        Ok(last.and_then(|node| round(&moves, &by, node)))
    }

    /// What it costs to look at every move once, in sums of words.
    fn work(&self, moves: &[Move]) -> u64 {
        let words = |figure: &BigInt| figure.bits() / 64 + 1;
        let each = |one: &Move| one.cost.iter().map(words).sum::<u64>();
        moves.iter().map(each).sum()
    }
}

/// Lowers what it costs to get to a node by each move; the last node that was lowered.
fn lowered(moves: &[Move], costs: &mut [Cost], by: &mut [Option<usize>]) -> Option<usize> {
    let mut last = None;
    for (at, one) in moves.iter().enumerate() {
        let Some(before) = costs.get(one.from) else { continue };
        let after = plus(before, &one.cost);
        let (Some(known), Some(way)) = (costs.get_mut(one.to), by.get_mut(one.to)) else {
            continue;
        };
        if after < *known {
            *known = after;
            *way = Some(at);
            last = Some(one.to);
        }
    }
    last
}

/// The lots that move on a cycle: a cost that is still lowered hangs on one, and so many steps back a node is on it.
fn round(moves: &[Move], by: &[Option<usize>], last: usize) -> Option<Vec<(usize, usize)>> {
    let back = |node: usize| moves.get((*by.get(node)?)?);
    let mut node = last;
    for _ in by {
        node = back(node)?.from;
    }
    let (start, mut found) = (node, Vec::new());
    loop {
        let one = back(node)?;
        found.extend(one.lot.map(|lot| (lot, one.to)));
        node = one.from;
        if node == start {
            return Some(found);
        }
    }
}

fn plus(one: &Cost, other: &Cost) -> Cost {
    one.iter().zip(other).map(|(one, other)| one + other).collect()
}

fn minus(one: &Cost, other: &Cost) -> Cost {
    one.iter().zip(other).map(|(one, other)| one - other).collect()
}

/// What nothing costs, by so many figures.
pub(super) fn zero(figures: usize) -> Cost {
    vec![BigInt::zero(); figures]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way, lot after lot; combinations count only where they are won as a whole.
    fn by_hand(puzzle: &Puzzle<'_>, lot: usize, way: &mut Vec<Option<usize>>) -> Cost {
        if lot == puzzle.lots {
            let room = (0..puzzle.tenderers).all(|tenderer| {
                let won = way.iter().flatten();
                won.filter(|at| puzzle.choices[**at].tenderer == tenderer).count() <= puzzle.most
            });
            let whole = puzzle.won_in_part(way, &Settled::default()).is_none();
            return if room && whole { puzzle.cost(way) } else { zero(puzzle.zero.len()) };
        }
        let mut least = by_hand(puzzle, lot + 1, way);
        for at in 0..puzzle.choices.len() {
            if puzzle.choices[at].lot == lot {
                way[lot] = Some(at);
                least = least.min(by_hand(puzzle, lot + 1, way));
                way[lot] = None;
            }
        }
        least
    }

    #[test]
    fn no_way_costs_less() {
        let mut state = 5_u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % below
        };
        for _ in 0..300 {
            let (lots, tenderers) = (1 + next(4), 1 + next(3));
            let mut choices = Vec::new();
            let cost = |next: &mut dyn FnMut(usize) -> usize| {
                vec![BigInt::from(-1), BigInt::from(next(12))]
            };
            for lot in 0..lots {
                for tenderer in 0..tenderers {
                    if next(4) > 0 {
                        let cost = cost(&mut next);
                        choices.push(Choice { lot, tenderer, tender: "a", part: None, cost });
                    }
                }
            }
            let mut parts = Vec::new();
            for part in 0..if lots > 1 { next(3) } else { 0 } {
                let (tenderer, first) = (next(tenderers), next(lots));
                for lot in [first, (first + 1) % lots] {
                    let cost = cost(&mut next);
                    choices.push(Choice { lot, tenderer, tender: "a", part: Some(part), cost });
                }
                parts.push(2);
            }
            let most = 1 + next(3);
            let budget = Budget::of(1);
            let (zero, budget) = (zero(2), &budget);
            let puzzle = Puzzle { lots, tenderers, most, choices, parts, zero, budget };
            let expected = by_hand(&puzzle, 0, &mut vec![None; lots]);
            assert_eq!(puzzle.least(None).expect("few steps"), expected);
        }
    }
}
