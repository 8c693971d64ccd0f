//! The pages of the manual on models are those that the catalogue makes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails should fail at once"
)]

use anbud::catalogue::{self, Model};
use anbud_report::models;
use anbud_tests::{diff, project};

#[test]
fn the_manual_of_models_is_fresh() {
    let models: Vec<Model> = catalogue::ids().filter_map(catalogue::find).collect();
    for (file, expected) in models::manual(&models) {
        let path = project::root().join("crates/anbud/manual").join(file);
        let found = project::text(&path);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &expected).unwrap();
        } else {
            assert!(
                found == expected,
                "{file}: run `UPDATE=1 cargo test -p anbud-tests --test manual`:\n{}",
                diff::lines(&found, &expected)
            );
        }
    }
}
