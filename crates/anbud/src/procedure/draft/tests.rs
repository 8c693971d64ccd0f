//! Small drafts, each with the mistakes and warnings that must be found in it: `code: message (help)`.

mod award;
mod criteria;
mod names;
mod rules;
mod scoring;
mod whole;

use crate::catalogue;

use super::{AwardDraft, CriterionDraft, Draft, ScaleDraft};

/// A draft without mistakes: one scored criterion, quality per price.
fn sound() -> Draft {
    bare().criterion(scored("skill").weight(100))
}

/// The same without criteria.
fn bare() -> Draft {
    Draft::new("Record system", "Region Example", "RS 1", "SEK")
        .award(AwardDraft::model("quality-per-price"))
        .scale(ScaleDraft::new("marks", 0, 5).step(1))
}

/// A criterion scored on that scale.
fn scored(id: &str) -> CriterionDraft {
    CriterionDraft::new(id).scale("marks").model("of-maximum")
}

/// What is found in a draft.
fn found(draft: Draft) -> Vec<String> {
    let found = match draft.build() {
        Ok(procedure) => procedure.warnings,
        Err(found) => found,
    };
    let line = |found: &crate::Diagnostic| {
        let help = found.help.as_deref().unwrap_or("no help");
        format!("{}: {} ({help})", found.code, found.message)
    };
    found.iter().map(line).collect()
}

/// Compares what is found in each draft of a table.
#[track_caller]
fn check<const N: usize>(table: [(Draft, &[&str]); N]) {
    for (row, (draft, expected)) in table.into_iter().enumerate() {
        let found: Vec<String> = found(draft).iter().map(|text| without_choices(text)).collect();
        let expected: Vec<String> = expected.iter().map(|text| without_choices(text)).collect();
        assert_eq!(found, expected, "row {row}");
    }
}

/// A message without the models that a remedy lists, since a model that is added is no other mistake.
fn without_choices(text: &str) -> String {
    catalogue::ids().fold(text.to_owned(), |text, id| {
        [", ", " or "]
            .iter()
            .fold(text, |text, between| text.replace(&format!("`{id}`{between}"), ""))
    })
}
