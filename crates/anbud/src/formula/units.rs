//! Units, decided from the text, in all branches: money itself and points themselves are never added or compared.

use super::FormulaText;
use super::symbol::{Symbol, Where};
use super::syntax::{Expression, Kind, Reference, Step};
use super::words::{FieldFunction, Function};
use crate::diagnostic::codes;
use crate::procedure::Kind as CriterionKind;
use crate::{Diagnostic, Unit};

/// More possible units than this are taken for settled.
const POSSIBLE_MAX: usize = 16;

/// The units an expression can have, one for each way through its branches.
type Possible = Vec<Unit>;

/// Finds every sum, difference or comparison of money itself and points themselves.
pub(super) struct Units<'a> {
    text: &'a FormulaText,
    at: Where,
    symbols: &'a [Symbol],
    steps: Vec<Possible>,
    pub(super) mistakes: Vec<Diagnostic>,
}

impl<'a> Units<'a> {
    pub(super) fn new(text: &'a FormulaText, at: Where, symbols: &'a [Symbol]) -> Self {
        Units { text, at, symbols, steps: Vec::new(), mistakes: Vec::new() }
    }

    pub(super) fn check(&mut self, steps: &[Step]) {
        for step in steps {
            let found = self.of(&step.expression);
            self.steps.push(found);
        }
    }

    fn of(&mut self, expression: &Expression) -> Possible {
        match &*expression.kind {
            Kind::Number(..) | Kind::None => vec![Unit::Free],
            Kind::Name { reference: Reference::Step(step), .. } => {
                self.steps.get(*step).cloned().unwrap_or_else(|| vec![Unit::Free])
            }
            Kind::Name { reference: Reference::Symbol(symbol), .. } => {
                vec![
                    self.symbols.get(*symbol).map_or(Unit::Free, |symbol| unit_of(symbol, self.at)),
                ]
            }
            Kind::Negative(part) => self.of(part),
            Kind::Percent(part) => {
                self.of(part);
                vec![Unit::Free]
            }
            Kind::Sum(first, rest) => {
                self.same(std::iter::once(first).chain(rest.iter().map(|(_, part)| part)))
            }
            Kind::Product(first, rest) => self.product(first, rest),
            Kind::Power(base, exponent) => {
                self.of(base);
                self.of(exponent);
                vec![Unit::Free]
            }
            Kind::Compare(a, _, b) => {
                self.same([a, b].into_iter());
                vec![Unit::NUMBER]
            }
            Kind::If(condition, yes, no) => {
                self.of(condition);
                let mut possible = self.of(yes);
                possible.extend(self.of(no));
                limited(possible)
            }
            Kind::Call(function, arguments) => self.call(*function, arguments),
            Kind::Field(call) => {
                let body = self.of(&call.body);
                call.filter.iter().chain(&call.arguments).for_each(|part| drop(self.of(part)));
                match call.function {
                    FieldFunction::Count => vec![Unit::NUMBER],
                    FieldFunction::Product => vec![Unit::Free],
                    _ => body,
                }
            }
            Kind::All(parts) | Kind::Any(parts) => {
                parts.iter().for_each(|part| drop(self.of(part)));
                vec![Unit::NUMBER]
            }
            Kind::Not(part) => self.of(part),
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expression]) -> Possible {
        match function {
            Function::Min | Function::Max => self.same(arguments.iter()),
            Function::Sqrt | Function::Ln => {
                arguments.iter().for_each(|part| drop(self.of(part)));
                vec![if function == Function::Ln { Unit::NUMBER } else { Unit::Free }]
            }
            _ => {
                let mut found = arguments.iter().map(|part| self.of(part)).collect::<Vec<_>>();
                if found.is_empty() { vec![Unit::Free] } else { found.swap_remove(0) }
            }
        }
    }

    fn product(&mut self, first: &Expression, rest: &[(bool, Expression)]) -> Possible {
        let mut possible = self.of(first);
        for (divides, factor) in rest {
            let right = self.of(factor);
            let pairs = possible.iter().flat_map(|a| right.iter().map(move |b| (*a, *b)));
            possible = limited(
                pairs.map(|(a, b)| if *divides { a.over(b) } else { a.times(b) }).collect(),
            );
        }
        possible
    }

    /// The terms of a sum or the sides of a comparison, which must not be money here and points there.
    fn same<'e>(&mut self, parts: impl Iterator<Item = &'e Expression>) -> Possible {
        let mut parts = parts;
        let Some(first) = parts.next() else { return vec![Unit::Free] };
        let mut left = (first, self.of(first));
        for part in parts {
            let right = self.of(part);
            if clash(&left.1, &right) {
                self.mistake(left.0, &left.1, part, &right);
            }
            let pairs = left.1.iter().flat_map(|a| right.iter().map(move |b| (*a, *b)));
            left.1 = limited(pairs.map(|(a, b)| if a == b { a } else { Unit::Free }).collect());
        }
        left.1
    }

    fn mistake(
        &mut self,
        left: &Expression,
        left_units: &Possible,
        right: &Expression,
        right_units: &Possible,
    ) {
        let what = |units: &Possible| if units.contains(&Unit::MONEY) { "money" } else { "points" };
        let diagnostic = Diagnostic::mistake(
            codes::UNITS,
            "money and points cannot be added or compared as they are",
        )
        .at(self.text.place(left.range.clone()), what(left_units))
        .at(self.text.place(right.range.clone()), what(right_units))
        .help("say what a point is worth in money, such as `price - 1000 * quality`");
        self.mistakes.push(diagnostic);
    }
}

fn clash(left: &Possible, right: &Possible) -> bool {
    let has = |units: &Possible, unit: Unit| units.contains(&unit);
    (has(left, Unit::MONEY) && has(right, Unit::POINTS))
        || (has(left, Unit::POINTS) && has(right, Unit::MONEY))
}

fn limited(mut possible: Possible) -> Possible {
    possible.sort_unstable();
    possible.dedup();
    if possible.len() > POSSIBLE_MAX { vec![Unit::Free] } else { possible }
}

/// The unit of a built-in name.
fn unit_of(symbol: &Symbol, at: Where) -> Unit {
    match symbol {
        Symbol::Price | Symbol::Bid | Symbol::Part(_) => Unit::MONEY,
        Symbol::Value | Symbol::ValueFull | Symbol::ValueOf(_) => Unit::MONEY,
        Symbol::X if at == Where::Curve(CriterionKind::Price) => Unit::MONEY,
        Symbol::Quality | Symbol::QualityFull | Symbol::Points | Symbol::PointsFull => Unit::POINTS,
        Symbol::PointsOf(_) => Unit::POINTS,
        Symbol::Score | Symbol::ScoreOf(_) | Symbol::ShareOf(_) | Symbol::Tenders => Unit::NUMBER,
        Symbol::Minimum | Symbol::Maximum => Unit::NUMBER,
        // `full` is points or, under `value`, money; `x` may be a score or a measure; `result` is what the award makes it
        Symbol::Full | Symbol::X | Symbol::Result | Symbol::Parameter(_) | Symbol::Measure(_) => {
            Unit::Free
        }
    }
}
