//! Records as JSON: one figure a line, keys in the order of the alphabet, and a digest of the whole at the end.

mod lots;

pub use lots::lots_record_text;

use anbud::evaluation::Scope;
use anbud::record::{FORMAT, LotsRecord, Record};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::digest::hexadecimal;

/// What the last line of a record begins with; the rest of it is the digest and the end of the object.
const WHOLE: &str = "\"whole\":\"sha256:";

/// Why a text is not a record.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RecordError {
    /// It is not JSON, or not the JSON of a record.
    #[error("not a record: {0}")]
    NotARecord(#[from] serde_json::Error),
    /// Its format is another one.
    #[error("a record of format {0}, not {FORMAT}")]
    Format(u32),
    /// It is of all lots, and one award was asked for.
    #[error("a record of several lots")]
    OfLots,
    /// The digest in its last line is not that of the lines before.
    #[error(
        "a record that was changed: its last line does not hold the digest of the lines before"
    )]
    Changed,
}

/// A record as the text of its file.
///
/// Every key of the outermost object begins a line, every entry of its lists stands on one; the last line holds the SHA-256
/// of all that stands before it: `head -n -1 record.json | sha256sum`.
///
/// ```
/// use anbud::evaluation::{Scope, evaluate};
/// use anbud::record::{Basis, Record};
/// use anbud_files::{Case, read_record, record_text};
///
/// let case = Case::read("../../examples/exact-tie")?;
/// let whole = (case.procedure.as_ref(), case.tenders.as_ref(), case.sheet.as_ref());
/// let (Some(procedure), Some(tenders), Some(sheet)) = whole else { panic!("a case without mistakes") };
/// let evaluation = evaluate(procedure, tenders, sheet, Scope::Whole).expect("no mistakes");
/// let activities = case.activities(&evaluation)?;
/// let basis =
///     Basis { procedure, tenders, sheet, evaluation: &evaluation, activities: &activities, warnings: &[] };
/// let record = Record::of(&basis, case.files()?);
///
/// let text = record_text(&record)?;
/// assert!(text.starts_with("{\n\"decisions\":["));
/// assert_eq!(read_record(&text)?, record);
/// assert!(read_record(&text.replacen("63", "64", 1)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the JSON writer fails, which it does not for text.
pub fn record_text(record: &Record) -> Result<String, serde_json::Error> {
    // every field is named here, so that a new one cannot be forgotten
    let Record {
        decisions,
        engine,
        evaluators,
        figures,
        files,
        format,
        formulas,
        lot,
        margin,
        method,
        replaced,
        rules,
        scope,
        seal,
        sealed,
        tenders,
        undecided,
        warnings,
    } = record;
    let mut text = String::from("{\n");
    list(&mut text, "decisions", decisions)?;
    value(&mut text, "engine", engine)?;
    value(&mut text, "evaluators", evaluators)?;
    list(&mut text, "figures", figures)?;
    list(&mut text, "files", files)?;
    value(&mut text, "format", format)?;
    list(&mut text, "formulas", formulas)?;
    // a procurement without lots has none to tell
    if lot.is_some() {
        value(&mut text, "lot", lot)?;
    }
    value(&mut text, "margin", margin)?;
    value(&mut text, "method", method)?;
    list(&mut text, "replaced", replaced)?;
    value(&mut text, "rules", rules)?;
    value(&mut text, "scope", scope)?;
    value(&mut text, "seal", seal)?;
    value(&mut text, "sealed", sealed)?;
    list(&mut text, "tenders", tenders)?;
    list(&mut text, "undecided", undecided)?;
    list(&mut text, "warnings", warnings)?;
    Ok(whole(&text))
}

/// A text with its last line: the digest of all that stands before.
pub(crate) fn whole(text: &str) -> String {
    format!("{text}{WHOLE}{}\"}}\n", hexadecimal(&Sha256::digest(text)))
}

pub(crate) fn value(
    text: &mut String,
    key: &str,
    value: &impl Serialize,
) -> Result<(), serde_json::Error> {
    *text += &format!("\"{key}\":{},\n", serde_json::to_string(value)?);
    Ok(())
}

pub(crate) fn list<T: Serialize>(
    text: &mut String,
    key: &str,
    entries: &[T],
) -> Result<(), serde_json::Error> {
    *text += &format!("\"{key}\":[");
    for (position, entry) in entries.iter().enumerate() {
        *text += if position == 0 { "\n" } else { ",\n" };
        *text += &serde_json::to_string(entry)?;
    }
    *text += if entries.is_empty() { "],\n" } else { "\n],\n" };
    Ok(())
}

/// Reads the text of a record. That it is whole and unchanged is checked by the digest in its last line; that its figures
/// are right is for `anbud verify` to say.
///
/// # Errors
/// A [`RecordError`] where it is no record, one of another format, or one that was changed.
pub fn read_record(text: &str) -> Result<Record, RecordError> {
    match is_of_lots(text)? {
        true => Err(RecordError::OfLots),
        false => read(text),
    }
}

/// Reads the text of a record of all lots.
///
/// # Errors
/// As [`read_record`].
pub fn read_lots_record(text: &str) -> Result<LotsRecord, RecordError> {
    is_of_lots(text).and_then(|_| read(text))
}

/// What the record of an award or of all lots says of itself, read without its figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Head {
    /// The program and its version.
    pub engine: String,
    /// The lot; none where there are no lots, or where it is of all.
    pub lot: Option<String>,
    /// What was evaluated.
    pub scope: Scope,
}

/// Reads what a record says of itself.
///
/// # Errors
/// Where it is no record.
pub fn record_head(text: &str) -> Result<Head, RecordError> {
    Ok(serde_json::from_str(text)?)
}

/// Whether a text is the record of all lots together, and not of one award.
///
/// # Errors
/// Where it is no record of the format that is read.
pub fn is_of_lots(text: &str) -> Result<bool, RecordError> {
    #[derive(Deserialize)]
    struct Versioned {
        format: u32,
        lots: Option<serde::de::IgnoredAny>,
    }
    let versioned: Versioned = serde_json::from_str(text)?;
    match versioned.format {
        FORMAT => Ok(versioned.lots.is_some()),
        other => Err(RecordError::Format(other)),
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, RecordError> {
    let record = serde_json::from_str(text)?;
    let (before, last) = text.rfind(WHOLE).map_or((text, ""), |at| text.split_at(at));
    let digest = hexadecimal(&Sha256::digest(before));
    if last == format!("{WHOLE}{digest}\"}}\n") { Ok(record) } else { Err(RecordError::Changed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_record_is_told_apart() {
        let told = |text: &str| read_record(text).map_err(|error| error.to_string()).err();
        let begins = |text: &str, with: &str| told(text).is_some_and(|told| told.starts_with(with));
        assert!(begins("", "not a record: "));
        assert!(begins("{\"format\":1}", "not a record: missing field"));
        assert_eq!(told("{\"format\":2}").as_deref(), Some("a record of format 2, not 1"));
    }
}
