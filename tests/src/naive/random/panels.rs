//! Random groups, evaluators and rules of scoring.

use crate::naive::case::{Between, Case, Group, Missing, Scoring, Within};
use crate::naive::choices::Choices;
use crate::naive::number::Written;
use crate::naive::panels::groups_of;

const GROUPS: [&str; 4] = ["nurses", "4-physicians", "it", "wards/west"];

/// Groups with what they assess, who sits in them, and how scores become one.
pub(super) fn panels(choices: &mut Choices, case: &mut Case) {
    let items = items(case);
    if items.is_empty() {
        return;
    }
    let count = choices.of(&[0, 0, 1, 2, 2, 3, 4]);
    for id in GROUPS.iter().take(count) {
        let weight = choices.of(&[(1, 0), (2, 0), (5, 0), (15, 1)]);
        case.groups.push(Group {
            id: (*id).to_owned(),
            assesses: Vec::new(),
            weight: Some(Written::new(weight.0, weight.1)),
            quorum: choices.chance(8).then(|| choices.between(1, 2)),
        });
    }
    if count > 0 {
        share_out(choices, case);
    }
    seats(choices, case);
    case.scoring = scoring(choices, case, &items);
    if case.scoring.between != Some(Between::WeightedMean) && choices.chance(50) {
        case.groups.iter_mut().for_each(|group| group.weight = None);
    }
}

/// Everything that evaluators score in a case.
pub(super) fn items(case: &Case) -> Vec<String> {
    case.criteria.iter().flat_map(|criterion| case.items_of(criterion)).collect()
}

/// Each part of the tree with scores below it goes to one group or several.
fn share_out(choices: &mut Choices, case: &mut Case) {
    let mut parts = Vec::new();
    for top in case.children(None) {
        let below = case.children(Some(&top.id));
        let split = !below.is_empty() && choices.chance(50);
        let candidates = if split { below } else { vec![top] };
        for part in candidates {
            let everything = case.with_everything_below(&part.id);
            if everything.iter().any(|criterion| criterion.scale.is_some()) {
                parts.push(part.id.clone());
            }
        }
    }
    for part in &parts {
        let first = choices.below(case.groups.len());
        for number in 0..case.groups.len() {
            if number == first || choices.chance(45) {
                case.groups[number].assesses.push(part.clone());
            }
        }
    }
    // A group without work would be a mistake.
    case.groups.retain(|group| !group.assesses.is_empty());
}

fn seats(choices: &mut Choices, case: &mut Case) {
    let groups: Vec<String> = case.groups.iter().map(|group| group.id.clone()).collect();
    let mut number = 0;
    let everybody = vec![String::new()];
    for group in if groups.is_empty() { &everybody } else { &groups } {
        for _ in 0..choices.between(1, if groups.len() > 2 { 2 } else { 4 }) {
            number += 1;
            case.seats.push((format!("e{number}"), group.clone()));
        }
    }
    if groups.len() > 1 && choices.chance(15) {
        let (evaluator, group) = choices.of(&case.seats);
        let other = groups.iter().find(|other| **other != group).expect("another group");
        case.seats.push((evaluator, other.clone()));
    }
}

fn scoring(choices: &mut Choices, case: &Case, items: &[String]) -> Scoring {
    let several = items.iter().any(|item| groups_of(case, item).len() > 1);
    let mut within = vec![
        Within::Mean,
        Within::Mean,
        Within::Median,
        Within::Lowest,
        Within::Highest,
        Within::TrimmedMean(choices.below(2), choices.below(2)),
    ];
    if !case.groups.is_empty() {
        within.push(Within::Consensus);
    }
    let within = choices.of(&within);
    let mut between = vec![Between::WeightedMean, Between::Mean, Between::Median];
    if within == Within::Mean {
        between.push(Between::Pooled);
    }
    let between = choices.of(&between);
    let missing = choices.of(&[
        Some(Missing::Error),
        Some(Missing::Skip),
        Some(Missing::SkipEvaluator),
        Some(Missing::Skip),
        Some(Missing::SkipEvaluator),
        None,
    ]);
    let between_stated = several || choices.chance(30);
    Scoring { within: Some(within), between: between_stated.then_some(between), missing }
}
