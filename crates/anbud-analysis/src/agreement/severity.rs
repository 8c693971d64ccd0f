//! Who scores high or low: the mean deviation from those who scored the same.
//!
//! In a unit that `m` evaluators scored with the sum `T`, who gave `x` deviates by `x - (T - x) / (m - 1)`. A group deviates by the
//! mean of its evaluators less the mean of all others. Units that nobody else scored take no part.

use std::collections::BTreeMap;

use anbud::procedure::Group;
use anbud::{Exact, Key, Procedure};

use super::Figure;
use super::block::{count, sum};
use super::judgments::{Judgments, Rater, Unit};
use super::outliers::{Side, sides};
use super::statistic::Statistic;

/// How one rater scores beside the others.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Severity {
    /// Who.
    pub rater: Rater,
    /// In how many units somebody else scored too.
    pub units: usize,
    /// The mean deviation: above zero where the rater scores higher than the others.
    pub deviation: Figure,
    /// The mean of the deviations without their signs: how far from the others, up or down.
    pub distance: Figure,
    /// Whether the deviation lies outside the fences of all raters.
    pub outlier: Option<Side>,
    /// Whether the distance lies above the fence of all raters.
    pub is_distant: bool,
}

/// How one group scores beside the others.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct GroupSeverity {
    /// Which.
    pub group: Key<Group>,
    /// In how many units another group scored too.
    pub units: usize,
    /// The mean deviation: above zero where the group scores higher than the others.
    pub deviation: Figure,
    /// How far its own evaluators agree with each other, over everything that they scored.
    pub within: Vec<Statistic>,
}

/// A mean of fractions with few different denominators.
#[derive(Debug, Clone, Default)]
struct Mean {
    by_denominator: BTreeMap<u64, Exact>,
    units: usize,
}

impl Mean {
    fn add(&mut self, numerator: &Exact, denominator: u64) {
        let sum = self.by_denominator.entry(denominator).or_insert(Exact::ZERO);
        *sum = &*sum + numerator;
        self.units += 1;
    }

    fn value(&self) -> Option<Exact> {
        let parts = self.by_denominator.iter();
        let parts =
            parts.filter_map(|(denominator, sum)| sum.divided_by(&Exact::whole(*denominator)));
        let sum = parts.fold(Exact::ZERO, |sum, part| &sum + &part);
        sum.divided_by(&count(self.units))
    }
}

/// The severity of every rater.
pub(super) fn of_raters(judgments: &Judgments, comparable: &Result<(), String>) -> Vec<Severity> {
    let mut means = vec![(Mean::default(), Mean::default()); judgments.raters.len()];
    for unit in judgments.units.iter().filter(|unit| unit.scores.len() > 1) {
        let (m, total) = (unit.scores.len(), total(judgments, unit));
        for (rater, value) in &unit.scores {
            let Some((signed, plain)) = means.get_mut(*rater) else { continue };
            let deviation = &(&count(m) * judgments.value(*value)) - &total;
            signed.add(&deviation, m as u64 - 1);
            plain.add(&deviation.absolute(), m as u64 - 1);
        }
    }
    let figure = |mean: &Mean| {
        comparable.clone()?;
        mean.value().ok_or_else(|| "nobody else scored the same".to_owned())
    };
    let figures: Vec<(Figure, Figure)> =
        means.iter().map(|(signed, plain)| (figure(signed), figure(plain))).collect();
    let outliers = sides(figures.iter().map(|(deviation, _)| deviation.as_ref().ok()));
    let distant = sides(figures.iter().map(|(_, distance)| distance.as_ref().ok()));
    let raters = judgments.raters.iter().zip(means).zip(figures).zip(outliers).zip(distant);
    raters
        .map(|((((rater, means), (deviation, distance)), outlier), distant)| Severity {
            rater: *rater,
            units: means.0.units,
            deviation,
            distance,
            outlier,
            is_distant: distant == Some(Side::High),
        })
        .collect()
}

/// The severity of every group.
pub(super) fn of_groups(
    procedure: &Procedure,
    judgments: &Judgments,
    comparable: &Result<(), String>,
) -> Vec<GroupSeverity> {
    let mut means: BTreeMap<Key<Group>, Mean> = BTreeMap::new();
    for unit in &judgments.units {
        let (m, total) = (unit.scores.len(), total(judgments, unit));
        for (group, scores) in by_group(judgments, unit) {
            let others = m - scores.len();
            if others > 0 {
                let (own, rest) = (sum(scores.iter().copied()), count(others));
                let left = &rest * &own;
                let right = &count(scores.len()) * &(&total - &own);
                let mean = means.entry(group).or_default();
                mean.add(&(&left - &right), (scores.len() * others) as u64);
            }
        }
    }
    let severity = |group: Key<Group>| {
        let mean = means.get(&group);
        let value = mean.and_then(Mean::value);
        let deviation = value.ok_or_else(|| "no other group scored the same".to_owned());
        GroupSeverity {
            group,
            units: mean.map_or(0, |mean| mean.units),
            deviation: comparable.clone().and(deviation),
            within: super::within(procedure, judgments, group),
        }
    };
    procedure.groups.keys().map(severity).collect()
}

/// The scores of a unit by group.
pub(super) fn by_group<'a>(
    judgments: &'a Judgments,
    unit: &Unit,
) -> BTreeMap<Key<Group>, Vec<&'a Exact>> {
    let mut groups: BTreeMap<Key<Group>, Vec<&Exact>> = BTreeMap::new();
    for (rater, value) in &unit.scores {
        if let Some(group) = judgments.raters.get(*rater).and_then(|rater| rater.group) {
            groups.entry(group).or_default().push(judgments.value(*value));
        }
    }
    groups
}

fn total(judgments: &Judgments, unit: &Unit) -> Exact {
    let times = |(value, count): &(usize, u64)| &Exact::whole(*count) * judgments.value(*value);
    unit.counts.iter().map(times).fold(Exact::ZERO, |sum, part| &sum + &part)
}
