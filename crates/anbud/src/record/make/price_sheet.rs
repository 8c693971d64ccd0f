//! The price sheet, written down.

use super::super::{Counted, LineItem, Part, PriceSheet, Prices, UnitPriceCorrected, Yearly};
use super::Basis;
use super::rules::parameters;
use crate::keyed::Key;
use crate::procedure::{self, Count, Paid, Prevails};
use crate::tenders::{self, Tender};
use crate::{Literal, Place, Procedure};

/// The price sheet; none where prices were stated as a whole.
pub(super) fn price_sheet(rules: &Procedure) -> Option<PriceSheet> {
    let sheet = &rules.price_sheet;
    let count = match sheet.count {
        Count::ByQuantity => "by-quantity",
        Count::ByWeight => "by-weight",
    };
    let prevails = sheet.prevails.map(|prevails| match prevails {
        Prevails::UnitPrices => "unit-prices",
        Prevails::Total => "total",
    });
    let made = || PriceSheet {
        count: count.to_owned(),
        items: sheet.items.iter().map(|item| line_item(rules, item)).collect(),
        parts: sheet.parts.iter().map(part).collect(),
        prevails: prevails.map(str::to_owned),
    };
    (!sheet.is_empty()).then(made)
}

fn line_item(all: &Procedure, rules: &procedure::LineItem) -> LineItem {
    LineItem {
        at: rules.place.to_string(),
        id: rules.id.to_string(),
        list_price: rules.list_price.as_ref().map(number),
        lot: rules.lot.map(|lot| all.lots.list[lot].id.to_string()),
        option: rules.option.as_ref().map(counted),
        part: rules.part.map(|part| all.price_sheet.parts[part].id.to_string()),
        product_group: rules.product_group.as_ref().map(ToString::to_string),
        quantity: rules.quantity.as_ref().map(number),
        text: rules.text.to_string(),
        unit: rules.unit.as_ref().map(ToString::to_string),
        weight: rules.weight.as_ref().map(number),
    }
}

fn number((number, _): &(Literal, Place)) -> String {
    number.to_string()
}

fn part(rules: &procedure::Part) -> Part {
    let formula = rules.formula.as_ref();
    Part {
        at: rules.place.to_string(),
        formula: formula.map(|formula| formula.text().as_str().to_owned()),
        id: rules.id.to_string(),
        option: rules.option.as_ref().map(counted),
        parameters: formula.map_or_else(Vec::new, |formula| parameters(formula.parameters())),
        text: rules.text.to_string(),
        yearly: rules.yearly.as_ref().map(yearly),
    }
}

fn counted(option: &procedure::Counted) -> Counted {
    match option {
        procedure::Counted::Included => Counted::Included,
        procedure::Counted::Weighted(share, _) => Counted::Weighted(share.to_string()),
        procedure::Counted::Excluded => Counted::Excluded,
    }
}

fn yearly(rules: &procedure::Yearly) -> Yearly {
    let paid = match rules.paid {
        Paid::EndOfYear => "end-of-year",
        Paid::MidYear => "mid-year",
    };
    Yearly { paid: paid.to_owned(), rate: rules.rate.0.to_string(), years: rules.years }
}

/// The unit prices of a tender that were corrected.
pub(super) fn corrected(basis: &Basis<'_>, tender: Key<Tender>) -> Vec<UnitPriceCorrected> {
    let items = &basis.procedure.price_sheet.items;
    let corrected = |stated: &tenders::UnitPrice| {
        let (amount, place, reason) = stated.price.corrected.as_ref()?;
        let price = Prices {
            corrected: Some(amount.to_string()),
            reason: Some(reason.to_string()),
            submitted: stated.price.submitted.0.to_string(),
        };
        let item = items[stated.item].id.to_string();
        Some(UnitPriceCorrected { at: place.to_string(), item, price })
    };
    basis.tenders.list[tender].unit_prices.iter().filter_map(corrected).collect()
}
