//! The seal of meaning: every field that the schema of criteria.toml knows is changed where some document states it, and
//! every column of the lists beside it. A field that no document states is named: a new one cannot be forgotten.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops with a message"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anbud::Source;
use anbud::documents::read_criteria;
use anbud_files::read_sealed;
use anbud_tests::folder::Folder;
use anbud_tests::{anbud as program, markdown, project};
use serde_json::{Value, json};

/// So many times a field is changed in one document.
const TIMES: usize = 2;

/// Fields that no example, starting point or case states; the seal is of what is written, whether or not it fits together.
const REST: &str = r#"
lots = { when_full = "next" }
item = [{ id = "a", lot = "one" }]
part = [{ id = "b", parameters = { years = 4 } }]
price = { formula = "price = bid + fee", parameters = { fee = 100 } }
rejection = [{ id = "dear", when = "price > most", parameters = { most = 1000 } }]
requirement = [{ id = "c", threshold = { score = 2 } }, { id = "d", threshold = { share = "50 %" } }]
"#;

fn schema() -> Value {
    let (printed, code) =
        program::run(&["schema".to_owned(), "criteria".to_owned()], project::root());
    assert_eq!(code, 0, "{printed}");
    serde_json::from_str(&printed).unwrap()
}

/// The fields below a schema, as `criterion.threshold.score`; what people name themselves is `*`.
fn fields(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        fields(root, root.pointer(name.trim_start_matches('#')).unwrap(), path, found);
    }
    for one in schema["anyOf"].as_array().into_iter().flatten() {
        fields(root, one, path, found);
    }
    if schema["items"].is_object() {
        fields(root, &schema["items"], path, found);
    }
    let deeper = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for (key, below) in schema["properties"].as_object().into_iter().flatten() {
        found.insert(deeper(key));
        fields(root, below, &deeper(key), found);
    }
    if schema["additionalProperties"].is_object() {
        found.insert(deeper("*"));
        fields(root, &schema["additionalProperties"], &deeper("*"), found);
    }
}

/// Where each field stands in a document: by field the pointers to its values.
fn stated(
    known: &BTreeSet<String>,
    value: &Value,
    (field, pointer): (&str, &str),
    found: &mut BTreeMap<String, Vec<String>>,
) {
    match value {
        Value::Object(entries) => {
            for (key, below) in entries {
                let deeper = |key: &str| {
                    if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") }
                };
                let named = deeper(key);
                let name = if known.contains(&named) { named } else { deeper("*") };
                let escaped = key.replace('~', "~0").replace('/', "~1");
                let pointer = format!("{pointer}/{escaped}");
                found.entry(name.clone()).or_default().push(pointer.clone());
                stated(known, below, (&name, &pointer), found);
            }
        }
        Value::Array(entries) => {
            for (at, below) in entries.iter().enumerate() {
                stated(known, below, (field, &format!("{pointer}/{at}")), found);
            }
        }
        _ => {}
    }
}

/// A document as TOML on a few lines.
fn toml_of(document: &Value) -> String {
    let entries = document.as_object().unwrap();
    entries.iter().map(|(key, value)| format!("{} = {}\n", json!(key), inline(value))).collect()
}

