//! One row of figures: calculated here for each tender, beside the same figures by the engine, and whether they agree.

use anbud::Exact;
use anbud::derivation::{Figure, Value as Worth};
use anbud::formula::{NO_FIGURE, Spread};

use super::address::{Address, Sheet};
use super::desk::{Desk, FIRST, Row};
use super::expression;
use super::number;
use super::page::{Content, Digits, Look, Value};

/// A longer formula does not fit into a cell.
const FORMULA_MAX: usize = 8_000;

/// A row before it is written.
pub(super) struct Line<'t> {
    /// By what formulas find it.
    pub(super) row: Option<Row>,
    /// The texts before the figures.
    pub(super) texts: [&'t str; 3],
    /// The figures by the engine, for each tender of the field.
    pub(super) figures: Vec<Option<Figure>>,
    /// Whether they are shown as percentages.
    pub(super) percent: bool,
    /// Whether it is a total, set off from the others.
    pub(super) total: bool,
}

impl Line<'_> {
    /// The numbers among its figures.
    fn numbers<'n>(&self, desk: &Desk<'n>) -> Vec<&'n Exact> {
        let figures = self.figures.iter().flatten();
        let numbers =
            figures.filter_map(|figure| match &desk.view.derivation().node(*figure).value {
                Worth::Exact(number) | Worth::Approximate(number) => Some(number),
                Worth::Truth(_) => None,
            });
        numbers.collect()
    }
}

/// Writes a row whose figures are made of what they were made of by the engine.
pub(super) fn made(desk: &mut Desk<'_>, sheet: Sheet, line: Line<'_>) -> u32 {
    let formulas = line
        .figures
        .iter()
        .map(|figure| figure.and_then(|figure| expression::made(desk, figure, sheet)))
        .collect();
    write(desk, sheet, line, formulas)
}

/// Writes a row by formulas for each tender; a tender without one keeps the figure of the engine.
pub(super) fn write(
    desk: &mut Desk<'_>,
    sheet: Sheet,
    line: Line<'_>,
    formulas: Vec<Option<Spread>>,
) -> u32 {
    let row = desk.page(sheet).next;
    let numbers = line.numbers(desk);
    let trusted = number::decimals_trusted(&numbers);
    let is_result = matches!(line.row, Some(Row::Result));
    let rounding = if is_result { trusted } else { number::decimals_held(&numbers) };
    let decimals = number::decimals_shown(&numbers, trusted);
    let digits = Digits { decimals, percent: line.percent };
    for (column, text) in (0..).zip(line.texts) {
        let look = if column == 1 { Look::Wrapped } else { Look::Plain };
        desk.page(sheet).text(row, column, text, look);
    }
    for (position, (figure, formula)) in (0..).zip(line.figures.iter().zip(formulas)) {
        let column = FIRST + position;
        let value = desk.worth(*figure, trusted);
        let look = if line.total { Look::Total(digits) } else { Look::Live(digits) };
        let content = content(desk, *figure, formula, rounding, &value, line.texts);
        desk.page(sheet).put(row, column, content, look);
        let engine = engine_column(desk, position);
        desk.page(sheet).put(row, engine, Content::Value(value), Look::Engine(digits));
        if let Some(figure) = figure {
            desk.cells.entry(*figure).or_insert(Address::new(sheet, row, column));
        }
    }
    agreement(desk, sheet, row, trusted);
    if let Some(key) = line.row {
        desk.rows.insert(key, (sheet, row));
    }
    row
}

/// Writes a row of figures that stand in the documents, in cells that may be changed.
pub(super) fn entered(desk: &mut Desk<'_>, sheet: Sheet, line: Line<'_>) -> u32 {
    let row = desk.page(sheet).next;
    let numbers = line.numbers(desk);
    let decimals = number::decimals_shown(&numbers, number::decimals_trusted(&numbers));
    let digits = Digits { decimals, percent: line.percent };
    for (column, text) in (0..).zip(line.texts) {
        let look = if column == 1 { Look::Wrapped } else { Look::Plain };
        desk.page(sheet).text(row, column, text, look);
    }
    for (position, figure) in (0..).zip(&line.figures) {
        let at = Address::new(sheet, row, FIRST + position);
        let value = desk.worth(*figure, 28);
        desk.page(sheet).put(row, at.column, Content::Value(value), Look::Input(digits));
        if let Some(figure) = figure {
            desk.cells.entry(*figure).or_insert(at);
        }
    }
    if let Some(key) = line.row {
        desk.rows.insert(key, (sheet, row));
    }
    row
}

fn content(
    desk: &mut Desk<'_>,
    figure: Option<Figure>,
    formula: Option<Spread>,
    rounding: u32,
    value: &Value,
    texts: [&str; 3],
) -> Content {
    let Some(spread) = formula.filter(|spread| spread.text.len() <= FORMULA_MAX) else {
        if figure.is_some() {
            desk.without_formula.push(format!("{} {}", texts[0], texts[2]));
        }
        return Content::Value(value.clone());
    };
    let is_number = !matches!(value, Value::Truth(_));
    let formula = if is_number { rounded(&spread.text, rounding) } else { spread.text };
    Content::Live { formula, is_array: spread.is_array, value: value.clone() }
}

/// A formula with its noise rounded away; a text, for a tender without a figure, stays a text.
fn rounded(text: &str, decimals: u32) -> String {
    let is_cell = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"$!".contains(&byte));
    if is_cell || text.starts_with("ROUND(ROUND(") && is_one_call(text) {
        return text.to_owned();
    }
    match text.contains(NO_FIGURE) {
        true => format!("IF(ISTEXT({text}),{text},ROUND({text},{decimals}))"),
        false => format!("ROUND({text},{decimals})"),
    }
}

/// Whether a text is one function call from its first bracket to its end.
fn is_one_call(text: &str) -> bool {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return at + 1 == text.len();
        }
    }
    false
}

/// The column of the figure by the engine for the tender at a position.
pub(super) fn engine_column(desk: &Desk<'_>, position: u16) -> u16 {
    FIRST + desk.width() + 1 + position
}

/// The column that says whether the figures of a row agree.
pub(super) fn agrees_column(desk: &Desk<'_>) -> u16 {
    FIRST + 2 * desk.width() + 2
}

/// The cell that says whether the figures of a row agree. What the engine did not work out is not compared.
pub(super) fn agreement(desk: &mut Desk<'_>, sheet: Sheet, row: u32, trusted: u32) {
    let Some(last) = desk.width().checked_sub(1) else { return };
    let range = |from: u16| {
        let at = |column| Address::new(sheet, row, column);
        at(from).range(at(from + last), sheet, desk.words)
    };
    let (here, engine) = (range(FIRST), range(engine_column(desk, 0)));
    let column = agrees_column(desk);
    let content = agreeing(desk, &here, &engine, trusted);
    let page = desk.page(sheet);
    page.put(row, column, content, Look::Agrees);
    page.agrees = Some(column);
}

/// Whether ranges agree, as a cell that says yes or NO.
pub(super) fn agreeing(desk: &Desk<'_>, here: &str, engine: &str, trusted: u32) -> Content {
    let (yes, no) = (desk.words.yes, desk.words.no);
    let near = format!("ABS({here}-{engine})<=2E-{trusted}");
    let formula = format!(
        "IF(AND(IFERROR(IF(ISNUMBER({engine}),{near},IF(ISTEXT({engine}),TRUE,{here}={engine})),FALSE)),\"{yes}\",\"{no}\")"
    );
    Content::Live { formula, is_array: true, value: Value::Text(yes.to_owned()) }
}
