//! The rows of all score files once more, for what a score does not need: comments, reasons, activities.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::sync::Arc;

use anbud::diagnostic::Mistakes;
use anbud::evaluation::Evaluation;
use anbud::ledger::{Activities, ActivityCounter, ActivityRow};

use crate::csv::{Row, read_table};
use crate::kinds::{Sink, has_ending};
use crate::scores::{
    ACTIVITY, AT, COLUMNS, EVALUATOR, GROUP, REASON, REQUIREMENT, SCORE_COLUMNS, TENDER,
};
use crate::xlsx::read_rows;
use crate::{Case, ReadError};

/// The cells of a row by column.
pub(crate) type CellsOf<'r, 'a> = &'r dyn Fn(usize) -> &'a str;

impl Case {
    /// Which activity scores came from, as far as rows of score files state one. Files without the column are not read.
    ///
    /// ```
    /// use anbud_files::Case;
    /// use anbud::evaluation::{Scope, evaluate};
    /// let case = Case::read("../../examples/exact-tie")?;
    /// let (Some(rules), Some(tenders), Some(sheet)) = (&case.procedure, &case.tenders, &case.sheet) else { panic!() };
    /// let evaluation = evaluate(rules, tenders, sheet, Scope::Quality).expect("no mistakes");
    /// assert!(case.activities(&evaluation)?.is_empty());
    /// # Ok::<(), anbud_files::ReadError>(())
    /// ```
    ///
    /// # Errors
    /// A score file that can no longer be read.
    pub fn activities(&self, evaluation: &Evaluation) -> Result<Activities, ReadError> {
        let whole = (&self.procedure, &self.tenders, &self.sheet);
        let (Some(procedure), Some(tenders), Some(sheet)) = whole else {
            return Ok(Activities::default());
        };
        let mut counter = ActivityCounter::new(procedure, tenders, sheet, &evaluation.derivation);
        let mut take = |cell: CellsOf<'_, '_>| {
            counter.add(&ActivityRow {
                tender: cell(TENDER),
                requirement: cell(REQUIREMENT),
                evaluator: cell(EVALUATOR),
                group: cell(GROUP),
                activity: cell(ACTIVITY),
                reason: cell(REASON),
                at: cell(AT),
            });
        };
        self.each_row(Some(ACTIVITY), &mut take)?;
        Ok(counter.finish())
    }

    /// Hands on the rows of all score files, in the order of the files, with the ids of tenders in the place of their code
    /// names. What is wrong in them was found when the case was read. A CSV file without the column `wanted` is passed over.
    pub(crate) fn each_row(
        &self,
        wanted: Option<usize>,
        take: &mut dyn FnMut(CellsOf<'_, '_>),
    ) -> Result<(), ReadError> {
        let (files, _) = self.folder().score_files()?;
        let codes = self.tenders_by_code();
        for name in files.iter() {
            let Some(file) = self.folder().file(name)? else { continue };
            let mut take_texts = |texts: &[String], has_codes: bool| {
                take(&|at| {
                    let text = texts.get(at).map_or("", String::as_str);
                    let coded = codes.get(text).filter(|_| has_codes && at == TENDER);
                    coded.map_or(text, |id| &**id)
                });
            };
            let read = if has_ending(name, "xlsx") {
                read_rows(file, name, Sink::Rows(&mut take_texts)).map(drop)
            } else if has_ending(name, "parquet") {
                crate::kinds::parquet_rows(file, name, Sink::Rows(&mut take_texts)).map(drop)
            } else {
                if let Some(wanted) = wanted
                    && !self.names_column(name, wanted)?
                {
                    continue;
                }
                let mut take = |row: &Row<'_>, _: &mut Mistakes| take(&|at| row.cell(at));
                read_table(file, name, &COLUMNS, &mut Mistakes::default(), &mut take).map(drop)
            };
            read.map_err(|cause| self.folder().unreadable(name, cause))?;
        }
        Ok(())
    }

    /// Whether the first lines of a CSV file, `sep=` and the header, hold the name of a column.
    fn names_column(&self, name: &str, column: usize) -> Result<bool, ReadError> {
        let Some(file) = self.folder().file(name)? else { return Ok(false) };
        let lines = BufReader::new(file).split(b'\n').take(2);
        let lines: Vec<Vec<u8>> = lines
            .collect::<Result<_, _>>()
            .map_err(|cause| self.folder().unreadable(name, cause))?;
        let head = String::from_utf8_lossy(&lines.concat()).to_lowercase();
        Ok(SCORE_COLUMNS.get(column).is_some_and(|name| head.contains(name)))
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
