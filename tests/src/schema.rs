//! A small judge of JSON Schema: as much of it as the schemas of the documents use.

use std::collections::BTreeSet;

use serde_json::Value;

/// What does not fit a schema, each with its path.
#[must_use]
pub fn misfits(schema: &Value, document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    judge(schema, schema, document, "", &mut found);
    found
}

fn judge(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let meant =
            root.pointer(name.trim_start_matches('#')).expect("a reference leads somewhere");
        judge(root, meant, value, path, found);
    }
    if let Some(kind) = schema["type"].as_str().filter(|kind| !is(kind, value)) {
        found.push(format!("{path}: not of type {kind}: {value}"));
        return;
    }
    if let Some(choices) = schema["enum"].as_array().filter(|choices| !choices.contains(value)) {
        found.push(format!("{path}: {value} is none of {} choices", choices.len()));
    }
    if schema.get("const").is_some_and(|only| !is_equal(only, value)) {
        found.push(format!("{path}: {value} is not {}", schema["const"]));
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = |one: &Value| {
            let mut inner = Vec::new();
            judge(root, one, value, path, &mut inner);
            inner.is_empty()
        };
        if !any.iter().any(fits) {
            found.push(format!("{path}: {value} fits nothing that may stand here"));
        }
    }
    match value {
        Value::Object(_) => of_object(root, schema, value, path, found),
        Value::Array(_) => of_array(root, schema, value, path, found),
        _ => {}
    }
}

fn is(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        other => panic!("the type {other} is not known here"),
    }
}

fn is_equal(one: &Value, other: &Value) -> bool {
    one == other || one.as_f64().is_some_and(|number| Some(number) == other.as_f64())
}

fn of_object(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    let entries = value.as_object().unwrap();
    for (key, entry) in entries {
        let inside = format!("{path}/{key}");
        match (schema["properties"].get(key), &schema["additionalProperties"]) {
            (Some(known), _) => judge(root, known, entry, &inside, found),
            (None, Value::Bool(false)) => found.push(format!("{inside}: not known")),
            (None, Value::Null | Value::Bool(true)) => {}
            (None, each) => judge(root, each, entry, &inside, found),
        }
    }
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    found.extend(
        required
            .filter(|key| !entries.contains_key(*key))
            .map(|key| format!("{path}/{key}: not stated")),
    );
    let count = u64::try_from(entries.len()).unwrap();
    let is_out = |key: &str, out: fn(u64, u64) -> bool| {
        schema[key].as_u64().is_some_and(|limit| out(count, limit))
    };
    if is_out("minProperties", |a, b| a < b) || is_out("maxProperties", |a, b| a > b) {
        found.push(format!("{path}: {count} keys"));
    }
}

fn of_array(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    let entries = value.as_array().unwrap();
    let first = schema["prefixItems"].as_array().cloned().unwrap_or_default();
    for (at, entry) in entries.iter().enumerate() {
        let each = first.get(at).or_else(|| schema.get("items"));
        if let Some(each) = each {
            judge(root, each, entry, &format!("{path}/{at}"), found);
        }
    }
    let count = u64::try_from(entries.len()).unwrap();
    if schema["maxItems"].as_u64().is_some_and(|most| count > most)
        || schema["minItems"].as_u64().is_some_and(|least| count < least)
    {
        found.push(format!("{path}: {count} entries"));
    }
}

/// Every key that a schema knows, at any depth.
#[must_use]
pub fn keys(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    gather(schema, &mut found);
    found
}

fn gather(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            for (key, value) in entries {
                if let (true, Value::Object(properties)) = (key == "properties", value) {
                    found.extend(properties.keys().cloned());
                }
                gather(value, found);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| gather(entry, found)),
        _ => {}
    }
}
