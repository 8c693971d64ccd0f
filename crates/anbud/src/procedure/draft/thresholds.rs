//! Thresholds: below them a tender is rejected, so they must not depend on other tenders.

use super::bases::without_scores;
use super::mistakes::Mistakes;
use super::numbers::plain;
use super::scales::{Scales, definition};
use super::tree::Tree;
use super::{Number, RequirementDraft, ThresholdDraft};
use crate::Place;
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::{Key, List};
use crate::procedure::{
    Basis, Criterion, CurveRule, MarksKey, Requirement, Threshold, ThresholdOn, Yield,
};

/// Checks the thresholds of all criteria and requirements.
pub(super) fn thresholds(
    tree: &mut Tree<'_>,
    stated: &[RequirementDraft],
    requirements: &mut List<Requirement>,
    scales: &Scales,
    mistakes: &mut Mistakes,
) {
    for (key, stated) in tree.keys() {
        let threshold = stated.threshold.as_ref();
        let threshold = threshold.and_then(|stated| one_of(stated, mistakes));
        if let Some((on, least)) = threshold {
            check(tree, key, None, (on, least), scales, mistakes);
            tree.criteria[key].threshold = Some(ready(on, least));
        }
    }
    for (key, stated) in requirements.keys().zip(stated) {
        let Some(threshold) = stated.threshold.as_ref().filter(|_| !requirements[key].mandatory)
        else {
            continue;
        };
        if let Some((on, least)) = one_of(threshold, mistakes) {
            if let Some(criterion) = requirements[key].criterion {
                let id = requirements[key].id.clone();
                check(tree, criterion, Some(&id), (on, least), scales, mistakes);
            }
            requirements[key].threshold = Some(ready(on, least));
        }
    }
}

fn ready(on: ThresholdOn, least: &Number) -> Threshold {
    Threshold { on, least: least.value, place: least.place.clone() }
}

/// Whether a threshold is on the score or on the share; it must be exactly one of them.
fn one_of<'a>(
    stated: &'a ThresholdDraft,
    mistakes: &mut Mistakes,
) -> Option<(ThresholdOn, &'a Number)> {
    match (&stated.score, &stated.share) {
        (Some(score), None) => {
            plain(score, "score", mistakes)?;
            Some((ThresholdOn::Score, score))
        }
        (None, Some(share)) => Some((ThresholdOn::Share, share)),
        (Some(score), Some(share)) => {
            let message = "a threshold is on the score or on the share, not on both".to_owned();
            let mistake = Diagnostic::mistake(codes::CONFLICT, message)
                .at(score.place.clone(), "`score`")
                .at(share.place.clone(), "`share`");
            mistakes.add(mistake.help("keep the one that is published"));
            None
        }
        (None, None) if stated.damaged => None,
        (None, None) => {
            let message = "the threshold states neither a `score` nor a `share`".to_owned();
            let help = "write `{ score = … }` or `{ share = \"… %\" }`".to_owned();
            mistakes.at(codes::RULE_NOT_STATED, message, &stated.place, help);
            None
        }
    }
}

/// Checks a threshold of a criterion, or of a requirement of it.
fn check(
    tree: &Tree<'_>,
    key: Key<Criterion>,
    requirement: Option<&str>,
    (on, least): (ThresholdOn, &Number),
    scales: &Scales,
    mistakes: &mut Mistakes,
) {
    let is_refused = requirement.is_some() && without_scores(&tree.criteria[key].basis).is_some();
    if tree.is_broken(key) || is_refused {
        return;
    }
    let of = requirement.unwrap_or(&tree.criteria[key].id);
    match on {
        ThresholdOn::Score => check_score(&tree.criteria[key], of, least, scales, mistakes),
        ThresholdOn::Share => check_share((tree, scales), key, of, &least.place, mistakes),
    }
}

