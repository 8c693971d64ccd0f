//! Where the fields of one row begin and end.

use std::cell::OnceCell;
use std::ops::Range;

use super::marks::Marks;

/// Finds the fields of one row after another.
#[derive(Debug)]
pub(super) struct Splitter {
    delimiter: u8,
    /// How many fields rows are likely to have.
    width: usize,
    marks: Marks,
    /// Where the row begins.
    begin: usize,
    /// Whether the marks are where its fields end, as they are in nearly all rows; else where those end.
    is_plain: bool,
    ends: Vec<usize>,
    /// How many line feeds it has within quotes.
    breaks: u32,
    doubled: Doubled,
}

/// The contents of the fields of one row in which quotes stand twice, once one of them was asked for.
type Doubled = OnceCell<Vec<(usize, String)>>;

/// The fields of one row, as places in the text that it is a part of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a> {
    /// Where the first one begins.
    pub(super) begin: usize,
    /// Where each of them ends.
    pub(super) ends: &'a [usize],
    /// How many line feeds stand within quotes.
    pub(super) breaks: u32,
    doubled: &'a Doubled,
}

impl<'a> Fields<'a> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// From where to where a field goes, with all quotes and blanks; none where there is no such field.
    #[inline]
    pub(super) fn range(&self, field: usize) -> Option<Range<usize>> {
        let end = *self.ends.get(field)?;
        let before = field.checked_sub(1).and_then(|before| self.ends.get(before));
        Some(before.map_or(self.begin, |before| before + 1)..end)
    }

    /// What is in a field, without quotes and without blanks round it; empty where there is no such field.
    #[inline]
    pub(super) fn content(&self, field: usize, text: &'a str) -> &'a str {
        self.range(field).map_or("", |range| self.content_of(field, range, text))
    }

    /// The contents of all fields, one after another.
    #[inline]
    pub(super) fn contents(self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let mut start = self.begin;
        self.ends.iter().enumerate().map(move |(field, end)| {
            let content = self.content_of(field, start..*end, text);
            start = end + 1;
            content
        })
    }

    #[inline]
    fn content_of(&self, field: usize, range: Range<usize>, text: &'a str) -> &'a str {
        let written = trimmed(text.get(range).unwrap_or_default());
        match written.as_bytes().first() {
            Some(b'"') => self.unquoted(field, written, text),
            _ => written,
        }
    }

    #[inline(never)]
    fn unquoted(&self, field: usize, written: &'a str, text: &'a str) -> &'a str {
        let Some(content) = within_quotes(written) else { return written };
        if memchr::memchr(b'"', content.as_bytes()).is_none() {
            return trimmed(content);
        }
        let doubled = self.doubled.get_or_init(|| self.undoubled(text));
        let content = doubled.iter().find(|(known, _)| *known == field);
        content.map_or(written, |(_, content)| trimmed(content))
    }

    /// The contents of the fields in which quotes stand twice, with only one of each two.
    fn undoubled(&self, text: &str) -> Vec<(usize, String)> {
        let written = |field: usize| {
            trimmed(self.range(field).and_then(|range| text.get(range)).unwrap_or_default())
        };
        let contents =
            (0..self.len()).filter_map(|field| Some((field, within_quotes(written(field))?)));
        contents.map(|(field, content)| (field, content.replace("\"\"", "\""))).collect()
    }
}

/// What stands between the quotes of a field.
fn within_quotes(written: &str) -> Option<&str> {
    written.strip_prefix('"')?.strip_suffix('"')
}

/// Without blanks round it. Most fields have none, and a look at the first and the last byte says so.
#[inline]
fn trimmed(content: &str) -> &str {
    let may_be_blank = |byte: u8| byte <= b' ' || byte >= 0x80;
    match content.as_bytes() {
        [first, .., last] if may_be_blank(*first) || may_be_blank(*last) => trim(content),
        [only] if may_be_blank(*only) => trim(content),
        _ => content,
    }
}

#[cold]
fn trim(content: &str) -> &str {
    content.trim()
}

/// What stands at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    /// A row of so many bytes, its end of line included.
    Row(usize),
    /// The beginning of a row, and the quote in it that is still open.
    Open(Option<usize>),
    /// Something wrong at this byte.
    Fault(Fault, usize),
}

/// What can be wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Text after a closing quote.
    AfterQuote,
    /// A quote in a field that does not begin with one.
    QuoteWithin,
    /// A carriage return without a line feed.
    BareReturn,
}

impl Splitter {
    /// For rows that are likely to have so many fields.
    pub(super) fn new(delimiter: u8, width: usize) -> Self {
        Splitter {
            delimiter,
            width,
            marks: Marks::new(delimiter),
            begin: 0,
            ends: Vec::new(),
            is_plain: false,
            breaks: 0,
            doubled: Doubled::new(),
        }
    }

