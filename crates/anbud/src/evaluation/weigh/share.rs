//! The share of an item: what the curve yields, limited and rounded as declared.

use super::super::columns::{Lacking, Own};
use super::super::failures;
use super::super::prices::Prices;
use super::super::work::Work;
use super::curve::yields;
use crate::derivation::{Figure, Origin, Outcome, Ranked};
use crate::keyed::Key;
use crate::procedure::{Basis, Criterion, CurveRule, Item, Limits, Scale, Yield};
use crate::tenders::Tender;
use crate::{Exact, Unit};

/// Works out the share of an item for the tenders of the field; one that has been worked out stays as it is.
pub(in super::super) fn of_item(
    work: &mut Work<'_>,
    item: Item,
    criterion: Key<Criterion>,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
) {
    if matches!(item, Item::Requirement(_)) && !work.weighed.insert(item) {
        return;
    }
    let own = own(work, item, criterion, prices, field);
    with_curve(work, item, criterion, &own, prices, field);
}

/// Runs the curve of a criterion for one of its items, or for the criterion itself.
pub(super) fn with_curve(
    work: &mut Work<'_>,
    item: Item,
    criterion: Key<Criterion>,
    own: &Own,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
) {
    let rules = &work.procedure.criteria[criterion];
    let Some(curve) = &rules.curve else { return };
    let gives_points = matches!(curve.rule, CurveRule::Formula(_, Yield::Points));
    let is_leaf = rules.basis != Basis::Children;
    let rounding = work.procedure.rounding.share.filter(|_| is_leaf);
    let name = format!("share.{}", work.procedure.item_id(item));
    let is_plain = !gives_points && rounding.is_none() && rules.limits == Limits::default();
    let yielded = yields(work, curve, own, prices, field, is_plain.then_some(&*name));
    for (tender, figure) in field.iter().zip(yielded) {
        let Some(figure) = figure else { continue };
        let share = if gives_points {
            share_of_points(work, item, criterion, *tender, figure)
        } else {
            Ok(Some(figure))
        };
        let share = share
            .and_then(|share| share.map(|share| limited(work, &rules.limits, share)).transpose());
        let share =
            share.and_then(|share| share.map(|share| work.rounded(share, rounding)).transpose());
        match share {
            Ok(share) => keep(work, item, *tender, share, &name, is_plain),
            Err(halt) => drop(failures::note_plain(work, &name, *tender, &halt)),
        }
    }
}

fn keep(
    work: &mut Work<'_>,
    item: Item,
    tender: Key<Tender>,
    share: Option<Figure>,
    name: &str,
    is_named: bool,
) {
    let share = share.map(|share| {
        let share = if is_named { share } else { work.derivation.named(share, name, Some(tender)) };
        work.derivation.in_unit(share, Unit::NUMBER)
    });
    work.set(item, tender, |result| result.share = share);
}

/// Points that a formula yields are a share of full marks; where there are none, they stand as they are.
fn share_of_points(
    work: &mut Work<'_>,
    item: Item,
    criterion: Key<Criterion>,
    tender: Key<Tender>,
    points: Figure,
) -> Outcome<Option<Figure>> {
    let points = work.derivation.in_unit(points, work.unit(criterion));
    match work.full(criterion) {
        Some(full) if !work.derivation.number(full).0.is_zero() => {
            work.derivation.quotient(points, full).map(Some)
        }
        _ => {
            work.set(item, tender, |result| result.points = Some(points));
            Ok(None)
        }
    }
}

fn limited(work: &mut Work<'_>, limits: &Limits, share: Figure) -> Outcome<Figure> {
    let mut share = share;
    if let Some((lowest, place)) = &limits.lowest {
        let lowest = work.given_once(lowest, Unit::NUMBER, place, "lowest");
        share = work.derivation.nth(Ranked::HIGHEST, vec![share, lowest])?;
    }
    if let Some((highest, place)) = &limits.highest {
        let highest = work.given_once(highest, Unit::NUMBER, place, "highest");
        share = work.derivation.nth(Ranked::LOWEST, vec![share, highest])?;
    }
    Ok(share)
}

/// What the formula of a leaf sees of its own, for one item.
fn own(
    work: &mut Work<'_>,
    item: Item,
    criterion: Key<Criterion>,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
) -> Own {
    let rules = &work.procedure.criteria[criterion];
    let mut own = Own { full: work.full(criterion), ..Own::default() };
    match &rules.basis {
        Basis::Scored(scale) | Basis::Requirements(scale) => {
            own.score = field.iter().map(|tender| work.result(item, *tender).score).collect();
            own.x = own.score.clone();
            let (minimum, maximum) = ends(work, *scale);
            (own.minimum, own.maximum) = (Some(minimum), Some(maximum));
        }
        Basis::Measured { measure, .. } => {
            own.x = field.iter().map(|tender| work.measure(*tender, measure)).collect();
            own.lacking = Some(Lacking::Measure(measure.clone()));
        }
        Basis::Price => {
            let price = |tender: &Key<Tender>| prices.and_then(|prices| prices.price(*tender));
            own.x = field.iter().map(price).collect();
            own.lacking = Some(Lacking::Price);
        }
        Basis::Children | Basis::Nothing => {}
    }
    own
}

fn ends(work: &mut Work<'_>, scale: Key<Scale>) -> (Figure, Figure) {
    let scale = &work.procedure.scales[scale];
    if scale.pairs.is_some() {
        // what comparisons come to lies between these, whatever the preferences go up to
        let end = |work: &mut Work<'_>, number: Exact, name| {
            let figure = work.derivation.given(number, Unit::NUMBER, Origin::Rule);
            work.derivation.named(figure, name, None)
        };
        return (end(work, Exact::ZERO, "minimum"), end(work, Exact::ONE, "maximum"));
    }
    let minimum = work.given_once(&scale.minimum, Unit::NUMBER, &scale.place, "minimum");
    let maximum = work.given_once(&scale.maximum, Unit::NUMBER, &scale.place, "maximum");
    (minimum, maximum)
}
