//! Stretches over which rounded figures are level: a contest may be lost between two points at which it is not, since one
//! result takes its step before the other does.

use anbud::Exact;
use anbud::keyed::Key;
use anbud::procedure::Best;
use anbud::tenders::Tender;

use super::super::beyond::Turned;
use super::super::decision::Decision;
use super::{Contest, Point, Turn, middle, narrowed};

/// How often what lies between two points is halved in search of a stretch.
const DEPTH: u32 = 16;
/// How many points of a way are looked at in search of one, at most.
const POINTS_MAX: usize = 400;
/// In an evaluation of more figures than this, none is searched for.
const FIGURES_MAX: usize = 2_000;

/// A way that is looked at for stretches.
pub(super) struct Way<'w, 'd> {
    decision: &'w Decision<'d>,
    contest: &'w Contest,
    knob: &'w Turned,
    /// How many points may still be looked at.
    left: usize,
}

impl<'w, 'd> Way<'w, 'd> {
    pub(super) fn new(decision: &'w Decision<'d>, contest: &'w Contest, knob: &'w Turned) -> Self {
        let is_small = decision.basis.evaluation.derivation.nodes().len() <= FIGURES_MAX;
        let has_stretches = decision.is_rounded && is_small;
        Way { decision, contest, knob, left: if has_stretches { POINTS_MAX } else { 0 } }
    }

    /// The first two points between which the contest is lost; it is not at the first of all.
    pub(super) fn lost(&mut self, near: &Point, far: &Point) -> Option<(Point, Point)> {
        self.lost_within(near, far, DEPTH)
    }

    /// A turn, or what comes before it in a stretch.
    pub(super) fn before(&mut self, near: &Point, turn: Turn) -> Turn {
        let (decision, contest, knob) = (self.decision, self.contest, self.knob);
        let at = turn.at.clone();
        let Some(results) = knob.results(decision, &at).filter(|_| self.left > 0) else {
            return turn;
        };
        match self.lost(near, &Point { at, results }) {
            Some((near, far)) if far.at != turn.at => narrowed(decision, contest, knob, near, far),
            _ => turn,
        }
    }

    fn lost_within(&mut self, near: &Point, far: &Point, depth: u32) -> Option<(Point, Point)> {
        if depth > 0 && self.left > 0 && self.may_be_lost(near, far) {
            self.left -= 1;
            let at = middle(&near.at, &far.at);
            if let Some(results) = self.knob.results(self.decision, &at) {
                let middle = Point { at, results };
                return self.lost_within(near, &middle, depth - 1).or_else(|| {
                    // where it is lost at the middle, that has been found
                    self.lost_within(&middle, far, depth - 1)
                });
            }
        }
        let is_lost = self.contest.is_lost(self.decision, self.knob, far);
        is_lost.then(|| (near.clone(), far.clone()))
    }

    /// Whether the one ahead may be behind another somewhere between two points, if results only rise or only fall there.
    fn may_be_lost(&self, near: &Point, far: &Point) -> bool {
        near.results != far.results
            && self.contest.others.iter().any(|other| {
                let ends = |tender: Key<Tender>| {
                    let result = |point: &Point| point.results.get(tender.position())?.clone();
                    Some((result(near)?, result(far)?))
                };
                let (Some(own), Some(other)) = (ends(self.contest.ahead), ends(*other)) else {
                    return true;
                };
                let (low, high) = (
                    |(a, b): &(Exact, Exact)| a.min(b).clone(),
                    |(a, b): &(Exact, Exact)| a.max(b).clone(),
                );
                match self.decision.best() {
                    Best::Highest => low(&own) <= high(&other),
                    Best::Lowest => high(&own) >= low(&other),
                }
            })
    }
}
