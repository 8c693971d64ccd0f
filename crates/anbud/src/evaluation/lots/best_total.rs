//! All lots at once: of every way of sharing them out the one with the best sum, and the next best beside it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assign::{Choice, Cost, assign, better, plus};
use super::combine::{Together, combinations, selections};
use super::standing::{Standing, Standings};
use super::{Allocation, LotAward, LotsCase, Shared, TotalOfLots, standings};
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::procedure::{AllocationTie, Best, Total};
use crate::tenders::Tender;
use crate::{Diagnostic, Exact};

/// The lots, who may win them, and what that costs.
struct Problem<'a> {
    case: &'a LotsCase<'a>,
    total: Total,
    standings: Vec<Standings>,
    together: Vec<Together>,
    choices: Vec<Choice>,
    /// The standing of each choice.
    chosen: Vec<Standing>,
    tenderers: BTreeMap<Arc<str>, usize>,
}

/// A way of sharing the lots out.
#[derive(Debug, Clone)]
struct Way {
    /// Combinations, by position among those that can be awarded.
    selection: Vec<usize>,
    /// By lot, the choice that wins it alone.
    assigned: Vec<Option<usize>>,
    awarded: usize,
    cost: Cost,
}

/// Shares the lots out for the best sum.
pub(super) fn share_out(case: &LotsCase<'_>, total: Total) -> Shared<Allocation> {
    let problem = Problem::new(case, total)?;
    let ways = problem.ways()?;
    let Some((best, next)) = problem.best_two(ways) else {
        let awards = case.lots.iter().map(|it| LotAward::nobody(it.lot)).collect();
        return Ok(Allocation { awards, total: None, runner_up: None, undecided: None });
    };
    let undecided = problem.why_undecided(&best, next.as_ref());
    let runner_up = next.map(|way| (problem.awards(&way), problem.sum(&way)));
    let sum = problem.sum(&best);
    let awards = match undecided {
        Some(_) => case.lots.iter().map(|it| LotAward::nobody(it.lot)).collect(),
        None => problem.awards(&best),
    };
    Ok(Allocation { awards, total: Some(sum), runner_up, undecided })
}

impl<'a> Problem<'a> {
    fn new(case: &'a LotsCase<'a>, total: Total) -> Shared<Self> {
        let tenderers: BTreeMap<Arc<str>, usize> =
            case.tenders().list.iter().map(|tender| (tender.tenderer.clone(), 0)).collect();
        let tenderers = tenderers.into_keys().enumerate().map(|(at, name)| (name, at)).collect();
        let mut problem = Problem {
            case,
            total,
            standings: standings(case),
            together: combinations(case)?,
            choices: Vec::new(),
            chosen: Vec::new(),
            tenderers,
        };
        let standings = problem.standings.clone();
        for (lot, one) in standings.into_iter().enumerate() {
            for standing in one.list {
                let tenderer = problem.tenderer(standing.tender);
                let cost = problem.cost(lot, &standing);
                problem.choices.push(Choice { lot, tenderer, cost });
                problem.chosen.push(standing);
            }
        }
        Ok(problem)
    }

    fn tenderer(&self, tender: Key<Tender>) -> usize {
        self.tenderers.get(self.case.tenderer(tender)).copied().unwrap_or_default()
    }

    /// What it costs to give a lot to a tender: its result or price, then what the stated ties look at.
    fn cost(&self, lot: usize, standing: &Standing) -> Cost {
        let price = || standing.price.clone().unwrap_or(Exact::ZERO);
        let mut cost = vec![match (self.total, self.case.rules().award.best) {
            (Total::Price, _) => price(),
            (Total::Result, Best::Lowest) => standing.result.clone(),
            (Total::Result, Best::Highest) => -&standing.result,
        }];
        for tie in &self.case.rules().lots.ties {
            match tie {
                AllocationTie::LowestPrice => cost.push(price()),
                AllocationTie::OrderOfLots => {
                    let place =
                        |at| if at == lot { Exact::whole(standing.place) } else { Exact::ZERO };
                    cost.extend((0..self.case.lots.len()).map(place));
                }
            }
        }
        cost
    }

    fn zero(&self) -> Cost {
        let ties = self.case.rules().lots.ties.iter();
        let figures = ties.map(|tie| match tie {
            AllocationTie::LowestPrice => 1,
            AllocationTie::OrderOfLots => self.case.lots.len(),
        });
        vec![Exact::ZERO; 1 + figures.sum::<usize>()]
    }

    /// The best way under each choice of combinations.
    fn ways(&self) -> Shared<Vec<Way>> {
        let Some(selections) = selections(&self.together) else {
            let message = "the combinations can be put together in more than 1,000 ways";
            let mistake = Diagnostic::mistake(codes::LIMIT_ALLOCATION, message);
            return Err(Box::new(mistake.help("share lots out in smaller groups")));
        };
        Ok(selections.into_iter().filter_map(|chosen| self.way(chosen, None)).collect())
    }

