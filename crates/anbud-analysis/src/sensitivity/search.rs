//! The first place along a knob where a contest turns: exact where a straight line through a lens meets it, else
//! narrowed down by halves.

mod steps;
mod stretch;

use anbud::Exact;
use anbud::evaluation::Evaluation;
use anbud::keyed::Key;
use anbud::procedure::Best;
use anbud::tenders::Tender;

use super::beyond::Turned;
use super::decision::{Decision, Results};
use super::knob::Knob;
use stretch::Way;

/// Who is ahead of whom.
#[derive(Debug, Clone)]
pub(super) struct Contest {
    /// The tender that is ahead.
    pub(super) ahead: Key<Tender>,
    /// Those that it is ahead of.
    pub(super) others: Vec<Key<Tender>>,
}

/// Where a contest turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The figure from which on it turns: there both results are equal, or a rounded figure changes.
    pub at: Exact,
    /// Whether that figure is exact, and not only narrowed down.
    pub is_exact: bool,
    /// Who is ahead beyond it; none where it is shared, or nobody is left.
    pub then: Option<Key<Tender>>,
    /// The tenders in the order of their results beyond it; equal ones as they were.
    pub order: Vec<Key<Tender>>,
}

/// How many parts a knob's way is looked at in before a turn is narrowed down.
const PARTS: i64 = 8;
/// In an evaluation of more figures than this, tenders that are level keep their order: each point would be evaluated anew.
const FIGURES_MAX: usize = 20_000;
/// How often lines are tried, each time with what is left narrowed down further: a line through a kink misses.
const TRIES: usize = 6;
/// How many halves what is left is narrowed down by between two tries.
const HALVES: usize = 16;

/// The first place between where a knob stands and an end where the contest turns; none where it does not.
pub(super) fn first_turn(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: Knob,
    end: &Exact,
) -> Option<Turn> {
    let start = knob.start(decision)?;
    let way = end - &start;
    if way.is_zero() {
        return None;
    }
    let mut near = Point { at: start.clone(), results: decision.results() };
    let parts = parts(knob);
    let knob = &Turned::new(knob);
    let mut stretches = Way::new(decision, contest, knob);
    for part in parts {
        let at = &start + &(&way * &part);
        // where the rules are undefined nothing is lost yet, but it may be beyond
        let Some(far) = at_or_just_before(decision, knob, &near.at, at) else { continue };
        if contest.is_lost(decision, knob, &far) {
            let turn = earliest(decision, contest, knob, near.clone(), far);
            return Some(stretches.before(&near, turn));
        }
        if let Some((near, far)) = stretches.lost(&near, &far) {
            return Some(earliest(decision, contest, knob, near, far));
        }
        near = far;
    }
    None
}

/// Where the contest turns between two points, and at no earlier one that is looked at: a formula may bend more than once.
fn earliest(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: &Turned,
    near: Point,
    far: Point,
) -> Turn {
    let mut turn = narrowed(decision, contest, knob, near.clone(), far);
    for _ in 0..TRIES {
        let way = &turn.at - &near.at;
        let earlier = shares().into_iter().find_map(|share| {
            let at = &near.at + &(&way * &share);
            let results = knob.results(decision, &at)?;
            let point = Point { at, results };
            contest.is_lost(decision, knob, &point).then_some(point)
        });
        let Some(far) = earlier else { break };
        turn = narrowed(decision, contest, knob, near.clone(), far);
    }
    turn
}

/// The shares of the way to a turn that are looked at once more: its eighths, and just before it.
fn shares() -> Vec<Exact> {
    let eighths = (1..PARTS).filter_map(|part| Exact::ratio(part.into(), PARTS.into()));
    let before = [3, 7, 10].map(|decimals| &Exact::ONE - &Exact::from_scaled(1, decimals));
    eighths.chain(before).collect()
}

/// A point, or where the rules are undefined just there, such as a share of no full marks, one a billionth of the way
/// before it; none where they are undefined there too.
fn at_or_just_before(
    decision: &Decision<'_>,
    knob: &Turned,
    from: &Exact,
    to: Exact,
) -> Option<Point> {
    let before = &to - &(&(&to - from) * &Exact::from_scaled(1, 9));
    [to, before].into_iter().find_map(|at| {
        let results = knob.results(decision, &at)?;
        Some(Point { at, results })
    })
}

