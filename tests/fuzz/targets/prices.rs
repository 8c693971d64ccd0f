//! Unit prices: whatever the bytes, reading and evaluating them ends, with a result or with mistakes.
#![no_main]

use anbud::documents::{read_criteria, read_tenders};
use anbud::evaluation::{Scope, evaluate};
use anbud::tenders::UnitPrices;
use anbud::{Procedure, Sheet, Source};
use anbud_files::read_prices;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

const CRITERIA: &str = include_str!("../seeds/case/prices.toml");
const TENDERS: &str = include_str!("../seeds/case/priced.toml");

fn procedure() -> &'static Procedure {
    static PROCEDURE: OnceLock<Procedure> = OnceLock::new();
    PROCEDURE.get_or_init(|| {
        let draft = read_criteria(&Source::new("criteria.toml", CRITERIA)).value.into_draft();
        draft.build().expect("a sound procedure")
    })
}

fuzz_target!(|text: &str| {
    let procedure = procedure();
    let mut tenders = read_tenders(&Source::new("tenders.toml", TENDERS), procedure).value;
    let mut prices = UnitPrices::new(procedure, &tenders);
    let mut mistakes = read_prices(&Source::new("prices.csv", text), Some(&mut prices));
    mistakes.extend(prices.finish(&mut tenders));
    if mistakes.is_empty() {
        if let Err(mistakes) = evaluate(procedure, &tenders, &Sheet::default(), Scope::Whole) {
            assert!(!mistakes.is_empty(), "refused without a mistake");
        }
    }
});
