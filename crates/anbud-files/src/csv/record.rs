//! One row of a table, as text with places.

use std::sync::Arc;

use anbud::Place;

use super::fields::Fields;
use super::table::lines;

/// One row: a part of a text, and where its fields stand in it.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) text: &'a str,
    pub(super) fields: Fields<'a>,
    /// How many bytes the row has, its end of line included.
    pub(super) length: usize,
    pub(super) file: &'a Arc<str>,
    /// The line on which the row begins.
    pub(super) line: u32,
}

impl<'a> Record<'a> {
    /// The content of a field without quotes and without blanks round it; empty where there is no such field.
    // asking for a column that is not there then stays short, as most questions for a reason or a time are
    #[inline(never)]
    pub(super) fn cell(&self, at: usize) -> &'a str {
        self.fields.content(at, self.text)
    }

    /// Whether nothing at all is stated.
    #[inline]
    pub(super) fn is_blank(&self) -> bool {
        // most rows begin with a letter, and then there is no need to look further
        let first = self.text.as_bytes().get(self.fields.begin);
        !first.is_some_and(u8::is_ascii_alphanumeric)
            && self.fields.contents(self.text).all(str::is_empty)
    }

    /// How many lines the row has.
    pub(super) fn lines(&self) -> u32 {
        self.fields.breaks.saturating_add(1)
    }

    /// The line on which a field begins.
    pub(super) fn line_of(&self, at: usize) -> u32 {
        if self.fields.breaks == 0 {
            return self.line;
        }
        let begin = self.fields.range(at).map_or(self.fields.begin, |range| range.start);
        let before = self.text.get(self.fields.begin..begin).unwrap_or_default();
        self.line.saturating_add(lines(before))
    }

    /// Where a field stands: without blanks round it, with its quotes.
    pub(super) fn place(&self, at: usize) -> Place {
        let Some(range) = self.fields.range(at) else { return self.line_place() };
        let text = self.text.get(range.clone()).unwrap_or_default();
        let begun = text.trim_start();
        // an empty field stands where it begins
        let blanks = if begun.is_empty() { 0 } else { text.len() - begun.len() };
        let written = begun.trim_end().lines().next().unwrap_or_default();
        let byte = range.start + blanks - self.fields.begin;
        place_of(self.row(), byte, characters(written), self.file, self.line)
    }

    /// The first line of the row.
    pub(super) fn line_place(&self) -> Place {
        let line = self.row().lines().next().unwrap_or_default();
        Place::new(self.file.clone(), self.line, 1, characters(line))
    }

    fn row(&self) -> &'a str {
        let begin = self.fields.begin;
        self.text.get(begin..begin + self.length).unwrap_or_default()
    }
}

/// Where a byte of a text stands that begins on a line of a file.
pub(super) fn place_of(text: &str, byte: usize, length: u32, file: &Arc<str>, line: u32) -> Place {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    let column = characters(before.get(line_start..).unwrap_or_default());
    let line = if line_start > 0 { line.saturating_add(lines(before)) } else { line };
    Place::new(file.clone(), line, column.saturating_add(1), length)
}

/// How many characters a text has; most have as many as bytes.
fn characters(text: &str) -> u32 {
    narrow(if text.is_ascii() { text.len() } else { text.chars().count() })
}

/// A count as places have it.
pub(super) fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
