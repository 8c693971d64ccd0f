//! The parts of a formula after reading: names are resolved, chains are flat, so that depth is bounded.

use std::ops::Range;
use std::sync::Arc;

use super::words::{FieldFunction, Function};
use crate::Literal;
use crate::derivation::Relation;

/// A named step.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) name: Arc<str>,
    /// Where the name stands.
    pub(super) range: Range<usize>,
    pub(super) expression: Expression,
    /// Earlier steps that are needed whatever conditions say.
    pub(super) needs: Vec<usize>,
}

/// An expression and where it stands in the text.
#[derive(Debug, Clone)]
pub(super) struct Expression {
    pub(super) kind: Box<Kind>,
    pub(super) range: Range<usize>,
}

/// The kinds of expressions.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// A literal; the number tells literals apart.
    Number(Literal, usize),
    /// A resolved name; `this` where it is that of the tender the formula is worked out for.
    Name {
        reference: Reference,
        this: bool,
    },
    Percent(Expression),
    Negative(Expression),
    /// A chain of `+` and `-`: each further term with whether it is taken off.
    Sum(Expression, Vec<(bool, Expression)>),
    /// A chain of `*` and `/`: each further factor with whether it divides.
    Product(Expression, Vec<(bool, Expression)>),
    Power(Expression, Expression),
    Compare(Expression, Relation, Expression),
    All(Vec<Expression>),
    Any(Vec<Expression>),
    Not(Expression),
    If(Expression, Expression, Expression),
    Call(Function, Vec<Expression>),
    Field(FieldCall),
    /// In the field but without a place.
    None,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// A step, by its position.
    Step(usize),
    /// A symbol, by its position in the formula's list.
    Symbol(usize),
}

/// A function over the field, or over the panel.
#[derive(Debug, Clone)]
pub(super) struct FieldCall {
    pub(super) function: FieldFunction,
    pub(super) body: Expression,
    pub(super) among_others: bool,
    /// Whether it is taken over the panel instead: of the figures of one tender, a member each.
    pub(super) over_panel: bool,
    pub(super) filter: Option<Expression>,
    /// `n` of `nth_lowest`; `lowest` and `highest` of `trimmed_mean`.
    pub(super) arguments: Vec<Expression>,
    /// Tells field calls apart.
    pub(super) id: usize,
    /// Whether body or filter name `this.`.
    pub(super) uses_this: bool,
}

impl Expression {
    pub(super) fn new(kind: Kind, range: Range<usize>) -> Self {
        Expression { kind: Box::new(kind), range }
    }

    /// The expressions directly inside, in order.
    pub(super) fn parts(&self) -> Vec<&Expression> {
        match &*self.kind {
            Kind::Number(..) | Kind::Name { .. } | Kind::None => Vec::new(),
            Kind::Percent(a) | Kind::Negative(a) | Kind::Not(a) => vec![a],
            Kind::Power(a, b) | Kind::Compare(a, _, b) => vec![a, b],
            Kind::If(a, b, c) => vec![a, b, c],
            Kind::Sum(first, rest) | Kind::Product(first, rest) => {
                std::iter::once(first).chain(rest.iter().map(|(_, part)| part)).collect()
            }
            Kind::All(parts) | Kind::Any(parts) | Kind::Call(_, parts) => parts.iter().collect(),
            Kind::Field(call) => {
                std::iter::once(&call.body).chain(&call.filter).chain(&call.arguments).collect()
            }
        }
    }

    /// The parts that are worked out whatever conditions say, for the same tender.
    pub(super) fn certain_parts(&self) -> Vec<&Expression> {
        match &*self.kind {
            Kind::If(condition, ..) => vec![condition],
            Kind::All(parts) | Kind::Any(parts) => parts.iter().take(1).collect(),
            Kind::Field(call) => call.arguments.iter().collect(),
            _ => self.parts(),
        }
    }

    /// Whether some expression inside, itself included, is of a kind.
    pub(super) fn contains(&self, wanted: &dyn Fn(&Kind) -> bool) -> bool {
        wanted(&self.kind) || self.parts().iter().any(|part| part.contains(wanted))
    }
}
