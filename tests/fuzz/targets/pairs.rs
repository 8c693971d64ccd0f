//! Comparisons in pairs: whatever the bytes, reading and evaluating them ends, with a result or with mistakes.
//! What stands before a line `===` is evaluators.csv.
#![no_main]

use anbud::documents::{read_criteria, read_tenders};
use anbud::evaluation::{Scope, evaluate};
use anbud::ledger::Ledger;
use anbud::{Procedure, Source, Tenders};
use anbud_files::{read_evaluators, read_pairs};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

const CRITERIA: &str = include_str!("../seeds/case/pairs.toml");
const TENDERS: &str = include_str!("../seeds/case/tenders.toml");

fn case() -> &'static (Procedure, Tenders) {
    static CASE: OnceLock<(Procedure, Tenders)> = OnceLock::new();
    CASE.get_or_init(|| {
        let draft = read_criteria(&Source::new("criteria.toml", CRITERIA)).value.into_draft();
        let procedure = draft.build().expect("a sound procedure");
        let tenders = read_tenders(&Source::new("tenders.toml", TENDERS), &procedure).value;
        (procedure, tenders)
    })
}

fuzz_target!(|text: &str| {
    let (procedure, tenders) = case();
    let (evaluators, pairs) = text.split_once("\n===\n").unwrap_or(("", text));
    let mut ledger = Ledger::new(procedure, tenders);
    let mut mistakes = Vec::new();
    if !evaluators.is_empty() {
        mistakes.extend(read_evaluators(&Source::new("evaluators.csv", evaluators), &mut ledger));
    }
    mistakes.extend(read_pairs(&Source::new("pairs.csv", pairs), Some(&mut ledger)));
    let reading = ledger.finish();
    mistakes.extend(reading.diagnostics);
    if mistakes.is_empty() {
        if let Err(mistakes) = evaluate(procedure, tenders, &reading.value, Scope::Whole) {
            assert!(!mistakes.is_empty(), "refused without a mistake");
        }
    }
});
