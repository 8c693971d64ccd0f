//! Formulas: whatever the text, reading it ends, and every mistake stands within the text; working it out ends too.
#![no_main]

use std::collections::BTreeMap;

use anbud::derivation::{Derivation, Origin};
use anbud::formula::{Column, Formula, FormulaText, Run, Scope, Where};
use anbud::procedure::{Kind, Parameter};
use anbud::tenders::Tender;
use anbud::{Exact, Key, List, Place, Source, Unit};
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
        let parts = &BTreeMap::new();
        let scope = Scope { at, parameters: &parameters, items: &items, parts, measures: true };
        let text = FormulaText::in_document(text, &source, 0..text.len());
        match Formula::compile(&text, &scope) {
            Ok(formula) => {
                print_and_read(&formula, &scope);
                work_out(&formula);
            }
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

/// A printed formula is a formula, and prints as itself; only a longer one than is read may be refused.
fn print_and_read(formula: &Formula, scope: &Scope<'_>) {
    let printed = formula.printed().join("\n");
    match Formula::compile(&FormulaText::from(printed.as_str()), scope) {
        Ok(again) => assert_eq!(again.printed().join("\n"), printed),
        Err(mistakes) => assert_eq!(mistakes[0].code.name(), "limit-formula-length", "{printed}: {mistakes:?}"),
    }
}

/// Works a formula out for three tenders, with figures that make ties, zeros and negative ones likely.
fn work_out(formula: &Formula) {
    let tenders: List<Tender> = ["a", "b", "c"].map(|id| Tender::new(id, id)).into_iter().collect();
    let field: Vec<Key<Tender>> = tenders.keys().collect();
    let mut derivation = Derivation::new();
    let mut given = |number| derivation.given(Exact::whole(number), Unit::Free, Origin::Rule);
    let columns = formula.symbols().map(|(_, place)| {
        let first = i64::from(place.column() % 5) - 2;
        Column::PerTender(vec![Some(given(first)), Some(given(7)), Some(given(first * first))])
    });
    let columns = columns.collect();
    let mut run = Run::new(formula, columns, &field);
    for position in 0..field.len() {
        let _ = run.result(position, &mut derivation);
    }
}
