//! Decisions, replaced scores, what is undecided, and warnings, as they are recorded.

use serde::{Deserialize, Serialize};

use super::FigureNumber;
use crate::evaluation::UndecidedCause;
use crate::procedure::ThresholdOn;

/// Something that was decided, with what it was decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "kebab-case")]
pub enum Decided {
    /// Whether a tender meets a mandatory requirement.
    Mandatory {
        /// Where the answer stands.
        at: String,
        /// Whether it is met; if not, the tender is rejected.
        met: bool,
        /// The requirement.
        requirement: String,
        /// The tender.
        tender: String,
    },
    /// Whether a stated ground of rejection holds.
    Rejection {
        /// The condition.
        figure: FigureNumber,
        /// The ground, by its id.
        rejection: String,
        /// Whether it holds and the tender is rejected.
        rejects: bool,
        /// The tender.
        tender: String,
    },
    /// Whether a score or a share is below its threshold.
    Threshold {
        /// The comparison of the figure with the threshold.
        figure: FigureNumber,
        /// The criterion or requirement.
        item: String,
        /// Whether the score or the share was compared.
        on: ThresholdOn,
        /// Whether it is below and the tender is rejected.
        rejects: bool,
        /// The tender.
        tender: String,
    },
    /// A tie rule at work on tenders that were equal so far.
    Tie {
        /// The rule, as written.
        rule: String,
        /// The figures that the rule looked at, the best first; those still equal stand together.
        sets: Vec<Vec<Separated>>,
    },
    /// A draw among tenders that were equal so far.
    Draw {
        /// When, where and in whose presence it was held.
        held: String,
        /// The tenders, the first drawn first.
        order: Vec<String>,
    },
}

/// A tender in a tie, with the figure that the rule looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Separated {
    /// The figure.
    pub figure: FigureNumber,
    /// The tender.
    pub tender: String,
}

/// By how much the first result is better than the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margin {
    /// The distance of the two results, a figure.
    pub difference: FigureNumber,
    /// The same as a share of the second result; none where a result is negative or the second is zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relative: Option<FigureNumber>,
}

/// A score that was replaced. Who scored is not told; the row is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The score that came in its place; of tenders compared in pairs the comparison, `south > north: 3`.
    pub after: String,
    /// Where the earlier score stands.
    pub at: String,
    /// The earlier score.
    pub before: String,
    /// The group of the evaluator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The requirement or criterion scored.
    pub item: String,
    /// Why it was replaced.
    pub reason: String,
    /// The tender scored.
    pub tender: String,
    /// When it was replaced, as stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}

/// Tenders whose order is not decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUndecided {
    /// Why.
    pub cause: UndecidedCause,
    /// The tenders, by id.
    pub tenders: Vec<String>,
    /// Why, in words.
    pub text: String,
}

/// A warning, without its examples, which may name evaluators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What it is about, `file:line:column`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Its stable code.
    pub code: String,
    /// How often it occurs.
    pub count: u64,
    /// The warning in words.
    pub text: String,
}
