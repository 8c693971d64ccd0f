//! `anbud sheets`: score sheets for the evaluators to fill in.

use std::path::PathBuf;

use anbud_files::{Per, ScoreBook, SheetsError, TenderNames, score_sheets};
use anbud_report::so_many;
use clap::ValueEnum;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::output;
use crate::session::Session;

/// Writes score sheets (.xlsx) for the evaluators to fill in
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud sheets my-case -o to-send                  a workbook for each evaluator of evaluators.csv
  anbud sheets my-case -o to-send --per group      a workbook for each group, with a page for each evaluator
  anbud sheets my-case -o to-send --names code     tenders under code names, to keep evaluators impartial

Only scores on the scale can be written, from a list, and comments; everything else is locked. Filled sheets are
dropped into the folder `scores` of the case and read as they are; an empty score is no score. Where
`within_group = \"consensus\"`, the workbook of a group has one page for the score that the group agrees on.

The folder must not be there yet, or be empty, so that no filled sheet is overwritten.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The folder to write the sheets into, all of them or none
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,
    /// For whom each workbook is
    #[arg(long, value_name = "WHOM", value_enum, default_value_t = Whom::Evaluator)]
    per: Whom,
    /// Under which names the tenders stand
    #[arg(long, value_name = "NAMES", value_enum, default_value_t = Names::Tender)]
    names: Names,
}

/// For whom a workbook is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Whom {
    /// Each evaluator
    Evaluator,
    /// Each group
    Group,
}

/// Under which names tenders stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Names {
    /// The tenderer and the id of the tender
    Tender,
    /// A code name that follows from the reference of the procurement and the id of the tender
    Code,
}

/// Writes the score sheets of a case.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let case = case::read(&arguments.case, session)?;
    let Some((procedure, tenders, sheet)) = case::documents_or_said(&case, session)? else {
        return Ok(Exit::Mistakes);
    };
    let per = match arguments.per {
        Whom::Evaluator => Per::Evaluator,
        Whom::Group => Per::Group,
    };
    let names = match arguments.names {
        Names::Tender => TenderNames::Tender,
        Names::Code => TenderNames::Code,
    };
    let books = score_sheets(procedure, tenders, &sheet.evaluators, per, names).map_err(refused)?;
    let file = |book: Result<ScoreBook, SheetsError>| {
        book.map(|book| (book.name, book.bytes)).map_err(refused)
    };
    let folder = &arguments.output;
    let count = output::write_folder(&session.path(folder), folder, books.map(file))?;
    let written = so_many(count, "workbook", "workbooks");
    session.print(&format!("Wrote {written} into {}.\n", folder.display()))?;
    Ok(Exit::Done)
}

fn refused(error: SheetsError) -> Ending {
    Ending::mistaken(error.to_string(), error.help())
}
