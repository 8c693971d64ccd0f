//! Cells of a row as texts and numbers with their places.

use anbud::Literal;
use anbud::diagnostic::{Diagnostic, Mistakes, codes, quoted};
use anbud::procedure::draft::{Number, Text, Written};

use crate::csv::{Numbers, Row};

/// The text of a cell; none where it is empty.
pub(crate) fn text(row: &Row<'_>, column: usize) -> Option<Text> {
    let cell = row.cell(column);
    (!cell.is_empty()).then(|| Written::new(cell.to_owned(), row.place(column)))
}

/// A number that could not be read, which was reported.
#[derive(Debug)]
pub(crate) struct Unreadable;

/// The number of a cell; none where it is empty.
///
/// # Errors
/// Where it is no number, which is reported.
pub(crate) fn number(
    row: &Row<'_>,
    column: usize,
    numbers: &mut Numbers,
    mistakes: &mut Mistakes,
) -> Result<Option<Number>, Unreadable> {
    if row.cell(column).is_empty() {
        return Ok(None);
    }
    let digits = numbers.read(row, mistakes).ok_or(Unreadable)?;
    match digits.parse::<Literal>() {
        Ok(number) => Ok(Some(Written::new(number, row.place(column)))),
        Err(error) => {
            let message = format!("{} is {error}", quoted(digits));
            let mistake = Diagnostic::mistake(codes::NUMBER, message).at(row.place(column), "");
            mistakes.report(mistake.help("write at most 28 significant digits and 28 decimals"));
            Err(Unreadable)
        }
    }
}
