//! The outcome as a council reads it: what was bought, what wins, the table, who was rejected and why, what decided.

use anbud::derivation::Figure;
use anbud::evaluation::{Ground, Placed, Scope, Status, TenderResult, UndecidedCause, Warning};
use anbud::procedure::Kind;
use anbud::{Exact, catalogue};

use crate::View;
use crate::decision::{decision, per_of_results};
use crate::figures::{Per, decimals_of, in_column, shown};
use crate::style::plain;
use crate::table::{Column, Row, Table};
use crate::words;

/// In a table, figures have at most so many decimals unless different ones would look alike.
const DECIMALS: u32 = 4;

/// The outcome, ready to be set as terminal text or Markdown.
pub(crate) struct Summary {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) principle: String,
    pub(crate) table: Table,
    /// Whether some figure of the table was rounded for it.
    pub(crate) is_rounded: bool,
    pub(crate) sections: Vec<Section>,
    pub(crate) decision: String,
}

/// A list below the table.
pub(crate) struct Section {
    pub(crate) heading: &'static str,
    pub(crate) items: Vec<Item>,
}

/// An entry of a list, with its particulars.
pub(crate) struct Item {
    pub(crate) text: String,
    pub(crate) details: Vec<String>,
}

/// Draws up the outcome.
pub(crate) fn summary(view: &View<'_>) -> Summary {
    let procurement = &view.procedure.procurement;
    let (table, is_rounded) = table(view);
    Summary {
        title: plain(&procurement.title),
        subtitle: format!("{} · {}", plain(&procurement.authority), plain(&procurement.reference)),
        principle: principle(view),
        table,
        is_rounded,
        sections: sections(view),
        decision: decision(view),
    }
}

fn principle(view: &View<'_>) -> String {
    if view.evaluation.scope == Scope::Quality {
        return String::new();
    }
    let award = &view.procedure.award;
    let model = award.model.as_deref();
    let title = model.and_then(catalogue::find).map(|model| model.title.en.clone());
    let title = title.unwrap_or_else(|| words::OWN_FORMULA.to_owned());
    words::principle(&title, model, &last_step(award.formula.text().as_str()), award.best)
}

/// The last step of a formula on one line, without comments.
fn last_step(formula: &str) -> String {
    let lines = formula.lines().map(|line| line.split('#').next().unwrap_or("").trim());
    let mut step = String::new();
    for line in lines.filter(|line| !line.is_empty()) {
        let begins = line.split_once('=').is_some_and(|(name, rest)| {
            !rest.starts_with('=') && name.trim().chars().all(|c| c.is_alphanumeric() || c == '_')
        });
        if begins {
            step.clear();
        }
        step += if step.is_empty() { "" } else { " " };
        step += line;
    }
    step.split_whitespace().collect::<Vec<_>>().join(" ")
}

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
    let criteria = view.procedure.top().filter(|key| {
        let criterion = &view.procedure.criteria[*key];
        wanted(criterion.kind, criterion.is_value)
    });
    let full = criteria.filter_map(|key| *view.evaluation.full.get(key.position())?);
    let sum = full.fold(Exact::ZERO, |sum, figure| &sum + view.number(figure));
    words::of(&shown(&sum, true).marked())
}

