//! Krippendorff's alpha: one minus observed over expected disagreement.
//!
//! ```text
//! alpha = 1 - (n - 1) * sum over units (disagreement(unit) / (m - 1)) / disagreement(all)
//! disagreement(scores) = sum over pairs of different scores c < k (n_c * n_k * distance(c, k) ^ 2)
//! ```
//!
//! `m` is how many scores a unit has, `n` how many there are in units scored twice or more; other units take no part.
//! Source: Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011).

use std::collections::BTreeMap;

use anbud::Exact;
use anbud::exact::BITS_MAX;

use super::Figure;
use super::judgments::Panel;
use super::statistic::Level;

/// For more different scores than these the ratio level is not worked out: its fraction would grow out of hand.
const RATIO_VALUES_MAX: usize = 500;

/// How often each score was given, by position.
type Counts = [(usize, u64)];

/// Alpha at a level.
pub(super) fn alpha(panel: &Panel<'_>, level: Level) -> Figure {
    let units: Vec<&Counts> = panel.units.iter().map(|unit| unit.counts.as_slice()).collect();
    let paired: Vec<&Counts> = units.into_iter().filter(|counts| total(counts) > 1).collect();
    if paired.is_empty() {
        return Err("no unit was scored by two evaluators".to_owned());
    }
    let all = summed(&paired);
    if all.len() < 2 {
        return Err("all scores are the same, so no disagreement is to be expected".to_owned());
    }
    let distance = Distance::of(level, panel, &all)?;
    let expected = distance.disagreement(&all)?;
    let mut by_size: BTreeMap<u64, Exact> = BTreeMap::new();
    for counts in &paired {
        let sum = by_size.entry(total(counts)).or_insert(Exact::ZERO);
        *sum = &*sum + &distance.disagreement(counts)?;
    }
    let parts = by_size.iter().filter_map(|(m, sum)| sum.divided_by(&Exact::whole(m - 1)));
    let observed = parts.fold(Exact::ZERO, |sum, part| &sum + &part);
    let ratio = (&observed * &Exact::whole(total(&all) - 1)).divided_by(&expected);
    ratio.map(|ratio| &Exact::ONE - &ratio).ok_or_else(|| "no disagreement is expected".to_owned())
}

fn total(counts: &Counts) -> u64 {
    counts.iter().map(|(_, count)| count).sum()
}

/// The counts of all units together.
fn summed(units: &[&Counts]) -> Vec<(usize, u64)> {
    let mut all: BTreeMap<usize, u64> = BTreeMap::new();
    for (value, count) in units.iter().copied().flatten() {
        *all.entry(*value).or_default() += count;
    }
    all.into_iter().collect()
}

/// How far two scores lie apart.
enum Distance<'a> {
    /// As far as any others.
    Same,
    /// By their positions on a line: the scores themselves, or twice their mean ranks.
    Line(BTreeMap<usize, Exact>),
    /// By their difference over their sum.
    Ratio(&'a Panel<'a>),
}

impl<'a> Distance<'a> {
    fn of(level: Level, panel: &'a Panel<'a>, all: &Counts) -> Result<Self, String> {
        let values = || all.iter().map(|(at, _)| (*at, panel.value(*at).clone()));
        match level {
            Level::Nominal => Ok(Distance::Same),
            Level::Interval => Ok(Distance::Line(values().collect())),
            Level::Ordinal => Ok(Distance::Line(ranks(all))),
            Level::Ratio if values().any(|(_, value)| value.is_negative()) => {
                Err("scores below zero have no ratios".to_owned())
            }
            Level::Ratio if all.len() > RATIO_VALUES_MAX => {
                Err(format!("there are more than {RATIO_VALUES_MAX} different scores"))
            }
            Level::Ratio => Ok(Distance::Ratio(panel)),
        }
    }

    fn disagreement(&self, counts: &Counts) -> Figure {
        match self {
            Distance::Same => {
                let squares: i128 = counts.iter().map(|(_, n)| i128::from(n * n)).sum();
                let all = i128::from(total(counts));
                Ok(Exact::whole((all * all - squares) / 2))
            }
            Distance::Line(positions) => Ok(on_a_line(counts, positions)),
            Distance::Ratio(panel) => by_ratio(counts, panel),
        }
    }
}

/// Twice the mean rank of each score: the squared difference of two is four times the ordinal distance.
fn ranks(all: &Counts) -> BTreeMap<usize, Exact> {
    let mut before = 0;
    let rank = |(at, count): &(usize, u64)| {
        let rank = Exact::whole(2 * before + count);
        before += count;
        (*at, rank)
    };
    all.iter().map(rank).collect()
}

/// The sum over pairs of squared differences: m * sum (n * x^2) - (sum (n * x))^2.
fn on_a_line(counts: &Counts, positions: &BTreeMap<usize, Exact>) -> Exact {
    let (mut sum, mut squares) = (Exact::ZERO, Exact::ZERO);
    for (at, count) in counts {
        let Some(position) = positions.get(at) else { continue };
        let times = &Exact::whole(*count) * position;
        squares = &squares + &(&times * position);
        sum = &sum + &times;
    }
    &(&Exact::whole(total(counts)) * &squares) - &(&sum * &sum)
}

/// The sum over pairs of ((c - k) / (c + k))^2, added up by the sum of the two first.
fn by_ratio(counts: &Counts, panel: &Panel<'_>) -> Figure {
    let mut by_sum: BTreeMap<Exact, Exact> = BTreeMap::new();
    for (nth, (c, of_c)) in counts.iter().enumerate() {
        for (k, of_k) in counts.iter().skip(nth + 1) {
            let (c, k) = (panel.value(*c), panel.value(*k));
            let difference = c - k;
            let weight = Exact::whole(i128::from(*of_c) * i128::from(*of_k));
            let part = by_sum.entry(c + k).or_insert(Exact::ZERO);
            *part = &*part + &(&weight * &(&difference * &difference));
        }
    }
    let mut total = Exact::ZERO;
    for (sum, part) in &by_sum {
        let quotient = part.divided_by(&(sum * sum)).unwrap_or(Exact::ZERO);
        total = &total + &quotient;
        if total.bits() > BITS_MAX {
            return Err("its fraction would have more than 65,536 bits".to_owned());
        }
    }
    Ok(total)
}
