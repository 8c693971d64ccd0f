//! The price of a tender: as submitted, and as corrected with the reason.

use super::super::fields::Fields;
use super::super::value::{Percent, Value};
use super::filled;
use crate::diagnostic::codes;
use crate::procedure::draft::Number;
use crate::tenders::Price;

const EXAMPLE: &str =
    "price = { submitted = 100, corrected = 110, reason = \"sum of the price sheet\" }";

/// Takes the price; none where none is stated.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<Price> {
    let value = fields.value("price")?;
    if value.is_table() {
        return corrected(value.fields("`price`", EXAMPLE)?);
    }
    let submitted = not_negative(&value, value.number(Percent::Refused)?)?;
    Some(Price { submitted: (submitted.value, submitted.place), corrected: None })
}

fn corrected(mut fields: Fields<'_>) -> Option<Price> {
    let submitted = amount(&mut fields, "submitted");
    let is_corrected = fields.states("corrected");
    let corrected = amount(&mut fields, "corrected");
    let reason = match (is_corrected, fields.states("reason")) {
        (true, _) => filled(&mut fields, "reason", "reason = \"sum of the price sheet\""),
        (false, true) => {
            let place =
                fields.value("reason").map_or_else(|| fields.place(), |value| value.place());
            let message = "`price` has a reason, but no `corrected`";
            fields.document.mistake(
                codes::CONFLICT,
                place,
                message,
                "add `corrected`, or leave the reason out",
            );
            None
        }
        (false, false) => {
            fields.value("reason");
            None
        }
    };
    if !fields.states("submitted") {
        fields.missing("submitted", "submitted = 100");
    }
    fields.finish();
    let corrected =
        corrected.zip(reason).map(|(amount, reason)| (amount.value, amount.place, reason));
    submitted.map(|amount| Price { submitted: (amount.value, amount.place), corrected })
}

fn amount(fields: &mut Fields<'_>, key: &'static str) -> Option<Number> {
    let value = fields.value(key)?;
    not_negative(&value, value.number(Percent::Refused)?)
}

/// An amount, which must be zero or more.
pub(super) fn not_negative(value: &Value<'_>, amount: Number) -> Option<Number> {
    if amount.value.is_negative() {
        let message = format!("a price of `{}` is below zero", amount.value);
        let help = "a price is zero or more";
        value.document.mistake(codes::OUT_OF_RANGE, amount.place, message, help);
        return None;
    }
    Some(amount)
}