/// The table, and whether some figure was rounded for it.
fn table(view: &View<'_>) -> (Table, bool) {
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
pub(crate) fn place(result: &TenderResult) -> String {
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

fn sections(view: &View<'_>) -> Vec<Section> {
    let sections = [
        (words::REJECTED, rejected(view)),
        (words::UNPLACED, unplaced(view)),
        (words::UNDECIDED, undecided(view)),
        (words::TIES, ties(view)),
        (words::ABNORMAL, abnormal(view)),
        (words::WARNINGS, warnings(view)),
    ];
    let sections = sections.into_iter().filter(|(_, items)| !items.is_empty());
    sections.map(|(heading, items)| Section { heading, items }).collect()
}

/// The tender and who submitted it.
pub(crate) fn named(view: &View<'_>, result: &TenderResult) -> String {
    let tender = &view.tenders.list[result.tender];
    format!("{}, {}", plain(&tender.id), plain(&tender.tenderer))
}

fn rejected(view: &View<'_>) -> Vec<Item> {
    let item = |result: &TenderResult| Item {
        text: named(view, result),
        details: result.grounds.iter().map(ground).collect(),
    };
    view.with_status(Status::Rejected).map(item).collect()
}

/// A ground of rejection in words, with its code and place.
pub(crate) fn ground(ground: &Ground) -> String {
    format!("{} ({}, {})", plain(&ground.text), ground.code, ground.at)
}

fn unplaced(view: &View<'_>) -> Vec<Item> {
    let item = |result: &TenderResult| Item {
        text: format!("{}: {}", named(view, result), words::UNPLACED_BECAUSE),
        details: Vec::new(),
    };
    view.with_status(Status::Unplaced).map(item).collect()
}

fn undecided(view: &View<'_>) -> Vec<Item> {
    let item = |set: &anbud::evaluation::Undecided| {
        let ids: Vec<&str> = set.tenders.iter().map(|tender| view.id(*tender)).collect();
        let text = format!("{}: {}", words::list(&ids), plain(&set.text));
        Item { text, details: Vec::new() }
    };
    // a tied first place is what the last line tells
    let sets = view.evaluation.undecided.iter();
    sets.filter(|set| set.cause == UndecidedCause::TooClose).map(item).collect()
}

/// Equal results below the first place: which rule separated them, or that they share a place.
fn ties(view: &View<'_>) -> Vec<Item> {
    let ranked: Vec<_> = view.with_status(Status::Ranked).collect();
    let items = ranked.windows(2).filter_map(|pair| match pair {
        [first, second] if first.place != Some(1) => tie(view, first, second),
        _ => None,
    });
    items.map(|text| Item { text, details: Vec::new() }).collect()
}

fn tie(view: &View<'_>, first: &TenderResult, second: &TenderResult) -> Option<String> {
    let ids = [view.id(first.tender), view.id(second.tender)];
    match second.placed? {
        Placed::ByResult => None,
        Placed::Shared => Some(words::share_place(&words::list(&ids), second.place?)),
        Placed::ByTie(rule) => {
            let rule = &view.procedure.award.ties.get(rule)?.text;
            Some(words::is_before(ids.first()?, ids.last()?, rule))
        }
    }
}

fn abnormal(view: &View<'_>) -> Vec<Item> {
    let holds = |result: &&TenderResult| {
        result.abnormal.is_some_and(|figure| view.derivation().holds(figure))
    };
    let results = view.evaluation.tenders.iter().filter(holds);
    results.map(|result| Item { text: named(view, result), details: Vec::new() }).collect()
}

fn warnings(view: &View<'_>) -> Vec<Item> {
    view.warnings.iter().map(warning).collect()
}

/// A warning with its place; where it occurs more than once, with examples.
fn warning(warning: &Warning) -> Item {
    let found = &warning.diagnostic;
    let at = found.place().map(|place| format!(", {place}")).unwrap_or_default();
    let text = format!("{} ({}{at})", plain(&found.message), found.code);
    let mut details = Vec::new();
    if warning.count > 1 {
        details.extend(warning.examples.iter().map(|example| plain(example)));
    }
    let more = warning.count.saturating_sub(details.len());
    if warning.count > 1 && more > 0 {
        details.push(words::and_so_many_more(more));
    }
    Item { text, details }
}

#[cfg(test)]
mod tests {
    use super::last_step;

    #[test]
    fn the_last_step_of_a_formula_stands_on_one_line() {
        assert_eq!(last_step("result = quality / price\n"), "result = quality / price");
        let formula = "over = price / 2 # half\nresult = if over <= 1\n    then 1\n    else over";
        assert_eq!(last_step(formula), "result = if over <= 1 then 1 else over");
    }
}
