//! From rows to the sheet: sorted once, then read run by run; a run is one tender, item, group and evaluator.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Sheet;
use super::add::{Ledger, Row};
use super::settle::Runs;
use crate::Place;
use crate::diagnostic::{Diagnostic, codes};
use crate::documents::Reading;
use crate::procedure::Item;

impl Ledger<'_> {
    /// The scores that count, and every mistake in the rows. The order in which rows were added changes neither, but
    /// for the places that mistakes show.
    #[must_use]
    pub fn finish(mut self) -> Reading<Sheet> {
        let files = self.sort_files();
        let ranks = self.people.ranks();
        for row in &mut self.rows {
            if let Some(rank) = row.evaluator.checked_sub(1).and_then(|at| ranks.get(at as usize)) {
                row.evaluator = rank + 1;
            }
        }
        self.rows.sort_unstable_by_key(|row| (run(row), row.file, row.line, row.column));
        self.place_unlisted(&ranks, &files);
        self.check_agreed(&files);
        let people = std::mem::take(&mut self.people).into_list();
        let rows = std::mem::take(&mut self.rows);
        let (entries, replaced) = Runs::new(&mut self, &files, &people).settle(&rows);
        let sheet = Sheet { evaluators: people, entries, replaced, files };
        Reading { value: sheet, diagnostics: self.mistakes.into_list() }
    }

    /// Files in order of name, whatever the order they were opened in.
    fn sort_files(&mut self) -> Vec<Arc<str>> {
        let mut files = self.files.clone();
        files.sort_unstable();
        files.dedup();
        let ranks: Vec<u32> = self
            .files
            .iter()
            .map(|file| narrow(files.partition_point(|other| other < file)))
            .collect();
        for row in &mut self.rows {
            row.file = ranks.get(row.file as usize).copied().unwrap_or(row.file);
        }
        files
    }

    /// An evaluator who is not listed stands in the first row that names them.
    fn place_unlisted(&mut self, ranks: &[u32], files: &[Arc<str>]) {
        if self.people.is_complete {
            return;
        }
        let mut first: Vec<Option<&Row>> = vec![None; ranks.len()];
        for row in &self.rows {
            let known = row.evaluator.checked_sub(1).and_then(|at| first.get_mut(at as usize));
            if let Some(known) = known
                && known.is_none_or(|known| (row.file, row.line) < (known.file, known.line))
            {
                *known = Some(row);
            }
        }
        for (person, rank) in (0..).zip(ranks) {
            let row = first.get(*rank as usize).copied().flatten();
            if let (Some(person), Some(row)) = (self.people.person_mut(person), row) {
                person.place = Some(Place::new(file_name(files, row), row.line, 1, 0));
            }
        }
    }

    /// An item has agreed scores or rows, never both.
    fn check_agreed(&mut self, files: &[Arc<str>]) {
        let agreed = self.agreed();
        if agreed.is_empty() {
            return;
        }
        let mut met: BTreeMap<Item, &Row> = BTreeMap::new();
        for row in &self.rows {
            let item = self.items.item(row.item).filter(|item| agreed.contains_key(item));
            if let Some(item) = item {
                let first = met.entry(item).or_insert(row);
                if (row.file, row.line) < (first.file, first.line) {
                    *first = row;
                }
            }
        }
        for (item, row) in met {
            let Some(place) = agreed.get(&item) else { continue };
            let id = self.procedure.item_id(item);
            let message = format!("`{id}` has an agreed score and rows in a score file");
            let mistake = Diagnostic::mistake(codes::SCORED_TWICE, message)
                .at(self.score_place(row, files), "a row in a score file")
                .at(place.clone(), "an agreed score")
                .help("delete the agreed scores or the rows");
            self.mistakes.report(mistake);
        }
    }

    /// The first agreed score of each item.
    fn agreed(&self) -> BTreeMap<Item, Place> {
        let mut agreed = BTreeMap::new();
        for (item, _, place) in self.tenders.list.iter().flat_map(|tender| &tender.scores) {
            agreed.entry(*item).or_insert_with(|| place.clone());
        }
        agreed
    }

    /// Where the score of a row stands.
    pub(super) fn score_place(&self, row: &Row, files: &[Arc<str>]) -> Place {
        let length = self.scores.text(row.score).chars().count();
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        Place::new(file_name(files, row), row.line, row.column.into(), length)
    }
}

/// What the rows of one run have in common, in the order of the sheet.
pub(super) fn run(row: &Row) -> (u64, u64) {
    let pair = |high: u32, low: u32| u64::from(high) << 32 | u64::from(low);
    (pair(row.tender, row.item), pair(row.group, row.evaluator))
}

fn file_name(files: &[Arc<str>], row: &Row) -> Arc<str> {
    files.get(row.file as usize).cloned().unwrap_or_default()
}

fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
