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
    let kept = kept(counts, positions(statistic, all));
    let count: u64 = kept.clone().map(|(_, count)| u64::from(count)).sum();
    if count == 0 {
        return Err(Failure::NotInRange(format!("nothing is left of {all} scores")).into());
    }
    Ok((sum(kept), u32::try_from(count).unwrap_or(u32::MAX)))
}

/// What a statistic makes of scores, as it is worked out in every evaluation; none where it keeps none of them.
///
/// ```
/// use anbud::Exact;
/// use anbud::evaluation::statistic_of;
/// use anbud::procedure::Statistic;
/// let scores = [5, 2, 4, 4].map(Exact::whole);
/// let of = |statistic| statistic_of(statistic, &scores).map(|score| score.to_string());
/// assert_eq!(of(Statistic::Mean).as_deref(), Some("15/4"));
/// assert_eq!(of(Statistic::Median).as_deref(), Some("4"));
/// assert_eq!(of(Statistic::TrimmedMean { lowest: 1, highest: 2 }).as_deref(), Some("4"));
/// assert_eq!(of(Statistic::TrimmedMean { lowest: 2, highest: 2 }), None);
/// ```
#[must_use]
pub fn statistic_of(statistic: Statistic, scores: &[Exact]) -> Option<Exact> {
    let mut sorted: Vec<&Exact> = scores.iter().collect();
    sorted.sort();
    let range = positions(statistic, sorted.len() as u64);
    let at = |position: u64| usize::try_from(position).unwrap_or(usize::MAX);
    let kept = sorted.get(at(range.start)..at(range.end))?;
    let sum = kept.iter().fold(Exact::ZERO, |sum, score| &sum + *score);
    sum.divided_by(&Exact::whole(kept.len() as u64))
}

/// The positions that a statistic keeps of so many scores, from the lowest to the highest.
fn positions(statistic: Statistic, all: u64) -> Range<u64> {
    match statistic {
        Statistic::Mean | Statistic::Consensus => 0..all,
        Statistic::Median => all.saturating_sub(1) / 2..all / 2 + 1,
        Statistic::TrimmedMean { lowest, highest } => {
            u64::from(lowest)..all.saturating_sub(u64::from(highest))
        }
        Statistic::Lowest => 0..1,
        Statistic::Highest => all.saturating_sub(1)..all,
    }
}

/// How many scores there are.
pub(super) fn number(counts: &[(Literal, u32)]) -> u64 {
    counts.iter().map(|(_, count)| u64::from(*count)).sum()
}

/// The scores whose positions, from the lowest to the highest, lie in a range.
fn kept(
    counts: &[(Literal, u32)],
    range: Range<u64>,
) -> impl Iterator<Item = (Literal, u32)> + Clone {
    let mut begin = 0;
    counts.iter().filter_map(move |(score, count)| {
        let end = begin + u64::from(*count);
        let inside = range.end.min(end).saturating_sub(range.start.max(begin));
        begin = end;
        (inside > 0).then(|| (*score, u32::try_from(inside).unwrap_or(u32::MAX)))
    })
}

/// The sum of scores: in integers, and in rationals only where those have not enough digits.
fn sum(scores: impl Iterator<Item = (Literal, u32)> + Clone) -> Exact {
    let scaled = || scores.clone().map(|(score, count)| (score.scaled(), i128::from(count)));
    let decimals = scaled().map(|((_, decimals), _)| decimals).max().unwrap_or(0);
    let whole = scaled().try_fold(0_i128, |sum, ((mantissa, own), count)| {
        let unit = 10_i128.checked_pow(decimals - own)?;
        sum.checked_add(mantissa.checked_mul(unit)?.checked_mul(count)?)
    });
    if let Some(whole) = whole {
        return Exact::from_scaled(whole, decimals);
    }
    let terms = scores.map(|(score, count)| &score.exact() * &Exact::whole(count));
    terms.fold(Exact::ZERO, |sum, term| &sum + &term)
}
