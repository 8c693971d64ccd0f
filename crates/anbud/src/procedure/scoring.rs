//! Scales, groups and how scores are taken together.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Criterion;
use crate::keyed::Key;
use crate::{Literal, Place};

/// A scale that scores are given on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Its identifier.
    pub id: Arc<str>,
    /// The lowest score.
    pub minimum: Literal,
    /// The highest score.
    pub maximum: Literal,
    /// The step between scores, counted from the minimum; none where every score between is admitted.
    pub step: Option<Literal>,
    /// What single scores mean.
    pub labels: Vec<(Literal, Arc<str>)>,
    /// How preferences on it become a score, where tenders are compared in pairs.
    pub pairs: Option<Pairs>,
    /// Where it stands.
    pub place: Place,
}

impl Scale {
    /// Whether a score is on the scale: between its ends, and on a step counted from the minimum.
    ///
    /// ```
    /// use anbud::Place;
    /// use anbud::procedure::Scale;
    /// let scale = Scale {
    ///     id: "fulfilment".into(),
    ///     minimum: 1.into(),
    ///     maximum: 4.into(),
    ///     step: Some("0.5".parse()?),
    ///     labels: Vec::new(),
    ///     pairs: None,
    ///     place: Place::in_code(),
    /// };
    /// assert!(scale.holds(&"2.5".parse()?) && !scale.holds(&"2.2".parse()?) && !scale.holds(&0.into()));
    /// assert_eq!(scale.range(), "from 1 to 4 in steps of 0.5");
    /// # Ok::<(), anbud::LiteralError>(())
    /// ```
    #[must_use]
    pub fn holds(&self, score: &Literal) -> bool {
        let is_on_step = |step: &Literal| {
            let above = &score.exact() - &self.minimum.exact();
            above.divided_by(&step.exact()).is_some_and(|steps| steps.has_decimals(0))
        };
        (&self.minimum..=&self.maximum).contains(&score)
            && self.step.as_ref().is_none_or(is_on_step)
    }

    /// The scale in words: `from 0 to 5 in steps of 1`.
    #[must_use]
    pub fn range(&self) -> String {
        let ends = format!("from {} to {}", self.minimum, self.maximum);
        match &self.step {
            Some(step) => format!("{ends} in steps of {step}"),
            None => ends,
        }
    }
}

/// How preferences between two tenders become a score from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pairs {
    /// For each evaluator by themselves: their sums of preferences, the highest as 1. What each comes to is their score.
    EachEvaluator,
    /// For all together: the sums of everybody's preferences, the highest as 1.
    AllEvaluators,
}

/// A group of evaluators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its identifier.
    pub id: Arc<str>,
    /// Its title; the identifier where none is stated.
    pub title: Arc<str>,
    /// How it came to its scores: a scenario, a site visit, a clinical test.
    pub activity: Option<Arc<str>>,
    /// The criteria it assesses, with everything below them; empty: everything that is scored.
    pub assesses: Vec<Key<Criterion>>,
    /// Its weight between groups.
    pub weight: Option<(Literal, Place)>,
    /// Fewer scores than this for a tender and requirement is a mistake.
    pub quorum: Option<u32>,
    /// Where it stands.
    pub place: Place,
}

/// How scores are taken together. What is not stated here is needed only where it can change something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scoring {
    /// Evaluators to group.
    pub within_group: Option<Statistic>,
    /// Groups to requirement.
    pub between_groups: Option<BetweenGroups>,
    /// What becomes of gaps.
    pub missing: Option<Missing>,
    /// Whose totals an award formula sees `over panel`.
    pub panel: Option<PanelOf>,
    /// Where `[scoring]` stands.
    pub place: Option<Place>,
}

/// How the scores of a group become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// The mean.
    Mean,
    /// The median; of an even number, the mean of the two in the middle.
    Median,
    /// The mean without so many of the lowest and of the highest.
    TrimmedMean {
        /// How many of the lowest are left out.
        lowest: u32,
        /// How many of the highest are left out.
        highest: u32,
    },
    /// The one score that the group agreed on.
    Consensus,
    /// The lowest.
    Lowest,
    /// The highest.
    Highest,
}

/// How the scores of groups become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BetweenGroups {
    /// The mean by the weights of the groups.
    WeightedMean,
    /// The plain mean.
    Mean,
    /// The median.
    Median,
    /// The mean of all evaluators' scores, whatever their group.
    Pooled,
}

/// Who the members of the panel are: each has a total of its own, by its own scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelOf {
    /// Every evaluator who scored.
    Evaluators,
    /// Every group, with the scores of its evaluators taken together as `within_group` says.
    Groups,
}

/// What becomes of a score that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// It is a mistake.
    Error,
    /// The others count.
    Skip,
    /// Who missed a tender is left out for that requirement for all tenders.
    SkipEvaluator,
}

/// The planned make-up of the evaluators by one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The attribute, a column of evaluators.csv.
    pub attribute: Arc<str>,
    /// At least so many evaluators with each value.
    pub at_least: Vec<(Arc<str>, u32)>,
    /// Where it stands.
    pub place: Place,
}
