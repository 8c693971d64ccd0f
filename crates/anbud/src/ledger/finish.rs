//! From rows to the sheet: most cells hold one score, and only runs of several rows have to be settled.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::add::{Ledger, Row, narrow};
use super::kept::{Run, run};
use super::settle::{Counting, Runs};
use super::sheet::{Seat, Spot, Spots};
use super::{Evaluator, Sheet};
use crate::Place;
use crate::diagnostic::{Diagnostic, codes};
use crate::documents::Reading;
use crate::keyed::{Key, List};

impl Ledger<'_> {
    /// The scores that count, and every mistake in the rows. The order in which rows were added changes neither, but
    /// for the places that mistakes show.
    #[must_use]
    pub fn finish(mut self) -> Reading<Sheet> {
        if let Some(said) = self.said.take() {
            self.mistakes = said;
        }
        let files = self.sort_files();
        self.people.place_unlisted(&files);
        self.check_agreed(&files);
        let order = self.seats.in_order(&self.people);
        let ranks = self.people.ranks();
        let people = std::mem::take(&mut self.people).into_list();
        let seats = self.placed_seats(&order, &ranks, &people);
        let (pairs, replaced_pairs) = self.settle_pairs(&ranks, &people);
        let mut rows = self.kept.take_rows();
        rows.sort_unstable_by_key(|row| (run(row), row.file, row.line, row.column));
        rows.dedup_by_key(|row| (run(row), row.file, row.line, row.column));
        let open = self.open_runs(&order);
        let settled = Runs::new(&mut self, &files, &people, &seats).settle(&open, &rows);
        for counting in &settled.counting {
            let cell = self.cell(counting.run.0, counting.run.1);
            self.grid.put(counting.run.2, cell, counting.code);
        }
        let spots = self.spots(&rows, &settled.counting, &order);
        let value = Sheet {
            evaluators: people,
            replaced: settled.replaced,
            pairs,
            replaced_pairs,
            files,
            tenders: self.tender_keys,
            items: self.items.all().to_vec(),
            criteria: self.procedure.criteria.len(),
            seats,
            grid: self.grid,
            distinct: self.scores.distinct().to_vec(),
            spots,
        };
        Reading { value, diagnostics: self.mistakes.into_list() }
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
        let rank = |file: u32| ranks.get(file as usize).copied().unwrap_or(file);
        let agreed = self.agreed.values_mut().flatten();
        for row in agreed.chain(&mut self.changed).chain(self.kept.rows_mut()) {
            row.file = rank(row.file);
        }
        self.people.rename_files(rank);
        files
    }

    /// An item has agreed scores or rows, never both.
    fn check_agreed(&mut self, files: &[Arc<str>]) {
        for (item, row) in std::mem::take(&mut self.agreed) {
            let (Some(row), Some(item)) = (row, self.items.item(item)) else { continue };
            let scores = self.tenders.list.iter().flat_map(|tender| &tender.scores);
            let mut places = scores.filter(|(agreed, ..)| *agreed == item).map(|(.., place)| place);
            let Some(place) = places.next() else { continue };
            let id = self.procedure.item_id(item);
            let message = format!("`{id}` has an agreed score and rows in a score file");
            let mistake = Diagnostic::mistake(codes::SCORED_TWICE, message)
                .at(self.score_place(&row, files), "a row in a score file")
                .at(place.clone(), "an agreed score")
                .help("delete the agreed scores or the rows");
            self.mistakes.report(mistake);
        }
    }

    /// The seats in order, as the sheet knows them.
    fn placed_seats(&self, order: &[u32], ranks: &[u32], people: &List<Evaluator>) -> Vec<Seat> {
        let keys: Vec<Key<Evaluator>> = people.keys().collect();
        let key = |evaluator: u32| {
            let rank = ranks.get(evaluator.checked_sub(1)? as usize)?;
            keys.get(*rank as usize).copied()
        };
        let group = |group: u32| self.group_keys.get(group.checked_sub(1)? as usize).copied();
        let seats = order.iter().filter_map(|column| Some((*column, self.seats.seat(*column)?)));
        seats
            .map(|(column, seat)| Seat {
                group: group(seat.group),
                evaluator: key(seat.evaluator),
                column,
            })
            .collect()
    }

    /// The runs of which it has to be settled which row counts: by tender, item, group and evaluator.
    fn open_runs(&self, order: &[u32]) -> Vec<Run> {
        let runs: BTreeSet<Run> =
            self.kept.doubts().keys().copied().chain(self.changed.iter().map(run)).collect();
        let ranks = ranks(order);
        let mut runs: Vec<Run> = runs.into_iter().collect();
        runs.sort_by_key(|(tender, item, seat)| (*tender, *item, ranks.get(*seat as usize)));
        runs
    }

    /// Where counting scores stand, as far as that was kept.
    fn spots(&self, rows: &[Row], counting: &[Counting], order: &[u32]) -> Spots {
        let ranks = ranks(order);
        let spot = |run: Run, file: u32, line: u32| -> Spot {
            let seat = ranks.get(run.2 as usize).copied().unwrap_or(run.2);
            ((run.0, run.1, seat), (file, line))
        };
        let settled: BTreeSet<Run> = counting.iter().map(|counting| counting.run).collect();
        let mut list: Vec<Spot> = rows
            .iter()
            .filter(|row| !settled.contains(&run(row)))
            .map(|row| spot(run(row), row.file, row.line))
            .chain(
                counting
                    .iter()
                    .map(|counting| spot(counting.run, counting.spot.0, counting.spot.1)),
            )
            .collect();
        list.sort_unstable();
        Spots { list, are_whole: !self.kept.has_lost_rows() }
    }

    /// Where the score of a row stands.
    pub(super) fn score_place(&self, row: &Row, files: &[Arc<str>]) -> Place {
        let length = self.scores.text(row.score).chars().count();
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        let file = files.get(row.file as usize).cloned().unwrap_or_default();
        Place::new(file, row.line, row.column.into(), length)
    }
}

/// The rank of each position in an order.
fn ranks(order: &[u32]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, at) in (0..).zip(order) {
        if let Some(known) = ranks.get_mut(*at as usize) {
            *known = rank;
        }
    }
    ranks
}
