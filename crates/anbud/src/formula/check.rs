//! What must hold of a formula as a whole: types, units, the name of its last step, depth, absoluteness.

use super::FormulaText;
use super::symbol::{Symbol, Where};
use super::syntax::{Expression, Kind, Reference, Step};
use super::words::{FieldFunction, Function};
use crate::Diagnostic;
use crate::diagnostic::codes;

/// How deep conditions may lead through steps: keeps the interpreter's stack small.
const DEPTH_MAX: usize = 512;

/// The type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    /// A number, or `none`.
    OrNone,
    Truth,
}

/// Checks steps in order, gathering mistakes.
pub(super) struct Checker<'a> {
    pub(super) text: &'a FormulaText,
    pub(super) at: Where,
    pub(super) symbols: &'a [Symbol],
    types: Vec<Type>,
    depths: Vec<usize>,
    pub(super) mistakes: Vec<Diagnostic>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(text: &'a FormulaText, at: Where, symbols: &'a [Symbol]) -> Self {
        Checker { text, at, symbols, types: Vec::new(), depths: Vec::new(), mistakes: Vec::new() }
    }

    /// Checks all steps: each for itself, then the last.
    pub(super) fn check(&mut self, steps: &[Step]) {
        for step in steps {
            let found = self.type_of(&step.expression, true);
            self.types.push(found);
            let depth = self.depth(&step.expression);
            self.depths.push(depth);
            if depth > DEPTH_MAX {
                let place = self.text.place(step.range.clone());
                let message = format!("conditions lead deeper than {DEPTH_MAX} through steps");
                self.mistakes
                    .push(Diagnostic::mistake(codes::LIMIT_NESTING, message).at(place, ""));
            }
        }
        if let (Some(last), Some(found)) = (steps.last(), self.types.last().copied()) {
            self.last(last, found);
        }
        if matches!(self.at, Where::Part | Where::Price | Where::Rejection) {
            self.absolute(steps);
        }
    }

    fn last(&mut self, last: &Step, found: Type) {
        let (names, wanted): (&[&str], Type) = match self.at {
            Where::Curve(_) => (&["share", "points"], Type::Number),
            Where::Part => (&["amount"], Type::Number),
            Where::Price => (&["price"], Type::Number),
            Where::Award => (&["result"], Type::Number),
            Where::Abnormal => (&["abnormal"], Type::Truth),
            Where::Rejection => (&["when"], Type::Truth),
        };
        if !names.contains(&&*last.name) {
            let names =
                names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
            let message = format!("the last step is named `{}`, not {names}", last.name);
            let help =
                format!("call the step that the formula yields {names}, and let it stand last");
            let place = self.text.place(last.range.clone());
            self.mistakes
                .push(Diagnostic::mistake(codes::LAST_STEP, message).at(place, "").help(help));
        }
        match (wanted, found) {
            (Type::Truth, Type::Truth) | (Type::Number, Type::Number) => {}
            (Type::Number, Type::OrNone) if self.at == Where::Award => {}
            (Type::Number, Type::OrNone) => {
                let message = "`none` is a result of `[award]` only";
                self.wrong_type(&last.expression, message, "yield a figure in every case");
            }
            (Type::Truth, _) => {
                self.wrong_type(&last.expression, "a condition belongs here", "compare two figures")
            }
            _ => self.wrong_type(
                &last.expression,
                "a figure belongs here, not a condition",
                ONE_OR_ZERO,
            ),
        }
    }

    /// The type, and along the way everything that is wrong with types. `none` may stand only in tail position.
    fn type_of(&mut self, expression: &Expression, tail: bool) -> Type {
        match &*expression.kind {
            Kind::None if !tail => {
                self.wrong_type(
                    expression,
                    "`none` cannot be reckoned with",
                    "let `none` be a branch of the result",
                );
                Type::Number
            }
            Kind::None => Type::OrNone,
            Kind::Number(..) | Kind::Name { reference: Reference::Symbol(_), .. } => Type::Number,
            Kind::Name { reference: Reference::Step(step), .. } => {
                self.step_type(expression, *step, tail)
            }
            Kind::Compare(a, _, b) => {
                self.numbers(&[a, b]);
                Type::Truth
            }
            Kind::All(parts) | Kind::Any(parts) => self.truths(&parts.iter().collect::<Vec<_>>()),
            Kind::Not(part) => self.truths(&[part]),
            Kind::If(condition, yes, no) => self.branches(expression, condition, yes, no, tail),
            Kind::Field(call) => {
                if call.function == FieldFunction::Count {
                    self.truths(&[&call.body]);
                } else {
                    self.numbers(&[&call.body]);
                }
                self.truths(&call.filter.iter().collect::<Vec<_>>());
                self.numbers(&call.arguments.iter().collect::<Vec<_>>());
                Type::Number
            }
            _ => {
                self.numbers(&expression.parts());
                Type::Number
            }
        }
    }

    fn step_type(&mut self, expression: &Expression, step: usize, tail: bool) -> Type {
        let found = self.types.get(step).copied().unwrap_or(Type::Number);
        if found == Type::OrNone && !tail {
            let help = "let `none` be a branch of the result";
            self.wrong_type(
                expression,
                "this step can be `none`, which cannot be reckoned with",
                help,
            );
            return Type::Number;
        }
        found
    }

    fn branches(
        &mut self,
        whole: &Expression,
        condition: &Expression,
        yes: &Expression,
        no: &Expression,
        tail: bool,
    ) -> Type {
        self.truths(&[condition]);
        match (self.type_of(yes, tail), self.type_of(no, tail)) {
            (Type::Truth, Type::Truth) => Type::Truth,
            (Type::Truth, _) | (_, Type::Truth) => {
                let help = "let both branches be figures, or both conditions";
                self.wrong_type(whole, "one branch is a condition, the other a figure", help);
                Type::Number
            }
            (Type::Number, Type::Number) => Type::Number,
            _ => Type::OrNone,
        }
    }

    fn numbers(&mut self, parts: &[&Expression]) {
        for part in parts {
            if self.type_of(part, false) == Type::Truth {
                self.wrong_type(part, "a figure belongs here, not a condition", ONE_OR_ZERO);
            }
        }
    }

    fn truths(&mut self, parts: &[&Expression]) -> Type {
        for part in parts {
            if self.type_of(part, false) != Type::Truth {
                self.wrong_type(
                    part,
                    "a condition belongs here, not a figure",
                    "compare it, such as `x > 0`",
                );
            }
        }
        Type::Truth
    }

    fn wrong_type(&mut self, part: &Expression, message: &str, help: &str) {
        let place = self.text.place(part.range.clone());
        self.mistakes
            .push(Diagnostic::mistake(codes::FORMULA_TYPE, message).at(place, "").help(help));
    }

    /// How deep the interpreter goes: steps needed in any case are worked out beforehand and cost nothing.
    fn depth(&self, expression: &Expression) -> usize {
        let certain = expression.certain_parts();
        let inner = expression.parts().into_iter().map(|part| {
            let step_costs = !certain.iter().any(|other| std::ptr::eq(*other, part));
            self.depth(part) + if step_costs { self.deepest_step(part) } else { 0 }
        });
        1 + inner.max().unwrap_or(0)
    }

    fn deepest_step(&self, part: &Expression) -> usize {
        let own = match &*part.kind {
            Kind::Name { reference: Reference::Step(step), .. } => {
                self.depths.get(*step).copied().unwrap_or(0)
            }
            _ => 0,
        };
        part.parts().into_iter().map(|inner| self.deepest_step(inner)).max().unwrap_or(0).max(own)
    }

    fn absolute(&mut self, steps: &[Step]) {
        let symbols = self.symbols;
        for step in steps {
            if let Some(range) = first_relative(&step.expression, symbols) {
                let message = "other tenders cannot be looked at here";
                let help = "use figures of this tender and parameters only";
                let place = self.text.place(range);
                self.mistakes.push(
                    Diagnostic::mistake(codes::NOT_ABSOLUTE, message).at(place, "").help(help),
                );
            }
        }
    }
}

