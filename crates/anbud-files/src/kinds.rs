//! The kinds of score files, by the ending of their names.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::{Diagnostic, codes, quoted};
use anbud::ledger::Ledger;

use crate::progress::Progress;
use crate::side_by_side::read_side_by_side;
use crate::{read_scores, read_workbook};

/// A kind of score file: the ending of its name, how it is read into a ledger, and how in parts side by side.
type Kind = (&'static str, Read, InParts);

/// Reads a score file and yields the mistakes in it.
type Read = fn(File, &Arc<str>, Option<&mut Ledger<'_>>) -> std::io::Result<Vec<Diagnostic>>;

/// Reads a large score file in parts; whether that was done.
type InParts = fn(&Path, &Arc<str>, &mut Ledger<'_>, &Arc<Progress>) -> std::io::Result<bool>;

const KINDS: &[Kind] = &[
    ("csv", |file, name, ledger| read_scores(file, name, ledger), read_side_by_side),
    ("xlsx", |file, name, ledger| read_workbook(file, name, ledger), |_, _, _, _| Ok(false)),
    ("parquet", parquet, parquet_in_parts),
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

#[cfg(feature = "parquet")]
use crate::parquet::read_side_by_side as parquet_in_parts;

#[cfg(not(feature = "parquet"))]
fn parquet_in_parts(
    _: &Path,
    _: &Arc<str>,
    _: &mut Ledger<'_>,
    _: &Arc<Progress>,
) -> std::io::Result<bool> {
    Ok(false)
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

fn kind_of(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|(ending, ..)| has_ending(name, ending))
}

/// Whether a file of this name holds scores.
pub(crate) fn is_score_file(name: &str) -> bool {
    kind_of(name).is_some()
}

/// Reads a score file as its name says.
pub(crate) fn read_score_file(
    file: File,
    name: &Arc<str>,
    ledger: Option<&mut Ledger<'_>>,
) -> std::io::Result<Vec<Diagnostic>> {
    match kind_of(name) {
        Some((_, read, _)) => read(file, name, ledger),
        None => Ok(vec![not_scores(name)]),
    }
}

/// Reads a large score file in parts side by side, if it is of a kind that can be; whether that was done.
pub(crate) fn read_in_parts(
    path: &Path,
    name: &Arc<str>,
    ledger: &mut Ledger<'_>,
    progress: &Arc<Progress>,
) -> std::io::Result<bool> {
    match kind_of(name) {
        Some((.., read)) => read(path, name, ledger, progress),
        None => Ok(false),
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
