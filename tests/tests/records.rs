//! Records: canonical, the same on every run, loaded as they were written, and without the name of an evaluator.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use anbud_tests::anbud;
use anbud_tests::checks::Checks;
use anbud_tests::folder::Folder;
use anbud_tests::project::{files_ending, name, root, text};
use anbud_tests::records::{cases, record_of};
use anbud_tests::schema::misfits;
use anbud_tests::tampering::compact;
use serde_json::Value;

#[test]
fn records_of_all_examples_are_canonical_and_load_as_they_were_written() {
    let mut checks = Checks::new();
    for case in cases() {
        checks.run(name(&case), || {
            let text = record_of(&case);
            let record = anbud_files::read_record(&text).map_err(|error| error.to_string())?;
            let again = anbud_files::record_text(&record).unwrap();
            let parts = [
                (text == again, "it is not written again as it was"),
                (text == record_of(&case), "two runs differ"),
                (is_in_order(&text), "the keys are not in order"),
                (has_one_figure_a_line(&text), "a figure does not have a line of its own"),
            ];
            let wrong: Vec<&str> =
                parts.iter().filter(|(holds, _)| !holds).map(|(_, what)| *what).collect();
            if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
        });
    }
    checks.finish();
}

/// Whether the lines of the text, keys sorted and written compactly, are what they were.
fn is_in_order(text: &str) -> bool {
    let value: Value = serde_json::from_str(text).unwrap();
    compact(&value) == text.replace('\n', "")
}

fn has_one_figure_a_line(text: &str) -> bool {
    let value: Value = serde_json::from_str(text).unwrap();
    let figures = value["figures"].as_array().unwrap().iter();
    let lines: Vec<&str> = text.lines().map(|line| line.trim_end_matches(',')).collect();
    let start = lines.iter().position(|line| *line == "\"figures\":[").unwrap() + 1;
    figures.zip(&lines[start..]).all(|(figure, line)| compact(figure) == **line)
}

/// The schema admits what is written and no key besides; the test of tampered records adds and leaves out keys.
#[test]
fn records_fit_their_schema() {
    let (printed, _) = anbud::run(&["schema", "record"].map(str::to_owned), root());
    let schema: Value = serde_json::from_str(&printed).unwrap();
    let mut checks = Checks::new();
    let written = cases().into_iter().map(|case| (name(&case), record_of(&case)));
    let kept = files_ending(&["tests/records"], ".json");
    let kept = kept.into_iter().map(|path| (name(&path), text(&path)));
    for (name, text) in written.chain(kept) {
        checks.run(name, || {
            let record: Value = serde_json::from_str(&text).unwrap();
            let found = misfits(&schema, &record);
            if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
        });
    }
    checks.finish();
    let mut more = serde_json::from_str::<Value>(&record_of(&cases()[0])).unwrap();
    more["figures"][0]["trust"] = Value::from(1);
    more["tenders"][0].as_object_mut().unwrap().remove("status");
    // told of a record of one award: of what may be either, only that it is neither
    let mut of_one = schema.clone();
    of_one.as_object_mut().unwrap().remove("anyOf");
    of_one["$ref"] = Value::from("#/$defs/record");
    assert_eq!(misfits(&of_one, &more).len(), 2);
    assert_eq!(misfits(&schema, &more).len(), 1);
}

/// The record of all lots holds, byte for byte, the record that is written of each lot alone.
#[test]
fn a_record_of_lots_holds_the_records_of_each() {
    let folder = Folder::new();
    let write = |more: &[&str]| {
        let file = folder.path().join("record.json");
        let words = ["evaluate", "examples/lots", "--record", file.to_str().unwrap()];
        let words = words.iter().chain(more).map(ToString::to_string).collect::<Vec<_>>();
        let (printed, exit) = anbud::run(&words, root());
        assert_eq!(exit, 0, "{printed}");
        std::fs::read_to_string(file).unwrap()
    };
    let all = write(&[]);
    let record = anbud_files::read_lots_record(&all).unwrap();
    assert_eq!(anbud_files::lots_record_text(&record).unwrap(), all);
    assert!(is_in_order(&all));
    assert_eq!(record.lots.len(), 3);
    for lot in &record.lots {
        let alone = write(&["--lot", lot.lot.as_deref().unwrap()]);
        assert!(all.contains(alone.trim_end()));
        assert_eq!(anbud_files::record_text(lot).unwrap(), alone);
    }
    let refused = anbud_files::read_record(&all).unwrap_err().to_string();
    assert_eq!(refused, "a record of several lots");
}

#[test]
fn no_evaluator_is_named() {
    let case = cases().into_iter().find(|case| case.ends_with("health-record")).unwrap();
    let record = record_of(&case);
    let evaluators = std::fs::read_to_string(case.join("evaluators.csv")).unwrap();
    let ids: Vec<&str> =
        evaluators.lines().skip(1).filter_map(|row| row.split(',').next()).collect();
    assert_eq!(ids.len(), 1_500);
    for id in ids {
        assert!(
            !record.contains(&format!("\"{id}\"")) && !record.contains(&format!("`{id}`")),
            "{id}"
        );
    }
}
