//! Prints a formula as a spreadsheet does it: names become cells, functions over the field become functions of ranges.
//!
//! A spreadsheet calculates in binary floats. What is compared or rounded is therefore rounded first, far below the
//! decimals that count, so that its noise decides nothing.

use std::cell::Cell;

use super::Formula;
use super::symbol::Symbol;
use super::syntax::{Expression, FieldCall, Kind, Reference};
use super::words::{FieldFunction, Function};
use crate::Mode;
use crate::derivation::Relation;
use crate::exact::Decimals;

/// What a formula asks a spreadsheet for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked<'a> {
    /// The figure of a name.
    Symbol(&'a Symbol),
    /// The figure of an earlier step, by its position.
    Step(usize),
    /// 1 where the tender counts in the field, else 0.
    InField,
}

/// Where a formula finds its figures. The tenders of the field stand side by side in one row.
pub struct Cells<'a> {
    /// The cell of a figure for the tender at a position of the field; without a position the range of all tenders.
    /// A figure that all tenders share has the same cell for each. None where there is no such cell.
    pub of: &'a dyn Fn(Asked<'_>, Option<usize>) -> Option<String>,
    /// Whether a tender may leave the field when a cell is changed.
    pub may_leave: bool,
}

/// A formula in the language of spreadsheets, without the equals sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The formula.
    pub text: String,
    /// Whether it must be entered as an array formula.
    pub is_array: bool,
}

/// What stands in the cell of a tender without a result.
pub const NO_FIGURE: &str = "–";

/// Figures are compared after rounding their difference to so many decimals.
const DECIMALS_COMPARED: u32 = 10;

/// How tightly a text of a spreadsheet binds.
mod power {
    pub(super) const COMPARE: u8 = 1;
    pub(super) const SUM: u8 = 2;
    pub(super) const PRODUCT: u8 = 3;
    pub(super) const POWER: u8 = 4;
    pub(super) const OPERAND: u8 = 5;
}

impl Formula {
    /// A step as a spreadsheet formula for the tender at a position of the field; none where a cell is missing, or where
    /// a function over the field stands inside another and leaves its own tender out.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use anbud::formula::{Asked, Cells, Formula, Scope, Symbol, Where};
    /// let items = BTreeMap::new();
    /// let scope = Scope { at: Where::Award, parameters: &[], items: &items, parts: &BTreeMap::new(), measures: true };
    /// let text = "result = quality - 40 * (price / lowest(price) - 1)";
    /// let formula = Formula::compile(&text.into(), &scope).expect("well formed");
    /// let of = |asked: Asked<'_>, tender: Option<usize>| {
    ///     let row = if asked == Asked::Symbol(&Symbol::Price) { 2 } else { 3 };
    ///     Some(tender.map_or_else(|| format!("$D{row}:$F{row}"), |at| format!("{}{row}", ["D", "E", "F"][at])))
    /// };
    /// let spread = formula.in_cells(0, 1, &Cells { of: &of, may_leave: false }).expect("all cells are known");
    /// assert_eq!(spread.text, "E3-40*(E2/MIN($D2:$F2)-1)");
    /// assert!(!spread.is_array);
    /// ```
    #[must_use]
    pub fn in_cells(&self, step: usize, position: usize, cells: &Cells<'_>) -> Option<Spread> {
        let writer = Writer { formula: self, cells, is_array: Cell::new(false) };
        let at = At { tender: Some(position), this: position };
        let text = writer.text(&self.steps.get(step)?.expression, at, 0)?;
        Some(Spread { text, is_array: writer.is_array.get() })
    }
}

/// Rounding in the language of spreadsheets; `x` binds as an operand, `decimals` is a number or a cell.
///
/// ```
/// use anbud::Mode;
/// use anbud::formula::rounded_in_cells;
/// assert_eq!(rounded_in_cells("D4", "2", Mode::HalfUp), "ROUND(ROUND(D4,10),2)");
/// assert_eq!(rounded_in_cells("D4", "0", Mode::Floor), "INT(ROUND(D4*10^0,8))/10^0");
/// ```
#[must_use]
pub fn rounded_in_cells(x: &str, decimals: &str, mode: Mode) -> String {
    let scaled = format!("ROUND({x}*10^{decimals},8)");
    let size = format!("ROUND(ABS({x})*10^{decimals},8)");
    match mode {
        Mode::HalfUp => format!("ROUND(ROUND({x},10),{decimals})"),
        Mode::Truncate => format!("TRUNC({scaled},0)/10^{decimals}"),
        Mode::Floor => format!("INT({scaled})/10^{decimals}"),
        Mode::Ceil => format!("-INT(-{scaled})/10^{decimals}"),
        // half a unit taken off first: what is left of a half does not reach the next unit
        Mode::HalfDown => {
            format!("SIGN({x})*-INT(-IF({size}>0.5,ROUND({size}-0.5,8),0))/10^{decimals}")
        }
        Mode::HalfEven => format!(
            "SIGN({x})*IF(ROUND({size}-INT({size}),8)=0.5,INT({size})+MOD(INT({size}),2),ROUND({size},0))/10^{decimals}"
        ),
    }
}

