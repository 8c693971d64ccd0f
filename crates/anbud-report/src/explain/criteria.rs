//! Tells what each criterion contributed, the greatest contribution first.

use anbud::Exact;
use anbud::derivation::Figure;
use anbud::evaluation::{CriterionResult, TenderResult};
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, Curve, CurveRule};

use super::teller::Teller;
use crate::View;
use crate::figures::{decimals_up_to, in_column, percent_in_column, shown};
use crate::language::Texts;
use crate::style::{faint, plain};
use crate::table::{Column, Row, Table};

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
    let table = table(teller, result, &rows, is_scored);
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
    teller: &Teller<'_>,
    result: &TenderResult,
    rows: &[(Key<Criterion>, usize)],
    is_scored: bool,
) -> Table {
    let (view, texts) = (teller.view, teller.texts);
    let numbers = |of: fn(CriterionResult) -> Option<Figure>| -> Vec<&Exact> {
        let figures = rows.iter().filter_map(|(key, _)| of(known(result, *key)));
        figures.map(|figure| view.number(figure)).collect()
    };
    let decimals = (
        decimals_up_to(&numbers(|known| known.points), 4),
        decimals_up_to(&numbers(|known| known.score), 4),
    );
    let mut columns = vec![
        Column::of_words(&texts.word("criterion")),
        Column::of_words(""),
        Column::of_figures(&texts.word(if view.has_value() { "value" } else { "points" }), ""),
        Column::of_figures(
            &texts.word(if view.has_value() { "full-value" } else { "full-marks" }),
            "",
        ),
        Column::of_figures(&texts.word("share"), ""),
    ];
    if is_scored {
        columns.push(Column::of_figures(&texts.word("score"), ""));
    }
    let row = |(key, depth): &(Key<Criterion>, usize)| {
        let criterion = &view.procedure.criteria[*key];
        let mut cells = cells(teller, result, *key, decimals);
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
    teller: &Teller<'_>,
    result: &TenderResult,
    key: Key<Criterion>,
    decimals: (u32, u32),
) -> Vec<String> {
    let (view, texts) = (teller.view, teller.texts);
    let known = known(result, key);
    let number = |figure| view.derivation().number(figure);
    let full = view.evaluation.full.get(key.position()).copied().flatten();
    let text = |cell: Option<String>| texts.figure(&cell.unwrap_or_default());
    let of_full = |full: String| texts.fill("of-full", &[("full", &texts.figure(&full))]);
    vec![
        text(known.points.map(number).map(|(n, exact)| in_column(n, exact, decimals.0))),
        full.map(number).map(|(n, exact)| of_full(shown(n, exact).marked())).unwrap_or_default(),
        text(known.share.map(number).map(|(n, exact)| percent_in_column(n, exact))),
        text(known.score.map(number).map(|(n, exact)| in_column(n, exact, decimals.1))),
    ]
}

/// The rule of a criterion as published: its formula or table with the place.
pub(super) fn rule(criterion: &Criterion, texts: &Texts) -> Option<String> {
    let curve = criterion.curve.as_ref()?;
    let source = match &curve.model {
        Some(model) => format!("{model}, {}", curve.place),
        None => curve.place.to_string(),
    };
    let mut text = format!("\n{}{}\n", basis(criterion, texts), faint(&format!("  {source}")));
    for line in rule_lines(curve, texts) {
        text += &format!("  {}\n", plain(&line));
    }
    Some(text)
}

fn basis(criterion: &Criterion, texts: &Texts) -> String {
    let of_measure = |measure| texts.fill("explain-rule-measure", &[("measure", measure)]);
    match &criterion.basis {
        Basis::Measured { measure, .. } => of_measure(measure),
        Basis::Price => texts.word("explain-rule-price"),
        _ => texts.word("explain-rule"),
    }
}

fn rule_lines(curve: &Curve, texts: &Texts) -> Vec<String> {
    let row = |from: String, share: String| {
        let [from, share] = [from, share].map(|text| texts.figure(&text));
        texts.fill("explain-from-on", &[("from", &from), ("share", &share)])
    };
    match &curve.rule {
        CurveRule::Formula(formula, _) => formula.printed(),
        CurveRule::Table(rows) => {
            rows.iter().map(|(from, share)| row(from.to_string(), share.to_string())).collect()
        }
    }
}
