//! What tenderers state about lots: those they prefer, and what they ask if they win several together.

use std::sync::Arc;

use super::{Tender, Tenders};
use crate::derivation::{Figure, Value};
use crate::keyed::Key;
use crate::procedure::Lot;
use crate::{Literal, Place};

/// The lots that a tenderer prefers, the most wanted first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preference {
    /// The tenderer, as its tenders name it.
    pub tenderer: Arc<str>,
    /// The lots in order.
    pub lots: Vec<Key<Lot>>,
    /// Where it stands.
    pub place: Place,
}

/// What a tenderer asks if it wins several lots together, and only then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// Its tenders, one in each lot of the combination, in the order of lots.
    pub tenders: Vec<Key<Tender>>,
    /// The lots, in order.
    pub lots: Vec<Key<Lot>>,
    /// What it asks.
    pub asks: Asked,
    /// Where it stands.
    pub place: Place,
}

/// What a tenderer asks if it wins lots together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Its prices, less a share of them.
    Discount(Literal, Place),
    /// A price for each lot, in the order of lots.
    Prices(Vec<(Literal, Place)>),
    /// One price for all of them.
    Price(Literal, Place),
}

/// How the price of a tender comes about where it wins lots together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Together {
    /// Its own price, less a share of it.
    Less(Literal, Place),
    /// A price of its own.
    Price(Literal, Place),
    /// Its part of one price for all lots, by the prices alone: of each lot its evaluation and the price in it; of its own lot
    /// nothing.
    Part(Literal, Place, Vec<Option<Alone>>),
}

/// The price that a tender asks for a lot alone, as an evaluation of that lot has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alone {
    /// The evaluation, by its position.
    pub evaluation: usize,
    /// The figure in it.
    pub figure: Figure,
    /// What it is worth.
    pub value: Value,
    /// The tender.
    pub tender: Key<Tender>,
}

impl Tenders {
    /// The same tenders, of which only those of one lot are looked at.
    #[must_use]
    pub fn of_lot(&self, lot: Key<Lot>) -> Tenders {
        let others = self.list.entries().filter(|(_, tender)| tender.lot != Some(lot));
        let aside = others.map(|(key, _)| key).collect();
        Tenders { aside, lot: Some(lot), ..self.clone() }
    }
}
