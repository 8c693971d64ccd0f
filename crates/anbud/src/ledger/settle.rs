//! Which score of a run counts: its first one, or the latest that replaced it.

use std::sync::Arc;

use super::add::{At, Change, Ledger, Row};
use super::finish::run;
use super::{Entry, Evaluator, Replaced};
use crate::keyed::{Key, List};

/// Reads sorted rows run by run.
pub(super) struct Runs<'l, 'a> {
    pub(super) ledger: &'l mut Ledger<'a>,
    pub(super) files: &'l [Arc<str>],
    pub(super) people: &'l List<Evaluator>,
    keys: Vec<Key<Evaluator>>,
}

impl<'l, 'a> Runs<'l, 'a> {
    pub(super) fn new(
        ledger: &'l mut Ledger<'a>,
        files: &'l [Arc<str>],
        people: &'l List<Evaluator>,
    ) -> Self {
        Runs { ledger, files, people, keys: people.keys().collect() }
    }

    /// The counting scores and the replaced ones.
    pub(super) fn settle(mut self, rows: &[Row]) -> (Vec<Entry>, Vec<Replaced>) {
        let mut entries = Vec::with_capacity(rows.len());
        let mut replaced = Vec::new();
        for run in rows.chunk_by(|a, b| run(a) == run(b)) {
            if let [row @ Row { change: 0, .. }] = run {
                entries.extend(self.entry(row));
                continue;
            }
            let chain = self.chain(run);
            let Some(counting) = chain.last().and_then(|row| self.entry(row)) else { continue };
            let pairs = chain.iter().zip(chain.iter().skip(1));
            replaced
                .extend(pairs.filter_map(|(row, next)| self.replaced(row, next, entries.len())));
            entries.push(counting);
        }
        (entries, replaced)
    }

    /// The rows of a run in the order in which they replace each other; empty where that is not known.
    fn chain(&mut self, rows: &[Row]) -> Vec<Row> {
        let (firsts, mut changes): (Vec<Row>, Vec<Row>) =
            rows.iter().partition(|row| row.change == 0);
        let is_ordered = self.order(&mut changes);
        match (firsts.as_slice(), changes.first()) {
            ([first], _) if is_ordered => std::iter::once(*first).chain(changes).collect(),
            ([_, _, ..], _) => {
                self.report_twice(&firsts);
                Vec::new()
            }
            ([], Some(change)) => {
                self.report_no_first(change);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Sorts changes by their times; whether the times say which comes after which.
    fn order(&mut self, changes: &mut [Row]) -> bool {
        if changes.len() < 2 {
            return true;
        }
        let time = |row: &Row| self.ledger.change(row).map(|change| &change.at);
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
        let change = |row| self.ledger.change(row).map(|change| &change.at);
        match (change(one), change(next)) {
            (Some(At::Stated(_, one)), Some(At::Stated(_, next))) => one.is_before(*next),
            _ => false,
        }
    }

    fn entry(&self, row: &Row) -> Option<Entry> {
        let evaluator = row.evaluator.checked_sub(1);
        let group = row.group.checked_sub(1);
        Some(Entry {
            tender: *self.ledger.tender_keys.get(row.tender as usize)?,
            item: self.ledger.items.item(row.item)?,
            group: group.and_then(|at| self.ledger.group_keys.get(at as usize).copied()),
            evaluator: evaluator.and_then(|at| self.keys.get(at as usize).copied()),
            score: self.ledger.scores.value(row.score)?,
            file: row.file,
            line: row.line,
        })
    }

    /// A score that was replaced by the next row of its chain.
    fn replaced(&self, row: &Row, next: &Row, entry: usize) -> Option<Replaced> {
        let change = self.ledger.change(next)?;
        let at = match &change.at {
            At::Stated(text, _) => Some(text.clone()),
            At::Missing | At::Unreadable => None,
        };
        Some(Replaced {
            entry,
            score: self.ledger.scores.value(row.score)?,
            place: self.ledger.score_place(row, self.files),
            reason: change.reason.clone(),
            at,
        })
    }
}

impl Ledger<'_> {
    /// The change that a row makes; none for a first score.
    pub(super) fn change(&self, row: &Row) -> Option<&Change> {
        self.changes.get((row.change as usize).checked_sub(1)?)
    }
}
