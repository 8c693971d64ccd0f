//! The project keeps its own rules of style: lengths, words, lints, what the core may know.
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
use anbud_tests::project::{files, files_ending, name, root, text};
use anbud_tests::{rust, toml_1_0, words};

const SOURCES: &[&str] = &["crates", "tests", "examples"];
const FILE_LINES_MAX: usize = 500;
const FILE_LINES_MEDIAN: usize = 130;
const FUNCTION_LINES_MAX: usize = 60;
const FUNCTION_LINES_MEDIAN: usize = 8;

fn check_each(files: Vec<PathBuf>, check: impl Fn(&Path, &str) -> Result<(), String>) {
    let mut checks = Checks::new();
    for path in files {
        checks.run(name(&path), || check(&path, &text(&path)));
    }
    checks.finish();
}

fn none_of(wrong: Vec<String>) -> Result<(), String> {
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn median(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    lengths[lengths.len() / 2]
}

#[test]
fn every_source_begins_with_what_it_is() {
    check_each(files_ending(SOURCES, ".rs"), |_, source| {
        let says = source.starts_with("//! ");
        says.then_some(()).ok_or_else(|| "it does not begin with `//!`".to_owned())
    });
}

#[test]
fn files_and_functions_are_short() {
    let sources = files_ending(SOURCES, ".rs");
    // a test is a script, often with its table: only its greatest length is held against it
    let counted = |source: &PathBuf| {
        rust::functions(&text(source)).into_iter().filter(|one| !one.is_test).collect::<Vec<_>>()
    };
    let file_median = median(sources.iter().map(|path| text(path).lines().count()).collect());
    let function_median = median(sources.iter().flat_map(counted).map(|one| one.length).collect());
    println!(
        "{} files, median {file_median} lines; functions, median {function_median}",
        sources.len()
    );
    check_each(sources, |_, source| none_of(too_long(source)));
    assert!(file_median <= FILE_LINES_MEDIAN, "half of all files have over {file_median} lines");
    assert!(function_median <= FUNCTION_LINES_MEDIAN, "median of functions: {function_median}");
}

fn too_long(source: &str) -> Vec<String> {
    let lines = source.lines().count();
    let file = (lines > FILE_LINES_MAX).then(|| format!("it has {lines} lines"));
    let long = rust::functions(source).into_iter().filter(|one| one.length > FUNCTION_LINES_MAX);
    let long =
        long.map(|one| format!("line {}: `{}` has {} lines", one.line, one.name, one.length));
    file.into_iter().chain(long).collect()
}

#[test]
fn every_crate_inherits_the_lints() {
    let manifests = files_ending(&["crates", "tests"], "Cargo.toml");
    check_each(manifests, |path, manifest| {
        let own_workspace =
            manifest.contains("\n[workspace]") && !path.starts_with(root().join("crates"));
        let inherits = own_workspace || manifest.contains("[lints]\nworkspace = true\n");
        inherits.then_some(()).ok_or_else(|| "it does not inherit the workspace's lints".to_owned())
    });
    let workspace = text(&root().join("Cargo.toml"));
    for lint in [
        "unsafe_code = \"forbid\"",
        "missing_docs = \"warn\"",
        "unwrap_used = \"deny\"",
        "expect_used = \"deny\"",
        "panic = \"deny\"",
        "indexing_slicing = \"deny\"",
        "print_stdout = \"deny\"",
        "print_stderr = \"deny\"",
    ] {
        assert!(workspace.contains(lint), "the workspace does not state `{lint}`");
    }
}

#[test]
fn no_library_switches_a_lint_off_as_a_whole() {
    check_each(files_ending(&["crates"], ".rs"), |_, source| {
        let code = rust::code(source);
        let off = code.contains("#![allow(") || code.contains("#[allow(");
        (!off)
            .then_some(())
            .ok_or_else(|| "write `#[expect(…, reason = …)]` where it is needed".to_owned())
    });
}

#[test]
fn the_core_depends_on_what_was_agreed() {
    let manifest = text(&root().join("crates/anbud/Cargo.toml"));
    let section = manifest.split("[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let found = section.lines().filter(|line| !line.is_empty());
    let found = found.map(|line| line.split(['.', ' ', '=']).next().unwrap()).collect::<Vec<_>>();
    let agreed = [
        "dashu-base",
        "dashu-float",
        "dashu-int",
        "dashu-ratio",
        "rust_decimal",
        "serde",
        "sha2",
        "strsim",
        "thiserror",
        "toml",
        "unicode-normalization",
    ];
    assert_eq!(found, agreed);
}

#[test]
fn the_core_knows_no_clock_no_float_and_no_file() {
    let banned = [
        "f32",
        "f64",
        "HashMap",
        "HashSet",
        "SystemTime",
        "Instant",
        "thread",
        "std::fs",
        "std::env",
        "std::net",
    ];
    check_each(files_ending(&["crates/anbud/src"], ".rs"), |_, source| {
        let code = rust::code(source);
        let holds = |word: &&&str| {
            code.match_indices(**word).any(|(at, _)| is_whole(&code, at, word.len()))
        };
        none_of(
            banned
                .iter()
                .filter(holds)
                .map(|word| format!("`{word}` stands in the core"))
                .collect(),
        )
    });
    let clippy = text(&root().join("crates/anbud/clippy.toml"));
    for word in ["f32", "f64", "HashMap", "HashSet", "SystemTime", "Instant"] {
        assert!(clippy.contains(word), "the core's clippy.toml does not ban `{word}`");
    }
}

fn is_whole(code: &str, at: usize, length: usize) -> bool {
    let is_word =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    !is_word(at.checked_sub(1).and_then(|at| code.as_bytes().get(at)))
        && !is_word(code.as_bytes().get(at + length))
}

fn texts() -> Vec<PathBuf> {
    let mut all = files("crates");
    for folder in ["tests", "examples", "criteria"] {
        all.extend(files(folder));
    }
    for file in ["README.md", "CHANGELOG.md", "Cargo.toml"] {
        all.push(root().join(file));
    }
    let written = [".rs", ".toml", ".md", ".csv"];
    all.retain(|path| written.iter().any(|ending| name(path).ends_with(ending)));
    all
}

#[test]
fn one_word_per_concept() {
    let mut all = texts();
    all.retain(|path| !name(path).ends_with("tests/src/words.rs"));
    // written from the models' own files, which are looked at themselves
    all.retain(|path| !name(path).starts_with("crates/anbud/manual/models-"));
    check_each(all, |path, text| {
        let is_model = name(path).starts_with("crates/anbud/models/");
        let titles_left_out = |line| if is_model && is_title_of_others(line) { "" } else { line };
        let own = text.lines().map(titles_left_out).collect::<Vec<_>>().join("\n");
        let wrong = words::refused(&own).into_iter();
        none_of(
            wrong.map(|(line, word, say)| format!("line {line}: `{word}`; say {say}")).collect(),
        )
    });
}

/// Whether a line of a model's file holds what others call it, or the title of their work.
fn is_title_of_others(line: &str) -> bool {
    ["text = ", "source = ", "also = "].iter().any(|key| line.starts_with(key))
}

#[test]
fn texts_end_their_lines_with_lf_and_leave_nothing_for_later() {
    let mut all = texts();
    // Score files come from many spreadsheets: their dialects are part of what they show.
    all.retain(|path| !name(path).ends_with(".csv"));
    check_each(all, |_, text| {
        let later =
            ["TO", "FIX"].map(|begin| begin.to_owned() + if begin == "TO" { "DO" } else { "ME" });
        let left = later.iter().any(|word| text.contains(word));
        let wrong = [
            (text.contains('\r'), "it holds a carriage return"),
            (!text.is_empty() && !text.ends_with('\n'), "its last line does not end"),
            (left, "it leaves something for later"),
        ];
        none_of(wrong.iter().filter(|(is, _)| *is).map(|(_, what)| (*what).to_owned()).collect())
    });
}

#[test]
fn what_people_read_is_toml_1_0() {
    let documents = files_ending(&["examples", "criteria", "crates/anbud/models"], ".toml");
    check_each(documents, |_, document| match toml_1_0::newer(document) {
        None => Ok(()),
        Some((line, what)) => Err(format!("line {line}: {what}")),
    });
}

#[test]
fn the_top_level_holds_what_it_should() {
    let entries = std::fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut found = entries.map(|entry| entry.to_string_lossy().into_owned()).collect::<Vec<_>>();
    found.retain(|entry| !entry.starts_with('.') && entry != "target");
    found.sort();
    let expected = [
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "crates",
        "criteria",
        "examples",
        "tests",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_architecture_is_read_in_five_minutes() {
    let lines = text(&root().join("crates/README.md")).lines().count();
    assert!(lines < 150, "crates/README.md has {lines} lines");
}
