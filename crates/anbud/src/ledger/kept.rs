//! Where rows stand: kept for every row of a small case; in a large one a second reading finds the rows in doubt.

use std::collections::BTreeMap;

use super::add::Row;
use crate::diagnostic::MISTAKES_MAX;

/// How many rows are kept; a case with more has its files read again where a place is wanted.
const ROWS_MAX: usize = 1 << 18;

/// How many rows of one run are kept by a second reading: as many as a mistake shows.
const ROWS_OF_RUN_MAX: u32 = 5;

/// What a row scores and who did: the position of tender, item and seat.
pub(super) type Run = (u32, u32, u32);

/// Rows that are kept, so that it can be said where they stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    rows: Vec<Row>,
    wanted: Wanted,
    has_lost_rows: bool,
    /// By run, how many rows without a reason there are beside the first.
    doubts: BTreeMap<Run, u32>,
}

/// Which rows are kept.
#[derive(Debug, Clone, Default)]
enum Wanted {
    /// All of them, if they are not too many.
    #[default]
    Few,
    /// All of them.
    All,
    /// None: there were too many.
    Nothing,
    /// Those of a tender, by its position.
    OfTender(u32),
    /// In a second reading, those of some runs, with how many were kept of each.
    OfRuns(BTreeMap<Run, u32>),
}

impl Kept {
    /// Keeps all rows, or those of one tender, however many they are.
    pub(super) fn want(&mut self, tender: Option<u32>) {
        self.wanted = tender.map_or(Wanted::All, Wanted::OfTender);
    }

    /// Begins a second reading that keeps the rows of some runs.
    pub(super) fn want_runs(&mut self, runs: Vec<Run>) {
        self.has_lost_rows = true;
        self.wanted = Wanted::OfRuns(runs.into_iter().map(|run| (run, 0)).collect());
    }

    /// Whether rows are read for the second time.
    #[inline]
    pub(super) fn is_second_time(&self) -> bool {
        matches!(self.wanted, Wanted::OfRuns(_))
    }

    /// Whether some rows were not kept.
    pub(super) fn has_lost_rows(&self) -> bool {
        self.has_lost_rows || matches!(self.wanted, Wanted::OfTender(_))
    }

    /// What a part of the same reading begins with.
    pub(super) fn for_part(&self) -> Self {
        Kept { wanted: self.wanted.clone(), has_lost_rows: self.has_lost_rows, ..Kept::default() }
    }

    /// Whether any more rows may be kept.
    #[inline]
    pub(super) fn wants_more(&self) -> bool {
        !matches!(self.wanted, Wanted::Nothing)
    }

    /// Keeps a row without a reason if it is wanted.
    pub(super) fn keep(&mut self, row: Row) {
        match &mut self.wanted {
            Wanted::Few if self.rows.len() >= ROWS_MAX => self.lose(),
            Wanted::Few | Wanted::All => self.rows.push(row),
            Wanted::Nothing => {}
            Wanted::OfTender(tender) => {
                if row.tender == *tender {
                    self.rows.push(row);
                }
            }
            Wanted::OfRuns(runs) => {
                if let Some(count) = runs.get_mut(&run(&row))
                    && *count < ROWS_OF_RUN_MAX
                {
                    *count += 1;
                    self.rows.push(row);
                }
            }
        }
    }

    /// Notes one more row without a reason; more runs than can be reported are not noted.
    pub(super) fn doubt(&mut self, run: Run) {
        *self.doubts.entry(run).or_insert(0) += 1;
        if self.doubts.len() > MISTAKES_MAX + 1 {
            self.doubts.pop_last();
        }
    }

    /// By run, how many rows without a reason there are beside the first.
    pub(super) fn doubts(&self) -> &BTreeMap<Run, u32> {
        &self.doubts
    }

    /// The rows.
    pub(super) fn rows_mut(&mut self) -> &mut Vec<Row> {
        &mut self.rows
    }

    /// Takes the rows out.
    pub(super) fn take_rows(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.rows)
    }

    /// Adds what a part of the same reading kept.
    pub(super) fn merge(&mut self, rows: impl Iterator<Item = Row>, has_lost_rows: bool) {
        if has_lost_rows && matches!(self.wanted, Wanted::Few) {
            self.lose();
        }
        rows.for_each(|row| self.keep(row));
    }

    fn lose(&mut self) {
        self.wanted = Wanted::Nothing;
        self.has_lost_rows = true;
        self.rows = Vec::new();
    }
}

/// The run of a row.
pub(super) fn run(row: &Row) -> Run {
    (row.tender, row.item, row.seat)
}
