//! The smallest changes that put another tender first, or turn two neighbours.

use anbud::Exact;
use anbud::keyed::Key;
use anbud::ledger::Evaluator;
use anbud::procedure::{Criterion, Group, Item};
use anbud::tenders::Tender;

use super::decision::Decision;
use super::knob::{Knob, has_weight, tallies_of};
use super::search::{Contest, Turn, first_turn};

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The weight of a criterion, the others in proportion.
    Weight(Key<Criterion>),
    /// The price of a tender.
    Price(Key<Tender>),
    /// The score of a tender for a requirement or a criterion that is scored itself.
    Score(Key<Tender>, Item),
    /// All scores that a group gave a tender, by so much each.
    Group(Key<Group>, Key<Tender>),
    /// All scores that an evaluator gave a tender, by so much each.
    Evaluator(Key<Evaluator>, Key<Tender>),
}

/// A change that turns a contest.
#[derive(Debug, Clone)]
pub struct Flip {
    /// What is changed.
    pub subject: Subject,
    /// What it is worth; 0 where something is added to scores.
    pub from: Exact,
    /// From where on the contest is turned.
    pub turn: Turn,
}

impl Flip {
    /// How far it is changed.
    #[must_use]
    pub fn distance(&self) -> Exact {
        (&self.turn.at - &self.from).absolute()
    }
}

/// The changes that turn a contest, each the smallest of its subject: weights, prices, scores, groups, evaluators.
pub(super) fn flips(decision: &Decision<'_>, contest: &Contest, of: &[Key<Tender>]) -> Vec<Flip> {
    let criteria = decision.basis.procedure.criteria.keys();
    let weights = criteria.filter(|criterion| has_weight(decision, *criterion));
    let mut subjects: Vec<Subject> = weights.map(Subject::Weight).collect();
    subjects.extend(
        of.iter().filter(|tender| decision.bids.contains_key(tender)).copied().map(Subject::Price),
    );
    let scores = decision.scores.keys().filter(|(_, tender)| of.contains(tender));
    subjects.extend(scores.map(|(item, tender)| Subject::Score(*tender, *item)));
    subjects.extend(groups(decision, of));
    subjects.extend(evaluators(decision, of));
    let mut flips: Vec<Flip> =
        subjects.into_iter().filter_map(|subject| smallest(decision, contest, subject)).collect();
    // the subjects stay in their order, within each the smallest change first
    flips.sort_by_cached_key(|flip| (flip.subject.rank(), flip.distance()));
    flips
}

impl Subject {
    fn knob(self) -> Knob {
        match self {
            Subject::Weight(criterion) => Knob::Weight(criterion),
            Subject::Price(tender) => Knob::Price(tender),
            Subject::Score(tender, item) => Knob::Score(item, tender),
            Subject::Group(group, tender) => Knob::Group(group, tender),
            Subject::Evaluator(evaluator, tender) => Knob::Evaluator(evaluator, tender),
        }
    }

    fn rank(self) -> u8 {
        match self {
            Subject::Weight(_) => 0,
            Subject::Price(_) => 1,
            Subject::Score(..) => 2,
            Subject::Group(..) => 3,
            Subject::Evaluator(..) => 4,
        }
    }
}

fn groups(decision: &Decision<'_>, of: &[Key<Tender>]) -> Vec<Subject> {
    let keys = decision.basis.procedure.groups.keys();
    let pairs = keys.flat_map(|group| of.iter().map(move |tender| (group, *tender)));
    let scored = |(group, tender): &(Key<Group>, Key<Tender>)| {
        tallies_of(decision, Some(*group), *tender).next().is_some()
    };
    pairs.filter(scored).map(|(group, tender)| Subject::Group(group, tender)).collect()
}

fn evaluators(decision: &Decision<'_>, of: &[Key<Tender>]) -> Vec<Subject> {
    let keys = decision.basis.sheet.evaluators.keys();
    let pairs = keys.flat_map(|evaluator| of.iter().map(move |tender| (evaluator, *tender)));
    let scored = |(evaluator, tender): &(Key<Evaluator>, Key<Tender>)| {
        !super::people::scored(decision, *evaluator, Some(*tender)).is_empty()
    };
    pairs.filter(scored).map(|(evaluator, tender)| Subject::Evaluator(evaluator, tender)).collect()
}

/// The smaller of the changes down and up.
pub(super) fn smallest(
    decision: &Decision<'_>,
    contest: &Contest,
    subject: Subject,
) -> Option<Flip> {
    let knob = subject.knob();
    let from = knob.start(decision)?;
    let (down, up) = knob.ends(decision)?;
    let turns = [down, up].map(|end| first_turn(decision, contest, knob, &end));
    let flips = turns.into_iter().flatten();
    let flips = flips.map(|turn| Flip { subject, from: from.clone(), turn });
    flips.min_by_key(Flip::distance)
}
