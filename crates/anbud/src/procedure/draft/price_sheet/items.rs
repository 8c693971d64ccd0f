//! The items of the price sheet: each with a quantity or a weight, in a part that is stated.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{LineItemDraft, Parts, options};
use crate::Place;
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::{Key, List};
use crate::procedure::draft::identifiers::{Naming, check, check_all, normal};
use crate::procedure::draft::mistakes::{Mistakes, placed};
use crate::procedure::draft::numbers::amount;
use crate::procedure::draft::{Number, Text};
use crate::procedure::{Count, LineItem, Lot};

/// How unit prices count, none where that is not known; and whether something of the file is lost.
type Known = (Option<Count>, bool);

/// What items belong to: parts of the price, and lots.
type Within<'a> = (&'a Parts, &'a List<Lot>);

/// Checks every item by itself, and the identifiers of all.
pub(super) fn items(
    stated: &[LineItemDraft],
    within: Within<'_>,
    known: Known,
    mistakes: &mut Mistakes,
) -> List<LineItem> {
    check_all(stated.iter().map(|item| &item.id), "item", Naming::Free, mistakes);
    check_groups(stated, mistakes);
    stated.iter().map(|stated| item(stated, within, known, mistakes)).collect()
}

/// The product groups: rows of prices.csv name either an item or a group.
fn check_groups(stated: &[LineItemDraft], mistakes: &mut Mistakes) {
    let ids: BTreeMap<Arc<str>, &Place> =
        stated.iter().map(|item| (normal(&item.id.value), &item.id.place)).collect();
    let mut seen = BTreeMap::new();
    for group in stated.iter().filter_map(|item| item.product_group.as_ref()) {
        let name = normal(&group.value);
        if seen.insert(name.clone(), ()).is_some() {
            continue;
        }
        check(group, "product group", Naming::Free, mistakes);
        if let Some(first) = ids.get(&name) {
            let message = format!("the product group `{name}` has the id of an item");
            let help = "rename one of them: rows of prices.csv name either";
            mistakes.clash(codes::DUPLICATE, message, (&group.place, first), help);
        }
    }
}

fn item(
    stated: &LineItemDraft,
    (parts, lots): Within<'_>,
    known: Known,
    mistakes: &mut Mistakes,
) -> LineItem {
    let id = normal(&stated.id.value);
    let what = format!("the item `{id}`");
    let mut number = |number: &Option<Number>, key: &str| {
        let number = number.as_ref()?;
        amount(number, key, mistakes).map(|_| placed(number))
    };
    let quantity = number(&stated.quantity, "quantity");
    let weight = number(&stated.weight, "weight");
    let list_price = number(&stated.list_price, "list_price");
    let text = |text: &Option<Text>| text.as_ref().map(|text| Arc::from(text.value.as_str()));
    check_factor(stated, &what, known, mistakes);
    if let (Some(group), None, false) = (&stated.product_group, &stated.list_price, stated.damaged)
    {
        let message = format!("{what} is in a product group, but has no `list_price`");
        let help = "state the `list_price` that a discount is given on, or leave the group out";
        mistakes.at(codes::MISSING_KEY, message, &group.place, help.to_owned());
    }
    let part = stated.part.as_ref().and_then(|part| parts.find(part, mistakes));
    LineItem {
        text: text(&stated.text).unwrap_or_else(|| id.clone()),
        unit: text(&stated.unit),
        quantity,
        weight,
        list_price,
        product_group: stated.product_group.as_ref().map(|group| normal(&group.value)),
        option: options::option(&stated.option, &what, stated.damaged, mistakes),
        lot: stated.lot.as_ref().and_then(|lot| find_lot(lot, lots, known.1, mistakes)),
        part,
        place: stated.id.place.clone(),
        id,
    }
}

/// The lot of this id; anything else is a mistake.
fn find_lot(
    id: &Text,
    lots: &List<Lot>,
    are_damaged: bool,
    mistakes: &mut Mistakes,
) -> Option<Key<Lot>> {
    let found = lots.find(|lot| lot.id == normal(&id.value));
    if found.is_none() && !are_damaged {
        let known = lots.iter().map(|lot| &*lot.id);
        mistakes.unknown(codes::UNKNOWN_REFERENCE, id, "a lot", known);
    }
    found
}

/// What the unit price is multiplied by: it must be there, and a weight needs something to be bought.
fn check_factor(stated: &LineItemDraft, what: &str, (count, _): Known, mistakes: &mut Mistakes) {
    let lacks = |key: &str, is_there: bool| !is_there && !stated.damaged && !key.is_empty();
    match (count, &stated.weight, &stated.quantity) {
        (Some(Count::ByQuantity), weight, quantity) => {
            if lacks("quantity", quantity.is_some()) {
                let help = "state how much of it is bought, such as `quantity = 120`";
                let message = format!("{what} states no `quantity`");
                mistakes.at(codes::MISSING_KEY, message, &stated.id.place, help.to_owned());
            }
            if let Some(weight) = weight {
                let message =
                    format!("the `weight` of {what} is not used: unit prices count by quantity");
                mistakes.warn(message, &weight.place, "leave it out".to_owned());
            }
        }
        (Some(Count::ByWeight), None, _) if !stated.damaged => {
            let message = format!("{what} states no `weight`, and unit prices count by weight");
            let help = "state how much its unit price weighs, such as `weight = 40`".to_owned();
            mistakes.at(codes::MISSING_KEY, message, &stated.id.place, help);
        }
        (Some(Count::ByWeight), Some(weight), Some(quantity))
            if quantity.value.is_zero() && !weight.value.is_zero() =>
        {
            mistakes.add(weighs_for_nothing(what, weight, quantity));
        }
        _ => {}
    }
}

/// Weight on what need not be ordered lets a price that is never paid decide the award.
fn weighs_for_nothing(what: &str, weight: &Number, quantity: &Number) -> Diagnostic {
    let message = format!("{what} weighs {}, but none of it is to be bought", weight.value);
    Diagnostic::warning(codes::WEIGHT_WITHOUT_QUANTITY, message)
        .at(quantity.place.clone(), "nothing is bought")
        .at(weight.place.clone(), "and yet its price counts")
        .help("a price that is never paid can decide the award: state the quantity that is expected, or weight 0")
}
