//! One sheet of scores: its first row names the columns, every other one is a score.

use std::io::{Read, Seek};
use std::rc::Rc;
use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::{Diagnostic, Mistakes, codes, quoted};
use calamine::{DataRef, XlsxCellReader};

use super::cell::Slot;
use super::guard::{Allowance, Guard};
use super::rows::Rows;
use super::troubles::{Trouble, damaged, too_large};
use super::{SCALES_MARK, SCORES_MARK};
use crate::csv::{Columns, Header, Names};
use crate::kinds::Sink;
use crate::scores::{COLUMNS, COLUMNS_OF_CODES};

/// How many cells a workbook may have: a sheet full of scores with all columns has half of them.
pub(super) const CELLS_MAX: u64 = 20_000_000;
/// How many columns a table may have.
const COLUMNS_MAX: usize = 200;

/// A sheet while it is read.
pub(super) struct SheetReading<'r, 's, 'l> {
    place: Arc<str>,
    sink: &'r mut Sink<'s, 'l>,
    mistakes: &'r mut Mistakes,
    cells_left: u64,
}

/// A row while it is read: the filled cells with their columns, from 0.
type Cells<'a> = Vec<(u32, Slot<'a>)>;

/// What is known of a sheet so far.
enum State {
    /// No filled row yet.
    Empty,
    /// Written by `anbud sheets`: the names come next, and the scores from this row on, counted from 0.
    Marked(u32),
    /// The names are known, and the first row that may be a score.
    Named(Head, u32),
    /// No scores are read from here on.
    Over,
}

/// Where the columns stand.
pub(super) struct Head {
    /// By column of the sheet, what it is; none where it has no name that is known.
    pub(super) known: Vec<Option<usize>>,
    /// By known column, its place in the sheet, from 0.
    pub(super) positions: Vec<Option<u32>>,
    /// Whether a cell without a name above it is a mistake.
    pub(super) is_strict: bool,
    /// Whether tenders stand under code names.
    pub(super) has_codes: bool,
}

impl<'r, 's, 'l> SheetReading<'r, 's, 'l> {
    pub(super) fn new(
        place: Arc<str>,
        sink: &'r mut Sink<'s, 'l>,
        mistakes: &'r mut Mistakes,
        cells_left: u64,
    ) -> Self {
        SheetReading { place, sink, mistakes, cells_left }
    }

    /// Reads the whole sheet; yields how many cells the next ones may have.
    pub(super) fn read<R: Read + Seek>(
        mut self,
        mut cells: XlsxCellReader<'_, Guard<R>>,
        allowance: &Rc<Allowance>,
    ) -> Result<u64, Trouble> {
        let mut state = State::Empty;
        let mut rows = Rows::new(self.place.clone());
        let mut filled: Cells<'_> = Vec::new();
        let mut at = (0, None);
        loop {
            allowance.renew();
            let cell = cells.next_cell_with_formula_metadata();
            let Some(cell) = cell.map_err(|error| Trouble::of(error, allowance))? else { break };
            self.cells_left = self.cells_left.checked_sub(1).ok_or_else(|| {
                Trouble::Workbook(too_large("the workbook has more than 20,000,000 cells"))
            })?;
            let (row, column) = cell.pos;
            if row != at.0 {
                state = self.row(state, at.0, &mut filled, &mut rows);
            }
            if matches!(state, State::Over) {
                break;
            }
            if row < at.0 || (row == at.0 && at.1.is_some_and(|last| column <= last)) {
                return Err(Trouble::Workbook(damaged(
                    "the cells of the workbook are out of order",
                )));
            }
            at = (row, Some(column));
            let slot = Slot { value: cell.value, is_formula: cell.formula.is_some() };
            if !slot.is_empty() {
                filled.push((column, slot));
            }
        }
        self.row(state, at.0, &mut filled, &mut rows);
        rows.finish(self.mistakes);
        Ok(self.cells_left)
    }

    /// Takes a row that was read; yields what is known then.
    fn row(&mut self, state: State, row: u32, cells: &mut Cells<'_>, rows: &mut Rows) -> State {
        let next = match state {
            state if cells.is_empty() => state,
            State::Empty => self.begin(row, cells),
            State::Marked(first) => self.names(row, cells, Some(first)),
            State::Named(head, first) => {
                if row >= first {
                    rows.take(row, cells, &head, self.sink, self.mistakes);
                }
                State::Named(head, first)
            }
            State::Over => State::Over,
        };
        cells.clear();
        next
    }

