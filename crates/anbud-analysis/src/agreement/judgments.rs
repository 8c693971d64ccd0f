//! The scores by unit: who gave what to which tender and requirement.

use std::collections::{BTreeMap, BTreeSet};

use anbud::ledger::{Entry, Evaluator};
use anbud::procedure::{Basis, Group, Item, Scale};
use anbud::tenders::Tender;
use anbud::{Exact, Key, Literal, Procedure, Sheet};

/// Somebody who scores, for one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rater {
    /// The evaluator.
    pub evaluator: Key<Evaluator>,
    /// The group; none where the procedure declares none.
    pub group: Option<Key<Group>>,
}

/// All scores of evaluators.
#[derive(Debug)]
pub(super) struct Judgments {
    /// The different scores, rising.
    pub(super) values: Vec<Exact>,
    /// Who scored.
    pub(super) raters: Vec<Rater>,
    /// What was scored.
    pub(super) units: Vec<Unit>,
}

/// A pair of tender and requirement, with its scores.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) tender: Key<Tender>,
    pub(super) item: Item,
    /// Rater and score, as positions in [`Judgments`], by rater.
    pub(super) scores: Vec<(usize, usize)>,
    /// How often each score was given, by score.
    pub(super) counts: Vec<(usize, u64)>,
}

/// Some of the units.
#[derive(Debug)]
pub(super) struct Panel<'a> {
    pub(super) values: &'a [Exact],
    pub(super) units: Vec<&'a Unit>,
}

impl Judgments {
    /// Takes the scores of evaluators from a sheet; what groups agreed on is left aside.
    pub(super) fn of(sheet: &Sheet) -> Judgments {
        let by_evaluators = || sheet.entries().filter_map(|entry| Some((rater(&entry)?, entry)));
        let raters = by_evaluators().map(|(rater, _)| rater).collect::<BTreeSet<_>>();
        let raters = raters.into_iter().collect::<Vec<_>>();
        let digits = by_evaluators().map(|(_, entry)| (entry.score.scaled(), entry.score));
        let digits: BTreeMap<(i128, u32), Literal> = digits.collect();
        let mut values: Vec<(Exact, (i128, u32))> =
            digits.into_iter().map(|(scaled, score)| (score.exact(), scaled)).collect();
        values.sort_unstable();
        let positions: BTreeMap<(i128, u32), usize> =
            values.iter().enumerate().map(|(at, (_, scaled))| (*scaled, at)).collect();
        let mut units: Vec<Unit> = Vec::new();
        for (rater, entry) in by_evaluators() {
            let score = raters.binary_search(&rater).ok().zip(positions.get(&entry.score.scaled()));
            let Some((rater, value)) = score else { continue };
            if units.last().is_none_or(|unit| !unit.is_of(&entry)) {
                units.push(Unit::of(&entry));
            }
            if let Some(unit) = units.last_mut() {
                unit.scores.push((rater, *value));
            }
        }
        for unit in &mut units {
            unit.count();
        }
        Judgments { values: values.into_iter().map(|(value, _)| value).collect(), raters, units }
    }

    /// The score at a position.
    pub(super) fn value(&self, position: usize) -> &Exact {
        at(&self.values, position)
    }

    /// Some units together.
    pub(super) fn panel<'a>(&'a self, units: &'a [Unit]) -> Panel<'a> {
        Panel { values: &self.values, units: units.iter().collect() }
    }

    /// The units that a group scored, with the scores of its own evaluators alone.
    pub(super) fn of_group(&self, group: Key<Group>) -> Vec<Unit> {
        let is_own =
            |rater: usize| self.raters.get(rater).is_some_and(|it| it.group == Some(group));
        let units = self.units.iter().map(|unit| unit.of_raters(is_own));
        units.filter(|unit| !unit.scores.is_empty()).collect()
    }
}

/// Why the scores of some units cannot be taken together, if so: scales with other ends.
pub(super) fn is_comparable(procedure: &Procedure, units: &[Unit]) -> Result<(), String> {
    let mut scales = units.iter().filter_map(|unit| scale_of(procedure, unit.item));
    let Some(first) = scales.next() else { return Ok(()) };
    let ends = |scale: &Scale| (scale.minimum, scale.maximum);
    match scales.find(|scale| ends(scale) != ends(first)) {
        None => Ok(()),
        Some(other) => Err(format!(
            "the scales `{}` and `{}` have different ends, so their scores cannot be compared",
            first.id, other.id
        )),
    }
}

/// The scale that an item is scored on.
pub(super) fn scale_of(procedure: &Procedure, item: Item) -> Option<&Scale> {
    let leaf = procedure.leaf_of(item)?;
    match procedure.criteria[leaf].basis {
        Basis::Scored(scale) | Basis::Requirements(scale) => Some(&procedure.scales[scale]),
        _ => None,
    }
}

fn rater(entry: &Entry) -> Option<Rater> {
    entry.evaluator.map(|evaluator| Rater { evaluator, group: entry.group })
}

impl Unit {
    fn of(entry: &Entry) -> Unit {
        Unit { tender: entry.tender, item: entry.item, scores: Vec::new(), counts: Vec::new() }
    }

    fn is_of(&self, entry: &Entry) -> bool {
        (self.tender, self.item) == (entry.tender, entry.item)
    }

    /// The same with the scores of some raters only.
    fn of_raters(&self, is_own: impl Fn(usize) -> bool) -> Unit {
        let scores = self.scores.iter().copied().filter(|(rater, _)| is_own(*rater)).collect();
        let mut unit = Unit { tender: self.tender, item: self.item, scores, counts: Vec::new() };
        unit.count();
        unit
    }

    /// Sorts the scores and counts each.
    fn count(&mut self) {
        self.scores.sort_unstable();
        let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
        for (_, value) in &self.scores {
            *counts.entry(*value).or_default() += 1;
        }
        self.counts = counts.into_iter().collect();
    }
}

impl Panel<'_> {
    /// Who scored one of the units at least.
    pub(super) fn raters(&self) -> Vec<usize> {
        let all = self.units.iter().flat_map(|unit| unit.scores.iter().map(|(rater, _)| *rater));
        all.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The score at a position.
    pub(super) fn value(&self, position: usize) -> &Exact {
        at(self.values, position)
    }
}

static ZERO: Exact = Exact::ZERO;

/// The score at a position; positions are made with the list, so it is always there.
fn at(values: &[Exact], position: usize) -> &Exact {
    values.get(position).unwrap_or(&ZERO)
}
