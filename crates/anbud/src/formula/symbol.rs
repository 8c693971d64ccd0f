//! The names that formulas know, and where.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::keyed::Key;
use crate::procedure::{Criterion, Item, Kind, Parameter, Part};

/// Where a formula stands: decides what it knows and what its last step is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// A criterion of this kind: yields `share` or `points`.
    Curve(Kind),
    /// A part of the price: yields `amount`.
    Part,
    /// `[price]`: yields `price`.
    Price,
    /// `when` of a rejection: one condition, no steps.
    Rejection,
    /// `[award]`: yields `result`, or `none`.
    Award,
    /// `[abnormal]`: yields the condition `abnormal`.
    Abnormal,
}

/// What a formula may name.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Where it stands.
    pub at: Where,
    /// The parameters it knows: those of the file and those beside it, or those of its model.
    pub parameters: &'a [Parameter],
    /// Criteria and requirements by id, for `points.ID` and the like.
    pub items: &'a BTreeMap<Arc<str>, Item>,
    /// The parts of the price by name, which `[price]` and rejections may name.
    pub parts: &'a BTreeMap<Arc<str>, Key<Part>>,
    /// Whether it may name measures: an own formula may, a catalogue formula may not.
    pub measures: bool,
}

/// A name that a formula uses, resolved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Symbol {
    /// `score`
    Score,
    /// `minimum` of the scale
    Minimum,
    /// `maximum` of the scale
    Maximum,
    /// `full` marks of the criterion
    Full,
    /// `x`: the score, the measure, or the price
    X,
    /// `price`
    Price,
    /// `bid`: the corrected price of the tender
    Bid,
    /// A part of the price.
    Part(Key<Part>),
    /// `quality`
    Quality,
    /// `quality_full`
    QualityFull,
    /// `points`
    Points,
    /// `points_full`
    PointsFull,
    /// `value`
    Value,
    /// `value_full`
    ValueFull,
    /// `result`, in `[abnormal]`
    Result,
    /// `tenders`: how many there are in the field
    Tenders,
    /// `points.ID`
    PointsOf(Key<Criterion>),
    /// `value.ID`
    ValueOf(Key<Criterion>),
    /// `share.ID`
    ShareOf(Item),
    /// `score.ID`
    ScoreOf(Item),
    /// A parameter, by its position among those of the formula.
    Parameter(usize),
    /// A measure.
    Measure(Arc<str>),
}
