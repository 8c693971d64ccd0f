//! Every worked example of the catalogue as a whole case: an evaluation comes to the figures that the catalogue shows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail at once"
)]

use anbud::catalogue::{self, Example, Family, Model, PrintedFigure, WorkedOut, WorkedTender};
use anbud::derivation::{self, Derivation};
use anbud::evaluation::{Evaluation, Scope, TenderResult, evaluate};
use anbud::ledger::{Ledger, ScoreRow};
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, RuleDraft, ScaleDraft, Written};
use anbud::tenders::Tender;
use anbud::{Diagnostic, Exact, Literal, Place, Procedure, Sheet, Tenders};

/// The criterion that a curve or a transform stands on, or that quality, points or money are earned by.
const ITEM: &str = "item";

#[test]
fn an_evaluation_comes_to_what_the_catalogue_shows() {
    for model in catalogue::ids().map(|id| catalogue::find(id).unwrap()) {
        for (at, example) in model.examples.iter().enumerate() {
            let name = format!("{}, example {}", model.id, at + 1);
            match (evaluated(&model, example), example.work_out(&model)) {
                (Ok(case), Ok(worked)) => assert_same(&name, &model, &case, &worked),
                (Err(mistakes), Err(_)) => {
                    let codes: Vec<&str> = mistakes.iter().map(|found| found.code.name()).collect();
                    let undefined = codes.iter().all(|code| *code == "cannot-work-out");
                    assert!(undefined && !codes.is_empty(), "{name}: {codes:?}");
                }
                (Ok(_), Err(error)) => panic!("{name}: only the catalogue says {error}"),
                (Err(mistakes), Ok(_)) => panic!("{name}: {mistakes:?}"),
            }
        }
    }
}

fn assert_same(name: &str, model: &Model, case: &Evaluation, worked: &WorkedOut) {
    let mut results: Vec<&TenderResult> = case.tenders.iter().collect();
    results.sort_by_key(|result| result.tender);
    assert_eq!(results.len(), worked.tenders.len(), "{name}");
    for (found, shown) in results.into_iter().zip(&worked.tenders) {
        let tender = found.tender.position() + 1;
        let evaluated = figures_evaluated(model, case, found);
        assert_eq!(evaluated, figures_shown(worked, shown), "{name}: tender {tender}");
    }
}

/// What an evaluation says of a tender: share, points, result and place, and whether it must explain its price.
type Figures = ([Option<Exact>; 4], Option<bool>);

fn figures_evaluated(model: &Model, case: &Evaluation, found: &TenderResult) -> Figures {
    let award = model.family == Family::Award;
    let marks = matches!(model.family, Family::Curve | Family::Transform);
    // the first criterion is the one that the model stands on
    let item = found.criteria[0];
    let place = found.place.map(Exact::whole);
    let number = |figure, wanted: bool| number(&case.derivation, figure).filter(|_| wanted);
    let (share, points) = (number(item.share, marks), number(item.points, marks));
    let asked = found.abnormal.map(|asked| case.derivation.holds(asked));
    ([share, points, number(found.result, award), place.filter(|_| award)], asked)
}

fn figures_shown(worked: &WorkedOut, shown: &WorkedTender) -> Figures {
    let number = |figure| number(&worked.derivation, figure);
    let place = shown.place.map(|place| Exact::whole(place as u64));
    // where the example states no full marks they are 1, so that points are the share
    let points = number(shown.points.or(shown.share));
    let asked = shown.abnormal.map(|asked| worked.derivation.holds(asked));
    ([number(shown.share), points, number(shown.result), place], asked)
}

fn number(derivation: &Derivation, figure: Option<derivation::Figure>) -> Option<Exact> {
    figure.map(|figure| derivation.number(figure).0.clone())
}

fn evaluated(model: &Model, example: &Example) -> Result<Evaluation, Vec<Diagnostic>> {
    if let Some(members) = example.panel.get("points") {
        return evaluated_over_panel(model, members);
    }
    let draft = Draft::new("Example", "Authority", "1", "EUR").award(award(model, example));
    let draft = match model.family {
        Family::Abnormal => {
            let draft = draft.abnormal(abnormal(model, example));
            match example.given.contains_key("quality") {
                true => draft.criterion(earned(example)).criterion(price_with_points(example)),
                false => draft.criterion(price_only()),
            }
        }
        Family::Award if example.given.keys().all(|name| name == "price") => {
            draft.criterion(price_only())
        }
        Family::Award => draft.criterion(earned(example)).criterion(price_only()),
        _ if example.given.contains_key("score") => {
            draft.scale(scale(example)).criterion(item(model, example).scale("scores"))
        }
        Family::Curve => draft.criterion(item(model, example).kind("price")),
        _ => draft.criterion(item(model, example).measure("figure")),
    };
    let procedure = draft.build()?;
    let count = example.given.values().next().map_or(0, Vec::len);
    let tenders: Tenders = (0..count).map(|at| tender(&procedure, example, at)).collect();
    evaluate(&procedure, &tenders, &Sheet::default(), Scope::Whole)
}

