//! The table of a comparison: a row for each model, a column for each tender with its place and result.

use anbud::Exact;
use anbud::evaluation::{Status, TenderResult};
use anbud::keyed::Key;
use anbud::tenders::Tender;
use anbud_analysis::compare::{self, Evaluated, First};

use super::{Compared, words};
use crate::decision::per_of_results;
use crate::figures::{decimals_of, in_column};
use crate::style::plain;
use crate::table::{Column, Row, Table};
use crate::words as common;

/// So many tenders stand side by side.
const TENDERS_MAX: usize = 8;
/// Results have at most so many decimals unless different ones would look alike.
const DECIMALS: u32 = 4;

/// The table, and how many tenders it has no room for.
pub(super) fn table(compared: &Compared<'_>) -> (Table, usize) {
    let order = order(compared);
    let shown: Vec<Key<Tender>> = order.iter().copied().take(TENDERS_MAX).collect();
    let mut columns = [words::MODEL, words::WINNER].map(Column::of_words).to_vec();
    let id = |tender: &Key<Tender>| plain(&compared.tenders.list[*tender].id);
    columns.extend(shown.iter().map(|tender| Column::of_figures(&id(tender), "")));
    columns.push(Column::of_words(words::RESULT_IN));
    let rows = compared.comparison.columns.iter().map(|column| row(compared, column, &shown));
    (Table { columns, rows: rows.collect() }, order.len() - shown.len())
}

/// The tenders in the order of the rules as published; where those say nothing, in the order of the file.
pub(super) fn order(compared: &Compared<'_>) -> Vec<Key<Tender>> {
    let published = compared.comparison.published().and_then(compare::Column::evaluated);
    match published {
        Some(published) => published.evaluation.tenders.iter().map(|it| it.tender).collect(),
        None => compared.tenders.list.keys().collect(),
    }
}

fn row(compared: &Compared<'_>, column: &compare::Column, shown: &[Key<Tender>]) -> Row {
    let is_strong = column.is_published;
    let mut cells = vec![compared.title(column)];
    let Some(evaluated) = column.evaluated() else {
        cells.push(words::NOT_COMPARED.to_owned());
        cells.extend(shown.iter().map(|_| String::new()));
        return Row { cells: [cells, vec![String::new()]].concat(), is_strong };
    };
    cells.push(winner(compared, evaluated));
    cells.extend(places(compared, evaluated, shown));
    cells.push(unit(compared, evaluated));
    Row { cells, is_strong }
}

/// Who is first, in a word.
pub(super) fn winner(compared: &Compared<'_>, evaluated: &Evaluated) -> String {
    match evaluated.first() {
        First::Wins(tender) => plain(&compared.tenders.list[tender].id),
        First::Tied => words::TIED.to_owned(),
        First::TooClose => words::TOO_CLOSE.to_owned(),
        First::Nobody => words::NOBODY.to_owned(),
    }
}

/// Place and result of each tender.
fn places(compared: &Compared<'_>, evaluated: &Evaluated, shown: &[Key<Tender>]) -> Vec<String> {
    let view = compared.view(evaluated);
    let per = per_of_results(&view);
    let figure = |result: &TenderResult| {
        let figure = result.result?;
        let (number, exact) = view.derivation().number(figure);
        Some((per.shift(number), exact))
    };
    let all: Vec<(Exact, bool)> = evaluated.evaluation.tenders.iter().filter_map(figure).collect();
    let decimals = decimals_of(&all.iter().map(|(number, _)| number).collect::<Vec<_>>(), DECIMALS);
    let cell = |tender: &Key<Tender>| {
        let Some(result) = evaluated.result_of(*tender) else { return String::new() };
        let place = place(result);
        match figure(result).filter(|_| result.status != Status::Rejected) {
            Some((number, exact)) => format!("{place} · {}", in_column(&number, exact, decimals)),
            None => place,
        }
    };
    shown.iter().map(cell).collect()
}

/// The place in a word.
fn place(result: &TenderResult) -> String {
    match (result.place, result.status) {
        (Some(place), _) => place.to_string(),
        (None, Status::Undecided) => common::UNDECIDED_PLACE.to_owned(),
        (None, Status::Rejected) => Status::Rejected.word().to_owned(),
        (None, _) => common::NO_PLACE.to_owned(),
    }
}

/// What results are counted in.
fn unit(compared: &Compared<'_>, evaluated: &Evaluated) -> String {
    let view = compared.view(evaluated);
    let figure = evaluated.evaluation.tenders.iter().find_map(|result| result.result);
    let unit = figure.map(|figure| view.derivation().node(figure).unit);
    unit.map(|unit| per_of_results(&view).unit(unit, view.currency())).unwrap_or_default()
}
