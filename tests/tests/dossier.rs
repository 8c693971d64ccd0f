//! The dossier: what is in it, that its digests are right, and that a reviewer can check it with what it holds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::path::Path;

use anbud_files::{DIGESTS, Part};
use anbud_tests::dossiers::Dossier;
use anbud_tests::{anbud, case, project};

fn run(words: &[&str], dir: &Path) -> (String, u8) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    anbud::run(&words, dir)
}

/// Whether a dossier holds these files and no others, with their digests, and is the same when it is made once more.
fn holds(arguments: &[&str], expected: &[&str]) {
    let dossier = Dossier::of(arguments);
    let names: Vec<&str> = dossier.files.keys().map(String::as_str).collect();
    assert_eq!(names, expected);
    let files = dossier.files.iter().filter(|(name, _)| *name != DIGESTS);
    let listed: String = files
        .map(|(name, bytes)| format!("{}  {name}\n", Part::new(name, bytes.clone()).sha256()))
        .collect();
    assert_eq!(dossier.text(DIGESTS), listed);
    assert_eq!(dossier.bytes, Dossier::of(arguments).bytes, "the same bytes again");
}

#[test]
fn a_dossier_holds_everything_and_its_digests_are_right() {
    let expected = [
        "README.md",
        "SHA256SUMS",
        "award.xlsx",
        "case/criteria.toml",
        "case/tenders.toml",
        "recheck.py",
        "record.json",
        "report.html",
        "report.md",
        "seal.txt",
    ];
    holds(&["examples/value-deduction"], &expected);
    holds(&["examples/lots", "--lot", "north"], &expected);
}

#[test]
fn a_dossier_of_all_lots_holds_a_workbook_for_each_and_how_they_are_shared_out() {
    let expected = [
        "README.md",
        "SHA256SUMS",
        "award-halls.xlsx",
        "award-north.xlsx",
        "award-south.xlsx",
        "case/criteria.toml",
        "case/tenders.toml",
        "recheck.py",
        "recheck_lots.py",
        "record.json",
        "report.html",
        "report.md",
        "seal.txt",
    ];
    holds(&["examples/lots"], &expected);
    let readme = Dossier::of(&["examples/lots", "--language", "en"]).text("README.md");
    assert!(readme.contains("It is of the lots `north`, `south` and `halls`, and of how"));
    assert!(!readme.contains('?') && !readme.contains('{'), "{readme}");
}

#[test]
fn a_reviewer_verifies_what_was_unpacked() {
    let dossier = Dossier::of(&["examples/price-sheet"]);
    let folder = dossier.unpacked();
    let (printed, exit) = run(&["verify", "record.json", "case"], folder.path());
    assert_eq!(exit, 0, "{printed}");
    let seal = dossier.text("seal.txt");
    let seal = seal.lines().next().unwrap();
    let (printed, exit) = run(&["seal", "case", "--expect", seal], folder.path());
    assert_eq!(exit, 0, "{printed}");
    let readme = dossier.text("README.md");
    assert!(readme.contains(seal) && readme.contains("Så granskar du tilldelningen"), "{readme}");
}

/// Runs every command of anbud that the README states, as a reviewer would.
fn its_commands_run(dossier: &Dossier) {
    let folder = dossier.unpacked();
    let mut count = 0;
    for command in dossier.commands().iter().filter(|command| command[0] == "anbud") {
        let (printed, exit) = anbud::run(&command[1..], folder.path());
        assert_eq!(exit, 0, "{command:?}: {printed}");
        count += 1;
    }
    assert_eq!(count, 3);
}

#[test]
fn the_commands_of_its_readme_run() {
    for arguments in [
        &["examples/price-sheet", "--language", "en"][..],
        &["examples/losing-tender", "--language", "sv"],
        &["examples/lots", "--lot", "south"],
        &["examples/lots"],
    ] {
        its_commands_run(&Dossier::of(arguments));
    }
}

#[test]
fn lots_with_rules_of_their_own_have_a_dossier_of_one_and_of_all() {
    let folder = case::laid_out(&project::root().join("tests/cases/evaluate/lots-own-criteria.md"));
    let path = folder.path().join("case").display().to_string();
    its_commands_run(&Dossier::of(&[&path]));
    let of_one = Dossier::of(&[&path, "--lot", "rinks"]);
    its_commands_run(&of_one);
    let readme = of_one.text("README.md");
    assert!(
        readme.contains("record.json case --lot rinks") && readme.contains("of the lot `rinks`")
    );
}
