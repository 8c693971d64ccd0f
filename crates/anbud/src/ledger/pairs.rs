//! Comparisons in pairs: which of two tenders somebody prefers, and how strongly.

mod settle;

use std::sync::Arc;

use super::add::Ledger;
use super::check::{normalised, not_a_number};
use super::items::Scored;
use super::row::{Column, ScoreRow};
use super::{Evaluator, Sheet};
use crate::diagnostic::{Diagnostic, codes, quoted};
use crate::keyed::Key;
use crate::procedure::{Group, Item, Scale};
use crate::tenders::Tender;
use crate::{Literal, Place};

/// More comparisons than this are refused.
pub const PAIRS_MAX: usize = 200_000;

/// One comparison in a pair that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The requirement or leaf criterion that the tenders are compared on.
    pub item: Item,
    /// The group; none where the procedure declares none.
    pub group: Option<Key<Group>>,
    /// Who compared.
    pub evaluator: Key<Evaluator>,
    /// The tender that is preferred; at parity either of the two.
    pub tender: Key<Tender>,
    /// The other one.
    pub over: Key<Tender>,
    /// How strongly; the lowest preference of the scale is parity.
    pub preference: Literal,
    /// Where the preference stands.
    pub place: Place,
}

impl Pair {
    /// The two tenders in the order of the file, whichever is preferred.
    #[must_use]
    pub fn tenders(&self) -> (Key<Tender>, Key<Tender>) {
        (self.tender.min(self.over), self.tender.max(self.over))
    }
}

/// A comparison that was replaced by a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplacedPair {
    /// The earlier comparison.
    pub pair: Pair,
    /// The one that came next.
    pub next: Pair,
    /// Why it was replaced.
    pub reason: Arc<str>,
    /// When it was replaced, as stated.
    pub at: Option<Arc<str>>,
}

/// One row of comparisons: a score row whose tender is the preferred one and whose score is the preference.
///
/// ```
/// use anbud::ledger::{PairRow, ScoreRow};
/// let row = PairRow::new(ScoreRow::new("north", "design", "eva", "4"), "south");
/// assert_eq!((row.row.tender, row.over, row.row.score), ("north", "south", Some("4")));
/// ```
#[derive(Clone, Copy)]
pub struct PairRow<'a> {
    /// Who prefers which tender on what, and how strongly.
    pub row: ScoreRow<'a>,
    /// The tender that is not preferred.
    pub over: &'a str,
    /// Where that tender is named.
    pub over_place: &'a dyn Fn() -> Place,
}

impl<'a> PairRow<'a> {
    /// A comparison stated by a program.
    #[must_use]
    pub fn new(row: ScoreRow<'a>, over: &'a str) -> Self {
        PairRow { row, over, over_place: &Place::in_code }
    }
}

/// A comparison as it was added, by positions.
#[derive(Debug, Clone)]
pub(super) struct Compared {
    item: u32,
    group: Option<Key<Group>>,
    /// From 1.
    evaluator: u32,
    tender: u32,
    over: u32,
    preference: Literal,
    /// The position of the change, from 1; 0 for a first comparison.
    change: u32,
    place: Place,
}

