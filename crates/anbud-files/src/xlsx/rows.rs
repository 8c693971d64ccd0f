//! The rows of a sheet of scores, handed on to the ledger one by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::{Diagnostic, Mistakes, codes, quoted};
use anbud::ledger::ScoreRow;

use super::cell::{Said, Slot};
use super::sheet::Head;
use crate::csv::Numbers;
use crate::kinds::Sink;
use crate::scores::{
    AT, COLUMNS, COMMENT, EVALUATOR, GROUP, REASON, REQUIREMENT, SCORE, TENDER, position,
};

/// The rows of one sheet, with what is kept from row to row.
pub(super) struct Rows {
    place: Arc<str>,
    numbers: Numbers,
    /// What the cells of a row say, by known column; the texts are used again.
    texts: Vec<String>,
    said: Vec<Said>,
    /// The tenders by code name, once they are asked for.
    codes: Option<BTreeMap<String, Arc<str>>>,
}

impl Rows {
    pub(super) fn new(place: Arc<str>) -> Self {
        let columns = COLUMNS.names.len();
        Rows {
            place,
            numbers: Numbers::of(SCORE),
            texts: vec![String::new(); columns],
            said: vec![Said::Nothing; columns],
            codes: None,
        }
    }

    /// Takes a row: a score, unless its score is empty.
    pub(super) fn take(
        &mut self,
        row: u32,
        cells: &[(u32, Slot<'_>)],
        head: &Head,
        sink: &mut Sink<'_, '_>,
        mistakes: &mut Mistakes,
    ) {
        self.read(row, cells, head, mistakes);
        let line = row.saturating_add(1);
        let file = self.place.clone();
        let column = |at: usize| head.positions.get(at).copied().flatten().unwrap_or(0) + 1;
        let place = |at: usize| Place::new(file.clone(), line, column(at), 1);
        let is_readable = self.report(&place, mistakes);
        let Rows { numbers, texts, said, codes, .. } = self;
        let text = |at: usize| texts.get(at).map_or("", String::as_str);
        let score = match said.get(SCORE) {
            // a score that was not given is no row
            Some(Said::Nothing) | None => return,
            Some(Said::Number) => Some(text(SCORE)),
            Some(Said::Text) => numbers.read_text(text(SCORE), &|| place(SCORE), mistakes),
            Some(_) => None,
        };
        let ledger = match sink {
            _ if !is_readable => return,
            Sink::Nothing => return,
            Sink::Rows(take) => return take(texts, head.has_codes),
            Sink::Ledger(ledger) => ledger,
        };
        let tender = match head.has_codes {
            false => text(TENDER),
            true => {
                let codes = codes.get_or_insert_with(|| ledger.tenders_by_code());
                let Some(tender) = codes.get(text(TENDER)) else {
                    return mistakes.report(unknown_code(text(TENDER)).at(place(TENDER), ""));
                };
                tender
            }
        };
        ledger.add(&ScoreRow {
            tender,
            requirement: text(REQUIREMENT),
            evaluator: text(EVALUATOR),
            score,
            group: text(GROUP),
            reason: text(REASON),
            at: text(AT),
            line,
            places: &|column| place(position(column)),
        });
    }

    /// Reports what only the whole column of scores shows.
    pub(super) fn finish(self, mistakes: &mut Mistakes) {
        self.numbers.finish(mistakes);
    }

    /// Reads the cells of a row.
    fn read(&mut self, row: u32, cells: &[(u32, Slot<'_>)], head: &Head, mistakes: &mut Mistakes) {
        for (text, said) in self.texts.iter_mut().zip(&mut self.said) {
            text.clear();
            *said = Said::Nothing;
        }
        for (column, slot) in cells {
            let known = head.known.get(*column as usize).copied().flatten();
            let cell = known.and_then(|at| self.texts.get_mut(at).zip(self.said.get_mut(at)));
            if let Some((text, said)) = cell {
                *said = slot.write(text);
            } else if head.is_strict {
                let place = Place::new(self.place.clone(), row + 1, column + 1, 1);
                mistakes.report(unnamed().at(place, ""));
            }
        }
    }

    /// Reports the cells that say nothing that can be read; whether all others of the row can be.
    fn report(&self, place: &dyn Fn(usize) -> Place, mistakes: &mut Mistakes) -> bool {
        let mut is_readable = true;
        for (at, (said, text)) in self.said.iter().zip(&self.texts).enumerate() {
            // nobody reads what stands beside a score
            let is_plain = matches!(said, Said::Nothing | Said::Text | Said::Number);
            if is_plain || at == COMMENT {
                continue;
            }
            if let Some(mistake) = trouble(at, *said, text) {
                is_readable &= at == SCORE;
                mistakes.report(mistake.at(place(at), ""));
            }
        }
        is_readable
    }
}

/// What is wrong with a cell of a column.
fn trouble(column: usize, said: Said, text: &str) -> Option<Diagnostic> {
    let shown = quoted(text);
    let (message, remedy) = match said {
        Said::Error => {
            (format!("the cell holds the error {shown}"), "write a value, or correct its formula")
        }
        Said::NotWorkedOut => (
            "the formula of the cell has no value".to_owned(),
            "open the workbook in a spreadsheet, which works it out, and save it again",
        ),
        Said::Unreadable => {
            (format!("the number {shown} has too many digits"), "write the number that is meant")
        }
        Said::Moment if column == SCORE => (
            format!("the score is the date {shown}"),
            "format the cell as a number, and write the score again",
        ),
        Said::Truth if column == SCORE => {
            (format!("the score is {shown}, not a number"), "write the score in digits")
        }
        _ => return None,
    };
    Some(Diagnostic::mistake(codes::WRONG_TYPE, message).help(remedy))
}

fn unnamed() -> Diagnostic {
    let message = "there is something in a column without a name";
    Diagnostic::mistake(codes::MISSING_KEY, message).help("name the column, or empty the cell")
}

fn unknown_code(code: &str) -> Diagnostic {
    let message = format!("no tender has the code name {}", quoted(code));
    let remedy = "the sheet was written for other tenders or another `reference`: write it again with `anbud sheets`";
    Diagnostic::mistake(codes::UNKNOWN_REFERENCE, message).help(remedy)
}
