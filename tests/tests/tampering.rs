//! Real records with one thing changed at a time: every change is refused.
//!
//! Three questions are asked of each change. As it is, does the record verify? With its last digest made anew, do the
//! figures and links themselves refuse it? And held against its case?
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops with a message"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anbud_tests::folder::Folder;
use anbud_tests::project::root;
use anbud_tests::tampering::{Change, changes, sealed_anew, spellings, written};
use anbud_tests::{anbud, case};
use serde_json::Value;

/// What became of the changes of one kind of field: how many there were, and how many the record alone refuses.
type Count = BTreeMap<String, (usize, usize)>;

fn run(folder: &Path, words: &[&str]) -> (String, u8) {
    anbud::run(&words.iter().map(ToString::to_string).collect::<Vec<_>>(), folder)
}

/// A record with the folder that its case is in.
struct Recorded {
    folder: Folder,
    case: PathBuf,
    text: String,
}

fn recorded(folder: Folder, case: PathBuf) -> Recorded {
    let (told, exit) =
        run(folder.path(), &["evaluate", case.to_str().unwrap(), "--record", "record.json"]);
    assert!(exit == 0 || exit == 4, "{told}");
    let text = std::fs::read_to_string(folder.path().join("record.json")).unwrap();
    Recorded { folder, case, text }
}

fn of_example(name: &str) -> Recorded {
    recorded(Folder::new(), root().join("examples").join(name))
}

fn of_case(name: &str) -> Recorded {
    of_folder(name, "case")
}

fn of_folder(name: &str, case: &str) -> Recorded {
    let folder = case::laid_out(&root().join("tests/cases/evaluate").join(name));
    let path = folder.path().join(case);
    recorded(folder, path)
}

/// Refuses every change three times over; those that a record alone cannot know of are counted by kind.
fn refuses_all(recorded: &Recorded, count: &mut Count) -> usize {
    refuses(recorded, count, |_| true)
}

/// The same for the changes whose path is wanted.
fn refuses(recorded: &Recorded, count: &mut Count, is_wanted: impl Fn(&str) -> bool) -> usize {
    let value: Value = serde_json::from_str(&recorded.text).unwrap();
    assert_eq!(
        sealed_anew(&written(&value)),
        recorded.text,
        "the test writes records as the program does"
    );
    let mut all = changes(&value);
    all.retain(|change| is_wanted(&change.path));
    for Change { path, kind, value } in &all {
        let text = written(value);
        assert!(anbud_check::verify(&text).is_err(), "{path}: its digest is not looked at");
        let text = sealed_anew(&text);
        let entry = count.entry(kind.clone()).or_default();
        entry.0 += 1;
        if anbud_check::verify(&text).is_err() {
            entry.1 += 1;
            continue;
        }
        std::fs::write(recorded.folder.path().join("changed.json"), &text).unwrap();
        let words = ["verify", "changed.json", recorded.case.to_str().unwrap()];
        let (told, exit) = run(recorded.folder.path(), &words);
        assert!(exit == 3 && told.starts_with("NOT VERIFIED"), "{path}: {told}");
    }
    all.len()
}

/// What the record alone proves: of these every change is refused even under a new digest.
const PROVEN: &[&str] = &[
    "decisions.*.rejects",
    "figures.*.figure",
    "figures.*.tender",
    "figures.*.text",
    "figures.*.tally.count",
    "figures.*.tally.sum",
    "figures.*.value",
    "seal",
    "sealed",
    "tenders.*.place",
    "tenders.*.price",
    "tenders.*.quality",
    "tenders.*.result",
    "tenders.*.separated",
    "tenders.*.status",
];

/// What the record of all lots proves about how they are shared out.
const PROVEN_OF_LOTS: &[&str] = &[
    "again.*.because.combination",
    "allocation.awards.*.combination",
    "allocation.awards.*.evaluation",
    "allocation.awards.*.place",
    "allocation.awards.*.price",
    "allocation.awards.*.result",
    "allocation.awards.*.tender",
    "allocation.awards.*.tenderer",
    "allocation.decided.*.by",
    "allocation.decided.*.figure",
    "allocation.runner_up.awards.*.tender",
    "allocation.runner_up.total",
    "allocation.total",
    "combinations.*.discount",
    "combinations.*.lots",
    "combinations.*.tenders",
    "figures.*.carried",
    "figures.*.evaluation",
    "figures.*.of.*",
    "figures.*.value",
    "lots.*.figures.*.value",
    "lots.*.tenders.*.place",
    "lots.*.tenders.*.result",
    "rules.allocation",
    "rules.most_per_tenderer",
    "rules.ties",
    "rules.total",
    "sealed",
];

