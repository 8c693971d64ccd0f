//! Records of all lots as JSON: the record of every lot stands in it as it would stand alone.

use anbud::record::{EvaluatedAgain, LotsRecord, Record};

use super::{list, record_text, value, whole};

/// A record of all lots as the text of its file: the form of a record, with the records of the lots in it. Each of these is,
/// byte for byte, the record that an evaluation of that lot alone writes.
///
/// # Errors
/// Where the JSON writer fails, which it does not for text.
pub fn lots_record_text(record: &LotsRecord) -> Result<String, serde_json::Error> {
    // every field is named here, so that a new one cannot be forgotten
    let LotsRecord {
        again,
        allocation,
        combinations,
        engine,
        figures,
        files,
        format,
        lots,
        method,
        preferences,
        rules,
        scope,
        seal,
        sealed,
    } = record;
    let mut text = String::from("{\n");
    records(&mut text, "again", again.iter().map(made_again))?;
    value(&mut text, "allocation", allocation)?;
    list(&mut text, "combinations", combinations)?;
    value(&mut text, "engine", engine)?;
    list(&mut text, "figures", figures)?;
    list(&mut text, "files", files)?;
    value(&mut text, "format", format)?;
    records(&mut text, "lots", lots.iter().map(alone))?;
    value(&mut text, "method", method)?;
    list(&mut text, "preferences", preferences)?;
    value(&mut text, "rules", rules)?;
    value(&mut text, "scope", scope)?;
    value(&mut text, "seal", seal)?;
    value(&mut text, "sealed", sealed)?;
    Ok(whole(&text))
}

/// A record without its last line break.
fn alone(record: &Record) -> Result<String, serde_json::Error> {
    record_text(record).map(|text| text.trim_end().to_owned())
}

fn made_again(again: &EvaluatedAgain) -> Result<String, serde_json::Error> {
    let because = serde_json::to_string(&again.because)?;
    Ok(format!("{{\"because\":{because},\"record\":{}}}", alone(&again.record)?))
}

fn records(
    text: &mut String,
    key: &str,
    entries: impl Iterator<Item = Result<String, serde_json::Error>>,
) -> Result<(), serde_json::Error> {
    let entries = entries.collect::<Result<Vec<String>, serde_json::Error>>()?;
    let (begin, end) = if entries.is_empty() { ("", "") } else { ("\n", "\n") };
    *text += &format!("\"{key}\":[{begin}{}{end}],\n", entries.join(",\n"));
    Ok(())
}
