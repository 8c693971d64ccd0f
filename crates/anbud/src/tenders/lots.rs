//! What tenderers state about lots: those they prefer, and what they ask if they win several together.

use std::sync::Arc;

use super::{Tender, Tenders};
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
    /// What it takes off its prices, as a share.
    pub discount: (Literal, Place),
    /// Where it stands.
    pub place: Place,
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
