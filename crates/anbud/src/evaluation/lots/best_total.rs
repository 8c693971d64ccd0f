//! All lots at once: of every way of sharing them out the one with the best sum, and the next best beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::assign::{Choice, Cost, better};
use super::combine::combinations;
use super::search::{Search, Way};
use super::standing::{Standing, Standings};
use super::{Allocation, LotAward, LotsCase, Shared, TotalOfLots, standings};
use crate::Exact;
use crate::procedure::{AllocationTie, Best, Total};

/// The lots, who may win them, and what that costs.
struct Problem<'a> {
    case: &'a LotsCase<'a>,
    total: Total,
    standings: Vec<Standings>,
    tenderers: BTreeMap<Arc<str>, usize>,
}

/// Shares the lots out for the best sum.
pub(super) fn share_out(case: &LotsCase<'_>, total: Total) -> Shared<Allocation> {
    let problem = Problem::new(case, total);
    let mut search = problem.search()?;
    let Some(best) = search.best(None)? else {
        let awards = case.lots.iter().map(|it| LotAward::nobody(it.lot)).collect();
        return Ok(Allocation { awards, total: None, runner_up: None, undecided: None });
    };
    let next = next_best(&mut search, &best)?;
    let undecided = problem.why_undecided(&search, &best, next.as_ref());
    let runner_up = next.map(|way| (problem.awards(&search, &way), problem.sum(&search, &way)));
    let sum = problem.sum(&search, &best);
    let awards = match undecided {
        Some(_) => case.lots.iter().map(|it| LotAward::nobody(it.lot)).collect(),
        None => problem.awards(&search, &best),
    };
    Ok(Allocation { awards, total: Some(sum), runner_up, undecided })
}

/// The best way that gives at least one lot to another tender: each in turn must not go where it goes.
fn next_best(search: &mut Search, best: &Way) -> Shared<Option<Way>> {
    let mut next: Option<Way> = None;
    for (lot, at) in best.assigned.iter().enumerate() {
        let Some(tender) = at.and_then(|at| Some(search.of.get(at)?.0.tender)) else { continue };
        let Some(way) = search.best(Some((lot, tender)))? else { continue };
        let is_better =
            |next: &Way| better((way.awarded, &way.cost), (next.awarded, &next.cost)).is_lt();
        if next.as_ref().is_none_or(is_better) {
            next = Some(way);
        }
    }
    Ok(next)
}

impl<'a> Problem<'a> {
    fn new(case: &'a LotsCase<'a>, total: Total) -> Self {
        let names: BTreeSet<Arc<str>> =
            case.tenders().list.iter().map(|tender| tender.tenderer.clone()).collect();
        let tenderers = names.into_iter().enumerate().map(|(at, name)| (name, at)).collect();
        Problem { case, total, standings: standings(case), tenderers }
    }

    /// The search over all tenders, alone and together.
    fn search(&self) -> Shared<Search> {
        let together = combinations(self.case)?;
        let room = vec![self.case.most(); self.tenderers.len()];
        let mut search = Search::new(self.case.lots.len(), room, self.zero(), together.clone());
        for (lot, one) in self.standings.iter().enumerate() {
            for standing in &one.list {
                search.add(self.choice(lot, standing), standing.clone(), None);
            }
        }
        for (position, one) in together.iter().enumerate() {
            for (lot, standing) in &one.lots {
                search.add(self.choice(*lot, standing), standing.clone(), Some(position));
            }
        }
        Ok(search)
    }

    fn choice(&self, lot: usize, standing: &Standing) -> Choice {
        let tenderer = self.tenderers.get(self.case.tenderer(standing.tender));
        Choice {
            lot,
            tenderer: tenderer.copied().unwrap_or_default(),
            cost: self.cost(lot, standing),
        }
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

    fn awards(&self, search: &Search, way: &Way) -> Vec<LotAward> {
        let award = |(standings, at): (&Standings, &Option<usize>)| {
            let won = at.and_then(|at| search.of.get(at));
            let Some((standing, part)) = won else { return LotAward::nobody(standings.lot) };
            let part = part.and_then(|part| search.together.get(part));
            LotAward {
                combination: part.map(|one| one.position),
                passed_over: Vec::new(),
                ..standings.award(standing)
            }
        };
        self.standings.iter().zip(&way.assigned).map(award).collect()
    }

    fn sum(&self, search: &Search, way: &Way) -> TotalOfLots {
        let awards = self.awards(search, way);
        let figure = |award: &LotAward| match self.total {
            Total::Result => award.result.clone(),
            Total::Price => award.price.clone(),
        };
        let sum = awards.iter().filter_map(figure).fold(Exact::ZERO, |sum, one| &sum + &one);
        let is_exact = awards.iter().all(|award| award.is_exact);
        TotalOfLots { sum, is_exact, awarded: way.awarded }
    }

    /// Why the best way is not decided: a lot is not, or another way is as good, or too close to tell.
    fn why_undecided(&self, search: &Search, best: &Way, next: Option<&Way>) -> Option<String> {
        if let Some(doubtful) = self.standings.iter().find(|one| one.is_doubtful) {
            let lot = self.case.lot_id(doubtful.lot);
            return Some(format!("{lot}: figures are too close to tell apart"));
        }
        let next = next.filter(|next| next.awarded == best.awarded)?;
        if next.cost == best.cost {
            return Some("two ways of sharing the lots out are equally good, and no rule in `ties` of `[lots]` separates them".to_owned());
        }
        let (a, b) = (self.sum(search, best), self.sum(search, next));
        let distance = (&a.sum - &b.sum).absolute();
        let closest = &a.sum.absolute().max(b.sum.absolute()) * &Exact::from_scaled(1, 30);
        let is_close = !(a.is_exact && b.is_exact) && a.sum != b.sum && distance < closest;
        is_close.then(|| "two ways of sharing the lots out are too close to tell apart".to_owned())
    }
}
