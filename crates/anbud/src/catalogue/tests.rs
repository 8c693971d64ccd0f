//! Every model is read by the formula language, and every worked example comes out as it is stated.

use super::{Family, Model, PrintedFigure};
use crate::formula::{Symbol, Where, is_built_in, is_name};
use crate::procedure::Kind;

fn models() -> impl Iterator<Item = Model> {
    super::ids().map(|id| super::find(id).unwrap())
}

/// The models that are a formula, and not a table.
fn formulas() -> impl Iterator<Item = Model> {
    models().filter(|model| model.table.is_none())
}

/// Where a model may stand: a curve or a transform on a criterion of any kind.
fn places(family: Family) -> Vec<Where> {
    match family {
        Family::Curve | Family::Transform => {
            [Kind::Quality, Kind::Price, Kind::Cost].map(Where::Curve).to_vec()
        }
        Family::Award => vec![Where::Award],
        Family::Abnormal => vec![Where::Abnormal],
    }
}

#[test]
fn every_model_is_a_formula_wherever_its_family_stands() {
    for model in formulas() {
        for at in places(model.family) {
            let compiled = model.compiled_at(at);
            assert!(compiled.is_ok(), "{} at {at:?}: {compiled:?}", model.id);
        }
    }
}

#[test]
fn every_parameter_can_be_named_and_is_used() {
    for model in formulas() {
        let formula = model.formula_compiled().unwrap();
        for (at, name) in model.parameters.keys().enumerate() {
            assert!(is_name(name) && !is_built_in(name), "{}: `{name}` is no name", model.id);
            let used = formula.symbols().any(|(symbol, _)| *symbol == Symbol::Parameter(at));
            assert!(used, "{}: `{name}` is not used", model.id);
        }
    }
}

#[test]
fn every_worked_example_comes_out_as_stated() {
    let mut wrong = Vec::new();
    for model in models() {
        for (at, example) in model.examples.iter().enumerate() {
            let found = example.differs(&model);
            wrong.extend(found.map(|found| format!("{} example {}: {found}", model.id, at + 1)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_wrong_figure_of_an_example_is_found() {
    let model = super::find("lowest-over-price").unwrap();
    let wrong = |text: &str, error: Option<&str>| {
        let mut example = model.examples.first().unwrap().clone();
        example.share = Some(vec![PrintedFigure::try_from(text.to_owned()).unwrap(); 3]);
        example.error = error.map(str::to_owned);
        example.differs(&model)
    };
    assert_eq!(wrong("1", None).as_deref(), Some("share 0.667, 1, 0.333 instead of 1, 1, 1"));
    assert_eq!(
        wrong("none", None).as_deref(),
        Some("share 0.667, 1, 0.333 instead of none, none, none")
    );
    assert!(wrong("1", Some("division by zero")).is_some());
}

#[test]
fn a_wrong_answer_of_a_test_for_abnormally_low_tenders_is_found() {
    let model = Model::read(
        r#"
        id = "under-the-mean"
        family = "abnormal"
        title = { en = "Far under the mean", sv = "Långt under medel" }
        summary = { en = "Far under the mean.", sv = "Långt under medel." }
        also = []
        countries = []
        formula = "abnormal = price < 0.9 * mean(price) and tenders > 2"
        edges = {}
        source = []
        example = [{ made = true, given = { price = ["80", "110", "110"] }, abnormal = [true, false, true] }]
        "#,
    )
    .unwrap();
    let found = model.examples.first().unwrap().differs(&model);
    assert_eq!(
        found.as_deref(),
        Some("abnormal [true, false, false] instead of [true, false, true]")
    );
}
