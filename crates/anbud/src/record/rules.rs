//! The rules as they were, in full.

use serde::{Deserialize, Serialize};

use super::{FigureNumber, PriceSheet};
use crate::Mode;
use crate::catalogue::Words;
use crate::procedure::{
    Best, BetweenGroups, Kind, MarksKey, Missing, Pairs, PanelOf, ThresholdOn, Yield,
};

/// The rules of the award as they were: what criteria.toml, requirements.csv and items.csv said. Numbers are given as text, as
/// shortest decimals: `60`, `8 %`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The test for abnormally low tenders.
    pub abnormal: Option<Abnormal>,
    /// How price and quality make one result.
    pub award: Award,
    /// The criteria in the order of the file.
    pub criteria: Vec<Criterion>,
    /// The evaluator groups in the order of the file.
    pub groups: Vec<Group>,
    /// The parameters that every formula may name.
    pub parameters: Vec<Parameter>,
    /// The formula of the price that is compared; none: it is the price in the tender.
    pub price: Option<String>,
    /// The items that tenders priced; none where they stated their price as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_sheet: Option<PriceSheet>,
    /// What is bought, by whom.
    pub procurement: Procurement,
    /// The grounds of rejection beside requirements and thresholds.
    pub rejections: Vec<Rejection>,
    /// The requirements, mandatory and scored, in the order of the files.
    pub requirements: Vec<Requirement>,
    /// What is rounded; a stage that is not here is not rounded.
    pub rounding: Vec<Rounding>,
    /// The scales in the order of the file.
    pub scales: Vec<Scale>,
    /// How scores are taken together.
    pub scoring: Scoring,
}

/// What is bought, by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procurement {
    /// The contracting authority.
    pub authority: String,
    /// The currency of all money.
    pub currency: String,
    /// The language of letters and reports, `en` or `sv`.
    pub language: Option<String>,
    /// The reference number.
    pub reference: String,
    /// The title of the procurement.
    pub title: String,
}

/// How price and quality make one result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// Whether no other tender can change the result of a tender.
    pub absolute: bool,
    /// Where the model or the formula is stated.
    pub at: String,
    /// Which result is best.
    pub best: Best,
    /// The formula of the result.
    pub formula: String,
    /// The model of the catalogue; none for an own formula.
    pub model: Option<String>,
    /// The parameters that the formula was read with.
    pub parameters: Vec<Parameter>,
    /// What separates equal results, in order, as written.
    pub ties: Vec<String>,
    /// What the model is called.
    pub title: Option<Words>,
}

/// A test for abnormally low tenders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abnormal {
    /// Where it is stated.
    pub at: String,
    /// The formula of the condition.
    pub formula: String,
    /// The model of the catalogue; none for an own formula.
    pub model: Option<String>,
    /// The parameters that the formula was read with.
    pub parameters: Vec<Parameter>,
    /// What the model is called.
    pub title: Option<Words>,
}

/// A named constant of formulas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// An award criterion or sub-criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Where it stands.
    pub at: String,
    /// What its figure comes from.
    pub basis: CriterionBasis,
    /// How its figure becomes a share of full marks.
    pub curve: Option<Curve>,
    /// Its full marks, a figure; none where it has none.
    pub full: Option<FigureNumber>,
    /// Its identifier.
    pub id: String,
    /// Quality, price or cost.
    pub kind: Kind,
    /// Limits on the share.
    pub limits: Limits,
    /// What full marks are, as stated.
    pub marks: Option<Marks>,
    /// The measure it comes from.
    pub measure: Option<String>,
    /// Whether it yields money instead of points.
    pub money: bool,
    /// The criterion above it.
    pub parent: Option<String>,
    /// The scale of its scores.
    pub scale: Option<String>,
    /// Below this the tender is rejected.
    pub threshold: Option<Threshold>,
    /// Its title.
    pub title: String,
}

