//! The ledger of scores: append-only rows, of which the sheet holds those that count.

mod activities;
mod add;
mod beside;
mod block;
mod check;
mod code;
mod doubts;
mod finish;
mod grid;
mod index;
mod items;
mod kept;
mod moment;
mod pairs;
mod panel;
mod part;
mod people;
mod plain;
mod recused;
mod row;
mod scorer;
mod scores;
mod seats;
mod settle;
mod sheet;

use std::sync::Arc;

use crate::keyed::Key;
use crate::procedure::{Group, Item};
use crate::tenders::Tender;
use crate::{Literal, Place};

pub use activities::{Activities, ActivityCounter, ActivityRow};
pub use add::Ledger;
pub use beside::Beside;
pub use block::{ScoreBlock, Texts};
pub use pairs::{PAIRS_MAX, Pair, PairRow, ReplacedPair};
pub(crate) use panel::{Panel, Panels};
pub use row::{Column, ScoreRow};
pub use sheet::Sheet;

/// Somebody who scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluator {
    /// The identifier.
    pub id: Arc<str>,
    /// The groups; empty where the procedure declares none.
    pub groups: Vec<Key<Group>>,
    /// The attributes: organisation, specialty, profession; several values of one where the rows of several groups differ.
    pub attributes: Vec<(Arc<str>, Arc<str>)>,
    /// The tenders that they do not score, for a conflict of interest, with the places where that is declared; sorted.
    pub recused: Vec<(Key<Tender>, Place)>,
    /// Where the evaluator first stands.
    pub place: Place,
}

impl Evaluator {
    /// Whether they do not score a tender, for a conflict of interest that is declared.
    #[must_use]
    pub fn is_recused(&self, tender: Key<Tender>) -> bool {
        self.recused.binary_search_by_key(&tender, |(known, _)| *known).is_ok()
    }
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
}

/// A score that was replaced by a later one, with the reason for the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The tender scored.
    pub tender: Key<Tender>,
    /// The requirement or leaf criterion scored.
    pub item: Item,
    /// The group; none where the procedure declares none.
    pub group: Option<Key<Group>>,
    /// Who scored; none for the consensus of the group.
    pub evaluator: Option<Key<Evaluator>>,
    /// The earlier score.
    pub score: Literal,
    /// Where the earlier score stands.
    pub place: Place,
    /// The score that came next.
    pub next: Literal,
    /// Why it was replaced: the reason of the row that came next.
    pub reason: Arc<str>,
    /// When it was replaced, as stated.
    pub at: Option<Arc<str>>,
}
