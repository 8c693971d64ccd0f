//! The award as a workbook: rules, prices, scores, points and places as live formulas, each beside the figure that the
//! engine worked out and a cell that says whether both agree.
//!
//! Figures become formulas by what they are made of: the operations of the derivation, over the cells of their operands,
//! and the formulas of the rules themselves, with the branches that were not taken. Nothing is worked out here.

mod about;
mod address;
mod admitted;
mod award;
mod calculation;
mod conditions;
mod desk;
mod expression;
mod groups;
mod line;
mod number;
mod page;
mod reach;
mod rules;
mod scores;
mod seat;
mod tally;
mod tenders;
mod words;
mod write;

use std::fmt;

use anbud::evaluation::Scope;
use rust_xlsxwriter::XlsxError;

use crate::View;
use desk::Desk;

/// A workbook with more cells than this no spreadsheet opens in reasonable time.
pub const CELLS_MAX: usize = 3_000_000;
/// A sheet has 16,384 columns; each tender of the field takes two.
pub const TENDERS_MAX: usize = 4_000;

/// Why there is no workbook.
#[derive(Debug)]
pub enum WorkbookError {
    /// Quality alone was evaluated: there is no award.
    NoAward,
    /// So many cells, or so many tenders, are more than a workbook holds.
    TooLarge(usize, &'static str),
    /// The file could not be made.
    File(XlsxError),
}

impl fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WorkbookError::NoAward => f.write_str("quality alone was evaluated: there is no award"),
            WorkbookError::TooLarge(count, what) => {
                write!(f, "{count} {what} are more than a workbook holds")
            }
            WorkbookError::File(error) => write!(f, "the workbook cannot be made: {error}"),
        }
    }
}

impl std::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        WorkbookError::File(error)
    }
}

/// The award as the bytes of an .xlsx file, the same every time.
///
/// Tenders stand side by side. Cells that may be changed are yellow; everything that follows from them is a formula. Texts of
/// the documents are texts: none becomes a formula. The language is the case's.
///
/// ```
/// use anbud::evaluation::{Scope, evaluate};
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
/// use anbud::tenders::Tender;
/// use anbud::{Sheet, Tenders};
/// use anbud_report::{View, workbook};
///
/// let procedure = Draft::new("Record system", "Region Example", "RS 2016-0421", "SEK")
///     .award(AwardDraft::model("quality-per-price"))
///     .scale(ScaleDraft::new("fulfilment", 0, 5).step(1))
///     .criterion(CriterionDraft::new("care").weight(100).scale("fulfilment").model("of-maximum"))
///     .criterion(CriterionDraft::new("price").kind("price"))
///     .build()
///     .expect("a complete procedure");
/// let care = procedure.item("care").expect("a criterion");
/// let tenders: Tenders = [Tender::new("north", "North AB").price(2_100).score(care, 4)].into_iter().collect();
/// let sheet = Sheet::default();
/// let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).expect("no mistakes");
/// let view = View::new(&procedure, &tenders, &sheet, &evaluation, []);
///
/// let file = workbook::workbook(&view).expect("a small case");
/// assert_eq!(&file[..2], b"PK"); // a zip archive
/// assert_eq!(file, workbook::workbook(&view).expect("the same again"));
/// ```
///
/// # Errors
/// Where quality alone was evaluated, or where the case is larger than a workbook holds.
pub fn workbook(view: &View<'_>) -> Result<Vec<u8>, WorkbookError> {
    if view.evaluation.scope == Scope::Quality {
        return Err(WorkbookError::NoAward);
    }
    let tenders = view.tenders.list.len();
    if tenders > TENDERS_MAX {
        return Err(WorkbookError::TooLarge(tenders, "tenders"));
    }
    let items = view.procedure.criteria.len() + view.procedure.requirements.len();
    let cells = items.saturating_mul(tenders).saturating_mul(4);
    if cells > CELLS_MAX {
        return Err(WorkbookError::TooLarge(cells, "cells"));
    }
    let mut desk = Desk::new(view);
    rules::write(&mut desk);
    tenders::write(&mut desk);
    scores::write(&mut desk);
    groups::write(&mut desk);
    calculation::write(&mut desk);
    award::write(&mut desk);
    about::write(&mut desk);
    Ok(write::file(&desk)?)
}
