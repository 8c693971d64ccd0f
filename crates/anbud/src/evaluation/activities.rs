//! Activities: what share of the score of each criterion came from which. It is read off the derivation, and decides nothing.
//!
//! The score of an item is a mean of tallies, by weights that the derivation recorded. The share of an activity is the weight of
//! its tallies, divided by that of all; where rows of a group state different activities, the weight of its tally is divided among them by how
//! many of its scores each has. Criteria above have the shares of those below, by full marks; tenders of the field count alike.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::result::Evaluation;
use crate::Exact;
use crate::derivation::{Derivation, Figure, Op, Tally};
use crate::keyed::Key;
use crate::ledger::{Activities, Sheet};
use crate::procedure::{Criterion, Group, Item, Procedure, Statistic};

/// The share of each activity; under no name what came from none that is stated.
pub type ActivityShares = BTreeMap<Option<Arc<str>>, Exact>;

/// What share of the score of a criterion came from which activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionActivities {
    /// The criterion.
    pub criterion: Key<Criterion>,
    /// The shares; they sum to 1.
    pub shares: ActivityShares,
}

/// The activities of each criterion that evaluators scored; none where nobody states an activity.
#[must_use]
pub fn activities(
    procedure: &Procedure,
    sheet: &Sheet,
    evaluation: &Evaluation,
    rows: &Activities,
) -> Vec<CriterionActivities> {
    if rows.is_empty() && procedure.groups.iter().all(|group| group.activity.is_none()) {
        return Vec::new();
    }
    let reader = Reader { procedure, sheet, rows, derivation: &evaluation.derivation };
    let mut by_criterion: Vec<Option<ActivityShares>> = vec![None; procedure.criteria.len()];
    // whoever stands below comes later in the file or not: a criterion is looked at when all below it are known
    for criterion in procedure.criteria.keys() {
        below(&reader, evaluation, criterion, &mut by_criterion);
    }
    let known = procedure.criteria.keys().zip(by_criterion);
    let known = known.filter_map(|(criterion, shares)| {
        shares
            .filter(|shares| !shares.is_empty())
            .map(|shares| CriterionActivities { criterion, shares })
    });
    known.collect()
}

/// Works out the shares of a criterion and of those below it.
fn below(
    reader: &Reader<'_>,
    evaluation: &Evaluation,
    criterion: Key<Criterion>,
    known: &mut [Option<ActivityShares>],
) {
    let at = criterion.position();
    if known.get(at).is_some_and(Option::is_some) {
        return;
    }
    let rules = &reader.procedure.criteria[criterion];
    let shares = if rules.children.is_empty() {
        of_leaf(reader, evaluation, criterion)
    } else {
        let mut parts = Vec::new();
        for child in &rules.children {
            below(reader, evaluation, *child, known);
            let full = evaluation.full.get(child.position()).copied().flatten();
            let shares = known.get(child.position()).cloned().flatten().unwrap_or_default();
            if let Some(full) = full {
                parts.push((reader.derivation.number(full).0.clone(), shares));
            }
        }
        mean(&parts)
    };
    if let Some(slot) = known.get_mut(at) {
        *slot = Some(shares);
    }
}

/// The mean over the tenders that have a score by evaluators.
fn of_leaf(
    reader: &Reader<'_>,
    evaluation: &Evaluation,
    criterion: Key<Criterion>,
) -> ActivityShares {
    let scores = evaluation
        .tenders
        .iter()
        .filter_map(|tender| evaluation.known(Item::Criterion(criterion), tender.tender).score);
    let parts: Vec<(Exact, ActivityShares)> =
        scores.map(|score| (Exact::ONE, reader.of_score(score))).collect();
    mean(&parts)
}

/// The mean of shares by weight, of those that have some.
fn mean(parts: &[(Exact, ActivityShares)]) -> ActivityShares {
    let known = parts.iter().filter(|(_, shares)| !shares.is_empty());
    let whole = known.clone().fold(Exact::ZERO, |sum, (weight, _)| &sum + weight);
    let mut all = ActivityShares::new();
    for (weight, shares) in known {
        for (activity, share) in shares {
            let Some(part) = (weight * share).divided_by(&whole) else { continue };
            let slot = all.entry(activity.clone()).or_insert(Exact::ZERO);
            *slot = &*slot + &part;
        }
    }
    all
}

struct Reader<'a> {
    procedure: &'a Procedure,
    sheet: &'a Sheet,
    rows: &'a Activities,
    derivation: &'a Derivation,
}

impl Reader<'_> {
    /// The shares of one score; empty where no evaluator gave it.
    fn of_score(&self, score: Figure) -> ActivityShares {
        let mut parts = Vec::new();
        self.weights(score, &Exact::ONE, &mut parts);
        mean(&parts)
    }

    /// The weight with which each tally entered a figure, by the means it went through.
    fn weights(&self, figure: Figure, weight: &Exact, to: &mut Vec<(Exact, ActivityShares)>) {
        match &self.derivation.node(figure).op {
            Op::Tally(tally) => to.push((weight.clone(), self.of_tally(tally))),
            Op::Same(of) | Op::Rounded(of, ..) => self.weights(*of, weight, to),
            Op::Sum(of) => of.iter().for_each(|of| self.weights(*of, weight, to)),
            Op::Quotient(of, by) => {
                if let Some(weight) = weight.divided_by(self.derivation.number(*by).0) {
                    self.weights(*of, &weight, to);
                }
            }
            Op::Product(of) => {
                for (at, one) in of.iter().enumerate() {
                    let others = of.iter().enumerate().filter(|(other, _)| *other != at);
                    let others = others.fold(weight.clone(), |product, (_, other)| {
                        &product * self.derivation.number(*other).0
                    });
                    self.weights(*one, &others, to);
                }
            }
            // those that stand where the rank is; several equal ones share it
            Op::Nth(_, of) => {
                let found = self.derivation.number(figure).0;
                let equal = of.iter().filter(|one| self.derivation.number(**one).0 == found);
                let count = Exact::whole(equal.clone().count() as u64);
                if let Some(weight) = weight.divided_by(&count) {
                    equal.for_each(|one| self.weights(*one, &weight, to));
                }
            }
            _ => {}
        }
    }

    /// The shares of the scores of a tally.
    fn of_tally(&self, tally: &Tally) -> ActivityShares {
        let is_consensus = tally.statistic == Statistic::Consensus;
        let mut counts: BTreeMap<Option<Key<Group>>, u64> = BTreeMap::new();
        for entry in self.sheet.of_tally(tally) {
            let is_out = entry.evaluator.is_some_and(|by| tally.left_out.contains(&by));
            *counts.entry(entry.group).or_default() += u64::from(!is_out);
        }
        let mut parts = Vec::new();
        for (group, count) in counts {
            let of_group = group.and_then(|group| self.procedure.groups[group].activity.clone());
            let mut rest = count;
            let stated = self.rows.stated(tally.tender, tally.item, group, is_consensus);
            for (activity, count) in stated {
                rest = rest.saturating_sub(u64::from(count));
                parts.push((Exact::whole(u64::from(count)), alone(Some(activity.clone()))));
            }
            if rest > 0 {
                parts.push((Exact::whole(rest), alone(of_group)));
            }
        }
        mean(&parts)
    }
}

fn alone(activity: Option<Arc<str>>) -> ActivityShares {
    ActivityShares::from([(activity, Exact::ONE)])
}
