//! `anbud workbook`: the award as a workbook with live formulas.

use std::path::PathBuf;

use anbud::evaluation::Scope;
use anbud_report::workbook;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::recorded;
use crate::session::Session;

/// Writes the award as an .xlsx workbook with live formulas
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud workbook my-case -o award.xlsx    rules, scores, prices, points and places as formulas

Every figure stands beside the one that anbud worked out, with a cell that says whether they agree. Yellow
cells may be changed: points, results and places follow. Texts are in the language of the case. The same
case gives the same bytes. LibreOffice calculates anew on Ctrl+Shift+F9, Excel when it opens the file.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The file to write, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

/// Writes the workbook of a case.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let case = case::read(&arguments.case, session)?;
    let Some(evaluated) = case::evaluated_or_said(&case, Scope::Whole, session)? else {
        return Ok(Exit::Mistakes);
    };
    let file = workbook::workbook(&evaluated.view())
        .map_err(|error| Ending::refused(error.to_string(), "evaluate lots one by one"))?;
    session.write(&arguments.output, &file)?;
    recorded::undecided_of(&evaluated.view(), session)
}
