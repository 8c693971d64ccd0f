//! What a tender itself states: its bid, its measures, its price.

use super::case::{Case, LineItem, Numbers, Optional};
use super::figures::{measure, stated};
use super::number::{Q, Written, ratio, rounded};
use super::work_out::{Failure, Scope};

/// A name that looks at nothing but the tender's own file: `bid`, measures, parameters.
pub fn absolute_name(
    case: &Case,
    beside: &Numbers,
    tender: usize,
    name: &str,
) -> Result<Q, Failure> {
    if name == "bid" {
        return Ok(bid(case, tender));
    }
    match stated(beside, name).or_else(|| stated(&case.parameters, name)) {
        Some(parameter) => Ok(parameter),
        None => measure(case, tender, name),
    }
}

fn bid(case: &Case, tender: usize) -> Q {
    let tender = &case.tenders[tender];
    if !case.items.is_empty() {
        let prices = case.items.iter().zip(&tender.unit_prices);
        return prices.map(|(item, price)| amount(item, *price)).sum();
    }
    tender.corrected.unwrap_or(tender.submitted).value()
}

/// Quantity times unit price, as far as it counts.
fn amount(item: &LineItem, price: Written) -> Q {
    let whole = item.quantity.value() * price.value();
    match item.option {
        Some(Optional::Excluded) => whole * ratio(0, 1),
        Some(Optional::Weighted(weight)) => whole * weight.value(),
        Some(Optional::Included) | None => whole,
    }
}

/// The price of a tender, rounded before any use.
pub fn price(case: &Case, tender: usize) -> Result<Q, Failure> {
    let price = match &case.price {
        None => bid(case, tender),
        Some(formula) => {
            let names = |of: usize, name: &str| absolute_name(case, &Vec::new(), of, name);
            Scope { formula, names: &names, field: &[] }.figure_of_last(tender)?
        }
    };
    Ok(rounded(case.rounding.price, price))
}
