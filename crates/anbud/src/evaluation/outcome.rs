//! The outcome: what the stages found, put together for each tender.

use super::Field;
use super::absolute::is_absolute;
use super::beside;
use super::combine::{Combined, Tested};
use super::prices::Prices;
use super::rank::Set;
use super::result::{Evaluation, Placed, Scope, Status, TenderResult, Undecided, UndecidedCause};
use super::totals::Totals;
use super::work::Work;
use crate::Diagnostic;
use crate::derivation::Figure;
use crate::keyed::Key;
use crate::procedure::Item;
use crate::tenders::{Tender, Tenders};

/// What the stages after quality found.
pub(super) struct Parts<'p, 'a> {
    pub(super) prices: &'p Prices,
    pub(super) totals: &'p [Totals],
    pub(super) combined: Combined<'a>,
    pub(super) abnormal: Vec<Tested>,
    pub(super) sets: Vec<Set>,
    pub(super) field: Field<'p>,
}

/// The outcome of an evaluation of quality alone.
pub(super) fn of_quality(
    mut work: Work<'_>,
    tenders: &Tenders,
    totals: &[Totals],
) -> Result<Evaluation, Vec<Diagnostic>> {
    mistakes(&mut work)?;
    let results = tenders.list.keys().map(|tender| {
        let status = if rejected(&work, tender) { Status::Rejected } else { Status::Assessed };
        let quality = totals.get(tender.position()).and_then(|totals| totals.quality);
        TenderResult { quality, ..plain(&work, tender, status) }
    });
    let results = results.collect();
    Ok(finished(work, Scope::Quality, results, Vec::new()))
}

/// The outcome of a whole evaluation.
pub(super) fn of_award(
    mut work: Work<'_>,
    tenders: &Tenders,
    parts: Parts<'_, '_>,
) -> Result<Evaluation, Vec<Diagnostic>> {
    mistakes(&mut work)?;
    let mut undecided = Vec::new();
    let mut results = match work.undecided {
        Some((a, b)) => {
            undecided.push(too_close(&work, parts.field, a, b));
            Vec::new()
        }
        None => placed(&work, &parts, &mut undecided),
    };
    let without =
        tenders.list.keys().filter(|tender| !results.iter().any(|result| result.tender == *tender));
    let rest: Vec<TenderResult> = without.map(|tender| unplaced(&work, &parts, tender)).collect();
    results.extend(rest);
    Ok(finished(work, Scope::Whole, results, undecided))
}

fn mistakes(work: &mut Work<'_>) -> Result<(), Vec<Diagnostic>> {
    let no_grounds = Vec::new();
    work.troubles.end_stage(&no_grounds);
    let mistakes = work.troubles.settled();
    if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
}

fn rejected(work: &Work<'_>, tender: Key<Tender>) -> bool {
    work.grounds.get(tender.position()).is_some_and(|grounds| !grounds.is_empty())
}

/// A tender's criteria and grounds, without totals.
fn plain(work: &Work<'_>, tender: Key<Tender>, status: Status) -> TenderResult {
    let criteria =
        work.procedure.criteria.keys().map(|key| work.result(Item::Criterion(key), tender));
    TenderResult {
        tender,
        status,
        place: None,
        placed: None,
        result: None,
        quality: None,
        points: None,
        value: None,
        price: None,
        criteria: criteria.collect(),
        abnormal: None,
        abnormal_steps: Vec::new(),
        steps: Vec::new(),
        grounds: work.grounds.get(tender.position()).cloned().unwrap_or_default(),
    }
}

/// A tender of the field with its totals.
fn of_field(
    work: &Work<'_>,
    parts: &Parts<'_, '_>,
    tender: Key<Tender>,
    status: Status,
) -> TenderResult {
    let at = tender.position();
    let totals = parts.totals.get(at).copied().unwrap_or_default();
    let position = parts.field.iter().position(|other| *other == tender);
    TenderResult {
        result: parts.combined.results.get(at).copied().flatten(),
        quality: totals.quality,
        points: totals.points,
        value: totals.value,
        price: parts.prices.price(tender),
        abnormal: parts.abnormal.get(at).and_then(|tested| tested.asked),
        abnormal_steps: parts
            .abnormal
            .get(at)
            .map(|tested| tested.steps.clone())
            .unwrap_or_default(),
        steps: position
            .map(|position| parts.combined.run.steps_worked_out(position))
            .unwrap_or_default(),
        ..plain(work, tender, status)
    }
}

