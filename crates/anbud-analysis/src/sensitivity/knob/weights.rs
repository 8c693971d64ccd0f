//! Weights: what a criterion shares with its brothers and sisters, and what they would have if it had another share.

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::keyed::Key;
use anbud::procedure::{Criterion, MarksKey};

use super::super::decision::Decision;

/// The criteria that share full marks with one, itself among them.
pub(in super::super) fn family(
    decision: &Decision<'_>,
    criterion: Key<Criterion>,
) -> Vec<Key<Criterion>> {
    let procedure = decision.basis.procedure;
    let parent = procedure.criteria[criterion].parent;
    let of = |(key, rules): (Key<Criterion>, &Criterion)| {
        (rules.parent == parent && rules.marks.is_some()).then_some(key)
    };
    procedure.criteria.entries().filter_map(of).collect()
}

/// What a criterion shares with its brothers and sisters: the sum of their weights.
pub(super) fn whole_of(decision: &Decision<'_>, criterion: Key<Criterion>) -> Option<Exact> {
    let weights = family(decision, criterion).into_iter().map(|key| decision.marks(key));
    let weights = weights.collect::<Option<Vec<Figure>>>()?;
    Some(weights.into_iter().fold(Exact::ZERO, |sum, weight| &sum + decision.number(weight)))
}

/// The weights of a criterion and its brothers and sisters if it had so much, the others in proportion.
pub(super) fn weights(
    decision: &Decision<'_>,
    criterion: Key<Criterion>,
    to: &Exact,
) -> Option<Vec<(Key<Criterion>, Exact)>> {
    let whole = whole_of(decision, criterion)?;
    let own = decision.number(decision.marks(criterion)?);
    let ratio = (&whole - to).divided_by(&(&whole - own))?;
    let weight = |key: Key<Criterion>| {
        let stated = decision.number(decision.marks(key)?);
        Some((key, if key == criterion { to.clone() } else { stated * &ratio }))
    };
    family(decision, criterion).into_iter().map(weight).collect()
}

/// Whether the weight of a criterion can be turned: it shares with others, and money is not shared.
pub(in super::super) fn has_weight(decision: &Decision<'_>, criterion: Key<Criterion>) -> bool {
    let rules = &decision.basis.procedure.criteria[criterion];
    let is_shared = rules.marks.as_ref().is_some_and(|marks| marks.key != MarksKey::Value);
    is_shared
        && family(decision, criterion).len() > 1
        && decision.marks(criterion).is_some_and(|marks| {
            whole_of(decision, criterion).is_some_and(|whole| whole != *decision.number(marks))
        })
}
