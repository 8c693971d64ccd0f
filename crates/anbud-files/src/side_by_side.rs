//! A large score file, read in parts side by side: split between rows, and put together in order.
//!
//! Threads live here and nowhere else. What is read does not depend on how many there are: parts are put together in
//! the order of the file, and a file with anything wrong in it is read once more as a whole, so that mistakes are told
//! in the order of its rows. So is one of which a part began within a quoted text: the part before it has no end then.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anbud::diagnostic::Mistakes;
use anbud::ledger::Ledger;

use crate::csv::{Begun, Numbers, Row, read_head, read_rows};
use crate::progress::{Progress, Watched};
use crate::scores::{COLUMNS, SCORE, add};

/// How many bytes a part has at least: smaller ones are read faster than a thread begins.
const PART_BYTES_MIN: u64 = 4 << 20;

/// How many parts are read side by side at most.
const PARTS_MAX: usize = 4;

/// How many bytes are looked at to find a place where a part may begin.
const LOOK_BYTES: u64 = 1 << 16;

/// Reads a score file in parts; whether that was done. A small file, and one with a mistake, is left to be read as a whole.
///
/// # Errors
/// What the file system says while the file is read.
pub(crate) fn read_side_by_side(
    path: &Path,
    name: &Arc<str>,
    ledger: &mut Ledger<'_>,
    progress: &Arc<Progress>,
) -> std::io::Result<bool> {
    let size = std::fs::metadata(path)?.len();
    match parts(size / PART_BYTES_MIN) {
        0 | 1 => Ok(false),
        parts => read_in_parts(path, name, parts as u64, ledger, progress),
    }
}

/// How many parts are read side by side, of so many that there may be.
pub(crate) fn parts(most: u64) -> usize {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    usize::try_from(most).unwrap_or(usize::MAX).min(cores).min(PARTS_MAX)
}

fn read_in_parts(
    path: &Path,
    name: &Arc<str>,
    parts: u64,
    ledger: &mut Ledger<'_>,
    progress: &Arc<Progress>,
) -> std::io::Result<bool> {
    let Some(begun) = read_head(File::open(path)?, name, &COLUMNS)? else { return Ok(false) };
    let size = std::fs::metadata(path)?.len();
    let cuts = cuts(&mut File::open(path)?, &begun, size, parts)?;
    let ends = cuts.iter().skip(1).copied().chain([u64::MAX]);
    let ranges = cuts.iter().copied().zip(ends).map(|(begin, end)| begin..end);
    read_parts(name, ledger, begun.line, ranges.collect(), |range, part| {
        read_part(part_of(path, &range, progress.clone())?, name, &begun, part)
    })
}

/// Reads parts of a file side by side and puts them together; whether that was done. `line` is the first line of the first part.
///
/// # Errors
/// What the file system says while the file is read.
pub(crate) fn read_parts<'l, R: Send>(
    name: &Arc<str>,
    ledger: &mut Ledger<'l>,
    mut line: u32,
    ranges: Vec<R>,
    read: impl Fn(R, Ledger<'l>) -> std::io::Result<Option<Part<'l>>> + Sync,
) -> std::io::Result<bool> {
    ledger.open(name.clone());
    let found = thread::scope(|scope| {
        let threads: Vec<_> = ranges
            .into_iter()
            .map(|range| {
                let (part, read) = (ledger.part(), &read);
                scope.spawn(move || read(range, part))
            })
            .collect();
        let joined = threads.into_iter().map(|thread| {
            thread.join().map_err(|_| std::io::Error::other("a part of the file was not read"))?
        });
        joined.collect::<std::io::Result<Vec<Option<Part<'_>>>>>()
    })?;
    let Some(found) = found.into_iter().collect::<Option<Vec<Part<'_>>>>() else {
        ledger.close();
        return Ok(false);
    };
    let (mut scores, mut ledgers) = (Numbers::of(SCORE), Vec::new());
    for mut part in found {
        scores.append(part.numbers);
        part.ledger.move_down(line - 1);
        ledgers.push(part.ledger);
        line = line.saturating_add(part.lines);
    }
    let mut mistakes = Mistakes::default();
    scores.finish(&mut mistakes);
    if !mistakes.is_empty() {
        ledger.close();
        return Ok(false);
    }
    ledgers.into_iter().for_each(|part| ledger.merge(part));
    Ok(true)
}

/// What was read in one part: its lines are counted from 1.
pub(crate) struct Part<'a> {
    pub(crate) ledger: Ledger<'a>,
    pub(crate) numbers: Numbers,
    pub(crate) lines: u32,
}

/// One part of a file.
fn part_of(
    path: &Path,
    range: &Range<u64>,
    progress: Arc<Progress>,
) -> std::io::Result<impl Read + use<>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(range.start))?;
    Ok(Watched { input: file.take(range.end - range.start), progress })
}

/// Reads one part; none where something is wrong in it, as it is where the next part does not begin behind a row.
fn read_part<'a>(
    input: impl Read,
    name: &str,
    begun: &Begun,
    mut ledger: Ledger<'a>,
) -> std::io::Result<Option<Part<'a>>> {
    // a name of its own: counting those who hold it in turns takes longer than reading a row
    let name = Arc::from(name);
    let (mut mistakes, mut numbers) = (Mistakes::default(), Numbers::of(SCORE));
    let mut take = |row: &Row<'_>, mistakes: &mut Mistakes| {
        add(row, &mut numbers, mistakes, Some(&mut ledger));
    };
    let lines = read_rows(input, &name, begun, 1, &mut mistakes, &mut take)? - 1;
    let is_clean = mistakes.is_empty() && ledger.is_clean();
    Ok(is_clean.then_some(Part { ledger, numbers, lines }))
}

