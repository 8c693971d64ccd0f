//! Styles of terminal text, and text of documents made safe for a terminal.

use anstyle::{AnsiColor, Style};

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// Text that stands out: what won, what it is about.
#[must_use]
pub fn strong(text: &str) -> String {
    painted(STRONG, text)
}

/// Text that stands back: units, places in files.
#[must_use]
pub fn faint(text: &str) -> String {
    painted(FAINT, text)
}

/// The heading of a section.
#[must_use]
pub fn heading(text: &str) -> String {
    painted(HEADING, text)
}

fn painted(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// Text of a document on one line, without anything that could steer a terminal.
///
/// ```
/// assert_eq!(anbud_report::style::plain("North\nAB\u{1b}[31m"), "North AB\u{fffd}[31m");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            // marks that reorder text could make one name look like another
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}
