//! Tenders as they are recorded: what was submitted, and what became of it.

use serde::{Deserialize, Serialize};

use super::FigureNumber;
use crate::evaluation::Status;

/// One tender. Whatever is a figure is given by its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tender {
    /// Whether the price must be explained: a condition; none without a test.
    pub abnormal: Option<FigureNumber>,
    /// The agreed scores that the tender's file states.
    pub agreed: Vec<Agreed>,
    /// The answers to mandatory requirements.
    pub answers: Vec<Answer>,
    /// Where the tender stands.
    pub at: String,
    /// What letters to other tenderers must not tell: `price`, `comments`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confidential: Vec<String>,
    /// What is known of each criterion, in the order of the rules.
    pub criteria: Vec<Known>,
    /// Why it was rejected.
    pub grounds: Vec<Ground>,
    /// Its identifier.
    pub id: String,
    /// Its measures, by name.
    pub measures: Vec<Measure>,
    /// Its place; tied tenders share one.
    pub place: Option<u32>,
    /// Quality and the points of price and cost criteria.
    pub points: Option<FigureNumber>,
    /// The price that was compared.
    pub price: Option<FigureNumber>,
    /// The price as submitted and as corrected; none where none is stated or, with quality alone, none was read.
    pub prices: Option<Prices>,
    /// The quality.
    pub quality: Option<FigureNumber>,
    /// What is known of each scored requirement, in the order of the rules.
    pub requirements: Vec<Known>,
    /// The result of the award formula.
    pub result: Option<FigureNumber>,
    /// What separated it from the tender in the next better place; none for the best and for those without a place.
    pub separated: Option<SeparatedBy>,
    /// Its standing.
    pub status: Status,
    /// The steps of the award formula that were worked out.
    pub steps: Vec<FigureNumber>,
    /// Who submitted it.
    pub tenderer: String,
    /// The unit prices that were corrected, in the order of the price sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unit_prices_corrected: Vec<UnitPriceCorrected>,
    /// The value, under criteria that yield money.
    pub value: Option<FigureNumber>,
}

/// A unit price, or a discount in percent, that was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPriceCorrected {
    /// Where the correction stands.
    pub at: String,
    /// The item.
    pub item: String,
    /// As submitted, as corrected, and why.
    pub price: Prices,
}

/// What separated a tender from the one in the next better place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeparatedBy {
    /// A draw.
    Draw,
    /// The result.
    Result,
    /// Nothing: it shares the place.
    Shared,
    /// A tie rule, as written.
    Tie(String),
}

/// The price of a tender, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prices {
    /// As corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
    /// Why it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// As submitted.
    pub submitted: String,
}

/// An answer to a mandatory requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Where it stands.
    pub at: String,
    /// Whether the requirement is met.
    pub met: bool,
    /// The requirement.
    pub requirement: String,
}

/// A measure of a tender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Where it stands.
    pub at: String,
    /// Its name.
    pub name: String,
    /// As written: `14`, `true`.
    pub text: String,
}

/// An agreed score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Where it stands.
    pub at: String,
    /// The requirement or criterion.
    pub item: String,
    /// The score.
    pub score: String,
}

/// What is known of a criterion or a requirement for one tender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The scores of the groups, where people scored it; of a leaf with requirements, the mean of each group's scores of
    /// them by their weights.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupScore>,
    /// The criterion or requirement.
    pub id: String,
    /// The points, or the money of a criterion with `value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<FigureNumber>,
    /// The score; of a leaf with requirements, their weighted mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<FigureNumber>,
    /// The share of full marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<FigureNumber>,
}

/// The score of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupScore {
    /// The score: a tally, or a mean of tallies.
    pub figure: FigureNumber,
    /// The group; none where there are no groups, or all are pooled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// A ground of rejection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Where the rule stands.
    pub at: String,
    /// Its stable code.
    pub code: String,
    /// The condition that was found true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureNumber>,
    /// The ground in words.
    pub text: String,
}
