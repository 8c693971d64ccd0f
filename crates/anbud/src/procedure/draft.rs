//! A procedure as somebody stated it, before it is checked: read from criteria.toml, or filled in by a program.
//!
//! [`Draft::build`] checks the rules as a whole and says all mistakes at once:
//!
//! ```
//! use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, RequirementDraft, ScaleDraft, ThresholdDraft};
//!
//! let draft = Draft::new("Record system", "Region Example", "RS 2016-0421", "SEK")
//!     .award(AwardDraft::model("quality-per-price").ties(["highest functionality", "lowest price"]))
//!     .scale(ScaleDraft::new("fulfilment", 0, 5).step(1))
//!     .criterion(CriterionDraft::new("functionality").title("Functionality").weight(60))
//!     .criterion(
//!         CriterionDraft::new("medication").parent("functionality").weight(100)
//!             .scale("fulfilment").model("of-maximum").threshold(ThresholdDraft::score(2)),
//!     )
//!     .criterion(
//!         CriterionDraft::new("experience").weight(39)
//!             .measure("hospitals_live").formula("share = hospitals_live / 20"),
//!     )
//!     .criterion(CriterionDraft::new("price").kind("price"))
//!     .requirement(RequirementDraft::mandatory("M-17", "Stores patient data within the EU"))
//!     .requirement(RequirementDraft::scored("F-101", "medication").weight(3))
//!     .requirement(RequirementDraft::scored("F-102", "medication").weight(1));
//!
//! let mistakes = draft.clone().build().expect_err("60 and 39 are not 100");
//! assert_eq!(mistakes.len(), 1);
//! assert_eq!(mistakes[0].message, "weights of the criteria at the top sum to 99, not 100");
//!
//! let mut draft = draft;
//! draft.criteria[2].weight = Some(40.into());
//! let procedure = draft.build().expect("no mistakes are left");
//! assert_eq!(procedure.criteria.len(), 4);
//! assert_eq!(procedure.award.ties.len(), 2);
//! ```

mod abnormal;
mod award;
mod bases;
mod build;
mod curves;
mod groups;
mod identifiers;
mod in_code;
mod lots;
mod marks;
mod mistakes;
mod numbers;
mod of_lot;
pub(crate) mod panel;
mod parameters;
mod price_sheet;
mod procurement;
mod reach;
mod requirements;
mod rounding;
mod rules;
mod scales;
#[cfg(test)]
mod tests;
mod thresholds;
mod ties;
mod tree;

use crate::formula::FormulaText;
use crate::{Literal, Place};
pub use lots::{LotDraft, LotsDraft};
pub use price_sheet::{LineItemDraft, OptionDraft, PartDraft, PriceSheetDraft, YearlyDraft};

/// Something stated, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// What was stated.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl<T> Written<T> {
    /// Something stated at a place.
    pub fn new(value: T, place: Place) -> Self {
        Written { value, place }
    }
}

impl<T> From<T> for Written<T> {
    /// Something stated by a program.
    fn from(value: T) -> Self {
        Written { value, place: Place::in_code() }
    }
}

impl From<&str> for Text {
    /// A text stated by a program.
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<i64> for Number {
    /// A whole number stated by a program.
    fn from(number: i64) -> Self {
        Literal::whole(number).into()
    }
}

/// A stated text.
pub type Text = Written<String>;
/// A stated number.
pub type Number = Written<Literal>;

/// All rules of a procedure as stated. [`Draft::build`] checks them as a whole.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// `[procurement]`.
    pub procurement: ProcurementDraft,
    /// `[parameters]`.
    pub parameters: Vec<(Text, Number)>,
    /// `[award]`.
    pub award: Option<AwardDraft>,
    /// `[[scale]]`.
    pub scales: Vec<ScaleDraft>,
    /// `[[criterion]]`.
    pub criteria: Vec<CriterionDraft>,
    /// `[[requirement]]` and requirements.csv.
    pub requirements: Vec<RequirementDraft>,
    /// `[price]` formula.
    pub price: Option<Written<RuleDraft>>,
    /// `[[item]]`, items.csv, `[[part]]`, and what `[price]` says of them.
    pub price_sheet: PriceSheetDraft,
    /// `[[lot]]` and `[lots]`.
    pub lots: LotsDraft,
    /// `[[rejection]]`.
    pub rejections: Vec<RejectionDraft>,
    /// `[[group]]`.
    pub groups: Vec<GroupDraft>,
    /// The ids of groups that assess criteria of other lots alone.
    pub groups_elsewhere: Vec<Text>,
    /// `[scoring]`.
    pub scoring: ScoringDraft,
    /// `[rounding]`: stage, decimals, mode.
    pub rounding: Vec<RoundingDraft>,
    /// `[abnormal]`.
    pub abnormal: Option<Written<RuleDraft>>,
    /// `[[coverage]]`.
    pub coverage: Vec<CoverageDraft>,
    /// The seal of meaning, set by the reader of a document; empty for a draft made in code.
    pub seal: String,
    /// The canonical JSON that the seal is of; empty for a draft made in code.
    pub sealed: String,
    /// Where the end of the document is: the place of what is missing as a whole.
    pub place: Option<Place>,
    /// Something as a whole was stated but could not be read.
    pub damaged: bool,
}

