//! The outcome for a terminal.

use crate::View;
use crate::style::{faint, heading, strong};
use crate::summary::{Section, Summary, summary};
use crate::table::wrap;
use crate::words;

/// The outcome for a terminal of so many columns; none where nothing limits the width.
#[must_use]
pub fn text(view: &View<'_>, width: Option<usize>) -> String {
    let summary = summary(view);
    head(&summary, width) + &body(&summary, width)
}

/// What was bought, and what wins.
pub(crate) fn head(summary: &Summary, width: Option<usize>) -> String {
    let mut text = format!("{}\n{}\n", strong(&summary.title), summary.subtitle);
    if !summary.principle.is_empty() {
        text += &format!("\n{}\n", filled(&summary.principle, "", "", width));
    }
    text
}

/// The table, what there is to say of it, and what decided.
pub(crate) fn body(summary: &Summary, width: Option<usize>) -> String {
    let mut text = String::new();
    if !summary.table.rows.is_empty() {
        text += &format!("\n{}", summary.table.terminal(width));
        if summary.is_rounded {
            text += &format!("{}\n", faint(&filled(words::ROUNDED_HERE, "", "", width)));
        }
    }
    for section in &summary.sections {
        text += &format!("\n{}", list(section, width));
    }
    match summary.decision.as_str() {
        "" => text,
        decision => text + &format!("\n{}\n", strong(&filled(decision, "", "", width))),
    }
}

fn list(section: &Section, width: Option<usize>) -> String {
    let mut text = format!("{}\n", heading(section.heading));
    for item in &section.items {
        text += &format!("{}\n", filled(&item.text, "  ", "    ", width));
        for detail in &item.details {
            text += &format!("{}\n", filled(detail, "    ", "      ", width));
        }
    }
    text
}

/// Text wrapped to the width, its first line and its other lines indented.
pub(crate) fn filled(text: &str, first: &str, other: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return format!("{first}{text}") };
    let lines = wrap(text, width.saturating_sub(other.len()).max(20));
    let lines = lines.iter().enumerate();
    let lines = lines.map(|(at, line)| format!("{}{line}", if at == 0 { first } else { other }));
    lines.collect::<Vec<_>>().join("\n")
}
