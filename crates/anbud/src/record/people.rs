//! Evaluators as they are recorded: counted, never named.

use serde::{Deserialize, Serialize};

/// How many evaluators there are, and how many of them scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluators {
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
