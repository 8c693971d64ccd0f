//! The sealed rules of one lot: criteria of other lots left out, with what is about nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

/// Leaves out what does not belong to a lot; whether there is such a lot.
pub(super) fn keep(sealed: &mut Value, lot: &str) -> bool {
    let is_lot = |table: &Value| text(table, "id") == Some(lot);
    let is_there =
        sealed.get("lot").and_then(Value::as_array).is_some_and(|it| it.iter().any(is_lot));
    let out = criteria_out(sealed, lot);
    let names = |table: &Value, key: &str| text(table, key).is_some_and(|id| out.contains(id));
    retain(sealed, "criterion", &|table| !names(table, "id"));
    retain(sealed, "requirement", &|table| !names(table, "criterion"));
    retain(sealed, "group", &|table| {
        let assessed = table.get("assesses").and_then(Value::as_array);
        let is_out = |id: &Value| id.as_str().is_some_and(|id| out.contains(id));
        assessed.is_none_or(|ids| ids.is_empty() || !ids.iter().all(is_out))
    });
    is_there
}

/// The ids of criteria that name other lots, and of all below them.
fn criteria_out(sealed: &Value, lot: &str) -> BTreeSet<String> {
    let tables = sealed.get("criterion").and_then(Value::as_array).map(Vec::as_slice);
    let tables = tables.unwrap_or_default();
    let mut out = BTreeSet::new();
    // as many rounds as there can be levels
    for _ in tables {
        let before = out.len();
        for table in tables {
            let lots = table.get("lots").and_then(Value::as_array);
            let is_elsewhere = lots.is_some_and(|it| !it.iter().any(|id| id.as_str() == Some(lot)));
            let is_below = text(table, "parent").is_some_and(|parent| out.contains(parent));
            if let (true, Some(id)) = (is_elsewhere || is_below, text(table, "id")) {
                out.insert(id.to_owned());
            }
        }
        if out.len() == before {
            break;
        }
    }
    out
}

fn text<'v>(table: &'v Value, key: &str) -> Option<&'v str> {
    table.get(key).and_then(Value::as_str)
}

fn retain(sealed: &mut Value, key: &str, stays: &dyn Fn(&Value) -> bool) {
    if let Some(tables) = sealed.get_mut(key).and_then(Value::as_array_mut) {
        tables.retain(|table| stays(table));
    }
}