/// The parts of the way that are looked at: scores move figures along a straight line or a step, weights and prices may bend.
fn parts(knob: Knob) -> Vec<Exact> {
    match knob {
        Knob::Weight(_) | Knob::Price(_) | Knob::UnitPrice(..) | Knob::Quality(_) => {
            (1..=PARTS).filter_map(|part| Exact::ratio(part.into(), PARTS.into())).collect()
        }
        Knob::Score(..) | Knob::Group(..) | Knob::Evaluator(..) => vec![Exact::ONE],
    }
}

/// What comes just beyond a point, so far that documents can say it; none where the rules are undefined there.
fn just_beyond(decision: &Decision<'_>, knob: &Turned, at: &Exact) -> Option<Point> {
    let hair = Exact::from_scaled(1, 9);
    let is_down = *at < knob.start(decision)?;
    let at = if is_down { at - &hair } else { at + &hair };
    let results = knob.results(decision, &at)?;
    Some(Point { at, results })
}

fn is_large(decision: &Decision<'_>) -> bool {
    decision.basis.evaluation.derivation.nodes().len() > FIGURES_MAX
}

/// The points that are looked at on both ways of a knob.
pub(super) fn points(decision: &Decision<'_>, knob: Knob) -> Vec<Exact> {
    let Some((start, (down, up))) = knob.start(decision).zip(knob.ends(decision)) else {
        return Vec::new();
    };
    let parts = parts(knob);
    let on_way = |end: &Exact| -> Vec<Exact> {
        let way = end - &start;
        parts.iter().map(|part| &start + &(&way * part)).collect()
    };
    [on_way(&down), on_way(&up)].concat()
}

fn place(evaluation: &Evaluation, tender: Key<Tender>) -> Option<u32> {
    evaluation.tenders.iter().find(|result| result.tender == tender)?.place
}

/// Where a knob may stand, and the results there.
#[derive(Debug, Clone)]
struct Point {
    at: Exact,
    results: Results,
}

impl Contest {
    /// By how much the one ahead is ahead of another; none where one of them has no result.
    fn margin(
        &self,
        decision: &Decision<'_>,
        other: Key<Tender>,
        results: &Results,
        lens: Lens,
    ) -> Option<Exact> {
        let result = |tender: Key<Tender>| lens.of(results.get(tender.position())?.as_ref()?);
        let (ahead, other) = (result(self.ahead)?, result(other)?);
        let is_up = (decision.best() == Best::Highest) != (lens == Lens::Reciprocal);
        Some(if is_up { &ahead - &other } else { &other - &ahead })
    }

    /// Whether the one ahead is it no longer: behind, out of the field, or level where ties are not broken for it.
    fn is_lost(&self, decision: &Decision<'_>, knob: &Turned, point: &Point) -> bool {
        let is_lost = |point: &Point| {
            let is_out = point.results.get(self.ahead.position()).is_none_or(Option::is_none);
            let least = self.least(decision, &point.results);
            let is_behind = |least: &Exact| {
                least.is_negative() || (least.is_zero() && !self.is_kept(decision, knob, &point.at))
            };
            is_out || least.as_ref().is_some_and(is_behind)
        };
        // where two meet at one point only, and the one ahead is so beyond it, nothing is lost
        is_lost(point)
            && (!self.is_level(decision, point)
                || just_beyond(decision, knob, &point.at).is_none_or(|beyond| is_lost(&beyond)))
    }

    /// Whether the one ahead is level with another.
    fn is_level(&self, decision: &Decision<'_>, point: &Point) -> bool {
        self.least(decision, &point.results).is_some_and(|least| least.is_zero())
    }

    /// Whether the rules for ties put the one ahead before all others that it is level with, as far as they did before.
    fn is_kept(&self, decision: &Decision<'_>, knob: &Turned, at: &Exact) -> bool {
        let before = decision.basis.evaluation;
        let evaluation = if is_large(decision) { None } else { knob.evaluation(decision, at) };
        let Some(evaluation) = evaluation else { return true };
        let results = super::decision::results(&evaluation, decision.basis.tenders.list.len());
        let result = |tender: Key<Tender>| results.get(tender.position());
        // documents hold fewer digits than the point has: beside a step they may stand beyond it, where nobody is level
        let mut level = self.others.iter().filter(|other| result(**other) == result(self.ahead));
        level.all(|other| {
            let own_before = place(before, self.ahead);
            let was_ahead = own_before.is_some() && own_before != place(before, *other);
            match (place(&evaluation, self.ahead), place(&evaluation, *other)) {
                (None, _) => own_before.is_none(),
                (Some(_), None) => true,
                (Some(own), Some(other)) => own < other || (own == other && !was_ahead),
            }
        })
    }

