//! pairs.csv: which of two tenders each evaluator prefers, and how strongly.

use anbud::Source;
use anbud::diagnostic::{Diagnostic, Mistakes, codes};
use anbud::ledger::{Column, Ledger, PairRow, ScoreRow};

use crate::csv::{Columns, Numbers, Row, read_table};

const COLUMNS: Columns = Columns {
    names: &[
        "requirement",
        "evaluator",
        "tender",
        "over",
        "preference",
        "group",
        "reason",
        "at",
        "comment",
    ],
    needed: 5,
    others_kept: false,
};
const REQUIREMENT: usize = 0;
const EVALUATOR: usize = 1;
const TENDER: usize = 2;
const OVER: usize = 3;
const PREFERENCE: usize = 4;
const GROUP: usize = 5;
const REASON: usize = 6;
const AT: usize = 7;

/// Reads pairs.csv into a ledger, before any score file, and returns the mistakes in the table itself; what the ledger
/// finds wrong with a comparison stands among the mistakes of [`Ledger::finish`]. Without a ledger only the table is checked.
///
/// The columns are `requirement`, `evaluator`, `tender` (the preferred one), `over` (the other), `preference`, and
/// optionally `group`, `reason`, `at` and `comment`.
///
/// ```
/// # use anbud::{Source, documents};
/// # let rules = "format = 1\nprocurement = { title = \"T\", authority = \"A\", reference = \"R\", currency = \"EUR\" }\n\
/// # award = { model = \"quality-only\" }\nscoring = { within_group = \"mean\", missing = \"error\" }\n\
/// # scale = [{ id = \"six\", minimum = 1, maximum = 6, pairs = \"each-evaluator\" }]\n\
/// # criterion = [{ id = \"design\", weight = 100, scale = \"six\", model = \"of-maximum\" }]\n";
/// # let procedure = documents::read_criteria(&Source::new("criteria.toml", rules)).value.into_draft().build()?;
/// # let submitted = "tender = [{ id = \"north\", tenderer = \"N\" }, { id = \"south\", tenderer = \"S\" }]";
/// # let tenders = documents::read_tenders(&Source::new("tenders.toml", submitted), &procedure).value;
/// use anbud::ledger::Ledger;
/// let mut ledger = Ledger::new(&procedure, &tenders);
/// let table = Source::new("pairs.csv", "requirement,evaluator,tender,over,preference\ndesign,eva,north,south,4\n");
/// assert!(anbud_files::read_pairs(&table, Some(&mut ledger)).is_empty());
/// let sheet = ledger.finish().value;
/// assert_eq!(sheet.pairs[0].preference.to_string(), "4");
/// # Ok::<(), Vec<anbud::Diagnostic>>(())
/// ```
pub fn read_pairs(source: &Source, mut ledger: Option<&mut Ledger<'_>>) -> Vec<Diagnostic> {
    let mut mistakes = Mistakes::default();
    let mut preferences = Numbers::of(PREFERENCE);
    let mut take = |row: &Row<'_>, mistakes: &mut Mistakes| {
        let preference = preference(row, &mut preferences, mistakes);
        if let Some(ledger) = ledger.as_deref_mut() {
            add(row, preference, ledger);
        }
    };
    let bytes = source.text().as_bytes();
    // a text in memory is always read to its end, and what could not be read is a mistake
    let _ = read_table(bytes, source.file(), &COLUMNS, &mut mistakes, &mut take);
    preferences.finish(&mut mistakes);
    mistakes.into_list()
}

fn add(row: &Row<'_>, preference: Option<&str>, ledger: &mut Ledger<'_>) {
    ledger.add_pair(&PairRow {
        row: ScoreRow {
            tender: row.cell(TENDER),
            requirement: row.cell(REQUIREMENT),
            evaluator: row.cell(EVALUATOR),
            score: preference,
            group: row.cell(GROUP),
            reason: row.cell(REASON),
            at: row.cell(AT),
            line: row.line(PREFERENCE),
            places: &|column| row.place(position(column)),
        },
        over: row.cell(OVER),
        over_place: &|| row.place(OVER),
    });
}

/// The preference of a row in digits; none where it cannot be read, which is reported.
fn preference<'s>(
    row: &Row<'s>,
    preferences: &'s mut Numbers,
    mistakes: &mut Mistakes,
) -> Option<&'s str> {
    if !row.cell(PREFERENCE).is_empty() {
        return preferences.read(row, mistakes);
    }
    let mistake = Diagnostic::mistake(codes::MISSING_KEY, "the row has no preference");
    let help =
        "write how strongly the tender is preferred; the lowest preference of the scale is parity";
    mistakes.report(mistake.at(row.place(PREFERENCE), "").help(help));
    None
}

/// The column of a cell.
fn position(column: Column) -> usize {
    match column {
        Column::Tender => TENDER,
        Column::Requirement => REQUIREMENT,
        Column::Evaluator => EVALUATOR,
        Column::Score => PREFERENCE,
        Column::Group => GROUP,
        Column::Reason => REASON,
        Column::At => AT,
    }
}
