//! Tables as people hand them in: plain CSV, or what a Swedish spreadsheet saves.

use super::people::Evaluator;
use super::scores::Row;

/// How a group's score sheet was saved.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Sheet {
    /// Commas and decimal points, scores only.
    Plain,
    /// Commas and decimal points, with comments and changed scores.
    Remarks,
    /// Semicolons, decimal commas, a byte order mark, and lines that end as on Windows.
    Swedish,
    /// The same, with comments and changed scores.
    SwedishRemarks,
}

impl Sheet {
    pub(crate) fn has_remarks(self) -> bool {
        matches!(self, Self::Remarks | Self::SwedishRemarks)
    }

    fn is_swedish(self) -> bool {
        matches!(self, Self::Swedish | Self::SwedishRemarks)
    }

    fn line(self, cells: &[&str]) -> String {
        let (mark, end) = if self.is_swedish() { (";", "\r\n") } else { (",", "\n") };
        let cells: Vec<_> = cells.iter().map(|cell| quoted(cell)).collect();
        cells.join(mark) + end
    }

    /// A score in hundredths, as it is written in this sheet.
    fn score(self, hundredths: i64) -> String {
        let mark = if self.is_swedish() { ',' } else { '.' };
        match (hundredths / 100, hundredths % 100 / 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenths) => format!("{whole}{mark}{tenths}"),
        }
    }
}

/// A cell, in quotes where it holds a mark that would end it.
fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A score file: one row for each score, as it was given.
pub(crate) fn scores(rows: &[Row<'_>], sheet: Sheet) -> String {
    let columns = ["tender", "requirement", "evaluator", "score", "comment", "reason", "at"];
    let width = if sheet.has_remarks() { 7 } else { 4 };
    let mut text = if sheet.is_swedish() { "\u{feff}".to_owned() } else { String::new() };
    text += &sheet.line(&columns[..width]);
    for row in rows {
        let score = sheet.score(row.score);
        let cells =
            [row.tender, row.requirement, row.evaluator, &score, row.comment, row.reason, row.at];
        text += &sheet.line(&cells[..width]);
    }
    text
}

/// `evaluators.csv`.
pub(crate) fn evaluators(evaluators: &[Evaluator]) -> String {
    let columns = ["evaluator", "group", "organisation", "specialty", "profession"];
    let mut text = Sheet::Plain.line(&columns);
    for e in evaluators {
        text += &Sheet::Plain.line(&[&e.id, e.group, e.organisation, e.specialty, e.profession]);
    }
    text
}
