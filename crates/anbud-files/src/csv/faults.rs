//! What is said where a file is not a table.

use anbud::Place;
use anbud::diagnostic::{Diagnostic, codes, quoted};

use super::blocks::{Next, ROW_BYTES_MAX};
use super::fields::{Fault, Split, Splitter};
use super::header::{Columns, Header};
use super::record::{Record, narrow, place_of};
use super::table::Table;

/// How many columns a table may have.
const COLUMNS_MAX: usize = 200;

impl Table<'_> {
    /// Looks at what is left after the last row that can be seen; whether reading ends here.
    pub(super) fn is_over(&mut self, rest: &str, next: Next, splitter: &mut Splitter) -> bool {
        match next {
            Next::NotUtf8 => self.report_not_utf8(rest),
            Next::More if rest.len() <= ROW_BYTES_MAX => return false,
            Next::End if rest.is_empty() => return true,
            Next::More | Next::End => match splitter.split(rest) {
                Split::Open(Some(quote)) => self.report_unclosed(rest, quote, next),
                Split::Fault(fault, at) => self.report_fault(fault, rest, at),
                Split::Open(None) | Split::Row(_) => self.report_long(),
            },
        }
        true
    }

    /// Whether the names of the columns are more than can be meant, which is reported.
    pub(super) fn is_huge(&mut self, header: &Record<'_>) -> bool {
        if header.length > ROW_BYTES_MAX {
            self.report_long();
            return true;
        }
        let is_huge = header.fields.len() > COLUMNS_MAX;
        if is_huge {
            let message = "the table has more than 200 columns";
            let place = Place::new(self.file.clone(), self.line, 1, 0);
            let mistake = Diagnostic::mistake(codes::LIMIT_COLUMNS, message).at(place, "");
            self.report(mistake.help("delete the columns that say nothing"));
        }
        is_huge
    }

    pub(super) fn report_empty(&mut self, columns: &Columns) {
        let mistake = Diagnostic::mistake(codes::MISSING_KEY, "the file is empty");
        let remedy = format!("name the columns in the first line: `{}`", columns.names.join(","));
        self.report(mistake.at(Place::file(self.file.clone()), "").help(remedy));
    }

    pub(super) fn report_separator(&mut self, other: &str) {
        let message = format!("{} does not separate fields", quoted(other));
        let place = Place::new(self.file.clone(), self.line, 1, narrow(other.chars().count() + 4));
        let mistake = Diagnostic::mistake(codes::SYNTAX, message).at(place, "");
        self.report(mistake.help("separate the fields with commas, semicolons or tabs"));
    }

    pub(super) fn report_fault(&mut self, fault: Fault, text: &str, at: usize) {
        let (message, remedy) = match fault {
            Fault::AfterQuote => (
                "there is text after the closing quote of a field",
                "write a quote within a quoted field twice: `\"\"`",
            ),
            Fault::QuoteWithin => (
                "there is a quote within a field that does not begin with one",
                "put the whole field in quotes, and write the quote within it twice: `\"\"`",
            ),
            Fault::BareReturn => (
                "the line ends with a carriage return alone",
                "save the file with line ends of Windows (CRLF) or Unix (LF)",
            ),
        };
        let mistake = Diagnostic::mistake(codes::SYNTAX, message).at(self.place(text, at, 1), "");
        self.report(mistake.help(remedy));
    }

    /// A row that is too long, or has more or fewer fields than there are columns.
    pub(super) fn report_row(&mut self, record: &Record<'_>, header: &Header) {
        if record.length > ROW_BYTES_MAX {
            return self.report_long();
        }
        let (found, wanted) = (record.fields.len(), header.width);
        let message = format!(
            "the row has {}, but there are {}",
            count(found, "field"),
            count(wanted, "column")
        );
        let remedy = if found > wanted {
            "put a text with the delimiter in it between quotes; a decimal in a comma-separated file has a point"
        } else {
            "leave the field of what is not stated empty, but write its delimiter"
        };
        let mistake = Diagnostic::mistake(codes::SYNTAX, message)
            .at(record.line_place(), count(found, "field"))
            .at(header.place().clone(), count(wanted, "column"));
        self.report(mistake.help(remedy));
    }

    fn report_unclosed(&mut self, text: &str, quote: usize, next: Next) {
        if next == Next::More {
            return self.report_long();
        }
        let mistake = Diagnostic::mistake(
            codes::SYNTAX,
            "the quote that opens here is never closed",
        )
        .at(self.place(text, quote, 1), "")
        .help("close it at the end of the field; a quote within a field is written twice: `\"\"`");
        self.report(mistake);
    }

    fn report_long(&mut self) {
        let place = Place::new(self.file.clone(), self.line, 1, 0);
        let mistake = Diagnostic::mistake(codes::LIMIT_ROW, "the row is longer than 1 MiB")
            .at(place, "the row begins here");
        self.report(mistake.help("shorten it, or close the quote that was opened in it"));
    }

    fn report_not_utf8(&mut self, before: &str) {
        let mistake = Diagnostic::mistake(codes::NOT_UTF8, "the file is not UTF-8 text")
            .at(self.place(before, before.len(), 1), "this byte is not part of a character")
            .help("save the file as `CSV UTF-8`");
        self.report(mistake);
    }

    fn report(&mut self, mistake: Diagnostic) {
        self.is_whole = false;
        self.mistakes.report(mistake);
    }

    /// The place of a byte of a text that begins at the current line.
    fn place(&self, text: &str, at: usize, length: u32) -> Place {
        place_of(text, at, length, self.file, self.line)
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
