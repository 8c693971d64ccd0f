//! Items and parts of the price, as criteria.toml states them, and what `[price]` says of them.

use super::fields::Fields;
use super::rules::{Shape, rule};
use crate::procedure::draft::{
    LineItemDraft, OptionDraft, PartDraft, RuleDraft, Text, Written, YearlyDraft,
};

/// What `[price]` states: its formula, and how the price sheet counts.
#[derive(Debug, Default)]
pub(super) struct PriceTable {
    /// The formula; none where only rules of the price sheet are stated.
    pub(super) rule: Option<Written<RuleDraft>>,
    pub(super) count: Option<Text>,
    pub(super) prevails: Option<Text>,
}

/// Reads `[price]`.
pub(super) fn price(mut fields: Fields<'_>) -> PriceTable {
    let place = fields.place();
    let is_of_sheet = ["count", "prevails"].into_iter().any(|key| fields.states(key));
    let has_rule = ["formula", "parameters"].into_iter().any(|key| fields.states(key));
    let rule = rule(&mut fields, Shape::Formula);
    let (count, prevails) = (fields.text("count"), fields.text("prevails"));
    let damaged = fields.finish();
    let rule = Written::new(RuleDraft { damaged, ..rule }, place);
    let rule = (has_rule || damaged || !is_of_sheet).then_some(rule);
    PriceTable { rule, count, prevails }
}

/// Reads `[[item]]`; none where it has no identifier.
pub(super) fn item(mut fields: Fields<'_>) -> Option<LineItemDraft> {
    let draft = LineItemDraft {
        id: fields.id(),
        text: fields.text("text"),
        quantity: fields.number("quantity"),
        unit: fields.text("unit"),
        weight: fields.number("weight"),
        list_price: fields.number("list_price"),
        product_group: fields.identifier("product_group"),
        option: option(&mut fields),
        lot: fields.identifier("lot"),
        part: fields.identifier("part"),
        damaged: false,
    };
    let draft = LineItemDraft { damaged: fields.finish(), ..draft };
    (!draft.id.value.is_empty()).then_some(draft)
}

fn option(fields: &mut Fields<'_>) -> OptionDraft {
    OptionDraft { counts: fields.text("option"), weight: fields.share("option_weight") }
}

/// Reads `[[part]]`; none where it has no identifier.
pub(super) fn part(mut fields: Fields<'_>) -> Option<PartDraft> {
    let draft = PartDraft {
        id: fields.id(),
        text: fields.text("text"),
        option: option(&mut fields),
        rule: rule(&mut fields, Shape::Formula),
        yearly: yearly(&mut fields),
        damaged: false,
    };
    let draft = PartDraft { damaged: fields.finish(), ..draft };
    (!draft.id.value.is_empty()).then_some(draft)
}

fn yearly(fields: &mut Fields<'_>) -> Option<YearlyDraft> {
    let example = "yearly = { years = 10, rate = \"3.5 %\", paid = \"end-of-year\" }";
    let place = fields.value("yearly")?.place();
    let mut yearly = fields.fields("yearly", "`yearly`", example)?;
    let (years, rate) = (yearly.number("years"), yearly.share("rate"));
    let paid = yearly.text("paid");
    Some(YearlyDraft { years, rate, paid, place, damaged: yearly.finish() })
}