/// A comparison in the language of spreadsheets; `a` binds as a sum, `b` as a product.
///
/// ```
/// use anbud::derivation::Relation;
/// use anbud::formula::compared_in_cells;
/// assert_eq!(compared_in_cells("D4", Relation::NotEqual, "E4"), "ROUND(D4-E4,10)<>0");
/// ```
#[must_use]
pub fn compared_in_cells(a: &str, relation: Relation, b: &str) -> String {
    let sign = if relation == Relation::NotEqual { "<>" } else { relation.sign() };
    format!("ROUND({a}-{b},{DECIMALS_COMPARED}){sign}0")
}

/// For whom an expression is written: one tender, or all of them side by side.
#[derive(Debug, Clone, Copy)]
struct At {
    tender: Option<usize>,
    this: usize,
}

struct Writer<'a> {
    formula: &'a Formula,
    cells: &'a Cells<'a>,
    is_array: Cell<bool>,
}

impl Writer<'_> {
    /// An expression, in brackets where it binds less tightly than its place asks for.
    fn text(&self, expression: &Expression, at: At, least: u8) -> Option<String> {
        let (text, power) = self.parts(expression, at)?;
        Some(if power < least { format!("({text})") } else { text })
    }

    fn parts(&self, expression: &Expression, at: At) -> Option<(String, u8)> {
        let operand = |text: String| Some((text, power::OPERAND));
        match &*expression.kind {
            Kind::Number(literal, _) => {
                let text = literal.exact().decimal(Decimals::AtMost(30));
                let power = if literal.is_negative() { power::SUM } else { power::OPERAND };
                Some((text, power))
            }
            Kind::Name { reference, this } => operand(self.name(*reference, *this, at)?),
            Kind::None => operand(format!("\"{NO_FIGURE}\"")),
            Kind::Percent(part) => {
                Some((format!("{}/100", self.text(part, at, power::POWER)?), power::PRODUCT))
            }
            Kind::Negative(part) => {
                Some((format!("-{}", self.text(part, at, power::OPERAND)?), power::SUM))
            }
            Kind::Sum(first, rest) => {
                Some((self.chain((first, rest), ("+", "-"), power::SUM, at)?, power::SUM))
            }
            Kind::Product(first, rest) => {
                Some((self.chain((first, rest), ("*", "/"), power::PRODUCT, at)?, power::PRODUCT))
            }
            Kind::Power(base, exponent) => {
                let of = |part| self.text(part, at, power::OPERAND);
                Some((format!("{}^{}", of(base)?, of(exponent)?), power::POWER))
            }
            Kind::Compare(a, relation, b) => {
                Some((self.compared(a, *relation, b, at)?, power::COMPARE))
            }
            Kind::All(parts) => operand(self.joined(parts, "FALSE", true, at)?),
            Kind::Any(parts) => operand(self.joined(parts, "TRUE", false, at)?),
            Kind::Not(part) => operand(format!("IF({},FALSE,TRUE)", self.text(part, at, 0)?)),
            Kind::If(condition, yes, no) => {
                let [condition, yes, no] = [condition, yes, no].map(|part| self.text(part, at, 0));
                operand(format!("IF({},{},{})", condition?, yes?, no?))
            }
            Kind::Call(function, arguments) => self.call(*function, arguments, at),
            Kind::Field(call) => operand(self.field(call, at)?),
        }
    }

    fn name(&self, reference: Reference, this: bool, at: At) -> Option<String> {
        let tender = if this { Some(at.this) } else { at.tender };
        match reference {
            Reference::Step(step) => (self.cells.of)(Asked::Step(step), tender),
            Reference::Symbol(symbol) => {
                let used = self.formula.symbols.get(symbol)?;
                (self.cells.of)(Asked::Symbol(&used.symbol), tender)
            }
        }
    }

    fn chain(
        &self,
        (first, rest): (&Expression, &[(bool, Expression)]),
        (plain, inverse): (&str, &str),
        own: u8,
        at: At,
    ) -> Option<String> {
        let mut text = self.text(first, at, own)?;
        for (is_taken, part) in rest {
            text += if *is_taken { inverse } else { plain };
            text += &self.text(part, at, own + 1)?;
        }
        Some(text)
    }

    /// The sign of the difference, rounded so that noise does not decide.
    fn compared(
        &self,
        a: &Expression,
        relation: Relation,
        b: &Expression,
        at: At,
    ) -> Option<String> {
        let (a, b) = (self.text(a, at, power::SUM)?, self.text(b, at, power::PRODUCT)?);
        Some(compared_in_cells(&a, relation, &b))
    }

    /// Conditions one inside the other, so that none is looked at that the one before has made needless.
    fn joined(&self, parts: &[Expression], decided: &str, all: bool, at: At) -> Option<String> {
        let texts: Option<Vec<String>> = parts.iter().map(|part| self.text(part, at, 0)).collect();
        let texts = texts?;
        let (last, before) = texts.split_last()?;
        Some(before.iter().rev().fold(last.clone(), |rest, condition| match all {
            true => format!("IF({condition},{rest},{decided})"),
            false => format!("IF({condition},{decided},{rest})"),
        }))
    }

    fn call(&self, function: Function, arguments: &[Expression], at: At) -> Option<(String, u8)> {
        let texts: Option<Vec<String>> =
            arguments.iter().map(|part| self.text(part, at, 0)).collect();
        let texts = texts?;
        let first = texts.first()?;
        let rounded = |mode| {
            let decimals = texts.get(1).map_or("0", String::as_str);
            (
                rounded_in_cells(&format!("({first})"), &format!("({decimals})"), mode),
                power::PRODUCT,
            )
        };
        let operand = |text: String| (text, power::OPERAND);
        Some(match function {
            Function::Min => operand(end("MIN", "<", &texts, at)),
            Function::Max => operand(end("MAX", ">", &texts, at)),
            Function::Abs => operand(format!("ABS({first})")),
            Function::Sqrt => operand(format!("SQRT({first})")),
            Function::Ln => operand(format!("LN({first})")),
            Function::Round => rounded(Mode::HalfUp),
            Function::Truncate => rounded(Mode::Truncate),
            Function::Floor => rounded(Mode::Floor),
            Function::Ceil => (format!("({})", rounded(Mode::Ceil).0), power::OPERAND),
        })
    }

    fn field(&self, call: &FieldCall, at: At) -> Option<String> {
        if call.over_panel {
            return None; // the figures of the members stand in cells of their own
        }
        let figures = self.figures(call, at)?;
        let arguments: Option<Vec<String>> =
            call.arguments.iter().map(|part| self.text(part, at, 0)).collect();
        let arguments = arguments?;
        let argument = |at: usize| arguments.get(at).map_or("0", String::as_str);
        Some(match call.function {
            FieldFunction::Lowest => format!("MIN({figures})"),
            FieldFunction::Highest => format!("MAX({figures})"),
            FieldFunction::Mean => format!("AVERAGE({figures})"),
            FieldFunction::Median => format!("MEDIAN({figures})"),
            FieldFunction::Sum | FieldFunction::Count => format!("SUM({figures})"),
            FieldFunction::Product => {
                format!("IF(COUNT({figures})=0,1,PRODUCT({figures}))")
            }
            FieldFunction::GeometricMean => format!("(PRODUCT({figures})^(1/COUNT({figures})))"),
            FieldFunction::NthLowest => format!("SMALL({figures},{})", argument(0)),
            FieldFunction::NthHighest => format!("LARGE({figures},{})", argument(0)),
            FieldFunction::TrimmedMean => {
                self.is_array.set(true);
                trimmed_mean(&figures, argument(0), argument(1))
            }
        })
    }

    /// The figures that a function is taken of: a range of cells, or an array in which those left out are texts.
    fn figures(&self, call: &FieldCall, at: At) -> Option<String> {
        let inside = At { tender: None, this: at.this };
        let is_cells = matches!(&*call.body.kind, Kind::Name { this: false, .. });
        let is_whole = !call.among_others && call.filter.is_none() && !self.cells.may_leave;
        let body = self.text(&call.body, inside, 0)?;
        let is_count = call.function == FieldFunction::Count;
        if is_cells && is_whole && !is_count && body.contains(':') {
            return Some(body);
        }
        self.is_array.set(true);
        let field = (self.cells.of)(Asked::InField, None)?;
        let mut text = if is_count { format!("IF({body},1,0)") } else { body };
        if let Some(filter) = &call.filter {
            text = format!("IF({},{text},\"\")", self.text(filter, inside, 0)?);
        }
        if call.among_others {
            let own = (self.cells.of)(Asked::InField, Some(at.tender?))?;
            text = format!("IF(COLUMN({field})<>COLUMN({own}),{text},\"\")");
        }
        Some(format!("IF({field}=1,{text},\"\")"))
    }
}

