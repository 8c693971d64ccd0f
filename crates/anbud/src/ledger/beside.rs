//! What evaluators scored beside the consensus of their group: it takes no part, and is never lost.

use super::{Entry, Sheet};
use crate::Exact;
use crate::derivation::Tally;
use crate::procedure::Statistic;

/// The scores of single evaluators beside the consensus of their group, and how far it lies from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The scores, by evaluator.
    pub entries: Vec<Entry>,
    /// The lowest of them.
    pub lowest: Exact,
    /// The highest of them.
    pub highest: Exact,
    /// Their sum.
    pub sum: Exact,
    /// The consensus less the mean of them.
    pub apart: Exact,
}

impl Sheet {
    /// What evaluators scored beside a consensus; none of another statistic, and where nobody did.
    #[must_use]
    pub fn beside(&self, tally: &Tally) -> Option<Beside> {
        if tally.statistic != Statistic::Consensus {
            return None;
        }
        let mut entries = self.of_group(tally.tender, tally.item, tally.group);
        entries.retain(|entry| entry.evaluator.is_some());
        let scores: Vec<Exact> = entries.iter().map(|entry| entry.score.exact()).collect();
        let sum = scores.iter().fold(Exact::ZERO, |sum, score| &sum + score);
        let mean = sum.divided_by(&Exact::whole(entries.len() as u64))?;
        Some(Beside {
            lowest: scores.iter().min()?.clone(),
            highest: scores.iter().max()?.clone(),
            apart: &tally.sum - &mean,
            sum,
            entries,
        })
    }
}
