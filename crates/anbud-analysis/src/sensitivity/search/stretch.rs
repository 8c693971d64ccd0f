//! Stretches over which rounded figures are level: a contest may be lost between two points at which it is not, since one
//! result takes its step before the other does.

use anbud::Exact;
use anbud::keyed::Key;
use anbud::procedure::Best;
use anbud::tenders::Tender;

use super::super::decision::Decision;
use super::super::knob::Knob;
use super::{Contest, Point, is_large, middle};

/// How often what lies between two points is halved in search of a stretch: to a thousandth of the whole way.
const DEPTH: u32 = 7;
/// How many points of a way are looked at in search of one.
const POINTS: u32 = 256;

/// A way that is looked at for stretches.
pub(super) struct Way<'w, 'd> {
    decision: &'w Decision<'d>,
    contest: &'w Contest,
    knob: Knob,
    /// How many points may still be looked at.
    left: u32,
}

impl<'w, 'd> Way<'w, 'd> {
    pub(super) fn new(decision: &'w Decision<'d>, contest: &'w Contest, knob: Knob) -> Self {
        let has_stretches = decision.is_rounded && !is_large(decision);
        Way { decision, contest, knob, left: if has_stretches { POINTS } else { 0 } }
    }

    /// The first two points between which the contest is lost; it is not at the first of all.
    pub(super) fn lost(&mut self, near: &Point, far: &Point) -> Option<(Point, Point)> {
        self.lost_within(near, far, DEPTH)
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
