//! A row of scores as it stands in a file, or as a program states it.

use crate::Place;

/// A cell of a score row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The tender scored.
    Tender,
    /// The requirement or leaf criterion scored.
    Requirement,
    /// Who scored.
    Evaluator,
    /// The score.
    Score,
    /// The group of the evaluator.
    Group,
    /// Why an earlier score is replaced.
    Reason,
    /// When it was scored.
    At,
}

/// One row: who gave which score to what. Empty cells are empty texts.
///
/// ```
/// use anbud::ledger::ScoreRow;
/// let first = ScoreRow::new("north", "F-101", "eva", "4");
/// let replaced = ScoreRow { reason: "read the answer again", at: "2018-05-03", ..first };
/// assert_eq!((replaced.tender, replaced.group, replaced.score), ("north", "", Some("4")));
/// ```
#[derive(Clone, Copy)]
pub struct ScoreRow<'a> {
    /// The tender.
    pub tender: &'a str,
    /// The requirement, or a leaf criterion without requirements.
    pub requirement: &'a str,
    /// Who scored; empty for the consensus of a group.
    pub evaluator: &'a str,
    /// The score in digits with a decimal point; none where it cannot be read and that has been reported already.
    pub score: Option<&'a str>,
    /// The group; may be empty where the evaluator has only one.
    pub group: &'a str,
    /// Why an earlier score is replaced; empty in the first score.
    pub reason: &'a str,
    /// When, in ISO 8601; needed where a score was replaced more than once.
    pub at: &'a str,
    /// The line where the score stands, from 1.
    pub line: u32,
    /// Where each cell stands; asked only for rows whose place is kept, and when there is something to report.
    pub places: &'a dyn Fn(Column) -> Place,
}

impl<'a> ScoreRow<'a> {
    /// A first score stated by a program.
    #[must_use]
    pub fn new(tender: &'a str, requirement: &'a str, evaluator: &'a str, score: &'a str) -> Self {
        ScoreRow {
            tender,
            requirement,
            evaluator,
            score: Some(score),
            group: "",
            reason: "",
            at: "",
            line: 1,
            places: &in_code,
        }
    }

    /// The place of one cell.
    pub(super) fn place(&self, column: Column) -> Place {
        (self.places)(column)
    }
}

fn in_code(_: Column) -> Place {
    Place::in_code()
}
