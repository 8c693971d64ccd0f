//! The table of awards.

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::evaluation::{Allocation, LotAward};
use anbud::tenders::Asked;

use super::LotsView;
use crate::figures::{decimals_of, in_column};
use crate::style::plain;
use crate::table::{Column, Row, Table};
use crate::words;

/// One row for each lot: who wins it, with what.
pub(super) fn awards(view: &LotsView<'_>) -> Table {
    let allocation = view.outcome.allocation.as_ref();
    let rows: Vec<(&LotAward, Money<'_>)> = allocation.map(rows_of).unwrap_or_default();
    let results: Vec<&Exact> = rows.iter().filter_map(|(_, it)| Some(it.result?.0)).collect();
    let prices: Vec<&Exact> = rows.iter().filter_map(|(_, it)| Some(it.price?.0)).collect();
    let (prices, results) = (decimals_of(&prices, 4), decimals_of(&results, 4));
    let currency = view.procedure.procurement.currency.to_string();
    let columns = vec![
        Column::of_words(words::LOT),
        Column::of_words(words::TENDER),
        Column::of_words(words::TENDERER),
        Column::of_figures(words::PRICE, currency),
        Column::of_figures(words::RESULT, ""),
        Column::of_words(words::PARTICULARS),
    ];
    let row = |row: &(&LotAward, Money<'_>)| self::row(view, row, (prices, results));
    Table { columns, rows: rows.iter().map(row).collect() }
}

/// What a lot is won with; whether it is exact stands beside each.
struct Money<'a> {
    price: Option<(&'a Exact, bool)>,
    result: Option<(&'a Exact, bool)>,
}

fn rows_of(allocation: &Allocation) -> Vec<(&LotAward, Money<'_>)> {
    let figure = |figure: Option<Figure>| figure.map(|it| allocation.derivation.number(it));
    let money =
        |award: &LotAward| Money { price: figure(award.price), result: figure(award.result) };
    allocation.awards.iter().map(|award| (award, money(award))).collect()
}

fn row(
    view: &LotsView<'_>,
    (award, money): &(&LotAward, Money<'_>),
    (prices, results): (u32, u32),
) -> Row {
    let lot = plain(&view.procedure.lots.list[award.lot].id);
    let tender = award.tender.map(|tender| &view.tenders.list[tender]);
    let figure = |figure: Option<(&Exact, bool)>, decimals| {
        figure.map(|(it, is_exact)| in_column(it, is_exact, decimals)).unwrap_or_default()
    };
    let cells = vec![
        lot,
        tender.map_or_else(|| words::NO_PLACE.to_owned(), |tender| plain(&tender.id)),
        tender.map(|tender| plain(&tender.tenderer)).unwrap_or_default(),
        figure(money.price, prices),
        figure(money.result, results),
        particulars(view, award),
    ];
    Row { cells, is_strong: false }
}

/// Whom a winner was preferred to, and whether it wins as part of a combination.
fn particulars(view: &LotsView<'_>, award: &LotAward) -> String {
    let combination = award.combination.and_then(|at| view.tenders.combinations.get(at));
    let lots = combination.map(|combination| {
        let ids = combination.lots.iter().map(|lot| plain(&view.procedure.lots.list[*lot].id));
        let discount = match &combination.asks {
            Asked::Discount(share, _) => Some(share.to_string()),
            Asked::Prices(_) | Asked::Price(..) => None,
        };
        words::with_lots(&ids.collect::<Vec<_>>(), discount.as_deref())
    });
    let passed: Vec<String> =
        award.passed_over.iter().map(|tender| plain(&view.tenders.list[*tender].id)).collect();
    let passed = (!passed.is_empty()).then(|| words::passed_over(&passed));
    lots.into_iter().chain(passed).collect::<Vec<_>>().join("; ")
}
