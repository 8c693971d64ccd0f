//! The worked examples of a model: what is given, the steps, and what comes out, worked out as it is shown.

use anbud::Exact;
use anbud::catalogue::{Example, Model, PrintedFigure, WorkedOut};
use anbud::derivation::{Figure, Value};

use crate::figures::shown;
use crate::style::{heading, strong};
use crate::table::{Column, Row, Table};
use crate::text::filled;

/// Steps are shown for each tender only where the table stays readable.
const STEPS_SHOWN_MAX: usize = 6;

/// All examples of a model.
pub(super) fn all(model: &Model, width: Option<usize>) -> String {
    let mut text = String::new();
    if !model.examples.is_empty() {
        text += &format!("\n{}\n", heading("Worked examples"));
    }
    for (at, example) in model.examples.iter().enumerate() {
        text += if at > 0 { "\n" } else { "" };
        text += &one(model, example, width);
    }
    text
}

fn one(model: &Model, example: &Example, width: Option<usize>) -> String {
    let source = example.source.as_deref().unwrap_or("Made for this catalogue");
    let mut text = format!("{}\n", filled(source, "  ", "    ", width));
    if let Some(note) = &example.note {
        text += &format!("{}\n", filled(note, "  ", "    ", width));
    }
    let worked = example.work_out(model);
    let conditions = conditions(example);
    let shared = worked.as_ref().map(|worked| shared_steps(model, worked)).unwrap_or_default();
    for line in [conditions.join(", "), shared.join(", ")].iter().filter(|line| !line.is_empty()) {
        text += &format!("{}\n", filled(line, "    ", "      ", width));
    }
    let table = table(model, example, worked.as_ref().ok()).terminal(None);
    text.extend(table.lines().map(|line| format!("    {line}\n")));
    if let Err(error) = &worked {
        text += &format!("    nothing comes out: {error}\n");
    }
    match example.differs(model) {
        None => text,
        Some(how) => text + &format!("    {}\n", strong(&format!("not as stated: {how}"))),
    }
}

/// What holds for all tenders of an example: constants, rows of a table, limits on the share, and how it is rounded if
/// not half-up.
pub(super) fn conditions(example: &Example) -> Vec<String> {
    let constants = example.constants.iter().map(|(name, figure)| (name.as_str(), Some(figure)));
    let limits = example.limits.iter().flat_map(|limits| {
        [("lowest share", limits.lowest.as_ref()), ("highest share", limits.highest.as_ref())]
    });
    let named = constants.chain(limits).filter_map(|(name, figure)| Some((name, figure?)));
    let named = named.map(|(name, figure)| format!("{name} = {}", figure.text()));
    let rows = example.table.iter().flatten();
    let rows = rows.map(|(from, share)| format!("from {}: {}", from.text(), share.text()));
    let rounding = example.decimals.zip(example.mode);
    let rounding =
        rounding.map(|(decimals, mode)| format!("decimals = {decimals}, mode = {}", mode.name()));
    named.chain(rows).chain(rounding).collect()
}

/// The figures of steps that are the same for all tenders, such as a mean or a threshold; not the last step.
pub(super) fn shared_steps(model: &Model, worked: &WorkedOut) -> Vec<String> {
    let names = step_names(model, worked);
    let shared = names.iter().filter_map(|name| {
        let figures = figures_of(worked, name);
        let (first, others) = figures.split_first()?;
        let is_shared = others.iter().all(|other| value(worked, *other) == value(worked, *first));
        is_shared.then(|| format!("{name} {}", with_sign(worked, *first)))
    });
    if worked.tenders.len() > 1 { shared.collect() } else { Vec::new() }
}

/// The steps that differ from tender to tender, each with its figures as text.
fn own_steps(model: &Model, worked: &WorkedOut) -> Vec<(String, Vec<String>)> {
    let names = step_names(model, worked);
    let is_own = |name: &&String| {
        let figures = figures_of(worked, name);
        let first = figures.first().map(|figure| value(worked, *figure));
        worked.tenders.len() == 1
            || figures.iter().any(|figure| Some(value(worked, *figure)) != first)
    };
    let own: Vec<&String> = names.iter().filter(is_own).collect();
    if own.len() > STEPS_SHOWN_MAX {
        return Vec::new();
    }
    let cells = |name: &str| {
        let of_tender = |steps: &Vec<Figure>| {
            let figure = steps.iter().find(|figure| is_named(worked, **figure, name));
            figure.map(|figure| plain(worked, *figure)).unwrap_or_default()
        };
        worked.steps.iter().map(of_tender).collect()
    };
    own.into_iter().map(|name| (name.clone(), cells(name))).collect()
}

