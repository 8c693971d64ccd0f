//! The ledger of scores: append-only rows, of which the sheet holds those that count.

mod add;
mod check;
mod doubts;
mod finish;
mod index;
mod items;
mod moment;
mod people;
mod row;
mod scorer;
mod scores;
mod settle;

use std::ops::Range;
use std::sync::Arc;

use crate::keyed::{Key, List};
use crate::procedure::{Group, Item};
use crate::tenders::Tender;
use crate::{Literal, Place};

pub use add::Ledger;
pub use row::{Column, ScoreRow, Spot};

/// Somebody who scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluator {
    /// The identifier.
    pub id: Arc<str>,
    /// The groups; empty where the procedure declares none.
    pub groups: Vec<Key<Group>>,
    /// The attributes: organisation, specialty, profession; several values of one where the rows of several groups differ.
    pub attributes: Vec<(Arc<str>, Arc<str>)>,
    /// Where the evaluator first stands.
    pub place: Place,
}

/// The scores that count, in an order that does not depend on the order of rows or files.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Sheet {
    /// The evaluators, by id.
    pub evaluators: List<Evaluator>,
    /// The counting scores, sorted by tender, item, group, then evaluator; the consensus of a group stands first.
    pub entries: Vec<Entry>,
    /// The scores that were replaced, in the order of their entries and times.
    pub replaced: Vec<Replaced>,
    /// The score files, in order of name; [`Entry::file`] is a position here.
    pub files: Vec<Arc<str>>,
}

/// One counting score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The tender scored.
    pub tender: Key<Tender>,
    /// The requirement or leaf criterion scored.
    pub item: Item,
    /// The group; none where the procedure declares none.
    pub group: Option<Key<Group>>,
    /// Who scored; none for the consensus of the group.
    pub evaluator: Option<Key<Evaluator>>,
    /// The score.
    pub score: Literal,
    /// The file, as a position in [`Sheet::files`].
    pub file: u32,
    /// The line in that file.
    pub line: u32,
}

/// A score that was replaced by a later one, with the reason for the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The position of the counting entry in [`Sheet::entries`].
    pub entry: usize,
    /// The earlier score.
    pub score: Literal,
    /// Where the earlier score stands.
    pub place: Place,
    /// Why it was replaced: the reason of the row that came next.
    pub reason: Arc<str>,
    /// When it was replaced, as stated.
    pub at: Option<Arc<str>>,
}

impl Sheet {
    /// The positions of the entries for a tender and an item, all groups together.
    #[must_use]
    pub fn range(&self, tender: Key<Tender>, item: Item) -> Range<usize> {
        let key = |entry: &Entry| (entry.tender, entry.item);
        let start = self.entries.partition_point(|entry| key(entry) < (tender, item));
        let rest = self.entries.get(start..).unwrap_or_default();
        start..start + rest.partition_point(|entry| key(entry) == (tender, item))
    }

    /// Whether there is no score at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
