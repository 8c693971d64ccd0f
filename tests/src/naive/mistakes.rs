//! The mistakes that random cases contain on purpose.

use num_traits::Zero;

use super::case::{Case, Within};
use super::number::Written;
use super::panels;
use super::work_out::Failure;

/// The first mistake in the files.
pub fn mistakes(case: &Case) -> Result<(), Failure> {
    let mandatory = case.requirements.iter().filter(|requirement| requirement.is_mandatory());
    for requirement in mandatory {
        for tender in &case.tenders {
            if !tender.meets.iter().any(|(id, _)| id == &requirement.id) {
                return Err(format!("`{}` does not answer `{}`", tender.id, requirement.id));
            }
        }
    }
    let agreed = case.tenders.iter().flat_map(|tender| &tender.scores);
    for (item, score) in agreed {
        on_scale(case, item, *score)?;
        if case.rows.iter().any(|row| &row.item == item) {
            return Err(format!("`{item}` has agreed scores and rows"));
        }
    }
    for row in &case.rows {
        on_scale(case, &row.item, row.score)?;
        if row.evaluator.is_empty() && case.scoring.within != Some(Within::Consensus) {
            return Err("a consensus that is not asked for".to_owned());
        }
        if !panels::groups_of(case, &row.item).iter().any(|group| group.id == row.group) {
            return Err(format!("`{}` does not assess `{}`", row.group, row.item));
        }
    }
    Ok(())
}

fn on_scale(case: &Case, item: &str, score: Written) -> Result<(), Failure> {
    let named = case.leaf_of(item).scale.as_deref();
    let scale = case.scales.iter().find(|scale| Some(scale.id.as_str()) == named);
    let scale = scale.expect("a scored item has a scale");
    let score = score.value();
    let steps = (&score - scale.minimum.value()) / scale.step.value();
    let inside = score >= scale.minimum.value() && score <= scale.maximum.value();
    if inside && (&steps - steps.floor()).is_zero() {
        return Ok(());
    }
    Err(format!("a score of `{item}` is off the scale"))
}
