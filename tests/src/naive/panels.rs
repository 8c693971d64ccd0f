//! Scores of evaluators, then of groups, then of an item: a requirement or a leaf without requirements.

use std::collections::BTreeSet;

use super::case::{Between, Case, Group, Missing, Row, Within};
use super::number::{Q, rounded};
use super::work_out::{Failure, count, mean, median, trimmed_mean};

/// The score of an item for a tender, among the tenders that still need it.
pub fn score(case: &Case, item: &str, tender: usize, needing: &[usize]) -> Result<Q, Failure> {
    let score = if is_agreed(case, item) {
        agreed(case, item, tender).ok_or_else(|| format!("no agreed score of `{item}`"))?
    } else {
        of_groups(case, item, tender, needing)?
    };
    Ok(rounded(case.rounding.score, score))
}

/// Whether any tender has an agreed score of the item.
pub fn is_agreed(case: &Case, item: &str) -> bool {
    (0..case.tenders.len()).any(|tender| agreed(case, item, tender).is_some())
}

fn agreed(case: &Case, item: &str, tender: usize) -> Option<Q> {
    let scores = &case.tenders[tender].scores;
    scores.iter().find(|(id, _)| id == item).map(|(_, score)| score.value())
}

/// The groups that assess an item; all evaluators are one group where there are none.
pub fn groups_of(case: &Case, item: &str) -> Vec<Group> {
    if case.groups.is_empty() {
        let everybody =
            Group { id: String::new(), assesses: Vec::new(), weight: None, quorum: None };
        return vec![everybody];
    }
    let leaf = &case.leaf_of(item).id;
    let assesses = |group: &&Group| {
        let below = group.assesses.iter().flat_map(|id| case.with_everything_below(id));
        below.into_iter().any(|criterion| &criterion.id == leaf)
    };
    case.groups.iter().filter(assesses).cloned().collect()
}

/// The row that counts for one seat: the first score, or the latest that replaces it.
fn counting<'c>(
    case: &'c Case,
    item: &str,
    tender: usize,
    group: &str,
    evaluator: &str,
) -> Option<&'c Row> {
    let tender = &case.tenders[tender].id;
    let rows: Vec<&Row> = case
        .rows
        .iter()
        .filter(|row| row.item == item && &row.tender == tender)
        .filter(|row| row.group == group && row.evaluator == evaluator)
        .collect();
    let replacing = rows.iter().filter(|row| row.reason.is_some());
    let latest = replacing.max_by_key(|row| row.at.as_ref().map(|at| at.minutes));
    latest.or(rows.first()).copied()
}

/// One group's look at one item.
struct Panel<'c> {
    case: &'c Case,
    item: &'c str,
    group: &'c str,
    needing: &'c [usize],
}

impl Panel<'_> {
    fn score_by(&self, evaluator: &str, tender: usize) -> Option<Q> {
        counting(self.case, self.item, tender, self.group, evaluator).map(|row| row.score.value())
    }

    /// Evaluators with a score of the item for a tender that needs it.
    fn evaluators(&self) -> BTreeSet<String> {
        let mine = |row: &&Row| row.item == self.item && row.group == self.group;
        let named = self.case.rows.iter().filter(mine).map(|row| row.evaluator.clone());
        named
            .filter(|evaluator| !evaluator.is_empty())
            .filter(|evaluator| {
                self.needing.iter().any(|&tender| self.score_by(evaluator, tender).is_some())
            })
            .collect()
    }

    fn missed_somebody(&self, evaluator: &str) -> bool {
        self.needing.iter().any(|&tender| self.score_by(evaluator, tender).is_none())
    }

    /// The scores that count for a tender.
    fn scores(&self, tender: usize) -> Result<Vec<Q>, Failure> {
        let mut scores = Vec::new();
        for evaluator in self.evaluators() {
            let score = self.score_by(&evaluator, tender);
            match self.case.scoring.missing {
                Some(Missing::SkipEvaluator) if self.missed_somebody(&evaluator) => {}
                Some(Missing::Skip | Missing::SkipEvaluator) => scores.extend(score),
                Some(Missing::Error) | None => scores.push(score.ok_or_else(|| {
                    format!("`{evaluator}` has not scored `{}` for all", self.item)
                })?),
            }
        }
        Ok(scores)
    }

    fn consensus(&self, tender: usize) -> Option<Q> {
        self.score_by("", tender)
    }
}

fn of_groups(case: &Case, item: &str, tender: usize, needing: &[usize]) -> Result<Q, Failure> {
    let mut of_groups: Vec<(Option<Q>, Q)> = Vec::new();
    let mut of_evaluators: Vec<Q> = Vec::new();
    for group in groups_of(case, item) {
        let panel = Panel { case, item, group: &group.id, needing };
        let scores = panel.scores(tender)?;
        if group.quorum.is_some_and(|quorum| scores.len() < quorum) {
            return Err(format!("fewer scores of `{item}` than the quorum of `{}`", group.id));
        }
        let together = match case.scoring.within {
            None => return Err(format!("nobody has scored `{item}`")),
            Some(Within::Consensus) => panel.consensus(tender),
            Some(within) => together(within, scores.clone())?,
        };
        of_evaluators.extend(scores);
        match (together, case.scoring.missing) {
            (Some(score), _) => {
                of_groups.push((group.weight.map(|weight| weight.value()), score));
            }
            (None, Some(Missing::Skip | Missing::SkipEvaluator)) => {}
            (None, Some(Missing::Error) | None) => {
                return Err(format!("group `{}` has no score of `{item}`", group.id));
            }
        }
    }
    between(case.scoring.between, of_groups, &of_evaluators)
        .ok_or_else(|| format!("nobody has scored `{item}`"))
}

/// The scores of one group as one; nothing if there are none.
fn together(within: Within, scores: Vec<Q>) -> Result<Option<Q>, Failure> {
    if scores.is_empty() {
        return Ok(None);
    }
    Ok(match within {
        Within::Mean => mean(&scores),
        Within::Median => median(scores),
        Within::Lowest => scores.into_iter().min(),
        Within::Highest => scores.into_iter().max(),
        Within::TrimmedMean(lowest, highest) => {
            let trimmed = trimmed_mean(scores, lowest, highest);
            Some(trimmed.ok_or_else(|| "no score is left after trimming".to_owned())?)
        }
        Within::Consensus => panic!("a consensus is a row of its own"),
    })
}

fn between(
    rule: Option<Between>,
    of_groups: Vec<(Option<Q>, Q)>,
    of_evaluators: &[Q],
) -> Option<Q> {
    if let [(_, only)] = of_groups.as_slice() {
        return Some(only.clone());
    }
    let scores: Vec<Q> = of_groups.iter().map(|(_, score)| score.clone()).collect();
    match rule {
        Some(Between::Mean) => mean(&scores),
        Some(Between::Median) => median(scores),
        Some(Between::Pooled) => mean(of_evaluators),
        Some(Between::WeightedMean) if scores.is_empty() => None,
        Some(Between::WeightedMean) => {
            let mut sum = count(0);
            let mut weights = count(0);
            for (weight, score) in of_groups {
                let weight = weight.expect("weights under weighted-mean");
                sum += &weight * score;
                weights += weight;
            }
            Some(sum / weights)
        }
        None if scores.is_empty() => None,
        None => panic!("several groups score an item: between_groups must be stated"),
    }
}
