//! Leave one out: who would win without one evaluator, group, criterion, requirement or tender.

use std::sync::Arc;

use anbud::Exact;
use anbud::evaluation::Evaluation;
use anbud::keyed::Key;
use anbud::ledger::Evaluator;
use anbud::procedure::{Basis, Criterion, Group, Kind, Limits, Missing, Requirement, ThresholdOn};
use anbud::tenders::Tender;
use anbud::{Place, Procedure};

use super::decision::{Decision, Results, winner};
use super::knob::{Knob, has_weight};
use super::people;
use super::search::Contest;
use super::side_by_side::each;
use crate::apart::without;

/// What is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An evaluator, with all scores.
    Evaluator(Key<Evaluator>),
    /// A group, with all its scores.
    Group(Key<Group>),
    /// A criterion, with everything below it; the others share its weight in proportion.
    Criterion(Key<Criterion>),
    /// A requirement; the others of its criterion share its weight in proportion.
    Requirement(Key<Requirement>),
    /// A tender.
    Tender(Key<Tender>),
}

/// Who would win without a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// What is left out.
    pub part: Part,
    /// Who would win.
    pub then: Then,
}

/// Who would win.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// This tender.
    Wins(Key<Tender>),
    /// Nobody alone: the first place is tied, or nobody is left.
    Undecided,
    /// The rest cannot be evaluated: nobody else scored something, or a formula is undefined.
    Unknown,
}

/// Who would win without each part, one at a time.
pub(super) fn all(decision: &Decision<'_>, contest: &Contest) -> Vec<LeftOut> {
    let basis = decision.basis;
    let tenders = decision.ranked().into_iter().map(Part::Tender);
    let criteria = basis.procedure.criteria.keys();
    let criteria = criteria.filter(|key| has_weight(decision, *key)).map(Part::Criterion);
    let requirements = basis.procedure.requirements.entries();
    let requirements = requirements
        .filter(|(_, rules)| !rules.mandatory && has_others(basis.procedure, rules))
        .map(|(key, _)| Part::Requirement(key));
    let groups = basis.procedure.groups.keys().map(Part::Group);
    let evaluators = basis.sheet.evaluators.keys().map(Part::Evaluator);
    let parts = tenders.chain(criteria).chain(requirements).chain(groups).chain(evaluators);
    let left_out =
        |part: &Part| LeftOut { part: *part, then: without_part(decision, contest, *part) };
    each(decision.threads, &parts.collect::<Vec<Part>>(), left_out)
}

/// With more evaluators than this, a panel is not evaluated without each of them.
const EVALUATED_MAX: usize = 200;

fn has_others(procedure: &Procedure, requirement: &Requirement) -> bool {
    requirement.criterion.is_some_and(|key| procedure.criteria[key].requirements.len() > 1)
}

fn without_part(decision: &Decision<'_>, contest: &Contest, part: Part) -> Then {
    let found = match part {
        Part::Tender(tender) => without_tender(decision, tender),
        Part::Criterion(criterion) => without_criterion(decision, contest, criterion),
        Part::Requirement(requirement) => without_requirement(decision, contest, requirement),
        Part::Group(group) => without_group(decision, group),
        Part::Evaluator(evaluator) => without_evaluator(decision, contest, evaluator),
    };
    found.unwrap_or(Then::Unknown)
}

fn of_evaluation(evaluation: &Evaluation) -> Then {
    winner(evaluation).map_or(Then::Undecided, Then::Wins)
}

/// Who is first by results; where that is shared only a whole evaluation knows, since tie rules decide.
fn by_results(decision: &Decision<'_>, contest: &Contest, results: &Results) -> Option<Then> {
    contest.first(decision, results).map(Then::Wins)
}

fn without_tender(decision: &Decision<'_>, tender: Key<Tender>) -> Option<Then> {
    let basis = decision.basis;
    let (procedure, tenders) = without(basis.procedure, basis.tenders, &[tender]);
    decision.anew(&procedure, &tenders).map(|evaluation| of_evaluation(&evaluation))
}

