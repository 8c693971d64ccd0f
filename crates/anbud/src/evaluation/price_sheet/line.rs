//! A line whose tender says what it comes to: that is quantity times unit price, or a rule says which one counts.

use super::super::work::Work;
use super::amount::name;
use super::stated::warn;
use crate::derivation::{Figure, Origin, Outcome, Relation};
use crate::diagnostic::codes;
use crate::exact::Decimals;
use crate::keyed::Key;
use crate::procedure::{LineItem, Prevails};
use crate::tenders::Tender;
use crate::{Diagnostic, Literal, Place, Unit};

/// What a line comes to: by its unit price, or as stated where that prevails.
pub(super) fn counting(
    work: &mut Work<'_>,
    (tender, item): (Key<Tender>, &LineItem),
    product: Figure,
    stated: Option<&(Literal, Place)>,
) -> Outcome<Figure> {
    let Some((amount, place)) = stated else { return Ok(product) };
    if amount.exact() == *work.derivation.number(product).0 {
        return Ok(product);
    }
    let origin = Origin::written(amount.to_string(), place.clone());
    let stated = work.derivation.given(amount.exact(), Unit::MONEY, origin);
    let stated = work.derivation.named_by(stated, name("stated_amount", item, tender));
    let product = work.derivation.in_unit(product, Unit::MONEY);
    let product = work.derivation.named_by(product, name("amount_by_unit_price", item, tender));
    let differs = work.derivation.compared(stated, Relation::NotEqual, product)?.figure;
    let by_unit_price = work.derivation.number(product).0.decimal(Decimals::Ten);
    let counts = match work.procedure.price_sheet.prevails {
        Some(Prevails::UnitPrices) => product,
        Some(Prevails::Total) => stated,
        None => {
            let mistake = differ(&work.id(tender), &item.id, (amount, place), &by_unit_price);
            work.troubles.of_tender(tender, mistake);
            return Ok(product);
        }
    };
    let example = format!(
        "`{}`, `{}`: {amount} stated, {by_unit_price} by unit price",
        work.id(tender),
        item.id
    );
    warn(work, place, "a stated amount is not quantity times unit price", example);
    work.derivation.chosen(counts, vec![differs])
}

/// Says that they differ, and how that is put right.
fn differ(
    tender: &str,
    item: &str,
    (amount, place): (&Literal, &Place),
    by_unit_price: &str,
) -> Diagnostic {
    let message = format!(
        "`{tender}` states {amount} for `{item}`, but quantity times unit price is {by_unit_price}"
    );
    let help = "correct the unit price with a reason, in `corrected` and `reason`: then that counts; or let the rules say which one \
                counts: `prevails = \"unit-prices\"` or `prevails = \"total\"` (what the tender states) under `[price]`";
    Diagnostic::mistake(codes::PRICE_DIFFERS, message)
        .at(place.clone(), "not the product")
        .help(help)
}
