//! All lots at once: of every way of sharing them out the one with the best sum, and the next best beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::assign::{Choice, Cost, better};
use super::by_order::too_close;
use super::combine::combinations;
use super::search::{Search, Way};
use super::standing::{Standing, Standings};
use super::written::Written;
use super::{
    Allocation, AllocationDecision, LotAward, LotsCase, LotsUndecided, Shared, TotalOfLots,
    standings,
};
use crate::derivation::{Figure, Halt, Relation};
use crate::diagnostic::codes;
use crate::evaluation::UndecidedCause;
use crate::procedure::{AllocationTie, Best, Total};
use crate::{Diagnostic, Exact};

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
    let mut written = Written::default();
    let mut search = problem.search(&mut written)?;
    let nobody = || case.lots.iter().map(|it| LotAward::nobody(it.lot)).collect();
    let Some(best) = search.best(None)? else { return Ok(written.allocation(nobody(), None)) };
    let next = next_best(&mut search, &best)?;
    let awards = problem.awards(&search, &best, &mut written);
    let sum = written.total(&awards, total, "total").map_err(|halt| cannot_sum(&halt))?;
    let runner_up = match &next {
        Some(way) => {
            let awards = problem.awards(&search, way, &mut written);
            let sum =
                written.total(&awards, total, "total_next").map_err(|halt| cannot_sum(&halt))?;
            Some((awards, sum))
        }
        None => None,
    };
    let against = next.as_ref().zip(runner_up.as_ref());
    let decided = match (problem.doubtful(), against) {
        (Some(why), _) => Err(why),
        (None, None) => Ok(Vec::new()),
        (None, Some((way, next))) => {
            let both = [(&best, &awards, &sum), (way, &next.0, &next.1)];
            Comparison { problem: &problem, both }.decided(&mut written)
        }
    };
    let (decided, undecided) = match decided {
        Ok(decided) => (decided, None),
        Err(why) => (Vec::new(), Some(why)),
    };
    let awards = if undecided.is_some() { nobody() } else { awards };
    let allocation = written.allocation(awards, undecided);
    Ok(Allocation { decided, total: Some(sum), runner_up, ..allocation })
}

fn cannot_sum(halt: &Halt) -> Box<Diagnostic> {
    let why = match halt {
        Halt::Failed(failure) => failure.to_string(),
        Halt::Undecided(..) => "figures are too close to tell apart".to_owned(),
    };
    let message = format!("the sum over the lots cannot be worked out: {why}");
    let help = "round the results, or share the lots out in another way";
    Box::new(Diagnostic::mistake(codes::CANNOT_WORK_OUT, message).help(help))
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
    fn search(&self, written: &mut Written) -> Shared<Search> {
        let together = combinations(self.case, &mut written.again)?;
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
                    // below zero, so that a lot that nobody wins is worse than any place
                    let worst = i64::try_from(self.case.tenders().list.len()).unwrap_or(i64::MAX);
                    let place = i64::from(standing.place) - worst - 1;
                    let place = |at| if at == lot { Exact::whole(place) } else { Exact::ZERO };
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

    fn awards(&self, search: &Search, way: &Way, written: &mut Written) -> Vec<LotAward> {
        let award = |(standings, at): (&Standings, &Option<usize>)| {
            let won = at.and_then(|at| search.of.get(at));
            let Some((standing, part)) = won else { return LotAward::nobody(standings.lot) };
            let part = part.and_then(|part| search.together.get(part));
            let award = written.won(self.case.lots, standings.lot, standing);
            LotAward { combination: part.map(|one| one.position), ..award }
        };
        self.standings.iter().zip(&way.assigned).map(award).collect()
    }

    /// Says so where the places of some lot are too close to tell.
    fn doubtful(&self) -> Option<LotsUndecided> {
        let doubtful = self.standings.iter().find(|one| one.is_doubtful)?;
        Some(too_close(self.case, doubtful.lot))
    }
}

/// The best way and the next, with what they award and sum to.
struct Comparison<'a, 'p> {
    problem: &'a Problem<'p>,
    both: [(&'a Way, &'a Vec<LotAward>, &'a TotalOfLots); 2],
}

impl Comparison<'_, '_> {
    /// Compares the two: what is more lots, the better sum, and by the ties what separates equal sums.
    fn decided(&self, written: &mut Written) -> Result<Vec<AllocationDecision>, LotsUndecided> {
        let [(best, awards, sum), (next, next_awards, next_sum)] = self.both;
        if best.awarded > next.awarded {
            return Ok(vec![AllocationDecision::LotsAwarded]);
        }
        let rules = self.problem.case.rules();
        let better = match (self.problem.total, rules.award.best) {
            (Total::Result, Best::Highest) => Relation::Greater,
            _ => Relation::Less,
        };
        let truth = compared(written, [sum.sum, next_sum.sum], better)?;
        let mut decided = vec![AllocationDecision::Total(truth.figure)];
        if truth.differs {
            return Ok(decided);
        }
        for tie in &rules.lots.ties {
            match tie {
                AllocationTie::LowestPrice => {
                    let mut sum = |awards, name| {
                        written.sum(awards, Total::Price, name).map_err(|_| too_close_to_tell())
                    };
                    let sums = [sum(awards, "prices")?, sum(next_awards, "prices_next")?];
                    let truth = compared(written, sums, Relation::Less)?;
                    decided.push(AllocationDecision::LowestPrice(truth.figure));
                    if truth.differs {
                        return Ok(decided);
                    }
                }
                AllocationTie::OrderOfLots => {
                    let pairs = awards.iter().zip(next_awards);
                    let differ = pairs.into_iter().find(|(one, other)| one.place != other.place);
                    if let Some((one, _)) = differ {
                        decided.push(AllocationDecision::OrderOfLots(one.lot));
                        return Ok(decided);
                    }
                }
            }
        }
        Err(LotsUndecided {
            cause: UndecidedCause::Tied,
            lot: None,
            text: "two ways of sharing the lots out are equally good, and no rule in `ties` of `[lots]` separates them".into(),
        })
    }
}

/// A recorded comparison of two sums, and whether they differ.
struct Compared {
    figure: Figure,
    differs: bool,
}

/// Whether two sums are equal, or the first is the better.
fn compared(
    written: &mut Written,
    [one, other]: [Figure; 2],
    better: Relation,
) -> Result<Compared, LotsUndecided> {
    let derivation = &mut written.derivation;
    let order = derivation.order(one, other).map_err(|_| too_close_to_tell())?;
    let relation = if order.is_eq() { Relation::Equal } else { better };
    let truth = derivation.compared(one, relation, other).map_err(|_| too_close_to_tell())?;
    Ok(Compared { figure: truth.figure, differs: order.is_ne() })
}

fn too_close_to_tell() -> LotsUndecided {
    let text = "two ways of sharing the lots out are too close to tell apart".into();
    LotsUndecided { cause: UndecidedCause::TooClose, lot: None, text }
}
