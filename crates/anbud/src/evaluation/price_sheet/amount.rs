//! The amounts of a price sheet: each quantity times its unit price.

use std::collections::BTreeMap;

use super::super::totals::hundred;
use super::super::work::{Unpriced, Work};
use super::line;
use super::{Items, constant, weighted};
use crate::derivation::{Figure, Name, Origin, Outcome};
use crate::keyed::Key;
use crate::procedure::{Count, Counted, LineItem, Part};
use crate::tenders::{Tender, UnitPrice};
use crate::{Exact, Unit};

/// The amounts of one tender by part, and the items without a price.
#[derive(Debug, Default)]
pub(super) struct Amounts {
    found: BTreeMap<Option<Key<Part>>, Vec<Figure>>,
    lacking: BTreeMap<Option<Key<Part>>, Items>,
    halted: Option<Unpriced>,
}

impl Amounts {
    /// The amounts of a part, or of the items in none.
    pub(super) fn take(&mut self, part: Option<Key<Part>>) -> Result<Vec<Figure>, Unpriced> {
        if let Some(halted) = &self.halted {
            return Err(halted.clone());
        }
        match self.lacking.get(&part) {
            Some(items) => Err(Unpriced::Items(items.clone())),
            None => Ok(self.found.remove(&part).unwrap_or_default()),
        }
    }

    /// All items without a price; none where none lacks one.
    pub(super) fn lacking(&self) -> Option<Items> {
        let mut items: Items = self.lacking.values().flatten().copied().collect();
        items.sort_unstable();
        (!items.is_empty()).then_some(items)
    }
}

/// The amounts of a tender, item by item.
pub(super) fn amounts(work: &mut Work<'_>, tender: Key<Tender>, stated: &Tender) -> Amounts {
    let procedure = work.procedure;
    let mut amounts = Amounts::default();
    for (key, item) in procedure.price_sheet.items.entries() {
        let is_elsewhere = item.lot.is_some() && item.lot != stated.lot;
        if is_elsewhere || item.option == Some(Counted::Excluded) {
            continue;
        }
        let at = stated.unit_prices.binary_search_by_key(&key, |stated| stated.item);
        let Some(price) = at.ok().and_then(|at| stated.unit_prices.get(at)) else {
            amounts.lacking.entry(item.part).or_default().push(key);
            continue;
        };
        match amount(work, tender, item, price) {
            Ok(amount) => amounts.found.entry(item.part).or_default().push(amount),
            Err(halt) => {
                amounts.halted = Some(Unpriced::Sum(halt));
                break;
            }
        }
    }
    amounts
}

/// Quantity or weight times unit price, times the weight of an option.
fn amount(
    work: &mut Work<'_>,
    tender: Key<Tender>,
    item: &LineItem,
    price: &UnitPrice,
) -> Outcome<Figure> {
    let unit_price = unit_price(work, tender, item, price)?;
    let (factor, key) = match work.procedure.price_sheet.count {
        Count::ByQuantity => (&item.quantity, "quantity"),
        Count::ByWeight => (&item.weight, "weight"),
    };
    let figure = match factor {
        Some((factor, place)) => {
            let name = format!("{key}.{}", item.id);
            let factor = work.given_once(factor, Unit::NUMBER, place, &name);
            work.derivation.product(vec![factor, unit_price])?
        }
        None => unit_price,
    };
    let figure = line::counting(work, (tender, item), figure, price.amount.as_ref())?;
    let figure = weighted(work, figure, item.option.as_ref(), &item.id)?;
    Ok(work.derivation.named_by(figure, name("amount", item, tender)))
}

/// The unit price as stated and corrected, or what a discount leaves of the list price.
fn unit_price(
    work: &mut Work<'_>,
    tender: Key<Tender>,
    item: &LineItem,
    price: &UnitPrice,
) -> Outcome<Figure> {
    let (amount, place) = price.price.counting();
    let origin = Origin::written(amount.to_string(), place.clone());
    let Some((list_price, list_place)) = &item.list_price else {
        let figure = work.derivation.given(amount.exact(), Unit::MONEY, origin);
        return Ok(work.derivation.named_by(figure, name("unit_price", item, tender)));
    };
    let discount = work.derivation.given(amount.exact(), Unit::NUMBER, origin);
    let discount = work.derivation.named_by(discount, name("discount", item, tender));
    let listed =
        work.given_once(list_price, Unit::MONEY, list_place, &format!("list_price.{}", item.id));
    let (one, hundred) = (constant(work, Exact::ONE), hundred(work));
    let share = work.derivation.quotient(discount, hundred)?;
    let left = work.derivation.difference(one, share)?;
    let figure = work.derivation.product(vec![listed, left])?;
    Ok(work.derivation.named_by(figure, name("unit_price", item, tender)))
}

pub(super) fn name(what: &str, item: &LineItem, tender: Key<Tender>) -> Name {
    Name { text: format!("{what}.{}", item.id).into(), tender: Some(tender), rule: None }
}