    /// The least margin over all others; none where there is no other.
    fn least(&self, decision: &Decision<'_>, results: &Results) -> Option<Exact> {
        let margins = self.others.iter();
        margins.filter_map(|other| self.margin(decision, *other, results, Lens::Plain)).min()
    }

    /// Who is first of all by results; none where it is shared or nobody is left.
    pub(super) fn first(&self, decision: &Decision<'_>, results: &Results) -> Option<Key<Tender>> {
        let all = std::iter::once(self.ahead).chain(self.others.iter().copied());
        let standing: Vec<(Key<Tender>, &Exact)> = all
            .filter_map(|tender| Some((tender, results.get(tender.position())?.as_ref()?)))
            .collect();
        let figures = standing.iter().map(|(_, result)| *result);
        let best = match decision.best() {
            Best::Highest => figures.max()?,
            Best::Lowest => figures.min()?,
        };
        let mut first = standing.iter().filter(|(_, result)| *result == best);
        match (first.next(), first.next()) {
            (Some((tender, _)), None) => Some(*tender),
            _ => None,
        }
    }
}

impl Contest {
    /// All tenders by their results, the best first, without those that have none; equal ones as they were.
    fn order(&self, decision: &Decision<'_>, results: &Results) -> Vec<Key<Tender>> {
        let result = |tender: &Key<Tender>| results.get(tender.position())?.clone();
        let mut order = decision.all();
        order.retain(|tender| result(tender).is_some());
        order.sort_by(|a, b| match decision.best() {
            Best::Highest => result(b).cmp(&result(a)),
            Best::Lowest => result(a).cmp(&result(b)),
        });
        order
    }

    /// What follows at a point beyond a turn.
    fn turn(
        &self,
        decision: &Decision<'_>,
        at: Exact,
        is_exact: bool,
        beyond: Option<&Results>,
    ) -> Turn {
        let then = beyond.and_then(|results| self.first(decision, results));
        let order = beyond.map(|results| self.order(decision, results)).unwrap_or_default();
        Turn { at, is_exact, then, order }
    }
}

/// Through what a way is straight: as it is, by the reciprocal of the knob, or by the reciprocal of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lens {
    Plain,
    Reciprocal,
}

impl Lens {
    fn of(self, figure: &Exact) -> Option<Exact> {
        match self {
            Lens::Plain => Some(figure.clone()),
            Lens::Reciprocal => Exact::ONE.divided_by(figure),
        }
    }
}

/// The lenses on the knob and on the results that are tried, in order.
const LENSES: [(Lens, Lens); 3] =
    [(Lens::Plain, Lens::Plain), (Lens::Reciprocal, Lens::Plain), (Lens::Plain, Lens::Reciprocal)];

/// Where the contest turns between two points: it is not lost at the near one, and lost at the far one.
fn narrowed(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: &Turned,
    mut near: Point,
    mut far: Point,
) -> Turn {
    for _ in 0..TRIES {
        for lenses in LENSES {
            if let Some(turn) = by_line(decision, contest, knob, (&near, &far), lenses) {
                return turn;
            }
        }
        halve(decision, contest, knob, &mut near, &mut far);
    }
    simplest(decision, contest, knob, &near, &far)
}

/// Where straight lines through two points say that the contest turns, if it is so.
fn by_line(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: &Turned,
    (near, far): (&Point, &Point),
    (on_knob, on_results): (Lens, Lens),
) -> Option<Turn> {
    let (from, to) = (on_knob.of(&near.at)?, on_knob.of(&far.at)?);
    let root = |other: &Key<Tender>| {
        let margin = |point: &Point| contest.margin(decision, *other, &point.results, on_results);
        let (here, there) = (margin(near)?, margin(far)?);
        let share = here.divided_by(&(&here - &there))?;
        (!share.is_negative() && share <= Exact::ONE).then_some(share)
    };
    let share = contest.others.iter().filter_map(root).min()?;
    let at = on_knob.of(&(&from + &(&(&to - &from) * &share)))?;
    let least = |at: &Exact| {
        let results = knob.results(decision, at)?;
        contest.least(decision, &results).map(|least| (least, results))
    };
    if !least(&at)?.0.is_zero() {
        return None;
    }
    // level at one point only, and not on the step of a rounded figure, however narrow that is beside the way
    let hair = &(&far.at - &near.at) * &Exact::from_scaled(1, 15);
    let beyond = least(&(&at + &hair));
    let is_clean = beyond.as_ref().is_none_or(|(least, _)| least.is_negative())
        && (at == near.at || !least(&(&at - &hair))?.0.is_zero());
    let results = beyond.map(|(_, results)| results);
    is_clean.then(|| contest.turn(decision, at, true, results.as_ref()))
}

