//! Unit prices: what tenders state for the items of the price sheet, row by row.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::{Price, Tender, Tenders};
use crate::diagnostic::{Diagnostic, Mistakes, codes, did_you_mean, quoted};
use crate::keyed::Key;
use crate::procedure::draft::{Number, Text};
use crate::procedure::{Count, LineItem, Lot, PriceSheet, Procedure};
use crate::{Literal, Place};

/// So many unit prices a case may have: more could not be worked out.
pub const UNIT_PRICES_MAX: usize = 2_000_000;

/// So many identifiers that nothing is called are compared with those that are there.
const GUESSES: usize = 100;

/// What a tender states for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPrice {
    /// The item.
    pub item: Key<LineItem>,
    /// The unit price, or the discount in percent on the list price where the item has one; as submitted and as
    /// corrected.
    pub price: Price,
    /// What the tender says that the line comes to; none where it says nothing, or is corrected.
    pub amount: Option<(Literal, Place)>,
}

/// One row of prices.csv.
#[derive(Debug, Clone)]
pub struct PriceRow {
    /// The id of the tender.
    pub tender: Text,
    /// The id of the item, or the name of the product group that a discount is stated for.
    pub item: Text,
    /// The unit price.
    pub unit_price: Option<Number>,
    /// The discount on the list price, in percent.
    pub discount: Option<Number>,
    /// What the unit price or discount is corrected to.
    pub corrected: Option<Number>,
    /// Why it is corrected.
    pub reason: Option<Text>,
    /// What the tender says that the line comes to.
    pub amount: Option<Number>,
}

/// The unit prices of all tenders while their rows are added.
///
/// ```
/// use anbud::procedure::draft::{AwardDraft, Draft, LineItemDraft};
/// use anbud::tenders::{PriceRow, Tender, UnitPrices};
/// use anbud::Tenders;
/// let mut draft = Draft::new("Cleaning", "Region Example", "RE 1", "SEK").award(AwardDraft::model("lowest-price"));
/// draft.price_sheet.items.push(LineItemDraft { quantity: Some(120.into()), ..LineItemDraft::new("floor") });
/// let procedure = draft.build().expect("no mistakes");
/// let mut tenders: Tenders = [Tender::new("north", "North AB")].into_iter().collect();
///
/// let mut prices = UnitPrices::new(&procedure, &tenders);
/// let row = |item: &str| PriceRow {
///     tender: "north".into(), item: item.into(), unit_price: Some(12.into()),
///     discount: None, corrected: None, reason: None, amount: None,
/// };
/// prices.add(row("floor"));
/// prices.add(row("flor"));
/// let mistakes = prices.finish(&mut tenders);
/// assert_eq!(mistakes[0].message, "there is no item `flor`");
/// assert_eq!(mistakes[0].help.as_deref(), Some("did you mean `floor`?"));
/// let north = tenders.list.iter().next().expect("there is one");
/// assert_eq!(north.unit_prices.len(), 1);
/// ```
#[derive(Debug)]
pub struct UnitPrices<'a> {
    sheet: &'a PriceSheet,
    tenders: BTreeMap<Arc<str>, InLot>,
    items: BTreeMap<&'a str, Key<LineItem>>,
    groups: BTreeMap<&'a str, Vec<Key<LineItem>>>,
    found: BTreeMap<(Key<Tender>, Key<LineItem>), (Line, Place)>,
    /// The tenders that are not looked at.
    aside: BTreeSet<Key<Tender>>,
    /// Whether a tender may be missing because it could not be read.
    are_damaged: bool,
    is_over: bool,
    /// How often what was meant is still looked for: every identifier is compared.
    guesses: usize,
    mistakes: Mistakes,
}

impl<'a> UnitPrices<'a> {
    /// No unit price as yet.
    #[must_use]
    pub fn new(procedure: &'a Procedure, tenders: &Tenders) -> Self {
        let sheet = &procedure.price_sheet;
        let mut groups: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (key, item) in sheet.items.entries() {
            if let Some(group) = &item.product_group {
                groups.entry(group).or_default().push(key);
            }
        }
        UnitPrices {
            sheet,
            tenders: tenders
                .list
                .entries()
                .map(|(key, tender)| (tender.id.clone(), (key, tender.lot)))
                .collect(),
            items: sheet.items.entries().map(|(key, item)| (&*item.id, key)).collect(),
            groups,
            found: BTreeMap::new(),
            aside: tenders.aside.clone(),
            are_damaged: tenders.damaged,
            is_over: false,
            guesses: GUESSES,
            mistakes: Mistakes::default(),
        }
    }

