//! Cases worked by hand, against which the naive evaluation itself is tested.

mod formulas;
mod places;
mod scoring;

use super::case::{
    Award, Case, Criterion, Curve, Group, Kind, Marks, Missing, Row, Scale, Tender, Within,
};
use super::evaluate::{Judged, Outcome, evaluate};
use super::number::{Q, Written, decimal};

/// A case with a scale from 0 to 10 that is decided by points.
fn case() -> Case {
    let mut case = Case::empty();
    case.scales.push(Scale {
        id: "ten".to_owned(),
        minimum: Written::new(0, 0),
        maximum: Written::new(10, 0),
        step: Written::new(1, 0),
    });
    case.award = Award::Model("weighted-sum", Vec::new());
    case.scoring.within = Some(Within::Mean);
    case.scoring.missing = Some(Missing::Error);
    case
}

fn criterion(id: &str, kind: Kind, weight: i64) -> Criterion {
    Criterion {
        id: id.to_owned(),
        parent: None,
        kind,
        marks: Some(Marks::Weight(Written::new(weight, 0))),
        scale: None,
        measure: None,
        curve: None,
        lowest: None,
        highest: None,
        threshold: None,
    }
}

/// A leaf with scores from 0 to 10.
fn scored(id: &str, weight: i64) -> Criterion {
    Criterion {
        scale: Some("ten".to_owned()),
        curve: Some(Curve::Model("of-maximum", Vec::new())),
        ..criterion(id, Kind::Quality, weight)
    }
}

/// A price criterion.
fn priced(weight: i64, model: &'static str) -> Criterion {
    Criterion {
        curve: Some(Curve::Model(model, Vec::new())),
        ..criterion("price", Kind::Price, weight)
    }
}

fn tender(id: &str, price: i64, scores: &[(&str, i64)]) -> Tender {
    let scores = scores.iter().map(|(item, score)| ((*item).to_owned(), Written::new(*score, 0)));
    Tender {
        id: id.to_owned(),
        submitted: Written::new(price, 0),
        corrected: None,
        unit_prices: Vec::new(),
        meets: Vec::new(),
        measures: Vec::new(),
        scores: scores.collect(),
    }
}

fn group(id: &str, weight: i64) -> Group {
    Group {
        id: id.to_owned(),
        assesses: vec!["quality".to_owned()],
        weight: Some(Written::new(weight, 0)),
        quorum: None,
    }
}

fn row(tender: &str, group: &str, evaluator: &str, score: i64) -> Row {
    Row {
        tender: tender.to_owned(),
        item: "quality".to_owned(),
        evaluator: evaluator.to_owned(),
        group: group.to_owned(),
        score: Written::new(score, 0),
        reason: None,
        at: None,
    }
}

fn judged(case: &Case) -> Vec<Judged> {
    match evaluate(case) {
        Outcome::Judged { tenders, .. } => tenders,
        Outcome::Refused(why) => panic!("refused: {why}"),
    }
}

fn is_refused(case: &Case) -> bool {
    matches!(evaluate(case), Outcome::Refused(_))
}

fn shown(figure: &Option<Q>) -> String {
    figure.as_ref().map_or_else(|| "-".to_owned(), decimal)
}

fn results(case: &Case) -> Vec<String> {
    judged(case).iter().map(|tender| shown(&tender.result)).collect()
}

fn places_of(case: &Case) -> Vec<Option<usize>> {
    judged(case).iter().map(|tender| tender.place).collect()
}

/// The score of the criterion `quality` for the first tender.
fn first_score(case: &Case) -> String {
    shown(&judged(case)[0].criteria["quality"].score)
}
