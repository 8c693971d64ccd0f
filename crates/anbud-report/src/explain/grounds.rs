//! The grounds on which a tender was rejected, in words of a language.

use std::sync::Arc;

use anbud::Exact;
use anbud::derivation::{Figure, Op};
use anbud::diagnostic::codes;
use anbud::evaluation::Ground;
use anbud::exact::Decimals;
use anbud::procedure::{Threshold, ThresholdOn};

use crate::View;
use crate::language::Texts;
use crate::style::plain;

/// A ground in words; from the engine's own where its rule cannot be found, as in rules that a program states.
pub(crate) fn sentence(view: &View<'_>, ground: &Ground, texts: &Texts) -> String {
    let said = of_threshold(view, ground, texts)
        .or_else(|| of_requirement(view, ground, texts))
        .or_else(|| of_rule(view, ground, texts));
    let said = said.or_else(|| texts.told(&ground.text));
    plain(&said.unwrap_or_else(|| ground.text.clone()))
}

/// Whether the engine's words name an identifier: what a program states has no place of its own.
fn names(ground: &Ground, id: &str) -> bool {
    ground.text.contains(&format!("`{id}`"))
}

fn of_requirement(view: &View<'_>, ground: &Ground, texts: &Texts) -> Option<String> {
    if ground.code != codes::MANDATORY_NOT_MET {
        return None;
    }
    let mut all = view.procedure.requirements.iter().filter(|one| one.place == ground.at);
    let found = all.find(|one| names(ground, &one.id))?;
    Some(texts.fill("explain-ground-not-met", &[("id", &found.id), ("text", &found.text)]))
}

fn of_rule(view: &View<'_>, ground: &Ground, texts: &Texts) -> Option<String> {
    if ground.code != codes::REJECTED_BY_RULE {
        return None;
    }
    let mut all = view.procedure.rejections.iter().filter(|one| one.place == ground.at);
    let found = all.find(|one| names(ground, &one.id))?;
    Some(texts.fill("explain-ground-rule", &[("id", &found.id), ("text", &found.text)]))
}

fn of_threshold(view: &View<'_>, ground: &Ground, texts: &Texts) -> Option<String> {
    let figure = compared(view, ground.figure?)?;
    let criteria = view.procedure.criteria.iter().map(|one| (&one.id, &one.threshold));
    let requirements = view.procedure.requirements.iter().map(|one| (&one.id, &one.threshold));
    let is_meant = |(id, threshold): &(&Arc<str>, &Option<Threshold>)| {
        let is_here = threshold.as_ref().is_some_and(|threshold| threshold.place == ground.at);
        is_here && names(ground, id)
    };
    let (id, threshold) = criteria.chain(requirements).find(is_meant)?;
    let threshold = threshold.as_ref()?;
    let sentence = match threshold.on {
        ThresholdOn::Score => "explain-ground-score",
        ThresholdOn::Share => "explain-ground-share",
    };
    let found = texts.figure(&found(view.number(figure), threshold));
    let least = texts.figure(&threshold.least.to_string());
    Some(texts.fill(sentence, &[("id", id), ("found", &found), ("least", &least)]))
}

/// A figure below a threshold, in percent where the threshold is, with as many decimals as tell the two apart.
fn found(number: &Exact, threshold: &Threshold) -> String {
    let (hundred, sign) = match threshold.least.to_string().ends_with('%') {
        true => (Exact::whole(100), " %"),
        false => (Exact::ONE, ""),
    };
    let (number, least) = (number * &hundred, &threshold.least.exact() * &hundred);
    let told = |decimals| number.decimal(Decimals::AtMost(decimals));
    let apart = [4, 8, 16, 32]
        .into_iter()
        .find(|decimals| told(*decimals) != least.decimal(Decimals::AtMost(*decimals)));
    told(apart.unwrap_or(32)) + sign
}

/// The figure that a comparison looked at.
fn compared(view: &View<'_>, comparison: Figure) -> Option<Figure> {
    match view.derivation().node(comparison).op {
        Op::Compared(figure, ..) => Some(figure),
        _ => None,
    }
}
