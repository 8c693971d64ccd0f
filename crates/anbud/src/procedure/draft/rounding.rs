//! What is rounded, and the planned make-up of the evaluators.

use std::collections::BTreeMap;

use super::identifiers::{is_new, normal};
use super::mistakes::{Mistakes, choose};
use super::numbers::{count, whole};
use super::{CoverageDraft, RoundingDraft};
use crate::Mode;
use crate::diagnostic::codes;
use crate::procedure::{Coverage, Rounding, RoundingRules};

/// A stage of rounding.
#[derive(Debug, Clone, Copy)]
enum Stage {
    Score,
    Share,
    Points,
    Value,
    Quality,
    Price,
    Result,
}

const STAGES: &[(&str, Stage)] = &[
    ("score", Stage::Score),
    ("share", Stage::Share),
    ("points", Stage::Points),
    ("value", Stage::Value),
    ("quality", Stage::Quality),
    ("price", Stage::Price),
    ("result", Stage::Result),
];

/// To millions of millions at the coarsest, to the last digit of a literal at the finest.
const DECIMALS: (i64, i64) = (-9, 28);

/// Checks `[rounding]`: each stage once, with decimals and mode.
pub(super) fn rounding(stated: &[RoundingDraft], mistakes: &mut Mistakes) -> RoundingRules {
    let mut rules = RoundingRules::default();
    let mut seen = BTreeMap::new();
    for stated in stated {
        let stage = choose(&stated.stage, "rounding", STAGES, mistakes);
        let rounding = one(stated, mistakes);
        let Some(stage) = stage.filter(|_| is_new(&mut seen, &stated.stage, "stage", mistakes))
        else {
            continue;
        };
        match stage {
            Stage::Score => rules.score = rounding,
            Stage::Share => rules.share = rounding,
            Stage::Points => rules.points = rounding,
            Stage::Value => rules.value = rounding,
            Stage::Quality => rules.quality = rounding,
            Stage::Price => rules.price = rounding,
            Stage::Result => rules.result = rounding,
        }
    }
    rules
}

/// The rounding of one stage.
fn one(stated: &RoundingDraft, mistakes: &mut Mistakes) -> Option<Rounding> {
    let mut lacks = |is_there: bool, key: &str, help: &str| {
        if !is_there && !stated.damaged {
            let message = format!("the rounding of `{}` states no `{key}`", stated.stage.value);
            mistakes.at(codes::RULE_NOT_STATED, message, &stated.stage.place, help.to_owned());
        }
    };
    lacks(stated.decimals.is_some(), "decimals", "state to how many `decimals`");
    lacks(
        stated.mode.is_some(),
        "mode",
        "state the `mode`: `half-up`, `half-down`, `half-even`, `truncate`, `floor` or `ceil`",
    );
    let decimals = stated.decimals.as_ref();
    let decimals = decimals.and_then(|number| whole(number, "decimals", DECIMALS, mistakes));
    let mode = stated.mode.as_ref().and_then(|word| choose(word, "mode", &Mode::ALL, mistakes));
    Some(Rounding { decimals: i32::try_from(decimals?).ok()?, mode: mode? })
}

/// The columns of evaluators.csv that are not attributes, and what they say.
const RESERVED: [(&str, &str); 3] = [
    ("evaluator", "who it is"),
    ("group", "for which group somebody scores"),
    ("recused", "which tenders somebody does not score"),
];

/// Checks `[[coverage]]`: each attribute once, with whole numbers of evaluators.
pub(super) fn coverage(stated: &[CoverageDraft], mistakes: &mut Mistakes) -> Vec<Coverage> {
    let mut seen = BTreeMap::new();
    let mut list = Vec::new();
    for stated in stated {
        let Some(attribute) = &stated.attribute else {
            if !stated.damaged {
                let help = "state the `attribute`, a column of evaluators.csv".to_owned();
                let message = "the coverage states no `attribute`".to_owned();
                mistakes.at(codes::MISSING_KEY, message, &stated.place, help);
            }
            continue;
        };
        if let Some((column, what)) = RESERVED.iter().find(|(name, _)| *name == attribute.value) {
            let message = format!("`{column}` is not an attribute of evaluators");
            let help = format!("name another column of evaluators.csv: `{column}` says {what}");
            mistakes.at(codes::UNKNOWN_REFERENCE, message, &attribute.place, help);
        }
        is_new(&mut seen, attribute, "coverage of", mistakes);
        if stated.at_least.is_empty() && !stated.damaged {
            let message = format!("the coverage of `{}` states no `at_least`", attribute.value);
            let help =
                "state how many evaluators there must be: `at_least = { nurse = 20 }`".to_owned();
            mistakes.at(codes::MISSING_KEY, message, &stated.place, help);
        }
        let least = stated.at_least.iter();
        let at_least = least
            .filter_map(|(value, number)| {
                Some((normal(&value.value), count(number, &value.value, 0, mistakes)?))
            })
            .collect();
        list.push(Coverage {
            attribute: normal(&attribute.value),
            at_least,
            place: stated.place.clone(),
        });
    }
    list
}