const ONE_OR_ZERO: &str = "write `if CONDITION then 1 else 0`";

/// Where an expression first looks at other tenders.
fn first_relative(expression: &Expression, symbols: &[Symbol]) -> Option<std::ops::Range<usize>> {
    if is_relative(expression, symbols)
        && !expression.parts().iter().any(|part| is_relative(part, symbols))
    {
        return Some(expression.range.clone());
    }
    expression.parts().into_iter().find_map(|part| first_relative(part, symbols))
}

/// Whether an expression looks at other tenders.
pub(super) fn is_relative(expression: &Expression, symbols: &[Symbol]) -> bool {
    expression.contains(&|kind| match kind {
        Kind::Field(call) => !call.over_panel,
        Kind::Name { reference: Reference::Symbol(symbol), .. } => {
            symbols.get(*symbol) == Some(&Symbol::Tenders)
        }
        _ => false,
    })
}

/// Whether an expression looks at what each member of the panel came to.
pub(super) fn is_over_panel(expression: &Expression) -> bool {
    expression.contains(&|kind| matches!(kind, Kind::Field(call) if call.over_panel))
}

/// Whether every figure of an expression is exact, whatever it is given: no root, no logarithm, whole powers only.
pub(super) fn is_exact(expression: &Expression) -> bool {
    !expression.contains(&|kind| match kind {
        Kind::Call(function, _) => matches!(function, Function::Sqrt | Function::Ln),
        Kind::Field(call) => call.function == FieldFunction::GeometricMean,
        Kind::Power(_, exponent) => !is_whole(exponent),
        _ => false,
    })
}

/// Whether an exponent is a whole number as it is written.
fn is_whole(exponent: &Expression) -> bool {
    match &*exponent.kind {
        Kind::Number(literal, _) => literal.exact().to_whole().is_some(),
        Kind::Negative(part) => is_whole(part),
        _ => false,
    }
}
