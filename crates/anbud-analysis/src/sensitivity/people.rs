//! Evaluators and groups: what each scored, and what the scores of groups would be without one or with other scores.

use std::collections::{BTreeMap, BTreeSet};

use anbud::derivation::{Figure, Op, Tally};
use anbud::evaluation::statistic_of;
use anbud::keyed::Key;
use anbud::ledger::{Entry, Evaluator};
use anbud::procedure::{BetweenGroups, Group, Item, Procedure, Statistic};
use anbud::tenders::Tender;
use anbud::{Exact, Literal};

use super::decision::{Decision, GroupScore};
use super::knob::ends_of_scale;

/// A score that an evaluator gave, and the tally it went into.
#[derive(Debug, Clone)]
pub(super) struct Scored {
    pub(super) tender: Key<Tender>,
    pub(super) item: Item,
    pub(super) figure: Figure,
    pub(super) score: Literal,
}

/// A score that went into a tally, and who gave it.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    group: Option<Key<Group>>,
    evaluator: Key<Evaluator>,
    score: Literal,
}

/// Who scored what.
#[derive(Debug, Default)]
pub(super) struct People {
    /// The scores of every evaluator that went into a tally, by position of the evaluator.
    scored: Vec<Vec<Scored>>,
    /// All scores of a tally, where its sum alone does not tell what it would be with others.
    seats: BTreeMap<Figure, Vec<Seat>>,
}

/// Who scored what in an evaluation.
pub(super) fn people(basis: &super::Basis<'_>) -> People {
    let mut people =
        People { scored: vec![Vec::new(); basis.sheet.evaluators.len()], seats: BTreeMap::new() };
    let is_pooled = is_pooled(basis.procedure);
    let mut tallies: BTreeMap<Item, Vec<(Figure, &Tally)>> = BTreeMap::new();
    for (figure, node) in basis.evaluation.derivation.nodes().entries() {
        if let Op::Tally(tally) = &node.op {
            tallies.entry(tally.item).or_default().push((figure, tally));
        }
    }
    for (item, tallies) in &tallies {
        let entries = basis.sheet.of_item(*item);
        for (figure, tally) in tallies {
            people.add(*figure, tally, &entries, is_pooled);
        }
    }
    people
}

impl People {
    /// The scores of one tally, among all of its item.
    fn add(&mut self, figure: Figure, tally: &Tally, entries: &[Entry], is_pooled: bool) {
        // the scores of evaluators do not count where the group agreed on one
        if tally.statistic == Statistic::Consensus {
            return;
        }
        for entry in entries {
            let is_in = entry.tender == tally.tender
                && (tally.is_pooled || entry.group == tally.group)
                && tally.alone.is_none_or(|member| entry.evaluator == Some(member))
                && entry.evaluator.is_some_and(|key| !tally.left_out.contains(&key));
            let Some(evaluator) = entry.evaluator.filter(|_| is_in) else { continue };
            let (tender, item, score) = (entry.tender, entry.item, entry.score);
            if let Some(scored) = self.scored.get_mut(evaluator.position()) {
                scored.push(Scored { tender, item, figure, score });
            }
            if is_pooled || !is_sum(tally) {
                let seat = Seat { group: entry.group, evaluator, score };
                self.seats.entry(figure).or_default().push(seat);
            }
        }
    }
}

/// Whether the rules take the scores of all groups together: then a group arrives at no score of its own, not even where it
/// alone scored something.
pub(super) fn are_pooled(decision: &Decision<'_>) -> bool {
    is_pooled(decision.basis.procedure)
}

fn is_pooled(procedure: &Procedure) -> bool {
    procedure.scoring.between_groups == Some(BetweenGroups::Pooled)
}

/// Whether a tally is a sum of one group's scores, divided by their number: then one of them is told apart without the rest.
fn is_sum(tally: &Tally) -> bool {
    tally.statistic == Statistic::Mean && !tally.is_pooled
}

/// The scores of one evaluator, of all tenders or of one.
pub(super) fn scored<'d>(
    decision: &'d Decision<'_>,
    evaluator: Key<Evaluator>,
    tender: Option<Key<Tender>>,
) -> Vec<&'d Scored> {
    let scored = decision.people().scored.get(evaluator.position()).map_or(&[][..], Vec::as_slice);
    scored.iter().filter(|score| tender.is_none_or(|tender| score.tender == tender)).collect()
}

