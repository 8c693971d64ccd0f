//! Criteria and requirements: the tree that scores, measures and prices are weighed in.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Parameter, Scale};
use crate::formula::Formula;
use crate::keyed::Key;
use crate::{Literal, Place};

/// An award criterion or sub-criterion.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Its identifier.
    pub id: Arc<str>,
    /// Its title; the identifier where none is stated.
    pub title: Arc<str>,
    /// Where it stands.
    pub place: Place,
    /// Quality, price or cost; inherited from the parent.
    pub kind: Kind,
    /// The criterion above it.
    pub parent: Option<Key<Criterion>>,
    /// The criteria below it, in order.
    pub children: Vec<Key<Criterion>>,
    /// The scored requirements of a leaf, in order.
    pub requirements: Vec<Key<Requirement>>,
    /// What full marks are; none for a price or cost criterion at the top that takes no part in sums.
    pub marks: Option<Marks>,
    /// Whether it yields money instead of points: it or an ancestor states `value`.
    pub is_value: bool,
    /// What its figure comes from.
    pub basis: Basis,
    /// How its figure becomes a share of full marks; none where it takes no part in sums, or for a plain parent.
    pub curve: Option<Curve>,
    /// Limits on the share.
    pub limits: Limits,
    /// Below this the tender is rejected.
    pub threshold: Option<Threshold>,
}

/// The kind of a criterion (eForms BT-539).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Quality.
    Quality,
    /// The price.
    Price,
    /// A cost that is measured.
    Cost,
}

/// What full marks of a criterion are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// In which key they are stated.
    pub key: MarksKey,
    /// The amount as written: percent of the parent, points, or money.
    pub amount: Literal,
    /// Where it stands.
    pub place: Place,
}

/// The key that full marks are stated in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarksKey {
    /// Percent of the parent, or of one hundred points at the top.
    Weight,
    /// Points.
    Points,
    /// Money.
    Value,
}

/// What the figure of a criterion comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// Evaluators score it under its own id.
    Scored(Key<Scale>),
    /// Evaluators score its requirements.
    Requirements(Key<Scale>),
    /// A measure stated in the tender.
    Measured {
        /// The name of the measure.
        measure: Arc<str>,
        /// Where it is named.
        place: Place,
    },
    /// The price.
    Price,
    /// The criteria below it.
    Children,
    /// Nothing: a price or cost criterion that takes no part in sums.
    Nothing,
}

/// How the figure of a criterion becomes a share of full marks.
#[derive(Debug, Clone)]
pub struct Curve {
    /// The rule.
    pub rule: CurveRule,
    /// The model of the catalogue it comes from, if any.
    pub model: Option<Arc<str>>,
    /// Where the model, formula or table is stated.
    pub place: Place,
}

/// A formula or a table.
#[derive(Debug, Clone)]
pub enum CurveRule {
    /// A formula, and what its last step yields.
    Formula(Formula, Yield),
    /// Rows of a first figure and the share from it on, rising.
    Table(Vec<(Literal, Literal)>),
}

/// What the last step of a curve yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Yield {
    /// A share of full marks.
    Share,
    /// Points, or money under `value`.
    Points,
}

/// Limits on a share; not stated, not clamped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// Shares below are raised to this.
    pub lowest: Option<(Literal, Place)>,
    /// Shares above are lowered to this.
    pub highest: Option<(Literal, Place)>,
}

/// Below this the tender is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// What it looks at.
    pub on: ThresholdOn,
    /// The least that is enough.
    pub least: Literal,
    /// Where it stands.
    pub place: Place,
}

/// What a threshold looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThresholdOn {
    /// The score.
    Score,
    /// The share of full marks.
    Share,
}

/// A requirement: mandatory, or scored as part of a criterion.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// Its identifier.
    pub id: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// Where it stands.
    pub place: Place,
    /// Not met: the tender is rejected.
    pub mandatory: bool,
    /// The leaf it belongs to; every scored requirement has one.
    pub criterion: Option<Key<Criterion>>,
    /// Its weight among the scored requirements of its criterion.
    pub weight: Option<(Literal, Place)>,
    /// Below this the tender is rejected.
    pub threshold: Option<Threshold>,
}

/// What evaluators score: a requirement, or a leaf criterion without requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A criterion.
    Criterion(Key<Criterion>),
    /// A requirement.
    Requirement(Key<Requirement>),
}

impl Curve {
    /// Whether it looks at other tenders.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        matches!(&self.rule, CurveRule::Formula(formula, _) if formula.is_relative())
    }

    /// The parameters its formula was compiled with.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        match &self.rule {
            CurveRule::Formula(formula, _) => formula.parameters(),
            CurveRule::Table(_) => &[],
        }
    }
}
