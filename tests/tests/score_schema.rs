//! The published description of score files agrees with what is read.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use anbud_tests::project;
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(anbud::manual::SCORES_SCHEMA).unwrap()
}

fn names(fields: &[Value]) -> Vec<&str> {
    fields.iter().map(|field| field["name"].as_str().unwrap()).collect()
}

#[test]
fn the_fields_are_the_columns_that_are_read() {
    let schema = schema();
    let fields = schema["fields"].as_array().unwrap();
    assert_eq!(names(fields), anbud_files::SCORE_COLUMNS);
    for field in fields {
        let name = field["name"].as_str().unwrap();
        let is_needed = ["tender", "requirement", "score"].contains(&name);
        assert_eq!(field["constraints"]["required"], is_needed, "{name}");
        assert!(
            field["description"]
                .as_str()
                .is_some_and(|text| text.ends_with('.') || text.ends_with('/')),
            "{name}"
        );
    }
}

#[test]
fn the_score_files_of_the_examples_have_no_other_columns() {
    let schema = schema();
    let known = names(schema["fields"].as_array().unwrap());
    let files = project::files_ending(&["examples", "tests/bases"], ".csv");
    let scores = files.into_iter().filter(|file| project::name(file).contains("scores"));
    let mut count = 0;
    for file in scores {
        let text = project::text(&file);
        let header = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        let names = header.split([',', ';', '\t']).map(|name| name.trim().trim_matches('"'));
        for name in names.filter(|name| !name.starts_with("sep=")) {
            assert!(known.contains(&name) || name.is_empty(), "{name} in {}", file.display());
        }
        count += 1;
    }
    assert!(count > 10);
}
