//! The formulas of a case, each where it stands, and the cells of the names it uses.

use anbud::formula::{Asked, Cells, Formula, Spread, Symbol};
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, CurveRule, Item, Kind, Parameter};

use super::address::Sheet;
use super::desk::{Desk, Row};

/// Where a formula stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seat {
    Price,
    /// A part of the price, by its position.
    Part(usize),
    /// The curve of a criterion, for one of its requirements or for itself.
    Curve(Item),
    Award,
    Abnormal,
    /// A ground of rejection, by its position.
    Rejection(usize),
}

/// The formula of a seat; none where there is none or a table.
pub(super) fn formula<'a>(desk: &Desk<'a>, seat: Seat) -> Option<&'a Formula> {
    let procedure = desk.view.procedure;
    match seat {
        Seat::Price => procedure.price.as_ref(),
        Seat::Part(at) => procedure.price_sheet.parts.iter().nth(at)?.formula.as_ref(),
        Seat::Award => Some(&procedure.award.formula),
        Seat::Abnormal => procedure.abnormal.as_ref().map(|test| &test.formula),
        Seat::Rejection(at) => procedure.rejections.get(at).map(|rejection| &rejection.when),
        Seat::Curve(item) => {
            let curve = procedure.criteria[procedure.leaf_of(item)?].curve.as_ref()?;
            match &curve.rule {
                CurveRule::Formula(formula, _) => Some(formula),
                CurveRule::Table(_) => None,
            }
        }
    }
}

/// A step of a formula in a cell of the calculation, for the tender at a position.
pub(super) fn step(desk: &Desk<'_>, seat: Seat, step: usize, position: usize) -> Option<Spread> {
    let formula = formula(desk, seat)?;
    let of = |asked: Asked<'_>, at: Option<usize>| cell(desk, seat, formula, asked, at);
    formula.in_cells(step, position, &Cells { of: &of, may_leave: desk.may_leave })
}

/// What a formula or a table yields in a cell of the calculation.
pub(super) fn yields(desk: &Desk<'_>, seat: Seat, position: usize) -> Option<Spread> {
    match formula(desk, seat) {
        Some(formula) => step(desk, seat, formula.steps().count().checked_sub(1)?, position),
        None => table(desk, seat, position),
    }
}

/// The share of the last row of a table that `x` reaches.
fn table(desk: &Desk<'_>, seat: Seat, position: usize) -> Option<Spread> {
    let Seat::Curve(item) = seat else { return None };
    let criterion = desk.view.procedure.leaf_of(item)?;
    let (first, last) = *desk.tables.get(&criterion)?;
    let column = |column: u16| {
        let at = |row| super::address::Address::new(Sheet::Rules, row, column);
        at(first).range(at(last), Sheet::Calculation, desk.words)
    };
    let x = cell_of_x(desk, item, criterion, Some(position))?;
    let text =
        format!("LOOKUP({x},{},{})", column(super::rules::AMOUNT), column(super::rules::FULL));
    Some(Spread { text, is_array: false })
}

fn cell(
    desk: &Desk<'_>,
    seat: Seat,
    formula: &Formula,
    asked: Asked<'_>,
    at: Option<usize>,
) -> Option<String> {
    match asked {
        Asked::InField => in_row(desk, &Row::InField, at),
        Asked::Step(step) => in_row(desk, &Row::Step(seat, step), at),
        Asked::Symbol(symbol) => match (symbol, seat) {
            (Symbol::Parameter(position), _) => {
                parameter(desk, formula.parameters().get(*position)?)
            }
            (_, Seat::Curve(item)) => of_curve(desk, item, symbol, at),
            _ => of_tender(desk, symbol, at),
        },
    }
}

fn parameter(desk: &Desk<'_>, parameter: &Parameter) -> Option<String> {
    let cell = desk.stated(&parameter.place, &parameter.name, &parameter.value)?;
    Some(cell.text(Sheet::Calculation, desk.words))
}

