//! Evaluators as they are recorded: counted, never named.

use serde::{Deserialize, Serialize};

/// How many evaluators there are, and how many of them scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluators {
    /// What share of the score of each criterion came from which activity, in the order of the criteria; empty where nobody
    /// states an activity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<CriterionActivities>,
    /// The attributes that were planned, with their values.
    pub attributes: Vec<Attribute>,
    /// How many there are.
    pub count: u64,
    /// By group.
    pub groups: Vec<GroupCount>,
    /// How many of them scored.
    pub scored: u64,
    /// How many scores count.
    pub scores: u64,
}

/// One planned attribute of evaluators, such as their profession.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// The column of evaluators.csv.
    pub attribute: String,
    /// Who scored each criterion or something below it, in the order of the criteria.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<ScoredAmong>,
    /// Who scored for each group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<ScoredAmong>,
    /// The values, by code point.
    pub values: Vec<ValueCount>,
}

/// How many evaluators have one value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCount {
    /// How many there are.
    pub count: u64,
    /// How many were planned at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<u64>,
    /// How many of them scored.
    pub scored: u64,
    /// The value.
    pub value: String,
}

/// How many evaluators of each value scored a criterion, or for a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoredAmong {
    /// The criterion or the group.
    pub id: String,
    /// How many of each value, in the order of the values.
    pub scored: Vec<u64>,
}

/// What share of the score of a criterion came from which activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionActivities {
    /// The criterion.
    pub criterion: String,
    /// The shares, by the name of the activity; they sum to 1.
    pub shares: Vec<ActivityShare>,
}

/// The share of one activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityShare {
    /// The activity; none of scores for which none is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// The share: an integer or `n/d` in lowest terms.
    pub share: String,
}

/// How many evaluators a group has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupCount {
    /// How many there are.
    pub count: u64,
    /// The group.
    pub group: String,
    /// How many of them scored for it.
    pub scored: u64,
    /// How many of the group's scores count.
    pub scores: u64,
}
