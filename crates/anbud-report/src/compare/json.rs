//! A comparison as JSON: figures as text, exact and decimal, as `evaluate` writes them.

use anbud::Diagnostic;
use anbud::evaluation::{Evaluation, Status, TenderResult};
use anbud_analysis::compare::{Column, First, Outcome};
use serde::Serialize;

use super::Compared;
use super::table::order;
use crate::number::Number;

/// The comparison as JSON, with a line break at the end.
///
/// # Errors
/// Where the JSON writer fails, which it does not for text.
pub fn json(compared: &Compared<'_>) -> Result<String, serde_json::Error> {
    let left_out = compared.comparison.left_out.iter();
    let document = Document {
        anbud: 1,
        seal: &compared.procedure.seal,
        models: compared.comparison.columns.iter().map(|it| model(compared, it)).collect(),
        left_out: left_out.map(|(model, needs)| LeftOut { model, needs }).collect(),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    anbud: u8,
    seal: &'a str,
    models: Vec<Model<'a>>,
    left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
struct Model<'a> {
    model: &'a str,
    published: bool,
    absolute: Option<bool>,
    winner: Option<&'a str>,
    changes: Option<bool>,
    tenders: Vec<Tender<'a>>,
    notes: Vec<&'a str>,
    impossible: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Tender<'a> {
    id: &'a str,
    status: &'static str,
    place: Option<u32>,
    result: Option<Number>,
}

#[derive(Serialize)]
struct Reason<'a> {
    code: &'static str,
    text: &'a str,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    model: &'a str,
    needs: &'a [String],
}

fn model<'a>(compared: &Compared<'a>, column: &'a Column) -> Model<'a> {
    let evaluated = column.evaluated();
    let winner = evaluated.and_then(|evaluated| match evaluated.first() {
        First::Wins(tender) => Some(&*compared.tenders.list[tender].id),
        _ => None,
    });
    let tender = |key| {
        let evaluation = &evaluated?.evaluation;
        Some(tender(compared, evaluation, evaluated?.result_of(key)?))
    };
    let impossible = match &column.outcome {
        Outcome::Evaluated(_) => Vec::new(),
        Outcome::Impossible(why) => why.iter().map(reason).collect(),
    };
    Model {
        model: &column.model,
        published: column.is_published,
        absolute: evaluated.map(|evaluated| evaluated.evaluation.absolute),
        winner,
        changes: compared.comparison.changes(column),
        tenders: order(compared).into_iter().filter_map(tender).collect(),
        notes: column.notes.iter().map(String::as_str).collect(),
        impossible,
    }
}

fn tender<'a>(
    compared: &Compared<'a>,
    evaluation: &Evaluation,
    result: &TenderResult,
) -> Tender<'a> {
    let figure = result.result.filter(|_| result.status != Status::Rejected);
    Tender {
        id: &compared.tenders.list[result.tender].id,
        status: result.status.word(),
        place: result.place,
        result: figure.map(|figure| Number::of(&evaluation.derivation, figure)),
    }
}

fn reason(found: &Diagnostic) -> Reason<'_> {
    Reason { code: found.code.name(), text: &found.message, help: found.help.as_deref() }
}
