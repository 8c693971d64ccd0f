//! The record of an evaluation: everything that it was worked out from and every figure of it, to be kept and re-checked.
//!
//! A record is plain data, the same that `anbud evaluate --record` writes as JSON. Whoever has it needs neither the case
//! nor this library. Figures are texts, never floating-point numbers; the fields of every structure stand in the order of
//! the alphabet, which is their order in the file. No evaluator is named in it, evaluators are only counted.

mod decision;
mod figure;
mod lots;
mod make;
mod people;
mod price_sheet;
mod rules;
mod tender;

use serde::{Deserialize, Serialize};

pub use decision::{Decided, Margin, Replaced, Separated, SetUndecided, Told};
pub use figure::{Beside, End, Figure, FormulaText, Operation, Tally};
pub use lots::{
    AgainBecause, Allocated, Awarded, CombinationAsked, EvaluatedAgain, LotStated, LotsDecided,
    LotsRecord, LotsRules, NextBest, NotShared, PreferenceStated,
};
pub use make::{Basis, LotsBasis};
pub use people::{
    ActivityShare, Attribute, CriterionActivities, Evaluators, GroupCount, ScoredAmong, ValueCount,
};
pub use price_sheet::{Counted, LineItem, Part, PriceSheet, Yearly};
pub use rules::{
    Abnormal, Award, Criterion, CriterionBasis, Curve, Group, Limits, Marks, Parameter,
    Procurement, Rejection, Requirement, Rounding, Rules, Scale, ScaleLabel, Scoring, TableRow,
    Threshold, Trim,
};
pub use tender::{
    Agreed, Answer, Ground, GroupScore, Known, Measure, Prices, SeparatedBy, Tender,
    UnitPriceCorrected,
};

use crate::evaluation::Scope;

/// The format of records that this version writes and reads.
pub const FORMAT: u32 = 1;

/// The version of the method: it rises only when a figure of some case could change.
pub const METHOD: u32 = 1;

/// The position of a figure in [`Record::figures`].
pub type FigureNumber = u32;

/// The record of an evaluation.
///
/// ```
/// use anbud::evaluation::{Scope, evaluate};
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft};
/// use anbud::ledger::Activities;
/// use anbud::record::{Basis, Record};
/// use anbud::{Sheet, Tenders, tenders::Tender};
///
/// let procedure = Draft::new("Lifts", "Region Example", "RE 1", "SEK")
///     .award(AwardDraft::model("lowest-price"))
///     .criterion(CriterionDraft::new("price").kind("price"))
///     .build()
///     .expect("a complete procedure");
/// let tenders: Tenders = [Tender::new("north", "North AB").price(20)].into_iter().collect();
/// let sheet = Sheet::default();
/// let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).expect("no mistakes");
/// let basis = Basis { procedure: &procedure, tenders: &tenders, sheet: &sheet, evaluation: &evaluation, activities: &Activities::default(),
///     warnings: &[] };
/// let record = Record::of(&basis, Vec::new());
///
/// let north = &record.tenders[0];
/// let result = record.figure(north.result.expect("a result")).expect("it is recorded");
/// assert_eq!((north.place, result.value.as_str(), result.unit.as_str()), (Some(1), "20", "money"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What was decided, in order: admission, thresholds, ties, draws.
    pub decisions: Vec<Decided>,
    /// The program and its version: `anbud 0.1.0`.
    pub engine: String,
    /// How many evaluators there are, by group and by planned attribute.
    pub evaluators: Evaluators,
    /// Every figure; a figure stands behind all that it is made of.
    pub figures: Vec<Figure>,
    /// The files of the case with their digests, by name.
    pub files: Vec<File>,
    /// The format of the record, [`FORMAT`].
    pub format: u32,
    /// The formulas and tables that figures came from; [`Figure::rule`] is a position here.
    pub formulas: Vec<FormulaText>,
    /// The one lot that was evaluated; none where there are no lots.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// How far the first two places lie apart; none where there are no two.
    pub margin: Option<Margin>,
    /// The version of the method, [`METHOD`].
    pub method: u32,
    /// The scores that were replaced, in the order of tender, item, group and time.
    pub replaced: Vec<Replaced>,
    /// The rules as they were.
    pub rules: Rules,
    /// Whether it went to places or stopped at quality.
    pub scope: Scope,
    /// The seal of meaning of the rules, `sha256:…`.
    pub seal: String,
    /// The canonical JSON of the rules that the seal is of: its SHA-256 is the seal.
    pub sealed: String,
    /// The tenders in the order of the result: by place, then the undecided, unplaced and rejected.
    pub tenders: Vec<Tender>,
    /// The sets of tenders whose order is not decided.
    pub undecided: Vec<SetUndecided>,
    /// What a person should look at.
    pub warnings: Vec<Told>,
}

/// A file of the case, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct File {
    /// How many bytes it has.
    pub bytes: u64,
    /// Its name, relative to the case, with `/`.
    pub name: String,
    /// The SHA-256 of its bytes in hexadecimal: what `sha256sum` prints.
    pub sha256: String,
}

impl Record {
    /// A figure by its number; none where the record holds no such figure.
    #[must_use]
    pub fn figure(&self, number: FigureNumber) -> Option<&Figure> {
        self.figures.get(usize::try_from(number).ok()?)
    }

    /// The tender with this id.
    #[must_use]
    pub fn tender(&self, id: &str) -> Option<&Tender> {
        self.tenders.iter().find(|tender| tender.id == id)
    }
}
