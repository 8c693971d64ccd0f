//! Tells what each criterion contributed, the greatest contribution first.

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::evaluation::{CriterionResult, TenderResult};
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, Curve, CurveRule};

use super::teller::Teller;
use crate::View;
use crate::figures::{decimals_up_to, in_column, percent_in_column, shown};
use crate::style::{faint, plain};
use crate::table::{Column, Row, Table};
use crate::words;

/// A larger tree is told down to its second level.
const CRITERIA_MAX: usize = 60;

/// Tells the contributions of the criteria at the top, or of those below one.
pub(super) fn tell(teller: &mut Teller<'_>, result: &TenderResult, below: Option<Key<Criterion>>) {
    let view = teller.view;
    let depth_max = match view.procedure.criteria.len() > CRITERIA_MAX && !teller.detail.all {
        true => 1,
        false => usize::MAX,
    };
    let mut rows = Vec::new();
    let start: Vec<Key<Criterion>> = match below {
        Some(key) => view.procedure.criteria[key].children.clone(),
        None => view.procedure.top().collect(),
    };
    gather(view, result, start, (0, depth_max), &mut rows);
    let is_scored = rows.iter().any(|(key, _)| known(result, *key).score.is_some());
    let table = table(view, result, &rows, is_scored);
    let text: String = table.terminal(None).lines().map(|line| format!("  {line}\n")).collect();
    teller.raw("\n");
    teller.raw(&text);
}

fn known(result: &TenderResult, key: Key<Criterion>) -> CriterionResult {
    result.criteria.get(key.position()).copied().unwrap_or_default()
}

/// The criteria with their depth, brothers and sisters by their contribution.
fn gather(
    view: &View<'_>,
    result: &TenderResult,
    mut keys: Vec<Key<Criterion>>,
    (depth, depth_max): (usize, usize),
    rows: &mut Vec<(Key<Criterion>, usize)>,
) {
    let worth = |key: &Key<Criterion>| known(result, *key).points.map(|figure| view.number(figure));
    keys.retain(|key| known(result, *key) != CriterionResult::default());
    keys.sort_by_key(|key| std::cmp::Reverse(worth(key)));
    for key in keys {
        rows.push((key, depth));
        if depth < depth_max {
            let children = view.procedure.criteria[key].children.clone();
            gather(view, result, children, (depth + 1, depth_max), rows);
        }
    }
}

fn table(
    view: &View<'_>,
    result: &TenderResult,
    rows: &[(Key<Criterion>, usize)],
    is_scored: bool,
) -> Table {
    let numbers = |of: fn(CriterionResult) -> Option<Figure>| -> Vec<&Exact> {
        let figures = rows.iter().filter_map(|(key, _)| of(known(result, *key)));
        figures.map(|figure| view.number(figure)).collect()
    };
    let decimals = (
        decimals_up_to(&numbers(|known| known.points), 4),
        decimals_up_to(&numbers(|known| known.score), 4),
    );
    let mut columns = vec![
        Column::of_words(words::CRITERION),
        Column::of_words(""),
        Column::of_figures(if view.has_value() { words::VALUE } else { words::POINTS_COLUMN }, ""),
        Column::of_figures(words::FULL, ""),
        Column::of_figures(words::SHARE, ""),
    ];
    if is_scored {
        columns.push(Column::of_figures(words::SCORE, ""));
    }
    let row = |(key, depth): &(Key<Criterion>, usize)| {
        let criterion = &view.procedure.criteria[*key];
        let mut cells = cells(view, result, *key, decimals);
        let title = if criterion.title == criterion.id { "" } else { &criterion.title };
        cells.splice(0..0, [format!("{}{}", "  ".repeat(*depth), criterion.id), plain(title)]);
        cells.truncate(columns.len());
        Row { cells, is_strong: *depth == 0 }
    };
    let rows = rows.iter().map(row).collect();
    Table { columns, rows }
}

/// Points, full marks, share and score.
fn cells(
    view: &View<'_>,
    result: &TenderResult,
    key: Key<Criterion>,
    decimals: (u32, u32),
) -> Vec<String> {
    let known = known(result, key);
    let number = |figure| view.derivation().number(figure);
    let full = view.evaluation.full.get(key.position()).copied().flatten();
    let text = |cell: Option<String>| cell.unwrap_or_default();
    vec![
        text(known.points.map(number).map(|(n, exact)| in_column(n, exact, decimals.0))),
        text(full.map(number).map(|(n, exact)| words::of(&shown(n, exact).marked()))),
        text(known.share.map(number).map(|(n, exact)| percent_in_column(n, exact))),
        text(known.score.map(number).map(|(n, exact)| in_column(n, exact, decimals.1))),
    ]
}

/// The rule of a criterion as published: its formula or table with the place.
pub(super) fn rule(criterion: &Criterion) -> Option<String> {
    let curve = criterion.curve.as_ref()?;
    let source = match &curve.model {
        Some(model) => format!("{model}, {}", curve.place),
        None => curve.place.to_string(),
    };
    let mut text = format!("\n{}{}\n", basis(criterion), faint(&format!("  {source}")));
    for line in rule_lines(curve) {
        text += &format!("  {}\n", plain(&line));
    }
    Some(text)
}

fn basis(criterion: &Criterion) -> String {
    match &criterion.basis {
        Basis::Measured { measure, .. } => words::rule_of_measure(measure),
        Basis::Price => words::RULE_OF_PRICE.to_owned(),
        _ => words::RULE.to_owned(),
    }
}

fn rule_lines(curve: &Curve) -> Vec<String> {
    match &curve.rule {
        CurveRule::Formula(formula, _) => formula.printed(),
        CurveRule::Table(rows) => rows
            .iter()
            .map(|(from, share)| words::from_on(&from.to_string(), &share.to_string()))
            .collect(),
    }
}