    /// Adds a row, and notes what is wrong with it.
    pub fn add(&mut self, row: PriceRow) {
        if self.is_over {
            return;
        }
        let tender = self.tender(&row.tender);
        if tender.is_some_and(|(tender, _)| self.aside.contains(&tender)) {
            return;
        }
        let items = self.items(&row.item);
        let price = match &items {
            Some((_, takes)) => self.price(&row, *takes),
            None => None,
        };
        let (Some(tender), Some((items, _)), Some(price)) = (tender, items, price) else { return };
        let (tender, lot) = tender;
        for item in items {
            let of = self.sheet.items[item].lot;
            if of.is_some() && of != lot {
                self.not_bought(item, &row);
            } else if !self.is_over {
                self.keep(tender, item, price.clone(), &row.item.place);
            }
        }
    }

    /// Notes an item of another lot, unless the row is about a product group that has items in several.
    fn not_bought(&mut self, item: Key<LineItem>, row: &PriceRow) {
        if *composed(&row.item.value) == *self.sheet.items[item].id {
            let (item, tender) = (quoted(&row.item.value), quoted(&row.tender.value));
            let message = format!("{item} is bought in another lot than that of {tender}");
            let help = "leave the row out, or name the tender in the lot of the item".to_owned();
            self.report(codes::CONFLICT, message, &row.item.place, help);
        }
    }

    /// Gives the unit prices to their tenders, and returns every mistake found in the rows.
    #[must_use]
    pub fn finish(self, tenders: &mut Tenders) -> Vec<Diagnostic> {
        for ((tender, item), ((price, amount), _)) in self.found {
            tenders.list[tender].unit_prices.push(UnitPrice { item, price, amount });
        }
        self.mistakes.into_list()
    }

    fn tender(&mut self, id: &Text) -> Option<InLot> {
        let found = self.tenders.get(&*composed(&id.value)).copied();
        if found.is_none() && !self.are_damaged {
            let close = guess(&mut self.guesses, &id.value, self.tenders.keys().map(|id| &**id));
            let help = close.map_or_else(
                || "name a tender of tenders.toml".to_owned(),
                |close| format!("did you mean `{close}`?"),
            );
            self.unknown("tender", id, help);
        }
        found
    }

    /// The items that a row is about, and what it must state for them.
    fn items(&mut self, id: &Text) -> Option<(Vec<Key<LineItem>>, Takes)> {
        let name = composed(&id.value);
        if let Some(item) = self.items.get(&*name) {
            let takes = Takes::of(&self.sheet.items[*item]);
            return Some((vec![*item], takes));
        }
        if let Some(items) = self.groups.get(&*name) {
            return Some((items.clone(), Takes::Discount));
        }
        let known = self.items.keys().chain(self.groups.keys()).copied();
        let help = match guess(&mut self.guesses, &name, known) {
            Some(close) => format!("did you mean `{close}`?"),
            None if self.items.is_empty() => {
                "state the items as `[[item]]` in criteria.toml, or in items.csv".to_owned()
            }
            None => "name an item or a product group of the price sheet".to_owned(),
        };
        self.unknown("item", id, help);
        None
    }

    fn unknown(&mut self, what: &str, id: &Text, help: String) {
        let message = format!("there is no {what} {}", quoted(&id.value));
        self.report(codes::UNKNOWN_REFERENCE, message, &id.place, help);
    }

    /// What a row states, which must be a unit price or a discount as its item wants it.
    fn price(&mut self, row: &PriceRow, takes: Takes) -> Option<Line> {
        let (wanted, other) = match takes {
            Takes::UnitPrice => (&row.unit_price, &row.discount),
            Takes::Discount => (&row.discount, &row.unit_price),
        };
        let id = quoted(&row.item.value);
        if let Some(other) = other {
            let (message, help) = takes.refusal(&id);
            self.report(codes::CONFLICT, message, &other.place, help.to_owned());
            return None;
        }
        let Some(submitted) = wanted else {
            let message = format!("the row of {id} states no {}", takes.name());
            let help = format!("fill in `{}`; 0 is one, an empty field is none", takes.column());
            self.report(codes::MISSING_KEY, message, &row.item.place, help);
            return None;
        };
        let is_good = self.is_possible(submitted, takes);
        let corrected = self.corrected(row, takes)?;
        let amount = self.amount(row)?.filter(|_| corrected.is_none());
        let submitted = (submitted.value, submitted.place.clone());
        is_good.then_some((Price { submitted, corrected }, amount))
    }

    /// What a line comes to by its tender: of one item, which counts by its quantity.
    #[expect(clippy::option_option, reason = "wrong, not stated, stated")]
    fn amount(&mut self, row: &PriceRow) -> Option<Option<(Literal, Place)>> {
        let Some(amount) = &row.amount else { return Some(None) };
        let of_group = !self.items.contains_key(&*composed(&row.item.value));
        let (code, message, help) = if amount.value.is_negative() {
            let message = format!("an amount of `{}` is below zero", amount.value);
            (codes::OUT_OF_RANGE, message, "an amount is zero or more")
        } else if of_group {
            let message = "a discount of a product group has no amount".to_owned();
            (codes::CONFLICT, message, "leave `amount` empty, or state the items one by one")
        } else if self.sheet.count == Count::ByWeight {
            let message = "lines are counted by weight, so no amount is compared".to_owned();
            (codes::CONFLICT, message, "leave `amount` empty")
        } else {
            return Some(Some((amount.value, amount.place.clone())));
        };
        self.report(code, message, &amount.place, help.to_owned());
        None
    }

