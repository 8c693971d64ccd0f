//! Scores: whatever the bytes, reading and evaluating them ends, with a result or with mistakes.
//! What stands before a line `===` is evaluators.csv.
#![no_main]

use anbud::documents::{read_criteria, read_tenders};
use anbud::evaluation::{Scope, evaluate};
use anbud::ledger::Ledger;
use anbud::{Procedure, Source, Tenders};
use anbud_files::{read_evaluators, read_scores};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

const CRITERIA: &str = include_str!("../seeds/case/criteria.toml");
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

fuzz_target!(|bytes: &[u8]| {
    let (procedure, tenders) = case();
    let mark = b"\n===\n";
    let at = bytes.windows(mark.len()).position(|window| window == mark);
    let (evaluators, scores) = match at {
        Some(at) => (&bytes[..at], &bytes[at + mark.len()..]),
        None => (&[][..], bytes),
    };
    let mut ledger = Ledger::new(procedure, tenders);
    let mut mistakes = Vec::new();
    if let (Ok(text), false) = (std::str::from_utf8(evaluators), evaluators.is_empty()) {
        mistakes.extend(read_evaluators(&Source::new("evaluators.csv", text), &mut ledger));
    }
    let read = read_scores(scores, &"scores.csv".into(), Some(&mut ledger)).expect("bytes in memory");
    mistakes.extend(read);
    let reading = ledger.finish();
    mistakes.extend(reading.diagnostics);
    if mistakes.is_empty() {
        if let Err(mistakes) = evaluate(procedure, tenders, &reading.value, Scope::Whole) {
            assert!(!mistakes.is_empty(), "refused without a mistake");
        }
    }
});
