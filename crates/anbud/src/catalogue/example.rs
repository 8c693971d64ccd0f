//! A worked example of a model: figures of tenders, and what the formula must yield for each.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::PrintedFigure;
use crate::Mode;

/// A worked example of a model, printed somewhere or made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Where it is printed; none where it is made.
    pub source: Option<String>,
    /// Whether it was made up for this catalogue.
    #[serde(default)]
    pub made: bool,
    /// What of it is published and what was added, or what it shows.
    pub note: Option<String>,
    /// Figures of the tenders, by name in the formula: one for each tender, in the same order under every name.
    #[serde(default)]
    pub given: BTreeMap<String, Vec<PrintedFigure>>,
    /// Figures that differ between the members of a panel, by name in the formula: for each member, one for each tender.
    #[serde(default)]
    pub panel: BTreeMap<String, Vec<Vec<PrintedFigure>>>,
    /// Figures that are the same for all tenders: parameters, `full`, `minimum`, `maximum`, `quality_full` and the like.
    #[serde(default)]
    pub constants: BTreeMap<String, PrintedFigure>,
    /// The rows of the table, where the rule is one: a first figure and a share.
    pub table: Option<Vec<(PrintedFigure, PrintedFigure)>>,
    /// Limits on the share that the criteria file of the example states.
    pub limits: Option<PrintedLimits>,
    /// To how many decimals the figures are printed; none where they are exact.
    pub decimals: Option<i32>,
    /// How the printed figures are rounded; half-up where nothing is stated.
    pub mode: Option<Mode>,
    /// The shares that come out, within the limits.
    pub share: Option<Vec<PrintedFigure>>,
    /// The points that come out: share times `full`, or what the formula yields as `points`.
    pub points: Option<Vec<PrintedFigure>>,
    /// The results that come out; `none` for a tender without one.
    pub result: Option<Vec<PrintedFigure>>,
    /// The places by these results, before any tie rule; `none` for a tender without one.
    pub places: Option<Vec<PrintedFigure>>,
    /// Which tenders must explain their price; tests for abnormally low tenders only.
    pub abnormal: Option<Vec<bool>>,
    /// Why nothing comes out, in the words of the failure, such as `division by zero`.
    pub error: Option<String>,
}

/// Limits on a share.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintedLimits {
    /// The least.
    pub lowest: Option<PrintedFigure>,
    /// The greatest.
    pub highest: Option<PrintedFigure>,
}