/// What a record proves where lots are shared out by their rankings.
const PROVEN_OF_RANKED: &[&str] = &[
    "again.*.because.without",
    "allocation.awards.*.passed_over",
    "allocation.awards.*.place",
    "allocation.awards.*.tender",
    "rules.allocation",
    "rules.most_per_tenderer",
    "rules.when_full",
];

#[test]
fn every_change_of_how_lots_are_shared_out_is_refused() {
    let mut count = Count::new();
    let is_wanted = |path: &str| {
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        matches!(first, "allocation" | "preferences" | "rules")
            || (first == "again" && rest.contains("because"))
    };
    let cases = [
        ("lots-ranked-again.md", "case/rank-again"),
        ("lots-ranked-again.md", "case/keep-ranking"),
        ("lots-by-order.md", "case"),
        ("lots-by-preference.md", "case"),
        ("lots-tied.md", "case/silent"),
        ("lots-tied.md", "case/stated"),
    ];
    for (case, folder) in cases {
        refuses(&of_folder(case, folder), &mut count, is_wanted);
    }
    told(&count);
    is_proven(PROVEN_OF_RANKED, &count);
}

fn is_proven(kinds: &[&str], count: &Count) {
    for kind in kinds {
        let (all, alone) = count.get(*kind).copied().unwrap_or_default();
        assert!(all == alone && all > 0, "{kind}: the record alone refuses {alone} of {all}");
    }
}

fn told(count: &Count) {
    for (kind, (all, alone)) in count {
        println!("{alone:6} of {all:6}  {kind}");
    }
}

#[test]
fn every_change_of_a_record_of_lots_is_refused() {
    let mut count = Count::new();
    let recorded = of_example("lots");
    let total = refuses_all(&recorded, &mut count);
    told(&count);
    is_proven(PROVEN_OF_LOTS, &count);
    assert!(total > 3_000, "{total}");
    let at = recorded.text.find("\"whole\":\"sha256:").unwrap() + 16;
    let other = if recorded.text[at..].starts_with('0') { "1" } else { "0" };
    let mut changed = recorded.text.clone();
    changed.replace_range(at..=at, other);
    assert!(anbud_check::verify(&sealed_anew(&changed)).is_err(), "the digest of a lot counts");
}

#[test]
fn every_change_of_a_record_is_refused() {
    let records =
        [of_example("value-deduction"), of_case("ties.md"), of_case("order-of-events.md")];
    let mut count = Count::new();
    let total: usize = records.iter().map(|recorded| refuses_all(recorded, &mut count)).sum();
    let alone: usize = count.values().map(|(_, alone)| alone).sum();
    told(&count);
    println!(
        "{total} changes, all refused; {alone} of them by the record alone under a new digest"
    );
    is_proven(PROVEN, &count);
    assert!(total > 4_000, "{total}");
}

#[test]
fn every_change_of_a_panel_and_of_pairs_is_refused() {
    let mut count = Count::new();
    for case in ["pairs-panel.md", "pairs-all-evaluators.md", "panel-groups.md"] {
        refuses_all(&of_case(case), &mut count);
    }
    told(&count);
    is_proven(&["figures.*.text", "tenders.*.place", "tenders.*.result"], &count);
}

/// Where two ways are equally good the sum that is said to be of the best is the figure of the best, not of the other.
#[test]
fn the_sum_of_what_is_undecided_is_not_that_of_the_next_best() {
    let mut record: Value =
        serde_json::from_str(&of_folder("lots-tied.md", "case/silent").text).unwrap();
    record["allocation"]["total"] = record["allocation"]["runner_up"]["total"].clone();
    assert!(anbud_check::verify(&sealed_anew(&written(&record))).is_err());
}

/// What is spelt otherwise says the same to some readers and something else to others, so there is one spelling only.
#[test]
fn another_spelling_is_refused() {
    for (how, text) in spellings(&of_example("value-deduction").text) {
        assert!(anbud_check::verify(&text).is_err(), "{how}");
    }
}