    /// The first filled row: the names of the columns, or the mark of a sheet that `anbud sheets` wrote.
    fn begin(&mut self, row: u32, cells: &Cells<'_>) -> State {
        let mark = cells.first().filter(|(column, _)| (row, *column) == (0, 0));
        match mark.and_then(|(_, slot)| text(slot)) {
            Some(SCALES_MARK) => State::Over,
            Some(SCORES_MARK) => {
                let first = cells.get(1).and_then(|(_, slot)| whole(slot));
                let first = first.and_then(|first| first.checked_sub(1));
                first.map_or_else(|| self.broken_mark(), State::Marked)
            }
            _ => self.names(row, cells, None),
        }
    }

    fn broken_mark(&mut self) -> State {
        let message = "the hidden first rows of the sheet were changed";
        let place = Place::new(self.place.clone(), 1, 1, 1);
        let mistake = Diagnostic::mistake(codes::SYNTAX, message).at(place, "");
        self.mistakes
            .report(mistake.help("copy the scores into a sheet as `anbud sheets` wrote it"));
        State::Over
    }

    /// The names of the columns; a sheet without a mark has scores from the next row on.
    fn names(&mut self, row: u32, cells: &Cells<'_>, first: Option<u32>) -> State {
        let place = |column: u32| Place::new(self.place.clone(), row + 1, column + 1, 1);
        if cells.len() > COLUMNS_MAX {
            let message = "the table has more than 200 columns";
            let mistake = Diagnostic::mistake(codes::LIMIT_COLUMNS, message).at(place(0), "");
            self.mistakes.report(mistake.help("delete the columns that say nothing"));
            return State::Over;
        }
        let mut texts = Vec::new();
        for (_, slot) in cells {
            let mut name = String::new();
            slot.write(&mut name);
            texts.push(name);
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let has_codes = first.is_some() && texts.contains(&"code");
        let columns = if has_codes { &COLUMNS_OF_CODES } else { &COLUMNS };
        if first.is_none() && !texts.iter().any(|name| is_known(columns, name)) {
            self.mistakes
                .report(no_table(&texts).at(place(cells.first().map_or(0, |cell| cell.0)), ""));
            return State::Over;
        }
        let at = |nth: usize| cells.get(nth).map_or(0, |(column, _)| *column);
        let names = Names { cells: texts, place: &|nth| place(at(nth)), row: place(at(0)) };
        let Some(header) = Header::read(&names, columns, self.mistakes) else { return State::Over };
        let head = Head::of(&header, columns, cells, first.is_none(), has_codes);
        State::Named(head, first.unwrap_or(row + 1))
    }
}

/// Says that a sheet begins with something else than the names of columns.
fn no_table(texts: &[&str]) -> Diagnostic {
    let first = texts.first().copied().unwrap_or_default();
    let message = format!("the sheet begins with {}, not with the names of columns", quoted(first));
    let remedy = format!(
        "name the columns in its first row: `{}`; keep sheets with anything else in another file",
        COLUMNS.names.join("`, `")
    );
    Diagnostic::mistake(codes::MISSING_KEY, message).help(remedy)
}

/// Whether a name is that of a column, or its letters are.
fn is_known(columns: &Columns, name: &str) -> bool {
    columns.names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn text<'s>(slot: &'s Slot<'_>) -> Option<&'s str> {
    match &slot.value {
        DataRef::String(text) => Some(text.trim()),
        DataRef::SharedString(text) => Some(text.trim()),
        _ => None,
    }
}

fn whole(slot: &Slot<'_>) -> Option<u32> {
    let mut digits = String::new();
    slot.write(&mut digits);
    digits.parse().ok()
}

impl Head {
    fn of(
        header: &Header,
        columns: &Columns,
        cells: &Cells<'_>,
        is_strict: bool,
        has_codes: bool,
    ) -> Head {
        let width = cells.last().map_or(0, |(column, _)| *column as usize + 1);
        let mut known = vec![None; width];
        let position = |at: usize| {
            header.position(at).and_then(|nth| cells.get(nth)).map(|(column, _)| *column)
        };
        let positions: Vec<Option<u32>> = (0..columns.names.len()).map(position).collect();
        for (at, column) in positions.iter().enumerate() {
            let slot = column.and_then(|column| known.get_mut(column as usize));
            if let Some(slot) = slot {
                *slot = Some(at);
            }
        }
        Head { known, positions, is_strict: is_strict && header.is_sure, has_codes }
    }
}
