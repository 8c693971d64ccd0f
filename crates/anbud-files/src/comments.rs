//! Why scores were given: the comments of evaluators and groups, read again from the score files when letters are written.

use std::collections::BTreeMap;
use std::sync::Arc;

use anbud::diagnostic::Mistakes;

use crate::csv::{Row, read_table};
use crate::kinds::has_ending;
use crate::scores::{COLUMNS, COMMENT, EVALUATOR, REASON, REQUIREMENT, TENDER};
use crate::xlsx::{Sink, read_rows};
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
        let (files, _) = self.folder().score_files()?;
        let codes = self.tenders_by_code();
        for name in files.iter() {
            let Some(file) = self.folder().file(name)? else { continue };
            // what is wrong with the tables was found when the case was read
            let read = if has_ending(name, "csv") {
                let mut take =
                    |row: &Row<'_>, _: &mut Mistakes| note(&mut comments, &|at| row.cell(at));
                read_table(file, name, &COLUMNS, &mut Mistakes::default(), &mut take).map(drop)
            } else if has_ending(name, "xlsx") {
                let mut take = |texts: &[String], has_codes: bool| {
                    note(&mut comments, &|at| {
                        let text = texts.get(at).map_or("", String::as_str);
                        let coded = codes.get(text).filter(|_| has_codes && at == TENDER);
                        coded.map_or(text, |id| &**id)
                    });
                };
                read_rows(file, name, Sink::Rows(&mut take)).map(drop)
            } else {
                continue;
            };
            read.map_err(|cause| self.folder().unreadable(name, cause))?;
        }
        Ok(comments)
    }

    /// The tenders by their code names.
    fn tenders_by_code(&self) -> BTreeMap<String, Arc<str>> {
        let (Some(procedure), Some(tenders)) = (&self.procedure, &self.tenders) else {
            return BTreeMap::new();
        };
        let codes = tenders.code_names(&procedure.procurement.reference);
        codes.into_iter().zip(tenders.list.iter().map(|tender| tender.id.clone())).collect()
    }
}

/// Notes the comment of a row, whose cells are known by column.
fn note<'a>(comments: &mut CommentsByScore, cell: &dyn Fn(usize) -> &'a str) {
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
