//! Score files in Parquet, read a batch of rows at a time, only the columns that count.
//!
//! Texts are asked for as dictionaries: each different text of a batch is looked at once, however many rows say it. A place
//! is file, row and column, both from 1; the names of the columns are no row.

mod column;
mod moments;

use std::fs::File;
use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::{Diagnostic, Mistakes, codes, quoted};
use anbud::ledger::{Ledger, ScoreRow};
use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;

use crate::csv::{Header, Names, Numbers};
use crate::kinds::Sink;
use crate::scores::{
    AT, COLUMNS, COMMENT, EVALUATOR, GROUP, REASON, REQUIREMENT, SCORE, TENDER, position,
};
use column::{Cells, Said};

/// How many rows are read at a time.
const ROWS_AT_A_TIME: usize = 32_768;
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
    sink: Sink<'_, '_>,
) -> std::io::Result<Vec<Diagnostic>> {
    let mut mistakes = Mistakes::default();
    match read(input, file, sink, &mut mistakes) {
        Ok(()) => Ok(mistakes.into_list()),
        Err(ParquetError::External(cause)) if cause.is::<std::io::Error>() => {
            cause.downcast::<std::io::Error>().map_or(Ok(Vec::new()), |cause| Err(*cause))
        }
        Err(error) => {
            let message = format!("the file cannot be read as Parquet: {error}");
            let mistake = Diagnostic::mistake(codes::SYNTAX, message);
            let mistake = mistake.at(Place::file(file.clone()), "");
            mistakes
                .report(mistake.help(
                    "write it again with the program it comes from, or save it as CSV UTF-8",
                ));
            Ok(mistakes.into_list())
        }
    }
}

fn read(
    input: File,
    file: &Arc<str>,
    mut sink: Sink<'_, '_>,
    mistakes: &mut Mistakes,
) -> Result<(), ParquetError> {
    // nobody else looks at them
    let reads_comments = matches!(sink, Sink::Rows(_));
    if let Sink::Ledger(ledger) = &mut sink {
        ledger.open(file.clone());
    }
    let found = ArrowReaderMetadata::load(&input, ArrowReaderOptions::new())?;
    let fields = found.schema().fields();
    let place = |nth: usize| Place::new(file.clone(), 1, u32::try_from(nth + 1).unwrap_or(1), 0);
    if fields.len() > COLUMNS_MAX {
        let mistake =
            Diagnostic::mistake(codes::LIMIT_COLUMNS, "the table has more than 200 columns");
        mistakes.report(mistake.at(place(0), "").help("leave out the columns that say nothing"));
        return Ok(());
    }
    let cells = fields.iter().map(|field| field.name().as_str()).collect();
    let names = Names { cells, place: &place, row: Place::file(file.clone()) };
    let Some(header) = Header::read(&names, &COLUMNS, mistakes) else { return Ok(()) };
    let columns: Vec<Option<usize>> = (0..COLUMNS.names.len())
        .map(|at| header.position(at).filter(|_| at != COMMENT || reads_comments))
        .collect();
    let wanted: Vec<Arc<Field>> = fields.iter().map(as_dictionary).collect();
    let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(wanted)));
    // a text that cannot be had as a dictionary is read as it is
    let metadata = ArrowReaderMetadata::load(&input, options).unwrap_or(found);
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(input, metadata);
    let mask = ProjectionMask::roots(builder.parquet_schema(), columns.iter().copied().flatten());
    let reader = builder.with_projection(mask).with_batch_size(ROWS_AT_A_TIME).build()?;
    let mut rows = Rows { file: file.clone(), columns, begin: 0, numbers: Numbers::of(SCORE) };
    for batch in reader {
        let batch = batch.map_err(|error| ParquetError::ArrowError(error.to_string()))?;
        if !rows.take(&batch, &mut sink, mistakes) {
            return Ok(());
        }
    }
    rows.numbers.finish(mistakes);
    Ok(())
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

/// The rows of a file, with what is kept from batch to batch.
struct Rows {
    file: Arc<str>,
    /// By known column, its position in the file.
    columns: Vec<Option<usize>>,
    /// How many rows came before.
    begin: usize,
    numbers: Numbers,
}

impl Rows {
    /// Takes a batch; whether its columns can be read at all.
    fn take(
        &mut self,
        batch: &RecordBatch,
        sink: &mut Sink<'_, '_>,
        mistakes: &mut Mistakes,
    ) -> bool {
        let mut cells = Vec::new();
        for (at, name) in COLUMNS.names.iter().enumerate() {
            let column = self.columns.get(at).copied().flatten();
            let array = column.and_then(|_| batch.column_by_name(name));
            match array.map(|array| (Cells::of(array), array.data_type())) {
                Some((None, kind)) => {
                    let message =
                        format!("the column `{name}` holds {}", quoted(&kind.to_string()));
                    let place = Place::new(self.file.clone(), 1, self.column(at), 0);
                    let mistake = Diagnostic::mistake(codes::WRONG_TYPE, message).at(place, "");
                    mistakes.report(
                        mistake.help("write texts; scores may be numbers, and `at` may be a date"),
                    );
                    return false;
                }
                Some((read, _)) => cells.push(read),
                None => cells.push(None),
            }
        }
        let mut texts = vec![String::new(); cells.len()];
        for row in 0..batch.num_rows() {
            self.row(row, &cells, &mut texts, sink, mistakes);
        }
        self.begin += batch.num_rows();
        true
    }

    fn column(&self, at: usize) -> u32 {
        let column = self.columns.get(at).copied().flatten().unwrap_or(0);
        u32::try_from(column + 1).unwrap_or(1)
    }

    fn row(
        &mut self,
        row: usize,
        cells: &[Option<Cells<'_>>],
        texts: &mut [String],
        sink: &mut Sink<'_, '_>,
        mistakes: &mut Mistakes,
    ) {
        let line = u32::try_from(self.begin + row + 1).unwrap_or(u32::MAX);
        let mut scored = Said::Nothing;
        for (at, (cells, text)) in cells.iter().zip(&mut *texts).enumerate() {
            let said = cells.as_ref().map_or(Said::Nothing, |cells| cells.write(row, text));
            if said == Said::Nothing {
                text.clear();
            }
            if at == SCORE {
                scored = said;
            }
        }
        let columns: [u32; 9] = std::array::from_fn(|at| self.column(at));
        let file = self.file.clone();
        let column = |at: usize| columns.get(at).copied().unwrap_or(1);
        let place = |at: usize| Place::new(file.clone(), line, column(at), 0);
        let text = |at: usize| texts.get(at).map_or("", String::as_str);
        let score = match scored {
            // a score that was not given is no row
            Said::Nothing => return,
            Said::Number => Some(text(SCORE)),
            Said::Text => self.numbers.read_text(text(SCORE), &|| place(SCORE), mistakes),
            Said::Unreadable => {
                let message = format!("{} is not a score", quoted(text(SCORE)));
                let mistake = Diagnostic::mistake(codes::WRONG_TYPE, message).at(place(SCORE), "");
                mistakes.report(mistake.help("write the score as a number"));
                None
            }
        };
        let ledger = match sink {
            Sink::Nothing => return,
            Sink::Rows(take) => return take(texts, false),
            Sink::Ledger(ledger) => ledger,
        };
        ledger.add(&ScoreRow {
            tender: text(TENDER),
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
}
