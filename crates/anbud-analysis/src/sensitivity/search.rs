//! The first place along a knob where a contest turns: exact where a straight line through a lens meets it, else
//! narrowed down by halves.

use anbud::Exact;
use anbud::keyed::Key;
use anbud::procedure::Best;
use anbud::tenders::Tender;

use super::decision::{Decision, Results};
use super::knob::Knob;

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
}

/// How many parts a knob's way is looked at in before a turn is narrowed down.
const PARTS: i64 = 8;
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
    for part in parts(knob) {
        let at = &start + &(&way * &part);
        // beyond this the rules are undefined, and nothing more can be said
        let Some(results) = knob.results(decision, &at) else { break };
        let far = Point { at, results };
        if contest.is_lost(decision, &far.results) {
            return Some(narrowed(decision, contest, knob, near, far));
        }
        near = far;
    }
    None
}

/// The parts of the way that are looked at: scores move figures along a straight line or a step, weights and prices may bend.
fn parts(knob: Knob) -> Vec<Exact> {
    match knob {
        Knob::Weight(_) | Knob::Price(_) | Knob::Quality(_) => {
            (1..=PARTS).filter_map(|part| Exact::ratio(part.into(), PARTS.into())).collect()
        }
        Knob::Score(..) | Knob::Group(..) | Knob::Evaluator(..) => vec![Exact::ONE],
    }
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

    /// Whether the one ahead has fallen behind, or out of the field.
    fn is_lost(&self, decision: &Decision<'_>, results: &Results) -> bool {
        let is_out = results.get(self.ahead.position()).is_none_or(Option::is_none);
        is_out || self.least(decision, results).is_some_and(|least| least.is_negative())
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
    knob: Knob,
    mut near: Point,
    mut far: Point,
) -> Turn {
    for _ in 0..TRIES {
        for lenses in LENSES {
            if let Some(at) = by_line(decision, contest, knob, (&near, &far), lenses) {
                let then = beyond(decision, contest, knob, &at, &far);
                return Turn { at, is_exact: true, then };
            }
        }
        halve(decision, contest, knob, &mut near, &mut far);
    }
    simplest(decision, contest, knob, near, far)
}

/// Where straight lines through two points say that the contest turns, if it is so.
fn by_line(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: Knob,
    (near, far): (&Point, &Point),
    (on_knob, on_results): (Lens, Lens),
) -> Option<Exact> {
    let (from, to) = (on_knob.of(&near.at)?, on_knob.of(&far.at)?);
    let root = |other: &Key<Tender>| {
        let margin = |point: &Point| contest.margin(decision, *other, &point.results, on_results);
        let (here, there) = (margin(near)?, margin(far)?);
        let share = here.divided_by(&(&here - &there))?;
        (!share.is_negative() && share <= Exact::ONE).then_some(share)
    };
    let share = contest.others.iter().filter_map(root).min()?;
    let at = on_knob.of(&(&from + &(&(&to - &from) * &share)))?;
    let results = knob.results(decision, &at)?;
    (contest.least(decision, &results)?.is_zero()).then_some(at)
}

/// Narrows what is left down by halves.
fn halve(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: Knob,
    near: &mut Point,
    far: &mut Point,
) {
    let half = Exact::from_scaled(5, 1);
    for _ in 0..HALVES {
        let at = &(&near.at + &far.at) * &half;
        let Some(results) = knob.results(decision, &at) else { return };
        let middle = Point { at, results };
        match contest.is_lost(decision, &middle.results) {
            true => *far = middle,
            false => *near = middle,
        }
    }
}

/// The turn where no line meets it: the simplest fraction in what is left, if it turns there, as a rounded figure does.
fn simplest(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: Knob,
    near: Point,
    far: Point,
) -> Turn {
    let at = super::simplest::between(&near.at, &far.at);
    let results = knob.results(decision, &at);
    let is_tie = results.as_ref().and_then(|results| contest.least(decision, results));
    let is_tie = is_tie.is_some_and(|least| least.is_zero());
    let is_first_lost = results.is_some_and(|results| contest.is_lost(decision, &results));
    let then = contest.first(decision, &far.results);
    match is_tie || is_first_lost {
        true => Turn { at, is_exact: true, then },
        false => Turn { at: far.at, is_exact: false, then },
    }
}

/// Who is ahead just beyond an exact turn.
fn beyond(
    decision: &Decision<'_>,
    contest: &Contest,
    knob: Knob,
    at: &Exact,
    far: &Point,
) -> Option<Key<Tender>> {
    let hair = &(&far.at - at) * &Exact::from_scaled(1, 12);
    let results = knob.results(decision, &(at + &hair))?;
    contest.first(decision, &results)
}