/// What the figure of a criterion comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CriterionBasis {
    /// The criteria below it.
    Children,
    /// A measure stated in the tender.
    Measured,
    /// Nothing: a price or cost criterion that takes no part in sums.
    Nothing,
    /// The price.
    Price,
    /// Its requirements, which are scored.
    Requirements,
    /// It is scored under its own id.
    Scored,
}

/// What full marks of a criterion are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Percent of the parent, points, or money.
    pub amount: String,
    /// In which key it is stated.
    pub key: MarksKey,
}

/// How a figure becomes a share of full marks: a formula or a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Curve {
    /// Whether it looks at no other tender.
    pub absolute: bool,
    /// Where it is stated.
    pub at: String,
    /// The formula; none for a table.
    pub formula: Option<String>,
    /// The model of the catalogue it comes from.
    pub model: Option<String>,
    /// The parameters that the formula was read with.
    pub parameters: Vec<Parameter>,
    /// The rows of a table; empty for a formula.
    pub table: Vec<TableRow>,
    /// What the model is called.
    pub title: Option<Words>,
    /// Whether it yields a share of full marks, or points.
    pub yields: Yield,
}

/// A row of a table: from a figure on, this share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// From this figure on.
    pub from: String,
    /// This share.
    pub share: String,
}

/// Limits on a share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Shares above are lowered to this.
    pub highest: Option<String>,
    /// Shares below are raised to this.
    pub lowest: Option<String>,
}

/// Below this the tender is rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// Where it stands.
    pub at: String,
    /// The least that is enough.
    pub least: String,
    /// What it looks at.
    pub on: ThresholdOn,
}

/// A requirement, mandatory or scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Where it stands.
    pub at: String,
    /// The criterion it belongs to.
    pub criterion: Option<String>,
    /// Its identifier.
    pub id: String,
    /// Whether a tender that does not meet it is rejected.
    pub mandatory: bool,
    /// Its text.
    pub text: String,
    /// Below this the tender is rejected.
    pub threshold: Option<Threshold>,
    /// Its weight among the requirements of its criterion.
    pub weight: Option<String>,
}

/// A ground of rejection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// Where it stands.
    pub at: String,
    /// Its identifier.
    pub id: String,
    /// The ground in words.
    pub text: String,
    /// The condition.
    pub when: String,
}

/// A scale that scores are given on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Its identifier.
    pub id: String,
    /// What single scores mean.
    pub labels: Vec<ScaleLabel>,
    /// The highest score.
    pub maximum: String,
    /// The lowest score.
    pub minimum: String,
    /// How preferences on it become a score, where tenders are compared in pairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairs: Option<Pairs>,
    /// The step between scores, counted from the minimum.
    pub step: Option<String>,
}

/// What a score means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleLabel {
    /// The score.
    pub score: String,
    /// What it means.
    pub text: String,
}

/// A group of evaluators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// How it came to its scores.
    pub activity: Option<String>,
    /// The criteria it assesses, with everything below them; empty: everything that is scored.
    pub assesses: Vec<String>,
    /// Its identifier.
    pub id: String,
    /// Fewer scores than this are a mistake.
    pub quorum: Option<u32>,
    /// Its title.
    pub title: String,
    /// Its weight between groups.
    pub weight: Option<String>,
}

/// How scores are taken together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scoring {
    /// Groups to requirement.
    pub between_groups: Option<BetweenGroups>,
    /// What becomes of gaps.
    pub missing: Option<Missing>,
    /// Whose totals the award formula sees over the panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<PanelOf>,
    /// How many scores a trimmed mean leaves out.
    pub trim: Option<Trim>,
    /// Evaluators to group: `mean`, `median`, `trimmed-mean`, `consensus`, `lowest` or `highest`.
    pub within_group: Option<String>,
}

/// How many scores a trimmed mean leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trim {
    /// Of the highest.
    pub highest: u32,
    /// Of the lowest.
    pub lowest: u32,
}

/// How one stage is rounded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounding {
    /// To so many decimals.
    pub decimals: i32,
    /// In this way.
    pub mode: Mode,
    /// The stage: `score`, `share`, `points`, `value`, `quality`, `price` or `result`.
    pub stage: String,
}
