//! Stretches: a contest may be lost between two points at which it is not, since one rounded result takes its step before the
//! other does, or the order of one member of a panel turns before that of another.

use anbud::Exact;
use anbud::derivation::{Figure, Within};
use anbud::keyed::Key;
use anbud::procedure::Best;
use anbud::tenders::Tender;

use super::super::beyond::Turned;
use super::super::decision::{Decision, Results};
use super::super::track::Track;
use super::steps::steps;
use super::{Contest, Point, Turn, middle, narrowed};

/// How often what lies between two points is divided in search of a stretch.
const DEPTH: u32 = 24;
/// How many points of a way are looked at in search of one, at most.
const POINTS_MAX: usize = 4_000;
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
        // over a panel the places that one member gives turn one after another
        let is_panel = !decision.basis.evaluation.panel.is_empty();
        let has_stretches = (decision.is_rounded || is_panel) && is_small;
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
        let between = self.between(&near.at, &far.at);
        self.lost_in(between, near, far, depth)
    }

    fn lost_in(
        &mut self,
        between: Between,
        near: &Point,
        far: &Point,
        depth: u32,
    ) -> Option<(Point, Point)> {
        let next = depth.checked_sub(1).filter(|_| self.left > 0);
        match (between, next) {
            (Between::Kept | Between::Level(_), _) => return None,
            // of what is beyond a turned choice only the ends are known
            (Between::Turned, _) if near.results == far.results => return None,
            (Between::Steps(steps), Some(depth)) => {
                return self.lost_around(near, far, &steps, depth);
            }
            (Between::Unknown | Between::Turned, Some(depth)) => {
                if let Some(middle) = self.point(middle(&near.at, &far.at)) {
                    let first = self.lost_within(near, &middle, depth);
                    return first.or_else(|| self.lost_within(&middle, far, depth));
                }
            }
            (Between::Smooth, _) | (_, None) => {}
        }
        self.is_lost_after(near, far).then(|| (near.clone(), far.clone()))
    }

    /// The same around steps: from just after one to just before the next.
    fn lost_around(
        &mut self,
        near: &Point,
        far: &Point,
        steps: &[Exact],
        depth: u32,
    ) -> Option<(Point, Point)> {
        let mut last = near.clone();
        for (from, to) in around(&near.at, &far.at, steps) {
            let between = self.between(&from, &to);
            let point = match &between {
                Between::Kept => continue,
                Between::Level(results) => Point { at: from, results: results.clone() },
                _ => match self.point(from) {
                    Some(point) => point,
                    None => continue,
                },
            };
            if self.is_lost_after(&last, &point) {
                return Some((last, point));
            }
            if !matches!(between, Between::Level(_)) {
                let end = if to == far.at { Some(far.clone()) } else { self.point(to) };
                let found = end.and_then(|end| self.lost_in(between, &point, &end, depth));
                if found.is_some() {
                    return found;
                }
            }
            last = point;
        }
        None
    }

    /// Whether the contest is lost at a point, and was not at one before it: where all results are as they were, the rules
    /// for ties are not asked again.
    fn is_lost_after(&self, before: &Point, point: &Point) -> bool {
        let mut all = self.contest.others.iter().chain([&self.contest.ahead]);
        let result = |tender: &Key<Tender>, point: &Point| {
            point.results.get(tender.position()).cloned().flatten()
        };
        all.any(|tender| result(tender, before) != result(tender, point))
            && self.contest.is_lost(self.decision, self.knob, point)
    }

    fn point(&mut self, at: Exact) -> Option<Point> {
        self.left = self.left.saturating_sub(1);
        let results = self.knob.results(self.decision, &at)?;
        Some(Point { at, results })
    }

    /// What is known of the way from one number to another.
    fn between(&mut self, from: &Exact, to: &Exact) -> Between {
        self.left = self.left.saturating_sub(1);
        let known = self.knob.on_track(self.decision, |track| {
            let within = track.within(from, to)?;
            let rivals = self.rivals(track, &within);
            if rivals.is_empty() {
                return Some(Between::Kept);
            }
            if let Some(results) = level(track, &within) {
                return Some(Between::Level(results));
            }
            Some(match steps(track, from, to, &within, &rivals) {
                Some(steps) if steps.is_empty() => Between::Smooth,
                Some(steps) => Between::Steps(steps),
                None => Between::Unknown,
            })
        });
        known.unwrap_or(Between::Turned)
    }

    /// The results of those whom the one ahead may not be ahead of, wherever results are within their bounds, and its own;
    /// none where it is ahead of all.
    fn rivals(&self, track: &Track<'_>, within: &Within<'_>) -> Vec<Figure> {
        let result = |tender: Key<Tender>| track.results.get(tender.position()).copied().flatten();
        let own = result(self.contest.ahead);
        let mut rivals: Vec<Figure> =
            self.contest.others.iter().filter_map(|other| result(*other)).collect();
        if let Some(own) = own {
            let (low, high) = within.bounds(own);
            rivals.retain(|rival| match (self.decision.best(), within.bounds(*rival)) {
                (Best::Highest, (_, most)) => low <= most,
                (Best::Lowest, (least, _)) => high >= least,
            });
        }
        let own = own.filter(|_| !rivals.is_empty());
        rivals.into_iter().chain(own).collect()
    }
}

/// The results, where they are the same from one number to another.
fn level(track: &Track<'_>, within: &Within<'_>) -> Option<Results> {
    let result = |figure: &Option<Figure>| match figure {
        Some(figure) => {
            let (low, high) = within.bounds(*figure);
            (low == high).then(|| Some(low.clone()))
        }
        None => Some(None),
    };
    track.results.iter().map(result).collect()
}

/// What is known of the way from one number to another, at the first of which the contest is not lost.
enum Between {
    /// Nowhere is it lost.
    Kept,
    /// All results stay as they are.
    Level(Results),
    /// No rounded figure takes a step: whether it is lost shows at the end.
    Smooth,
    /// Rounded figures take steps here.
    Steps(Vec<Exact>),
    /// More than can be told at once.
    Unknown,
    /// A recorded choice turns.
    Turned,
}

/// The ways between steps: from just after one to just before the next.
fn around(near: &Exact, far: &Exact, steps: &[Exact]) -> Vec<(Exact, Exact)> {
    let is_down = far < near;
    let mut ways = Vec::with_capacity(steps.len() + 1);
    let (mut from, mut last) = (near.clone(), near);
    for (at, step) in steps.iter().enumerate() {
        let next = steps.get(at + 1).unwrap_or(far);
        let nearest = (step - last).absolute().min((next - step).absolute());
        let hair = hair_within(&nearest);
        let hair = if is_down { -&hair } else { hair };
        ways.push((std::mem::replace(&mut from, step + &hair), step - &hair));
        last = step;
    }
    ways.push((from, far.clone()));
    ways
}

/// A distance that documents can hold where there is room for it, and a small part of what is there in any case.
fn hair_within(room: &Exact) -> Exact {
    let small = (9..40).map(|decimals| Exact::from_scaled(1, decimals));
    let fits = |hair: &Exact| &(hair * &Exact::whole(1_000)) < room;
    small.clone().find(fits).unwrap_or_else(|| room * &Exact::from_scaled(1, 3))
}
