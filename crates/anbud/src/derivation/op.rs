//! The kinds of derivation: the whole surface that explanation, checker and workbook must know.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Figure;
use crate::keyed::Key;
use crate::ledger::Evaluator;
use crate::procedure::{Group, Item, Statistic};
use crate::tenders::Tender;
use crate::{Exact, Mode, Place};

/// How a figure came about.
#[derive(Debug, Clone)]
pub enum Op {
    /// It was given: it stands in a document, or in the rules of the language.
    Given(Origin),
    /// The sum of figures; zero for none.
    Sum(Box<[Figure]>),
    /// The first less the second.
    Difference(Figure, Figure),
    /// The product of figures; one for none.
    Product(Box<[Figure]>),
    /// The first divided by the second.
    Quotient(Figure, Figure),
    /// The first to the power of the second; rounded to 34 digits where the value is not rational.
    Power(Figure, Figure),
    /// The natural logarithm, rounded to 34 digits but for `ln(1)`.
    Logarithm(Figure),
    /// The figure that stands at a rank among others: the lowest, the third highest, the median of an odd number.
    Nth(Ranked, Box<[Figure]>),
    /// The sum of figures without so many of the lowest and of the highest.
    TrimmedSum {
        /// How many of the lowest are left out.
        lowest: u32,
        /// How many of the highest are left out.
        highest: u32,
        /// All figures.
        of: Box<[Figure]>,
    },
    /// The same figure, chosen because of conditions or given another name.
    Same(Figure),
    /// Rounded to so many decimals.
    Rounded(Figure, i32, Mode),
    /// A statistic of the scores of one group for one requirement and tender.
    Tally(Box<Tally>),
    /// How many of the conditions hold.
    Count(Box<[Figure]>),
    /// Whether two figures stand in a relation.
    Compared(Figure, Relation, Figure),
    /// Whether all conditions hold.
    All(Box<[Figure]>),
    /// Whether at least one condition holds.
    Any(Box<[Figure]>),
    /// Whether the condition does not hold.
    Not(Figure),
}

impl Op {
    /// How many figures it is made of.
    #[must_use]
    pub fn operands(&self) -> usize {
        match self {
            Op::Given(_) | Op::Tally(_) => 0,
            Op::Sum(of) | Op::Product(of) | Op::Nth(_, of) | Op::Count(of) => of.len(),
            Op::TrimmedSum { of, .. } | Op::All(of) | Op::Any(of) => of.len(),
            Op::Logarithm(_) | Op::Same(_) | Op::Rounded(..) | Op::Not(_) => 1,
            Op::Difference(..) | Op::Quotient(..) | Op::Power(..) | Op::Compared(..) => 2,
        }
    }

    /// Visits the figures it is made of, in order.
    pub fn each_operand(&self, mut visit: impl FnMut(Figure)) {
        match self {
            Op::Given(_) | Op::Tally(_) => {}
            Op::Sum(of) | Op::Product(of) | Op::Nth(_, of) | Op::Count(of) => {
                of.iter().copied().for_each(visit);
            }
            Op::TrimmedSum { of, .. } | Op::All(of) | Op::Any(of) => {
                of.iter().copied().for_each(visit);
            }
            Op::Logarithm(of) | Op::Same(of) | Op::Rounded(of, ..) | Op::Not(of) => visit(*of),
            Op::Difference(a, b) | Op::Quotient(a, b) | Op::Power(a, b) | Op::Compared(a, _, b) => {
                visit(*a);
                visit(*b);
            }
        }
    }
}

/// Where a given figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It stands in a document, as written.
    Written(Box<Written>),
    /// It belongs to the language or the procedure itself: the hundred of per cent, the number of tenders.
    Rule,
    /// It was worked out in another evaluation of the same procurement: that of a lot.
    Carried {
        /// The evaluation, by its position: those of the lots, then those made again.
        evaluation: usize,
        /// The figure there.
        figure: Figure,
    },
}

/// A number in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text as written.
    pub text: Arc<str>,
    /// Where it stands.
    pub place: Place,
}

impl Origin {
    /// It stands in a document.
    pub fn written(text: impl Into<Arc<str>>, place: Place) -> Self {
        Origin::Written(Box::new(Written { text: text.into(), place }))
    }
}

/// A rank among figures ordered from the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// Counted from 1.
    pub rank: u32,
    /// Counted from the highest instead of the lowest.
    pub from_highest: bool,
}

impl Ranked {
    /// The lowest.
    pub const LOWEST: Ranked = Ranked { rank: 1, from_highest: false };
    /// The highest.
    pub const HIGHEST: Ranked = Ranked { rank: 1, from_highest: true };
}

/// What was made of the scores of one group for one requirement and tender. The scores themselves stay in the sheet.
#[derive(Debug, Clone)]
pub struct Tally {
    /// The tender scored.
    pub tender: Key<Tender>,
    /// The requirement or leaf criterion scored.
    pub item: Item,
    /// The group; none where all evaluators are pooled or no groups are declared.
    pub group: Option<Key<Group>>,
    /// Whether the scores of all evaluators were taken together, whatever their group.
    pub is_pooled: bool,
    /// The statistic taken.
    pub statistic: Statistic,
    /// The one evaluator whose score it is, where a member of the panel has a total of its own.
    pub alone: Option<Key<Evaluator>>,
    /// Evaluators whose scores do not count, because they did not score every tender.
    pub left_out: Box<[Key<Evaluator>]>,
    /// The sum of what was counted: for a mean, of all; for a trimmed mean, of those left.
    pub sum: Exact,
    /// How many were counted.
    pub count: u32,
}

/// A relation between two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// `<`
    #[serde(rename = "<")]
    Less,
    /// `<=`
    #[serde(rename = "<=")]
    LessOrEqual,
    /// `=`
    #[serde(rename = "=")]
    Equal,
    /// `!=`
    #[serde(rename = "!=")]
    NotEqual,
    /// `>=`
    #[serde(rename = ">=")]
    GreaterOrEqual,
    /// `>`
    #[serde(rename = ">")]
    Greater,
}

impl Relation {
    /// The sign in the formula language.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Relation::Less => "<",
            Relation::LessOrEqual => "<=",
            Relation::Equal => "=",
            Relation::NotEqual => "!=",
            Relation::GreaterOrEqual => ">=",
            Relation::Greater => ">",
        }
    }

    /// Whether it holds of two figures in this order.
    #[must_use]
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Relation::Less => order.is_lt(),
            Relation::LessOrEqual => order.is_le(),
            Relation::Equal => order.is_eq(),
            Relation::NotEqual => order.is_ne(),
            Relation::GreaterOrEqual => order.is_ge(),
            Relation::Greater => order.is_gt(),
        }
    }
}