/// Where parts of about equal size begin.
fn cuts(
    file: &mut (impl Read + Seek),
    begun: &Begun,
    size: u64,
    parts: u64,
) -> std::io::Result<Vec<u64>> {
    let mut cuts = vec![begun.used as u64];
    for part in 1..parts {
        let target = (size * part / parts).max(begun.used as u64);
        file.seek(SeekFrom::Start(target))?;
        let mut bytes = Vec::new();
        file.take(LOOK_BYTES).read_to_end(&mut bytes)?;
        let cut = begun.likely_row(&bytes);
        cuts.extend(cut.map(|at| target + at as u64).filter(|cut| cuts.last() < Some(cut)));
    }
    Ok(cuts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_scores;

    const RULES: &str = r#"format = 1
procurement = { title = "T", authority = "A", reference = "R", currency = "SEK" }
award = { model = "quality-only" }
scale = [{ id = "ten", minimum = 0, maximum = 10, step = 0.5 }]
criterion = [
  { id = "care", weight = 60, scale = "ten", model = "of-maximum" },
  { id = "calm", weight = 40, scale = "ten", model = "of-maximum" },
]
scoring = { within_group = "median", missing = "skip" }
"#;
    const TENDERS: &str = "[[tender]]\nid = \"north\"\ntenderer = \"N\"\nprice = 1\n[[tender]]\nid = \"south\"\ntenderer = \"S\"\nprice = 1\n";

    /// Two hundred evaluators; a comment of some has a line end and quotes, and one changed a score.
    fn table() -> String {
        let mut text = "tender;requirement;evaluator;score;comment;reason\n".to_owned();
        for at in 0..200 {
            for (row, (tender, item)) in
                [("north", "care"), ("south", "care"), ("south", "calm")].into_iter().enumerate()
            {
                let score = format!("{},{}", (at + row) % 10, at % 2 * 5);
                let comment = if at % 3 == 0 { "\"two\nlines; \"\"so\"\"\"" } else { "" };
                text += &format!("{tender};{item};e{at};{score};{comment};\n");
            }
        }
        text + "south;calm;e7;1,0;;read again\n"
    }

    #[test]
    fn parts_make_the_same_sheet_and_a_mistake_is_left_to_one_reading() -> std::io::Result<()> {
        let rules = anbud::Source::new("criteria.toml", RULES);
        let procedure = anbud::documents::read_criteria(&rules).value.into_draft().build();
        let procedure = procedure.map_err(|found| std::io::Error::other(format!("{found:?}")))?;
        let tenders = anbud::Source::new("tenders.toml", TENDERS);
        let tenders = anbud::documents::read_tenders(&tenders, &procedure).value;
        let path = std::env::temp_dir().join(format!("anbud-parts-{}", std::process::id()));
        let name: Arc<str> = "scores.csv".into();
        let shown = |ledger: Ledger<'_>| {
            let reading = ledger.finish();
            let sheet = reading.value;
            let entries: Vec<_> =
                sheet.entries().map(|entry| (entry, sheet.place(&entry))).collect();
            (entries, sheet.replaced, reading.diagnostics)
        };
        std::fs::write(&path, table())?;
        let mut whole = Ledger::new(&procedure, &tenders);
        assert_eq!(read_scores(table().as_bytes(), &name, Some(&mut whole))?, []);
        let whole = shown(whole);
        for parts in 2..9 {
            let mut ledger = Ledger::new(&procedure, &tenders);
            assert!(read_in_parts(&path, &name, parts, &mut ledger, &Arc::default())?);
            assert_eq!(shown(ledger), whole);
        }
        // a comment that consists of rows, where the second part begins
        let rows = "north;care;e1;1;;\n".repeat(1_000);
        std::fs::write(&path, table() + &format!("north;calm;e1;1;\"\n{rows}\";\n"))?;
        let mut ledger = Ledger::new(&procedure, &tenders);
        assert!(!read_in_parts(&path, &name, 2, &mut ledger, &Arc::default())?);
        assert_eq!(shown(ledger), (Vec::new(), Vec::new(), Vec::new()));
        std::fs::write(&path, table() + "south;calm;e9;11;;\n")?;
        let mut ledger = Ledger::new(&procedure, &tenders);
        assert!(!read_in_parts(&path, &name, 3, &mut ledger, &Arc::default())?);
        assert_eq!(shown(ledger), (Vec::new(), Vec::new(), Vec::new()));
        std::fs::remove_file(&path)
    }

    #[test]
    fn parts_begin_where_rows_begin() -> std::io::Result<()> {
        let head = "tender,requirement,evaluator,score,comment\n";
        let rows = "north,F-1,eva,4,\"å\nb \"\"c\"\"\n\"\nnorth,F-2,eva,4,\nnorth,F-3,eva,4,\n";
        let text = format!("{head}{}", rows.repeat(3));
        let begun = read_head(text.as_bytes(), &"scores.csv".into(), &COLUMNS)?;
        let Some(begun) = begun else { return Err(std::io::Error::other("no head")) };
        for parts in 1..40 {
            let mut input = std::io::Cursor::new(&text);
            for cut in cuts(&mut input, &begun, text.len() as u64, parts)? {
                let byte = usize::try_from(cut).unwrap_or_default();
                let (before, rest) = text.split_at(byte);
                assert!(rest.starts_with("north,") && before.ends_with('\n'), "{rest}");
            }
        }
        Ok(())
    }
}
