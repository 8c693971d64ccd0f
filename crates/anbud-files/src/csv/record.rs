//! One row of a table, as text with places.

use std::sync::Arc;

use anbud::Place;
use anbud::ledger::Spot;

use super::fields::Field;

/// One row: a part of the window, and where its fields stand in it.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) text: &'a str,
    pub(super) fields: &'a [Field],
    /// The fields in which quotes stand twice, with only one of each two.
    pub(super) plain: &'a str,
    pub(super) file: &'a Arc<str>,
    /// The line on which the row begins.
    pub(super) line: u32,
}

impl<'a> Record<'a> {
    /// The content of a field without quotes and without blanks round it; empty where there is no such field.
    pub(super) fn cell(&self, at: usize) -> &'a str {
        self.fields.get(at).map_or("", |field| field.content(self.text, self.plain))
    }

    /// Whether nothing at all is stated.
    pub(super) fn is_blank(&self) -> bool {
        let is_empty = |at: usize| self.cell(at).is_empty();
        is_empty(0) && (1..self.fields.len()).all(is_empty)
    }

    /// Where a field begins.
    pub(super) fn spot(&self, at: usize) -> Spot {
        self.written(at)
            .map_or(Spot { line: self.line, column: 1 }, |(start, _)| self.spot_of(start))
    }

    /// Where a field stands: without blanks round it, with its quotes.
    pub(super) fn place(&self, at: usize) -> Place {
        let Some((start, text)) = self.written(at) else { return self.line_place() };
        let spot = self.spot_of(start);
        let length = text.lines().next().unwrap_or_default().chars().count();
        Place::new(self.file.clone(), spot.line, spot.column, narrow(length))
    }

    /// Where a byte of the row stands.
    pub(super) fn place_of(&self, byte: usize, length: u32) -> Place {
        let spot = self.spot_of(byte);
        Place::new(self.file.clone(), spot.line, spot.column, length)
    }

    /// The first line of the row.
    pub(super) fn line_place(&self) -> Place {
        let line = self.text.lines().next().unwrap_or_default();
        Place::new(self.file.clone(), self.line, 1, narrow(line.chars().count()))
    }

    /// The first byte of a field that is no blank, and the field from there on.
    fn written(&self, at: usize) -> Option<(usize, &'a str)> {
        let field = self.fields.get(at)?;
        let text = self.text.get(field.start..field.end)?;
        let begun = text.trim_start();
        // an empty field stands where it begins
        let blanks = if begun.is_empty() { 0 } else { text.len() - begun.len() };
        Some((field.start + blanks, begun.trim_end()))
    }

    fn spot_of(&self, byte: usize) -> Spot {
        let before = self.text.get(..byte).unwrap_or(self.text);
        if before.is_ascii() && !before.as_bytes().contains(&b'\n') {
            return Spot { line: self.line, column: narrow(byte).saturating_add(1) };
        }
        let lines = before.bytes().filter(|byte| *byte == b'\n').count();
        let line_start = if lines == 0 { 0 } else { before.rfind('\n').map_or(0, |at| at + 1) };
        let column = before.get(line_start..).unwrap_or_default().chars().count();
        Spot {
            line: self.line.saturating_add(narrow(lines)),
            column: narrow(column).saturating_add(1),
        }
    }
}

/// A count as places have it.
pub(super) fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
