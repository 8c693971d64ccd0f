//! Random price sheets: few items, some of them options, the same unit prices again and again.

use crate::naive::case::{Case, LineItem, Optional};
use crate::naive::choices::Choices;
use crate::naive::number::Written;

/// In some cases the tenders price items instead of the whole.
pub(super) fn price_sheet(choices: &mut Choices, case: &mut Case) {
    if !choices.chance(15) {
        return;
    }
    let ids = ["floors", "A-2/1", "söt", "4.b"];
    for id in ids.iter().take(choices.of(&[1, 2, 2, 3, 4])) {
        let quantity = choices.of(&[(1, 0), (12, 0), (5, 1), (3, 0), (1_000, 0), (0, 0)]);
        let option = match choices.below(8) {
            0 => Some(Optional::Included),
            1 => Some(Optional::Weighted(Written::new(choices.of(&[5, 3]), 1))),
            2 => Some(Optional::Excluded),
            _ => None,
        };
        let quantity = Written::new(quantity.0, quantity.1);
        case.items.push(LineItem { id: (*id).to_owned(), quantity, option });
    }
    for tender in &mut case.tenders {
        for _ in &case.items {
            let price = choices.of(&[(10, 0), (10, 0), (125, 1), (8, 0), (100, 0), (0, 0)]);
            tender.unit_prices.push(Written::new(price.0, price.1));
        }
    }
}
