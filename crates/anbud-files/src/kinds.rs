//! The kinds of score files, by the ending of their names.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::{Diagnostic, codes, quoted};
use anbud::ledger::Ledger;

use crate::{read_scores, read_workbook};

/// A kind of score file: the ending of its name, and how it is read into a ledger.
type Kind = (&'static str, Read);

/// Reads a score file and yields the mistakes in it.
type Read = fn(File, &Arc<str>, Option<&mut Ledger<'_>>) -> std::io::Result<Vec<Diagnostic>>;

const KINDS: &[Kind] = &[
    ("csv", |file, name, ledger| read_scores(file, name, ledger)),
    ("xlsx", |file, name, ledger| read_workbook(file, name, ledger)),
    ("parquet", parquet),
];

/// Where rows go.
pub(crate) enum Sink<'r, 'l> {
    /// Nowhere: only what is wrong in the tables is looked for.
    Nothing,
    /// Into a ledger.
    Ledger(&'r mut Ledger<'l>),
    /// To whoever looks at their texts, by column; whether the tender stands under its code name.
    Rows(&'r mut dyn FnMut(&[String], bool)),
}

fn parquet(
    file: File,
    name: &Arc<str>,
    ledger: Option<&mut Ledger<'_>>,
) -> std::io::Result<Vec<Diagnostic>> {
    parquet_rows(file, name, ledger.map_or(Sink::Nothing, Sink::Ledger))
}

/// Reads the rows of a Parquet file, wherever they go.
#[cfg(feature = "parquet")]
pub(crate) fn parquet_rows(
    file: File,
    name: &Arc<str>,
    sink: Sink<'_, '_>,
) -> std::io::Result<Vec<Diagnostic>> {
    crate::parquet::read_rows(file, name, sink)
}

/// Without the feature a Parquet file is a mistake: it must not be passed over.
#[cfg(not(feature = "parquet"))]
pub(crate) fn parquet_rows(
    _: File,
    name: &Arc<str>,
    _: Sink<'_, '_>,
) -> std::io::Result<Vec<Diagnostic>> {
    let message =
        format!("{} cannot be read: this `anbud` was built without Parquet", quoted(name));
    let mistake = Diagnostic::mistake(codes::FILE_KIND, message).at(Place::file(name.clone()), "");
    let remedy = "build it with `cargo install --path crates/anbud-cli --features parquet`, or save the scores as CSV UTF-8";
    Ok(vec![mistake.help(remedy)])
}

/// Endings of files that spreadsheets write and that are not read, and what they are.
const OTHER_SPREADSHEETS: [(&str, &str); 5] = [
    ("xlsm", "a workbook with macros"),
    ("xlsb", "a binary workbook"),
    ("xls", "a workbook of the old kind"),
    ("ods", "an OpenDocument spreadsheet"),
    ("numbers", "a spreadsheet of Numbers"),
];

/// Whether a file of this name holds scores.
pub(crate) fn is_score_file(name: &str) -> bool {
    KINDS.iter().any(|(ending, _)| has_ending(name, ending))
}

/// Reads a score file as its name says.
pub(crate) fn read_score_file(
    file: File,
    name: &Arc<str>,
    ledger: Option<&mut Ledger<'_>>,
) -> std::io::Result<Vec<Diagnostic>> {
    match KINDS.iter().find(|(ending, _)| has_ending(name, ending)) {
        Some((_, read)) => read(file, name, ledger),
        None => Ok(vec![not_scores(name)]),
    }
}

/// Says that a file among the score files is none.
pub(crate) fn not_scores(file: &str) -> Diagnostic {
    let spreadsheet = OTHER_SPREADSHEETS.iter().find(|(ending, _)| has_ending(file, ending));
    let (message, help) = match spreadsheet {
        Some((_, what)) => (
            format!("{} is {what}, which is not read", quoted(file)),
            "save it as `Excel Workbook (.xlsx)`, and move this one out of the folder",
        ),
        None => (
            format!("{} is not a score file", quoted(file)),
            "save scores as CSV or `.xlsx` files in this folder, and keep everything else outside of it",
        ),
    };
    Diagnostic::mistake(codes::FILE_KIND, message).at(Place::file(file), "").help(help)
}

/// Says that a score file stands beside the folder that it belongs to.
pub(crate) fn not_beside(file: &str) -> Diagnostic {
    let message = format!("{} stands outside of the folder `scores`", quoted(file));
    Diagnostic::mistake(codes::FILE_KIND, message)
        .at(Place::file(file), "")
        .help("move it into the folder `scores`; only `scores.csv` is read beside it")
}

/// Whether a name ends so, whatever its case.
pub(crate) fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}
