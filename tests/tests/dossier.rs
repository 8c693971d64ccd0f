//! The dossier: what is in it, that its digests are right, and that a reviewer can check it with what it holds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use anbud_files::{DIGESTS, Part};
use anbud_tests::folder::Folder;
use anbud_tests::{anbud, case, project};

fn run(words: &[&str], dir: &Path) -> (String, u8) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    anbud::run(&words, dir)
}

/// The dossier of a case: its bytes, and its files by name.
fn dossier(case: &str) -> (Vec<u8>, BTreeMap<String, Vec<u8>>) {
    dossier_of(&[case])
}

/// The dossier that these arguments ask for.
fn dossier_of(arguments: &[&str]) -> (Vec<u8>, BTreeMap<String, Vec<u8>>) {
    let folder = Folder::new();
    let file = folder.path().join("award.zip");
    let words = [&["dossier"], arguments, &["-o", file.to_str().unwrap()]].concat();
    let (printed, exit) = run(&words, project::root());
    assert_eq!((printed.as_str(), exit), ("", 0));
    let bytes = std::fs::read(&file).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        files.insert(name, content);
    }
    (bytes, files)
}

#[test]
fn a_dossier_holds_everything_and_its_digests_are_right() {
    let (bytes, files) = dossier("examples/value-deduction");
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
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
    assert_eq!(names, expected);
    let listed: String = files
        .iter()
        .filter(|(name, _)| *name != DIGESTS)
        .map(|(name, bytes)| format!("{}  {name}\n", Part::new(name, bytes.clone()).sha256()))
        .collect();
    assert_eq!(String::from_utf8(files[DIGESTS].clone()).unwrap(), listed);
    assert_eq!(bytes, dossier("examples/value-deduction").0, "the same bytes again");
}

#[test]
fn a_reviewer_verifies_what_was_unpacked() {
    let (_, files) = dossier("examples/price-sheet");
    let folder = Folder::new();
    for (name, bytes) in &files {
        folder.write(name, bytes, false);
    }
    let (printed, exit) = run(&["verify", "record.json", "case"], folder.path());
    assert_eq!(exit, 0, "{printed}");
    let seal = String::from_utf8(files["seal.txt"].clone()).unwrap();
    let seal = seal.lines().next().unwrap();
    let (printed, exit) = run(&["seal", "case", "--expect", seal], folder.path());
    assert_eq!(exit, 0, "{printed}");
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    assert!(readme.contains(seal) && readme.contains("Så granskar du tilldelningen"), "{readme}");
}

/// Runs every command of anbud that the README states, as a reviewer would; how many there were.
fn runs_its_commands(files: &BTreeMap<String, Vec<u8>>) -> usize {
    let folder = Folder::new();
    for (name, bytes) in files {
        folder.write(name, bytes, false);
    }
    let record: serde_json::Value = serde_json::from_slice(&files["record.json"]).unwrap();
    let tender = record["tenders"][0]["id"].as_str().unwrap();
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    let commands = readme.lines().filter_map(|line| line.trim().strip_prefix("anbud "));
    let mut count = 0;
    for command in commands {
        let words = command.split(' ').map(|word| match word {
            "TENDER" | "ANBUD" => tender,
            word => word,
        });
        let (printed, exit) = run(&words.collect::<Vec<_>>(), folder.path());
        assert_eq!(exit, 0, "anbud {command}: {printed}");
        count += 1;
    }
    count
}

#[test]
fn the_commands_of_its_readme_run() {
    for arguments in [
        &["examples/price-sheet", "--language", "en"][..],
        &["examples/losing-tender", "--language", "sv"],
        &["examples/lots", "--lot", "south"],
    ] {
        assert_eq!(runs_its_commands(&dossier_of(arguments).1), 3, "{arguments:?}");
    }
    let folder = case::laid_out(&project::root().join("tests/cases/evaluate/lots-own-criteria.md"));
    let path = folder.path().join("case").display().to_string();
    let (_, files) = dossier_of(&[&path, "--lot", "rinks"]);
    assert_eq!(runs_its_commands(&files), 3);
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    assert!(
        readme.contains("record.json case --lot rinks") && readme.contains("of the lot `rinks`")
    );
}
