//! The procedure: the rules of an award, read from criteria.toml or built in code, checked and ready to evaluate.

mod award;
mod criterion;
pub mod draft;
mod lots;
mod price_sheet;
mod scoring;

use std::sync::Arc;

pub use award::{Abnormal, Award, Best, Rejection, Rounding, RoundingRules, TieName, TieRule};
pub use criterion::{
    Basis, Criterion, Curve, CurveRule, Item, Kind, Limits, Marks, MarksKey, Requirement,
    Threshold, ThresholdOn, Yield,
};
pub use lots::{AllocationRule, AllocationTie, CombinationPrice, Lot, Lots, Total, WhenFull};
pub use price_sheet::{Count, Counted, LineItem, Paid, Part, Prevails, PriceSheet, Yearly};
pub use scoring::{
    BetweenGroups, Coverage, Group, Missing, Pairs, PanelOf, Scale, Scoring, Statistic,
};

use crate::formula::Formula;
use crate::keyed::{Key, List};
use crate::{Diagnostic, Literal, Place};

/// The rules of an award, checked as a whole: what criteria.toml and requirements.csv say.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Procedure {
    /// What is bought, by whom, in which currency.
    pub procurement: Procurement,
    /// The parameters that every formula in the file may name.
    pub parameters: Vec<Parameter>,
    /// How price and quality make one result.
    pub award: Award,
    /// The scales that scores are given on.
    pub scales: List<Scale>,
    /// All criteria in the order of the file; parents may stand after their children.
    pub criteria: List<Criterion>,
    /// All requirements, mandatory and scored, in the order of the files.
    pub requirements: List<Requirement>,
    /// How the price that is compared follows from the price in the tender; none: it is that price.
    pub price: Option<Formula>,
    /// The items that tenders price; empty where they state their price as a whole.
    pub price_sheet: PriceSheet,
    /// What is awarded apart; empty where there is but one award.
    pub lots: Lots,
    /// Grounds of rejection beside requirements and thresholds.
    pub rejections: Vec<Rejection>,
    /// The evaluator groups; empty where all evaluators are one group.
    pub groups: List<Group>,
    /// Groups that assess criteria of other lots alone: their evaluators and scores are left aside.
    pub groups_elsewhere: Vec<Arc<str>>,
    /// How scores are taken together.
    pub scoring: Scoring,
    /// What is rounded, stage by stage.
    pub rounding: RoundingRules,
    /// Which tenders must be asked to explain their price.
    pub abnormal: Option<Abnormal>,
    /// The planned make-up of the evaluators.
    pub coverage: Vec<Coverage>,
    /// The seal of meaning, `sha256:…`; empty for rules made in code.
    pub seal: String,
    /// The canonical JSON that the seal is of; empty for rules made in code.
    pub sealed: String,
    /// What a person should look at in the rules, though they can be evaluated.
    pub warnings: Vec<Diagnostic>,
}

/// What is bought, by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procurement {
    /// The title of the procurement.
    pub title: Arc<str>,
    /// The contracting authority.
    pub authority: Arc<str>,
    /// The reference number.
    pub reference: Arc<str>,
    /// The currency of all money.
    pub currency: Arc<str>,
    /// The language of letters and reports; none where not stated.
    pub language: Option<Language>,
}

/// A language of what leaves the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Swedish.
    Swedish,
    /// English.
    English,
}

/// A named constant of formulas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in formulas.
    pub name: Arc<str>,
    /// Its value as written.
    pub value: Literal,
    /// Where it stands.
    pub place: Place,
}

impl Procedure {
    /// The criteria without a parent, in order.
    pub fn top(&self) -> impl Iterator<Item = Key<Criterion>> {
        self.criteria
            .entries()
            .filter(|(_, criterion)| criterion.parent.is_none())
            .map(|(key, _)| key)
    }

    /// The criterion or requirement of this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<Item> {
        let criterion = self.criteria.find(|criterion| *criterion.id == *id).map(Item::Criterion);
        criterion
            .or_else(|| self.requirements.find(|rules| *rules.id == *id).map(Item::Requirement))
    }

    /// The id of a criterion or requirement.
    #[must_use]
    pub fn item_id(&self, item: Item) -> &Arc<str> {
        match item {
            Item::Criterion(key) => &self.criteria[key].id,
            Item::Requirement(key) => &self.requirements[key].id,
        }
    }

    /// The scale that an item is scored on, or compared in pairs by; none where people do neither.
    #[must_use]
    pub fn scale_of(&self, item: Item) -> Option<&Scale> {
        match self.criteria[self.leaf_of(item)?].basis {
            Basis::Scored(scale) | Basis::Requirements(scale) => Some(&self.scales[scale]),
            _ => None,
        }
    }

    /// How preferences on an item become its score; none where it is not compared in pairs.
    #[must_use]
    pub fn pairs(&self, item: Item) -> Option<Pairs> {
        self.scale_of(item)?.pairs
    }

    /// The leaf that an item belongs to: the criterion itself, or the criterion of the requirement.
    #[must_use]
    pub fn leaf_of(&self, item: Item) -> Option<Key<Criterion>> {
        match item {
            Item::Criterion(key) => Some(key),
            Item::Requirement(key) => self.requirements[key].criterion,
        }
    }
}
