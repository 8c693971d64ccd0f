//! Parts of a ledger: rows read side by side, then put together as if they had been read one after another.

use super::add::{Ledger, Row, UNREADABLE, narrow};
use super::kept::Run;
use super::seats::Seat;
use crate::keyed::Key;
use crate::tenders::Tender;

impl<'a> Ledger<'a> {
    /// An empty ledger that knows what this one knows: for a part of the file that was opened last, to be read beside
    /// it and then put into this one with [`Ledger::merge`].
    #[must_use]
    pub fn part(&self) -> Ledger<'a> {
        let mut part = Ledger::new(self.procedure, self.tenders);
        part.people = self.people.clone();
        part.files.clone_from(&self.files);
        part.gaps.clone_from(&self.gaps);
        part.kept = self.kept.for_part();
        part.scores = self.scores.clone();
        part.seats = self.seats.clone();
        part
    }

    /// Whether no mistake and no warning was found in any row up to now. Mistakes show the places where they stand in
    /// the order of the rows, so a part that has one is better read again as a whole.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.mistakes.is_empty() && self.kept.doubts().is_empty()
    }

    /// Says that so many lines of the file stand above this part, whose rows were counted from line 1.
    pub fn move_down(&mut self, lines: u32) {
        let file = narrow(self.files.len().saturating_sub(1));
        let agreed = self.agreed.values_mut().flatten();
        for row in agreed.chain(&mut self.changed).chain(self.kept.rows_mut()) {
            row.line = row.line.saturating_add(lines);
        }
        self.people.move_down(file, lines);
    }

    /// Puts a clean part into this ledger, as if its rows had been added here.
    pub fn merge(&mut self, mut part: Ledger<'a>) {
        let evaluators = self.people.merge(std::mem::take(&mut part.people), &self.files);
        let seats = self.merge_seats(&part, &evaluators);
        self.merge_cells(&mut part, &seats);
        let offset = narrow(self.changes.len());
        self.changes.append(&mut part.changes);
        let scores = &mut self.scores;
        let mut own = |mut row: Row| {
            row.seat = seats.get(row.seat as usize).copied().unwrap_or(row.seat);
            if row.score != UNREADABLE {
                row.score = scores.meet(part.scores.text(row.score));
            }
            row.change = if row.change > 0 { row.change + offset } else { 0 };
            row
        };
        self.changed.extend(part.changed.into_iter().map(&mut own));
        for (item, first) in part.agreed {
            if let (Some(known), Some(row)) = (self.agreed.get_mut(&item), first) {
                known.get_or_insert_with(|| own(row));
            }
        }
        let has_lost_rows = part.kept.has_lost_rows();
        self.kept.merge(part.kept.take_rows().into_iter().map(own), has_lost_rows);
    }

    /// The seats of a part, as they are known here.
    fn merge_seats(&mut self, part: &Ledger<'a>, evaluators: &[u32]) -> Vec<u32> {
        let own = |evaluator: u32| {
            let at = evaluator.checked_sub(1)?;
            evaluators.get(at as usize).map(|own| own + 1)
        };
        let seats = part.seats.list().iter();
        seats
            .map(|seat| {
                let evaluator = own(seat.evaluator).unwrap_or(0);
                self.seats.meet(Seat { evaluator, ..*seat })
            })
            .collect()
    }

    fn merge_cells(&mut self, part: &mut Ledger<'a>, seats: &[u32]) {
        let codes = self.scores.codes_of(&part.scores);
        let tenders = self.tender_keys.len().max(1) as u64;
        let grid = std::mem::take(&mut part.grid);
        for (seat, cell) in self.grid.merge(grid, seats, &codes) {
            let run: Run = (narrow_cell(cell % tenders), narrow_cell(cell / tenders), seat);
            self.kept.doubt(run);
        }
    }

    /// Keeps where all scores stand, or those of one tender, however many there are.
    pub fn keep_places(&mut self, tender: Option<Key<Tender>>) {
        self.kept.want(tender.map(|tender| narrow(tender.position())));
    }

    /// Whether all rows should be added once more, after [`Ledger::begin_again`]: where there are many, the places of
    /// those that were replaced, or scored twice, were not kept.
    #[must_use]
    pub fn wants_again(&self) -> bool {
        self.kept.has_lost_rows() && !(self.kept.doubts().is_empty() && self.changed.is_empty())
    }

    /// Begins a second reading of the same rows in the same files: it adds no score and no mistake, only places.
    pub fn begin_again(&mut self) {
        let changed = self.changed.iter().map(super::kept::run);
        let doubts = self.kept.doubts().keys().copied();
        let runs: Vec<Run> = changed.chain(doubts).collect();
        self.kept.want_runs(runs);
        self.said = Some(std::mem::take(&mut self.mistakes));
    }
}

fn narrow_cell(position: u64) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