fn inline(value: &Value) -> String {
    match value {
        Value::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{} = {}", json!(key), inline(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Array(entries) => {
            format!("[{}]", entries.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn seal(text: &str) -> String {
    read_criteria(&Source::new("criteria.toml", text)).value.into_draft().seal
}

/// A value that says something else.
fn other(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(format!("{text}x")),
        Value::Bool(is) => json!(!is),
        Value::Number(number) => match number.as_i64() {
            Some(number) => json!(number + 1),
            None => json!(number.as_f64().unwrap() + 0.5),
        },
        Value::Array(entries) => {
            let mut entries = entries.clone();
            entries.pop();
            Value::Array(entries)
        }
        Value::Object(entries) => {
            let mut entries = entries.clone();
            entries.insert("other".to_owned(), json!(1));
            Value::Object(entries)
        }
        Value::Null => unreachable!("TOML has no null"),
    }
}

/// Changes each field of a document some times, and leaves it out; how many changes there were.
fn change_all(document: &Value, places: &BTreeMap<String, Vec<String>>, name: &str) -> usize {
    let original = seal(&toml_of(document));
    let mut count = 0;
    for (field, pointers) in places {
        for pointer in pointers.iter().take(TIMES) {
            let mut changed = document.clone();
            let value = changed.pointer_mut(pointer).unwrap();
            *value = other(value);
            assert_ne!(seal(&toml_of(&changed)), original, "{name}: {field} changed at {pointer}");
            let mut without = document.clone();
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            let key = key.replace("~1", "/").replace("~0", "~");
            let parent = without.pointer_mut(parent).unwrap();
            parent.as_object_mut().unwrap().remove(&key).unwrap();
            assert_ne!(seal(&toml_of(&without)), original, "{name}: {field} left out at {pointer}");
            count += 2;
        }
    }
    count
}

/// The rules of examples, starting points and cases, then the rest.
fn documents() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for path in project::files_ending(&["examples", "criteria", "tests/bases"], "/criteria.toml") {
        all.push((project::name(&path), project::text(&path)));
    }
    for path in project::files_ending(&["tests/cases"], ".md") {
        let text = project::text(&path);
        let blocks = markdown::blocks(&text).into_iter();
        let is_whole = |block: &markdown::Block| {
            let file = block.words().next().unwrap_or_default();
            file.ends_with("criteria.toml") && !file.contains('{')
        };
        for block in blocks.filter(is_whole) {
            all.push((project::name(&path), text[block.body].to_owned()));
        }
    }
    all.push(("the rest".to_owned(), REST.to_owned()));
    all
}

#[test]
fn every_field_of_the_schema_is_sealed() {
    let schema = schema();
    let mut known = BTreeSet::new();
    fields(&schema, &schema, "", &mut known);
    assert!(known.len() > 80 && known.contains("item.quantity") && known.contains("lot.id"));
    let (mut seen, mut changes) = (BTreeSet::new(), 0);
    for (name, text) in documents() {
        let Ok(table) = toml::from_str::<toml::Table>(&text) else { continue };
        let document = serde_json::to_value(table).unwrap();
        let mut places = BTreeMap::new();
        stated(&known, &document, ("", ""), &mut places);
        places.retain(|field, _| known.contains(field) && !seen.contains(field));
        if places.is_empty() {
            continue;
        }
        assert_eq!(seal(&toml_of(&document)), seal(&text), "{name}: spelled otherwise");
        changes += change_all(&document, &places, &name);
        seen.extend(places.into_keys());
    }
    println!("{} fields, {changes} changes, each with another seal", seen.len());
    let unseen: Vec<&String> = known.difference(&seen).collect();
    assert!(
        unseen.is_empty(),
        "no document states {unseen:?}: write it into a case, or into the rest"
    );
}

/// The seal of a folder of rules.
fn seal_of(folder: &Path) -> String {
    read_sealed(folder).unwrap().seal
}

#[test]
fn every_column_of_the_lists_beside_it_is_sealed() {
    for (example, list) in [("health-record", "requirements.csv"), ("price-sheet", "items.csv")] {
        let folder = Folder::new();
        folder.copy(&format!("examples/{example}"), "case");
        let case = folder.path().join("case");
        let original = seal_of(&case);
        let text = project::text(&project::root().join("examples").join(example).join(list));
        let rows: Vec<Vec<&str>> =
            text.lines().map(|line| line.split(',').collect::<Vec<_>>()).collect();
        let (header, rows) = rows.split_first().unwrap();
        let plain = rows.iter().enumerate().filter(|(_, row)| row.len() == header.len());
        for (column, name) in header.iter().enumerate() {
            let (at, row) = plain
                .clone()
                .find(|(_, row)| !row[column].is_empty() && !row[column].starts_with('"'))
                .unwrap_or_else(|| panic!("{list}: no row fills {name}"));
            let other = match row[column] {
                "true" => "false".to_owned(),
                "false" => "true".to_owned(),
                text => format!("{text}1"),
            };
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let mut cells: Vec<&str> = row.clone();
            cells[column] = &other;
            lines[at + 1] = cells.join(",");
            folder.write(&format!("case/{list}"), (lines.join("\n") + "\n").as_bytes(), false);
            assert_ne!(seal_of(&case), original, "{list}: {name}");
        }
    }
}
