//! Warnings that a report repeats: every one that some case yields is told in every language.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::collections::BTreeSet;
use std::path::Path;

use anbud::diagnostic::Severity;
use anbud::evaluation::{Scope, evaluate};
use anbud::procedure::Language;
use anbud_files::Case;
use anbud_report::View;
use anbud_report::language::told;
use anbud_tests::case::laid_out;
use anbud_tests::project::files_ending;

/// The warnings that a record of the case would hold.
fn warnings(folder: &Path) -> Vec<String> {
    let Ok(case) = Case::read(folder) else { return Vec::new() };
    let has_mistakes = case.diagnostics.iter().any(|found| found.severity == Severity::Mistake);
    let (Some(procedure), Some(tenders), Some(sheet), false) =
        (&case.procedure, &case.tenders, &case.sheet, has_mistakes)
    else {
        return Vec::new();
    };
    let Ok(evaluation) = evaluate(procedure, tenders, sheet, Scope::Whole) else {
        return Vec::new();
    };
    let view = View::new(procedure, tenders, sheet, &evaluation, &case.diagnostics);
    view.warnings.iter().map(|warning| warning.diagnostic.message.clone()).collect()
}

#[test]
fn every_warning_of_every_case_is_told_in_every_language() {
    let mut all = BTreeSet::new();
    for path in files_ending(&["tests/cases"], ".md") {
        let folder = laid_out(&path);
        let entries = std::fs::read_dir(folder.path().join("case"));
        let below = entries.into_iter().flatten().map(|entry| entry.unwrap().path());
        for case in below.chain([folder.path().join("case")]).filter(|path| path.is_dir()) {
            all.extend(warnings(&case));
        }
    }
    assert!(all.len() > 15, "only {} warnings", all.len());
    for language in [Language::English, Language::Swedish] {
        let untold: Vec<&String> =
            all.iter().filter(|message| told(message, language).is_none()).collect();
        assert!(untold.is_empty(), "no sentence for: {untold:#?}");
    }
}