/// The names of the steps above the last that some tender came to, in the order of the formula.
fn step_names(model: &Model, worked: &WorkedOut) -> Vec<String> {
    let formula = model.formula_compiled();
    let steps: Vec<&str> = formula.iter().flat_map(|formula| formula.steps()).collect();
    let above = steps.split_last().map(|(_, above)| above).unwrap_or_default();
    let is_worked = |name: &&&str| !figures_of(worked, name).is_empty();
    above.iter().filter(is_worked).map(|name| (*name).to_owned()).collect()
}

fn figures_of(worked: &WorkedOut, name: &str) -> Vec<Figure> {
    let all = worked.steps.iter().flatten().copied();
    all.filter(|figure| is_named(worked, *figure, name)).collect()
}

fn is_named(worked: &WorkedOut, figure: Figure, name: &str) -> bool {
    worked.derivation.name(figure).is_some_and(|known| &*known.text == name)
}

fn value(worked: &WorkedOut, figure: Figure) -> Value {
    worked.derivation.node(figure).value.clone()
}

fn with_sign(worked: &WorkedOut, figure: Figure) -> String {
    match value(worked, figure) {
        Value::Truth(holds) => format!("= {holds}"),
        _ => {
            let (number, exact) = worked.derivation.number(figure);
            let shown = shown(number, exact);
            format!("{} {}", shown.sign(), shown.text)
        }
    }
}

fn plain(worked: &WorkedOut, figure: Figure) -> String {
    match value(worked, figure) {
        Value::Truth(holds) => holds.to_string(),
        _ => marked(worked.derivation.number(figure)),
    }
}

fn marked((number, exact): (&Exact, bool)) -> String {
    shown(number, exact).marked()
}

/// What is given, the steps, and what comes out, a row for each tender.
pub(super) fn columns(
    model: &Model,
    example: &Example,
    worked: Option<&WorkedOut>,
) -> Vec<(String, Vec<String>)> {
    let texts =
        |figures: &Vec<PrintedFigure>| figures.iter().map(|f| f.text().to_owned()).collect();
    let mut columns: Vec<(String, Vec<String>)> =
        example.given.iter().map(|(name, figures)| (name.clone(), texts(figures))).collect();
    for (name, members) in &example.panel {
        let of = |(number, figures)| (format!("{name} ({number})"), texts(figures));
        columns.extend((1..).zip(members).map(of));
    }
    let Some(worked) = worked else { return columns };
    columns.extend(own_steps(model, worked));
    let column = |is_stated: bool, name: &str, of: &dyn Fn(usize) -> String| {
        is_stated.then(|| (name.to_owned(), (0..worked.tenders.len()).map(of).collect()))
    };
    let tender = |at: usize| worked.tenders.get(at).copied().unwrap_or_default();
    columns.extend(column(example.share.is_some(), "share", &|at| {
        example.shown(worked, tender(at).share)
    }));
    columns.extend(column(example.points.is_some(), "points", &|at| {
        example.shown(worked, tender(at).points)
    }));
    columns.extend(column(example.result.is_some(), "result", &|at| {
        example.shown(worked, tender(at).result)
    }));
    columns.extend(column(example.places.is_some(), "place", &|at| {
        tender(at).place.map_or("none".to_owned(), |place| place.to_string())
    }));
    columns.extend(column(example.abnormal.is_some(), "abnormal", &|at| {
        tender(at)
            .abnormal
            .map(|asked| worked.derivation.holds(asked).to_string())
            .unwrap_or_default()
    }));
    columns
}

fn table(model: &Model, example: &Example, worked: Option<&WorkedOut>) -> Table {
    let columns = columns(model, example, worked);
    let height = columns.iter().map(|(_, texts)| texts.len()).max().unwrap_or(0);
    let cell = |texts: &Vec<String>, row: usize| texts.get(row).cloned().unwrap_or_default();
    let rows = (0..height).map(|row| Row {
        cells: columns.iter().map(|(_, texts)| cell(texts, row)).collect(),
        is_strong: false,
    });
    Table {
        rows: rows.collect(),
        columns: columns.iter().map(|(name, _)| Column::of_figures(name, "")).collect(),
    }
}
