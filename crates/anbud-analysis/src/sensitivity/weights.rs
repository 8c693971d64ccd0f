//! The interval of each weight within which the winner stays.

use anbud::Exact;
use anbud::keyed::Key;
use anbud::procedure::Criterion;

use super::decision::Decision;
use super::flips::{Flip, Subject};
use super::knob::{Knob, has_weight};
use super::search::{Contest, Turn, first_turn};
use super::side_by_side::each;

/// The interval of a weight within which the winner stays; the other weights of its family share the rest in proportion.
#[derive(Debug, Clone)]
pub struct Interval {
    /// The criterion.
    pub criterion: Key<Criterion>,
    /// Its weight as stated.
    pub weight: Exact,
    /// The least and the greatest that its weight could be.
    pub ends: (Exact, Exact),
    /// Where the winner changes below; none where it never does.
    pub below: Option<Turn>,
    /// Where the winner changes above; none where it never does.
    pub above: Option<Turn>,
}

/// The intervals of all weights that can be turned, in the order of the criteria.
pub(super) fn intervals(decision: &Decision<'_>, contest: &Contest) -> Vec<Interval> {
    let criteria = decision.basis.procedure.criteria.keys();
    let turned = criteria.filter(|criterion| has_weight(decision, *criterion));
    let turned: Vec<Key<Criterion>> = turned.collect();
    let found = each(decision.threads, &turned, |key| interval(decision, contest, *key));
    found.into_iter().flatten().collect()
}

impl Interval {
    /// The nearer of its ends at which the winner changes.
    pub(super) fn flip(&self) -> Option<Flip> {
        let flip = |turn: &Turn, is_up| Flip {
            subject: Subject::Weight(self.criterion),
            from: self.weight.clone(),
            turn: turn.clone(),
            is_up,
        };
        let below = self.below.as_ref().map(|turn| flip(turn, false));
        let above = self.above.as_ref().map(|turn| flip(turn, true));
        below.into_iter().chain(above).min_by_key(Flip::distance)
    }
}

fn interval(
    decision: &Decision<'_>,
    contest: &Contest,
    criterion: Key<Criterion>,
) -> Option<Interval> {
    let knob = Knob::Weight(criterion);
    let (weight, ends) = (knob.start(decision)?, knob.ends(decision)?);
    let below = first_turn(decision, contest, knob, &ends.0);
    let above = first_turn(decision, contest, knob, &ends.1);
    Some(Interval { criterion, weight, ends, below, above })
}
