//! What stands between the fields of a table.

use super::fields::{Split, Splitter};
use super::header::Columns;

/// What stands between the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delimiter {
    /// `,`: numbers have a decimal point.
    Comma,
    /// `;`, as Swedish and German spreadsheets write it: numbers may have a decimal comma.
    Semicolon,
    /// A tab: numbers may have a decimal comma.
    Tab,
}

impl Delimiter {
    const ALL: [Delimiter; 3] = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab];

    pub(super) fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
        }
    }

    /// The delimiter that makes most known names of a line of column names.
    pub(super) fn of_header(text: &str, columns: &Columns) -> Delimiter {
        let known = |delimiter: Delimiter| {
            let mut splitter = Splitter::new(delimiter.byte(), columns.needed);
            let is_row = matches!(splitter.split(text), Split::Row(_));
            let fields = splitter.fields();
            let names = (0..fields.len()).map(|at| fields.content(at, text));
            let known = names.filter(|name| columns.names.contains(name)).count();
            if is_row { (known, fields.len()) } else { (0, 0) }
        };
        // the last of equal ones is taken: the comma, where nothing tells them apart
        Delimiter::ALL
            .into_iter()
            .rev()
            .max_by_key(|delimiter| known(*delimiter))
            .unwrap_or(Delimiter::Comma)
    }
}

/// A first line such as `sep=;`: what it says, and how many bytes it has. None where the text begins with another line.
pub(super) fn stated(text: &str) -> Option<(Result<Delimiter, &str>, usize)> {
    let end = text.find('\n')?;
    let line = text.get(..end)?.trim_end_matches('\r');
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let separator = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let delimiter =
        Delimiter::ALL.into_iter().find(|delimiter| separator.as_bytes() == [delimiter.byte()]);
    Some((delimiter.ok_or(separator), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: Columns =
        Columns { names: &["tender", "score", "at"], needed: 2, others_kept: false };

    #[test]
    fn the_delimiter_is_the_one_that_makes_known_names() {
        for (header, expected) in [
            ("tender,score\n", Delimiter::Comma),
            ("tender;score\r\n", Delimiter::Semicolon),
            ("tender\tscore\n", Delimiter::Tab),
            (" \"tender\" ; \"score\" \n", Delimiter::Semicolon),
            ("tender;\"score, of all\";at\n", Delimiter::Semicolon),
            ("tender,score;old,at\n", Delimiter::Comma),
            ("tender\n", Delimiter::Comma),
            ("Tender;Score\n", Delimiter::Semicolon),
        ] {
            assert_eq!(Delimiter::of_header(header, &COLUMNS), expected, "{header:?}");
        }
    }

    #[test]
    fn a_first_line_may_state_the_delimiter() {
        for (text, expected) in [
            ("sep=;\nx", Some((Ok(Delimiter::Semicolon), 6))),
            ("sep=,\r\nx", Some((Ok(Delimiter::Comma), 7))),
            ("\"sep=\t\"\nx", Some((Ok(Delimiter::Tab), 8))),
            ("sep=|\n", Some((Err("|"), 6))),
            ("tender;score\n", None),
        ] {
            assert_eq!(stated(text), expected, "{text:?}");
        }
    }
}