fn without_criterion(
    decision: &Decision<'_>,
    contest: &Contest,
    criterion: Key<Criterion>,
) -> Option<Then> {
    let knob = Knob::Weight(criterion);
    if let Some(results) = decision.replayed(&knob.moved(decision, &Exact::ZERO)?)
        && let Some(then) = by_results(decision, contest, &results)
    {
        return Some(then);
    }
    let mut said = knob.documents(decision, &Exact::ZERO)?;
    forget_thresholds(&mut said.procedure, criterion);
    decision.anew(&said.procedure, &said.tenders).map(|evaluation| of_evaluation(&evaluation))
}

/// What is left out asks for nothing: the thresholds on shares of a criterion and of all below it go with it.
fn forget_thresholds(procedure: &mut Procedure, criterion: Key<Criterion>) {
    let rules = &mut procedure.criteria[criterion];
    rules.threshold = rules.threshold.take().filter(|threshold| threshold.on != ThresholdOn::Share);
    for child in rules.children.clone() {
        forget_thresholds(procedure, child);
    }
}

fn without_requirement(
    decision: &Decision<'_>,
    contest: &Contest,
    requirement: Key<Requirement>,
) -> Option<Then> {
    let (_, place) = decision.basis.procedure.requirements[requirement].weight.as_ref()?;
    let moved = [(decision.weight_at(place)?, Exact::ZERO)];
    if let Some(results) = decision.replayed(&moved)
        && let Some(then) = by_results(decision, contest, &results)
    {
        return Some(then);
    }
    let mut procedure = decision.basis.procedure.clone();
    procedure.requirements[requirement].weight = Some((0.into(), place.clone()));
    let evaluation = decision.anew(&procedure, decision.basis.tenders)?;
    Some(of_evaluation(&evaluation))
}

/// A group left out scores nothing and assesses nothing that is scored; what it alone assesses nobody scores then.
fn without_group(decision: &Decision<'_>, group: Key<Group>) -> Option<Then> {
    let mut procedure = decision.basis.procedure.clone();
    let nothing = procedure.criteria.push(nothing());
    procedure.groups[group].assesses = vec![nothing];
    procedure.groups[group].quorum = None;
    procedure.scoring.missing.get_or_insert(Missing::Skip);
    let sheet = decision.sheet.without(|of, _| of == Some(group));
    Some(of_evaluation(&decision.rescored(&procedure, &sheet)?))
}

/// A criterion that nothing belongs to.
fn nothing() -> Criterion {
    let name: Arc<str> = "nothing".into();
    Criterion {
        id: name.clone(),
        title: name,
        place: Place::in_code(),
        kind: Kind::Cost,
        parent: None,
        children: Vec::new(),
        requirements: Vec::new(),
        marks: None,
        is_value: false,
        basis: Basis::Nothing,
        curve: None,
        limits: Limits::default(),
        threshold: None,
    }
}

fn without_evaluator(
    decision: &Decision<'_>,
    contest: &Contest,
    evaluator: Key<Evaluator>,
) -> Option<Then> {
    let sheet = &*decision.sheet;
    // a member leaves the panel with all that it came to: no replay takes an operand away
    let is_member = !decision.basis.evaluation.panel.is_empty()
        || sheet.pairs.iter().any(|pair| pair.evaluator == evaluator);
    if is_member && sheet.evaluators.len() > EVALUATED_MAX {
        return None;
    }
    let moved = if is_member { None } else { people::without(decision, evaluator) };
    let results = moved.and_then(|moved| decision.replayed(&moved));
    if let Some(then) = results.and_then(|results| by_results(decision, contest, &results)) {
        return Some(then);
    }
    // nobody is left in some group, or a choice turns out otherwise, or the first place is shared: the rules say what
    // then; a quorum is not asked for, since the question is one of scores
    let mut procedure = decision.basis.procedure.clone();
    for group in procedure.groups.keys() {
        procedure.groups[group].quorum = None;
    }
    let left = sheet.without(|_, of| of == Some(evaluator));
    Some(of_evaluation(&decision.rescored(&procedure, &left)?))
}
