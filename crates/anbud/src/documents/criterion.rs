//! Criteria, requirements, scales and groups, as criteria.toml states them.

use super::criteria::MANY;
use super::fields::Fields;
use super::rules;
use super::value::{Percent, Value};
use crate::diagnostic::codes;
use crate::procedure::draft::{
    CriterionDraft, GroupDraft, Number, RequirementDraft, ScaleDraft, Text, ThresholdDraft, Written,
};

/// Reads `[[criterion]]`; none where it has no identifier.
pub(super) fn criterion(mut fields: Fields<'_>) -> Option<CriterionDraft> {
    let id = fields.id();
    let (title, parent) = (fields.text("title"), fields.identifier("parent"));
    let kind = fields.text("kind");
    let lots = fields.value("lots").and_then(|value| {
        let items = value.list("lots = [\"north\"]")?;
        Some(items.iter().filter_map(Value::identifier).collect())
    });
    let (weight, points) = (fields.number("weight"), fields.number("points"));
    let value = fields.number("value");
    let (scale, measure) = (fields.identifier("scale"), fields.identifier("measure"));
    let rule = rules::rule(&mut fields, rules::Shape::Curve);
    let (lowest, highest) = limits(&mut fields);
    let threshold = threshold(&mut fields);
    let damaged = fields.finish();
    let draft = CriterionDraft {
        id,
        title,
        parent,
        lots,
        kind,
        weight,
        points,
        value,
        scale,
        measure,
        rule,
        lowest,
        highest,
        threshold,
        damaged,
    };
    (!draft.id.value.is_empty()).then_some(draft)
}

/// Reads `[[requirement]]`; none where it has no identifier.
pub(super) fn requirement(mut fields: Fields<'_>) -> Option<RequirementDraft> {
    let id = fields.id();
    let (criterion, text) = (fields.identifier("criterion"), fields.text("text"));
    let (mandatory, weight) = (fields.boolean("mandatory"), fields.number("weight"));
    let threshold = threshold(&mut fields);
    let damaged = fields.finish();
    let draft = RequirementDraft { id, criterion, text, mandatory, weight, threshold, damaged };
    (!draft.id.value.is_empty()).then_some(draft)
}

/// Reads `[[scale]]`; none where it has no identifier.
pub(super) fn scale(mut fields: Fields<'_>) -> Option<ScaleDraft> {
    let id = fields.id();
    let (minimum, maximum) = (fields.number("minimum"), fields.number("maximum"));
    let (step, labels) = (fields.number("step"), labels(&mut fields));
    let pairs = fields.text("pairs");
    let damaged = fields.finish();
    let draft = ScaleDraft { id, minimum, maximum, step, labels, pairs, damaged };
    (!draft.id.value.is_empty()).then_some(draft)
}

/// Reads `[[group]]`; none where it has no identifier.
pub(super) fn group(mut fields: Fields<'_>) -> Option<GroupDraft> {
    let id = fields.id();
    let (title, activity) = (fields.text("title"), fields.text("activity"));
    let assesses = fields.value("assesses").and_then(|value| {
        let items = value.list("assesses = [\"functionality\"]")?;
        Some(items.iter().filter_map(Value::identifier).collect())
    });
    let (weight, quorum) = (fields.number("weight"), fields.number("quorum"));
    let damaged = fields.finish();
    let draft = GroupDraft { id, title, activity, assesses, weight, quorum, damaged };
    (!draft.id.value.is_empty()).then_some(draft)
}

fn limits(fields: &mut Fields<'_>) -> (Option<Number>, Option<Number>) {
    let example = "limits = { lowest = 0, highest = \"100 %\" }";
    let Some(mut limits) = fields.fields("limits", "`limits`", example) else {
        return (None, None);
    };
    let both = (limits.share("lowest"), limits.share("highest"));
    limits.finish();
    both
}

fn threshold(fields: &mut Fields<'_>) -> Option<ThresholdDraft> {
    let value = fields.value("threshold")?;
    let example = "threshold = { score = 2 }` or `threshold = { share = \"50 %\" }";
    let mut threshold = value.fields("`threshold`", example)?;
    let score = threshold.number("score");
    let share = threshold.share("share");
    Some(ThresholdDraft { score, share, place: value.place(), damaged: threshold.finish() })
}

/// The labels of scores: the keys are numbers as text, since TOML has no others.
fn labels(fields: &mut Fields<'_>) -> Vec<(Number, Text)> {
    let example = "labels = { 0 = \"not met\", 5 = \"met\" }";
    let entries = fields.value("labels").and_then(|value| value.entries(example, MANY));
    entries.unwrap_or_default().into_iter().filter_map(|(key, value)| label(key, &value)).collect()
}

fn label(key: Text, value: &Value<'_>) -> Option<(Number, Text)> {
    let document = value.document;
    if value.is_table() {
        let message = format!("the score before `{}` is cut in two at its point", key.value);
        let help = "write the score between quotes: `\"3.5\" = \"…\"`";
        document.mistake(codes::NUMBER, key.place, message, help);
        return None;
    }
    match super::number::from_text(&key.value) {
        Ok(score) if !score.is_percent() => Some((Written::new(score, key.place), value.text()?)),
        Ok(_) => {
            let message = format!("a label stands at a score, not at `{}`", key.value);
            document.mistake(codes::NUMBER, key.place, message, "write the score: `3 = \"…\"`");
            None
        }
        Err(complaint) => {
            document.mistake(codes::NUMBER, key.place, complaint.message, complaint.help);
            None
        }
    }
}

/// Reads `table = [[0, "0 %"], …]`: rows of a figure and the share from it on.
pub(super) fn rows(fields: &mut Fields<'_>) -> Option<Written<Vec<(Number, Number)>>> {
    let value = fields.value("table")?;
    let rows = value.list("table = [[0, \"0 %\"], [5, \"100 %\"]]")?;
    Some(Written::new(rows.iter().filter_map(row).collect(), value.place()))
}

fn row(row: &Value<'_>) -> Option<(Number, Number)> {
    let cells = row.list("[2, \"50 %\"]")?;
    let [figure, share] = cells.as_slice() else {
        let message = format!("a row has a figure and a share, but this one has {}", cells.len());
        let help = match cells.len() {
            3 | 4 => "write decimals with a point, as in `[2.5, \"50 %\"]`",
            _ => "write rows such as `[2, \"50 %\"]`",
        };
        row.document.mistake(codes::WRONG_TYPE, row.place(), message, help);
        return None;
    };
    let figure = figure.number(Percent::Allowed);
    let share = share.number(Percent::Allowed);
    Some((figure?, share?))
}
