//! Tenders in code: how a program states what was submitted without a file.

use std::sync::Arc;

use super::{Measure, Price, Tender, Tenders, UnitPrice};
use crate::keyed::Key;
use crate::procedure::{Item, LineItem, Lot, Requirement};
use crate::{Literal, Place};

impl Tender {
    /// A tender by id and tenderer, without price or answers as yet.
    pub fn new(id: impl Into<Arc<str>>, tenderer: impl Into<Arc<str>>) -> Self {
        Tender {
            id: id.into(),
            tenderer: tenderer.into(),
            lot: None,
            together: None,
            price: None,
            unit_prices: Vec::new(),
            meets: Vec::new(),
            measures: Vec::new(),
            scores: Vec::new(),
            confidential: Vec::new(),
            reasons: Vec::new(),
            place: Place::in_code(),
        }
    }

    /// States the lot that it is for.
    #[must_use]
    pub fn lot(mut self, lot: Key<Lot>) -> Self {
        self.lot = Some(lot);
        self
    }

    /// States the price, in the currency of the procurement.
    #[must_use]
    pub fn price(mut self, amount: impl Into<Literal>) -> Self {
        self.price = Some(Price { submitted: (amount.into(), Place::in_code()), corrected: None });
        self
    }

    /// States the corrected price and the reason of the correction, beside the price as submitted.
    #[must_use]
    pub fn corrected(mut self, amount: impl Into<Literal>, reason: impl Into<Arc<str>>) -> Self {
        let corrected = (amount.into(), Place::in_code(), reason.into());
        self.price = self.price.map(|price| Price { corrected: Some(corrected), ..price });
        self
    }

    /// States the unit price of an item, or the discount on its list price in percent.
    #[must_use]
    pub fn unit_price(mut self, item: Key<LineItem>, amount: impl Into<Literal>) -> Self {
        let price = Price { submitted: (amount.into(), Place::in_code()), corrected: None };
        self.unit_prices.push(UnitPrice { item, price, amount: None });
        self.unit_prices.sort_by_key(|stated| stated.item);
        self
    }

    /// States whether a mandatory requirement is met.
    #[must_use]
    pub fn meets(mut self, requirement: Key<Requirement>, met: bool) -> Self {
        self.meets.push((requirement, met, Place::in_code()));
        self
    }

    /// States a measure.
    #[must_use]
    pub fn measure_of(mut self, name: impl Into<Arc<str>>, value: impl Into<Literal>) -> Self {
        let value = value.into();
        let text = value.to_string().into();
        self.measures.push(Measure { name: name.into(), value, text, place: Place::in_code() });
        self
    }

    /// States an agreed score.
    #[must_use]
    pub fn score(mut self, item: Item, score: impl Into<Literal>) -> Self {
        self.scores.push((item, score.into(), Place::in_code()));
        self
    }
}

impl FromIterator<Tender> for Tenders {
    fn from_iter<I: IntoIterator<Item = Tender>>(tenders: I) -> Self {
        Tenders { list: tenders.into_iter().collect(), ..Tenders::default() }
    }
}
