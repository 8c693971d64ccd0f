//! The schemas of the documents: what they know is what the reader knows, and every document that is read fits.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::collections::BTreeSet;
use std::path::Path;

use anbud_tests::checks::Checks;
use anbud_tests::schema::{keys, misfits};
use anbud_tests::{anbud, case, project};
use serde_json::Value;

fn schema(document: &str) -> Value {
    let words = ["schema", document].map(str::to_owned);
    let (printed, exit) = anbud::run(&words, project::root());
    assert_eq!(exit, 0, "{printed}");
    serde_json::from_str(&printed).unwrap()
}

/// A document as JSON; none where it is not TOML.
fn document(path: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(path).ok()?;
    let table: toml::Table = toml::from_str(&text).ok()?;
    Some(serde_json::to_value(table).unwrap())
}

/// The keys that the reader takes from documents, read from its own text.
fn keys_read(folder: &str, wanted: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let takes = [
        "text(",
        "number(",
        "share(",
        "identifier(",
        "boolean(",
        "formula(",
        "value(",
        "fields(",
        "texts(",
        "named_numbers(",
        "table(",
        "list(",
        "tables(",
        "entries(fields, ",
        "filled(&mut fields, ",
        "amount(&mut fields, ",
    ];
    let mut found = BTreeSet::new();
    for path in project::files(folder).into_iter().filter(|path| wanted(&project::name(path))) {
        let source: String = project::text(&path).split_whitespace().collect::<Vec<_>>().join(" ");
        for take in takes {
            for (at, _) in source.match_indices(take) {
                let rest = source[at + take.len()..].trim_start();
                let Some(rest) = rest.strip_prefix('"') else { continue };
                let key = rest.split('"').next().unwrap();
                if key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                    found.insert(key.to_owned());
                }
            }
        }
        if source.contains("fields.id()") {
            found.insert("id".to_owned());
        }
    }
    found
}

#[test]
fn the_schema_of_criteria_knows_the_keys_that_the_reader_knows() {
    let wanted = |name: &str| {
        let own = name.strip_prefix("crates/anbud/src/documents/");
        own.is_some_and(|own| !own.contains('/') && own != "tenders.rs")
    };
    let read = keys_read("crates/anbud/src/documents", wanted);
    let stages = ["score", "share", "points", "value", "quality", "price", "result"];
    let read: BTreeSet<String> = read.into_iter().chain(stages.map(str::to_owned)).collect();
    assert_eq!(keys(&schema("criteria")), read);
}

#[test]
fn the_schema_of_tenders_knows_the_keys_that_the_reader_knows() {
    let wanted = |name: &str| name.contains("documents/tenders");
    let read = keys_read("crates/anbud/src/documents", wanted);
    assert_eq!(keys(&schema("tenders")), read);
}

#[test]
fn every_example_and_starting_point_fits() {
    let mut checks = Checks::new();
    for name in ["criteria", "tenders"] {
        let schema = schema(name);
        let paths = project::files_ending(
            &["examples", "criteria", "tests/bases"],
            &format!("/{name}.toml"),
        );
        assert!(paths.len() > 5);
        for path in paths {
            checks.run(project::name(&path), || fits(&schema, &document(&path).unwrap()));
        }
    }
    checks.finish();
}

fn fits(schema: &Value, document: &Value) -> Result<(), String> {
    let wrong = misfits(schema, document);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

#[test]
fn every_test_case_that_is_evaluated_fits() {
    let mut checks = Checks::new();
    let schemas = ["criteria", "tenders"].map(schema);
    for path in project::files_ending(&["tests/cases/evaluate", "tests/cases/explain"], ".md") {
        let folder = case::laid_out(&path);
        let case = folder.path().join("case");
        let words = ["evaluate", case.to_str().unwrap()].map(str::to_owned);
        let (_, exit) = anbud::run(&words, Path::new("/"));
        for (schema, name) in schemas.iter().zip(["criteria", "tenders"]) {
            let Some(found) = document(&case.join(format!("{name}.toml"))) else { continue };
            if exit == 0 || exit == 4 {
                checks.run(format!("{} {name}", project::name(&path)), || fits(schema, &found));
            }
        }
    }
    checks.finish();
}

#[test]
fn what_check_refuses_as_unknown_the_schema_refuses() {
    let schema = schema("criteria");
    for text in [
        "format = 1\ncolour = \"red\"\n",
        "format = 1\n[[criterion]]\nid = \"a\"\nwieght = 40\n",
        "format = 1\n[award]\nmodel = \"quality-per-price\"\nbset = \"highest\"\n",
        "format = 1\n[award]\nmodel = \"no-such-model\"\n",
        "format = 1\n[rounding]\nscores = { decimals = 2, mode = \"half-up\" }\n",
        "format = 1\n[scoring]\nmissing = \"zero\"\n",
    ] {
        let table: toml::Table = toml::from_str(text).unwrap();
        let found = misfits(&schema, &serde_json::to_value(table).unwrap());
        assert_eq!(found.len(), 1, "{text}: {found:?}");
    }
}
