//! Documents as people write them, and every word that is said about them.

mod broken;
mod criteria;
mod hostile;
mod seals;
mod tenders;
mod together;

use std::fmt::Write;

use super::{Criteria, Reading, read_criteria};
use crate::{Diagnostic, Source};

fn criteria(text: &str) -> Reading<Criteria> {
    read_criteria(&Source::new("criteria.toml", text))
}

/// All that is said, with the further places that are shown; the name of the file is left out.
fn said(diagnostics: &[Diagnostic]) -> String {
    let mut said = String::new();
    for diagnostic in diagnostics {
        writeln!(said, "{diagnostic}").unwrap_or_default();
        for label in diagnostic.labels.iter().skip(1) {
            writeln!(said, "  {}: {}", label.place, label.text).unwrap_or_default();
        }
    }
    said.replace("criteria.toml:", "").replace("tenders.toml:", "")
}

/// What is said, as it is written in a table of cases: without the indentation of the case.
fn expected(lines: &str) -> String {
    let lines: Vec<&str> =
        lines.trim().lines().map(|line| line.trim_start_matches("            ")).collect();
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
