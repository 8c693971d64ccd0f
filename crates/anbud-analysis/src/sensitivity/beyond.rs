//! Beyond choices that weights turn: the whole is evaluated anew there once, and replayed from then on.
//!
//! Which of these evaluations there are follows from the case alone, and each yields the same exact results wherever its own
//! choices hold: it does not matter which of them is asked, or on how many threads.

use std::cell::RefCell;

use anbud::Exact;
use anbud::derivation::{Figure, Replay};
use anbud::evaluation::Evaluation;
use anbud::keyed::Key;
use anbud::procedure::Criterion;

use super::decision::{Decision, Results, figures, marks, results, weights};
use super::knob::{Knob, has_weight};
use super::search::points;
use super::side_by_side::each;
use super::track::Track;

/// How many evaluations are kept, at most.
const KEPT_MAX: usize = 12;

/// A knob that is turned to one point after the other: what was evaluated anew at one is replayed at the next.
pub(super) struct Turned {
    knob: Knob,
    beyond: RefCell<Vec<Beyond>>,
}

impl Turned {
    pub(super) fn new(knob: Knob) -> Self {
        Turned { knob, beyond: RefCell::default() }
    }

    /// Where it stands.
    pub(super) fn start(&self, decision: &Decision<'_>) -> Option<Exact> {
        self.knob.start(decision)
    }

    /// The results with the knob turned so far; none where they cannot be worked out.
    pub(super) fn results(&self, decision: &Decision<'_>, to: &Exact) -> Option<Results> {
        let replayed = self.on_track(decision, |track| track.results(to));
        replayed.or_else(|| self.anew(decision, to))
    }

    /// What the first evaluation tells that can, of those along which the knob is turned.
    pub(super) fn on_track<T>(
        &self,
        decision: &Decision<'_>,
        ask: impl Fn(&Track<'_>) -> Option<T>,
    ) -> Option<T> {
        let moved = |to: &Exact| self.knob.moved(decision, to);
        let (replay, results) = (&decision.replay, &*decision.figures);
        let here = ask(&Track { replay, results, moved: &moved });
        if here.is_some() || !matches!(self.knob, Knob::Weight(_)) {
            return here;
        }
        let beyond = |beyond: &Beyond| beyond.on_track(decision, self.knob, &ask);
        let known = decision.beyond().iter().find_map(beyond);
        known.or_else(|| self.beyond.borrow().iter().find_map(beyond))
    }

    fn anew(&self, decision: &Decision<'_>, to: &Exact) -> Option<Results> {
        let evaluation = self.knob.evaluation(decision, to)?;
        let results = results(&evaluation, decision.basis.tenders.list.len());
        if !matches!(self.knob, Knob::Weight(_)) {
            return Some(results);
        }
        let beyond = Beyond::new(decision, evaluation);
        // documents hold fewer digits than the figure has
        let exact = beyond.results(decision, self.knob, to);
        let mut known = self.beyond.borrow_mut();
        if known.len() < KEPT_MAX {
            known.push(beyond);
        }
        Some(exact.unwrap_or(results))
    }

    /// The whole evaluation with the knob turned so far; none where no document can say so, or it has no outcome.
    pub(super) fn evaluation(&self, decision: &Decision<'_>, to: &Exact) -> Option<Evaluation> {
        self.knob.evaluation(decision, to)
    }
}

/// An evaluation beyond turned choices.
pub(super) struct Beyond {
    replay: Replay<'static>,
    /// The weights of criteria, and what they are in the decision under examination.
    marks: Vec<(Key<Criterion>, Figure, Exact)>,
    /// The results of tenders, by position.
    results: Vec<Option<Figure>>,
}

/// Evaluates anew wherever on the way of a weight no evaluation before can be replayed.
pub(super) fn all(decision: &Decision<'_>) -> Vec<Beyond> {
    let criteria = decision.basis.procedure.criteria.keys();
    let knobs = criteria.filter(|key| has_weight(decision, *key)).map(Knob::Weight);
    let points: Vec<(Knob, Exact)> = knobs
        .flat_map(|knob| points(decision, knob).into_iter().map(move |to| (knob, to)))
        .collect();
    let is_turned = each(decision.threads, &points, |(knob, to)| {
        knob.moved(decision, to).and_then(|moved| decision.replayed(&moved)).is_none()
    });
    let turned = points.iter().zip(is_turned).filter(|(_, is_turned)| *is_turned);
    let mut all: Vec<Beyond> = Vec::new();
    for ((knob, to), _) in turned {
        let is_known = all.iter().any(|beyond| beyond.results(decision, *knob, to).is_some());
        if is_known || all.len() == KEPT_MAX {
            continue;
        }
        all.extend(knob.evaluation(decision, to).map(|anew| Beyond::new(decision, anew)));
    }
    all
}

impl Beyond {
    fn new(decision: &Decision<'_>, evaluation: Evaluation) -> Self {
        let procedure = decision.basis.procedure;
        let known = weights(&evaluation.derivation);
        let mark = |key: Key<Criterion>| {
            let stated = decision.number(decision.marks(key)?).clone();
            Some((key, marks(procedure, &evaluation, &known, key)?, stated))
        };
        let marks = procedure.criteria.keys().filter_map(mark).collect();
        let results = figures(&evaluation, decision.basis.tenders.list.len());
        Beyond { replay: Replay::keeping(evaluation.derivation), marks, results }
    }

    /// The results with a weight turned so far; none where a choice would turn out otherwise than here.
    fn results(&self, decision: &Decision<'_>, knob: Knob, to: &Exact) -> Option<Results> {
        self.on_track(decision, knob, &|track| track.results(to))
    }

    fn on_track<T>(
        &self,
        decision: &Decision<'_>,
        knob: Knob,
        ask: &dyn Fn(&Track<'_>) -> Option<T>,
    ) -> Option<T> {
        let moved = |to: &Exact| {
            let turned = knob.weights(decision, to)?;
            let weight = |(key, figure, stated): &(Key<Criterion>, Figure, Exact)| {
                let turned = turned.iter().find(|(of, _)| of == key);
                let weight = turned.map_or(stated, |(_, weight)| weight);
                // points of a criterion without weight are no share of it: with one they come about otherwise
                let was_none = self.replay.recorded().number(*figure).0.is_zero();
                (!was_none || weight.is_zero()).then(|| (*figure, weight.clone()))
            };
            self.marks.iter().map(weight).collect()
        };
        ask(&Track { replay: &self.replay, results: &self.results, moved: &moved })
    }
}
