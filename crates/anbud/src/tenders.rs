//! The tenders: what was submitted.

mod code_names;
mod in_code;
mod lots;
mod unit_prices;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use lots::{Alone, Asked, Combination, Preference, Together};
pub use unit_prices::{PriceRow, UNIT_PRICES_MAX, UnitPrice, UnitPrices};

use crate::keyed::{Key, List};
use crate::procedure::{Item, Lot, Requirement};
use crate::{Literal, Place};

/// What was submitted: prices, answers, measures, agreed scores, and the drawn order if one was drawn.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Tenders {
    /// The tenders in the order of the file.
    pub list: List<Tender>,
    /// The drawn order.
    pub draw: Option<Draw>,
    /// The lots that tenderers prefer.
    pub preferences: Vec<Preference>,
    /// What tenderers ask if they win several lots together.
    pub combinations: Vec<Combination>,
    /// The one lot whose tenders are looked at; none where all are.
    pub lot: Option<Key<Lot>>,
    /// The tenders that are not looked at, as if they were not there: those of other lots.
    pub aside: BTreeSet<Key<Tender>>,
    /// Whether some tender could not be read: then one that is not here proves nothing.
    pub damaged: bool,
}

/// One tender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tender {
    /// Its identifier.
    pub id: Arc<str>,
    /// Who submitted it.
    pub tenderer: Arc<str>,
    /// The lot it is for; none where there are no lots.
    pub lot: Option<Key<Lot>>,
    /// What its price is where it wins lots together; none where it is looked at alone.
    pub together: Option<Together>,
    /// Its price; none where none is stated.
    pub price: Option<Price>,
    /// What it states for the items of the price sheet, sorted by item.
    pub unit_prices: Vec<UnitPrice>,
    /// Its answers to mandatory requirements.
    pub meets: Vec<(Key<Requirement>, bool, Place)>,
    /// Its measures by name, sorted; yes is 1, no is 0.
    pub measures: Vec<Measure>,
    /// Its agreed scores, sorted by item.
    pub scores: Vec<(Item, Literal, Place)>,
    /// What letters to other tenderers must not tell, in the order of the choices.
    pub confidential: Vec<Confidential>,
    /// Why it has its agreed scores, sorted by item.
    pub reasons: Vec<(Item, Arc<str>)>,
    /// Where it stands.
    pub place: Place,
}

/// What letters to other tenderers must not tell of a tender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidential {
    /// Its price, and every figure that would give it away.
    Price,
    /// What evaluators wrote about it.
    Comments,
}

impl Confidential {
    /// All choices.
    pub const ALL: [Confidential; 2] = [Confidential::Price, Confidential::Comments];

    /// The word for it in tenders.toml.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Confidential::Price => "price",
            Confidential::Comments => "comments",
        }
    }
}

/// A measure of a tender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its name.
    pub name: Arc<str>,
    /// Its value.
    pub value: Literal,
    /// As written: `14`, `true`.
    pub text: Arc<str>,
    /// Where it stands.
    pub place: Place,
}

/// The price of a tender, as submitted and as corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// As submitted.
    pub submitted: (Literal, Place),
    /// As corrected, with the reason.
    pub corrected: Option<(Literal, Place, Arc<str>)>,
}

impl Price {
    /// The price that counts: the corrected one, if there is one.
    #[must_use]
    pub fn counting(&self) -> (Literal, &Place) {
        match &self.corrected {
            Some((amount, place, _)) => (*amount, place),
            None => (self.submitted.0, &self.submitted.1),
        }
    }
}

/// An order drawn in public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// The tenders from the first drawn on.
    pub order: Vec<Key<Tender>>,
    /// When, where and in whose presence.
    pub held: Arc<str>,
    /// Where it stands.
    pub place: Place,
}

impl Tender {
    /// A measure by name.
    #[must_use]
    pub fn measure(&self, name: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| &*measure.name == name)
    }
}
