//! Where something stands in a document: file, line and column.

use std::fmt;
use std::sync::Arc;

/// Where something stands in a document. Lines and columns count from 1; columns and length count characters.
///
/// ```
/// use anbud::Place;
/// let place = Place::new("criteria.toml", 12, 10, 2);
/// assert_eq!(place.to_string(), "criteria.toml:12:10");
/// ```
///
/// In a workbook, the name of the file goes on with the name of the sheet, as [`Place::sheet_name`] has it; line and column are
/// those of a cell, and are shown as a spreadsheet shows them:
///
/// ```
/// use anbud::Place;
/// let sheet = Place::sheet_name("scores/nurses.xlsx", "Scores");
/// let place = Place::new(sheet, 17, 3, 1);
/// assert_eq!(place.to_string(), "scores/nurses.xlsx:Scores!C17");
/// assert!(place.is_cell());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    file: Arc<str>,
    line: u32,
    column: u32,
    length: u32,
}

impl Place {
    /// A place in a file. `length` is how many characters are meant, on this line.
    pub fn new(file: impl Into<Arc<str>>, line: u32, column: u32, length: u32) -> Self {
        Place { file: file.into(), line, column, length }
    }

    /// A file as a whole.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Place::new(file, 1, 1, 0)
    }

    /// The place of something stated by a program instead of a document.
    #[must_use]
    pub fn in_code() -> Self {
        Place::file("(program)")
    }

    /// The name of a file with that of one of its sheets: what the places of cells have for a file.
    #[must_use]
    pub fn sheet_name(file: &str, sheet: &str) -> Arc<str> {
        format!("{file}:{sheet}!").into()
    }

    /// Lines of a file without columns: `scores.csv:7`; of a sheet, its rows: `scores/nurses.xlsx:Scores!7`.
    ///
    /// ```
    /// use anbud::Place;
    /// assert_eq!(Place::lines("scores.csv", "7-9"), "scores.csv:7-9");
    /// assert_eq!(Place::lines("a.xlsx:Scores!", "7"), "a.xlsx:Scores!7");
    /// ```
    #[must_use]
    pub fn lines(file: &str, lines: &str) -> String {
        if file.ends_with('!') { format!("{file}{lines}") } else { format!("{file}:{lines}") }
    }

    /// Whether it is a cell of a workbook.
    #[must_use]
    pub fn is_cell(&self) -> bool {
        self.file.ends_with('!')
    }

    /// The name of the file, relative to the case; of a cell, with that of its sheet.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> u32 {
        self.column
    }

    /// How many characters are meant; 0 where the whole file is.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.length
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_cell() {
            return write!(f, "{}{}{}", self.file, letters(self.column), self.line);
        }
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A column as spreadsheets name it: `A`, `Z`, `AA`.
fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// A document in memory, that turns byte offsets into places.
#[derive(Debug, Clone)]
pub struct Source {
    file: Arc<str>,
    text: Arc<str>,
    line_starts: Arc<[usize]>,
    /// How many characters begin before every [`MARK`]th byte: a file of one long line takes no longer than others.
    characters: Arc<[usize]>,
}

const MARK: usize = 256;

impl Source {
    /// A document by name and text.
    pub fn new(file: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        let starts =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        let sums = text.as_bytes().chunks(MARK).scan(0, |sum, chunk| {
            *sum += beginnings(chunk);
            Some(*sum)
        });
        let characters = std::iter::once(0).chain(sums).collect();
        Source { file: file.into(), text, line_starts, characters }
    }

    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a range of bytes; what goes past the end of its first line is left out of the length.
    #[must_use]
    pub fn place(&self, range: std::ops::Range<usize>) -> Place {
        let line = self.line(range.start);
        let bounds = self.line_range(line);
        let before = self.characters_before(range.start);
        let column = before.saturating_sub(self.characters_before(bounds.start));
        let end = range.end.min(bounds.end).max(range.start);
        let length = self.characters_before(end) - before;
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Place::new(self.file.clone(), line, short(column).saturating_add(1), short(length))
    }

    /// The line that a byte stands on, from 1.
    pub(crate) fn line(&self, at: usize) -> u32 {
        let line = self.line_starts.partition_point(|start| *start <= at).max(1);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// The bytes of a line, without its end.
    pub(crate) fn line_range(&self, line: u32) -> std::ops::Range<usize> {
        let start_of = |line: u32| self.line_starts.get(line as usize).copied();
        let start = start_of(line.saturating_sub(1)).unwrap_or(self.text.len());
        let next = start_of(line).unwrap_or(self.text.len());
        let text = self.text.get(start..next).unwrap_or("");
        let text = text.strip_suffix('\n').unwrap_or(text);
        start..start + text.strip_suffix('\r').unwrap_or(text).len()
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let mark = at / MARK;
        let rest = self.text.as_bytes().get(mark * MARK..at).unwrap_or_default();
        self.characters.get(mark).copied().unwrap_or(0) + beginnings(rest)
    }
}

/// How many characters of UTF-8 text begin among these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let source = Source::new("a.toml", "å = 1\nwärde = \"x\"\n");
        assert_eq!(source.place(0..2).to_string(), "a.toml:1:1");
        let place = source.place(16..19);
        assert_eq!((place.line(), place.column(), place.length()), (2, 9, 3));
    }

    #[test]
    fn columns_of_cells_are_letters() {
        let names = [1, 3, 26, 27, 52, 703, 16_384].map(letters);
        assert_eq!(names, ["A", "C", "Z", "AA", "AZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_place_at_the_end_of_the_text_is_on_its_last_line() {
        let source = Source::new("a.toml", "a = 1\n");
        assert_eq!(source.place(6..6).to_string(), "a.toml:2:1");
    }

    #[test]
    fn columns_far_along_a_line_count_characters_too() {
        let text = format!("a = 1\r\nb = \"{}\" # x\r\n", "åß".repeat(5000));
        let source = Source::new("a.toml", text.as_str());
        let comment = text.find('#').unwrap_or(0);
        let place = source.place(comment..text.len());
        assert_eq!((place.line(), place.column(), place.length()), (2, 10_008, 3));
        assert_eq!(source.text().get(source.line_range(1)), Some("a = 1"));
    }
}
