//! Why scores were given: the comments of evaluators and groups, read again from the score files, of whatever kind, when letters are written.

use std::collections::BTreeMap;

use crate::rows_again::CellsOf;
use crate::scores::{COMMENT, EVALUATOR, REASON, REQUIREMENT, TENDER};
use crate::{Case, ReadError};

/// Of the comments of single evaluators on one score so many are kept; of the others it is known how many there are.
const KEPT: usize = 5;

/// Why one tender got its score of one requirement or criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comments {
    /// What groups agreed on.
    pub consensus: Vec<String>,
    /// What single evaluators wrote, the first few in the order of the files.
    pub single: Vec<String>,
    /// How many more single evaluators wrote something.
    pub more: usize,
}

/// Comments by tender and by requirement or criterion, as the score files name them.
pub type CommentsByScore = BTreeMap<(String, String), Comments>;

impl Case {
    /// The comments in all score files: of a row its `comment`, else its `reason`. Rows without either say nothing.
    ///
    /// ```
    /// use anbud_files::Case;
    /// let comments = Case::read("../../examples/health-record")?.comments()?;
    /// assert!(comments.values().any(|said| !said.single.is_empty()));
    /// # Ok::<(), anbud_files::ReadError>(())
    /// ```
    ///
    /// # Errors
    /// A score file that can no longer be read.
    pub fn comments(&self) -> Result<CommentsByScore, ReadError> {
        let mut comments = CommentsByScore::new();
        self.each_row(None, &mut |cell| note(&mut comments, cell))?;
        Ok(comments)
    }
}

/// Notes the comment of a row, whose cells are known by column.
fn note<'a>(comments: &mut CommentsByScore, cell: CellsOf<'_, 'a>) {
    let said = [COMMENT, REASON].map(|column| cell(column).trim());
    let Some(said) = said.into_iter().find(|said| !said.is_empty()) else { return };
    let key = (cell(TENDER).to_owned(), cell(REQUIREMENT).to_owned());
    let known = comments.entry(key).or_default();
    if cell(EVALUATOR).is_empty() {
        known.consensus.push(said.to_owned());
    } else if known.single.iter().any(|other| other == said) {
        // several people have written the same: it is told once
    } else if known.single.len() < KEPT {
        known.single.push(said.to_owned());
    } else {
        known.more += 1;
    }
}
