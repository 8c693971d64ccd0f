//! Evaluators counted: by group and by planned attribute.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::{Attribute, Evaluators, GroupCount, ValueCount};
use super::{Basis, count};
use crate::keyed::Key;
use crate::ledger::Evaluator;
use crate::procedure::{Coverage, Group};

/// How many evaluators there are, and how many of them scored. Attributes that nobody planned are not counted: one of
/// them may be a name.
pub(super) fn evaluators(basis: &Basis<'_>) -> Evaluators {
    let scored: BTreeSet<Key<Evaluator>> = basis.sheet.scorers().collect();
    let planned = &basis.procedure.coverage;
    Evaluators {
        attributes: planned.iter().map(|planned| attribute(basis, planned, &scored)).collect(),
        count: count(basis.sheet.evaluators.len()),
        groups: groups(basis),
        scored: count(scored.len()),
        scores: count(basis.sheet.len()),
    }
}

fn attribute(
    basis: &Basis<'_>,
    planned: &Coverage,
    scored: &BTreeSet<Key<Evaluator>>,
) -> Attribute {
    let mut values: BTreeMap<Arc<str>, ValueCount> = BTreeMap::new();
    let none = |value: &Arc<str>, planned| ValueCount {
        count: 0,
        planned,
        scored: 0,
        value: value.to_string(),
    };
    for (value, least) in &planned.at_least {
        values.insert(value.clone(), none(value, Some(u64::from(*least))));
    }
    for (key, evaluator) in basis.sheet.evaluators.entries() {
        let found = evaluator.attributes.iter().filter(|(name, _)| *name == planned.attribute);
        for (_, value) in found {
            let counted = values.entry(value.clone()).or_insert_with(|| none(value, None));
            counted.count += 1;
            counted.scored += u64::from(scored.contains(&key));
        }
    }
    Attribute { attribute: planned.attribute.to_string(), values: values.into_values().collect() }
}

fn groups(basis: &Basis<'_>) -> Vec<GroupCount> {
    let mut scored: BTreeMap<Key<Group>, BTreeSet<Key<Evaluator>>> = BTreeMap::new();
    let mut scores: BTreeMap<Key<Group>, u64> = BTreeMap::new();
    for entry in basis.sheet.entries() {
        let Some(group) = entry.group else { continue };
        *scores.entry(group).or_default() += 1;
        scored.entry(group).or_default().extend(entry.evaluator);
    }
    let of = |(key, group): (Key<Group>, &Group)| GroupCount {
        count: count(basis.sheet.evaluators.iter().filter(|one| one.groups.contains(&key)).count()),
        group: group.id.to_string(),
        scored: count(scored.get(&key).map_or(0, BTreeSet::len)),
        scores: scores.get(&key).copied().unwrap_or_default(),
    };
    basis.procedure.groups.entries().map(of).collect()
}
