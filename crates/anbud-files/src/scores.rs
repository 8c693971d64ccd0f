//! Score files: one row for each score that somebody gave, in files of any size.

use std::io::Read;
use std::sync::Arc;

use anbud::diagnostic::{Diagnostic, Mistakes, codes};
use anbud::ledger::{Column, Ledger, ScoreRow};

use crate::csv::{Columns, Numbers, Row, read_table};

/// The columns of score files; the first four must be there.
pub const SCORE_COLUMNS: &[&str] = &[
    "tender",
    "requirement",
    "evaluator",
    "score",
    "group",
    "activity",
    "comment",
    "reason",
    "at",
];

/// The columns of scores.
pub(crate) const COLUMNS: Columns = Columns { names: SCORE_COLUMNS, needed: 4, others_kept: false };
/// The columns of a sheet that has code names for tenders.
pub(crate) const COLUMNS_OF_CODES: Columns = Columns {
    names: &[
        "code",
        "requirement",
        "evaluator",
        "score",
        "group",
        "activity",
        "comment",
        "reason",
        "at",
    ],
    needed: 4,
    others_kept: false,
};
pub(crate) const TENDER: usize = 0;
pub(crate) const REQUIREMENT: usize = 1;
pub(crate) const EVALUATOR: usize = 2;
pub(crate) const SCORE: usize = 3;
pub(crate) const GROUP: usize = 4;
pub(crate) const ACTIVITY: usize = 5;
pub(crate) const COMMENT: usize = 6;
pub(crate) const REASON: usize = 7;
pub(crate) const AT: usize = 8;

/// Reads a score file into a ledger and returns the mistakes in the table itself; what the ledger finds wrong with a
/// score stands among the mistakes of [`Ledger::finish`]. Without a ledger only the table is checked.
///
/// The columns are `tender`, `requirement`, `evaluator`, `score`, and optionally `group`, `activity`, `comment`, `reason`
/// and `at`. The file is read a block at a time: it may be of any size.
///
/// ```
/// # use anbud::{Source, documents};
/// # let rules = "format = 1\nprocurement = { title = \"T\", authority = \"A\", reference = \"R\", currency = \"SEK\" }\n\
/// # award = { model = \"weighted-sum\" }\nscoring = { within_group = \"mean\", missing = \"error\" }\n\
/// # scale = [{ id = \"five\", minimum = 0, maximum = 5 }]\n\
/// # criterion = [{ id = \"comfort\", weight = 100, scale = \"five\", model = \"of-maximum\" }]\n";
/// # let procedure = documents::read_criteria(&Source::new("criteria.toml", rules)).value.into_draft().build()?;
/// # let submitted = "tender = [{ id = \"north\", tenderer = \"North AB\", price = 100 }]";
/// # let tenders = documents::read_tenders(&Source::new("tenders.toml", submitted), &procedure).value;
/// use anbud::ledger::Ledger;
/// let mut ledger = Ledger::new(&procedure, &tenders);
/// let table = "tender;requirement;evaluator;score\nnorth;comfort;eva;3,5\nnorth;comfort;ali;6\n";
/// let mistakes = anbud_files::read_scores(table.as_bytes(), &"scores.csv".into(), Some(&mut ledger));
/// assert!(mistakes.is_ok_and(|mistakes| mistakes.is_empty()));
/// let reading = ledger.finish();
/// assert_eq!(reading.value.entries().next().map(|entry| entry.score.to_string()).as_deref(), Some("3.5"));
/// assert_eq!(
///     reading.diagnostics[0].to_string(),
///     "scores.csv:3:19: error[not-on-scale]: the score `6` of `comfort` for `north` by `ali` is not on the scale `five`\n  \
///      help: write a score from 0 to 5"
/// );
/// # Ok::<(), Vec<anbud::Diagnostic>>(())
/// ```
///
/// # Errors
/// What the file system says while the file is read.
pub fn read_scores(
    input: impl Read,
    file: &Arc<str>,
    mut ledger: Option<&mut Ledger<'_>>,
) -> std::io::Result<Vec<Diagnostic>> {
    let mut mistakes = Mistakes::default();
    let mut scores = Numbers::of(SCORE);
    if let Some(ledger) = &mut ledger {
        ledger.open(file.clone());
    }
    let mut take = |row: &Row<'_>, mistakes: &mut Mistakes| {
        add(row, &mut scores, mistakes, ledger.as_deref_mut());
    };
    read_table(input, file, &COLUMNS, &mut mistakes, &mut take)?;
    scores.finish(&mut mistakes);
    Ok(mistakes.into_list())
}

/// Adds a row to the ledger.
pub(crate) fn add(
    row: &Row<'_>,
    scores: &mut Numbers,
    mistakes: &mut Mistakes,
    ledger: Option<&mut Ledger<'_>>,
) {
    let score = match row.cell(SCORE) {
        // nothing can be wrong with one digit, which most scores are
        digit if matches!(digit.as_bytes(), [b'0'..=b'9']) => Some(digit),
        _ => read_score(row, scores, mistakes),
    };
    let Some(ledger) = ledger else { return };
    ledger.add(&ScoreRow {
        tender: row.cell(TENDER),
        requirement: row.cell(REQUIREMENT),
        evaluator: row.cell(EVALUATOR),
        score,
        group: row.cell(GROUP),
        reason: row.cell(REASON),
        at: row.cell(AT),
        line: row.line(SCORE),
        places: &|column| row.place(position(column)),
    });
}

/// The score of a row in digits; none where it cannot be read, which is reported.
fn read_score<'s>(
    row: &Row<'s>,
    scores: &'s mut Numbers,
    mistakes: &mut Mistakes,
) -> Option<&'s str> {
    if !row.cell(SCORE).is_empty() {
        return scores.read(row, mistakes);
    }
    let mistake = Diagnostic::mistake(codes::MISSING_KEY, "the row has no score");
    let remedy =
        "leave the row out if nothing was scored; a score that was not given is never a zero";
    mistakes.report(mistake.at(row.place(SCORE), "").help(remedy));
    None
}

/// The column of a cell.
pub(crate) fn position(column: Column) -> usize {
    match column {
        Column::Tender => TENDER,
        Column::Requirement => REQUIREMENT,
        Column::Evaluator => EVALUATOR,
        Column::Score => SCORE,
        Column::Group => GROUP,
        Column::Reason => REASON,
        Column::At => AT,
    }
}
