//! Records: canonical, the same on every run, loaded as they were written, and without the name of an evaluator.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use anbud_tests::checks::Checks;
use anbud_tests::project::name;
use anbud_tests::records::{cases, record_of};
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