/// The tenders with a result, in order, with their places.
fn placed(
    work: &Work<'_>,
    parts: &Parts<'_, '_>,
    undecided: &mut Vec<Undecided>,
) -> Vec<TenderResult> {
    let mut results: Vec<TenderResult> = Vec::new();
    let mut doubtful: Vec<Key<Tender>> = Vec::new();
    let certain = parts
        .sets
        .iter()
        .position(|set| set.doubtful)
        .map_or(parts.sets.len(), |at| at.saturating_sub(1));
    for (at, set) in parts.sets.iter().enumerate() {
        let place = u32::try_from(results.len() + 1).unwrap_or(u32::MAX);
        let mut tenders = set.tenders.clone();
        tenders.sort_by_key(|tender| work.id(*tender));
        let is_tied_first = place == 1 && tenders.len() > 1;
        if at >= certain {
            doubtful.extend(&tenders);
        } else if is_tied_first {
            undecided.push(tied(tenders.clone()));
        }
        for (shared, tender) in tenders.into_iter().enumerate() {
            let decided = at < certain && !is_tied_first;
            let status = if decided { Status::Ranked } else { Status::Undecided };
            let how = if shared > 0 { Placed::Shared } else { set.placed };
            let is_certain = at < certain;
            results.push(TenderResult {
                place: is_certain.then_some(place),
                placed: (is_certain && !(at == 0 && shared == 0)).then_some(how),
                ..of_field(work, parts, tender, status)
            });
        }
    }
    if !doubtful.is_empty() {
        doubtful.sort_by_key(|tender| work.id(*tender));
        let text = "their figures are closer than their certainty: 10^-30 of the larger".into();
        undecided.push(Undecided { tenders: doubtful, cause: UndecidedCause::TooClose, text });
    }
    results
}

fn tied(tenders: Vec<Key<Tender>>) -> Undecided {
    let text = "the first place is tied and no stated rule separates it".into();
    Undecided { tenders, cause: UndecidedCause::Tied, text }
}

/// All tenders of the field, undecided because a formula met figures too close to tell apart.
fn too_close(work: &Work<'_>, field: Field<'_>, a: Figure, b: Figure) -> Undecided {
    let name = |figure| work.derivation.name(figure).map_or("a figure", |name| &name.text);
    let text = format!(
        "a formula compares {} and {}, which are closer than their certainty",
        name(a),
        name(b)
    );
    let mut tenders = field.to_vec();
    tenders.sort_by_key(|tender| work.id(*tender));
    Undecided { tenders, cause: UndecidedCause::TooClose, text: text.into() }
}

/// A tender without a place: undecided, unplaced or rejected.
fn unplaced(work: &Work<'_>, parts: &Parts<'_, '_>, tender: Key<Tender>) -> TenderResult {
    if rejected(work, tender) {
        let price = parts.prices.price(tender);
        return TenderResult { price, ..plain(work, tender, Status::Rejected) };
    }
    if work.undecided.is_some() {
        return TenderResult { result: None, ..of_field(work, parts, tender, Status::Undecided) };
    }
    of_field(work, parts, tender, Status::Unplaced)
}

fn finished(
    mut work: Work<'_>,
    scope: Scope,
    mut tenders: Vec<TenderResult>,
    undecided: Vec<Undecided>,
) -> Evaluation {
    let standing = |status: Status| match status {
        Status::Ranked | Status::Assessed => 0,
        Status::Undecided => 1,
        Status::Unplaced => 2,
        Status::Rejected => 3,
    };
    tenders.retain(|result| !work.aside.contains(&result.tender));
    let place = |result: &TenderResult| result.place.unwrap_or(u32::MAX);
    tenders.sort_by(|a, b| {
        let key = |result: &TenderResult| (place(result), standing(result.status));
        key(a).cmp(&key(b)).then_with(|| work.id(a.tender).cmp(&work.id(b.tender)))
    });
    let absolute = is_absolute(work.procedure);
    let margin = beside::margin(&mut work, &tenders);
    let group_means = beside::group_means(&mut work);
    let panel = std::mem::take(&mut work.panel);
    let mut warnings = work.warnings;
    warnings.sort_by(|a, b| {
        let key = |warning: &super::Warning| {
            (warning.diagnostic.place().cloned(), warning.diagnostic.code)
        };
        key(a).cmp(&key(b))
    });
    Evaluation {
        scope,
        derivation: work.derivation,
        tenders,
        full: work.full,
        undecided,
        margin,
        group_means,
        panel,
        warnings,
        absolute,
        decisions: work.decisions,
        known: work.results,
    }
}
