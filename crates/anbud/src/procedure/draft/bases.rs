//! What the figure of each criterion comes from: scores, requirements, a measure, the price, or criteria below it.

use std::collections::BTreeSet;

use super::identifiers::{Naming, check, normal};
use super::mistakes::Mistakes;
use super::scales::{Scales, boundless, warn_of_unused};
use super::tree::{Tree, name_of};
use super::{CriterionDraft, RuleDraft, Text};
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::Key;
use crate::procedure::{Basis, Criterion, Kind, Scale};

/// Finds the basis of every criterion, and warns of scales that none uses.
pub(super) fn bases(tree: &mut Tree<'_>, scales: &Scales, mistakes: &mut Mistakes) {
    let mut used = BTreeSet::new();
    let mut are_known = !scales.are_damaged;
    for (key, stated) in tree.keys() {
        if let Some(measure) = &stated.measure {
            check(measure, "measure", Naming::Bare, mistakes);
        }
        let scale = stated.scale.as_ref().map(|id| scale(id, scales, mistakes));
        used.extend(scale.flatten());
        match basis(tree, key, stated, scale, mistakes) {
            Some(basis) => tree.criteria[key].basis = basis,
            None => tree.set_broken(key),
        }
        are_known &= !tree.is_broken(key);
    }
    if are_known {
        warn_of_unused(scales, &used, mistakes);
    }
}

/// Leaves of which it is not known what their figure comes from are scored without bounds, so that scores and
/// requirements of them can be read.
pub(super) fn stand_in_bases(tree: &mut Tree<'_>, scales: &mut Scales) {
    let lacks = |tree: &Tree<'_>, key: Key<Criterion>| {
        let criterion = &tree.criteria[key];
        let is_leaf = criterion.kind == Kind::Quality && criterion.children.is_empty();
        is_leaf && criterion.basis == Basis::Nothing
    };
    for (key, _) in tree.keys() {
        if tree.is_broken(key) && lacks(tree, key) {
            let scale = boundless("".into(), tree.criteria[key].place.clone());
            let scale = scales.list.push(scale);
            let has_requirements = !tree.criteria[key].requirements.is_empty();
            let basis = if has_requirements { Basis::Requirements } else { Basis::Scored };
            tree.criteria[key].basis = basis(scale);
        }
    }
}

/// The scale of this id.
fn scale(id: &Text, scales: &Scales, mistakes: &mut Mistakes) -> Option<Key<Scale>> {
    let found = scales.by_id.get(&normal(&id.value)).copied();
    if found.is_none() && !scales.are_damaged {
        let known = scales.by_id.keys().map(|id| &**id);
        mistakes.unknown(codes::UNKNOWN_REFERENCE, id, "a scale", known);
    }
    found
}

/// The basis of one criterion; none where it is not known. `scale` is what its scale was found to be, if it states one.
fn basis(
    tree: &Tree<'_>,
    key: Key<Criterion>,
    stated: &CriterionDraft,
    scale: Option<Option<Key<Scale>>>,
    mistakes: &mut Mistakes,
) -> Option<Basis> {
    let criterion = &tree.criteria[key];
    let has_children = !criterion.children.is_empty();
    let measured = |measure: &Text| Basis::Measured {
        measure: normal(&measure.value),
        place: measure.place.clone(),
    };
    if has_children {
        refuse(stated, true, true, "has criteria below it", mistakes)?;
        return Some(if tree.takes_part(key) { Basis::Children } else { Basis::Nothing });
    }
    match criterion.kind {
        Kind::Price => {
            refuse(stated, true, true, "is of kind `price`", mistakes)?;
            Some(if is_worked_out(tree, key, stated) { Basis::Price } else { Basis::Nothing })
        }
        Kind::Cost => {
            refuse(stated, true, false, "is of kind `cost`", mistakes)?;
            match &stated.measure {
                _ if !is_worked_out(tree, key, stated) => Some(Basis::Nothing),
                Some(measure) => Some(measured(measure)),
                None => lacks_basis(tree, key, stated, mistakes),
            }
        }
        Kind::Quality => match (&stated.measure, scale) {
            (Some(measure), Some(_)) => refuse_both(stated, measure, mistakes),
            (Some(measure), None) => Some(measured(measure)),
            (None, Some(None)) => None,
            (None, Some(Some(scale))) if criterion.requirements.is_empty() => {
                Some(Basis::Scored(scale))
            }
            (None, Some(Some(scale))) => Some(Basis::Requirements(scale)),
            (None, None) => lacks_basis(tree, key, stated, mistakes),
        },
    }
}

