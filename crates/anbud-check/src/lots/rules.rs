//! The rules of all lots: those of the record, of each lot and as sealed are the same.

use serde_json::Value;

use super::read::LotsRecord;
use crate::Problem;
use crate::number::written;
use crate::read::{Record, sha256};

/// Checks what the records of the lots have in common with that of all, and the rules by which lots are shared out.
pub(super) fn check(record: &LotsRecord<'_>, lots: &[Record<'_>]) -> Result<(), Problem> {
    let ids: Vec<&str> = record.rules.lots.iter().map(|lot| lot.id.as_str()).collect();
    let of_records: Vec<&str> = lots.iter().filter_map(|lot| lot.lot.as_deref()).collect();
    if ids != of_records || lots.len() != ids.len() || ids.is_empty() {
        return Err(Problem::new("the records are not those of the lots of the rules, in order"));
    }
    for lot in lots {
        same_files(record, lot)?;
    }
    if record.seal.is_empty() && record.sealed.is_empty() {
        return Ok(()); // rules made by a program are not sealed
    }
    if record.seal != format!("sha256:{}", sha256(record.sealed.as_bytes())) {
        return Err(Problem::new("the seal is not that of the sealed rules"));
    }
    let sealed: Value = serde_json::from_str(&record.sealed)
        .map_err(|error| Problem::new(format!("the sealed rules cannot be read: {error}")))?;
    match is_as_sealed(record, &sealed) {
        true => Ok(()),
        false => Err(Problem::new("how lots are shared out in the rules is not what was sealed")),
    }
}

/// A record within is of the same files, rules and scope.
pub(super) fn same_files(record: &LotsRecord<'_>, lot: &Record<'_>) -> Result<(), Problem> {
    let is_same = lot.seal == record.seal
        && lot.sealed == record.sealed
        && lot.scope == record.scope
        && lot.files == record.files;
    if is_same {
        return Ok(());
    }
    let id = lot.lot.as_deref().unwrap_or_default();
    Err(Problem::new(format!("the record of `{id}` is not of the files and rules of the others")))
}

fn is_as_sealed(record: &LotsRecord<'_>, sealed: &Value) -> bool {
    let (rules, empty) = (&record.rules, Value::Null);
    let table = sealed.get("lots").unwrap_or(&empty);
    let word = |key: &str| table.get(key).and_then(Value::as_str);
    let most = word("most_per_tenderer").and_then(written);
    let ties: Vec<&str> = table
        .get("ties")
        .and_then(Value::as_array)
        .map(|ties| ties.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let lots = sealed.get("lot").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let lots_are_same = lots.len() == rules.lots.len()
        && lots.iter().zip(&rules.lots).all(|(table, lot)| {
            let text = |key: &str| table.get(key).and_then(Value::as_str);
            text("id") == Some(&*lot.id) && text("title").unwrap_or(&lot.id) == lot.title
        });
    let is_total = rules.allocation.as_deref() == Some("best-total");
    lots_are_same
        && most
            == rules
                .most_per_tenderer
                .map(|most| num_rational::BigRational::from_integer(most.into()))
        && word("allocation") == rules.allocation.as_deref()
        && (!is_total || word("total") == rules.total.as_deref())
        && word("when_full") == rules.when_full.as_deref()
        && word("combination_price") == rules.combination_price.as_deref()
        && ties == rules.ties
}
