//! The price sheet: the items that tenders price, the parts of the price they make up, and how they count.

use std::sync::Arc;

use super::Lot;
use crate::formula::Formula;
use crate::keyed::{Key, List};
use crate::{Literal, Place};

/// The price sheet that tenders fill in; empty where the price is stated as a whole.
#[derive(Debug, Clone, Default)]
pub struct PriceSheet {
    /// The items, in the order of the files.
    pub items: List<LineItem>,
    /// The parts of the price, in order.
    pub parts: List<Part>,
    /// By what unit prices count.
    pub count: Count,
    /// Which price counts where a tender states one that differs from its price sheet; none where that is a mistake.
    pub prevails: Option<Prevails>,
}

impl PriceSheet {
    /// Whether prices are stated as a whole.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.parts.is_empty()
    }

    /// The item of this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<Key<LineItem>> {
        self.items.find(|item| *item.id == *id)
    }
}

/// One line of the price sheet: tenders state its unit price, or a discount on its list price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineItem {
    /// Its identifier.
    pub id: Arc<str>,
    /// What it is; the identifier where nothing is stated.
    pub text: Arc<str>,
    /// The unit that it is priced by: `h`, `m2`; none where not stated.
    pub unit: Option<Arc<str>>,
    /// How much of it is bought; none where only weights are stated.
    pub quantity: Option<(Literal, Place)>,
    /// How much its unit price weighs; only under [`Count::ByWeight`].
    pub weight: Option<(Literal, Place)>,
    /// The published price that tenders state a discount on; none where they state a unit price.
    pub list_price: Option<(Literal, Place)>,
    /// The product group that a discount may be stated for.
    pub product_group: Option<Arc<str>>,
    /// Whether it is an option, and how it counts; none for what is bought in any case.
    pub option: Option<Counted>,
    /// The lot that it is bought in; none where it is bought in every lot.
    pub lot: Option<Key<Lot>>,
    /// The part of the price that it belongs to.
    pub part: Option<Key<Part>>,
    /// Where it stands.
    pub place: Place,
}

/// A part of the price with a name that the price formula knows: the sum of its items and of its own formula.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name in formulas.
    pub id: Arc<str>,
    /// What it is; the name where nothing is stated.
    pub text: Arc<str>,
    /// Whether it is an option, and how it counts; none for what is bought in any case.
    pub option: Option<Counted>,
    /// What it costs beside its items, from measures and parameters.
    pub formula: Option<Formula>,
    /// How costs that return every year become one present value; none where they arise once.
    pub yearly: Option<Yearly>,
    /// Where it stands.
    pub place: Place,
}

/// By what unit prices count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Count {
    /// Quantity times unit price.
    #[default]
    ByQuantity,
    /// Weight times unit price, whatever the quantity.
    ByWeight,
}

/// How an option counts in the price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// As if it were bought.
    Included,
    /// With a share of its price: the weight, from 0 to 1.
    Weighted(Literal, Place),
    /// Not at all.
    Excluded,
}

/// What counts where a price or the amount of a line, as stated, differs from what the unit prices come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prevails {
    /// The unit prices.
    UnitPrices,
    /// What the tender states.
    Total,
}

/// Costs that return every year, over so many years, at a discount rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yearly {
    /// How many years.
    pub years: u32,
    /// The discount rate a year, as a share.
    pub rate: (Literal, Place),
    /// When in the year they are paid.
    pub paid: Paid,
    /// Where the number of years stands.
    pub place: Place,
}

/// When in the year a yearly cost is paid, and is discounted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// After 1, 2, 3 … years.
    EndOfYear,
    /// After 1/2, 3/2, 5/2 … years.
    MidYear,
}
