//! Scales: a lowest and a highest score, the step between scores, and what single scores mean.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::identifiers::normal;
use super::mistakes::{Mistakes, choose};
use super::numbers::plain;
use super::{Number, ScaleDraft};
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::{Key, List};
use crate::procedure::{Pairs, Scale};
use crate::{Exact, Literal, Place};

const PAIRS: &[(&str, Pairs)] =
    &[("each-evaluator", Pairs::EachEvaluator), ("all-evaluators", Pairs::AllEvaluators)];

/// The scales, by id too; what is wrong in one does not hide it from the criteria that name it.
pub(super) struct Scales {
    /// In the order of the file.
    pub(super) list: List<Scale>,
    /// By id; the first where one stands twice.
    pub(super) by_id: BTreeMap<Arc<str>, Key<Scale>>,
    /// Those whose range is not known.
    pub(super) unclear: BTreeSet<Key<Scale>>,
    /// Whether some may be missing because they could not be read.
    pub(super) are_damaged: bool,
}

/// Checks every scale.
pub(super) fn scales(stated: &[ScaleDraft], are_damaged: bool, mistakes: &mut Mistakes) -> Scales {
    let mut scales = Scales {
        list: List::default(),
        by_id: BTreeMap::new(),
        unclear: BTreeSet::new(),
        are_damaged,
    };
    for stated in stated {
        let (scale, is_clear) = scale(stated, mistakes);
        let id = scale.id.clone();
        let key = scales.list.push(scale);
        scales.by_id.entry(id).or_insert(key);
        if !is_clear {
            scales.unclear.insert(key);
        }
    }
    scales
}

/// One scale, and whether its range is known.
fn scale(stated: &ScaleDraft, mistakes: &mut Mistakes) -> (Scale, bool) {
    let minimum = end(stated, stated.minimum.as_ref(), "minimum", mistakes);
    let maximum = end(stated, stated.maximum.as_ref(), "maximum", mistakes);
    let step = stated.step.as_ref().and_then(|step| plain(step, "step", mistakes));
    let mut scale = Scale {
        id: normal(&stated.id.value),
        minimum: minimum.unwrap_or(Literal::whole(0)),
        maximum: maximum.unwrap_or(Literal::whole(0)),
        step,
        labels: Vec::new(),
        pairs: pairs(stated, minimum, mistakes),
        place: stated.id.place.clone(),
    };
    let is_clear = minimum.is_some()
        && maximum.is_some()
        && rises(stated, &scale, mistakes)
        && steps_fit(stated, &scale, mistakes);
    scale.labels = labels(stated, &scale, is_clear, mistakes);
    if is_clear {
        (scale, true)
    } else {
        (
            Scale { labels: scale.labels, pairs: scale.pairs, ..boundless(scale.id, scale.place) },
            false,
        )
    }
}

/// How preferences become a score. Parity gives its points to both, so there must be some.
fn pairs(stated: &ScaleDraft, minimum: Option<Literal>, mistakes: &mut Mistakes) -> Option<Pairs> {
    let word = stated.pairs.as_ref()?;
    let pairs = choose(word, "pairs", PAIRS, mistakes);
    let (Some(minimum), Some(written)) = (minimum, &stated.minimum) else { return pairs };
    if minimum.is_zero() || minimum.is_negative() {
        let message = format!("the lowest preference is {minimum}, and parity must be above 0");
        let help = "state a `minimum` above 0: at parity both tenders get it".to_owned();
        mistakes.at(codes::OUT_OF_RANGE, message, &written.place, help);
    }
    pairs
}

/// A scale that any score is on: where it is not known which are.
pub(super) fn boundless(id: Arc<str>, place: Place) -> Scale {
    let (minimum, maximum) = (Literal::whole(i64::MIN), Literal::whole(i64::MAX));
    Scale { id, minimum, maximum, step: None, labels: Vec::new(), pairs: None, place }
}

/// One end of a scale.
fn end(
    stated: &ScaleDraft,
    number: Option<&Number>,
    key: &str,
    mistakes: &mut Mistakes,
) -> Option<Literal> {
    if number.is_none() && !stated.damaged {
        let message = format!("the scale `{}` states no `{key}`", stated.id.value);
        let which = if key == "minimum" { "lowest" } else { "highest" };
        let help = format!("state the {which} score as `{key}`");
        mistakes.at(codes::MISSING_KEY, message, &stated.id.place, help);
    }
    plain(number?, key, mistakes)
}

