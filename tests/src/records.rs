//! The records of the examples, as `anbud evaluate --record` writes them.

use std::path::{Path, PathBuf};

use crate::project::{name, root};
use crate::{anbud, folder::Folder};

/// The folders of the examples that are cases, in order of name.
///
/// # Panics
/// Where the examples cannot be listed.
#[must_use]
pub fn cases() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("examples")).expect("there are examples");
    let folders = entries.map(|entry| entry.expect("they can be listed").path());
    let mut cases: Vec<PathBuf> =
        folders.filter(|path| path.join("criteria.toml").is_file()).collect();
    cases.sort();
    cases
}

/// The record of a case, as it is written.
///
/// # Panics
/// Where the case has mistakes.
#[must_use]
pub fn record_of(case: &Path) -> String {
    recorded(case, &[])
}

/// The record of the quality of a case alone, as it is written before prices are opened.
///
/// # Panics
/// Where the case has mistakes.
#[must_use]
pub fn record_of_quality(case: &Path) -> String {
    recorded(case, &["--quality"])
}

fn recorded(case: &Path, more: &[&str]) -> String {
    let folder = Folder::new();
    let file = folder.path().join("record.json");
    let words = ["evaluate", &name(case), "--record", file.to_str().expect("a plain name")];
    // a record is of one lot
    let lot = name(case).ends_with("/lots").then_some(["--lot", "north"]);
    let words = words.into_iter().chain(lot.into_iter().flatten()).chain(more.iter().copied());
    let words: Vec<String> = words.map(str::to_owned).collect();
    let (printed, exit) = anbud::run(&words, root());
    assert!(exit == 0 || exit == 4, "{}: {printed}", case.display());
    std::fs::read_to_string(file).expect("the record was written")
}
