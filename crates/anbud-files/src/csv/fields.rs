//! Where the fields of one row begin and end.

/// A one in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// Finds the fields of one row after another.
#[derive(Debug)]
pub(super) struct Splitter {
    delimiter: u8,
    pub(super) fields: Vec<Field>,
    /// Quoted fields in which quotes stand twice, with only one of each two.
    pub(super) plain: String,
    /// Whether any field of the row stands between quotes.
    pub(super) has_quotes: bool,
}

/// Where a field stands in the text of its row, quotes included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) shape: Shape,
}

impl Field {
    /// What is in the field, without quotes and without blanks round it.
    pub(super) fn content<'a>(&self, text: &'a str, plain: &'a str) -> &'a str {
        let content = match self.shape {
            Shape::Bare => text.get(self.start..self.end),
            Shape::Quoted => text.get(self.start + 1..self.end - 1),
            Shape::Doubled(from, to) => plain.get(from..to),
        };
        trimmed(content.unwrap_or_default())
    }
}

/// Without blanks round it. Most fields have none, and a look at the first and the last byte says so.
fn trimmed(content: &str) -> &str {
    let may_be_blank = |byte: Option<&u8>| byte.is_some_and(|byte| *byte <= b' ' || *byte >= 0x80);
    let bytes = content.as_bytes();
    if may_be_blank(bytes.first()) || may_be_blank(bytes.last()) { content.trim() } else { content }
}

/// How a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// As it is.
    Bare,
    /// Between quotes.
    Quoted,
    /// Between quotes, with quotes in it: its content is this range of [`Splitter::plain`].
    Doubled(usize, usize),
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
    pub(super) fn new(delimiter: u8) -> Self {
        Splitter { delimiter, fields: Vec::new(), plain: String::new(), has_quotes: false }
    }

    /// Finds the fields of the row that a text begins with.
    pub(super) fn split(&mut self, text: &str) -> Split {
        self.fields.clear();
        self.plain.clear();
        self.has_quotes = false;
        let bytes = text.as_bytes();
        let mut start = 0;
        loop {
            let rest = bytes.get(start..).unwrap_or_default();
            let Some(length) = self.next_special(rest) else { return Split::Open(None) };
            let mut end = start + length;
            if rest.get(length) == Some(&b'"') {
                if !rest.iter().take(length).all(|byte| self.is_blank(*byte)) {
                    return Split::Fault(Fault::QuoteWithin, end);
                }
                match self.quoted(text, end) {
                    Some(after) => end = after,
                    None => return Split::Open(Some(end)),
                }
            } else {
                self.fields.push(Field { start, end, shape: Shape::Bare });
            }
            match (bytes.get(end), bytes.get(end + 1)) {
                (Some(b'\n'), _) => return Split::Row(end + 1),
                (Some(b'\r'), Some(b'\n')) => return Split::Row(end + 2),
                (None, _) | (Some(b'\r'), None) => return Split::Open(None),
                (Some(b'\r'), _) => return Split::Fault(Fault::BareReturn, end),
                (Some(byte), _) if *byte == self.delimiter => start = end + 1,
                _ => return Split::Fault(Fault::AfterQuote, end),
            }
        }
    }

    /// How many bytes stand before the next delimiter, quote or end of line: found eight bytes at a time.
    fn next_special(&self, bytes: &[u8]) -> Option<usize> {
        const HIGH: u64 = 0x8080_8080_8080_8080;
        let (words, tail) = bytes.as_chunks::<8>();
        for (at, word) in words.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            // a byte that is zero after this has its high bit set; above it others may have it too
            let equal = |byte: u8| {
                let other = word ^ (ONES * u64::from(byte));
                other.wrapping_sub(ONES) & !other
            };
            let marks = equal(self.delimiter) | equal(b'"') | equal(b'\n') | equal(b'\r');
            if marks & HIGH != 0 {
                return Some(at * 8 + (marks & HIGH).trailing_zeros() as usize / 8);
            }
        }
        let found = tail.iter().position(|byte| self.is_special(*byte))?;
        Some(bytes.len() - tail.len() + found)
    }

    fn is_special(&self, byte: u8) -> bool {
        // most bytes are letters and digits, which come after the quote
        byte == self.delimiter || (byte <= b'"' && matches!(byte, b'"' | b'\n' | b'\r'))
    }

    fn is_blank(&self, byte: u8) -> bool {
        byte == b' ' || (byte == b'\t' && self.delimiter != b'\t')
    }

    /// Adds the field whose first quote stands at `open`; returns where the next thing after it stands that is not a
    /// blank. None where the last quote cannot be seen.
    fn quoted(&mut self, text: &str, open: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        self.has_quotes = true;
        let plain = self.plain.len();
        let mut from = open + 1;
        let close = loop {
            let close = from + memchr::memchr(b'"', bytes.get(from..)?)?;
            if *bytes.get(close + 1)? != b'"' {
                break close;
            }
            self.plain.push_str(text.get(from..=close)?);
            from = close + 2;
        };
        let mut shape = Shape::Quoted;
        if from > open + 1 {
            self.plain.push_str(text.get(from..close)?);
            shape = Shape::Doubled(plain, self.plain.len());
        }
        self.fields.push(Field { start: open, end: close + 1, shape });
        let rest = bytes.get(close + 1..)?;
        Some(close + 1 + rest.iter().take_while(|byte| self.is_blank(**byte)).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (Split, Vec<String>) {
        let mut splitter = Splitter::new(b',');
        let split = splitter.split(text);
        let fields = splitter.fields.iter().map(|field| field.content(text, &splitter.plain));
        let fields = fields.map(str::to_owned);
        (split, fields.collect())
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