/// A name in the formula of a criterion.
fn of_curve(desk: &Desk<'_>, item: Item, symbol: &Symbol, at: Option<usize>) -> Option<String> {
    let procedure = desk.view.procedure;
    let criterion = procedure.leaf_of(item)?;
    let rules = &procedure.criteria[criterion];
    let scale = match rules.basis {
        Basis::Scored(scale) | Basis::Requirements(scale) => Some(&procedure.scales[scale]),
        _ => None,
    };
    let end = |name: &str, literal: &anbud::Literal, place: &anbud::Place| {
        Some(desk.stated(place, name, literal)?.text(Sheet::Calculation, desk.words))
    };
    match symbol {
        Symbol::Score => in_row(desk, &Row::Score(item), at),
        Symbol::X => cell_of_x(desk, item, criterion, at),
        Symbol::Minimum if scale.is_some_and(|scale| scale.pairs.is_some()) => Some("0".to_owned()),
        Symbol::Maximum if scale.is_some_and(|scale| scale.pairs.is_some()) => Some("1".to_owned()),
        Symbol::Minimum => scale.and_then(|scale| end("minimum", &scale.minimum, &scale.place)),
        Symbol::Maximum => scale.and_then(|scale| end("maximum", &scale.maximum, &scale.place)),
        Symbol::Full => full(desk, criterion),
        other => of_tender(desk, other, at),
    }
}

fn cell_of_x(
    desk: &Desk<'_>,
    item: Item,
    criterion: Key<Criterion>,
    at: Option<usize>,
) -> Option<String> {
    let row = match &desk.view.procedure.criteria[criterion].basis {
        Basis::Scored(_) | Basis::Requirements(_) => Row::Score(item),
        Basis::Measured { measure, .. } => Row::Measure(measure.clone()),
        Basis::Price => Row::Price,
        Basis::Children => Row::Parts(criterion),
        Basis::Nothing => return None,
    };
    in_row(desk, &row, at)
}

/// A name that means the same in every formula that knows it.
fn of_tender(desk: &Desk<'_>, symbol: &Symbol, at: Option<usize>) -> Option<String> {
    let row = match symbol {
        Symbol::Price => Row::Price,
        Symbol::Bid => Row::Bid,
        Symbol::Part(key) => Row::Part(*key),
        Symbol::Quality => Row::Quality,
        Symbol::Points => Row::Total,
        Symbol::Value => Row::Value,
        Symbol::Result => Row::Result,
        Symbol::PointsOf(key) | Symbol::ValueOf(key) => Row::Points(*key),
        Symbol::ShareOf(item) => Row::Share(*item),
        Symbol::ScoreOf(item) => Row::Score(*item),
        Symbol::Measure(name) => Row::Measure(name.clone()),
        Symbol::Tenders => return Some(format!("SUM({})", in_row(desk, &Row::InField, None)?)),
        Symbol::QualityFull => {
            return full_sum(desk, |rules| rules.kind == Kind::Quality && !rules.is_value);
        }
        Symbol::PointsFull => return full_sum(desk, |rules| !rules.is_value),
        Symbol::ValueFull => return full_sum(desk, |rules| rules.is_value),
        Symbol::Score | Symbol::Minimum | Symbol::Maximum | Symbol::Full | Symbol::X => {
            return None;
        }
        Symbol::Parameter(_) => return None,
    };
    in_row(desk, &row, at)
}

/// Full marks of the criteria at the top that fit a description.
fn full_sum(desk: &Desk<'_>, fits: impl Fn(&Criterion) -> bool) -> Option<String> {
    let procedure = desk.view.procedure;
    let keys = procedure.top().filter(|key| {
        let rules = &procedure.criteria[*key];
        rules.marks.is_some() && fits(rules)
    });
    let cells: Option<Vec<String>> = keys.map(|key| full(desk, key)).collect();
    let cells = cells.filter(|cells| !cells.is_empty())?;
    Some(format!("({})", cells.join("+")))
}

/// The cell of full marks of a criterion.
pub(super) fn full(desk: &Desk<'_>, criterion: Key<Criterion>) -> Option<String> {
    let figure = desk.view.evaluation.full.get(criterion.position()).copied().flatten()?;
    Some(desk.cells.get(&figure)?.text(Sheet::Calculation, desk.words))
}

fn in_row(desk: &Desk<'_>, row: &Row, at: Option<usize>) -> Option<String> {
    desk.in_row(row, at, Sheet::Calculation)
}
