//! Evaluators to group: one statistic of the scores of a group, summed as integers.

use std::ops::Range;

use super::super::work::Work;
use super::GroupKey;
use crate::derivation::{Failure, Figure, Outcome, Tally};
use crate::keyed::Key;
use crate::ledger::{Evaluator, Panel};
use crate::procedure::Statistic;
use crate::tenders::Tender;
use crate::{Exact, Literal};

/// Whose scores are taken together.
pub(super) struct Of<'a> {
    pub(super) tender: Key<Tender>,
    pub(super) group: GroupKey,
    pub(super) is_pooled: bool,
    pub(super) left_out: &'a [Key<Evaluator>],
}

/// The statistic of scores, each with how often it was given, from the lowest to the highest.
pub(super) fn tally(
    work: &mut Work<'_>,
    panel: &Panel<'_>,
    of: &Of<'_>,
    statistic: Statistic,
    counts: &[(Literal, u32)],
) -> Outcome<Figure> {
    let (sum, count) = value(statistic, counts)?;
    work.derivation.tally(Tally {
        tender: of.tender,
        item: panel.item(),
        group: of.group,
        is_pooled: of.is_pooled,
        statistic,
        alone: None,
        left_out: of.left_out.into(),
        sum,
        count,
    })
}

/// The sum of the scores that a statistic keeps, and how many there are: it is the one divided by the other.
pub(in crate::evaluation) fn value(
    statistic: Statistic,
    counts: &[(Literal, u32)],
) -> Outcome<(Exact, u32)> {
    let all = number(counts);
    let range = match statistic {
        Statistic::Mean | Statistic::Consensus => 0..all,
        Statistic::Median => all.saturating_sub(1) / 2..all / 2 + 1,
        Statistic::TrimmedMean { lowest, highest } => {
            u64::from(lowest)..all.saturating_sub(u64::from(highest))
        }
        Statistic::Lowest => 0..1,
        Statistic::Highest => all.saturating_sub(1)..all,
    };
    let kept = kept(counts, range);
    if kept.is_empty() {
        return Err(Failure::NotInRange(format!("nothing is left of {all} scores")).into());
    }
    Ok((sum(&kept), u32::try_from(number(&kept)).unwrap_or(u32::MAX)))
}

/// How many scores there are.
pub(super) fn number(counts: &[(Literal, u32)]) -> u64 {
    counts.iter().map(|(_, count)| u64::from(*count)).sum()
}

/// The scores whose positions, from the lowest to the highest, lie in a range.
fn kept(counts: &[(Literal, u32)], range: Range<u64>) -> Vec<(Literal, u32)> {
    let mut kept = Vec::with_capacity(counts.len());
    let mut begin = 0;
    for (score, count) in counts {
        let end = begin + u64::from(*count);
        let inside = range.end.min(end).saturating_sub(range.start.max(begin));
        if inside > 0 {
            kept.push((*score, u32::try_from(inside).unwrap_or(u32::MAX)));
        }
        begin = end;
    }
    kept
}

/// The sum of scores: in integers, and in rationals only where those have not enough digits.
fn sum(scores: &[(Literal, u32)]) -> Exact {
    let scaled = || scores.iter().map(|(score, count)| (score.scaled(), i128::from(*count)));
    let decimals = scaled().map(|((_, decimals), _)| decimals).max().unwrap_or(0);
    let whole = scaled().try_fold(0_i128, |sum, ((mantissa, own), count)| {
        let unit = 10_i128.checked_pow(decimals - own)?;
        sum.checked_add(mantissa.checked_mul(unit)?.checked_mul(count)?)
    });
    if let Some(whole) = whole {
        return Exact::from_scaled(whole, decimals);
    }
    let terms = scores.iter().map(|(score, count)| &score.exact() * &Exact::whole(*count));
    terms.fold(Exact::ZERO, |sum, term| &sum + &term)
}
