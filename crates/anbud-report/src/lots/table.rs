//! The table of awards.

use anbud::Exact;
use anbud::evaluation::LotAward;

use super::LotsView;
use crate::figures::{decimals_of, in_column};
use crate::style::plain;
use crate::table::{Column, Row, Table};
use crate::words;

/// One row for each lot: who wins it, with what.
pub(super) fn awards(view: &LotsView<'_>) -> Table {
    let awards =
        view.outcome.allocation.as_ref().map(|it| it.awards.as_slice()).unwrap_or_default();
    let decimals = |figure: fn(&LotAward) -> Option<&Exact>| {
        decimals_of(&awards.iter().filter_map(figure).collect::<Vec<_>>(), 4)
    };
    let results = decimals(|award| award.result.as_ref());
    let prices = decimals(|award| award.price.as_ref());
    let currency = view.procedure.procurement.currency.to_string();
    let columns = vec![
        Column::of_words(words::LOT),
        Column::of_words(words::TENDER),
        Column::of_words(words::TENDERER),
        Column::of_figures(words::PRICE, currency),
        Column::of_figures(words::RESULT, ""),
        Column::of_words(words::PARTICULARS),
    ];
    let row = |award: &LotAward| row(view, award, (prices, results));
    Table { columns, rows: awards.iter().map(row).collect() }
}

fn row(view: &LotsView<'_>, award: &LotAward, (prices, results): (u32, u32)) -> Row {
    let lot = plain(&view.procedure.lots.list[award.lot].id);
    let tender = award.tender.map(|tender| &view.tenders.list[tender]);
    let figure = |figure: &Option<Exact>, decimals| {
        figure.as_ref().map(|it| in_column(it, award.is_exact, decimals)).unwrap_or_default()
    };
    let cells = vec![
        lot,
        tender.map_or_else(|| words::NO_PLACE.to_owned(), |tender| plain(&tender.id)),
        tender.map(|tender| plain(&tender.tenderer)).unwrap_or_default(),
        figure(&award.price, prices),
        figure(&award.result, results),
        particulars(view, award),
    ];
    Row { cells, is_strong: false }
}

/// Whom a winner was preferred to, and whether it wins as part of a combination.
fn particulars(view: &LotsView<'_>, award: &LotAward) -> String {
    let combination = award.combination.and_then(|at| view.tenders.combinations.get(at));
    let lots = combination.map(|combination| {
        let ids = combination.lots.iter().map(|lot| plain(&view.procedure.lots.list[*lot].id));
        words::with_lots(&ids.collect::<Vec<_>>(), &combination.discount.0.to_string())
    });
    let passed: Vec<String> =
        award.passed_over.iter().map(|tender| plain(&view.tenders.list[*tender].id)).collect();
    let passed = (!passed.is_empty()).then(|| words::passed_over(&passed));
    lots.into_iter().chain(passed).collect::<Vec<_>>().join("; ")
}
