//! Criteria and tenders: whatever the texts, reading, checking and evaluating them ends, with a result or with mistakes.
//! What stands behind a line `===` is tenders.toml.
#![no_main]

use anbud::documents::{read_criteria, read_tenders};
use anbud::evaluation::{Scope, evaluate};
use anbud::{Sheet, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (criteria, tenders) = text.split_once("\n===\n").unwrap_or((text, ""));
    let reading = read_criteria(&Source::new("criteria.toml", criteria));
    let (procedure, _) = reading.value.into_draft().outline();
    let Some(procedure) = procedure else { return };
    let submitted = read_tenders(&Source::new("tenders.toml", tenders), &procedure);

    let draft = read_criteria(&Source::new("criteria.toml", criteria)).value.into_draft();
    let Ok(procedure) = draft.build() else { return };
    if submitted.diagnostics.is_empty() {
        for scope in [Scope::Whole, Scope::Quality] {
            if let Err(mistakes) = evaluate(&procedure, &submitted.value, &Sheet::default(), scope) {
                assert!(!mistakes.is_empty(), "refused without a mistake");
            }
        }
    }
});