/// A panel whose members score the one criterion with their totals.
fn evaluated_over_panel(
    model: &Model,
    members: &[Vec<PrintedFigure>],
) -> Result<Evaluation, Vec<Diagnostic>> {
    let draft = Draft::new("Example", "Authority", "1", "EUR")
        .award(AwardDraft::model(model.id.as_str()))
        .scale(ScaleDraft::new("scores", 0, 100).step(1))
        .criterion(CriterionDraft::new(ITEM).points(100).scale("scores").formula("points = score"))
        .within_group("mean")
        .panel("evaluators");
    let procedure = draft.build()?;
    let tender = |at: usize| Tender::new((at + 1).to_string(), "Tenderer");
    let tenders: Tenders = (0..members[0].len()).map(tender).collect();
    let mut ledger = Ledger::new(&procedure, &tenders);
    for (number, scores) in members.iter().enumerate() {
        for (at, score) in scores.iter().enumerate() {
            let (tender, evaluator) = ((at + 1).to_string(), format!("evaluator-{number}"));
            ledger.add(&ScoreRow::new(&tender, ITEM, &evaluator, score.text()));
        }
    }
    let sheet = ledger.finish().value;
    evaluate(&procedure, &tenders, &sheet, Scope::Whole)
}

fn award(model: &Model, example: &Example) -> AwardDraft {
    match model.family {
        Family::Award => {}
        Family::Abnormal => return AwardDraft::model("lowest-price"),
        Family::Curve | Family::Transform => return AwardDraft::model("weighted-sum"),
    }
    let names = model.parameters.keys();
    names.fold(AwardDraft::model(model.id.as_str()), |award, name| {
        award.parameter(name.as_str(), constant(example, name).unwrap())
    })
}

fn abnormal(model: &Model, example: &Example) -> RuleDraft {
    let names = model.parameters.keys();
    names.fold(RuleDraft::model(model.id.as_str()), |rule, name| {
        rule.parameter(name.as_str(), constant(example, name).unwrap())
    })
}

/// A criterion under the model, with the parameters, limits and full marks of the example.
fn item(model: &Model, example: &Example) -> CriterionDraft {
    let full = constant(example, "full").unwrap_or(Literal::whole(1));
    let item = CriterionDraft::new(ITEM).points(full);
    let mut item = match &example.table {
        Some(rows) => with_table(item, rows),
        None => item.model(model.id.as_str()),
    };
    for name in model.parameters.keys() {
        item = item.parameter(name.as_str(), constant(example, name).unwrap());
    }
    let Some(limits) = &example.limits else { return item };
    if let Some(lowest) = &limits.lowest {
        item = item.lowest(literal(lowest));
    }
    match &limits.highest {
        Some(highest) => item.highest(literal(highest)),
        None => item,
    }
}

fn with_table(mut item: CriterionDraft, rows: &[(PrintedFigure, PrintedFigure)]) -> CriterionDraft {
    let rows = rows.iter().map(|(from, share)| (literal(from).into(), literal(share).into()));
    let rows = Written { value: rows.collect(), place: Place::in_code() };
    item.rule.table = Some(rows);
    item
}

/// A criterion that yields the quality, points or money that the example gives, as a quotient of two measures.
fn earned(example: &Example) -> CriterionDraft {
    let full = |name| constant(example, name).unwrap_or(Literal::whole(100));
    let item = CriterionDraft::new(ITEM).measure("earned");
    let item = match example.given.contains_key("value") {
        true => item.value(full("value_full")),
        false => item.points(full("quality_full")),
    };
    item.formula("share = earned / parts / full")
}

/// A price that earns points: what `points` has above `quality`, as a measure.
fn price_with_points(example: &Example) -> CriterionDraft {
    let full = |name| constant(example, name).unwrap().exact();
    let full = &full("points_full") - &full("quality_full");
    let full: Literal = full.to_string().parse().unwrap();
    CriterionDraft::new("price").kind("price").points(full).formula("points = all - earned")
}

fn price_only() -> CriterionDraft {
    CriterionDraft::new("price").kind("price")
}

fn scale(example: &Example) -> ScaleDraft {
    let constant = |name| constant(example, name).unwrap();
    ScaleDraft::new("scores", constant("minimum"), constant("maximum")).step(1)
}

/// The tender at a position of the example, with what it gives under whatever name.
fn tender(procedure: &Procedure, example: &Example, at: usize) -> Tender {
    let tender = Tender::new((at + 1).to_string(), "Tenderer");
    let priced = example.given.contains_key("price") || example.given.contains_key("x");
    let tender = if priced { tender } else { tender.price(1) };
    let item = procedure.item(ITEM);
    example.given.iter().fold(tender, |tender, (name, column)| match name.as_str() {
        "score" => tender.score(item.unwrap(), literal(&column[at])),
        "price" => tender.price(literal(&column[at])),
        "x" => tender.price(literal(&column[at])).measure_of("figure", literal(&column[at])),
        "points" if example.given.contains_key("quality") => {
            tender.measure_of("all", literal(&column[at]))
        }
        _ => {
            let text = column[at].text();
            let (earned, parts) = text.split_once('/').unwrap_or((text, "1"));
            let number = |text: &str| text.parse::<Literal>().unwrap();
            tender.measure_of("earned", number(earned)).measure_of("parts", number(parts))
        }
    })
}

fn constant(example: &Example, name: &str) -> Option<Literal> {
    example.constants.get(name).map(literal)
}

fn literal(figure: &PrintedFigure) -> Literal {
    figure.text().parse().unwrap_or_else(|_| panic!("`{}` is no decimal", figure.text()))
}
