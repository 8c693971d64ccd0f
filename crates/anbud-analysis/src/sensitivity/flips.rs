//! The smallest changes that put another tender first, or turn two neighbours.

use anbud::Exact;
use anbud::formula::{Formula, Symbol};
use anbud::keyed::Key;
use anbud::ledger::Evaluator;
use anbud::procedure::{Criterion, Group, Item, LineItem};
use anbud::tenders::Tender;

use super::decision::Decision;
use super::knob::Knob;
use super::search::{Contest, Turn, first_turn};
use super::side_by_side::each;
use super::weights::Interval;

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The weight of a criterion, the others in proportion.
    Weight(Key<Criterion>),
    /// The price of a tender.
    Price(Key<Tender>),
    /// What a tender states for an item of the price sheet: a unit price, or a discount on its list price in percent.
    UnitPrice(Key<Tender>, Key<LineItem>),
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
    /// Whether it is turned by more of it, and not by less.
    pub is_up: bool,
}

impl Flip {
    /// How far it is changed.
    #[must_use]
    pub fn distance(&self) -> Exact {
        (&self.turn.at - &self.from).absolute()
    }

    /// Whether both results are level as they stand, so that any change this way decides.
    #[must_use]
    pub fn is_tied(&self) -> bool {
        self.turn.at == self.from
    }
}

/// The changes that turn a contest, each the smallest of its subject: weights, whose intervals are known, prices, scores,
/// groups, evaluators.
pub(super) fn flips(
    decision: &Decision<'_>,
    contest: &Contest,
    of: &[Key<Tender>],
    weights: &[Interval],
) -> Vec<Flip> {
    let priced = of.iter().filter(|tender| decision.bids.contains_key(tender));
    let mut subjects: Vec<Subject> = priced.copied().map(Subject::Price).collect();
    let scores = decision.scored().filter(|(_, tender)| of.contains(tender));
    subjects.extend(scores.map(|(item, tender)| Subject::Score(tender, item)));
    subjects.extend(groups(decision, of));
    subjects.extend(evaluators(decision, of));
    let found = each(decision.threads, &subjects, |subject| smallest(decision, contest, *subject));
    let weights = weights.iter().filter_map(Interval::flip);
    let mut flips: Vec<Flip> = weights.chain(found.into_iter().flatten()).collect();
    let priced = each(decision.threads, of, |tender| unit_prices(decision, contest, *tender));
    flips.extend(priced.into_iter().flatten());
    // the subjects stay in their order, within each the smallest change first
    flips.sort_by_cached_key(|flip| (flip.subject.rank(), flip.distance()));
    flips
}

impl Subject {
    fn knob(self) -> Knob {
        match self {
            Subject::Weight(criterion) => Knob::Weight(criterion),
            Subject::Price(tender) => Knob::Price(tender),
            Subject::UnitPrice(tender, item) => Knob::UnitPrice(tender, item),
            Subject::Score(tender, item) => Knob::Score(item, tender),
            Subject::Group(group, tender) => Knob::Group(group, tender),
            Subject::Evaluator(evaluator, tender) => Knob::Evaluator(evaluator, tender),
        }
    }

    fn rank(self) -> u8 {
        match self {
            Subject::Weight(_) => 0,
            Subject::Price(_) => 1,
            Subject::UnitPrice(..) => 2,
            Subject::Score(..) => 3,
            Subject::Group(..) => 4,
            Subject::Evaluator(..) => 5,
        }
    }
}

fn groups(decision: &Decision<'_>, of: &[Key<Tender>]) -> Vec<Subject> {
    let keys = decision.basis.procedure.groups.keys();
    let pairs = keys.flat_map(|group| of.iter().map(move |tender| (group, *tender)));
    let scored = |(group, tender): &(Key<Group>, Key<Tender>)| {
        super::people::of_group(decision, *group, Some(*tender)).next().is_some()
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

/// The changes of single unit prices of a tender that turn a contest.
fn unit_prices(decision: &Decision<'_>, contest: &Contest, tender: Key<Tender>) -> Vec<Flip> {
    let known = decision.unit_prices.get(&tender).zip(decision.bids.get(&tender));
    let Some((stated, bid)) = known else { return Vec::new() };
    let whole = Knob::Price(tender);
    let turns = whole.ends(decision).map(|(down, up)| {
        [down, up].map(|end| first_turn(decision, contest, whole, &end).map(|turn| turn.at))
    });
    let (from, is_whole) = (decision.number(*bid), is_all_in_price(decision));
    // an item that cannot take the price as far as the price has to go turns nothing
    let reaches = |knob: Knob, end: &Exact| {
        let Some([down, up]) = turns.as_ref().filter(|_| is_whole) else { return true };
        let moved = knob.moved(decision, end);
        let replayed = moved.and_then(|moved| decision.scores_replayed(&moved));
        replayed.is_none_or(|replayed| {
            let to = replayed.number(*bid).0;
            let turn = if to < from { down } else { up };
            turn.as_ref().is_some_and(|turn| if to < from { to <= turn } else { to >= turn })
        })
    };
    let subjects = stated.keys().map(|item| Subject::UnitPrice(tender, *item));
    subjects.filter_map(|subject| nearest(decision, contest, subject, &reaches)).collect()
}

/// Whether unit prices are looked at in no other way than in the price that they sum to.
fn is_all_in_price(decision: &Decision<'_>) -> bool {
    let sees_part =
        |rule: &Formula| rule.symbols().any(|(symbol, _)| matches!(symbol, Symbol::Part(_)));
    !decision.basis.procedure.price.as_ref().is_some_and(sees_part)
}

/// The smaller of the changes down and up.
pub(super) fn smallest(
    decision: &Decision<'_>,
    contest: &Contest,
    subject: Subject,
) -> Option<Flip> {
    nearest(decision, contest, subject, &|_, _| true)
}

/// The smaller of the changes down and up, as far as they are worth a look.
fn nearest(
    decision: &Decision<'_>,
    contest: &Contest,
    subject: Subject,
    is_worth: &dyn Fn(Knob, &Exact) -> bool,
) -> Option<Flip> {
    let knob = subject.knob();
    let from = knob.start(decision)?;
    let (down, up) = knob.ends(decision)?;
    let ends = [(down, false), (up, true)].into_iter().filter(|(end, _)| is_worth(knob, end));
    let flips = ends.filter_map(|(end, is_up)| {
        let turn = first_turn(decision, contest, knob, &end)?;
        Some(Flip { subject, from: from.clone(), turn, is_up })
    });
    flips.min_by_key(Flip::distance)
}
