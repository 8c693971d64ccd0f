//! Groups of evaluators, and how their scores are taken together.

use std::collections::BTreeMap;

use super::identifiers::{Items, is_new, normal};
use super::mistakes::{Mistakes, choose, placed};
use super::numbers::{amount, count};
use super::tree::Tree;
use super::{GroupDraft, ScoringDraft, Text};
use crate::Place;
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::{Key, List};
use crate::procedure::{
    Basis, BetweenGroups, Criterion, Group, Missing, PanelOf, Scoring, Statistic,
};

/// The trimmed mean stands here without its trim, which is stated beside it.
const WITHIN: &[(&str, Statistic)] = &[
    ("mean", Statistic::Mean),
    ("median", Statistic::Median),
    ("trimmed-mean", Statistic::TrimmedMean { lowest: 0, highest: 0 }),
    ("consensus", Statistic::Consensus),
    ("lowest", Statistic::Lowest),
    ("highest", Statistic::Highest),
];

const BETWEEN: &[(&str, BetweenGroups)] = &[
    ("weighted-mean", BetweenGroups::WeightedMean),
    ("mean", BetweenGroups::Mean),
    ("median", BetweenGroups::Median),
    ("pooled", BetweenGroups::Pooled),
];

const MISSING: &[(&str, Missing)] = &[
    ("error", Missing::Error),
    ("skip", Missing::Skip),
    ("skip-evaluator", Missing::SkipEvaluator),
];

const PANEL: &[(&str, PanelOf)] =
    &[("evaluators", PanelOf::Evaluators), ("groups", PanelOf::Groups)];

/// Checks every group by itself.
pub(super) fn groups(
    stated: &[GroupDraft],
    tree: &Tree<'_>,
    items: &Items,
    mistakes: &mut Mistakes,
) -> List<Group> {
    stated.iter().map(|stated| group(stated, tree, items, mistakes)).collect()
}

fn group(stated: &GroupDraft, tree: &Tree<'_>, items: &Items, mistakes: &mut Mistakes) -> Group {
    let id = normal(&stated.id.value);
    let title = stated.title.as_ref().map(|title| title.value.as_str().into());
    let weight = stated.weight.as_ref();
    let quorum = stated.quorum.as_ref();
    Group {
        title: title.unwrap_or_else(|| id.clone()),
        id,
        activity: stated.activity.as_ref().map(|activity| activity.value.as_str().into()),
        assesses: assesses(stated, tree, items, mistakes),
        weight: weight.filter(|weight| amount(weight, "weight", mistakes).is_some()).map(placed),
        quorum: quorum.and_then(|quorum| count(quorum, "quorum", 1, mistakes)),
        place: stated.id.place.clone(),
    }
}

/// The criteria that a group assesses: at least one, each once, with something to score below it.
fn assesses(
    stated: &GroupDraft,
    tree: &Tree<'_>,
    items: &Items,
    mistakes: &mut Mistakes,
) -> Vec<Key<Criterion>> {
    let Some(ids) = &stated.assesses else { return Vec::new() };
    if ids.is_empty() && !stated.damaged {
        let message = format!("the group `{}` assesses nothing", stated.id.value);
        let help =
            "name the criteria that it assesses, or leave out `assesses` if it assesses everything";
        mistakes.at(codes::MISSING_KEY, message, &stated.id.place, help.to_owned());
    }
    let mut seen = BTreeMap::new();
    let mut found = Vec::new();
    for id in ids {
        let Some(key) = items.criterion(id, mistakes) else { continue };
        if is_new(&mut seen, id, "assessed criterion", mistakes) {
            warn_of_unscored(tree, key, id, mistakes);
            found.push(key);
        }
    }
    found
}

/// Warns where nothing is scored below an assessed criterion.
fn warn_of_unscored(tree: &Tree<'_>, key: Key<Criterion>, id: &Text, mistakes: &mut Mistakes) {
    let mut open = vec![key];
    while let Some(key) = open.pop() {
        let criterion = &tree.criteria[key];
        let is_scored = matches!(criterion.basis, Basis::Scored(_) | Basis::Requirements(_));
        if is_scored || tree.is_broken(key) {
            return;
        }
        open.extend(&criterion.children);
    }
    let message = format!("nothing in `{}` is scored, so no group can assess it", id.value);
    mistakes.warn(message, &id.place, "leave it out of `assesses`".to_owned());
}

/// Checks `[scoring]`, and the weights of groups where it uses them.
pub(super) fn scoring(
    stated: &ScoringDraft,
    drafts: &[GroupDraft],
    groups: &List<Group>,
    mistakes: &mut Mistakes,
) -> Scoring {
    let within = stated.within_group.as_ref();
    let within_group = within.and_then(|word| choose(word, "within_group", WITHIN, mistakes));
    let within_group = with_trim(stated, within_group, mistakes);
    let between = stated.between_groups.as_ref();
    let between_groups = between.and_then(|word| choose(word, "between_groups", BETWEEN, mistakes));
    if let (Some(BetweenGroups::Pooled), Some(word)) = (between_groups, between) {
        check_pooled(stated, within_group, &word.place, mistakes);
    }
    match between_groups {
        Some(BetweenGroups::WeightedMean) => check_weights(drafts, groups, mistakes),
        None if between.is_some() || stated.damaged => {}
        _ => warn_of_weights(groups, mistakes),
    }
    let missing = stated.missing.as_ref();
    let missing = missing.and_then(|word| choose(word, "missing", MISSING, mistakes));
    let panel = stated.panel.as_ref().and_then(|word| choose(word, "panel", PANEL, mistakes));
    Scoring { within_group, between_groups, missing, panel, place: stated.place.clone() }
}

