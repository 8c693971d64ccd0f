//! Evaluators to group: one statistic of the scores of a group, summed as integers.

use std::ops::Range;

use super::super::work::Work;
use super::GroupKey;
use crate::Exact;
use crate::derivation::{Failure, Figure, Outcome, Tally};
use crate::keyed::Key;
use crate::ledger::{Entry, Evaluator};
use crate::procedure::Statistic;

/// The statistic of the scores in a range of the sheet, without those left out.
pub(super) fn tally(
    work: &mut Work<'_>,
    group: GroupKey,
    statistic: Statistic,
    entries: Range<usize>,
    left_out: &[Key<Evaluator>],
) -> Outcome<Figure> {
    let counted = counted(work, &entries, left_out);
    let (sum, count) = reduce(statistic, counted)?;
    let left_out = left_out.into();
    work.derivation.tally(Tally { group, statistic, entries, left_out, sum, count })
}

/// How many scores of a range count.
pub(super) fn count(work: &Work<'_>, entries: &Range<usize>, left_out: &[Key<Evaluator>]) -> usize {
    let entries = work.sheet.entries.get(entries.clone()).unwrap_or_default();
    entries.iter().filter(|entry| counts(entry, left_out)).count()
}

fn counts(entry: &Entry, left_out: &[Key<Evaluator>]) -> bool {
    entry.evaluator.is_none_or(|evaluator| !left_out.contains(&evaluator))
}

/// The scores that count, as integers of so many decimals.
fn counted(
    work: &Work<'_>,
    entries: &Range<usize>,
    left_out: &[Key<Evaluator>],
) -> (Vec<i128>, u32) {
    let entries = work.sheet.entries.get(entries.clone()).unwrap_or_default();
    let scores: Vec<(i128, u32)> = entries
        .iter()
        .filter(|entry| counts(entry, left_out))
        .map(|entry| entry.score.scaled())
        .collect();
    let decimals = scores.iter().map(|(_, decimals)| *decimals).max().unwrap_or(0);
    // a score has at most 28 digits, and its scale bounds how many decimals differ: 38 digits hold the sum
    let whole = |(mantissa, own): (i128, u32)| {
        mantissa.saturating_mul(10_i128.saturating_pow(decimals - own))
    };
    (scores.into_iter().map(whole).collect(), decimals)
}

fn reduce(statistic: Statistic, (mut scores, decimals): (Vec<i128>, u32)) -> Outcome<(Exact, u32)> {
    scores.sort_unstable();
    let all = scores.len();
    let range = match statistic {
        Statistic::Mean | Statistic::Consensus => 0..all,
        Statistic::Median => all.saturating_sub(1) / 2..all / 2 + 1,
        Statistic::TrimmedMean { lowest, highest } => {
            lowest as usize..all.saturating_sub(highest as usize)
        }
        Statistic::Lowest => 0..1,
        Statistic::Highest => all.saturating_sub(1)..all,
    };
    let kept = scores.get(range).unwrap_or_default();
    if kept.is_empty() {
        return Err(Failure::NotInRange(format!("nothing is left of {all} scores")).into());
    }
    let sum =
        kept.iter().fold(Exact::ZERO, |sum, score| &sum + &Exact::from_scaled(*score, decimals));
    Ok((sum, u32::try_from(kept.len()).unwrap_or(u32::MAX)))
}