/// Narrows what is left down by halves.
fn halve(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: &Turned,
    near: &mut Point,
    far: &mut Point,
) {
    for _ in 0..HALVES {
        // below this no document tells level tenders apart
        if contest.is_level(decision, far)
            && (&far.at - &near.at).absolute() < Exact::from_scaled(1, 12)
        {
            return;
        }
        let at = middle(&near.at, &far.at);
        // where the rules are undefined nothing is lost yet
        let Some(results) = knob.results(decision, &at) else {
            near.at = at;
            continue;
        };
        let middle = Point { at, results };
        match contest.is_lost(decision, knob, &middle) {
            true => *far = middle,
            false => *near = middle,
        }
    }
}

fn middle(a: &Exact, b: &Exact) -> Exact {
    &(a + b) * &Exact::from_scaled(5, 1)
}

/// The turn where no line meets it: the simplest fraction in what is left, if it turns just there, as a rounded figure does.
fn simplest(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: &Turned,
    near: &Point,
    far: &Point,
) -> Turn {
    let at = super::simplest::between(&near.at, &far.at);
    let hair = hair(decision, contest, near, far);
    let point = |at: Exact| {
        let results = knob.results(decision, &at)?;
        Some(Point { at, results })
    };
    let is_lost = |at: Exact| Some(contest.is_lost(decision, knob, &point(at)?));
    let turns = || {
        let is_past = is_lost(at.clone())?;
        let other = if is_past { &at - &hair } else { &at + &hair };
        Some(is_lost(other)? != is_past)
    };
    let exact = || {
        let is_exact = turns() == Some(true);
        is_exact.then(|| (at.clone(), point(&at + &hair).unwrap_or_else(|| far.clone())))
    };
    let found = step(decision, knob, near, far).or_else(exact);
    let is_exact = found.is_some();
    let (at, beyond) = found.unwrap_or_else(|| (far.at.clone(), far.clone()));
    let mut turn = contest.turn(decision, at, is_exact, Some(&beyond.results));
    if turn.then.is_none() && contest.is_level(decision, &beyond) {
        // the rules for ties tell
        let evaluation = knob.evaluation(decision, &beyond.at);
        turn.then = evaluation.and_then(|evaluation| super::decision::winner(&evaluation));
    }
    turn
}

/// The simplest fraction near two points at which results take a step, where only documents tell them, to fewer digits than
/// lie between the two, and the point beyond it; none where results bend, or a replay tells them.
fn step(
    decision: &Decision<'_>,
    knob: &Turned,
    near: &Point,
    far: &Point,
) -> Option<(Exact, Point)> {
    let is_replayed = |at: &Exact| knob.on_track(decision, |track| track.results(at)).is_some();
    if is_replayed(&near.at) && is_replayed(&far.at) {
        return None;
    }
    let digits = Exact::from_scaled(1, 12);
    let after = if far.at < near.at { -&digits } else { digits };
    let at = super::simplest::between(&(&near.at - &after), &(&far.at + &after));
    let hair = &after * &Exact::whole(1_000);
    // just there a third may hold, as where two are level that change places
    let is_as = |point: &Point, beside: Exact| {
        let results = [knob.results(decision, &beside), knob.results(decision, &at)];
        results.iter().flatten().any(|results| *results == point.results)
    };
    if !is_as(near, &at - &hair) || !is_as(far, &at + &hair) {
        return None;
    }
    let beyond = &at + &hair;
    let results = knob.results(decision, &beyond)?;
    Some((at, Point { at: beyond, results }))
}

/// How far from a figure one looks for whether it turns just there, in the direction of the way: a small part of what is
/// left; where results are level, so far that documents can say it.
fn hair(decision: &Decision<'_>, contest: &Contest, near: &Point, far: &Point) -> Exact {
    let way = &far.at - &near.at;
    match contest.is_level(decision, far) || contest.is_level(decision, near) {
        true if way.is_negative() => -&Exact::from_scaled(1, 9),
        true => Exact::from_scaled(1, 9),
        false => &way * &Exact::from_scaled(1, 6),
    }
}
