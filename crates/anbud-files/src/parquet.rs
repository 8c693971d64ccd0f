//! Score files in Parquet, read a batch of rows at a time, only the columns that count.
//!
//! Texts are asked for as dictionaries: each different text of a batch is looked at once, however many rows say it. A place
//! is file, row and column, both from 1; the names of the columns are no row.

mod column;
mod moments;

use std::fs::File;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::{Diagnostic, Mistakes, codes, quoted};
use anbud::ledger::{Ledger, ScoreBlock, ScoreRow, Texts};
use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;

use crate::csv::{Header, Names, Numbers};
use crate::kinds::Sink;
use crate::progress::Progress;
use crate::scores::{COLUMNS, COMMENT, SCORE, position};
use crate::side_by_side::{Part, parts, read_parts};
use column::{Cells, Kind, Said};

/// How many rows are read at a time.
const ROWS_AT_A_TIME: usize = 16_384;
/// How many columns a table may have.
const COLUMNS_MAX: usize = 200;

/// Reads a score file in Parquet into a ledger and returns the mistakes in the table itself; what the ledger finds wrong with
/// a score stands among the mistakes of [`Ledger::finish`]. Without a ledger only the table is checked.
///
/// A score is a whole number, a decimal, a binary fraction (rounded to 15 significant digits) or a text; a null score is no
/// score. `at` is a text, a date or a timestamp.
///
/// # Errors
/// What the file system says while the file is read.
pub fn read_parquet(
    input: File,
    file: &Arc<str>,
    ledger: Option<&mut Ledger<'_>>,
) -> std::io::Result<Vec<Diagnostic>> {
    read_rows(input, file, ledger.map_or(Sink::Nothing, Sink::Ledger))
}

/// Reads the rows of a Parquet file, wherever they go, and returns the mistakes in its table.
///
/// # Errors
/// What the file system says while the file is read.
pub(crate) fn read_rows(
    input: File,
    file: &Arc<str>,
    mut sink: Sink<'_, '_>,
) -> std::io::Result<Vec<Diagnostic>> {
    let mut mistakes = Mistakes::default();
    if let Sink::Ledger(ledger) = &mut sink {
        ledger.open(file.clone());
    }
    match read(input, file, sink, &mut mistakes) {
        Ok(()) => Ok(mistakes.into_list()),
        Err(error) => {
            mistakes.report(unreadable(error, file)?);
            Ok(mistakes.into_list())
        }
    }
}

/// Reads the groups of rows of a Parquet file side by side; whether that was done. A file with a mistake is left to be read
/// as a whole.
///
/// # Errors
/// What the file system says while the file is read.
pub(crate) fn read_side_by_side(
    path: &Path,
    file: &Arc<str>,
    ledger: &mut Ledger<'_>,
    progress: &Arc<Progress>,
) -> std::io::Result<bool> {
    let groups = match open(&File::open(path)?, file, false, &mut Mistakes::default()) {
        Ok(Some(table)) => table.metadata.metadata().num_row_groups(),
        _ => return Ok(false),
    };
    let parts = parts(u64::MAX).min(groups);
    if parts < 2 {
        return Ok(false);
    }
    let ranges = (0..parts).map(|part| groups * part / parts..groups * (part + 1) / parts);
    let is_read = read_parts(file, ledger, 1, ranges.collect(), |groups, ledger| {
        part(File::open(path)?, file, groups, ledger)
    })?;
    if is_read {
        progress.add(std::fs::metadata(path)?.len());
    }
    Ok(is_read)
}

/// Reads some groups of rows; none where something is wrong in them.
fn part<'l>(
    input: File,
    file: &Arc<str>,
    groups: Range<usize>,
    mut ledger: Ledger<'l>,
) -> std::io::Result<Option<Part<'l>>> {
    let mut mistakes = Mistakes::default();
    let table = match open(&input, file, false, &mut mistakes) {
        Ok(Some(table)) => table,
        _ => return Ok(None),
    };
    let mut rows = Rows::of(file, &table.columns);
    let read =
        table.read(&input, Some(groups), &mut rows, Sink::Ledger(&mut ledger), &mut mistakes);
    let is_clean = read.is_ok() && mistakes.is_empty() && ledger.is_clean();
    let lines = narrow(rows.begin);
    Ok(is_clean.then_some(Part { ledger, numbers: rows.numbers, lines }))
}