    /// A correction and its reason belong together.
    #[expect(clippy::option_option, reason = "wrong, not corrected, corrected")]
    fn corrected(
        &mut self,
        row: &PriceRow,
        takes: Takes,
    ) -> Option<Option<(Literal, Place, Arc<str>)>> {
        match (&row.corrected, &row.reason) {
            (None, None) => Some(None),
            (Some(amount), Some(reason)) => self
                .is_possible(amount, takes)
                .then(|| Some((amount.value, amount.place.clone(), reason.value.as_str().into()))),
            (Some(amount), None) => {
                let message = format!("{} is corrected without a reason", quoted(&row.item.value));
                let help = "write why in the column `reason`".to_owned();
                self.report(codes::MISSING_KEY, message, &amount.place, help);
                None
            }
            (None, Some(reason)) => {
                let message =
                    format!("{} has a reason, but nothing is corrected", quoted(&row.item.value));
                let help = "fill in `corrected`, or leave the reason out".to_owned();
                self.report(codes::CONFLICT, message, &reason.place, help);
                None
            }
        }
    }

    fn is_possible(&mut self, amount: &Number, takes: Takes) -> bool {
        let is_discount = takes == Takes::Discount;
        let is_beyond = is_discount && amount.value > Literal::whole(100);
        let is_good = !amount.value.is_negative() && !is_beyond;
        if !is_good {
            let message = format!("a {} of `{}` cannot be", takes.name(), amount.value);
            let range = if is_discount { "goes from 0 to 100" } else { "is zero or more" };
            let help = format!("a {} {range}", takes.name());
            self.report(codes::OUT_OF_RANGE, message, &amount.place, help);
        }
        is_good
    }

    /// Keeps a price, unless there is one for this tender and item already.
    fn keep(&mut self, tender: Key<Tender>, item: Key<LineItem>, line: Line, place: &Place) {
        if let Some((_, first)) = self.found.get(&(tender, item)) {
            let id = &self.sheet.items[item].id;
            let message = format!("the item `{id}` is priced twice in one tender");
            let mistake = Diagnostic::mistake(codes::DUPLICATE, message)
                .at(place.clone(), "priced again here")
                .at(first.clone(), "first priced here");
            let help = "keep one of the two; a correction stands in the same row, in `corrected` and `reason`";
            self.mistakes.report(mistake.help(help));
            return;
        }
        if self.found.len() >= UNIT_PRICES_MAX {
            self.is_over = true;
            let message = format!("there are more than {UNIT_PRICES_MAX} unit prices");
            let help = "evaluate lots one by one".to_owned();
            return self.report(codes::LIMIT_WORK, message, place, help);
        }
        self.found.insert((tender, item), (line, place.clone()));
    }

    fn report(&mut self, code: crate::diagnostic::Code, message: String, at: &Place, help: String) {
        self.mistakes.report(Diagnostic::mistake(code, message).at(at.clone(), "").help(help));
    }
}

/// A price, and what the tender says that the line comes to.
type Line = (Price, Option<(Literal, Place)>);

/// A tender and its lot.
type InLot = (Key<Tender>, Option<Key<Lot>>);

/// What tenders state for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    UnitPrice,
    Discount,
}

impl Takes {
    fn of(item: &LineItem) -> Self {
        if item.list_price.is_some() { Takes::Discount } else { Takes::UnitPrice }
    }

    fn name(self) -> &'static str {
        match self {
            Takes::UnitPrice => "unit price",
            Takes::Discount => "discount",
        }
    }

    fn column(self) -> &'static str {
        match self {
            Takes::UnitPrice => "unit_price",
            Takes::Discount => "discount_percent",
        }
    }

    /// Why the other of the two cannot stand for an item.
    fn refusal(self, id: &str) -> (String, &'static str) {
        match self {
            Takes::UnitPrice => (
                format!("{id} has no list price, so no discount can be stated"),
                "state its `unit_price`, or its `list_price` in the price sheet",
            ),
            Takes::Discount => (
                format!("{id} has a list price, so a discount is stated and no unit price"),
                "write the discount on the list price into `discount_percent`",
            ),
        }
    }
}

/// The identifier that was most likely meant.
fn guess<'i>(
    left: &mut usize,
    id: &str,
    known: impl IntoIterator<Item = &'i str>,
) -> Option<&'i str> {
    *left = left.checked_sub(1)?;
    let id: String = id.chars().take(100).collect();
    did_you_mean(&id, known)
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}