    /// The fields of the row that was split last.
    pub(super) fn fields(&self) -> Fields<'_> {
        let ends = if self.is_plain { self.marks.passed(self.width) } else { &self.ends };
        Fields { begin: self.begin, ends, breaks: self.breaks, doubled: &self.doubled }
    }

    /// Finds the fields of the row that a text begins with.
    pub(super) fn split(&mut self, text: &str) -> Split {
        self.restart(0);
        self.next(text)
    }

    /// Goes on with a row that begins at a byte: behind a row that could not be split, or in another text.
    pub(super) fn restart(&mut self, at: usize) {
        self.marks.restart(at);
    }

    /// Finds the fields of the row behind the one before.
    pub(super) fn next(&mut self, text: &str) -> Split {
        self.begin = self.marks.at();
        self.doubled.take();
        self.is_plain = self.marks.pass_row(text.as_bytes(), self.width);
        if !self.is_plain {
            match self.split_slowly(text) {
                Split::Row(length) => self.marks.pass_to(text.as_bytes(), self.begin + length),
                other => return other,
            }
        }
        self.breaks = self.marks.pass_breaks();
        Split::Row(self.marks.at() - self.begin)
    }

    /// Looks at one field after another: what is wrong with a row is found here.
    fn split_slowly(&mut self, text: &str) -> Split {
        self.ends.clear();
        let (bytes, row) = (text.as_bytes(), self.begin);
        let mut start = row;
        loop {
            let Some(mut end) = self.end(bytes, start) else { return Split::Open(None) };
            if bytes.get(end) == Some(&b'"') {
                let before = bytes.get(start..end).unwrap_or_default();
                if !before.iter().all(|byte| self.is_blank(*byte)) {
                    return Split::Fault(Fault::QuoteWithin, end - row);
                }
                match self.quoted(text, end) {
                    Ok(after) => end = after,
                    Err(split) => return split,
                }
            }
            self.ends.push(end);
            match (bytes.get(end), bytes.get(end + 1)) {
                (Some(b'\n'), _) => return Split::Row(end + 1 - row),
                (Some(b'\r'), Some(b'\n')) => return Split::Row(end + 2 - row),
                (Some(b'\r'), None) => return Split::Open(None),
                (Some(b'\r'), _) => return Split::Fault(Fault::BareReturn, end - row),
                _ => start = end + 1,
            }
        }
    }

    /// Where a field ends that begins at a byte, or has its first quote.
    fn end(&self, bytes: &[u8], begin: usize) -> Option<usize> {
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'"') || *byte == self.delimiter;
        Some(begin + bytes.get(begin..)?.iter().position(is_end)?)
    }

    fn is_blank(&self, byte: u8) -> bool {
        byte == b' ' || (byte == b'\t' && self.delimiter != b'\t')
    }

    /// Where the field ends whose first quote stands at `open`.
    fn quoted(&self, text: &str, open: usize) -> Result<usize, Split> {
        let (bytes, row) = (text.as_bytes(), self.begin);
        let mut from = open + 1;
        let close = loop {
            let rest = bytes.get(from..).unwrap_or_default();
            let close = memchr::memchr(b'"', rest).map(|at| from + at);
            match close.map(|close| (close, bytes.get(close + 1))) {
                None | Some((_, None)) => return Err(Split::Open(Some(open - row))),
                Some((close, Some(b'"'))) => from = close + 2,
                Some((close, Some(_))) => break close,
            }
        };
        let rest = bytes.get(close + 1..).unwrap_or_default();
        let end = close + 1 + rest.iter().take_while(|byte| self.is_blank(**byte)).count();
        match bytes.get(end) {
            None => Err(Split::Open(None)),
            Some(b'\n' | b'\r') => Ok(end),
            Some(byte) if *byte == self.delimiter => Ok(end),
            Some(_) => Err(Split::Fault(Fault::AfterQuote, end - row)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (Split, Vec<String>) {
        let mut splitter = Splitter::new(b',', 2);
        let split = splitter.split(text);
        let fields = splitter.fields();
        let contents = (0..fields.len()).map(|at| fields.content(at, text).to_owned());
        (split, contents.collect())
    }

    #[test]
    fn rows_are_split_at_delimiters_outside_quotes() {
        let table: &[(&str, usize, &[&str])] = &[
            ("a,b\n", 4, &["a", "b"]),
            ("a,b\r\nc", 5, &["a", "b"]),
            ("\n", 1, &[""]),
            (",\n", 2, &["", ""]),
            (" a , b \n", 8, &["a", "b"]),
            ("\"a,b\",c\n", 8, &["a,b", "c"]),
            (" \"a\" ,\t\"b\"\t\n", 12, &["a", "b"]),
            ("\"a\nb\",c\n", 8, &["a\nb", "c"]),
            ("\"a\r\nb\"\r\n", 8, &["a\r\nb"]),
            ("\"\",\"\"\"\"\n", 8, &["", "\""]),
            ("\"a \"\"b\"\" c\",\"d\"\"\"\n", 18, &["a \"b\" c", "d\""]),
            ("å,\"ö\"\"\"\n", 10, &["å", "ö\""]),
        ];
        for (text, length, fields) in table {
            let (found, found_fields) = split(text);
            assert_eq!(found, Split::Row(*length), "{text:?}");
            assert_eq!(found_fields, *fields, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_row_is_told_with_its_byte() {
        for (text, expected) in [
            ("\"a\"b,c\n", Split::Fault(Fault::AfterQuote, 3)),
            ("\"a\" \"b\"\n", Split::Fault(Fault::AfterQuote, 4)),
            ("a,5\" disk\n", Split::Fault(Fault::QuoteWithin, 3)),
            ("a,b\rc,d\n", Split::Fault(Fault::BareReturn, 3)),
            ("a,\"b\"\rc\n", Split::Fault(Fault::BareReturn, 5)),
            ("a,b", Split::Open(None)),
            ("a,b\r", Split::Open(None)),
            ("a,\"b,c\n", Split::Open(Some(2))),
            ("a,\"b\"\"\n", Split::Open(Some(2))),
            ("a,\"b\"", Split::Open(Some(2))),
            ("a,\"b\"  ", Split::Open(None)),
            ("", Split::Open(None)),
        ] {
            assert_eq!(split(text).0, expected, "{text:?}");
        }
    }
}
