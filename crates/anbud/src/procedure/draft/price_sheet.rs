//! The price sheet as stated: items, parts of the price, and how they count.

mod items;
mod options;
mod parts;

use super::mistakes::{Mistakes, choose};
use super::{Number, RuleDraft, Text, Written};
use crate::Place;
use crate::diagnostic::codes;
use crate::keyed::List;
use crate::procedure::{Count, Lot, Prevails, PriceSheet};
pub(super) use parts::Parts;

/// `[[item]]`, items.csv, `[[part]]`, and what `[price]` says of them.
#[derive(Debug, Clone, Default)]
pub struct PriceSheetDraft {
    /// `[[item]]` and the rows of items.csv.
    pub items: Vec<LineItemDraft>,
    /// `[[part]]`.
    pub parts: Vec<PartDraft>,
    /// `count` in `[price]`: `by-quantity` or `by-weight`.
    pub count: Option<Text>,
    /// `prevails` in `[price]`: `unit-prices` or `total`.
    pub prevails: Option<Text>,
}

/// An item as stated.
#[derive(Debug, Clone)]
pub struct LineItemDraft {
    /// Its identifier.
    pub id: Text,
    /// What it is.
    pub text: Option<Text>,
    /// How much of it is bought.
    pub quantity: Option<Number>,
    /// The unit it is priced by.
    pub unit: Option<Text>,
    /// How much its unit price weighs.
    pub weight: Option<Number>,
    /// The published price that tenders state a discount on.
    pub list_price: Option<Number>,
    /// The product group that a discount may be stated for.
    pub product_group: Option<Text>,
    /// Whether it is an option, and how it counts.
    pub option: OptionDraft,
    /// The id of the lot that it is bought in.
    pub lot: Option<Text>,
    /// The name of the part that it belongs to.
    pub part: Option<Text>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

impl LineItemDraft {
    /// An item by id, without anything else as yet.
    ///
    /// ```
    /// use anbud::procedure::draft::LineItemDraft;
    /// let item = LineItemDraft { quantity: Some(120.into()), ..LineItemDraft::new("floor") };
    /// assert_eq!(item.id.value, "floor");
    /// ```
    pub fn new(id: impl Into<Text>) -> Self {
        LineItemDraft {
            id: id.into(),
            text: None,
            quantity: None,
            unit: None,
            weight: None,
            list_price: None,
            product_group: None,
            option: OptionDraft::default(),
            lot: None,
            part: None,
            damaged: false,
        }
    }
}

/// How an option counts, as stated.
#[derive(Debug, Clone, Default)]
pub struct OptionDraft {
    /// `included`, `weighted` or `excluded`.
    pub counts: Option<Text>,
    /// The share of its price that counts, of a weighted option.
    pub weight: Option<Number>,
}

/// A part of the price as stated.
#[derive(Debug, Clone)]
pub struct PartDraft {
    /// Its name in formulas.
    pub id: Text,
    /// What it is.
    pub text: Option<Text>,
    /// Whether it is an option, and how it counts.
    pub option: OptionDraft,
    /// What it costs beside its items.
    pub rule: RuleDraft,
    /// How yearly costs become one present value.
    pub yearly: Option<YearlyDraft>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `yearly` of a part as stated.
#[derive(Debug, Clone)]
pub struct YearlyDraft {
    /// How many years.
    pub years: Option<Number>,
    /// The discount rate.
    pub rate: Option<Number>,
    /// `end-of-year` or `mid-year`.
    pub paid: Option<Text>,
    /// Where it stands.
    pub place: Place,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

impl PriceSheetDraft {
    /// Whether anything in it was stated but could not be read.
    pub(super) fn is_damaged(&self) -> bool {
        let is_damaged = |part: &PartDraft| {
            let yearly = part.yearly.as_ref();
            part.damaged || part.rule.damaged || yearly.is_some_and(|yearly| yearly.damaged)
        };
        self.items.iter().any(|item| item.damaged) || self.parts.iter().any(is_damaged)
    }
}

const COUNT: &[(&str, Count)] =
    &[("by-quantity", Count::ByQuantity), ("by-weight", Count::ByWeight)];

const PREVAILS: &[(&str, Prevails)] =
    &[("unit-prices", Prevails::UnitPrices), ("total", Prevails::Total)];

/// Checks the price sheet, the formulas of its parts apart.
pub(super) fn price_sheet(
    stated: &PriceSheetDraft,
    parts: Parts,
    (lots, damaged): (&List<Lot>, bool),
    mistakes: &mut Mistakes,
) -> PriceSheet {
    warn_of_nothing_to_price(stated, damaged, mistakes);
    let count = count(stated, mistakes);
    let items: List<_> = items::items(&stated.items, (&parts, lots), (count, damaged), mistakes);
    parts.warn_of_empty(stated, damaged, mistakes);
    let word = stated.prevails.as_ref();
    let prevails = word.and_then(|word| choose(word, "prevails", PREVAILS, mistakes));
    PriceSheet { items, parts: parts.list, count: count.unwrap_or_default(), prevails }
}

/// Whether unit prices count by quantity or by weight: to be stated where some item has a weight. None where that is
/// not known.
fn count(stated: &PriceSheetDraft, mistakes: &mut Mistakes) -> Option<Count> {
    if let Some(word) = &stated.count {
        return choose(word, "count", COUNT, mistakes);
    }
    let weighed = stated.items.iter().find_map(|item| item.weight.as_ref());
    let Some(Written { place, .. }) = weighed else { return Some(Count::ByQuantity) };
    let message = "it is not stated whether unit prices count by quantity or by weight".to_owned();
    let help = "state `count = \"by-weight\"` under `[price]` (weight times unit price), or `count = \"by-quantity\"` \
                (quantity times unit price)";
    mistakes.at(codes::RULE_NOT_STATED, message, place, help.to_owned());
    None
}

/// Rules on items where there are none.
fn warn_of_nothing_to_price(stated: &PriceSheetDraft, damaged: bool, mistakes: &mut Mistakes) {
    if damaged || !stated.items.is_empty() || !stated.parts.is_empty() {
        return;
    }
    let keys = [("count", &stated.count), ("prevails", &stated.prevails)];
    for (key, word) in keys.into_iter().filter_map(|(key, word)| Some((key, word.as_ref()?))) {
        let message = format!("`{key}` is not used: there is no `[[item]]` to price");
        mistakes.warn(message, &word.place, "state the items, or leave it out".to_owned());
    }
}
