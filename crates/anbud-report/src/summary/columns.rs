//! The table of an outcome: places, tenders, and a column for each figure that plays a part.

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::evaluation::{Scope, Status, TenderResult};
use anbud::procedure::{Criterion, Kind};

use crate::View;
use crate::decision::per_of_results;
use crate::figures::{Per, decimals_of, in_column, shown};
use crate::style::plain;
use crate::table::{Column, Row, Table};
use crate::words;

/// In a table, figures have at most so many decimals unless different ones would look alike.
const DECIMALS: u32 = 4;

/// A column of figures: what it is called, and the figure of each tender.
struct FigureColumn {
    title: &'static str,
    unit: String,
    per: Per,
    of: fn(&TenderResult) -> Option<Figure>,
}

fn figure_columns(view: &View<'_>) -> Vec<FigureColumn> {
    let plain = Per::default();
    let mut columns = Vec::new();
    if view.has_quality() {
        let unit = full_marks(view, |kind, is_value| kind == Kind::Quality && !is_value);
        columns.push(FigureColumn { title: words::QUALITY, unit, per: plain, of: |r| r.quality });
    }
    if view.has_price_points() {
        let unit = full_marks(view, |_, is_value| !is_value);
        let title = words::POINTS_COLUMN;
        columns.push(FigureColumn { title, unit, per: plain, of: |r| r.points });
    }
    let currency = || view.currency().to_owned();
    if view.has_value() {
        columns.push(FigureColumn {
            title: words::VALUE,
            unit: format!("{} {}", currency(), full_marks(view, |_, is_value| is_value)),
            per: plain,
            of: |r| r.value,
        });
    }
    columns.push(FigureColumn {
        title: words::PRICE,
        unit: currency(),
        per: plain,
        of: |r| r.price,
    });
    let per = per_of_results(view);
    let unit = view.evaluation.tenders.iter().find_map(|result| result.result);
    let unit = unit.map(|figure| per.unit(view.derivation().node(figure).unit, view.currency()));
    let unit = unit.unwrap_or_default();
    columns.push(FigureColumn { title: words::RESULT, unit, per, of: |r| r.result });
    let shown = view.evaluation.tenders.iter().filter(|result| result.status != Status::Rejected);
    let shown: Vec<_> = shown.collect();
    columns.retain(|column| shown.iter().any(|result| (column.of)(result).is_some()));
    columns
}

/// Full marks of the criteria at the top that a condition holds for: `of 100`.
fn full_marks(view: &View<'_>, wanted: fn(Kind, bool) -> bool) -> String {
    let is_wanted = |criterion: &Criterion| wanted(criterion.kind, criterion.is_value);
    let criteria = view.procedure.top().filter(|key| is_wanted(&view.procedure.criteria[*key]));
    let full = criteria.filter_map(|key| *view.evaluation.full.get(key.position())?);
    let sum = full.fold(Exact::ZERO, |sum, figure| &sum + view.number(figure));
    words::of(&shown(&sum, true).marked())
}

/// The table, and whether some figure was rounded for it.
pub(super) fn table(view: &View<'_>) -> (Table, bool) {
    let results = view.evaluation.tenders.iter().filter(|r| r.status != Status::Rejected);
    let results: Vec<&TenderResult> = results.collect();
    let has_places = view.evaluation.scope == Scope::Whole;
    let mut columns = Vec::new();
    if has_places {
        columns.push(Column::of_figures(words::PLACE, ""));
    }
    columns.extend([words::TENDER, words::TENDERER].map(Column::of_words));
    let mut rows: Vec<Row> = results.iter().map(|result| row(view, result, has_places)).collect();
    let mut is_rounded = false;
    for column in figure_columns(view) {
        let (cells, rounded) = cells(view, &results, &column);
        is_rounded |= rounded;
        columns.push(Column::of_figures(column.title, column.unit));
        rows.iter_mut().zip(cells).for_each(|(row, cell)| row.cells.push(cell));
    }
    (Table { columns, rows }, is_rounded)
}

fn row(view: &View<'_>, result: &TenderResult, has_place: bool) -> Row {
    let tender = &view.tenders.list[result.tender];
    let mut cells = Vec::new();
    if has_place {
        cells.push(place(result));
    }
    cells.extend([plain(&tender.id), plain(&tender.tenderer)]);
    let is_strong = result.place == Some(1) && result.status == Status::Ranked;
    Row { cells, is_strong }
}

/// The place as a table shows it.
fn place(result: &TenderResult) -> String {
    match result.place {
        Some(place) => place.to_string(),
        None if result.status == Status::Undecided => words::UNDECIDED_PLACE.to_owned(),
        None => words::NO_PLACE.to_owned(),
    }
}

fn cells(view: &View<'_>, results: &[&TenderResult], column: &FigureColumn) -> (Vec<String>, bool) {
    let numbers: Vec<_> = results
        .iter()
        .map(|result| (column.of)(result).map(|figure| view.derivation().number(figure)))
        .map(|number| number.map(|(number, exact)| (column.per.shift(number), exact)))
        .collect();
    let known: Vec<_> = numbers.iter().flatten().map(|(number, _)| number).collect();
    let decimals = decimals_of(&known, DECIMALS);
    let is_rounded = known.iter().any(|number| !number.has_decimals(decimals));
    let cell = |(result, number): (&&TenderResult, &Option<(Exact, bool)>)| match number {
        Some((number, exact)) => in_column(number, *exact, decimals),
        None if result.status == Status::Unplaced && column.title == words::RESULT => {
            words::NONE.to_owned()
        }
        None => String::new(),
    };
    (results.iter().zip(&numbers).map(cell).collect(), is_rounded)
}
