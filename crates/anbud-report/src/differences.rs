//! The first difference between a record and the evaluation worked out again, with both explanations.

use anbud::record::{Figure, LotsRecord, Record};
use serde_json::Value;

/// The first difference in words; none where both say the same. Figures are looked at first, since everything else follows
/// from them.
#[must_use]
pub fn first(record: &Record, again: &Record) -> Option<String> {
    if record == again {
        return None;
    }
    let pairs = record.figures.iter().zip(&again.figures);
    if let Some((one, other)) = pairs.into_iter().find(|(one, other)| one != other) {
        let (one_told, other_told) = (explained(record, one), explained(again, other));
        return Some(format!(
            "figure {} differs\n  the record says: {one_told}\n  worked out again: {other_told}",
            one.figure
        ));
    }
    if record.figures.len() != again.figures.len() {
        return Some(format!(
            "the record has {} figures, and the evaluation, worked out again, {}",
            record.figures.len(),
            again.figures.len()
        ));
    }
    let value = |record: &Record| serde_json::to_value(record).unwrap_or(Value::Null);
    between("", &value(record), &value(again))
}

/// The first difference between two records of all lots: in a lot, in one evaluated once more, in how they are shared out.
#[must_use]
pub fn first_of_lots(record: &LotsRecord, again: &LotsRecord) -> Option<String> {
    if record == again {
        return None;
    }
    let lots = record.lots.iter().zip(&again.lots);
    let once_more = record.again.iter().zip(&again.again);
    let mut pairs = lots.chain(once_more.map(|(one, other)| (&one.record, &other.record)));
    let in_lot = |(one, other): (&Record, &Record)| {
        let lot = one.lot.as_deref().unwrap_or_default();
        first(one, other).map(|why| format!("lot `{lot}`: {why}"))
    };
    let value = |record: &LotsRecord| serde_json::to_value(record).unwrap_or(Value::Null);
    pairs.find_map(in_lot).or_else(|| between("", &value(record), &value(again)))
}

/// A figure with its operands, as the derivation has it.
fn explained(record: &Record, figure: &Figure) -> String {
    let word = serde_json::to_value(figure.is).unwrap_or(Value::Null);
    let of: Vec<String> = figure.of.iter().take(6).map(|of| operand(record, *of)).collect();
    let more = if figure.of.len() > 6 { ", …" } else { "" };
    let called = match (&figure.name, &figure.tender) {
        (Some(name), Some(tender)) => format!("`{name}` of `{tender}` = "),
        (Some(name), None) => format!("`{name}` = "),
        _ => String::new(),
    };
    let of = if of.is_empty() { String::new() } else { format!(" of {}{more}", of.join(", ")) };
    let written = match (&figure.text, &figure.at) {
        (Some(text), Some(at)) => format!(" as `{text}` at {at}"),
        _ => String::new(),
    };
    let tally = figure.tally.as_ref().map(|tally| {
        format!(
            ", the {} of `{}` for `{}`: {} over {} from {}",
            tally.statistic,
            tally.item,
            tally.tender,
            tally.sum,
            tally.count,
            tally.rows.join(" ")
        )
    });
    let word = word.as_str().unwrap_or_default();
    format!("{called}{word}{of}{written}{} = {}", tally.unwrap_or_default(), figure.value)
}

fn operand(record: &Record, number: u32) -> String {
    let Some(figure) = record.figure(number) else { return format!("figure {number}") };
    match &figure.name {
        Some(name) => format!("`{name}` {}", figure.value),
        None => figure.value.clone(),
    }
}

/// The first place where two values differ, by keys and positions.
fn between(path: &str, one: &Value, other: &Value) -> Option<String> {
    if one == other {
        return None;
    }
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            keys.filter_map(|key| {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                between(
                    &path,
                    a.get(key).unwrap_or(&Value::Null),
                    b.get(key).unwrap_or(&Value::Null),
                )
            })
            .next()
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let pairs = a.iter().zip(b).enumerate();
            pairs
                .filter_map(|(at, (one, other))| between(&format!("{path}[{at}]"), one, other))
                .next()
        }
        _ => {
            Some(format!("`{path}` differs\n  the record says: {one}\n  worked out again: {other}"))
        }
    }
}
