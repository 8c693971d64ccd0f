//! Requirements: mandatory ones, and scored ones with their weights.

use super::bases::without_scores;
use super::identifiers::{Items, normal};
use super::mistakes::{Mistakes, placed};
use super::numbers::amount;
use super::tree::Tree;
use super::{RequirementDraft, Text};
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::{Key, List};
use crate::procedure::{Criterion, Item, Requirement};

/// Reads the requirements and puts the scored ones under their criteria.
pub(super) fn requirements(
    stated: &[RequirementDraft],
    tree: &mut Tree<'_>,
    items: &mut Items,
    mistakes: &mut Mistakes,
) -> List<Requirement> {
    let mut list = List::default();
    for stated in stated {
        let requirement = requirement(stated, items, mistakes);
        let (criterion, is_mandatory) = (requirement.criterion, requirement.mandatory);
        let key = list.push(requirement);
        items.add(&stated.id, Item::Requirement(key), mistakes);
        if let (Some(criterion), false) = (criterion, is_mandatory) {
            tree.criteria[criterion].requirements.push(key);
        }
    }
    list
}

/// One requirement; its threshold is checked when the curves are known.
fn requirement(stated: &RequirementDraft, items: &Items, mistakes: &mut Mistakes) -> Requirement {
    let mandatory = stated.mandatory.as_ref().is_some_and(|mandatory| mandatory.value);
    let criterion = stated.criterion.as_ref().and_then(|id| items.criterion(id, mistakes));
    if mandatory {
        check_mandatory(stated, mistakes);
    } else if stated.criterion.is_none() && !stated.damaged {
        let message = format!("the requirement `{}` states no `criterion`", stated.id.value);
        let help = "state the `criterion` that it is scored for, or `mandatory = true`".to_owned();
        mistakes.at(codes::MISSING_KEY, message, &stated.id.place, help);
    }
    let weight = stated.weight.as_ref().filter(|_| !mandatory);
    let weight = weight.filter(|weight| amount(weight, "weight", mistakes).is_some());
    let id = normal(&stated.id.value);
    Requirement {
        text: stated.text.as_ref().map_or_else(|| id.clone(), |text| text.value.as_str().into()),
        id,
        place: stated.id.place.clone(),
        mandatory,
        criterion,
        weight: weight.map(placed),
        threshold: None,
    }
}

/// A mandatory requirement has a text, and nothing that belongs to scores.
fn check_mandatory(stated: &RequirementDraft, mistakes: &mut Mistakes) {
    let id = &stated.id.value;
    if stated.text.as_ref().is_none_or(|text| text.value.trim().is_empty()) && !stated.damaged {
        let message = format!("the mandatory requirement `{id}` states no `text`");
        let help = "state its `text`: it is the ground when a tender is rejected".to_owned();
        mistakes.at(codes::MISSING_KEY, message, &stated.id.place, help);
    }
    let weight = stated.weight.as_ref().map(|weight| ("weight", &weight.place));
    let threshold = stated.threshold.as_ref().map(|threshold| ("threshold", &threshold.place));
    for (key, place) in [weight, threshold].into_iter().flatten() {
        let message = format!("the requirement `{id}` is mandatory and cannot state a `{key}`");
        let help =
            format!("leave out the `{key}`, or `mandatory`: a mandatory requirement is met or not");
        mistakes.at(codes::CONFLICT, message, place, help);
    }
}

/// Checks the scored requirements of every criterion: that it is scored, and that they are weighed.
pub(super) fn check_scored(
    stated: &[RequirementDraft],
    list: &List<Requirement>,
    tree: &Tree<'_>,
    mistakes: &mut Mistakes,
) {
    for (key, _) in tree.keys() {
        let members = &tree.criteria[key].requirements;
        if members.is_empty() {
            continue;
        }
        if !tree.is_broken(key) && without_scores(&tree.criteria[key].basis).is_some() {
            refuse(stated, members, &tree.criteria[key], mistakes);
        } else {
            check_weights(stated, list, members, &tree.criteria[key], mistakes);
        }
    }
}

/// Requirements of a criterion that has no scores.
fn refuse(
    stated: &[RequirementDraft],
    members: &[Key<Requirement>],
    criterion: &Criterion,
    mistakes: &mut Mistakes,
) {
    let Some(why) = without_scores(&criterion.basis) else { return };
    for stated in members.iter().filter_map(|member| stated.get(member.position())) {
        let Some(Text { place, .. }) = &stated.criterion else { continue };
        let message = format!(
            "the requirement `{}` is scored, but `{}` {why}",
            stated.id.value, criterion.id
        );
        let help = "name a criterion without criteria below it that states a `scale`".to_owned();
        mistakes.at(codes::CONFLICT, message, place, help);
    }
}

/// The weights of the requirements of a criterion: stated unless there is only one, and not all zero.
fn check_weights(
    stated: &[RequirementDraft],
    list: &List<Requirement>,
    members: &[Key<Requirement>],
    criterion: &Criterion,
    mistakes: &mut Mistakes,
) {
    let mut are_complete = true;
    for member in members {
        let Some(written) = stated.get(member.position()) else { continue };
        let is_lacking = written.weight.is_none() && members.len() > 1;
        are_complete &=
            list[*member].weight.is_some() || (members.len() == 1 && written.weight.is_none());
        if is_lacking && !written.damaged {
            let message = format!("the requirement `{}` states no `weight`", written.id.value);
            let help = format!("state its `weight` among the requirements of `{}`", criterion.id);
            mistakes.at(codes::RULE_NOT_STATED, message, &written.id.place, help);
        }
    }
    let weights: Vec<_> =
        members.iter().filter_map(|member| list[*member].weight.as_ref()).collect();
    if are_complete && !weights.is_empty() && weights.iter().all(|(weight, _)| weight.is_zero()) {
        let message = format!("the weights of the requirements of `{}` are all 0", criterion.id);
        let mistake = Diagnostic::mistake(codes::WEIGHT_SUM, message);
        let labelled = |mistake: Diagnostic, (weight, place): &&(crate::Literal, crate::Place)| {
            mistake.at(place.clone(), weight.to_string())
        };
        mistakes
            .add(weights.iter().fold(mistake, labelled).help("state at least one weight above 0"));
    }
}