/// Whether the highest score is above the lowest.
fn rises(stated: &ScaleDraft, scale: &Scale, mistakes: &mut Mistakes) -> bool {
    let rises = scale.minimum < scale.maximum;
    if let (false, Some(minimum), Some(maximum)) = (rises, &stated.minimum, &stated.maximum) {
        let message = format!(
            "the scale `{}` goes from {} to {}, which is not higher",
            scale.id, scale.minimum, scale.maximum
        );
        let mistake = Diagnostic::mistake(codes::OUT_OF_RANGE, message);
        let mistake = mistake.at(maximum.place.clone(), "").at(minimum.place.clone(), "");
        mistakes.add(mistake.help("state a `maximum` above the `minimum`"));
    }
    rises
}

/// Whether a whole number of steps leads from the lowest to the highest score.
fn steps_fit(stated: &ScaleDraft, scale: &Scale, mistakes: &mut Mistakes) -> bool {
    let (Some(step), Some(written)) = (scale.step, &stated.step) else { return true };
    let (message, help) = if step.is_zero() || step.is_negative() {
        (
            format!("`step` is {step}, and must be above 0"),
            "write the least difference between two scores",
        )
    } else if !is_on_step(scale.maximum, scale) {
        let (minimum, maximum) = (scale.minimum, scale.maximum);
        let message =
            format!("steps of {step} from {minimum} do not meet {maximum}, the highest score");
        (message, "change `step`, or the ends of the scale, so that they meet")
    } else {
        return true;
    };
    mistakes.at(codes::OUT_OF_RANGE, message, &written.place, help.to_owned());
    false
}

/// Whether a score is a whole number of steps above the minimum.
fn is_on_step(score: Literal, scale: &Scale) -> bool {
    let Some(step) = scale.step else { return true };
    let above = &score.exact() - &scale.minimum.exact();
    let steps = above.divided_by(&step.exact());
    steps.as_ref().and_then(Exact::to_whole).is_some()
}

/// The labels, each of a score that the scale has.
fn labels(
    stated: &ScaleDraft,
    scale: &Scale,
    is_clear: bool,
    mistakes: &mut Mistakes,
) -> Vec<(Literal, Arc<str>)> {
    let mut seen: BTreeMap<Literal, &Number> = BTreeMap::new();
    for (score, _) in &stated.labels {
        let Some(value) = plain(score, "labels", mistakes) else { continue };
        if let Some(first) = seen.insert(value, score) {
            let message = format!("the score {value} of the scale `{}` has two labels", scale.id);
            let places = (&score.place, &first.place);
            mistakes.clash(codes::DUPLICATE, message, places, "keep one of them");
        }
        let is_within = scale.minimum <= value && value <= scale.maximum;
        if is_clear && !(is_within && is_on_step(value, scale)) {
            let message =
                format!("{value} has a label but is not a score of the scale `{}`", scale.id);
            mistakes.at(codes::NOT_ON_SCALE, message, &score.place, definition(scale));
        }
    }
    stated.labels.iter().map(|(score, text)| (score.value, text.value.as_str().into())).collect()
}

/// The scale in words, as a remedy.
pub(super) fn definition(scale: &Scale) -> String {
    let range = format!("`{}` goes from {} to {}", scale.id, scale.minimum, scale.maximum);
    match scale.step {
        Some(step) => format!("{range} in steps of {step}"),
        None => range,
    }
}

/// Warns of scales that no criterion names.
pub(super) fn warn_of_unused(
    scales: &Scales,
    used: &BTreeSet<Key<Scale>>,
    mistakes: &mut Mistakes,
) {
    for (key, scale) in scales.list.entries().filter(|(key, _)| !used.contains(key)) {
        if scales.by_id.get(&scale.id) == Some(&key) {
            let message = format!("the scale `{}` is not used by any criterion", scale.id);
            let help = "name it as the `scale` of a criterion, or remove it";
            mistakes.warn(message, &scale.place, help.to_owned());
        }
    }
}
