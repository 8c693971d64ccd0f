//! The outcome in Markdown.

use crate::View;
use crate::summary::summary;
use crate::table::escaped;
use crate::words;

/// The outcome in Markdown, to be pasted into a document.
#[must_use]
pub fn markdown(view: &View<'_>) -> String {
    let summary = summary(view);
    let mut text = format!("# {}\n\n{}\n", escaped(&summary.title), escaped(&summary.subtitle));
    if !summary.principle.is_empty() {
        text += &format!("\n{}\n", escaped(&summary.principle));
    }
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
    text + &format!("\n**{}**\n", escaped(&summary.decision))
}
