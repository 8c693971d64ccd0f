//! The same tenders under other models: who wins, in which order, or why it cannot be told. As information only.

use anbud::keyed::Key;
use anbud::tenders::Tender;
use anbud_analysis::compare::{Column as Tried, Comparison, First, Outcome};

use super::{Section, Teller};
use crate::style::plain;
use crate::table::{Column, Row, Table};

/// The other models, each with its winner and order.
pub(super) fn section(teller: &Teller<'_>) -> Option<Section> {
    let comparison = teller.firm.models?;
    let titles = ["sens-model", "sens-wins-under", "sens-order"];
    let columns = titles.map(|title| Column::of_words(&teller.word(title))).into();
    let others = comparison.columns.iter().filter(|tried| !tried.is_published);
    let rows = others.map(|tried| row(teller, comparison, tried)).collect();
    let mut lines = vec![teller.word("sens-models-information")];
    if !comparison.left_out.is_empty() {
        lines.push(teller.count("sens-models-need", comparison.left_out.len()));
    }
    Section::of(teller.word("sens-models"), Table { columns, rows }, lines)
}

fn row(teller: &Teller<'_>, comparison: &Comparison, tried: &Tried) -> Row {
    let cells = match &tried.outcome {
        Outcome::Evaluated(_) => {
            let ids: Vec<String> = order(tried).into_iter().map(|it| teller.id(it)).collect();
            vec![tried.model.to_string(), first(teller, tried), ids.join(", ")]
        }
        Outcome::Impossible(_) => vec![tried.model.to_string(), "–".to_owned(), plain(&why(tried))],
    };
    Row { cells, is_strong: comparison.changes(tried) == Some(true) }
}

fn first(teller: &Teller<'_>, tried: &Tried) -> String {
    match tried.evaluated().map(|evaluated| evaluated.first()) {
        Some(First::Wins(tender)) => teller.id(tender),
        _ => teller.word("sens-nobody"),
    }
}

/// The tenders with a place, by it.
pub(super) fn order(tried: &Tried) -> Vec<Key<Tender>> {
    let results = tried.evaluated().map(|evaluated| &evaluated.evaluation.tenders);
    let placed = results.into_iter().flatten().filter(|result| result.place.is_some());
    placed.map(|result| result.tender).collect()
}

/// Who wins alone under a model.
pub(super) fn winner(tried: &Tried) -> Option<Key<Tender>> {
    match tried.evaluated()?.first() {
        First::Wins(tender) => Some(tender),
        First::Tied | First::TooClose | First::Nobody => None,
    }
}

/// Why a model cannot be tried; empty where it can.
pub(super) fn why(tried: &Tried) -> String {
    let Outcome::Impossible(why) = &tried.outcome else { return String::new() };
    let messages: Vec<&str> = why.iter().map(|found| found.message.as_str()).take(3).collect();
    messages.join("; ")
}

/// Why a model was not tried: what it needs.
pub(super) fn needs(names: &[String]) -> String {
    format!("it needs {}, which the case does not state", names.join(", "))
}
