//! Which score of a run counts: its first one, or the latest that replaced it.

use std::sync::Arc;

use super::add::{At, Change, Ledger, Row};
use super::kept::{Run, run};
use super::sheet::Seat;
use super::{Evaluator, Replaced, scores};
use crate::keyed::List;
use crate::{Literal, Place};

/// Settles runs of several rows, one after another.
pub(super) struct Runs<'l, 'a> {
    pub(super) ledger: &'l mut Ledger<'a>,
    pub(super) files: &'l [Arc<str>],
    pub(super) people: &'l List<Evaluator>,
    pub(super) seats: &'l [Seat],
}

/// What became of the runs.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) counting: Vec<Counting>,
    pub(super) replaced: Vec<Replaced>,
}

/// The score of a run that counts.
#[derive(Debug)]
pub(super) struct Counting {
    pub(super) run: Run,
    pub(super) code: u32,
    /// Its file and line.
    pub(super) spot: (u32, u32),
}

/// A score in the order in which scores of a run replaced each other.
struct Link {
    code: u32,
    spot: (u32, u32),
    place: Place,
    /// The position of the change that it makes, from 1; 0 for a first score.
    change: u32,
}

impl<'l, 'a> Runs<'l, 'a> {
    pub(super) fn new(
        ledger: &'l mut Ledger<'a>,
        files: &'l [Arc<str>],
        people: &'l List<Evaluator>,
        seats: &'l [Seat],
    ) -> Self {
        Runs { ledger, files, people, seats }
    }

    /// Settles the open runs; `rows` are those kept of all runs, sorted.
    pub(super) fn settle(mut self, open: &[Run], rows: &[Row]) -> Settled {
        let mut changed = std::mem::take(&mut self.ledger.changed);
        changed.sort_unstable_by_key(|row| (run(row), row.file, row.line, row.column));
        let mut settled = Settled::default();
        for run in open {
            let chain = self.chain(*run, of_run(rows, *run), of_run(&changed, *run));
            let Some(last) = chain.last() else { continue };
            settled.counting.push(Counting { run: *run, code: last.code, spot: last.spot });
            let pairs = chain.iter().zip(chain.iter().skip(1));
            settled
                .replaced
                .extend(pairs.filter_map(|(link, next)| self.replaced(*run, link, next)));
        }
        settled
    }

    /// The scores of a run in the order in which they replace each other; empty where that is not known.
    fn chain(&mut self, run: Run, firsts: &[Row], changes: &[Row]) -> Vec<Link> {
        let mut changes = changes.to_vec();
        let is_ordered = self.order(&mut changes);
        let code = self.ledger.grid.get(run.2, self.ledger.cell(run.0, run.1));
        if let Some(more) = self.ledger.kept.doubts().get(&run) {
            self.report_twice(run, firsts, more.saturating_add(1));
            return Vec::new();
        }
        if code == 0 {
            if let Some(change) = changes.first() {
                self.report_no_first(change);
            }
            return Vec::new();
        }
        if !is_ordered {
            return Vec::new();
        }
        let first = Link {
            code,
            spot: firsts.first().map_or((0, 0), |row| (row.file, row.line)),
            place: firsts.first().map_or_else(Place::in_code, |row| self.place(row)),
            change: 0,
        };
        let changes = changes.iter().map(|row| Link {
            code: self.ledger.scores.code(row.score),
            spot: (row.file, row.line),
            place: self.place(row),
            change: row.change,
        });
        std::iter::once(first).chain(changes).collect()
    }

    /// Sorts changes by their times; whether the times say which comes after which.
    fn order(&mut self, changes: &mut [Row]) -> bool {
        if changes.len() < 2 {
            return true;
        }
        let time = |row: &Row| self.ledger.change(row.change).map(|change| &change.at);
        let with = |wanted: fn(&At) -> bool| {
            changes.iter().find(|row| time(row).is_some_and(wanted)).copied()
        };
        if with(|at| matches!(at, At::Unreadable)).is_some() {
            return false;
        }
        if let Some(row) = with(|at| matches!(at, At::Missing)) {
            self.report_undated(&row);
            return false;
        }
        changes.sort_by_key(|row| match time(row) {
            Some(At::Stated(_, moment)) => moment.earliest(),
            _ => i128::MIN,
        });
        let doubtful = changes
            .iter()
            .zip(changes.iter().skip(1))
            .find(|(one, next)| !self.is_before(one, next))
            .map(|(one, next)| (*one, *next));
        if let Some((one, next)) = doubtful {
            self.report_unordered(&one, &next);
        }
        doubtful.is_none()
    }

    fn is_before(&self, one: &Row, next: &Row) -> bool {
        let change = |row: &Row| self.ledger.change(row.change).map(|change| &change.at);
        match (change(one), change(next)) {
            (Some(At::Stated(_, one)), Some(At::Stated(_, next))) => one.is_before(*next),
            _ => false,
        }
    }

    /// A score that was replaced by the next one of its chain.
    fn replaced(&self, run: Run, link: &Link, next: &Link) -> Option<Replaced> {
        let change = self.ledger.change(next.change)?;
        let seat = self.seat(run.2)?;
        let at = match &change.at {
            At::Stated(text, _) => Some(text.clone()),
            At::Missing | At::Unreadable => None,
        };
        Some(Replaced {
            tender: *self.ledger.tender_keys.get(run.0 as usize)?,
            item: self.ledger.items.item(run.1)?,
            group: seat.group,
            evaluator: seat.evaluator,
            score: self.value(link.code)?,
            place: link.place.clone(),
            next: self.value(next.code)?,
            reason: change.reason.clone(),
            at,
        })
    }

    fn value(&self, code: u32) -> Option<Literal> {
        scores::value(self.ledger.scores.distinct(), code)
    }

    /// The seat with a position in the grid.
    pub(super) fn seat(&self, column: u32) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.column == column)
    }
}

/// The rows of one run among sorted ones.
fn of_run(rows: &[Row], wanted: Run) -> &[Row] {
    let start = rows.partition_point(|row| run(row) < wanted);
    let rest = rows.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|row| run(row) == wanted)).unwrap_or_default()
}

impl Ledger<'_> {
    /// The change at a position from 1; none for a first score.
    pub(super) fn change(&self, position: u32) -> Option<&Change> {
        self.changes.get((position as usize).checked_sub(1)?)
    }
}
