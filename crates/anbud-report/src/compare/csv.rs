//! A comparison as CSV: one row for each model and tender.

use anbud::evaluation::{Status, TenderResult};
use anbud::exact::Decimals;
use anbud_analysis::compare::{Column, Evaluated, Outcome};

use super::Compared;
use super::table::order;
use crate::csv::cell;

/// The comparison as CSV. A model that could not be compared has one row without a tender, which says why.
#[must_use]
pub fn csv(compared: &Compared<'_>) -> String {
    let head = "model,published,tender,tenderer,place,status,result,reason\n".to_owned();
    compared.comparison.columns.iter().fold(head, |text, column| text + &rows(compared, column))
}

fn rows(compared: &Compared<'_>, column: &Column) -> String {
    match &column.outcome {
        Outcome::Evaluated(evaluated) => {
            let results = order(compared).into_iter().filter_map(|it| evaluated.result_of(it));
            results.map(|result| row(compared, column, evaluated, result)).collect()
        }
        Outcome::Impossible(why) => {
            let why: Vec<&str> = why.iter().map(|found| found.message.as_str()).collect();
            let why = cell(&why.join("; "));
            format!("{},{},,,,,,{why}\n", cell(&column.model), column.is_published)
        }
    }
}

fn row(
    compared: &Compared<'_>,
    column: &Column,
    evaluated: &Evaluated,
    result: &TenderResult,
) -> String {
    let tender = &compared.tenders.list[result.tender];
    let figure = result.result.filter(|_| result.status != Status::Rejected);
    let figure =
        figure.map(|it| evaluated.evaluation.derivation.number(it).0.decimal(Decimals::Ten));
    let cells = [
        cell(&column.model),
        column.is_published.to_string(),
        cell(&tender.id),
        cell(&tender.tenderer),
        result.place.map(|place| place.to_string()).unwrap_or_default(),
        result.status.word().to_owned(),
        figure.unwrap_or_default(),
        String::new(),
    ];
    format!("{}\n", cells.join(","))
}
