//! What differs between two sets of rules, by their canonical forms.

use std::collections::BTreeSet;

use serde_json::Value;

/// So many characters of a value are shown.
const SHOWN_MAX: usize = 60;

/// Every difference between the rules that were sealed and those that were found, in words; empty where they mean the same.
///
/// ```
/// let sealed = r#"{"award":{"ties":["draw"]},"criterion":[{"id":"care","weight":"60"}]}"#;
/// let found = r#"{"award":{"ties":["draw"]},"criterion":[{"id":"care","weight":"60.1"}],"price":{}}"#;
/// let differences = anbud_report::seal::differences(sealed, found)?;
/// assert_eq!(differences, [
///     "`weight` of criterion `care` was sealed as `60` and is `60.1`",
///     "`price` was not sealed and is {}",
/// ]);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// Where one of the texts is not JSON.
pub fn differences(sealed: &str, found: &str) -> Result<Vec<String>, serde_json::Error> {
    let (sealed, found) = (serde_json::from_str(sealed)?, serde_json::from_str(found)?);
    let mut differences = Vec::new();
    between(&[], Some(&sealed), Some(&found), &mut differences);
    Ok(differences)
}

fn between(path: &[String], sealed: Option<&Value>, found: Option<&Value>, to: &mut Vec<String>) {
    if sealed == found {
        return;
    }
    match (sealed, found) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for key in keys {
                between(&deeper(path, format!("`{key}`")), one.get(key), other.get(key), to);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => lists(path, one, other, to),
        _ => to.push(told(path, sealed, found)),
    }
}

/// Lists: entries with an id by it, others by position.
fn lists(path: &[String], one: &[Value], other: &[Value], to: &mut Vec<String>) {
    let ids: Option<Vec<&str>> = one.iter().chain(other).map(id).collect();
    let Some(ids) = ids else {
        for at in 0..one.len().max(other.len()) {
            between(&deeper(path, format!("{}", at + 1)), one.get(at), other.get(at), to);
        }
        return;
    };
    let mut known = BTreeSet::new();
    let with = |list: &'_ [Value], wanted: &str| {
        list.iter().find(|entry| id(entry) == Some(wanted)).cloned()
    };
    for wanted in ids.into_iter().filter(|id| known.insert(*id)) {
        let (one, other) = (with(one, wanted), with(other, wanted));
        let path = inside(path, wanted);
        match (&one, &other) {
            (Some(_), None) => to.push(format!("{} was sealed and is gone", words(&path))),
            (None, Some(_)) => to.push(format!("{} was not sealed", words(&path))),
            _ => between(&path, one.as_ref(), other.as_ref(), to),
        }
    }
    let order = |list: &[Value]| list.iter().filter_map(id).map(str::to_owned).collect::<Vec<_>>();
    if to.is_empty() && order(one) != order(other) {
        to.push(format!("the entries of {} stand in another order", words(path)));
    }
}

fn id(entry: &Value) -> Option<&str> {
    entry.get("id")?.as_str()
}

fn deeper(path: &[String], step: String) -> Vec<String> {
    path.iter().cloned().chain([step]).collect()
}

/// The path of an entry with an id: `criterion` becomes criterion `care`.
fn inside(path: &[String], id: &str) -> Vec<String> {
    let mut path = path.to_vec();
    if let Some(last) = path.last_mut() {
        *last = format!("{} `{id}`", last.trim_matches('`'));
    }
    path
}

/// The path in words, from the inside out.
fn words(path: &[String]) -> String {
    let steps: Vec<&str> = path.iter().rev().map(String::as_str).collect();
    steps.join(" of ")
}

fn told(path: &[String], sealed: Option<&Value>, found: Option<&Value>) -> String {
    let path = words(path);
    match (sealed, found) {
        (Some(sealed), Some(found)) => {
            format!("{path} was sealed as {} and is {}", shown(sealed), shown(found))
        }
        (Some(sealed), None) => format!("{path} was sealed as {} and is not stated", shown(sealed)),
        (None, Some(found)) => format!("{path} was not sealed and is {}", shown(found)),
        (None, None) => path,
    }
}

fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => format!("`{text}`"),
        other => other.to_string(),
    };
    if text.chars().count() <= SHOWN_MAX {
        return text;
    }
    text.chars().take(SHOWN_MAX).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_met_by_id_and_lists_by_position() {
        let sealed = r#"{"criterion":[{"id":"a"},{"id":"b","table":[["0","0 %"],["2","1"]]}],"scale":[{"id":"x"},{"id":"y"}]}"#;
        let found = r#"{"criterion":[{"id":"b","table":[["0","5 %"]]},{"id":"c"}],"scale":[{"id":"x"},{"id":"y"}]}"#;
        let differences = differences(sealed, found).unwrap_or_default();
        assert_eq!(
            differences,
            [
                "criterion `a` was sealed and is gone",
                "2 of 1 of `table` of criterion `b` was sealed as `0 %` and is `5 %`",
                "2 of `table` of criterion `b` was sealed as [\"2\",\"1\"] and is not stated",
                "criterion `c` was not sealed",
            ]
        );
    }

    #[test]
    fn order_counts_where_the_seal_says_so() {
        let of = |ids: [&str; 2]| {
            format!(r#"{{"group":[{{"id":"{}"}},{{"id":"{}"}}]}}"#, ids[0], ids[1])
        };
        let differences = differences(&of(["a", "b"]), &of(["b", "a"])).unwrap_or_default();
        assert_eq!(differences, ["the entries of `group` stand in another order"]);
    }
}
