//! Score sheets: workbooks for evaluators to fill in, which are read again as they are.
//!
//! A book is for one evaluator or one group. Each of its pages has two hidden rows, by which it is read again: the first says
//! from which row on scores stand, the second names the columns as scores.csv does. Hidden columns hold tender, evaluator
//! and group. Only scores and comments can be written, and only scores on the scale.

mod book;
mod page;
mod plan;
mod scales;
mod words;

use anbud::ledger::Evaluator;
use anbud::{List, Procedure, Tenders};
use thiserror::Error;

/// For whom a book is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// A book for each evaluator, with a page for each of their groups.
    Evaluator,
    /// A book for each group, with a page for each of its evaluators; under `within_group = "consensus"` one page for
    /// the score that the group agrees on.
    Group,
}

/// Under which names tenders stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TenderNames {
    /// The identifier and the tenderer.
    Tender,
    /// The code name, see [`Tenders::code_names`]; tenders stand in its order.
    Code,
}

/// A workbook to be filled in.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ScoreBook {
    /// The name of its file: the identifier of the evaluator or group, with `.xlsx`.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why no sheets can be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SheetsError {
    /// Nobody to write them for.
    #[error("the case lists no evaluators")]
    NoEvaluators,
    /// No groups to write them for.
    #[error("the case declares no groups")]
    NoGroups,
    /// A group with nobody in it.
    #[error("the group `{0}` has no evaluators")]
    EmptyGroup(String),
    /// An evaluator in no group.
    #[error("evaluator `{0}` is in no group")]
    NoGroupOf(String),
    /// Nothing that somebody could score.
    #[error("nothing in the case is scored by evaluators")]
    NothingScored,
    /// No tender.
    #[error("the case has no tenders")]
    NoTenders,
    /// The workbook cannot be made.
    #[error("the workbook `{0}` cannot be made: {1}")]
    Workbook(String, String),
}

impl SheetsError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            SheetsError::NoEvaluators => "list the evaluators, and their groups, in evaluators.csv",
            SheetsError::NoGroups => "write sheets for each evaluator: `--per evaluator`",
            SheetsError::EmptyGroup(_) | SheetsError::NoGroupOf(_) => {
                "state the group of every evaluator in evaluators.csv"
            }
            SheetsError::NothingScored => {
                "give a criterion a `scale`; items with agreed scores are not scored a second time, and comparisons in pairs have no sheet"
            }
            SheetsError::NoTenders => "write what was submitted into tenders.toml",
            SheetsError::Workbook(..) => {
                "shorten what it holds, or write sheets for each evaluator"
            }
        }
    }
}

/// Makes the score sheets of a case, one book after another in the order of evaluators or groups. The same case gives
/// the same bytes.
///
/// ```
/// use anbud_files::{Case, Per, TenderNames, score_sheets};
/// let case = Case::read("../../examples/health-record")?;
/// let (Some(procedure), Some(tenders), Some(sheet)) = (&case.procedure, &case.tenders, &case.sheet) else { panic!() };
/// let books = score_sheets(procedure, tenders, &sheet.evaluators, Per::Evaluator, TenderNames::Tender);
/// let first = books.expect("it lists evaluators").next().expect("1,500 of them").expect("it can be made");
/// assert_eq!(first.name, "E0001.xlsx");
/// # Ok::<(), anbud_files::ReadError>(())
/// ```
///
/// # Errors
/// Where there is nobody to write them for, or nothing to be scored.
pub fn score_sheets<'a>(
    procedure: &'a Procedure,
    tenders: &'a Tenders,
    evaluators: &'a List<Evaluator>,
    per: Per,
    names: TenderNames,
) -> Result<impl Iterator<Item = Result<ScoreBook, SheetsError>> + 'a, SheetsError> {
    let plans = plan::books(procedure, tenders, evaluators, per)?;
    let rows = plan::tenders(procedure, tenders, names);
    Ok(plans.into_iter().map(move |plan| book::write(procedure, &plan, &rows, names)))
}
