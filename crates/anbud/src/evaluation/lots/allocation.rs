//! How lots are shared out: who is awarded what, by which figures and comparisons.

use std::sync::Arc;

use super::LotOutcome;
use crate::derivation::{Derivation, Figure};
use crate::evaluation::UndecidedCause;
use crate::keyed::Key;
use crate::procedure::Lot;
use crate::tenders::Tender;

/// Who is awarded which lot.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Allocation {
    /// One entry for each lot, in order.
    pub awards: Vec<LotAward>,
    /// Every figure of it: results and prices carried from the evaluations, their sums, and the comparisons of those.
    pub derivation: Derivation,
    /// The evaluations that were made once more, in order: they stand behind those of the lots.
    pub again: Vec<Again>,
    /// What was compared with the next best allocation, in order: the last decided. Only under the best total.
    pub decided: Vec<AllocationDecision>,
    /// The sum over the lots, under the best total.
    pub total: Option<TotalOfLots>,
    /// The next best allocation, under the best total.
    pub runner_up: Option<(Vec<LotAward>, TotalOfLots)>,
    /// Why the lots are not shared out; none where they are.
    pub undecided: Option<LotsUndecided>,
}

/// The award of one lot.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LotAward {
    /// The lot.
    pub lot: Key<Lot>,
    /// The tender that wins it; none where no tender can, or where that is not decided.
    pub tender: Option<Key<Tender>>,
    /// The evaluation that it wins by, by its position: those of the lots, then those made again.
    pub evaluation: Option<usize>,
    /// Its place there.
    pub place: Option<u32>,
    /// The result that it wins with, a figure of [`Allocation::derivation`].
    pub result: Option<Figure>,
    /// The price that it wins with.
    pub price: Option<Figure>,
    /// The combination that it wins as part of, by its position in tenders.toml.
    pub combination: Option<usize>,
    /// Tenders with a better place whose tenderers win as many lots as they may.
    pub passed_over: Vec<Key<Tender>>,
}

impl LotAward {
    pub(super) fn nobody(lot: Key<Lot>) -> Self {
        LotAward {
            lot,
            tender: None,
            evaluation: None,
            place: None,
            result: None,
            price: None,
            combination: None,
            passed_over: Vec::new(),
        }
    }
}

/// What the lots sum to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TotalOfLots {
    /// The sum, a figure of [`Allocation::derivation`].
    pub sum: Figure,
    /// How many lots are awarded.
    pub awarded: usize,
}

/// A lot that was evaluated once more, with something changed.
#[derive(Debug, Clone)]
pub struct Again {
    /// What was changed.
    pub because: Because,
    /// The lot.
    pub outcome: LotOutcome,
}

/// Why a lot was evaluated once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// A tender has the price of a combination, which is named by its position in tenders.toml.
    Combination(usize),
    /// These tenders left the field: their tenderers win as many lots as they may.
    Without(Vec<Key<Tender>>),
}

/// What was compared between the best allocation and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllocationDecision {
    /// More lots are awarded.
    LotsAwarded,
    /// The sums: a condition, whether they are equal, or the best one is the better.
    Total(Figure),
    /// The sums of prices.
    LowestPrice(Figure),
    /// The places in the first lot in which they differ.
    OrderOfLots(Key<Lot>),
}

/// Why lots are not shared out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotsUndecided {
    /// Whether something is tied, or too close to tell.
    pub cause: UndecidedCause,
    /// The lot that is not decided; none where it is about all of them.
    pub lot: Option<Key<Lot>>,
    /// Why, in words.
    pub text: Arc<str>,
}
