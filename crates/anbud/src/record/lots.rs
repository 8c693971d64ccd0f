//! The record of a procurement with lots: the record of every lot, and how the lots were shared out.

use serde::{Deserialize, Serialize};

use super::{Figure, FigureNumber, File, Record};
use crate::evaluation::{Scope, UndecidedCause};

/// The record of all lots together.
///
/// Each lot has a record of its own, the same that an evaluation of it alone yields. Figures of the allocation are numbered
/// apart from those; what it looks at in a lot is carried over, with the evaluation and the figure there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotsRecord {
    /// Lots that were evaluated once more, with something changed; they are counted on from the lots.
    pub again: Vec<EvaluatedAgain>,
    /// Who is awarded what; none where quality alone was assessed.
    pub allocation: Option<Allocated>,
    /// What tenderers ask if they win several lots together, in the order of the file.
    pub combinations: Vec<CombinationAsked>,
    /// The program and its version: `anbud 0.1.0`.
    pub engine: String,
    /// Every figure of the allocation.
    pub figures: Vec<Figure>,
    /// The files of the case with their digests, by name.
    pub files: Vec<File>,
    /// The format of the record, [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// The record of every lot, in order.
    pub lots: Vec<Record>,
    /// The version of the method, [`METHOD`](super::METHOD).
    pub method: u32,
    /// The lots that tenderers prefer, in the order of the file.
    pub preferences: Vec<PreferenceStated>,
    /// How lots are shared out.
    pub rules: LotsRules,
    /// Whether it went to places or stopped at quality.
    pub scope: Scope,
    /// The seal of meaning of the rules, `sha256:…`.
    pub seal: String,
    /// The canonical JSON of the rules that the seal is of: its SHA-256 is the seal.
    pub sealed: String,
}

impl LotsRecord {
    /// A figure of the allocation by its number; none where the record holds no such figure.
    #[must_use]
    pub fn figure(&self, number: FigureNumber) -> Option<&Figure> {
        self.figures.get(usize::try_from(number).ok()?)
    }

    /// The record of a lot by its id.
    #[must_use]
    pub fn lot(&self, id: &str) -> Option<&Record> {
        self.lots.iter().find(|record| record.lot.as_deref() == Some(id))
    }
}

/// A lot that was evaluated once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluatedAgain {
    /// What was changed.
    pub because: AgainBecause,
    /// What came of it.
    pub record: Record,
}

/// What was changed for a lot to be evaluated once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgainBecause {
    /// A tender has the price of a combination, by its position in the record.
    Combination(u32),
    /// These tenders left the field, since their tenderers win as many lots as they may.
    Without(Vec<String>),
}

/// How the lots were shared out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocated {
    /// One entry for each lot, in order.
    pub awards: Vec<Awarded>,
    /// What was compared with the next best way, in order: the last decided. Only under the best total.
    pub decided: Vec<LotsDecided>,
    /// The next best way, under the best total.
    pub runner_up: Option<NextBest>,
    /// The sum over the lots, under the best total.
    pub total: Option<FigureNumber>,
    /// Why the lots are not shared out; none where they are.
    pub undecided: Option<NotShared>,
}

/// The award of one lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Awarded {
    /// The combination that it is won as part of, by its position in the record.
    pub combination: Option<u32>,
    /// The evaluation that it is won by: the lots in order, then those made again.
    pub evaluation: Option<u32>,
    /// The lot.
    pub lot: String,
    /// Tenders with a better place whose tenderers win as many lots as they may.
    pub passed_over: Vec<String>,
    /// The place in that evaluation.
    pub place: Option<u32>,
    /// The price it is won with.
    pub price: Option<FigureNumber>,
    /// The result it is won with.
    pub result: Option<FigureNumber>,
    /// The tender; none where nobody wins the lot.
    pub tender: Option<String>,
    /// Whose tender it is.
    pub tenderer: Option<String>,
}

/// The next best way to share the lots out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextBest {
    /// One entry for each lot, in order.
    pub awards: Vec<Awarded>,
    /// The sum over the lots.
    pub total: FigureNumber,
}

/// What was compared between the best way and the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotsDecided {
    /// `lots awarded`, `total`, `lowest price` or `order of lots`.
    pub by: String,
    /// The comparison of the two sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureNumber>,
    /// The first lot in which the places differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
}

/// Why the lots are not shared out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotShared {
    /// Why.
    pub cause: UndecidedCause,
    /// The lot that is not decided; none where it is about all of them.
    pub lot: Option<String>,
    /// Why, in words.
    pub text: String,
}

/// How lots are shared out, by the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotsRules {
    /// `by-order-of-lots`, `by-stated-preference` or `best-total`; none where each lot goes to its first place.
    pub allocation: Option<String>,
    /// `in-proportion`: what of one price for several lots counts in each; none where it is not stated.
    pub combination_price: Option<String>,
    /// The lots in order.
    pub lots: Vec<LotStated>,
    /// The most lots that one tenderer may win; none where nothing limits them.
    pub most_per_tenderer: Option<u32>,
    /// What separates ways that are equally good, in order.
    pub ties: Vec<String>,
    /// What is summed for the best total: `result` or `price`.
    pub total: Option<String>,
    /// `keep-ranking` or `rank-again`; none where it is not stated.
    pub when_full: Option<String>,
}

/// A lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotStated {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// What a tenderer asks if it wins several lots together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CombinationAsked {
    /// Where it stands.
    pub at: String,
    /// The share that it takes off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<String>,
    /// The lots, in order.
    pub lots: Vec<String>,
    /// One price for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// A price for each lot, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<String>,
    /// Its tender in each lot.
    pub tenders: Vec<String>,
}

/// The lots that a tenderer prefers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreferenceStated {
    /// The lots, the most wanted first.
    pub lots: Vec<String>,
    /// The tenderer.
    pub tenderer: String,
}
