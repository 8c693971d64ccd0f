//! Stage *weigh*: score to share to points, up the tree of criteria.

mod curve;
mod leaf;
mod parent;
pub(super) mod share;

use super::failures;
use super::prices::Prices;
use super::work::Work;
use crate::derivation::{Figure, Outcome};
use crate::keyed::Key;
use crate::procedure::{Basis, Criterion, Item, Kind};
use crate::tenders::Tender;

pub(super) use leaf::score as leaf_score;

/// Weighs the quality criteria at the top. No price can be reached from here.
pub(super) fn quality(work: &mut Work<'_>, field: &[Key<Tender>]) {
    let procedure = work.procedure;
    for criterion in procedure.top() {
        if procedure.criteria[criterion].kind == Kind::Quality {
            criterion_of(work, criterion, None, field);
        }
    }
}

/// Weighs the price and cost criteria at the top.
pub(super) fn prices(work: &mut Work<'_>, prices: &Prices, field: &[Key<Tender>]) {
    let procedure = work.procedure;
    for criterion in procedure.top() {
        if procedure.criteria[criterion].kind != Kind::Quality {
            criterion_of(work, criterion, Some(prices), field);
        }
    }
}

/// Weighs a criterion with everything below it; one that has been weighed stays as it is.
pub(super) fn criterion_of(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
) {
    if !work.weighed.insert(Item::Criterion(criterion)) {
        return;
    }
    let rules = &work.procedure.criteria[criterion];
    for child in &rules.children {
        criterion_of(work, *child, prices, field);
    }
    match rules.basis {
        Basis::Nothing => {}
        Basis::Children => parent::weigh(work, criterion, prices, field),
        _ => leaf::weigh(work, criterion, prices, field),
    }
}

/// Works out and keeps the points of a criterion for the tenders of the field.
fn points(work: &mut Work<'_>, criterion: Key<Criterion>, field: &[Key<Tender>]) {
    for tender in field {
        match points_of(work, criterion, *tender) {
            Ok(Some(points)) => keep_points(work, criterion, *tender, points),
            Ok(None) => {}
            Err(halt) => {
                let id = &work.procedure.criteria[criterion].id;
                failures::note_plain(work, id, *tender, &halt);
            }
        }
    }
}

/// Share times full marks; where a formula yielded points and there are no full marks, these points. Rounded as declared.
fn points_of(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    tender: Key<Tender>,
) -> Outcome<Option<Figure>> {
    let result = work.result(Item::Criterion(criterion), tender);
    let points = match (result.share, work.full(criterion), result.points) {
        (Some(share), Some(full), _) => work.derivation.product(vec![share, full])?,
        (None, _, Some(points)) => points,
        _ => return Ok(None),
    };
    rounded_points(work, criterion, points).map(Some)
}

fn rounded_points(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    points: Figure,
) -> Outcome<Figure> {
    let rules = &work.procedure.rounding;
    let rounding =
        if work.procedure.criteria[criterion].is_value { rules.value } else { rules.points };
    work.rounded(points, rounding)
}

/// Names and keeps the points of a criterion for a tender.
fn keep_points(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    tender: Key<Tender>,
    points: Figure,
) {
    let rules = &work.procedure.criteria[criterion];
    let name = format!("{}.{}", if rules.is_value { "value" } else { "points" }, rules.id);
    let points = work.derivation.named(points, name, Some(tender));
    let points = work.derivation.in_unit(points, work.unit(criterion));
    work.set(Item::Criterion(criterion), tender, |result| result.points = Some(points));
}