/// What is wrong with a file that cannot be read; what the file system says is an error.
fn unreadable(error: ParquetError, file: &Arc<str>) -> std::io::Result<Diagnostic> {
    let error = match error {
        ParquetError::External(cause) => match cause.downcast::<std::io::Error>() {
            Ok(cause) => return Err(*cause),
            Err(cause) => ParquetError::External(cause),
        },
        error => error,
    };
    let message = format!("the file cannot be read as Parquet: {error}");
    let mistake = Diagnostic::mistake(codes::SYNTAX, message).at(Place::file(file.clone()), "");
    let remedy = "write it again with the program it comes from, or save it as CSV UTF-8";
    Ok(mistake.help(remedy))
}

fn read(
    input: File,
    file: &Arc<str>,
    sink: Sink<'_, '_>,
    mistakes: &mut Mistakes,
) -> Result<(), ParquetError> {
    // nobody else looks at them
    let reads_comments = matches!(sink, Sink::Rows(_));
    let Some(table) = open(&input, file, reads_comments, mistakes)? else { return Ok(()) };
    let mut rows = Rows::of(file, &table.columns);
    if table.read(&input, None, &mut rows, sink, mistakes)? {
        rows.numbers.finish(mistakes);
    }
    Ok(())
}

/// What the file says of itself.
struct Table {
    metadata: ArrowReaderMetadata,
    /// By known column, its position in the file; none of those that nobody looks at.
    columns: [Option<usize>; COLUMNS_KNOWN],
}

/// Reads the names of the columns; none where they are not those of a score file, which is reported.
fn open(
    input: &File,
    file: &Arc<str>,
    reads_comments: bool,
    mistakes: &mut Mistakes,
) -> Result<Option<Table>, ParquetError> {
    // what the writer had in memory, categories among it, is not looked at: only what the file says
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let found = ArrowReaderMetadata::load(input, options.clone())?;
    let fields = found.schema().fields();
    let place = |nth: usize| Place::new(file.clone(), 1, narrow(nth + 1), 0);
    if fields.len() > COLUMNS_MAX {
        let mistake =
            Diagnostic::mistake(codes::LIMIT_COLUMNS, "the table has more than 200 columns");
        mistakes.report(mistake.at(place(0), "").help("leave out the columns that say nothing"));
        return Ok(None);
    }
    let cells = fields.iter().map(|field| field.name().as_str()).collect();
    let names = Names { cells, place: &place, row: Place::file(file.clone()) };
    let Some(header) = Header::read(&names, &COLUMNS, mistakes) else { return Ok(None) };
    let columns =
        std::array::from_fn(|at| header.position(at).filter(|_| at != COMMENT || reads_comments));
    let wanted: Vec<Arc<Field>> = fields.iter().map(as_dictionary).collect();
    let options = options.with_schema(Arc::new(Schema::new(wanted)));
    // a text that cannot be had as a dictionary is read as it is
    let metadata = ArrowReaderMetadata::load(input, options).unwrap_or(found);
    Ok(Some(Table { metadata, columns }))
}