/// The statistic with its trim, which belongs to the trimmed mean and to nothing else.
fn with_trim(
    stated: &ScoringDraft,
    within: Option<Statistic>,
    mistakes: &mut Mistakes,
) -> Option<Statistic> {
    let parts = [("lowest", &stated.trim_lowest), ("highest", &stated.trim_highest)];
    if matches!(within, Some(Statistic::TrimmedMean { .. })) {
        let mut trim = |(key, number): (&str, &Option<super::Number>)| match number {
            Some(number) => count(number, &format!("trim.{key}"), 0, mistakes),
            None => {
                lacks_trim(stated, key, mistakes);
                None
            }
        };
        let (lowest, highest) = (trim(parts[0]), trim(parts[1]));
        return Some(Statistic::TrimmedMean { lowest: lowest?, highest: highest? });
    }
    let is_known = stated.within_group.is_none() || within.is_some();
    let trim = parts.iter().find_map(|(_, number)| number.as_ref());
    if let (Some(number), true, false) = (trim, is_known, stated.damaged) {
        let message = "`trim` is stated, but `within_group` is not `trimmed-mean`".to_owned();
        let mut mistake =
            Diagnostic::mistake(codes::CONFLICT, message).at(number.place.clone(), "");
        if let Some(word) = &stated.within_group {
            mistake = mistake.at(word.place.clone(), "");
        }
        mistakes.add(mistake.help("state `within_group = \"trimmed-mean\"`, or leave out `trim`"));
    }
    within
}

fn lacks_trim(stated: &ScoringDraft, key: &str, mistakes: &mut Mistakes) {
    if let (Some(word), false) = (&stated.within_group, stated.damaged) {
        let message =
            format!("`trimmed-mean` does not say how many of the {key} scores are left out");
        let help = "state `trim = { lowest = …, highest = … }`".to_owned();
        mistakes.at(codes::RULE_NOT_STATED, message, &word.place, help);
    }
}

/// Pooling takes the mean of all evaluators, so nothing else can be taken within a group.
fn check_pooled(
    stated: &ScoringDraft,
    within: Option<Statistic>,
    place: &Place,
    mistakes: &mut Mistakes,
) {
    let help = "state `within_group = \"mean\"`, or another `between_groups`";
    match (&stated.within_group, within) {
        (Some(word), Some(within)) if within != Statistic::Mean => {
            let message = format!(
                "`pooled` is the mean of all evaluators, and `within_group` is `{}`",
                word.value
            );
            let mistake = Diagnostic::mistake(codes::CONFLICT, message).at(place.clone(), "");
            mistakes.add(mistake.at(word.place.clone(), "").help(help));
        }
        (None, _) if !stated.damaged => {
            let message =
                "`pooled` is the mean of all evaluators, and `within_group` is not stated"
                    .to_owned();
            mistakes.at(codes::RULE_NOT_STATED, message, place, help.to_owned());
        }
        _ => {}
    }
}

/// Two or more groups that are weighed against each other state their weights, not all zero.
fn check_weights(drafts: &[GroupDraft], groups: &List<Group>, mistakes: &mut Mistakes) {
    if groups.len() < 2 {
        return;
    }
    let mut are_complete = true;
    for (stated, group) in drafts.iter().zip(groups.iter()) {
        are_complete &= group.weight.is_some();
        if stated.weight.is_none() && !stated.damaged {
            let message = format!("the group `{}` states no `weight`", stated.id.value);
            let help = "state its `weight`: `between_groups` is `weighted-mean`".to_owned();
            mistakes.at(codes::RULE_NOT_STATED, message, &stated.id.place, help);
        }
    }
    let weights: Vec<_> = groups.iter().filter_map(|group| group.weight.as_ref()).collect();
    if are_complete && weights.iter().all(|(weight, _)| weight.is_zero()) {
        let mistake = Diagnostic::mistake(codes::WEIGHT_SUM, "the weights of the groups are all 0");
        let labelled = |mistake: Diagnostic, (_, place): &&(crate::Literal, Place)| {
            mistake.at(place.clone(), "")
        };
        mistakes
            .add(weights.iter().fold(mistake, labelled).help("state at least one weight above 0"));
    }
}

fn warn_of_weights(groups: &List<Group>, mistakes: &mut Mistakes) {
    for group in groups.iter() {
        if let Some((_, place)) = &group.weight {
            let message = format!("the weight of the group `{}` is not used", group.id);
            let help = "state `between_groups = \"weighted-mean\"`, or leave out the weight";
            mistakes.warn(message, place, help.to_owned());
        }
    }
}
