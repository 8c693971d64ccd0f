//! The sheet of the calculation: from scores and prices through shares and points to results.

mod criteria;
mod formulas;
mod panel;
mod sheet;

use anbud::derivation::Figure;
use anbud::evaluation::TenderResult;
use anbud::formula::{NO_FIGURE, Spread, rounded_in_cells};

use super::address::Sheet;
use super::conditions;
use super::desk::{Desk, FIRST, Row};
use super::line::{self, Line};
use super::page::Look;
use super::reach;
use super::seat::{self, Seat};

/// The sheet.
const HERE: Sheet = Sheet::Calculation;

/// Writes the sheet.
pub(super) fn write(desk: &mut Desk<'_>) {
    let words = desk.words;
    heads(desk, HERE, words.calculation_title, words.calculation_note, words.figure);
    conditions::reserve(desk);
    price(desk);
    for criterion in desk.view.procedure.top() {
        criteria::write(desk, criterion);
    }
    totals(desk);
    award(desk);
    abnormal(desk);
    conditions::write(desk);
}

/// The title of a sheet with tenders side by side, and the heads of its columns.
pub(super) fn heads(desk: &mut Desk<'_>, sheet: Sheet, title: &str, note: &str, third: &str) {
    let (words, width) = (desk.words, desk.width());
    let side = usize::from(width);
    let (engine, agrees) = (line::engine_column(desk, 0), line::agrees_column(desk));
    let ids: Vec<&str> = desk.field.iter().map(|result| desk.view.id(result.tender)).collect();
    let page = desk.page(sheet);
    page.widths = [24.0, 44.0, 26.0].into();
    page.widths.extend(std::iter::repeat_n(16.0, side));
    page.widths.push(2.0);
    page.widths.extend(std::iter::repeat_n(16.0, side));
    page.widths.extend([2.0, 9.0]);
    page.text(0, 0, title, Look::Title);
    page.text(1, 0, note, Look::Plain);
    page.head = Some(4);
    page.columns_repeated = 1;
    page.text(3, FIRST, words.in_this_sheet, Look::HeadRight);
    page.text(3, engine, words.by_engine, Look::HeadRight);
    page.texts(4, &[words.id, words.title, third], Look::Head);
    for (position, id) in (0..).zip(ids) {
        page.text(4, FIRST + position, id, Look::HeadRight);
        page.text(4, engine + position, id, Look::HeadRight);
    }
    page.text(4, agrees, words.agrees, Look::HeadRight);
}

/// A heading inside the calculation, after an empty row.
pub(super) fn section(desk: &mut Desk<'_>, title: &str) {
    let page = desk.page(HERE);
    let row = page.next + 1;
    page.text(row, 0, title, Look::Section);
}

/// One figure of every tender of the field.
fn each(desk: &Desk<'_>, of: impl Fn(&TenderResult) -> Option<Figure>) -> Vec<Option<Figure>> {
    desk.field.iter().map(|result| of(result)).collect()
}

fn price(desk: &mut Desk<'_>) {
    let prices = each(desk, |result| result.price);
    if prices.iter().all(Option::is_none) {
        return;
    }
    let (words, currency) = (desk.words, desk.view.currency());
    section(desk, words.price);
    sheet::write(desk);
    formulas::write(desk, Seat::Price, &prices);
    let texts = ["price", words.price, currency];
    let row = Some(Row::Price);
    let line = Line { row, texts, figures: prices, percent: false, total: true };
    line::made(desk, HERE, line);
}

fn totals(desk: &mut Desk<'_>) {
    let words = desk.words;
    let view = desk.view;
    let has_points = view.has_quality() || view.has_price_points();
    let all = [
        (view.has_quality(), Row::Quality, "quality", words.quality),
        (has_points, Row::Total, "points", words.points),
        (view.has_value(), Row::Value, "value", words.value),
    ];
    section(desk, words.totals);
    for (_, row, id, title) in all.into_iter().filter(|(is_known, ..)| *is_known) {
        let figures = each(desk, |result| match row {
            Row::Quality => result.quality,
            Row::Total => result.points,
            _ => result.value,
        });
        let line =
            Line { row: Some(row), texts: [id, title, ""], figures, percent: false, total: true };
        line::made(desk, HERE, line);
    }
}

fn award(desk: &mut Desk<'_>) {
    let words = desk.words;
    let results = each(desk, |result| result.result);
    panel::write(desk);
    section(desk, words.award_rule);
    formulas::write(desk, Seat::Award, &results);
    let yields = (0..desk.field.len()).map(|position| {
        seat::yields(desk, Seat::Award, position).or_else(|| {
            let result = results.get(position).copied().flatten()?;
            formulas::as_derived(desk, reach::yielded(desk.view.derivation(), result)?)
        })
    });
    let yields: Vec<Option<Spread>> = yields.collect();
    let Some(rounding) = desk.view.procedure.rounding.result else {
        let row = Some(Row::Result);
        let texts = ["result", words.result, ""];
        let line = Line { row, texts, figures: results, percent: false, total: true };
        line::write(desk, HERE, line, yields);
        return;
    };
    let yielded = formulas::yielded(desk, &results);
    let texts = ["result", words.result, words.before_rounding];
    let row = Some(Row::Yield);
    let line = Line { row, texts, figures: yielded, percent: false, total: false };
    line::write(desk, HERE, line, yields);
    let rounded = (0..desk.field.len()).map(|position| {
        let cell = desk.in_row(&Row::Yield, Some(position), HERE)?;
        let text = rounded_in_cells(&cell, &rounding.decimals.to_string(), rounding.mode);
        let text = format!("IF(ISTEXT({cell}),\"{NO_FIGURE}\",{text})");
        Some(Spread { text, is_array: false })
    });
    let rounded = rounded.collect();
    let texts = ["result", words.result, ""];
    let row = Some(Row::Result);
    let line = Line { row, texts, figures: results, percent: false, total: true };
    line::write(desk, HERE, line, rounded);
}

fn abnormal(desk: &mut Desk<'_>) {
    if desk.view.procedure.abnormal.is_none() {
        return;
    }
    let words = desk.words;
    let figures = each(desk, |result| result.abnormal);
    section(desk, words.abnormal);
    formulas::write(desk, Seat::Abnormal, &figures);
    let formulas =
        (0..desk.field.len()).map(|position| seat::yields(desk, Seat::Abnormal, position));
    let formulas = formulas.collect();
    let texts = ["abnormal", words.abnormal, ""];
    let line = Line { row: None, texts, figures, percent: false, total: true };
    line::write(desk, HERE, line, formulas);
}
