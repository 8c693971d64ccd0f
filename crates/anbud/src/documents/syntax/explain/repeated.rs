//! Keys and headings that stand twice.

use std::ops::Range;

use super::super::super::shown::shown;
use super::{At, LISTS};
use crate::diagnostic::{Diagnostic, codes};

/// How many lines above a repeated key are looked through for the first.
const LINES_ABOVE_MAX: usize = 10_000;

impl At<'_> {
    /// A key or heading that stands twice; the first is shown where it is found above.
    pub(super) fn repeated(&self) -> Diagnostic {
        let name = self.text(self.span.clone());
        let is_heading = self.line().trim_start().starts_with('[');
        let message = format!("{} is stated twice", shown(name.trim_matches(['"', '\''])));
        let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
        let help = match is_heading && LISTS.contains(&name) {
            true => format!("write `[[{name}]]`, once for each"),
            false if is_number => {
                "keep one of the two; one with decimals stands between quotes".to_owned()
            }
            false => "keep one of the two".to_owned(),
        };
        let mistake = Diagnostic::mistake(codes::DUPLICATE, message)
            .at(self.source.place(self.span.clone()), "stated again here");
        let mistake = match self.first(name, is_heading) {
            Some(first) => mistake.at(self.source.place(first), "first stated here"),
            None => mistake,
        };
        mistake.help(help)
    }

    /// Where a repeated key or heading stands first.
    fn first(&self, name: &str, is_heading: bool) -> Option<Range<usize>> {
        let before = self.text(self.bytes.start..self.span.start);
        if let Some(at) = before.rfind(name) {
            let is_key = before
                .get(at + name.len()..)
                .is_some_and(|rest| rest.trim_start().starts_with(['=', '.']));
            let start = self.bytes.start + at;
            if is_key {
                return Some(start..start + name.len());
            }
        }
        let above = (1..self.line).rev().take(LINES_ABOVE_MAX);
        for range in above.map(|line| self.source.line_range(line)) {
            let line = self.text(range.clone());
            let start = range.start + (line.len() - line.trim_start().len());
            let line = line.trim_start();
            let begins = |text: &str, end: &[char]| {
                text.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(end))
            };
            let inner = line.trim_start_matches('[');
            match (line.starts_with('['), is_heading) {
                (true, true) if begins(inner, &[']', '.']) => {
                    let start = start + (line.len() - inner.len());
                    return Some(start..start + name.len());
                }
                (true, false) => return None,
                (false, _) if begins(line, &['=', '.']) => return Some(start..start + name.len()),
                _ => {}
            }
        }
        None
    }
}
