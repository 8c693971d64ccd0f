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

use super::decision::{Decision, Results, marks, results, weights};
use super::knob::{Knob, has_weight};
use super::search::points;
use super::side_by_side::each;

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
        let here = |beyond: &Beyond| beyond.results(decision, self.knob, to);
        self.knob.replayed(decision, to).or_else(|| {
            let known = self.beyond.borrow().iter().find_map(here);
            known.or_else(|| self.anew(decision, to))
        })
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
        knob.moved(decision, to).is_some_and(|moved| decision.replayed(&moved).is_none())
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
        let mut results = vec![None; decision.basis.tenders.list.len()];
        for tender in &evaluation.tenders {
            if let Some(slot) = results.get_mut(tender.tender.position()) {
                *slot = tender.result;
            }
        }
        Beyond { replay: Replay::keeping(evaluation.derivation), marks, results }
    }

    /// The results with a weight turned so far; none where a choice would turn out otherwise than here.
    pub(super) fn results(
        &self,
        decision: &Decision<'_>,
        knob: Knob,
        to: &Exact,
    ) -> Option<Results> {
        let turned = knob.weights(decision, to)?;
        let weight = |(key, figure, stated): &(Key<Criterion>, Figure, Exact)| {
            let turned = turned.iter().find(|(of, _)| of == key);
            let weight = turned.map_or(stated, |(_, weight)| weight);
            (self.replay.recorded().number(*figure).0 != weight).then(|| (*figure, weight.clone()))
        };
        let moved: Vec<(Figure, Exact)> = self.marks.iter().filter_map(weight).collect();
        let replayed = self.replay.with(&moved).ok()?;
        let result = |figure: Figure| replayed.number(figure).0.clone();
        Some(self.results.iter().map(|figure| figure.map(result)).collect())
    }
}
