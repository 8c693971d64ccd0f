//! items.csv, prices.csv, and items in criteria.toml.

use super::csv::Dialect;
use super::toml::{Block, number, string};
use crate::naive::case::{Case, LineItem, Optional, Tender};
use crate::naive::choices::Choices;
use crate::naive::number::Written;

/// `[[item]]`.
pub(super) fn block(item: &LineItem, choices: &mut Choices) -> Block {
    let mut block = Block::new("[[item]]");
    block.state("id", string(&item.id, choices));
    block.state("quantity", number(item.quantity, choices));
    if let Some(option) = &item.option {
        block.state("option", string(option.word(), choices));
    }
    if let Some(weight) = item.option.and_then(Optional::weight) {
        block.state("option_weight", number(weight, choices));
    }
    block
}

/// items.csv.
pub(super) fn items(case: &Case, choices: &mut Choices) -> String {
    let dialect = Dialect::some(choices);
    let row = |item: &LineItem| {
        let weight = item.option.and_then(Optional::weight);
        vec![
            item.id.clone(),
            dialect.number(item.quantity),
            item.option.map_or("", Optional::word).to_owned(),
            weight.map(|weight| dialect.number(weight)).unwrap_or_default(),
        ]
    };
    let rows: Vec<_> = case.items.iter().map(row).collect();
    dialect.text(&["item", "quantity", "option", "option_weight"], 2, &rows, choices)
}

/// prices.csv: an item that does not count may go without a price, a price may have been corrected to what it is.
pub(super) fn prices(case: &Case, choices: &mut Choices) -> String {
    let dialect = Dialect::some(choices);
    let mut rows = Vec::new();
    for tender in &case.tenders {
        for (item, price) in case.items.iter().zip(&tender.unit_prices) {
            if item.option != Some(Optional::Excluded) || choices.chance(50) {
                rows.push(row(tender, item, *price, &dialect, choices));
            }
        }
    }
    choices.shuffle(&mut rows);
    dialect.text(&["tender", "item", "unit_price", "corrected", "reason"], 3, &rows, choices)
}

fn row(
    tender: &Tender,
    item: &LineItem,
    price: Written,
    dialect: &Dialect,
    choices: &mut Choices,
) -> Vec<String> {
    let price = dialect.number(price);
    let (submitted, corrected, reason) = match choices.chance(10) {
        true => ("77".to_owned(), price, "added up again; by \"hand\"".to_owned()),
        false => (price, String::new(), String::new()),
    };
    vec![tender.id.clone(), item.id.clone(), submitted, corrected, reason]
}
