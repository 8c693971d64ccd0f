//! Formulas: whatever the text, reading it ends, and every mistake stands within the text.
#![no_main]

use std::collections::BTreeMap;

use anbud::formula::{Formula, FormulaText, Scope, Where};
use anbud::procedure::{Kind, Parameter};
use anbud::{Place, Source};
use libfuzzer_sys::fuzz_target;

const PLACES: [Where; 6] = [
    Where::Award,
    Where::Abnormal,
    Where::Price,
    Where::Rejection,
    Where::Curve(Kind::Quality),
    Where::Curve(Kind::Price),
];

fuzz_target!(|text: &str| {
    let source = Source::new("formula", text);
    let parameter = |name: &str, value: &str| Parameter {
        name: name.into(),
        value: value.parse().expect("a literal"),
        place: Place::in_code(),
    };
    let parameters = [parameter("span", "0.5"), parameter("knee", "20 %")];
    let items = BTreeMap::new();
    for at in PLACES {
        let scope = Scope { at, parameters: &parameters, items: &items, measures: true };
        let text = FormulaText::in_document(text, &source, 0..text.len());
        match Formula::compile(&text, &scope) {
            Ok(formula) => assert!(at == Where::Rejection || formula.steps().count() > 0),
            Err(mistakes) => check(&mistakes, &source),
        }
    }
});

/// Every mistake has a place, and the place is in the text.
fn check(mistakes: &[anbud::Diagnostic], source: &Source) {
    assert!(!mistakes.is_empty(), "refused without a mistake");
    let lines = source.text().split('\n').count();
    for mistake in mistakes {
        let place = mistake.place().expect("a mistake has a place");
        assert!(place.line() as usize <= lines, "{mistake} stands behind the end");
        assert!(!mistake.message.is_empty());
    }
}
