//! Scales, groups and how scores are taken together.

use std::sync::Arc;

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
    /// Where it stands.
    pub place: Place,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What becomes of a score that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
