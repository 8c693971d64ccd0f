//! The grounds on which a tender was rejected, in words of either language.

use anbud::derivation::{Figure, Op};
use anbud::evaluation::{Ground, TenderResult};
use anbud::procedure::{Threshold, ThresholdOn};

use super::words::Words;
use crate::View;
use crate::figures::{percent, shown};
use crate::style::{faint, plain};

/// All grounds, each with the place of its rule.
pub(super) fn told(view: &View<'_>, result: &TenderResult, words: &Words) -> String {
    let grounds = result.grounds.iter().map(|ground| {
        let text = of_threshold(view, ground, words)
            .or_else(|| of_requirement(view, ground, words))
            .unwrap_or_else(|| ground.text.clone());
        format!("  {}{}\n", plain(&text), faint(&format!("  {}", ground.at)))
    });
    format!("{}\n{}", words.rejected, grounds.collect::<String>())
}

fn of_requirement(view: &View<'_>, ground: &Ground, words: &Words) -> Option<String> {
    let requirements = view.procedure.requirements.iter();
    let mut found = requirements.filter(|one| one.mandatory && one.place == ground.at);
    // what a program states has no place of its own
    let requirement = found.find(|one| ground.text.starts_with(&format!("`{}`", one.id)))?;
    Some(words.not_met(&requirement.id, &requirement.text))
}

fn of_threshold(view: &View<'_>, ground: &Ground, words: &Words) -> Option<String> {
    let figure = compared(view, ground.figure?)?;
    let criteria = view.procedure.criteria.iter().map(|one| (&one.id, &one.threshold));
    let requirements = view.procedure.requirements.iter().map(|one| (&one.id, &one.threshold));
    let is_meant = |(id, threshold): &(_, &Option<Threshold>)| {
        let is_here = threshold.as_ref().is_some_and(|threshold| threshold.place == ground.at);
        is_here && ground.text.contains(&format!("`{id}`"))
    };
    let (id, threshold) = criteria.chain(requirements).find(is_meant)?;
    let threshold = threshold.as_ref()?;
    let (number, exact) = view.derivation().number(figure);
    let (what, found) = match threshold.on {
        ThresholdOn::Score => (words.score, shown(number, exact)),
        ThresholdOn::Share => (words.share, percent(number, exact)),
    };
    let least = words.in_language(&threshold.least.to_string());
    Some(words.below(what, id, &words.in_language(&found.marked()), &least))
}

/// The figure that a comparison looked at.
fn compared(view: &View<'_>, comparison: Figure) -> Option<Figure> {
    match view.derivation().node(comparison).op {
        Op::Compared(figure, ..) => Some(figure),
        _ => None,
    }
}