/// `[procurement]` as stated.
#[derive(Debug, Clone, Default)]
pub struct ProcurementDraft {
    /// The title.
    pub title: Option<Text>,
    /// The contracting authority.
    pub authority: Option<Text>,
    /// The reference number.
    pub reference: Option<Text>,
    /// The currency.
    pub currency: Option<Text>,
    /// `sv` or `en`.
    pub language: Option<Text>,
    /// Where the table stands.
    pub place: Option<Place>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// A model by name, or one's own formula or table, with parameters beside it.
#[derive(Debug, Clone, Default)]
pub struct RuleDraft {
    /// A model of the catalogue.
    pub model: Option<Text>,
    /// A formula.
    pub formula: Option<FormulaText>,
    /// A table instead of a formula: rows of a first figure and a share.
    pub table: Option<Written<Vec<(Number, Number)>>>,
    /// Parameters beside it.
    pub parameters: Vec<(Text, Number)>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[award]` as stated.
#[derive(Debug, Clone)]
pub struct AwardDraft {
    /// Model or formula.
    pub rule: RuleDraft,
    /// `highest` or `lowest`; only beside an own formula.
    pub best: Option<Text>,
    /// Tie rules in order.
    pub ties: Vec<Text>,
    /// Where the table stands.
    pub place: Place,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[[scale]]` as stated.
#[derive(Debug, Clone)]
pub struct ScaleDraft {
    /// Its identifier.
    pub id: Text,
    /// The lowest score.
    pub minimum: Option<Number>,
    /// The highest score.
    pub maximum: Option<Number>,
    /// The step between scores.
    pub step: Option<Number>,
    /// Labels of scores.
    pub labels: Vec<(Number, Text)>,
    /// How preferences become a score.
    pub pairs: Option<Text>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[[criterion]]` as stated.
#[derive(Debug, Clone)]
pub struct CriterionDraft {
    /// Its identifier.
    pub id: Text,
    /// Its title.
    pub title: Option<Text>,
    /// The id of its parent.
    pub parent: Option<Text>,
    /// The ids of the lots that it belongs to; none where it belongs to all.
    pub lots: Option<Vec<Text>>,
    /// `quality`, `price` or `cost`.
    pub kind: Option<Text>,
    /// Percent among its siblings.
    pub weight: Option<Number>,
    /// Points for full marks.
    pub points: Option<Number>,
    /// Money for full marks.
    pub value: Option<Number>,
    /// The id of its scale.
    pub scale: Option<Text>,
    /// The measure it is measured by.
    pub measure: Option<Text>,
    /// Model, formula or table.
    pub rule: RuleDraft,
    /// The lowest share.
    pub lowest: Option<Number>,
    /// The highest share.
    pub highest: Option<Number>,
    /// The threshold.
    pub threshold: Option<ThresholdDraft>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// A threshold as stated: exactly one of the two.
#[derive(Debug, Clone)]
pub struct ThresholdDraft {
    /// The least score.
    pub score: Option<Number>,
    /// The least share.
    pub share: Option<Number>,
    /// Where it stands.
    pub place: Place,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[[requirement]]`, or a row of requirements.csv, as stated.
#[derive(Debug, Clone)]
pub struct RequirementDraft {
    /// Its identifier.
    pub id: Text,
    /// The id of its criterion.
    pub criterion: Option<Text>,
    /// Its text.
    pub text: Option<Text>,
    /// Whether it is mandatory.
    pub mandatory: Option<Written<bool>>,
    /// Its weight.
    pub weight: Option<Number>,
    /// The threshold.
    pub threshold: Option<ThresholdDraft>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[[rejection]]` as stated.
#[derive(Debug, Clone)]
pub struct RejectionDraft {
    /// Its identifier.
    pub id: Text,
    /// The ground in words.
    pub text: Option<Text>,
    /// The condition.
    pub when: Option<FormulaText>,
    /// Parameters beside it.
    pub parameters: Vec<(Text, Number)>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[[group]]` as stated.
#[derive(Debug, Clone)]
pub struct GroupDraft {
    /// Its identifier.
    pub id: Text,
    /// Its title.
    pub title: Option<Text>,
    /// Its activity.
    pub activity: Option<Text>,
    /// The ids of the criteria it assesses.
    pub assesses: Option<Vec<Text>>,
    /// Its weight.
    pub weight: Option<Number>,
    /// Its quorum.
    pub quorum: Option<Number>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[scoring]` as stated.
#[derive(Debug, Clone, Default)]
pub struct ScoringDraft {
    /// The statistic within a group.
    pub within_group: Option<Text>,
    /// `trim.lowest`.
    pub trim_lowest: Option<Number>,
    /// `trim.highest`.
    pub trim_highest: Option<Number>,
    /// The statistic between groups.
    pub between_groups: Option<Text>,
    /// What becomes of gaps.
    pub missing: Option<Text>,
    /// Who the members of the panel are.
    pub panel: Option<Text>,
    /// Where the table stands.
    pub place: Option<Place>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// One stage of `[rounding]` as stated.
#[derive(Debug, Clone)]
pub struct RoundingDraft {
    /// The stage.
    pub stage: Text,
    /// The decimals.
    pub decimals: Option<Number>,
    /// The mode.
    pub mode: Option<Text>,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}

/// `[[coverage]]` as stated.
#[derive(Debug, Clone)]
pub struct CoverageDraft {
    /// The attribute.
    pub attribute: Option<Text>,
    /// At least so many of each value.
    pub at_least: Vec<(Text, Number)>,
    /// Where it stands.
    pub place: Place,
    /// Something in it was stated but could not be read: what follows from that is not a mistake of its own.
    pub damaged: bool,
}
