//! Parents: the sum of their children, or a share of it by a model of their own.

use super::super::columns::{Lacking, Own};
use super::super::failures;
use super::super::prices::Prices;
use super::super::work::Work;
use super::share::with_curve;
use crate::Unit;
use crate::derivation::Figure;
use crate::keyed::Key;
use crate::procedure::{Criterion, Item};
use crate::tenders::Tender;

/// Weighs a parent whose children have been weighed.
///
/// A model of its own may name the price where the parent is a price or cost criterion.
pub(super) fn weigh(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
) {
    let sums: Vec<Option<Figure>> =
        field.iter().map(|tender| sum(work, criterion, *tender)).collect();
    let shares: Vec<Option<Figure>> = field
        .iter()
        .zip(&sums)
        .map(|(tender, sum)| share(work, criterion, *tender, *sum))
        .collect();
    if work.procedure.criteria[criterion].curve.is_some() {
        by_model(work, criterion, prices, field, shares);
        return;
    }
    let name = format!("share.{}", work.procedure.criteria[criterion].id);
    for ((tender, sum), share) in field.iter().zip(sums).zip(shares) {
        if let Some(share) = share {
            let share = work.derivation.named(share, name.clone(), Some(*tender));
            work.set(Item::Criterion(criterion), *tender, |result| result.share = Some(share));
        }
        if let Some(sum) = sum {
            super::keep_points(work, criterion, *tender, sum);
        }
    }
}

/// The sum of the points of the children; none where one of them is missing, which has been noted.
fn sum(work: &mut Work<'_>, criterion: Key<Criterion>, tender: Key<Tender>) -> Option<Figure> {
    let children = &work.procedure.criteria[criterion].children;
    let points: Option<Vec<Figure>> =
        children.iter().map(|child| work.points(*child, tender)).collect();
    match work.derivation.sum(points?) {
        Ok(sum) => Some(work.derivation.in_unit(sum, work.unit(criterion))),
        Err(halt) => {
            failures::note_plain(work, &work.procedure.criteria[criterion].id, tender, &halt)
        }
    }
}

/// The sum divided by full marks; none where there are none.
fn share(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    tender: Key<Tender>,
    sum: Option<Figure>,
) -> Option<Figure> {
    let full = work.full(criterion)?;
    if work.derivation.number(full).0.is_zero() {
        return None;
    }
    match work.derivation.quotient(sum?, full) {
        Ok(share) => Some(work.derivation.in_unit(share, Unit::NUMBER)),
        Err(halt) => {
            failures::note_plain(work, &work.procedure.criteria[criterion].id, tender, &halt)
        }
    }
}

fn by_model(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
    shares: Vec<Option<Figure>>,
) {
    let item = Item::Criterion(criterion);
    let full = work.full(criterion);
    let is_zero = full.is_some_and(|full| work.derivation.number(full).0.is_zero());
    let lacking = is_zero.then_some(Lacking::FullMarks);
    let own = Own { full, x: shares, lacking, ..Own::default() };
    with_curve(work, item, criterion, &own, prices, field);
    super::points(work, criterion, field);
}
