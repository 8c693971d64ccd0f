//! The award: how price and quality make one result, what breaks ties, what is rounded, what rejects.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Criterion, Item};
use crate::formula::Formula;
use crate::keyed::Key;
use crate::{Mode, Place};

/// How price and quality make one result.
#[derive(Debug, Clone)]
pub struct Award {
    /// The model of the catalogue; none for an own formula.
    pub model: Option<Arc<str>>,
    /// The formula of the result.
    pub formula: Formula,
    /// Which result is best.
    pub best: Best,
    /// What separates equal results, in order; empty where nothing is stated.
    pub ties: Vec<TieRule>,
    /// Where the model or formula is stated.
    pub place: Place,
}

/// Which figure is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Best {
    /// The highest.
    Highest,
    /// The lowest.
    Lowest,
}

/// A rule that separates equal results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieRule {
    /// The rule as written.
    pub text: Arc<str>,
    /// Where it stands.
    pub place: Place,
    /// What it looks at, and which is best; none for the draw.
    pub by: Option<(Best, TieName)>,
}

/// What a tie rule looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TieName {
    /// The price.
    Price,
    /// The quality.
    Quality,
    /// The points.
    Points,
    /// The value.
    Value,
    /// The points or value of a criterion.
    Criterion(Key<Criterion>),
    /// The score of a criterion or requirement.
    Score(Item),
    /// The share of a criterion or requirement.
    Share(Item),
    /// A measure of the tender.
    Measure(Arc<str>),
    /// A step of the award formula, by its position.
    Step(usize),
}

/// How one stage is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounding {
    /// To so many decimals.
    pub decimals: i32,
    /// In this way.
    pub mode: Mode,
}

/// What is rounded; nothing stated, nothing rounded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoundingRules {
    /// The score of a requirement, or of a leaf without requirements.
    pub score: Option<Rounding>,
    /// The share of each of these, after limits.
    pub share: Option<Rounding>,
    /// The points of a leaf, or of a parent with a model.
    pub points: Option<Rounding>,
    /// The money of a leaf, or of a parent with a model.
    pub value: Option<Rounding>,
    /// The sum of the quality criteria at the top.
    pub quality: Option<Rounding>,
    /// The price, before any use.
    pub price: Option<Rounding>,
    /// The result.
    pub result: Option<Rounding>,
}

/// A ground of rejection beside requirements and thresholds.
#[derive(Debug, Clone)]
pub struct Rejection {
    /// Its identifier.
    pub id: Arc<str>,
    /// The ground in words.
    pub text: Arc<str>,
    /// The condition.
    pub when: Formula,
    /// Where it stands.
    pub place: Place,
}

/// A test for abnormally low tenders: who must be asked to explain the price.
#[derive(Debug, Clone)]
pub struct Abnormal {
    /// The model of the catalogue; none for an own formula.
    pub model: Option<Arc<str>>,
    /// The formula of the condition.
    pub formula: Formula,
    /// Where it is stated.
    pub place: Place,
}
