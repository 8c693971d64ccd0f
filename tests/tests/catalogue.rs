//! The catalogue as data: every file is in the table, reads, and says what a person needs to choose and re-check a model.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail at once"
)]

use std::collections::BTreeSet;
use std::path::Path;

use anbud::catalogue::{self, Example, Family, Model};

fn models() -> impl Iterator<Item = Model> {
    catalogue::ids()
        .map(|id| catalogue::find(id).unwrap_or_else(|| panic!("{id}.toml does not read")))
}

#[test]
fn every_file_is_in_the_table_and_the_table_has_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/anbud/models");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder of models")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8"))
        .collect();
    let table: Vec<String> = catalogue::ids().map(|id| format!("{id}.toml")).collect();
    assert_eq!(files, table.iter().cloned().collect());
    assert_eq!(files.len(), table.len(), "an id stands twice");
}

#[test]
fn no_system_holds_as_many() {
    let tests = models().filter(|model| model.family == Family::Abnormal).count();
    let others = models().count() - tests;
    assert!(others >= 75, "{others} award models, curves and transforms");
    assert!(tests >= 20, "{tests} tests for abnormally low tenders");
}

#[test]
fn the_id_is_the_name_of_the_file_and_names_are_not_shared() {
    let mut names = BTreeSet::new();
    for (id, model) in catalogue::ids().zip(models()) {
        assert_eq!(model.id, id);
        assert!(names.insert(model.title.en.to_lowercase()), "{id}: its English title is taken");
        assert!(names.insert(model.title.sv.to_lowercase()), "{id}: its Swedish title is taken");
    }
}

#[test]
fn a_name_finds_the_model_that_goes_by_it() {
    for model in models() {
        assert_eq!(catalogue::nearest(&model.id), Some(model.id.as_str()));
        assert_eq!(catalogue::nearest(&model.title.sv), Some(model.id.as_str()));
    }
}

#[test]
fn every_model_says_what_it_is() {
    for model in models() {
        let id = &model.id;
        for words in [&model.title, &model.summary] {
            assert!(!words.en.is_empty() && !words.sv.is_empty(), "{id}: words are missing");
            assert_ne!(words.en, words.sv, "{id}: not translated");
        }
        assert!(model.summary.en.ends_with('.') && model.summary.sv.ends_with('.'), "{id}");
        let country =
            |code: &String| code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase());
        assert!(model.countries.iter().all(country) && model.countries.is_sorted(), "{id}");
        assert_eq!(
            model.best.is_some(),
            model.family == Family::Award,
            "{id}: best is for award models"
        );
        for (name, parameter) in &model.parameters {
            assert!(
                !parameter.meaning.en.is_empty()
                    && !parameter.range.en.is_empty()
                    && !parameter.range.sv.is_empty(),
                "{id}: {name}"
            );
            assert!(!parameter.meaning.sv.is_empty(), "{id}: {name} in Swedish");
        }
    }
}

#[test]
fn every_model_says_what_happens_at_the_edges() {
    for model in models() {
        let mut edges = vec!["one_tender", "all_equal"];
        if model.family != Family::Transform {
            edges.push("zero_price");
        }
        for edge in edges {
            assert!(model.edges.contains_key(edge), "{}: nothing on {edge}", model.id);
        }
        for (edge, text) in &model.edges {
            assert!(text.ends_with('.'), "{}: {edge} is not a sentence", model.id);
        }
    }
}

#[test]
fn every_model_has_a_source_and_no_source_claims_too_much() {
    for model in models() {
        assert!(!model.sources.is_empty(), "{}: no source", model.id);
        for source in &model.sources {
            assert!(source.text.len() > 20, "{}: {} says too little", model.id, source.text);
            assert!(source.url.as_ref().is_none_or(|url| url.starts_with("http")), "{}", model.id);
            assert!(source.date.as_ref().is_none_or(|date| is_date(date)), "{}", model.id);
        }
        // A country is claimed only where somebody has seen the model in use there.
        let only_memory = model.sources.iter().all(|s| s.standing == catalogue::Standing::Memory);
        assert!(!only_memory || model.countries.is_empty(), "{}: attributed from memory", model.id);
    }
}

/// `2019`, `2019-09` or `2019-09-17`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits =
        |part: &&str, width| part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() <= 3 && parts.iter().zip([4, 2, 2]).all(|(part, width)| digits(part, width))
}

#[test]
fn every_model_has_worked_examples_of_one_shape() {
    for model in models() {
        assert!(!model.examples.is_empty(), "{}: no example", model.id);
        for example in &model.examples {
            assert_shape(&model, example);
        }
    }
}

fn assert_shape(model: &Model, example: &Example) {
    let id = &model.id;
    assert_ne!(example.source.is_some(), example.made, "{id}: printed somewhere or made, not both");
    let tenders = example.count();
    let mut given = example.given.values().chain(example.panel.values().flatten());
    assert!(tenders > 0 && given.all(|column| column.len() == tenders), "{id}");
    let columns = [&example.share, &example.points, &example.result, &example.places];
    let expected = columns.into_iter().flatten();
    assert!(
        expected.clone().all(|column| column.len() == tenders),
        "{id}: a figure for each tender"
    );
    let abnormal = example.abnormal.as_ref();
    assert!(abnormal.is_none_or(|asked| asked.len() == tenders), "{id}: an answer for each tender");
    let answers = expected.count() > 0 || abnormal.is_some();
    assert_ne!(answers, example.error.is_some(), "{id}: figures or an error");
    for name in model.parameters.keys() {
        assert!(example.constants.contains_key(name), "{id}: an example without {name}");
    }
}
