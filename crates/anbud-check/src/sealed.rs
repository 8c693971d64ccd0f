//! The rules against their sealed form: the seal is that of the text, and the rules say what the text says.

mod of_lot;

use num_rational::BigRational;
use serde_json::Value;

use crate::Problem;
use crate::number::written;
use crate::read::{Criterion, Record, Requirement, Threshold, sha256};

/// Checks the seal and the rules that can be read from the sealed form.
pub(crate) fn check(record: &Record) -> Result<(), Problem> {
    if record.seal.is_empty() && record.sealed.is_empty() {
        return Ok(()); // rules made by a program are not sealed
    }
    if record.seal != format!("sha256:{}", sha256(record.sealed.as_bytes())) {
        return Err(Problem::new("the seal is not that of the sealed rules"));
    }
    let mut sealed: Value = serde_json::from_str(&record.sealed)
        .map_err(|error| Problem::new(format!("the sealed rules cannot be read: {error}")))?;
    if let Some(lot) = &record.lot
        && !of_lot::keep(&mut sealed, lot)
    {
        return Err(differs("the lot"));
    }
    procurement(record, &sealed)?;
    award(record, &sealed)?;
    list(&sealed, "criterion", &record.rules.criteria, |rules| &rules.id, criterion)?;
    list(&sealed, "requirement", &record.rules.requirements, |rules| &rules.id, requirement)?;
    list(
        &sealed,
        "group",
        &record.rules.groups,
        |rules| &rules.id,
        |rules, table| {
            is_text(table, "title", &rules.title, &rules.id)
                && is_number(table, "weight", rules.weight.as_deref())
        },
    )?;
    list(
        &sealed,
        "rejection",
        &record.rules.rejections,
        |rules| &rules.id,
        |rules, table| {
            is_text(table, "text", &rules.text, &rules.id)
                && is_text(table, "when", &rules.when, "")
        },
    )?;
    scoring_and_rounding(record, &sealed)
}

fn differs(what: &str) -> Problem {
    Problem::new(format!("{what} in the rules is not what was sealed"))
}

fn procurement(record: &Record, sealed: &Value) -> Result<(), Problem> {
    for (key, value) in &record.rules.procurement {
        let stated =
            sealed.get("procurement").and_then(|table| table.get(key)).unwrap_or(&Value::Null);
        if stated != value {
            return Err(differs(&format!("`{key}` of the procurement")));
        }
    }
    Ok(())
}

fn award(record: &Record, sealed: &Value) -> Result<(), Problem> {
    let (rules, empty) = (&record.rules.award, Value::Null);
    let table = sealed.get("award").unwrap_or(&empty);
    let ties = table
        .get("ties")
        .and_then(Value::as_array)
        .map(|ties| ties.iter().filter_map(Value::as_str).map(str::trim).collect::<Vec<_>>());
    let is_same = table.get("model").and_then(Value::as_str) == rules.model.as_deref()
        && ties.unwrap_or_default() == rules.ties
        && table
            .get("formula")
            .and_then(Value::as_str)
            .is_none_or(|formula| formula == rules.formula)
        && table.get("best").and_then(Value::as_str).is_none_or(|best| best == rules.best);
    let price = sealed.get("price").and_then(|table| table.get("formula")).and_then(Value::as_str);
    match (is_same, price == record.rules.price.as_deref()) {
        (true, true) => Ok(()),
        (false, _) => Err(differs("the award")),
        _ => Err(differs("the price rule")),
    }
}

/// Every entry of a list by its id, and none besides.
fn list<T>(
    sealed: &Value,
    key: &str,
    rules: &[T],
    id: impl Fn(&T) -> &str,
    is_same: impl Fn(&T, &Value) -> bool,
) -> Result<(), Problem> {
    let tables = sealed.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let by_id: std::collections::BTreeMap<&str, &Value> =
        tables.iter().filter_map(|table| Some((table.get("id")?.as_str()?, table))).collect();
    if tables.len() != rules.len() {
        return Err(differs(&format!("the number of entries under `{key}`")));
    }
    for rules in rules {
        match by_id.get(id(rules)) {
            Some(table) if is_same(rules, table) => {}
            _ => return Err(differs(&format!("the {key} `{}`", id(rules)))),
        }
    }
    Ok(())
}

