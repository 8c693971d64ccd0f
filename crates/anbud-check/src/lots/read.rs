//! The record of all lots, as the manual page describes it.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::read::{Figure, File, Unread};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LotsRecord<'a> {
    #[serde(borrow)]
    pub(crate) again: Vec<Again<'a>>,
    pub(crate) allocation: Option<Allocated>,
    pub(crate) combinations: Vec<Combination>,
    #[serde(borrow)]
    pub(crate) figures: Vec<Figure<'a>>,
    pub(crate) files: Vec<File>,
    #[serde(borrow)]
    pub(crate) lots: Vec<&'a RawValue>,
    pub(crate) preferences: Vec<Preference>,
    pub(crate) rules: LotsRules,
    pub(crate) scope: String,
    pub(crate) seal: String,
    pub(crate) sealed: String,
    #[serde(rename = "engine")]
    _engine: Unread,
    #[serde(rename = "format")]
    _format: Unread,
    #[serde(rename = "method")]
    _method: Unread,
    #[serde(rename = "whole")]
    _whole: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Again<'a> {
    pub(crate) because: Because,
    #[serde(borrow)]
    pub(crate) record: &'a RawValue,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Because {
    Combination(usize),
    Without(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Allocated {
    pub(crate) awards: Vec<Awarded>,
    pub(crate) decided: Vec<Decided>,
    pub(crate) runner_up: Option<NextBest>,
    pub(crate) total: Option<u32>,
    pub(crate) undecided: Option<NotShared>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Awarded {
    pub(crate) combination: Option<usize>,
    pub(crate) evaluation: Option<usize>,
    pub(crate) lot: String,
    pub(crate) passed_over: Vec<String>,
    pub(crate) place: Option<u32>,
    pub(crate) price: Option<u32>,
    pub(crate) result: Option<u32>,
    pub(crate) tender: Option<String>,
    pub(crate) tenderer: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decided {
    pub(crate) by: String,
    pub(crate) figure: Option<u32>,
    pub(crate) lot: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NextBest {
    pub(crate) awards: Vec<Awarded>,
    pub(crate) total: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotShared {
    pub(crate) cause: String,
    pub(crate) lot: Option<String>,
    #[expect(dead_code, reason = "the same in words")]
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LotsRules {
    pub(crate) allocation: Option<String>,
    pub(crate) combination_price: Option<String>,
    pub(crate) lots: Vec<Lot>,
    pub(crate) most_per_tenderer: Option<u32>,
    pub(crate) ties: Vec<String>,
    pub(crate) total: Option<String>,
    pub(crate) when_full: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lot {
    pub(crate) id: String,
    pub(crate) title: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Combination {
    pub(crate) discount: Option<String>,
    pub(crate) lots: Vec<String>,
    pub(crate) price: Option<String>,
    #[serde(default)]
    pub(crate) prices: Vec<String>,
    pub(crate) tenders: Vec<String>,
    #[serde(rename = "at")]
    _at: Unread,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Preference {
    pub(crate) lots: Vec<String>,
    pub(crate) tenderer: String,
}