/// Whether a price or cost leaf is worked out: it takes part in sums, or states a rule, so that formulas can name its
/// share.
fn is_worked_out(tree: &Tree<'_>, key: Key<Criterion>, stated: &CriterionDraft) -> bool {
    tree.takes_part(key) || (tree.criteria[key].parent.is_none() && states_rule(stated))
}

fn states_rule(stated: &CriterionDraft) -> bool {
    let RuleDraft { model, formula, table, .. } = &stated.rule;
    model.is_some() || formula.is_some() || table.is_some()
}

/// Refuses a scale, a measure or both; none where one is stated.
fn refuse(
    stated: &CriterionDraft,
    scale: bool,
    measure: bool,
    why: &str,
    mistakes: &mut Mistakes,
) -> Option<()> {
    let scale = stated.scale.as_ref().filter(|_| scale).map(|text| ("scale", text));
    let measure = stated.measure.as_ref().filter(|_| measure).map(|text| ("measure", text));
    let mut allowed = Some(());
    for (word, text) in [scale, measure].into_iter().flatten() {
        let message = format!("`{}` {why} and cannot state a `{word}`", stated.id.value);
        let help =
            format!("leave out the `{word}`, or state it on the criterion that it is meant for");
        mistakes.at(codes::CONFLICT, message, &text.place, help);
        allowed = None;
    }
    allowed
}

fn refuse_both(stated: &CriterionDraft, measure: &Text, mistakes: &mut Mistakes) -> Option<Basis> {
    let message = format!("`{}` states both a `scale` and a `measure`", stated.id.value);
    let mut mistake =
        Diagnostic::mistake(codes::CONFLICT, message).at(measure.place.clone(), "`measure`");
    if let Some(scale) = &stated.scale {
        mistake = mistake.at(scale.place.clone(), "`scale`");
    }
    mistakes.add(
        mistake
            .help("keep `scale` where evaluators score it, `measure` where the tender states it"),
    );
    None
}

/// Nothing says what the figure comes from; where criteria may be missing below it, that is no mistake of its own.
fn lacks_basis(
    tree: &Tree<'_>,
    key: Key<Criterion>,
    stated: &CriterionDraft,
    mistakes: &mut Mistakes,
) -> Option<Basis> {
    let criterion = &tree.criteria[key];
    let is_surely_leaf = states_rule(stated) || !criterion.requirements.is_empty();
    if tree.is_broken(key) || (!is_surely_leaf && tree.may_lack_children()) {
        return None;
    }
    let (message, help) = match criterion.kind {
        Kind::Quality if !criterion.requirements.is_empty() => (
            format!("`{}` has requirements but no `scale` to score them on", criterion.id),
            "state the `scale` of its requirements",
        ),
        Kind::Quality => (
            format!(
                "`{}` has neither a `scale` nor a `measure`, nor criteria below it",
                criterion.id
            ),
            "state a `scale` if evaluators score it, or the `measure` that tenders state",
        ),
        kind => (
            format!("`{}` is of kind `{}` and states no `measure`", criterion.id, name_of(kind)),
            "state the `measure` that tenders state it by",
        ),
    };
    mistakes.at(codes::RULE_NOT_STATED, message, &criterion.place, help.to_owned());
    None
}

/// Why a criterion has no scores, in words; none where evaluators score it or its requirements.
pub(super) fn without_scores(basis: &Basis) -> Option<&'static str> {
    match basis {
        Basis::Scored(_) | Basis::Requirements(_) => None,
        Basis::Measured { .. } => Some("is measured"),
        Basis::Price => Some("is the price"),
        Basis::Children => Some("has criteria below it"),
        Basis::Nothing => Some("takes no part in sums"),
    }
}
