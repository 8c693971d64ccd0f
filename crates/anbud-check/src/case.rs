//! A record against the files of its case: digests, and every number where it is said to stand.

use std::collections::BTreeMap;

use num_rational::BigRational;

use crate::lots::read::LotsRecord;
use crate::number::written;
use crate::read::{self, Figure, Record};
use crate::{Problem, Refusal};

/// Verifies that the files of a case are those of a record, and that every number that was written stands where the record
/// says. `files` yields the bytes of a file by its name; none where it is not there.
///
/// # Errors
/// [`Refusal::NotARecord`] for another kind of file, [`Refusal::Wrong`] with the first thing that does not fit.
pub fn verify_files(text: &str, files: &impl Fn(&str) -> Option<Vec<u8>>) -> Result<(), Refusal> {
    if read::is_of_lots(text)? {
        let record: LotsRecord<'_> = read::record(text)?;
        let again = record.again.iter().map(|again| again.record);
        for nested in record.lots.iter().copied().chain(again) {
            verify_files(nested.get(), files)?;
        }
        return Ok(());
    }
    let record: Record<'_> = read::record(text)?;
    let mut texts = BTreeMap::new();
    for file in &record.files {
        let name = &file.name;
        let bytes =
            files(name).ok_or_else(|| Problem::new(format!("`{name}` is not in the case")))?;
        if read::sha256(&bytes) != file.sha256 || bytes.len() as u64 != file.bytes {
            return Err(Problem::new(format!(
                "`{name}` is not the file that was evaluated: its digest is another"
            ))
            .into());
        }
        if !name.starts_with("scores") {
            texts.insert(name.as_str(), String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    let lines = texts
        .iter()
        .map(|(name, text)| (*name, text.trim_start_matches('\u{feff}').lines().collect()));
    let lines: BTreeMap<&str, Vec<&str>> = lines.collect();
    for figure in &record.figures {
        stands(&record, figure, &lines)?;
    }
    Ok(())
}

/// Whether what was written stands where the record says, or what names it does: a model of the catalogue, a scale.
fn stands(
    record: &Record,
    figure: &Figure,
    lines: &BTreeMap<&str, Vec<&str>>,
) -> Result<(), Problem> {
    let (Some(at), Some(text)) = (&figure.at, &figure.text) else { return Ok(()) };
    let wrong =
        |why: &str| Problem::of(figure.figure, format!("`{text}` does not stand at {at}: {why}"));
    let (file, line, column) = place(at).ok_or_else(|| wrong("that is no place"))?;
    let Some(file) = lines.get(file) else { return Err(wrong("that file is not in the record")) };
    let found = line
        .checked_sub(1)
        .and_then(|line| file.get(line))
        .ok_or_else(|| wrong("it has no such line"))?;
    let rest: String = found.chars().skip(column.saturating_sub(1)).collect();
    if written(text).is_some_and(|number| begins_with(&rest, &number))
        || names_it(record, figure, &rest)
        || stands_in_table(text, &rest, file.get(line..).unwrap_or_default())
    {
        return Ok(());
    }
    Err(wrong(&format!("there is `{}`", rest.chars().take(24).collect::<String>())))
}

fn place(at: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = at.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file, line.parse().ok()?, column.parse().ok()?))
}

/// Whether a line begins with a number, in quotes or not, with a decimal point or, in tables, a decimal comma.
fn begins_with(rest: &str, number: &BigRational) -> bool {
    let rest = rest.trim_start();
    let quoted = rest.strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next());
    let plain = |allowed: &str| -> String {
        rest.chars().take_while(|c| c.is_ascii_digit() || allowed.contains(*c)).collect()
    };
    let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    let comma = plain("+-,").replacen(',', ".", 1);
    let spellings = [quoted.unwrap_or(""), &plain("+-._"), &plain("+-._ %"), &comma, &word];
    let quoted_comma = quoted.unwrap_or("").replacen(',', ".", 1);
    let read = |text: &str| written(text).as_ref() == Some(number);
    spellings.into_iter().any(read) || read(&quoted_comma)
}

/// Whether a model or a scale stands there, whose number this is.
fn names_it(record: &Record, figure: &Figure, rest: &str) -> bool {
    let Some(named) =
        rest.strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next())
    else {
        return false;
    };
    let is_model = record.formulas.iter().any(|formula| formula.model.as_deref() == Some(named));
    let is_end = matches!(figure.name.as_deref(), Some("minimum" | "maximum"));
    is_model
        || (is_end
            && record.rules.criteria.iter().any(|rules| rules.scale.as_deref() == Some(named)))
}

/// Whether a table begins there in which the number stands.
fn stands_in_table(text: &str, rest: &str, lines: &[&str]) -> bool {
    if !rest.starts_with('[') {
        return false;
    }
    let mut ended = false;
    let mut table = std::iter::once(rest).chain(lines.iter().copied()).take_while(|line| {
        let is_inside = !ended;
        ended = line.contains("]]") || line.trim() == "]";
        is_inside
    });
    let Some(number) = written(text) else { return false };
    table.any(|line| line.split(['[', ']', ',']).any(|cell| begins_with(cell, &number)))
}
