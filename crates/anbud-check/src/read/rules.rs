//! The rules in a record.

use serde::Deserialize;

use super::Unread;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rules {
    pub(crate) award: Award,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) groups: Vec<Group>,
    pub(crate) price: Option<String>,
    pub(crate) procurement: serde_json::Map<String, serde_json::Value>,
    pub(crate) rejections: Vec<Rejection>,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) rounding: Vec<Rounding>,
    pub(crate) scales: Vec<Scale>,
    pub(crate) scoring: Scoring,
    #[serde(rename = "abnormal")]
    _abnormal: Unread,
    #[serde(rename = "parameters")]
    _parameters: Unread,
    #[serde(rename = "price_sheet")]
    _price_sheet: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scale {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) pairs: Option<String>,
    #[serde(rename = "labels")]
    _labels: Unread,
    #[serde(rename = "maximum")]
    _maximum: Unread,
    #[serde(rename = "minimum")]
    _minimum: Unread,
    #[serde(rename = "step")]
    _step: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Award {
    pub(crate) best: String,
    pub(crate) formula: String,
    pub(crate) model: Option<String>,
    pub(crate) ties: Vec<String>,
    #[serde(rename = "absolute")]
    _absolute: Unread,
    #[serde(rename = "at")]
    _at: Unread,
    #[serde(rename = "parameters")]
    _parameters: Unread,
    #[serde(rename = "title")]
    _title: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Criterion {
    pub(crate) basis: String,
    pub(crate) curve: Option<Curve>,
    pub(crate) full: Option<u32>,
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) limits: Limits,
    pub(crate) marks: Option<Marks>,
    pub(crate) measure: Option<String>,
    pub(crate) money: bool,
    pub(crate) parent: Option<String>,
    pub(crate) scale: Option<String>,
    pub(crate) threshold: Option<Threshold>,
    pub(crate) title: String,
    #[serde(rename = "at")]
    _at: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Curve {
    pub(crate) formula: Option<String>,
    pub(crate) model: Option<String>,
    #[serde(rename = "absolute")]
    _absolute: Unread,
    #[serde(rename = "at")]
    _at: Unread,
    #[serde(rename = "parameters")]
    _parameters: Unread,
    #[serde(rename = "table")]
    _table: Unread,
    #[serde(rename = "title")]
    _title: Unread,
    #[serde(rename = "yields")]
    _yields: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    pub(crate) highest: Option<String>,
    pub(crate) lowest: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Marks {
    pub(crate) amount: String,
    pub(crate) key: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Threshold {
    pub(crate) least: String,
    pub(crate) on: String,
    #[serde(rename = "at")]
    _at: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) weight: Option<String>,
    #[serde(rename = "activity")]
    _activity: Unread,
    #[serde(rename = "assesses")]
    _assesses: Unread,
    #[serde(rename = "quorum")]
    _quorum: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rejection {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) when: String,
    #[serde(rename = "at")]
    _at: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Requirement {
    pub(crate) criterion: Option<String>,
    pub(crate) id: String,
    pub(crate) mandatory: bool,
    pub(crate) text: String,
    pub(crate) threshold: Option<Threshold>,
    pub(crate) weight: Option<String>,
    #[serde(rename = "at")]
    _at: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rounding {
    pub(crate) decimals: i32,
    pub(crate) mode: String,
    pub(crate) stage: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scoring {
    pub(crate) between_groups: Option<String>,
    #[serde(default)]
    pub(crate) panel: Option<String>,
    pub(crate) within_group: Option<String>,
    #[serde(rename = "missing")]
    _missing: Unread,
    #[serde(rename = "trim")]
    _trim: Unread,
}
