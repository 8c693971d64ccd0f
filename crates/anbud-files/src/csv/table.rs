//! Tables: a line of column names, then rows, handed on one by one.

use std::io::Read;
use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::Mistakes;

use super::blocks::{Blocks, Next, ROW_BYTES_MAX, Window};
use super::dialect::{Delimiter, stated};
use super::fields::{Split, Splitter};
use super::header::{Columns, Header, Names};
use super::record::{Record, narrow};

/// One row of a table, its cells known by column.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    record: Record<'a>,
    header: &'a Header,
    pub(super) delimiter: Delimiter,
}

impl<'a> Row<'a> {
    /// The content of a cell, without quotes and blanks round it; empty where the table has no such column.
    #[inline]
    pub(crate) fn cell(&self, column: usize) -> &'a str {
        self.header.position(column).map_or("", |at| self.record.cell(at))
    }

    /// Whether the table has a column.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.header.position(column).is_some()
    }

    /// The line on which a cell begins; the first one of the row where the table has no such column.
    pub(crate) fn line(&self, column: usize) -> u32 {
        self.header.position(column).map_or(self.record.line, |at| self.record.line_of(at))
    }

    /// Where a cell stands; the row where the table has no such column.
    pub(crate) fn place(&self, column: usize) -> Place {
        let position = self.header.position(column);
        position.map_or_else(|| self.record.line_place(), |at| self.record.place(at))
    }

    /// Whether the names of the columns are without a mistake: else what is not stated may stand under a wrong name.
    pub(crate) fn is_sure(&self) -> bool {
        self.header.is_sure
    }

    /// The other columns by name, and what the row says there.
    pub(crate) fn others(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let record = self.record;
        self.header.others().iter().map(move |(name, at)| (&**name, record.cell(*at)))
    }
}

/// A table while it is read.
pub(super) struct Table<'t> {
    pub(super) file: &'t Arc<str>,
    /// The line of what comes next.
    pub(super) line: u32,
    pub(super) mistakes: &'t mut Mistakes,
    /// Whether every row could be read as a row.
    pub(super) is_whole: bool,
}

/// In how many lines the beginning of a row is looked for: more than a comment is likely to have.
const LINES_TRIED_MAX: usize = 100;

