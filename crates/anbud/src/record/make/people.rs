//! Evaluators counted: by group, by planned attribute, and what share of the scores came from which activity.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::{
    ActivityShare, Attribute, CriterionActivities, Evaluators, GroupCount, ScoredAmong, ValueCount,
};
use super::{Basis, count};
use crate::evaluation::activities;
use crate::keyed::Key;
use crate::ledger::{Evaluator, Sheet};
use crate::procedure::{Coverage, Criterion, Group, Procedure};

/// Evaluators in no order but that of their keys.
type Those = BTreeSet<Key<Evaluator>>;

/// How many evaluators there are and scored, and the activities that scores came from.
pub(super) fn evaluators(basis: &Basis<'_>) -> Evaluators {
    let found = activities(basis.procedure, basis.sheet, basis.evaluation, basis.activities);
    let of = |found: crate::evaluation::CriterionActivities| CriterionActivities {
        criterion: basis.procedure.criteria[found.criterion].id.to_string(),
        shares: found.shares.iter().map(share).collect(),
    };
    let counted = Evaluators::of(basis.procedure, basis.sheet);
    Evaluators { activities: found.into_iter().map(of).collect(), ..counted }
}

fn share((activity, share): (&Option<Arc<str>>, &crate::Exact)) -> ActivityShare {
    let activity = activity.as_ref().map(ToString::to_string);
    ActivityShare { activity, share: share.to_string() }
}

impl Evaluators {
    /// How many evaluators there are and how many of them scored: in all, by group, and by planned attribute. Attributes that
    /// nobody planned are not counted: one of them may be a name. Activities are not told: they are read off an evaluation.
    #[must_use]
    pub fn of(procedure: &Procedure, sheet: &Sheet) -> Evaluators {
        let scored = Scored::of(procedure, sheet);
        let planned = procedure.coverage.iter();
        Evaluators {
            activities: Vec::new(),
            attributes: planned
                .map(|planned| scored.attribute(procedure, sheet, planned))
                .collect(),
            count: count(sheet.evaluators.len()),
            groups: scored.groups(procedure, sheet),
            scored: count(scored.all.len()),
            scores: count(sheet.len()),
        }
    }
}

/// Who scored what.
struct Scored {
    all: Those,
    by_group: BTreeMap<Key<Group>, Those>,
    /// How many scores of each group count.
    scores: BTreeMap<Key<Group>, u64>,
    /// A criterion has those who scored something below it; empty where no coverage is planned.
    by_criterion: BTreeMap<Key<Criterion>, Those>,
}

impl Scored {
    fn of(procedure: &Procedure, sheet: &Sheet) -> Scored {
        let mut scored = Scored {
            all: sheet.scorers().collect(),
            by_group: BTreeMap::new(),
            scores: BTreeMap::new(),
            by_criterion: BTreeMap::new(),
        };
        let is_planned = !procedure.coverage.is_empty();
        for entry in sheet.entries() {
            if let Some(group) = entry.group {
                *scored.scores.entry(group).or_default() += 1;
                scored.by_group.entry(group).or_default().extend(entry.evaluator);
            }
            let Some(evaluator) = entry.evaluator.filter(|_| is_planned) else { continue };
            let mut above = procedure.leaf_of(entry.item);
            while let Some(criterion) = above {
                if !scored.by_criterion.entry(criterion).or_default().insert(evaluator) {
                    break; // then all above know them too
                }
                above = procedure.criteria[criterion].parent;
            }
        }
        scored
    }

    fn attribute(&self, procedure: &Procedure, sheet: &Sheet, planned: &Coverage) -> Attribute {
        let values = values(sheet, planned, &self.all);
        let among = |id: &Arc<str>, some: &Those| ScoredAmong {
            id: id.to_string(),
            scored: values.iter().map(|value| with(sheet, planned, &value.value, some)).collect(),
        };
        let criteria = self.by_criterion.iter();
        let groups = procedure.groups.entries();
        let nobody = Those::new();
        Attribute {
            attribute: planned.attribute.to_string(),
            criteria: criteria
                .map(|(key, some)| among(&procedure.criteria[*key].id, some))
                .collect(),
            groups: groups
                .map(|(key, group)| among(&group.id, self.by_group.get(&key).unwrap_or(&nobody)))
                .collect(),
            values,
        }
    }

    fn groups(&self, procedure: &Procedure, sheet: &Sheet) -> Vec<GroupCount> {
        let of = |(key, group): (Key<Group>, &Group)| GroupCount {
            count: count(sheet.evaluators.iter().filter(|one| one.groups.contains(&key)).count()),
            group: group.id.to_string(),
            scored: count(self.by_group.get(&key).map_or(0, BTreeSet::len)),
            scores: self.scores.get(&key).copied().unwrap_or_default(),
        };
        procedure.groups.entries().map(of).collect()
    }
}

/// The values of an attribute, planned ones and others, by code point.
fn values(sheet: &Sheet, planned: &Coverage, scored: &Those) -> Vec<ValueCount> {
    let plans = planned.at_least.iter().map(|(value, least)| (value.clone(), Some(*least)));
    let mut plans: BTreeMap<Arc<str>, Option<u32>> = plans.collect();
    for evaluator in sheet.evaluators.iter() {
        for value in values_of(evaluator, planned) {
            plans.entry(value.clone()).or_default();
        }
    }
    let all: Those = sheet.evaluators.keys().collect();
    let counted = plans.into_iter().map(|(value, plan)| ValueCount {
        count: with(sheet, planned, &value, &all),
        planned: plan.map(u64::from),
        scored: with(sheet, planned, &value, scored),
        value: value.to_string(),
    });
    counted.collect()
}

/// How many of some evaluators have a value.
fn with(sheet: &Sheet, planned: &Coverage, value: &str, some: &Those) -> u64 {
    let has = |key: &&Key<Evaluator>| {
        values_of(&sheet.evaluators[**key], planned).any(|found| **found == *value)
    };
    count(some.iter().filter(has).count())
}

/// What an evaluator states for the planned attribute.
fn values_of<'a>(
    evaluator: &'a Evaluator,
    planned: &'a Coverage,
) -> impl Iterator<Item = &'a Arc<str>> {
    let stated = evaluator.attributes.iter();
    stated.filter(|(name, _)| *name == planned.attribute).map(|(_, value)| value)
}
