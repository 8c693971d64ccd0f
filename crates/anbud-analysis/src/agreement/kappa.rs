//! Agreement beyond chance on the same score: Fleiss' kappa and Gwet's AC1.
//!
//! Both are `(observed - expected) / (1 - expected)`. The observed agreement of a unit is the share of pairs of its evaluators
//! that gave the same score. With `p` the share of a score among all, Fleiss expects `sum p^2`, Gwet
//! `sum p * (1 - p) / (q - 1)` for `q` different scores. Sources: Fleiss, *Measuring nominal scale agreement among many raters*
//! (1971); Gwet, *Computing inter-rater reliability and its variance in the presence of high agreement* (2008).

use std::collections::BTreeMap;

use anbud::Exact;

use super::Figure;
use super::block::{Block, count};
use super::judgments::Panel;

const ALL_THE_SAME: &str = "all scores are the same, so agreement beyond chance cannot be told";

/// Fleiss' kappa over the units that every evaluator scored.
pub(super) fn fleiss(block: &Block) -> Figure {
    block.has(1)?;
    let mut same_pairs: u128 = 0;
    let mut given: BTreeMap<&Exact, u128> = BTreeMap::new();
    for row in &block.rows {
        let mut counts: BTreeMap<&Exact, u128> = BTreeMap::new();
        for score in row {
            *counts.entry(score).or_default() += 1;
        }
        for (score, count) in counts {
            same_pairs += count * (count - 1);
            *given.entry(score).or_default() += count;
        }
    }
    let (units, n) = (count(block.rows.len()), count(block.evaluators));
    let all = &units * &n;
    let pairs = &all * &(&n - &Exact::ONE);
    let squares = given.values().fold(Exact::ZERO, |sum, count| &sum + &square(*count));
    let observed = figure(same_pairs).divided_by(&pairs);
    beyond(observed, squares.divided_by(&(&all * &all)))
}

/// Gwet's AC1 over all units; those scored once count towards how often a score is given.
pub(super) fn gwet_ac1(panel: &Panel<'_>) -> Figure {
    let mut shares: BTreeMap<usize, BTreeMap<u64, u128>> = BTreeMap::new();
    let mut same: BTreeMap<u64, u128> = BTreeMap::new();
    let mut paired: u64 = 0;
    for unit in &panel.units {
        let scores = unit.scores.len() as u64;
        for (value, count) in &unit.counts {
            *shares.entry(*value).or_default().entry(scores).or_default() += u128::from(*count);
            if scores > 1 {
                *same.entry(scores * (scores - 1)).or_default() += u128::from(count * (count - 1));
            }
        }
        paired += u64::from(scores > 1);
    }
    if paired == 0 {
        return Err("no unit was scored by two evaluators".to_owned());
    }
    let Some(others) = shares.len().checked_sub(1).filter(|others| *others > 0) else {
        return Err(ALL_THE_SAME.to_owned());
    };
    let units = count(panel.units.len());
    let expected = shares.values().fold(Exact::ZERO, |sum, by_size| {
        let share = quotients(by_size).divided_by(&units).unwrap_or(Exact::ZERO);
        &sum + &(&share * &(&Exact::ONE - &share))
    });
    let observed = quotients(&same).divided_by(&Exact::whole(paired));
    beyond(observed, expected.divided_by(&count(others)))
}

/// The sum of counts, each over its size.
fn quotients(by_size: &BTreeMap<u64, u128>) -> Exact {
    let parts =
        by_size.iter().filter_map(|(size, count)| figure(*count).divided_by(&Exact::whole(*size)));
    parts.fold(Exact::ZERO, |sum, part| &sum + &part)
}

fn beyond(observed: Option<Exact>, expected: Option<Exact>) -> Figure {
    let kappa = observed.zip(expected).and_then(|(observed, expected)| {
        (&observed - &expected).divided_by(&(&Exact::ONE - &expected))
    });
    kappa.ok_or_else(|| ALL_THE_SAME.to_owned())
}

fn square(count: u128) -> Exact {
    &figure(count) * &figure(count)
}

fn figure(count: u128) -> Exact {
    Exact::whole(i128::try_from(count).unwrap_or(i128::MAX))
}
