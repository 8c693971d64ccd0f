//! Records with one thing changed.

use serde_json::{Map, Value};
use std::fmt::Write;

/// A record with one thing changed.
#[derive(Debug)]
pub struct Change {
    /// What was changed, by keys and positions.
    pub path: String,
    /// The kind of field, positions left out.
    pub kind: String,
    /// The whole record, changed.
    pub value: Value,
}

/// Every change of one thing: each text, number and condition another one, each entry of a list left out or exchanged with
/// the next, each key left out, and a key more in each object.
#[must_use]
pub fn changes(record: &Value) -> Vec<Change> {
    let mut found = Vec::new();
    walk(record, &mut Vec::new(), &mut |path, changed| {
        let mut whole = record.clone();
        *at(&mut whole, path) = changed;
        found.push(Change { path: path.join("."), kind: kind(path), value: whole });
    });
    found
}

fn kind(path: &[String]) -> String {
    let plain = path.iter().map(|step| if step.parse::<usize>().is_ok() { "*" } else { step });
    plain.collect::<Vec<_>>().join(".")
}

fn at<'v>(value: &'v mut Value, path: &[String]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match value {
        Value::Array(list) => &mut list[step.parse::<usize>().expect("a position")],
        other => &mut other[step.as_str()],
    })
}

fn walk(value: &Value, path: &mut Vec<String>, change: &mut impl FnMut(&[String], Value)) {
    for other in others(value) {
        change(path, other);
    }
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    for (step, value) in inside {
        if step == "whole" {
            continue; // what the digest says of the others is made anew
        }
        path.push(step);
        walk(value, path, change);
        path.pop();
    }
}

/// What a value can be changed to.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => vec![Value::from(1)],
        Value::Bool(is) => vec![Value::from(!is)],
        Value::Number(number) => vec![Value::from(number.as_i64().expect("a whole number") + 1)],
        Value::String(text) => vec![Value::from(other_text(text))],
        Value::Array(list) => other_lists(list),
        Value::Object(map) => other_objects(map),
    }
}

/// The last digit another one; a word among the record's own another of them; else a letter more.
fn other_text(text: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("sum", "product"),
        ("product", "sum"),
        ("quotient", "difference"),
        ("difference", "quotient"),
        ("same", "sum"),
        ("money", "points"),
        ("points", "money"),
        ("number", "free"),
        ("true", "false"),
        ("false", "true"),
        ("highest", "lowest"),
        ("lowest", "highest"),
        ("half-up", "half-even"),
        ("<", "<="),
        ("ranked", "unplaced"),
    ];
    if let Some((_, other)) = WORDS.iter().find(|(word, _)| *word == text) {
        return (*other).to_owned();
    }
    match text.chars().next_back().and_then(|last| last.to_digit(10)) {
        Some(digit) => format!("{}{}", &text[..text.len() - 1], (digit + 1) % 10),
        None => format!("{text}x"),
    }
}

fn other_lists(list: &[Value]) -> Vec<Value> {
    let without = (0..list.len()).map(|at| {
        list.iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, value)| value.clone())
            .collect()
    });
    let exchanged = (1..list.len()).filter(|at| list[at - 1] != list[*at]).map(|at| {
        let mut list = list.to_vec();
        list.swap(at - 1, at);
        Value::Array(list)
    });
    without.chain(exchanged).collect()
}

fn other_objects(map: &Map<String, Value>) -> Vec<Value> {
    let without = map.keys().filter(|key| *key != "whole").map(|key| {
        let mut map = map.clone();
        map.remove(key);
        Value::Object(map)
    });
    let mut more = map.clone();
    more.insert("and".to_owned(), Value::from("more"));
    without.chain([Value::Object(more)]).collect()
}

/// A value as the program writes records: keys in order, every entry of a list of the outermost object on a line; a record
/// within it as it would stand alone, with a digest of its own.
///
/// # Panics
/// Where it is no object.
#[must_use]
pub fn written(record: &Value) -> String {
    let mut text = String::from("{\n");
    let map = record.as_object().expect("a record is an object");
    let mut keys: Vec<&String> = map.keys().filter(|key| *key != "whole").collect();
    keys.sort();
    for key in keys {
        match &map[key] {
            Value::Array(list) if !list.is_empty() => {
                let lines: Vec<String> = list.iter().map(|entry| entry_of(key, entry)).collect();
                let _ = write!(text, "\"{key}\":[\n{}\n],\n", lines.join(",\n"));
            }
            value => {
                let _ = writeln!(text, "\"{key}\":{},", compact(value));
            }
        }
    }
    let digest = map.get("whole").map_or_else(String::new, compact);
    text + &format!("\"whole\":{digest}}}\n")
}

/// An entry of a list: the record of a lot, a lot evaluated once more, or a line.
fn entry_of(key: &str, entry: &Value) -> String {
    let alone = |record: &Value| sealed_anew(&written(record)).trim_end().to_owned();
    match (key, entry) {
        ("lots", Value::Object(map)) if map.contains_key("files") => alone(entry),
        ("again", Value::Object(map)) if map.get("record").is_some_and(Value::is_object) => {
            let record = alone(&map["record"]);
            let parts = map.iter().map(|(key, value)| match key.as_str() {
                "record" => format!("\"record\":{record}"),
                key => format!("{}:{}", Value::from(key), compact(value)),
            });
            let mut parts: Vec<String> = parts.collect();
            parts.sort();
            format!("{{{}}}", parts.join(","))
        }
        _ => compact(entry),
    }
}

/// A value without white space, keys in order.
#[must_use]
pub fn compact(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            let entry =
                |key: &String| format!("{}:{}", Value::from(key.as_str()), compact(&map[key]));
            format!("{{{}}}", keys.into_iter().map(entry).collect::<Vec<_>>().join(","))
        }
        Value::Array(list) => {
            format!("[{}]", list.iter().map(compact).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

/// The text with the digest of its last line made anew.
#[must_use]
pub fn sealed_anew(text: &str) -> String {
    const WHOLE: &str = "\"whole\":";
    let before = &text[..text.rfind(WHOLE).unwrap_or(text.len())];
    let digest = ::anbud::documents::seal_of_bytes(before.as_bytes());
    format!("{before}{WHOLE}\"{digest}\"}}\n")
}

/// A record in other spellings: the same by its values, or with something more, under a new digest.
///
/// # Panics
/// Where it is no record of a placed tender.
#[must_use]
pub fn spellings(text: &str) -> Vec<(&'static str, String)> {
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        sealed_anew(&text.replacen(from, to, 1))
    };
    let value: Value = serde_json::from_str(text).expect("a record");
    let pretty = serde_json::to_string_pretty(&value).expect("it can be written");
    let bare = text.trim_end().to_owned();
    vec![
        ("white space", with("\"place\":1,", "\"place\": 1,")),
        ("a key twice", with("\"place\":1,", "\"place\":2,\"place\":1,")),
        ("a key that nobody knows", with("\"place\":1,", "\"place\":1,\"place_won\":1,")),
        (
            "keys in another order",
            with("\"met\":true,\"requirement\":\"S-1\"", "\"requirement\":\"S-1\",\"met\":true"),
        ),
        ("another number", with("\"place\":1,", "\"place\":1.0,")),
        ("an escape that need not be", with("\"currency\":\"SEK\"", "\"currency\":\"\\u0053EK\"")),
        ("another version of the method", with("\"method\":1,", "\"method\":2,")),
        ("lines of their own", sealed_anew(&pretty)),
        ("no line break at the end", bare),
        ("two of them", format!("{text}\n")),
    ]
}
