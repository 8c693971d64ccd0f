//! The tables of an agreement.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud_analysis::agreement::{Figure, GroupOrder, Kind, Level, Severity, Statistic};

use super::Findings;
use crate::style::plain;
use crate::table::{Column, Row, Table};

/// How many requirements and evaluators are shown where not all are.
const ROWS_MAX: usize = 10;
/// A longer fraction is told in JSON and CSV alone.
const FRACTION_MAX: usize = 24;

const UNDEFINED: &str = "undefined";
const NOTHING: &str = "–";

/// The statistics of the whole case.
pub(super) fn statistics(statistics: &[&Statistic]) -> Table {
    let columns = vec![
        Column::of_words("Statistic"),
        Column::of_figures("Value", ""),
        Column::of_figures("Exact", ""),
        Column::of_figures("Units", ""),
        Column::of_figures("Evaluators", ""),
    ];
    let row = |one: &&Statistic| {
        row(vec![
            one.kind.full_name(),
            figure(&one.value),
            fraction(&one.value),
            one.units.to_string(),
            one.evaluators.to_string(),
        ])
    };
    Table { columns, rows: statistics.iter().map(row).collect() }
}

/// Krippendorff's alpha of each requirement, the lowest first, and how many requirements there are.
pub(super) fn requirements(findings: &Findings<'_>, all: bool) -> (Table, usize) {
    const LEVELS: [Level; 4] = [Level::Nominal, Level::Ordinal, Level::Interval, Level::Ratio];
    let mut columns = vec![Column::of_words("Requirement")];
    columns.extend(LEVELS.map(|level| Column::of_figures(level.name(), "")));
    columns.extend(["Units", "Evaluators"].map(|title| Column::of_figures(title, "")));
    let mut rows: Vec<(Option<&Exact>, Row)> = Vec::new();
    let of_requirements = findings.agreement.statistics.iter();
    let of_requirements: Vec<&Statistic> =
        of_requirements.filter(|one| one.requirement.is_some()).collect();
    for same in of_requirements.chunk_by(|a, b| a.requirement == b.requirement) {
        let alpha = |level| same.iter().find(|one| one.kind == Kind::Alpha(level));
        let Some(interval) = alpha(Level::Interval) else { continue };
        let mut cells = vec![plain(interval.requirement.as_deref().unwrap_or_default())];
        let value = |level| alpha(level).map(|one| figure(&one.value)).unwrap_or_default();
        cells.extend(LEVELS.map(value));
        cells.extend([interval.units.to_string(), interval.evaluators.to_string()]);
        rows.push((interval.value.as_ref().ok(), row(cells)));
    }
    let count = rows.len();
    if !all && count > ROWS_MAX {
        rows.sort_by(|(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
        rows.truncate(ROWS_MAX);
    }
    (Table { columns, rows: rows.into_iter().map(|(_, row)| row).collect() }, count)
}

/// Evaluators: all of them where they are few or asked for, else those outside the fences.
pub(super) fn evaluators(findings: &Findings<'_>, all: bool) -> Table {
    let has_groups = !findings.procedure.groups.is_empty();
    let mut columns = vec![Column::of_words("Evaluator")];
    columns.extend(has_groups.then(|| Column::of_words("Group")));
    columns.extend(["Deviation", "Distance", "Units"].map(|title| Column::of_figures(title, "")));
    columns.push(Column::of_words("Outlier"));
    let mut shown: Vec<&Severity> = findings.agreement.severity.iter().collect();
    if !all && shown.len() > ROWS_MAX {
        shown.retain(|one| stands_out(one));
        shown.sort_by_key(|one| std::cmp::Reverse(one.distance.as_ref().ok()));
        shown.truncate(ROWS_MAX);
    }
    let line = |one: &Severity| {
        let mut cells = vec![plain(findings.evaluator(one.rater))];
        cells.extend(has_groups.then(|| {
            one.rater.group.map(|group| plain(findings.group(group))).unwrap_or_default()
        }));
        cells.extend([signed(&one.deviation), figure(&one.distance), one.units.to_string()]);
        cells.push(outlier(one));
        row(cells)
    };
    Table { columns, rows: shown.into_iter().map(line).collect() }
}

/// Whether an evaluator lies outside Tukey's fences.
pub(super) fn stands_out(one: &Severity) -> bool {
    one.outlier.is_some() || one.is_distant
}

fn outlier(one: &Severity) -> String {
    let side = one.outlier.map(|side| side.name());
    let distant = one.is_distant.then_some("distant");
    side.into_iter().chain(distant).collect::<Vec<_>>().join(", ")
}

/// The statistics that are told of each group: those that gaps leave defined.
pub(super) const OF_GROUPS: [(Kind, &str); 5] = [
    (Kind::Alpha(Level::Nominal), "alpha, nominal"),
    (Kind::Alpha(Level::Ordinal), "ordinal"),
    (Kind::Alpha(Level::Interval), "interval"),
    (Kind::Alpha(Level::Ratio), "ratio"),
    (Kind::GwetAc1, "Gwet's AC1"),
];

/// How far the evaluators of each group agree with each other.
pub(super) fn within_groups(findings: &Findings<'_>) -> Table {
    let mut columns = vec![Column::of_words("Group")];
    columns.extend(OF_GROUPS.map(|(_, title)| Column::of_figures(title, "")));
    columns.extend(["Units", "Evaluators"].map(|title| Column::of_figures(title, "")));
    let rows = findings.agreement.groups.iter().map(|severity| {
        let of = |kind| severity.within.iter().find(|one| one.kind == kind);
        let cells =
            OF_GROUPS.map(|(kind, _)| of(kind).map(|one| figure(&one.value)).unwrap_or_default());
        let counted = of(Kind::Alpha(Level::Interval)).map(|one| (one.units, one.evaluators));
        let (units, evaluators) = counted.unwrap_or_default();
        let name = plain(findings.group(severity.group));
        let counts = [units.to_string(), evaluators.to_string()];
        row(std::iter::once(name).chain(cells).chain(counts).collect())
    });
    Table { columns, rows: rows.collect() }
}

/// The groups, with the order by the scores of each alone.
pub(super) fn groups(findings: &Findings<'_>) -> Table {
    let columns = vec![
        Column::of_words("Group"),
        Column::of_figures("Deviation", ""),
        Column::of_figures("Units", ""),
        Column::of_words("Order"),
        Column::of_words("Ranks"),
    ];
    let orders = &findings.agreement.orders.groups;
    let rows = findings.agreement.groups.iter().map(|severity| {
        let order = orders.iter().find(|order| order.group == severity.group);
        row(vec![
            plain(findings.group(severity.group)),
            signed(&severity.deviation),
            severity.units.to_string(),
            order.map_or(NOTHING.to_owned(), |order| ordered(&findings.order(&order.order))),
            ranks(order).to_owned(),
        ])
    });
    Table { columns, rows: rows.collect() }
}

fn ranks(order: Option<&GroupOrder>) -> &'static str {
    match order {
        Some(order) if order.differs() => "differently",
        Some(_) => "as all do",
        None => "scored nothing",
    }
}

/// An order in words: `north, south = west`.
pub(super) fn ordered(order: &[Vec<&str>]) -> String {
    let sets = order.iter().map(|set| plain(&set.join(" = ")));
    sets.collect::<Vec<_>>().join(", ")
}

fn figure(figure: &Figure) -> String {
    match figure {
        Ok(number) => number.decimal(Decimals::Fixed(4)),
        Err(_) => UNDEFINED.to_owned(),
    }
}

fn signed(value: &Figure) -> String {
    let is_above = value.as_ref().is_ok_and(|number| !number.is_negative() && !number.is_zero());
    let plus = if is_above { "+" } else { "" };
    format!("{plus}{}", figure(value))
}

fn fraction(figure: &Figure) -> String {
    let text = figure.as_ref().map(ToString::to_string).unwrap_or_default();
    if text.len() > FRACTION_MAX { NOTHING.to_owned() } else { text }
}

fn row(cells: Vec<String>) -> Row {
    Row { cells, is_strong: false }
}
