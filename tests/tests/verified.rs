//! Every record that is written verifies: of the examples, of the starting points, of every case of the tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops with a message"
)]

use std::path::{Path, PathBuf};

use anbud_tests::checks::Checks;
use anbud_tests::project::{files_ending, name, root};
use anbud_tests::{anbud, case};

fn run(folder: &Path, words: &[&str]) -> (String, u8) {
    anbud::run(&words.iter().map(ToString::to_string).collect::<Vec<_>>(), folder)
}

/// Evaluates a case and verifies the record; whether there was one.
fn verifies(folder: &Path, case: &str, more: &[&str]) -> Result<bool, String> {
    let words = [&["evaluate", case, "--record", "record.json"], more].concat();
    let (_, exit) = run(folder, &words);
    if exit != 0 && exit != 4 {
        return Ok(false);
    }
    match run(folder, &["verify", "record.json", case]) {
        (told, 0) if told.starts_with("VERIFIED") => Ok(true),
        (told, exit) => Err(format!("{case} {more:?}: exit {exit}: {told}")),
    }
}

/// The folders of cases below a folder, by name from there.
fn cases(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inside) = open.pop() {
        for entry in std::fs::read_dir(folder.join(&inside)).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(inside.join(entry.file_name()));
            } else if entry.file_name() == "criteria.toml" {
                found.push(inside.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn records_of_all_cases_verify() {
    let mut checks = Checks::new();
    let only = std::env::var("CASE").unwrap_or_default();
    let (mut verified, mut tried) = (0, 0);
    for path in files_ending(&["tests/cases"], ".md") {
        if !name(&path).contains(&only) || name(&path).contains("/limit-") {
            continue;
        }
        let folder = case::laid_out(&path);
        for case in cases(folder.path()) {
            for more in [&[][..], &["--quality"]] {
                tried += 1;
                checks.run(format!("{} {case} {more:?}", name(&path)), || {
                    verified += usize::from(verifies(folder.path(), &case, more)?);
                    Ok(())
                });
            }
        }
    }
    println!("{verified} of {tried} evaluations wrote a record, and it verifies");
    checks.finish();
    assert!(verified > 120 || !only.is_empty(), "{verified}");
}

#[test]
fn records_of_all_examples_verify() {
    let folder = anbud_tests::folder::Folder::new();
    let mut checks = Checks::new();
    for case in anbud_tests::records::cases() {
        let case = root().join(case);
        checks.run(name(&case), || {
            let case = case.to_str().unwrap();
            let is_written = verifies(folder.path(), case, &[])?
                && (!case.ends_with("lots") || verifies(folder.path(), case, &["--lot", "south"])?);
            if is_written { Ok(()) } else { Err("it does not evaluate".to_owned()) }
        });
    }
    checks.finish();
}

/// Records of every version are kept, and verify for ever.
#[test]
fn kept_records_verify() {
    let kept = files_ending(&["tests/records"], ".json");
    assert!(kept.len() >= 5, "{kept:?}");
    let mut checks = Checks::new();
    for path in kept {
        checks.run(name(&path), || {
            let text = anbud_tests::project::text(&path);
            anbud_check::verify(&text).map_err(|refusal| refusal.to_string())?;
            let read = match anbud_files::is_of_lots(&text) {
                Ok(true) => anbud_files::read_lots_record(&text).map(|_| ()),
                _ => anbud_files::read_record(&text).map(|_| ()),
            };
            read.map_err(|error| error.to_string())
        });
    }
    checks.finish();
}
