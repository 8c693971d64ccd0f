//! A stated price beside the price sheet: they are equal, or a rule says which one counts.

use super::super::result::Warning;
use super::super::work::Work;
use crate::derivation::{Figure, Origin, Relation};
use crate::diagnostic::codes;
use crate::exact::Decimals;
use crate::keyed::Key;
use crate::procedure::Prevails;
use crate::tenders::{Price, Tender};
use crate::{Diagnostic, Place, Unit};

/// The price in a tender by its price sheet, or by what it states where that prevails.
pub(in crate::evaluation) fn bid(
    work: &mut Work<'_>,
    (key, tender): (Key<Tender>, &Tender),
    total: Figure,
) -> Option<Figure> {
    let Some(price) = &tender.price else { return Some(total) };
    let (amount, place) = price.counting();
    if amount.exact() == *work.derivation.number(total).0 {
        return Some(total);
    }
    let origin = Origin::written(amount.to_string(), place.clone());
    let stated = work.derivation.given(amount.exact(), Unit::MONEY, origin);
    let stated = work.derivation.named(stated, "stated_price", Some(key));
    let total = work.derivation.named(total, "price_sheet", Some(key));
    let sum = work.derivation.number(total).0.decimal(Decimals::Ten);
    let differs = match work.derivation.compared(stated, Relation::NotEqual, total) {
        Ok(differs) => differs.figure,
        Err(halt) => return super::super::failures::note_plain(work, "bid", key, &halt),
    };
    let counts = match work.procedure.price_sheet.prevails {
        Some(Prevails::UnitPrices) => total,
        Some(Prevails::Total) => stated,
        None => {
            work.troubles.of_tender(key, differ(&tender.id, price, &sum));
            return None;
        }
    };
    let example = format!("`{}`: {amount} stated, {sum} by unit prices", tender.id);
    warn(work, place, "a stated price is not the sum of the price sheet", example);
    work.derivation.chosen(counts, vec![differs]).ok()
}

/// Says that they differ, and how that is put right.
fn differ(id: &str, price: &Price, sum: &str) -> Diagnostic {
    let (amount, place) = price.counting();
    let stated = if price.corrected.is_some() { "is corrected to" } else { "states the price" };
    let message = format!("`{id}` {stated} {amount}, but its price sheet sums to {sum}");
    let submitted = &price.submitted.0;
    Diagnostic::mistake(codes::PRICE_DIFFERS, message).at(place.clone(), "not the sum").help(format!(
        "correct it with a reason: `price = {{ submitted = {submitted}, corrected = {sum}, reason = \"…\" }}`; or let \
         the rules say which one counts: `prevails = \"unit-prices\"` or `prevails = \"total\"` under `[price]`"
    ))
}

/// One warning for all tenders, and one for all lines, that differ.
pub(super) fn warn(work: &mut Work<'_>, place: &Place, what: &str, example: String) {
    let is_this = |known: &&mut Warning| {
        known.diagnostic.code == codes::PRICE_DIFFERS && known.diagnostic.message.starts_with(what)
    };
    if let Some(known) = work.warnings.iter_mut().find(is_this) {
        known.count += 1;
        if known.examples.len() < Warning::EXAMPLES_MAX {
            known.examples.push(example);
        }
        return;
    }
    let counting = match work.procedure.price_sheet.prevails {
        Some(Prevails::Total) => "what is stated counts",
        _ => "the unit prices count",
    };
    let message = format!("{what}; by the rules {counting}");
    let diagnostic = Diagnostic::warning(codes::PRICE_DIFFERS, message).at(place.clone(), "");
    work.warnings.push(Warning { diagnostic, count: 1, examples: vec![example] });
}