impl Table {
    /// Takes the rows of some groups, or of all; whether they could be read.
    fn read(
        &self,
        input: &File,
        groups: Option<Range<usize>>,
        rows: &mut Rows,
        mut sink: Sink<'_, '_>,
        mistakes: &mut Mistakes,
    ) -> Result<bool, ParquetError> {
        let groups = groups.unwrap_or(0..self.metadata.metadata().num_row_groups());
        for group in groups {
            // a batch of two groups, each with dictionaries of its own, would have to get new ones
            for batch in self.group(input.try_clone()?, group)? {
                let batch = batch.map_err(|error| ParquetError::ArrowError(error.to_string()))?;
                if !rows.take(&batch, &mut sink, mistakes) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// The batches of a group of rows.
    fn group(&self, input: File, group: usize) -> Result<ParquetRecordBatchReader, ParquetError> {
        let builder =
            ParquetRecordBatchReaderBuilder::new_with_metadata(input, self.metadata.clone());
        let wanted = self.columns.iter().copied().flatten();
        let mask = ProjectionMask::roots(builder.parquet_schema(), wanted);
        let builder = builder.with_projection(mask).with_batch_size(ROWS_AT_A_TIME);
        builder.with_row_groups(vec![group]).build()
    }
}

/// A column of texts as a dictionary; any other as it is.
fn as_dictionary(field: &Arc<Field>) -> Arc<Field> {
    let is_text =
        matches!(field.data_type(), DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    if !is_text {
        return field.clone();
    }
    let dictionary = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    Arc::new(Field::new(field.name(), dictionary, field.is_nullable()))
}

/// How many columns are known.
const COLUMNS_KNOWN: usize = COLUMNS.names.len();

/// The rows of a file, with what is kept from batch to batch.
struct Rows {
    file: Arc<str>,
    /// By known column, its number in the file, from 1.
    columns: [u32; COLUMNS_KNOWN],
    /// How many rows came before.
    begin: usize,
    numbers: Numbers,
}

impl Rows {
    fn of(file: &Arc<str>, columns: &[Option<usize>; COLUMNS_KNOWN]) -> Self {
        let columns = columns.map(|column| narrow(column.unwrap_or(0) + 1));
        Rows { file: file.clone(), columns, begin: 0, numbers: Numbers::of(SCORE) }
    }

    /// Takes a batch; whether its columns can be read at all.
    fn take(
        &mut self,
        batch: &RecordBatch,
        sink: &mut Sink<'_, '_>,
        mistakes: &mut Mistakes,
    ) -> bool {
        let mut cells: [Cells; COLUMNS_KNOWN] = Default::default();
        for ((name, column), cells) in COLUMNS.names.iter().zip(self.columns).zip(&mut cells) {
            let Some(array) = batch.column_by_name(name) else { continue };
            let Some(read) = Cells::of(array) else {
                let kind = quoted(&array.data_type().to_string());
                let message = format!("the column `{name}` holds {kind}");
                let place = Place::new(self.file.clone(), 1, column, 0);
                let mistake = Diagnostic::mistake(codes::WRONG_TYPE, message).at(place, "");
                mistakes.report(
                    mistake.help("write texts; scores may be numbers, and `at` may be a date"),
                );
                return false;
            };
            *cells = read;
        }
        match sink {
            Sink::Ledger(ledger) => self.add(&cells, ledger, mistakes),
            _ => (0..batch.num_rows()).for_each(|row| self.row(row, &cells, sink, mistakes)),
        }
        self.begin += batch.num_rows();
        true
    }

    /// Adds a batch to a ledger.
    fn add(
        &mut self,
        cells: &[Cells; COLUMNS_KNOWN],
        ledger: &mut Ledger<'_>,
        mistakes: &mut Mistakes,
    ) {
        let mut lists: [Vec<&str>; COLUMNS_KNOWN] = Default::default();
        // what else a score may be is looked into
        let is_taken = |at: usize, said: Said<'_>| at != SCORE || said.kind == Kind::Number;
        let mut columns = cells.iter().zip(&mut lists).enumerate();
        let columns: [Texts<'_>; COLUMNS_KNOWN] = std::array::from_fn(|_| {
            columns
                .next()
                .map(|(at, (cells, list))| cells.texts(list, |said| is_taken(at, said)))
                .unwrap_or_default()
        });
        let [tender, requirement, evaluator, score, group, _, _, reason, at] = columns;
        let line = narrow(self.begin + 1);
        let column = self.columns.get(SCORE).copied().unwrap_or(1);
        let block =
            ScoreBlock { tender, requirement, evaluator, score, group, reason, at, line, column };
        ledger.add_block(&block, |ledger, row| {
            self.row(row, cells, &mut Sink::Ledger(ledger), mistakes);
        });
    }

    fn row(
        &mut self,
        row: usize,
        cells: &[Cells; COLUMNS_KNOWN],
        sink: &mut Sink<'_, '_>,
        mistakes: &mut Mistakes,
    ) {
        let Rows { file, columns, begin, numbers } = self;
        let line = narrow(*begin + row + 1);
        let place = |at: usize| {
            Place::new(Arc::clone(file), line, columns.get(at).copied().unwrap_or(1), 0)
        };
        let [tender, requirement, evaluator, scored, group, _, _, reason, at] = cells;
        let scored = scored.read(row);
        let score = match scored.kind {
            // a score that was not given is no row
            Kind::Nothing => return,
            Kind::Number => Some(scored.text),
            Kind::Text => numbers.read_text(scored.text, &|| place(SCORE), mistakes),
            Kind::Unreadable => {
                let message = format!("{} is not a score", quoted(scored.text));
                let mistake = Diagnostic::mistake(codes::WRONG_TYPE, message).at(place(SCORE), "");
                mistakes.report(mistake.help("write the score as a number"));
                None
            }
        };
        let ledger = match sink {
            Sink::Nothing => return,
            Sink::Rows(take) => {
                return take(&cells.each_ref().map(|cells| cells.read(row).text.to_owned()), false);
            }
            Sink::Ledger(ledger) => ledger,
        };
        ledger.add(&ScoreRow {
            tender: tender.read(row).text,
            requirement: requirement.read(row).text,
            evaluator: evaluator.read(row).text,
            score,
            group: group.read(row).text,
            reason: reason.read(row).text,
            at: at.read(row).text,
            line,
            places: &|column| place(position(column)),
        });
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