/// A threshold on a score needs a score, and lies on its scale.
fn check_score(
    criterion: &Criterion,
    of: &str,
    least: &Number,
    scales: &Scales,
    mistakes: &mut Mistakes,
) {
    if let Some(why) = without_scores(&criterion.basis) {
        let message = format!("`{of}` has no score for a threshold: it {why}");
        let help = "state the threshold on its share: `{ share = \"… %\" }`".to_owned();
        mistakes.at(codes::CONFLICT, message, &least.place, help);
    }
    let (Basis::Scored(scale) | Basis::Requirements(scale)) = criterion.basis else { return };
    if scales.list[scale].pairs.is_some() {
        let message = format!("the threshold on the score of `{of}` depends on other tenders");
        let help = "leave out the threshold: what is compared in pairs has no score of its own";
        mistakes.at(codes::RELATIVE_THRESHOLD, message, &least.place, help.to_owned());
        return;
    }
    let (is_clear, scale) = (!scales.unclear.contains(&scale), &scales.list[scale]);
    if is_clear && !(scale.minimum <= least.value && least.value <= scale.maximum) {
        let message =
            format!("the threshold of `{of}` is {}, which is not on its scale", least.value);
        mistakes.at(codes::OUT_OF_RANGE, message, &least.place, definition(scale));
    }
}

/// A threshold on a share needs a share that no other tender can change.
fn check_share(
    (tree, scales): (&Tree<'_>, &Scales),
    key: Key<Criterion>,
    of: &str,
    place: &Place,
    mistakes: &mut Mistakes,
) {
    if let Some(why) = without_share(tree, key) {
        let message = format!("`{of}` has no share for a threshold: {why}");
        let help = "leave out the threshold, or state full marks above 0".to_owned();
        mistakes.at(codes::CONFLICT, message, place, help);
        return;
    }
    let relative = relative_curves(tree, scales, key);
    if relative.is_empty() {
        return;
    }
    let message = format!("the threshold on the share of `{of}` depends on other tenders");
    let mistake = Diagnostic::mistake(codes::RELATIVE_THRESHOLD, message).at(place.clone(), "");
    let labelled = |mistake: Diagnostic, (id, place): (String, Place)| {
        mistake.at(place, format!("the share of `{id}` looks at other tenders"))
    };
    let mistake = relative.into_iter().fold(mistake, labelled);
    mistakes.add(
        mistake
            .help("state the threshold on the score, or a curve without functions over the field"),
    );
}

/// The curves that the share of a criterion follows from and that look at other tenders.
fn relative_curves(tree: &Tree<'_>, scales: &Scales, key: Key<Criterion>) -> Vec<(String, Place)> {
    let mut found = Vec::new();
    let mut open = vec![key];
    while let Some(key) = open.pop() {
        let criterion = &tree.criteria[key];
        if let Some(curve) = criterion.curve.as_ref().filter(|curve| curve.is_relative()) {
            found.push((criterion.id.to_string(), curve.place.clone()));
        }
        if let Basis::Scored(scale) | Basis::Requirements(scale) = criterion.basis
            && scales.list[scale].pairs.is_some()
        {
            found.push((criterion.id.to_string(), scales.list[scale].place.clone()));
        }
        open.extend(criterion.children.iter().rev());
    }
    found
}

/// Why a criterion has no share, in words; none where it has one.
pub(super) fn without_share(tree: &Tree<'_>, key: Key<Criterion>) -> Option<&'static str> {
    let criterion = &tree.criteria[key];
    let yields_share = match &criterion.curve {
        Some(curve) => !matches!(curve.rule, CurveRule::Formula(_, Yield::Points)),
        None => false,
    };
    if criterion.basis == Basis::Nothing {
        Some("it takes no part in sums")
    } else if !yields_share && is_worthless(tree, key) {
        Some("its full marks are 0")
    } else {
        None
    }
}

/// Whether the full marks of a criterion are zero: its own, or those that its weight is a part of.
fn is_worthless(tree: &Tree<'_>, key: Key<Criterion>) -> bool {
    for key in tree.lineage(key) {
        let Some(marks) = &tree.criteria[key].marks else { return false };
        if marks.amount.is_zero() || marks.key != MarksKey::Weight {
            return marks.amount.is_zero();
        }
    }
    false
}
