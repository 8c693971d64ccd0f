//! The outcome in Markdown.

use crate::View;
use crate::summary::{Summary, summary};
use crate::table::escaped;
use crate::words;

/// The outcome in Markdown, to be pasted into a document.
#[must_use]
pub fn markdown(view: &View<'_>) -> String {
    let summary = summary(view);
    head(&summary) + &body(&summary)
}

/// What was bought, and what wins.
pub(crate) fn head(summary: &Summary) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(&summary.title), escaped(&summary.subtitle));
    if !summary.principle.is_empty() {
        text += &format!("\n{}\n", escaped(&summary.principle));
    }
    text
}

/// The table, what there is to say of it, and what decided.
pub(crate) fn body(summary: &Summary) -> String {
    let mut text = String::new();
    if !summary.table.rows.is_empty() {
        text += &format!("\n{}", summary.table.markdown());
        if summary.is_rounded {
            text += &format!("\n{}\n", words::ROUNDED_ON_PAPER);
        }
    }
    for section in &summary.sections {
        text += &format!("\n## {}\n\n", section.heading);
        for item in &section.items {
            text += &format!("- {}\n", escaped(&item.text));
            for detail in &item.details {
                text += &format!("  - {}\n", escaped(detail));
            }
        }
    }
    match summary.decision.as_str() {
        "" => text,
        decision => text + &format!("\n**{}**\n", escaped(decision)),
    }
}