/// The tallies that the scores of a group went into: its own, or those that pool the scores of all groups.
pub(super) fn of_group<'d>(
    decision: &'d Decision<'_>,
    group: Key<Group>,
    tender: Option<Key<Tender>>,
) -> impl Iterator<Item = &'d GroupScore> {
    let is_seated = move |tally: &GroupScore| {
        let seats = decision.people().seats.get(&tally.figure).map_or(&[][..], Vec::as_slice);
        seats.iter().any(|seat| seat.group == Some(group))
    };
    let tallies = decision.tallies.iter();
    let tallies = tallies.filter(move |tally| tender.is_none_or(|tender| tally.tender == tender));
    tallies.filter(move |tally| tally.group == Some(group) || (tally.is_pooled && is_seated(tally)))
}

/// The tally of a figure.
fn tally<'d>(decision: &'d Decision<'_>, figure: Figure) -> Option<&'d Tally> {
    match &decision.basis.evaluation.derivation.node(figure).op {
        Op::Tally(tally) => Some(tally),
        _ => None,
    }
}

/// A score and what is added to it, within its scale.
pub(super) fn raised(decision: &Decision<'_>, item: Item, score: &Exact, by: &Exact) -> Exact {
    let score = score + by;
    match ends_of_scale(decision, item) {
        Some((least, most)) => score.clamp(least, most),
        None => score,
    }
}

/// The tallies with so much added to every score of an evaluator for a tender, each within its scale.
pub(super) fn shifted(
    decision: &Decision<'_>,
    evaluator: Key<Evaluator>,
    tender: Key<Tender>,
    by: &Exact,
) -> Option<Vec<(Figure, Exact)>> {
    let raise = |score: &Exact, item: Item| Some(raised(decision, item, score, by));
    moved(decision, evaluator, Some(tender), &raise)
}

/// The tallies without an evaluator; none where one has nobody left.
pub(super) fn without(
    decision: &Decision<'_>,
    evaluator: Key<Evaluator>,
) -> Option<Vec<(Figure, Exact)>> {
    moved(decision, evaluator, None, &|_, _| None)
}

/// What a group arrived at for a tender with so much added to each, or to each of its scores where those are pooled; all
/// within their scales.
pub(super) fn group_shifted(
    decision: &Decision<'_>,
    group: Key<Group>,
    tender: Key<Tender>,
    by: &Exact,
) -> Option<Vec<(Figure, Exact)>> {
    let raise = |score: &Exact, item: Item| Some(raised(decision, item, score, by));
    let of = of_group(decision, group, Some(tender));
    let shift = |of: &GroupScore| {
        let score = match are_pooled(decision) {
            true => seated(decision, of.figure, &|seat| seat.group == Some(group), &raise)?,
            false => raised(decision, of.item, decision.number(of.figure), by),
        };
        Some((of.figure, score))
    };
    of.map(shift).collect()
}

/// What a score becomes; none where it is left out.
type Other<'f> = &'f dyn Fn(&Exact, Item) -> Option<Exact>;

/// The tallies of an evaluator with other scores.
fn moved(
    decision: &Decision<'_>,
    evaluator: Key<Evaluator>,
    tender: Option<Key<Tender>>,
    other: Other<'_>,
) -> Option<Vec<(Figure, Exact)>> {
    let scored = scored(decision, evaluator, tender);
    let mut told = BTreeSet::new();
    // pooled scores may hold two of one evaluator, who sits in two groups
    let once = scored.into_iter().filter(|score| told.insert(score.figure));
    let again = |score: &Scored| {
        let tally = tally(decision, score.figure)?;
        let number = match is_sum(tally) {
            true => summed(tally, score, other)?,
            false => seated(decision, score.figure, &|seat| seat.evaluator == evaluator, other)?,
        };
        Some((score.figure, number))
    };
    once.map(again).collect()
}

/// A mean with one score changed.
fn summed(tally: &Tally, score: &Scored, other: Other<'_>) -> Option<Exact> {
    let own = score.score.exact();
    let rest = &tally.sum - &own;
    match other(&own, score.item) {
        Some(new) => (&rest + &new).divided_by(&Exact::whole(tally.count)),
        None => rest.divided_by(&Exact::whole(tally.count.checked_sub(1)?)),
    }
}

/// The statistic of a tally with the scores of some seats changed.
fn seated(
    decision: &Decision<'_>,
    figure: Figure,
    is_changed: &dyn Fn(&Seat) -> bool,
    other: Other<'_>,
) -> Option<Exact> {
    let tally = tally(decision, figure)?;
    let seats = decision.people().seats.get(&figure)?.iter();
    let scores = seats.filter_map(|seat| {
        let score = seat.score.exact();
        if is_changed(seat) { other(&score, tally.item) } else { Some(score) }
    });
    statistic_of(tally.statistic, &scores.collect::<Vec<Exact>>())
}
