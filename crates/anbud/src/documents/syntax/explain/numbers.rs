//! Numbers as people write them, but not TOML: `20,5`, `1 234`, `1'234`, `8 %`, `007`.

use std::ops::Range;

use super::super::super::number::remedy;
use super::super::super::shown::shown;
use super::At;
use crate::Literal;
use crate::diagnostic::{Diagnostic, codes};

impl At<'_> {
    /// The mistake, where the line with the error states such a number.
    pub(super) fn number_like(&self) -> Option<Diagnostic> {
        let span = self.value()?;
        let written = self.text(span.clone());
        let unsigned = written.trim_start_matches(['-', '+', '\u{2212}']);
        let is_number_like = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && unsigned
                .chars()
                .all(|c| c.is_ascii_digit() || c.is_whitespace() || "'’,._%".contains(c));
        if !is_number_like {
            return None;
        }
        let (what, help) = if written.parse::<Literal>().is_ok() {
            with_leading_zeros(written)?
        } else if written.ends_with('%') {
            ("is not a number; with a percent sign it is written between quotes", remedy(written)?)
        } else if unsigned.contains(',') {
            ("has a comma where a number has a point", remedy(written)?)
        } else {
            ("is not written as a number", remedy(written)?)
        };
        let message = format!("{} {what}", shown(written));
        Some(self.on(span, codes::NUMBER, message, help))
    }

    /// The value that the error belongs to: from the last `=` before it to the next entry, bracket or comment.
    fn value(&self) -> Option<Range<usize>> {
        let before = self.text(self.bytes.start..self.span.start.max(self.bytes.start));
        let start = self.bytes.start + before.rfind('=')? + 1;
        let rest = self.text(start..self.bytes.end);
        let end = [", ", "#", "}", "]"].iter().filter_map(|mark| rest.find(mark)).min();
        let rest = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
        let blanks = rest.len() - rest.trim_start().len();
        Some(start + blanks..start + rest.trim_end().len().max(blanks))
    }
}

/// What is wrong with a number that begins with zeros, and the number without; none for others.
fn with_leading_zeros(written: &str) -> Option<(&'static str, String)> {
    let unsigned = written.trim_start_matches(['-', '+']);
    let plain = unsigned.trim_start_matches('0');
    let zero = if plain.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    let sign = if written.starts_with('-') { "-" } else { "" };
    let is_one = unsigned.len() == plain.len() + zero.len();
    if let Some(number) = written.strip_suffix('%') {
        let help = format!("write `\"{} %\"`", number.trim_end());
        return Some(("is written between quotes, since it has a percent sign", help));
    }
    (!is_one).then(|| ("begins with a zero", format!("write `{sign}{zero}{plain}`")))
}
