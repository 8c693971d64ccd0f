//! The rules beside the criteria: award, price, rejections, abnormal tests, scoring, rounding, coverage.

use super::criteria::{MANY, PARAMETERS};
use super::criterion::rows;
use super::fields::Fields;
use super::value::{Percent, Value};
use crate::procedure::draft::{
    AwardDraft, CoverageDraft, Number, RejectionDraft, RoundingDraft, RuleDraft, ScoringDraft,
    Text, Written,
};

/// What a rule may be stated as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A model, a formula or a table.
    Curve,
    /// A model or a formula.
    Model,
    /// A formula.
    Formula,
}

/// Takes the keys that state a rule.
pub(super) fn rule(fields: &mut Fields<'_>, shape: Shape) -> RuleDraft {
    let model = if shape == Shape::Formula { None } else { fields.text("model") };
    let formula = fields.formula("formula");
    let table = if shape == Shape::Curve { rows(fields) } else { None };
    let parameters = parameters(fields);
    RuleDraft { model, formula, table, parameters, damaged: fields.is_damaged() }
}

fn parameters(fields: &mut Fields<'_>) -> Vec<(Text, Number)> {
    fields.named_numbers("parameters", Percent::Allowed, PARAMETERS)
}

/// Reads `[award]`.
pub(super) fn award(mut fields: Fields<'_>) -> AwardDraft {
    let place = fields.place();
    let rule = rule(&mut fields, Shape::Model);
    let best = fields.text("best");
    let ties = fields.texts("ties", "ties = [\"lowest price\", \"draw\"]").unwrap_or_default();
    AwardDraft { rule, best, ties, place, damaged: fields.finish() }
}

/// Reads `[abnormal]`.
pub(super) fn abnormal(mut fields: Fields<'_>) -> Written<RuleDraft> {
    let place = fields.place();
    let rule = rule(&mut fields, Shape::Model);
    Written::new(RuleDraft { damaged: fields.finish(), ..rule }, place)
}

/// Reads `[[rejection]]`; none where it has no identifier.
pub(super) fn rejection(mut fields: Fields<'_>) -> Option<RejectionDraft> {
    let (id, text) = (fields.id(), fields.text("text"));
    let (when, parameters) = (fields.formula("when"), parameters(&mut fields));
    let draft = RejectionDraft { id, text, when, parameters, damaged: fields.finish() };
    (!draft.id.value.is_empty()).then_some(draft)
}

/// Reads `[scoring]`.
pub(super) fn scoring(mut fields: Fields<'_>) -> ScoringDraft {
    let within_group = fields.text("within_group");
    let (mut trim_lowest, mut trim_highest) = (None, None);
    if let Some(mut trim) = fields.fields("trim", "`trim`", "trim = { lowest = 1, highest = 1 }") {
        (trim_lowest, trim_highest) = (trim.number("lowest"), trim.number("highest"));
        trim.finish();
    }
    let (between_groups, missing) = (fields.text("between_groups"), fields.text("missing"));
    let panel = fields.text("panel");
    let place = Some(fields.place());
    let damaged = fields.finish();
    ScoringDraft {
        within_group,
        trim_lowest,
        trim_highest,
        between_groups,
        missing,
        panel,
        place,
        damaged,
    }
}

/// Reads `[rounding]`: a table for each stage.
pub(super) fn rounding(fields: &mut Fields<'_>) -> Vec<RoundingDraft> {
    let stages = fields.value("rounding").and_then(|value| value.entries("[rounding]", MANY));
    stages.unwrap_or_default().into_iter().filter_map(stage).collect()
}

fn stage((stage, value): (Text, Value<'_>)) -> Option<RoundingDraft> {
    let example = format!("{} = {{ decimals = 2, mode = \"half-up\" }}", stage.value);
    let mut fields = value.fields("a stage of `[rounding]`", &example)?;
    let (decimals, mode) = (fields.number("decimals"), fields.text("mode"));
    Some(RoundingDraft { stage, decimals, mode, damaged: fields.finish() })
}

/// Reads `[[coverage]]`.
pub(super) fn coverage(mut fields: Fields<'_>) -> Option<CoverageDraft> {
    let place = fields.place();
    let attribute = fields.text("attribute");
    let at_least = fields.named_numbers("at_least", Percent::Refused, MANY);
    Some(CoverageDraft { attribute, at_least, place, damaged: fields.finish() })
}