/// The least or greatest of figures; side by side each tender for itself.
fn end(function: &str, sign: &str, texts: &[String], at: At) -> String {
    if at.tender.is_some() {
        return format!("{function}({})", texts.join(","));
    }
    let (Some(first), rest) = (texts.first(), texts.get(1..).unwrap_or_default()) else {
        return String::new();
    };
    rest.iter()
        .fold(first.clone(), |best, other| format!("IF(({best}){sign}({other}),{best},{other})"))
}

fn trimmed_mean(figures: &str, lowest: &str, highest: &str) -> String {
    let ranks = |count: &str| format!("ROW($A$1:INDEX($A:$A,{count}))");
    let taken = |function: &str, count: &str| match count {
        "0" => String::new(),
        _ => format!("-IF({count}>0,SUM({function}({figures},{})),0)", ranks(count)),
    };
    let (low, high) = (taken("SMALL", lowest), taken("LARGE", highest));
    format!("((SUM({figures}){low}{high})/(COUNT({figures})-({lowest})-({highest})))")
}

#[cfg(test)]
mod tests {
    use super::super::{Scope, Where};
    use super::*;
    use std::collections::BTreeMap;

    fn written(text: &str) -> (Vec<String>, bool) {
        let items = BTreeMap::new();
        let scope = Scope {
            at: Where::Award,
            parameters: &[],
            items: &items,
            parts: &BTreeMap::new(),
            measures: true,
        };
        let formula = Formula::compile(&text.into(), &scope).unwrap();
        let of = |asked: Asked<'_>, tender: Option<usize>| {
            let row = match asked {
                Asked::InField => 1,
                Asked::Symbol(Symbol::Price) => 2,
                Asked::Symbol(Symbol::Quality) => 3,
                Asked::Symbol(_) => 4,
                Asked::Step(step) => 5 + step,
            };
            Some(tender.map_or_else(
                || format!("$B{row}:$D{row}"),
                |at| format!("{}{row}", ["B", "C", "D"][at]),
            ))
        };
        let cells = Cells { of: &of, may_leave: false };
        let spreads: Vec<Spread> = (0..formula.steps().count())
            .map(|step| formula.in_cells(step, 1, &cells).unwrap())
            .collect();
        let is_array = spreads.iter().any(|spread| spread.is_array);
        (spreads.into_iter().map(|spread| spread.text).collect(), is_array)
    }

    #[test]
    fn operators_bind_as_spreadsheets_do() {
        let (texts, is_array) = written("result = -price ^ 2 + 2 ^ 3 ^ 2 * (1 - 20 %) - (1 - 2)");
        assert_eq!(texts, ["-(C2^2)+2^(3^2)*(1-20/100)-(1-2)"]);
        assert!(!is_array);
    }

    #[test]
    fn steps_and_conditions_are_cells_and_nested_ifs() {
        let (texts, _) = written(
            "over = price / lowest(price) - 1\nresult = if over <= 0.1 and quality > 3 then 1 else none",
        );
        assert_eq!(texts[0], "C2/MIN($B2:$D2)-1");
        assert_eq!(texts[1], "IF(IF(ROUND(C5-0.1,10)<=0,ROUND(C3-3,10)>0,FALSE),1,\"–\")");
    }

    #[test]
    fn others_and_conditions_are_arrays() {
        let (texts, is_array) =
            written("result = lowest(price among others where quality >= this.quality)");
        assert!(is_array);
        assert_eq!(
            texts,
            [
                "MIN(IF($B1:$D1=1,IF(COLUMN($B1:$D1)<>COLUMN(C1),IF(ROUND($B3:$D3-C3,10)>=0,$B2:$D2,\"\"),\"\"),\"\"))"
            ]
        );
        let (texts, _) = written("result = 1 + count(price * 2 < this.price)");
        assert_eq!(texts, ["1+SUM(IF($B1:$D1=1,IF(ROUND($B2:$D2*2-C2,10)<0,1,0),\"\"))"]);
    }
}