    /// The best way with these combinations, and without one choice; none where somebody would win more than it may.
    fn way(&self, selection: Vec<usize>, without: Option<usize>) -> Option<Way> {
        let mut room = vec![self.case.most(); self.tenderers.len()];
        let mut cost = self.zero();
        let mut taken = Vec::new();
        for together in selection.iter().filter_map(|at| self.together.get(*at)) {
            for (lot, standing) in &together.lots {
                let room = room.get_mut(self.tenderer(standing.tender))?;
                *room = room.checked_sub(1)?;
                cost = plus(&cost, &self.cost(*lot, standing));
                taken.push(*lot);
            }
        }
        let usable =
            |at: usize, choice: &Choice| Some(at) != without && !taken.contains(&choice.lot);
        let lots = self.case.lots.len();
        let assigned = assign(&self.choices, &usable, (lots, &room), &self.zero());
        let alone = assigned.iter().flatten().filter_map(|at| self.choices.get(*at));
        let awarded = taken.len() + alone.clone().count();
        let cost = alone.fold(cost, |sum, choice| plus(&sum, &choice.cost));
        Some(Way { selection, assigned, awarded, cost })
    }

    /// The best way, and the best that gives some lot to another tender.
    fn best_two(&self, mut ways: Vec<Way>) -> Option<(Way, Option<Way>)> {
        let order = |a: &Way, b: &Way| better((a.awarded, &a.cost), (b.awarded, &b.cost));
        ways.sort_by(order);
        let best = ways.first()?.clone();
        let winners = self.winners(&best);
        let mut next: Option<Way> = None;
        for way in ways {
            // what is left out of a way makes it no better
            if next.as_ref().is_some_and(|next| order(next, &way).is_le()) {
                break;
            }
            let without = |at: &usize| self.way(way.selection.clone(), Some(*at));
            let others: Vec<Way> = way.assigned.iter().flatten().filter_map(without).collect();
            let candidates = std::iter::once(way.clone()).chain(others);
            for candidate in candidates.filter(|other| self.winners(other) != winners) {
                if next.as_ref().is_none_or(|next| order(&candidate, next).is_lt()) {
                    next = Some(candidate);
                }
            }
        }
        Some((best, next))
    }

    fn winners(&self, way: &Way) -> Vec<Option<Key<Tender>>> {
        self.awards(way).into_iter().map(|award| award.tender).collect()
    }

    fn awards(&self, way: &Way) -> Vec<LotAward> {
        let alone = |(standings, at): (&Standings, &Option<usize>)| {
            let standing = at.and_then(|at| self.chosen.get(at));
            let award = standing.map(|standing| standings.award(standing));
            award.unwrap_or_else(|| LotAward::nobody(standings.lot))
        };
        let mut awards: Vec<LotAward> =
            self.standings.iter().zip(&way.assigned).map(alone).collect();
        for together in way.selection.iter().filter_map(|at| self.together.get(*at)) {
            for (lot, standing) in &together.lots {
                if let (Some(award), Some(standings)) =
                    (awards.get_mut(*lot), self.standings.get(*lot))
                {
                    *award = standings.award(standing);
                    award.combination = Some(together.position);
                }
            }
        }
        for award in &mut awards {
            award.passed_over = Vec::new();
        }
        awards
    }

    fn sum(&self, way: &Way) -> TotalOfLots {
        let awards = self.awards(way);
        let figure = |award: &LotAward| match self.total {
            Total::Result => award.result.clone(),
            Total::Price => award.price.clone(),
        };
        let sum = awards.iter().filter_map(figure).fold(Exact::ZERO, |sum, one| &sum + &one);
        let alone = way.assigned.iter().flatten().filter_map(|at| self.chosen.get(*at));
        let selected = way.selection.iter().filter_map(|at| self.together.get(*at));
        let together = selected.flat_map(|one| one.lots.iter().map(|(_, standing)| standing));
        let is_exact = alone.chain(together).all(|standing| standing.is_exact);
        TotalOfLots { sum, is_exact, awarded: way.awarded }
    }

    /// Why the best way is not decided: a lot is not, or another way is as good, or too close to tell.
    fn why_undecided(&self, best: &Way, next: Option<&Way>) -> Option<String> {
        if let Some(doubtful) = self.standings.iter().find(|one| one.is_doubtful) {
            let lot = self.case.lot_id(doubtful.lot);
            return Some(format!("{lot}: figures are too close to tell apart"));
        }
        let next = next.filter(|next| next.awarded == best.awarded)?;
        if next.cost == best.cost {
            return Some("two ways of sharing the lots out are equally good, and no rule in `ties` of `[lots]` separates them".to_owned());
        }
        let (a, b) = (self.sum(best), self.sum(next));
        let distance = (&a.sum - &b.sum).absolute();
        let closest = &a.sum.absolute().max(b.sum.absolute()) * &Exact::from_scaled(1, 30);
        let is_close = !(a.is_exact && b.is_exact) && a.sum != b.sum && distance < closest;
        is_close.then(|| "two ways of sharing the lots out are too close to tell apart".to_owned())
    }
}
