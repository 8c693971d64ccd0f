//! `anbud init --model` for every model of the catalogue: the case states all that it needs, evaluates, and uses the model.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail at once"
)]

use anbud::catalogue;
use anbud_tests::anbud as program;
use anbud_tests::checks::Checks;
use anbud_tests::folder::Folder;

#[test]
fn a_case_for_every_model_states_all_that_it_needs() {
    let folder = Folder::new();
    let mut checks = Checks::new();
    for id in catalogue::ids() {
        checks.run(id, || complete(id, folder.path()));
    }
    checks.finish();
}

/// Whether a case for the model is written and evaluated without a mistake, and its record verified.
fn complete(id: &str, dir: &std::path::Path) -> Result<(), String> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let commands = [
        words(&["init", id, "--model", id]),
        words(&["evaluate", id, "--record", "record.json"]),
        words(&["verify", "record.json", id]),
    ];
    for command in commands {
        let (printed, code) = program::run(&command, dir);
        if code != 0 {
            return Err(format!("{}: exit {code}: {printed}", command.join(" ")));
        }
    }
    let criteria = std::fs::read_to_string(dir.join(id).join("criteria.toml")).unwrap();
    let is_table = catalogue::find(id).unwrap().table.is_some();
    let named = if is_table { "\ntable = ".to_owned() } else { format!("\nmodel = \"{id}\"\n") };
    criteria
        .contains(&named)
        .then_some(())
        .ok_or_else(|| format!("the model is not in it:\n{criteria}"))
}
