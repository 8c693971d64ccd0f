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

    /// The name of the file, relative to the case.
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
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A document in memory, that turns byte offsets into places.
#[derive(Debug, Clone)]
pub struct Source {
    file: Arc<str>,
    text: Arc<str>,
    line_starts: Arc<[usize]>,
}

impl Source {
    /// A document by name and text.
    pub fn new(file: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        let starts =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        Source { file: file.into(), text, line_starts }
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
        let line = self.line_starts.partition_point(|start| *start <= range.start).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..range.start).unwrap_or("");
        let meant = self.text.get(range.start..range.end.max(range.start)).unwrap_or("");
        let meant = meant.lines().next().unwrap_or("");
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Place::new(self.file.clone(), line, count(before).saturating_add(1), count(meant))
    }
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
    fn a_place_at_the_end_of_the_text_is_on_its_last_line() {
        let source = Source::new("a.toml", "a = 1\n");
        assert_eq!(source.place(6..6).to_string(), "a.toml:2:1");
    }
}