fn criterion(rules: &Criterion, table: &Value) -> bool {
    let (limits, curve) = (table.get("limits").unwrap_or(&Value::Null), rules.curve.as_ref());
    let marks = ["weight", "points", "value"].iter().all(|key| {
        let own = rules.marks.as_ref().filter(|marks| marks.key == *key);
        is_number(table, key, own.map(|marks| marks.amount.as_str()))
    });
    let stated = |key: &str, own: Option<&str>| {
        table.get(key).and_then(Value::as_str).is_none_or(|stated| own == Some(stated))
    };
    marks
        && is_text(table, "title", &rules.title, &rules.id)
        && table.get("parent").and_then(Value::as_str) == rules.parent.as_deref()
        && stated("kind", Some(&rules.kind))
        && stated("scale", rules.scale.as_deref())
        && table.get("measure").and_then(Value::as_str) == rules.measure.as_deref()
        && stated("formula", curve.and_then(|curve| curve.formula.as_deref()))
        && table.get("model").and_then(Value::as_str)
            == curve.and_then(|curve| curve.model.as_deref())
        && is_number(limits, "lowest", rules.limits.lowest.as_deref())
        && is_number(limits, "highest", rules.limits.highest.as_deref())
        && is_threshold(table, rules.threshold.as_ref())
}

fn requirement(rules: &Requirement, table: &Value) -> bool {
    is_text(table, "text", &rules.text, &rules.id)
        && table.get("criterion").and_then(Value::as_str) == rules.criterion.as_deref()
        && table.get("mandatory").and_then(Value::as_bool).unwrap_or(false) == rules.mandatory
        && is_number(table, "weight", rules.weight.as_deref())
        && is_threshold(table, rules.threshold.as_ref())
}

fn is_threshold(table: &Value, rules: Option<&Threshold>) -> bool {
    let stated = table.get("threshold").unwrap_or(&Value::Null);
    ["score", "share"].iter().all(|on| {
        is_number(
            stated,
            on,
            rules.filter(|rules| rules.on == *on).map(|rules| rules.least.as_str()),
        )
    })
}

/// Whether a text is as sealed; one that is not stated is the other.
fn is_text(table: &Value, key: &str, own: &str, other: &str) -> bool {
    table.get(key).and_then(Value::as_str).unwrap_or(other) == own
}

/// Whether a number is as sealed, however it is spelled; none is none.
fn is_number(table: &Value, key: &str, own: Option<&str>) -> bool {
    let read = |text: &str| -> Option<BigRational> { written(text) };
    table.get(key).and_then(Value::as_str).and_then(read) == own.and_then(read)
}

fn scoring_and_rounding(record: &Record, sealed: &Value) -> Result<(), Problem> {
    let scoring = sealed.get("scoring").unwrap_or(&Value::Null);
    let word = |key: &str| scoring.get(key).and_then(Value::as_str);
    let rules = &record.rules.scoring;
    if word("within_group") != rules.within_group.as_deref()
        || word("between_groups") != rules.between_groups.as_deref()
        || word("panel") != rules.panel.as_deref()
    {
        return Err(differs("the scoring"));
    }
    let scales = sealed.get("scale").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for scale in &record.rules.scales {
        let is_it = |other: &&Value| other.get("id").and_then(Value::as_str) == Some(&scale.id);
        let pairs = scales.iter().find(is_it).and_then(|other| other.get("pairs"));
        if pairs.and_then(Value::as_str) != scale.pairs.as_deref() {
            return Err(differs(&format!("the scale `{}`", scale.id)));
        }
    }
    let empty = serde_json::Map::new();
    let stages = sealed.get("rounding").and_then(Value::as_object).unwrap_or(&empty);
    if stages.len() != record.rules.rounding.len() {
        return Err(differs("the rounding"));
    }
    for rules in &record.rules.rounding {
        let stage = stages.get(&rules.stage).unwrap_or(&Value::Null);
        let decimals = rules.decimals.to_string();
        if !is_number(stage, "decimals", Some(&decimals))
            || !is_text(stage, "mode", &rules.mode, "")
        {
            return Err(differs(&format!("the rounding of `{}`", rules.stage)));
        }
    }
    Ok(())
}
