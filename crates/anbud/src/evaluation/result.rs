//! What an evaluation yields: places, figures, grounds, and what could not be decided.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Decision;
use crate::Place;
use crate::derivation::{Derivation, Figure};
use crate::diagnostic::{Code, Diagnostic};
use crate::keyed::Key;
use crate::ledger::Evaluator;
use crate::procedure::{Criterion, Group, Item};
use crate::tenders::Tender;

/// How much is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Quality and price, to places.
    Whole,
    /// Quality alone; no price is read.
    Quality,
}

/// The outcome of an evaluation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Evaluation {
    /// Whether it went to places or stopped at quality.
    pub scope: Scope,
    /// Every figure and how it came about.
    pub derivation: Derivation,
    /// The tenders in the order of the contract: by place, then id; then undecided, unplaced, rejected.
    pub tenders: Vec<TenderResult>,
    /// What was decided on the way to the places, in order.
    pub decisions: Vec<Decision>,
    /// Full marks of every criterion, in the order of the procedure's criteria; none where it has none.
    pub full: Vec<Option<Figure>>,
    /// What could not be decided, each set with its cause.
    pub undecided: Vec<Undecided>,
    /// How far the first two places lie apart; none where there are no two.
    pub margin: Option<Margin>,
    /// What each group gave each criterion with requirements, by tender, criterion and group.
    pub group_means: Vec<GroupMean>,
    /// The members of the panel, in order, where the award formula looks at what each of them came to.
    pub panel: Vec<Member>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// Whether no other tender can change a result: no field function in any formula the award reaches.
    pub absolute: bool,
    /// What is known of criteria and requirements, by position of the tender.
    pub(super) known: BTreeMap<Item, Vec<CriterionResult>>,
}

/// A member of the panel: who has a total of its own for every tender, by its own scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// An evaluator.
    Evaluator(Key<Evaluator>),
    /// A group, its scores taken together.
    Group(Key<Group>),
}

impl Evaluation {
    /// The number of an evaluator in the panel, from 1: what its figures are called by, `quality (1)`. None where it is
    /// no member.
    #[must_use]
    pub fn member(&self, evaluator: Key<Evaluator>) -> Option<u32> {
        let own = |member: &Member| *member == Member::Evaluator(evaluator);
        self.panel.iter().position(own).and_then(|at| u32::try_from(at + 1).ok())
    }

    /// What is known of a criterion or a requirement for a tender; of a requirement its score and share, and its points
    /// where a curve yields points without full marks.
    #[must_use]
    pub fn known(&self, item: Item, tender: Key<Tender>) -> CriterionResult {
        let row = self.known.get(&item).and_then(|row| row.get(tender.position()));
        row.copied().unwrap_or_default()
    }
}

/// By how much the first result is better than the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margin {
    /// The distance of the two results, zero where they are equal.
    pub difference: Figure,
    /// The same as a share of the second result; none where a result is negative or the second is zero.
    pub relative: Option<Figure>,
}

/// What a group gave a criterion with requirements: the mean of its scores of them, by their weights. It is for readers; the
/// score of the criterion comes from the scores of its requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupMean {
    /// The tender.
    pub tender: Key<Tender>,
    /// The criterion.
    pub criterion: Key<Criterion>,
    /// The group.
    pub group: Key<Group>,
    /// The mean.
    pub figure: Figure,
}

/// What became of one tender.
#[derive(Debug, Clone)]
pub struct TenderResult {
    /// The tender.
    pub tender: Key<Tender>,
    /// Ranked, rejected, unplaced or undecided.
    pub status: Status,
    /// Its place; tied tenders share one.
    pub place: Option<u32>,
    /// How its place was separated from the next better one.
    pub placed: Option<Placed>,
    /// The result of the award formula.
    pub result: Option<Figure>,
    /// The quality.
    pub quality: Option<Figure>,
    /// The points: quality and the points of price and cost criteria.
    pub points: Option<Figure>,
    /// The value, under criteria that yield money.
    pub value: Option<Figure>,
    /// The price that was compared.
    pub price: Option<Figure>,
    /// What is known of each criterion, in the order of the procedure's criteria.
    pub criteria: Vec<CriterionResult>,
    /// Whether the price must be explained; none without a test.
    pub abnormal: Option<Figure>,
    /// The steps of the test for abnormally low tenders that were worked out, in order; the last is the test itself.
    pub abnormal_steps: Vec<Figure>,
    /// The steps of the award formula that were worked out, in order, with their names.
    pub steps: Vec<Figure>,
    /// Why it was rejected.
    pub grounds: Vec<Ground>,
}

/// What is known of a criterion for one tender.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CriterionResult {
    /// The score; of a leaf with requirements, their weighted mean.
    pub score: Option<Figure>,
    /// The share of full marks.
    pub share: Option<Figure>,
    /// The points, or the money of a criterion with `value`.
    pub points: Option<Figure>,
}

/// The standing of a tender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It has a place.
    Ranked,
    /// It has no place: it was rejected.
    Rejected,
    /// It counts in the field but has no place: its result is `none`.
    Unplaced,
    /// Its place is not decided.
    Undecided,
    /// Quality alone was evaluated.
    Assessed,
}

impl Status {
    /// The word for it in JSON and tables: `ranked`, `rejected`, `unplaced`, `undecided` or `assessed`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Status::Ranked => "ranked",
            Status::Rejected => "rejected",
            Status::Unplaced => "unplaced",
            Status::Undecided => "undecided",
            Status::Assessed => "assessed",
        }
    }
}

/// What separated a tender from the one in the next better place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// The result.
    ByResult,
    /// A tie rule, by its position in the award's list.
    ByTie(usize),
    /// Nothing: it shares its place.
    Shared,
}

/// A ground of rejection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Its stable code: `mandatory-not-met`, `score-below-threshold`, `share-below-threshold`, `rejected-by-rule`.
    pub code: Code,
    /// The ground in words.
    pub text: String,
    /// Where the rule stands.
    pub at: Place,
    /// The figure that was compared, where there was one.
    pub figure: Option<Figure>,
}

/// Tenders whose order is not decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecided {
    /// The tenders, by id.
    pub tenders: Vec<Key<Tender>>,
    /// Why.
    pub cause: UndecidedCause,
    /// Why, in words.
    pub text: Arc<str>,
}

/// Why an order is not decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UndecidedCause {
    /// The first place is tied and no rule separates it.
    Tied,
    /// Figures closer than their certainty.
    TooClose,
}

/// What a person should look at: one for each kind and requirement, however often it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Code, words, place.
    pub diagnostic: Diagnostic,
    /// How often it occurs.
    pub count: usize,
    /// The first five occurrences, in words.
    pub examples: Vec<String>,
}

impl Warning {
    /// How many occurrences are told in words.
    pub const EXAMPLES_MAX: usize = 5;
}
