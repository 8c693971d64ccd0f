//! The outcome as JSON: figures as text, exact and decimal, in the order that the manual shows.

use anbud::Key;
use anbud::derivation::{Figure, Value};
use anbud::evaluation::{CriterionResult, Ground, Scope, Status, TenderResult, UndecidedCause};
use anbud::procedure::Criterion;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::View;
use crate::number::Number;

/// So many examples of a warning are given.
const EXAMPLES_MAX: usize = 5;

/// The outcome as JSON, with a line break at the end.
///
/// # Errors
/// Where the JSON writer fails, which it does not for text.
pub fn json(view: &View<'_>) -> Result<String, serde_json::Error> {
    let evaluation = view.evaluation;
    let award = view.procedure.award.model.as_deref().unwrap_or("own");
    let document = Document {
        anbud: 1,
        seal: &view.procedure.seal,
        model: Model { award, absolute: evaluation.absolute },
        tenders: evaluation.tenders.iter().map(|result| tender(view, result)).collect(),
        undecided: evaluation.undecided.iter().map(|set| undecided(view, set)).collect(),
        warnings: view.warnings.iter().map(warning).collect(),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    anbud: u8,
    seal: &'a str,
    model: Model<'a>,
    tenders: Vec<Tender<'a>>,
    undecided: Vec<Undecided<'a>>,
    warnings: Vec<Warning<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Model<'a> {
    pub(crate) award: &'a str,
    pub(crate) absolute: bool,
}

#[derive(Serialize)]
pub(crate) struct Tender<'a> {
    id: &'a str,
    tenderer: &'a str,
    status: &'static str,
    place: Option<u32>,
    result: Option<Number>,
    quality: Option<Number>,
    price: Option<Number>,
    criteria: Criteria<'a>,
    abnormal: Option<bool>,
    grounds: Vec<GroundEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    abnormal_steps: Option<Steps>,
}

/// The steps of the test for abnormally low tenders as an object, in their order: figures, and conditions as true or false.
struct Steps(Vec<(String, Step)>);

/// A step: a figure, or a condition.
#[derive(Serialize)]
#[serde(untagged)]
enum Step {
    Number(Number),
    Truth(bool),
}

impl Serialize for Steps {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, step) in &self.0 {
            map.serialize_entry(name, step)?;
        }
        map.end()
    }
}

/// The criteria as an object, in the order of the criteria file.
struct Criteria<'a>(Vec<(&'a str, Known)>);

impl Serialize for Criteria<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, known) in &self.0 {
            map.serialize_entry(id, known)?;
        }
        map.end()
    }
}

/// What is known of a criterion: it yields points, or money.
#[derive(Serialize)]
struct Known {
    score: Option<Number>,
    share: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<Option<Number>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Option<Number>>,
}

#[derive(Serialize)]
struct GroundEntry<'a> {
    code: &'static str,
    text: &'a str,
    at: String,
}

#[derive(Serialize)]
pub(crate) struct Undecided<'a> {
    cause: &'static str,
    tenders: Vec<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
pub(crate) struct Warning<'a> {
    code: &'static str,
    text: &'a str,
    at: Option<String>,
    count: usize,
    examples: Vec<&'a str>,
}

/// What there is to say of the tenders of a view, of those undecided, and its warnings.
pub(crate) fn parts<'a>(
    view: &'a View<'a>,
) -> (Vec<Tender<'a>>, Vec<Undecided<'a>>, Vec<Warning<'a>>) {
    let evaluation = view.evaluation;
    let tenders = evaluation.tenders.iter().map(|result| tender(view, result)).collect();
    let undecided = evaluation.undecided.iter().map(|set| undecided(view, set)).collect();
    (tenders, undecided, view.warnings.iter().map(warning).collect())
}

fn tender<'a>(view: &View<'a>, result: &'a TenderResult) -> Tender<'a> {
    let stated = &view.tenders.list[result.tender];
    let stands = result.status != Status::Rejected;
    let has_price = view.evaluation.scope == Scope::Whole;
    let number = |figure: Option<Figure>| figure.map(|figure| number(view, figure));
    let criteria = view.procedure.criteria.entries().zip(&result.criteria);
    Tender {
        id: &stated.id,
        tenderer: &stated.tenderer,
        status: result.status.word(),
        place: result.place,
        result: number(result.result.filter(|_| stands)),
        quality: number(result.quality.filter(|_| stands)),
        price: number(result.price.filter(|_| has_price)),
        criteria: Criteria(criteria.map(|(entry, known)| criterion(view, entry, known)).collect()),
        abnormal: result.abnormal.filter(|_| stands).map(|figure| view.derivation().holds(figure)),
        grounds: result.grounds.iter().map(ground).collect(),
        abnormal_steps: abnormal_steps(view, result),
    }
}

/// The steps above the test itself; none where there are none.
fn abnormal_steps(view: &View<'_>, result: &TenderResult) -> Option<Steps> {
    let (_, above) = result.abnormal_steps.split_last()?;
    let step = |figure: &Figure| {
        let name = view.derivation().name(*figure)?.text.to_string();
        Some(match view.derivation().node(*figure).value {
            Value::Truth(holds) => (name, Step::Truth(holds)),
            _ => (name, Step::Number(number(view, *figure))),
        })
    };
    let steps: Vec<_> = above.iter().filter_map(step).collect();
    (!steps.is_empty()).then_some(Steps(steps))
}

fn number(view: &View<'_>, figure: Figure) -> Number {
    Number::of(view.derivation(), figure)
}

fn criterion<'a>(
    view: &View<'a>,
    (_, criterion): (Key<Criterion>, &'a Criterion),
    known: &CriterionResult,
) -> (&'a str, Known) {
    let number = |figure: Option<Figure>| figure.map(|figure| number(view, figure));
    let (points, value) = match criterion.is_value {
        true => (None, Some(number(known.points))),
        false => (Some(number(known.points)), None),
    };
    let known = Known { score: number(known.score), share: number(known.share), points, value };
    (&criterion.id, known)
}

fn ground(ground: &Ground) -> GroundEntry<'_> {
    GroundEntry { code: ground.code.name(), text: &ground.text, at: ground.at.to_string() }
}

fn undecided<'a>(view: &View<'a>, set: &'a anbud::evaluation::Undecided) -> Undecided<'a> {
    let cause = match set.cause {
        UndecidedCause::Tied => "tied",
        UndecidedCause::TooClose => "too-close",
    };
    let tenders = set.tenders.iter().map(|tender| view.id(*tender)).collect();
    Undecided { cause, tenders, text: &set.text }
}

fn warning(warning: &anbud::evaluation::Warning) -> Warning<'_> {
    Warning {
        code: warning.diagnostic.code.name(),
        text: &warning.diagnostic.message,
        at: warning.diagnostic.place().map(ToString::to_string),
        count: warning.count,
        examples: warning.examples.iter().map(String::as_str).take(EXAMPLES_MAX).collect(),
    }
}