impl Ledger<'_> {
    /// Adds a comparison in a pair, before any score. What is wrong with it is reported by [`Ledger::finish`].
    pub fn add_pair(&mut self, pair: &PairRow<'_>) {
        if self.pairs.len() >= PAIRS_MAX {
            return self.too_many_pairs(pair);
        }
        let row = &pair.row;
        let places = |column: Column| match column {
            Column::Tender => (pair.over_place)(),
            other => row.place(other),
        };
        let over = ScoreRow { tender: pair.over, places: &places, ..*row };
        let (tender, other) = (self.find_tender(row), self.find_tender(&over));
        let item = self.find_compared(row);
        let scorer = self.find_comparer(row);
        let preference = item.and_then(|(_, scale)| self.read_preference(pair, scale));
        let change = self.read_change(row);
        let (Some(tender), Some(other), Some((item, _))) = (tender, other, item) else { return };
        if self.is_aside(tender) || self.is_aside(other) || self.is_itself(pair, tender, other) {
            return;
        }
        let (Some((group, evaluator)), Some(preference)) = (scorer, preference) else { return };
        if !self.may_score(row, tender, evaluator)
            || !self.may_score(&over, other, evaluator)
            || !self.is_assessed(row, group, item)
        {
            return;
        }
        let place = row.place(Column::Score);
        self.people.compares_at(evaluator, &place);
        let compared =
            Compared { item, group, evaluator, tender, over: other, preference, change, place };
        self.pairs.push(compared);
    }

    fn too_many_pairs(&mut self, pair: &PairRow<'_>) {
        if !self.has_too_many_pairs {
            self.has_too_many_pairs = true;
            let message = format!("there are more than {PAIRS_MAX} comparisons in pairs");
            let mistake = Diagnostic::mistake(codes::LIMIT_WORK, message)
                .at(pair.row.place(Column::Tender), "");
            self.mistakes.report(mistake.help("compare fewer tenders in pairs, or score them"));
        }
    }

    /// What is compared, and its scale.
    fn find_compared(&mut self, row: &ScoreRow<'_>) -> Option<(u32, Key<Scale>)> {
        let place = || row.place(Column::Requirement);
        let (what, remedy) = match self.items.find(&normalised(row.requirement)) {
            Some((position, Scored::InPairs(scale))) => return Some((position, scale)),
            Some((_, Scored::On(_))) => (
                "is scored, not compared in pairs",
                "score it in a score file, or state `pairs` on its scale",
            ),
            Some((_, Scored::Not(what, remedy))) => (what, remedy),
            None => {
                self.report_unknown(row.requirement, Column::Requirement, place);
                return None;
            }
        };
        let message = format!("{} {what}", quoted(row.requirement));
        self.report(codes::NOT_SCORED, message, &place, Some(remedy.to_owned()));
        None
    }

    /// Who compared: a group that agrees on scores does not compare as one.
    fn find_comparer(&mut self, row: &ScoreRow<'_>) -> Option<super::scorer::Scorer> {
        if !row.evaluator.is_empty() {
            return self.find_scorer(row);
        }
        let remedy = "name the evaluator: everybody compares for themselves".to_owned();
        let place = || row.place(Column::Evaluator);
        let message = "the row names no evaluator".to_owned();
        self.report(codes::MISSING_KEY, message, &place, Some(remedy));
        None
    }

    fn read_preference(&mut self, pair: &PairRow<'_>, scale: Key<Scale>) -> Option<Literal> {
        let text = pair.row.score?;
        let place = pair.row.place(Column::Score);
        let scale = &self.procedure.scales[scale];
        let mistake = match text.parse::<Literal>() {
            Ok(preference) if !preference.is_percent() && scale.holds(&preference) => {
                return Some(preference);
            }
            Ok(_) => {
                let message = format!(
                    "the preference {} for {} over {} is not on the scale `{}`",
                    quoted(text),
                    quoted(pair.row.tender),
                    quoted(pair.over),
                    scale.id
                );
                Diagnostic::mistake(codes::NOT_ON_SCALE, message)
                    .at(place, "")
                    .at(scale.place.clone(), format!("this scale goes {}", scale.range()))
                    .help(format!(
                        "write a preference {}; {} is parity",
                        scale.range(),
                        scale.minimum
                    ))
            }
            Err(error) => not_a_number(text, error).at(place, ""),
        };
        self.mistakes.report(mistake);
        None
    }

    fn is_itself(&mut self, pair: &PairRow<'_>, tender: u32, over: u32) -> bool {
        if tender == over {
            let message = format!("{} is compared with itself", quoted(pair.row.tender));
            let mistake = Diagnostic::mistake(codes::CONFLICT, message)
                .at((pair.over_place)(), "")
                .help("name the other tender of the pair under `over`");
            self.mistakes.report(mistake);
        }
        tender == over
    }
}

impl Sheet {
    /// The comparisons on an item that count: by group, evaluator and the two tenders in the order of the file.
    #[must_use]
    pub fn pairs_on(&self, item: Item) -> &[Pair] {
        let first = self.pairs.partition_point(|pair| pair.item < item);
        let rest = self.pairs.get(first..).unwrap_or_default();
        rest.get(..rest.partition_point(|pair| pair.item == item)).unwrap_or_default()
    }

    /// The same scores with an earlier comparison in the place of the one that counts.
    pub(crate) fn with_pair(&self, earlier: &Pair) -> Sheet {
        let mut sheet = self.clone();
        let key = |pair: &Pair| (pair.item, pair.group, pair.evaluator, pair.tenders());
        if let Some(pair) = sheet.pairs.iter_mut().find(|pair| key(pair) == key(earlier)) {
            *pair = earlier.clone();
        }
        sheet
    }
}