/// What rows are handed on to, with the mistakes to add to.
pub(crate) type Take<'t> = &'t mut dyn FnMut(&Row<'_>, &mut Mistakes);

/// Reads a table and hands on its rows; whether every row could be read, and every column is known.
///
/// # Errors
/// What the file system says while the file is read.
pub(crate) fn read_table(
    input: impl Read,
    file: &Arc<str>,
    columns: &Columns,
    mistakes: &mut Mistakes,
    take: Take<'_>,
) -> std::io::Result<bool> {
    let mut blocks = Blocks::new(input);
    let mut table = Table { file, line: 1, mistakes, is_whole: true };
    let begun = loop {
        blocks.fill()?;
        match table.begin(&blocks.window(), columns) {
            Begin::Read(begun) => break begun,
            Begin::NotYet => table.line = 1,
            Begin::Refused => return Ok(false),
        }
    };
    table.is_whole = begun.header.is_sure;
    let used = begun.used;
    table.read(blocks, used, &begun, take)?;
    Ok(table.is_whole)
}

/// Reads the first lines of a table; none where anything is wrong with them, or they are long.
///
/// # Errors
/// What the file system says while the file is read.
pub(crate) fn read_head(
    input: impl Read,
    file: &Arc<str>,
    columns: &Columns,
) -> std::io::Result<Option<Begun>> {
    let mut blocks = Blocks::new(input);
    let mut mistakes = Mistakes::default();
    let mut table = Table { file, line: 1, mistakes: &mut mistakes, is_whole: true };
    blocks.fill()?;
    Ok(match table.begin(&blocks.window(), columns) {
        Begin::Read(begun) if begun.header.is_sure => Some(begun),
        _ => None,
    })
}

/// Reads rows that stand behind the first lines, from the beginning of a row on; `line` is its line. Returns the line behind
/// the last row.
///
/// # Errors
/// What the file system says while the file is read.
pub(crate) fn read_rows(
    input: impl Read,
    file: &Arc<str>,
    begun: &Begun,
    line: u32,
    mistakes: &mut Mistakes,
    take: Take<'_>,
) -> std::io::Result<u32> {
    let mut blocks = Blocks::new(input);
    blocks.fill()?;
    let mut table = Table { file, line, mistakes, is_whole: true };
    table.read(blocks, 0, begun, take)?;
    Ok(table.line)
}

/// What became of the first lines.
enum Begin {
    Read(Begun),
    /// The window does not show all of them.
    NotYet,
    /// They are not what a table begins with, which was reported.
    Refused,
}

/// What the first lines say, how many bytes they have, and the line after them.
pub(crate) struct Begun {
    header: Header,
    delimiter: Delimiter,
    pub(crate) used: usize,
    pub(crate) line: u32,
}

impl Begun {
    /// Where a row is likely to begin in the middle of a file: behind the end of a line, where as many fields follow as there are
    /// columns. The same can stand in a quoted text; whoever reads up to there finds out.
    pub(crate) fn likely_row(&self, middle: &[u8]) -> Option<usize> {
        let mut splitter = Splitter::new(self.delimiter.byte(), self.header.width);
        let begins = memchr::memchr_iter(b'\n', middle).map(|end| end + 1);
        begins.take(LINES_TRIED_MAX).find(|begin| {
            let text = valid(middle.get(*begin..).unwrap_or_default());
            let is_row = matches!(splitter.split(text), Split::Row(_));
            is_row && splitter.fields().len() == self.header.width
        })
    }
}

impl<'t> Table<'t> {
    /// Reads the names of the columns, and what stands before them.
    fn begin(&mut self, window: &Window<'_>, columns: &Columns) -> Begin {
        let mut text = window.text.strip_prefix('\u{feff}').unwrap_or(window.text);
        let mut delimiter = None;
        if let Some((separator, length)) = stated(text) {
            match separator {
                Ok(separator) => delimiter = Some(separator),
                Err(other) => {
                    self.report_separator(other);
                    return Begin::Refused;
                }
            }
            text = self.skip(text, length);
        }
        while let Some(line) = text.split_inclusive('\n').next()
            && line.ends_with('\n')
            && line.trim().is_empty()
        {
            text = self.skip(text, line.len());
        }
        let delimiter = delimiter.unwrap_or_else(|| Delimiter::of_header(text, columns));
        let mut splitter = Splitter::new(delimiter.byte(), columns.needed);
        match splitter.split(text) {
            Split::Row(length) => {
                let record = self.record(text, length, &splitter);
                if self.is_huge(&record) {
                    return Begin::Refused;
                }
                let names = Names {
                    cells: (0..record.fields.len()).map(|at| record.cell(at)).collect(),
                    place: &|at| record.place(at),
                    row: record.line_place(),
                };
                let header = Header::read(&names, columns, self.mistakes);
                let used = window.text.len() - self.skip(text, length).len();
                let line = self.line;
                header.map_or(Begin::Refused, |header| {
                    Begin::Read(Begun { header, delimiter, used, line })
                })
            }
            Split::Fault(fault, at) => {
                self.report_fault(fault, text, at);
                Begin::Refused
            }
            Split::Open(_) if text.is_empty() && window.next == Next::End => {
                self.report_empty(columns);
                Begin::Refused
            }
            Split::Open(_) if self.is_over(text, window.next, &mut splitter) => Begin::Refused,
            Split::Open(_) => Begin::NotYet,
        }
    }

    /// Reads the rows of a whole input, of which the first bytes have been used.
    fn read(
        &mut self,
        mut blocks: Blocks<impl Read>,
        mut used: usize,
        begun: &Begun,
        take: Take<'_>,
    ) -> std::io::Result<()> {
        let mut splitter = Splitter::new(begun.delimiter.byte(), begun.header.width);
        loop {
            let window = blocks.window();
            let text = window.text.get(used..).unwrap_or_default();
            let rows = self.rows(text, &begun.header, begun.delimiter, &mut splitter, take);
            let rest = text.get(rows..).unwrap_or_default();
            if self.is_over(rest, window.next, &mut splitter) {
                return Ok(());
            }
            blocks.consume(used + rows);
            used = 0;
            blocks.fill()?;
        }
    }

    /// Hands on the rows that a text begins with; returns how many bytes they have.
    fn rows(
        &mut self,
        text: &str,
        header: &Header,
        delimiter: Delimiter,
        splitter: &mut Splitter,
        take: Take<'_>,
    ) -> usize {
        let mut begin = 0;
        splitter.restart(begin);
        loop {
            match splitter.next(text) {
                Split::Row(length) => {
                    // made where it stays: copying it took a third of the time of this loop
                    let row =
                        Row { record: self.record(text, length, splitter), header, delimiter };
                    if self.is_good(&row.record, header) {
                        take(&row, self.mistakes);
                    }
                    self.line = self.line.saturating_add(row.record.lines());
                    begin += length;
                }
                Split::Fault(fault, at) => {
                    let rest = text.get(begin..).unwrap_or_default();
                    let end = rest.get(at..).and_then(|after| after.find('\n'));
                    let Some(end) = end else { return begin };
                    self.report_fault(fault, rest, at);
                    begin = text.len() - self.skip(rest, at + end + 1).len();
                    splitter.restart(begin);
                }
                Split::Open(_) => return begin,
            }
        }
    }

    /// The row of so many bytes that was split last.
    fn record<'r>(&self, text: &'r str, length: usize, splitter: &'r Splitter) -> Record<'r>
    where
        't: 'r,
    {
        Record { text, fields: splitter.fields(), length, file: self.file, line: self.line }
    }

    /// Whether a row has as many fields as there are columns; a row without anything in it is passed over.
    fn is_good(&mut self, record: &Record<'_>, header: &Header) -> bool {
        if record.fields.len() == header.width && record.length <= ROW_BYTES_MAX {
            return !record.is_blank();
        }
        if !record.is_blank() {
            self.report_row(record, header);
        }
        false
    }

    /// Passes over the beginning of a text.
    fn skip<'a>(&mut self, text: &'a str, length: usize) -> &'a str {
        let (passed, rest) = text.split_at_checked(length).unwrap_or((text, ""));
        self.line = self.line.saturating_add(lines(passed));
        rest
    }
}

/// The text that bytes begin with.
fn valid(bytes: &[u8]) -> &str {
    let valid = bytes.utf8_chunks().next();
    valid.map_or("", |chunk| chunk.valid())
}

/// How many lines a text has, the last one ended.
pub(super) fn lines(text: &str) -> u32 {
    narrow(memchr::memchr_iter(b'\n', text.as_bytes()).count())
}
