//! The last sheet: what the workbook is, how it is calculated, and what it was made from.

use anbud::procedure::Item;

use super::address::Sheet;
use super::desk::Desk;
use super::page::Look;

/// A spreadsheet holds so many significant digits.
const DIGITS_HELD: usize = 15;

/// Writes the sheet; every other sheet has been written before.
pub(super) fn write(desk: &mut Desk<'_>) {
    let (words, procedure) = (desk.words, desk.view.procedure);
    let procurement = &procedure.procurement;
    let missing = desk.without_formula.clone();
    let is_long = has_long_amounts(desk);
    let has_scores = desk.has_scores;
    let page = desk.page(Sheet::About);
    page.widths = vec![26.0, 110.0];
    page.text(0, 0, words.about_title, Look::Title);
    let version = format!("anbud {}", env!("CARGO_PKG_VERSION"));
    let facts = [
        (words.title, &*procurement.title),
        (words.authority, &procurement.authority),
        (words.reference, &procurement.reference),
        (words.currency, &procurement.currency),
        (words.seal, &procedure.seal),
        (words.version, &version),
    ];
    for (row, (name, text)) in (2..).zip(facts) {
        page.text(row, 0, name, Look::Plain);
        page.text(row, 1, text, Look::Wrapped);
    }
    page.next += 1;
    let left_out = (!has_scores).then_some(words.about_scores_left_out);
    let digits = is_long.then_some(words.about_digits);
    let long = (!missing.is_empty()).then_some(words.about_long);
    let texts = words.about.iter().copied().chain(left_out).chain(digits).chain(long);
    for text in texts.chain(missing.iter().map(String::as_str)) {
        let row = page.next;
        page.text(row, 1, text, Look::Wrapped);
    }
}

/// Whether some amount of a tender has more digits than a spreadsheet holds.
fn has_long_amounts(desk: &Desk<'_>) -> bool {
    let is_long = |literal: &anbud::Literal| literal.scaled().0.to_string().len() > DIGITS_HELD;
    desk.view.tenders.list.iter().any(|tender| {
        let price = tender.price.as_ref().map(|price| price.counting().0);
        let measures = tender.measures.iter().map(|measure| measure.value);
        let scores = tender.scores.iter().map(|(_, score, _): &(Item, _, _)| *score);
        price.into_iter().chain(measures).chain(scores).any(|one| is_long(&one))
    })
}
