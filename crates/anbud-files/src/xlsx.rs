//! Score files that are workbooks (`.xlsx`), read cell by cell as a spreadsheet saved them.
//!
//! - A sheet is a table like scores.csv: its first row names the columns. Sheets that `anbud sheets` wrote say so in their
//!   first cell; they are read by the names in their hidden rows.
//! - A number is the cell's binary fraction rounded to 15 significant digits: as many as spreadsheets keep and show.
//! - An empty score is no score. A formula counts by the value that was saved with it; a cell with an error is a mistake.
//! - Cells are streamed: memory does not grow with the rows. What a hostile file may unpack to is limited.

mod cell;
pub(crate) mod digits;
mod guard;
mod rows;
mod sheet;
mod troubles;
mod unpacked;

use std::io::{Read, Seek};
use std::rc::Rc;
use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::{Diagnostic, Mistakes};
use anbud::ledger::Ledger;
use calamine::{Reader, SheetType, Xlsx};

use crate::kinds::Sink;
use guard::{Allowance, Guard};
use sheet::SheetReading;
use troubles::{Trouble, too_large};

/// How many sheets a workbook may have.
const SHEETS_MAX: usize = 2_000;

/// The first cell of a sheet of scores that `anbud sheets` wrote.
pub(crate) const SCORES_MARK: &str = "anbud-scores-1";
/// The first cell of a sheet of scales that `anbud sheets` wrote.
pub(crate) const SCALES_MARK: &str = "anbud-scales-1";

/// Reads the score sheets of a workbook into a ledger and returns the mistakes in the tables themselves; what the ledger
/// finds wrong with a score stands among the mistakes of [`Ledger::finish`]. Without a ledger only the tables are checked.
///
/// Places name file, sheet and cell: `scores/nurses.xlsx:Scores!C17`.
///
/// ```
/// let no_workbook = std::io::Cursor::new(b"tender,requirement,evaluator,score\n");
/// let mistakes = anbud_files::read_workbook(no_workbook, &"scores/nurses.xlsx".into(), None)?;
/// assert_eq!(mistakes[0].message, "the file is not a workbook");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// What the file system says while the file is read.
pub fn read_workbook(
    input: impl Read + Seek,
    file: &Arc<str>,
    ledger: Option<&mut Ledger<'_>>,
) -> std::io::Result<Vec<Diagnostic>> {
    let sink = ledger.map_or(Sink::Nothing, Sink::Ledger);
    read_rows(input, file, sink)
}

/// Reads the rows of a workbook, wherever they go, and returns the mistakes in its tables.
///
/// # Errors
/// What the file system says while the file is read.
pub(crate) fn read_rows(
    mut input: impl Read + Seek,
    file: &Arc<str>,
    sink: Sink<'_, '_>,
) -> std::io::Result<Vec<Diagnostic>> {
    let mut mistakes = Mistakes::default();
    let read = unpacked::opening_bytes(&mut input)
        .and_then(|opening| read_sheets(input, opening, file, sink, &mut mistakes));
    match read {
        Ok(()) => {}
        Err(Trouble::Disk(cause)) => return Err(cause),
        Err(Trouble::Workbook(mistake)) => {
            mistakes.report(mistake.at(Place::file(file.clone()), ""));
        }
    }
    Ok(mistakes.into_list())
}

fn read_sheets(
    input: impl Read + Seek,
    opening: u64,
    file: &Arc<str>,
    mut sink: Sink<'_, '_>,
    mistakes: &mut Mistakes,
) -> Result<(), Trouble> {
    let allowance = Rc::new(Allowance::of(opening));
    let guard = Guard::new(input, allowance.clone());
    let mut workbook = Xlsx::new(guard).map_err(|error| Trouble::of(error, &allowance))?;
    let sheets = workbook.sheets_metadata().iter();
    let names: Vec<String> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if names.len() > SHEETS_MAX {
        return Err(Trouble::Workbook(too_large("the workbook has more than 2,000 sheets")));
    }
    let mut cells_left = sheet::CELLS_MAX;
    for name in names {
        let place = Place::sheet_name(file, &name);
        if let Sink::Ledger(ledger) = &mut sink {
            ledger.open(place.clone());
        }
        allowance.renew();
        let cells = workbook.worksheet_cells_reader(&name);
        let cells = cells.map_err(|error| Trouble::of(error, &allowance))?;
        let reading = SheetReading::new(place, &mut sink, mistakes, cells_left);
        cells_left = reading.read(cells, &allowance)?;
    }
    Ok(())
}
