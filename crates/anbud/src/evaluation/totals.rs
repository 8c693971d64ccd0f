//! Full marks from the top down, and the totals that award formulas see: quality, points, value.

use super::failures;
use super::work::Work;
use crate::Exact;
use crate::Unit;
use crate::derivation::{Figure, Origin, Outcome};
use crate::formula::Symbol;
use crate::keyed::Key;
use crate::procedure::{Criterion, Item, Kind, MarksKey};
use crate::tenders::Tender;

/// The totals of a tender.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Totals {
    pub(super) quality: Option<Figure>,
    pub(super) points: Option<Figure>,
    pub(super) value: Option<Figure>,
}

/// Works out full marks of every criterion.
pub(super) fn full_marks(work: &mut Work<'_>) -> Outcome<()> {
    let procedure = work.procedure;
    for criterion in procedure.top() {
        full_of_criterion(work, criterion, None)?;
    }
    Ok(())
}

fn full_of_criterion(
    work: &mut Work<'_>,
    criterion: Key<Criterion>,
    above: Option<Figure>,
) -> Outcome<()> {
    let rules = &work.procedure.criteria[criterion];
    if let Some(marks) = &rules.marks {
        let unit = work.unit(criterion);
        let name = format!("full.{}", rules.id);
        let figure = match (marks.key, above) {
            (MarksKey::Weight, Some(above)) => {
                let weight = work.given_once(&marks.amount, Unit::NUMBER, &marks.place, "weight");
                let hundred = hundred(work);
                let product = work.derivation.product(vec![above, weight])?;
                work.derivation.quotient(product, hundred)?
            }
            _ => work.given(&marks.amount, unit, &marks.place),
        };
        let figure = work.derivation.named(figure, name, None);
        let figure = work.derivation.in_unit(figure, unit);
        if let Some(slot) = work.full.get_mut(criterion.position()) {
            *slot = Some(figure);
        }
    }
    for child in &rules.children {
        full_of_criterion(work, *child, work.full(criterion))?;
    }
    Ok(())
}

/// The hundred of per cent.
pub(super) fn hundred(work: &mut Work<'_>) -> Figure {
    *work
        .hundred
        .get_or_insert_with(|| work.derivation.given(Exact::whole(100), Unit::NUMBER, Origin::Rule))
}

/// The totals of the tenders of the field, by position of the tender.
pub(super) fn totals(work: &mut Work<'_>, field: &[Key<Tender>], with_prices: bool) -> Vec<Totals> {
    let mut all = vec![Totals::default(); work.answers.len()];
    for tender in field {
        let quality = quality(work, *tender);
        let mut found = Totals { quality, ..Totals::default() };
        if with_prices {
            found.points = quality.and_then(|quality| points(work, *tender, quality));
            let values = top(work, |_, is_value| is_value);
            found.value = sum(work, &values, *tender, "value", Unit::MONEY);
        }
        if let Some(slot) = all.get_mut(tender.position()) {
            *slot = found;
        }
    }
    all
}

/// The criteria at the top with full marks that a condition holds for.
fn top(work: &Work<'_>, wanted: impl Fn(Kind, bool) -> bool) -> Vec<Key<Criterion>> {
    let procedure = work.procedure;
    let takes_part = |key: &Key<Criterion>| {
        let rules = &procedure.criteria[*key];
        rules.marks.is_some() && wanted(rules.kind, rules.is_value)
    };
    procedure.top().filter(takes_part).collect()
}

fn quality(work: &mut Work<'_>, tender: Key<Tender>) -> Option<Figure> {
    let criteria = top(work, |kind, is_value| kind == Kind::Quality && !is_value);
    let sum = sum(work, &criteria, tender, "quality", Unit::POINTS)?;
    match work.rounded(sum, work.procedure.rounding.quality) {
        Ok(rounded) if rounded == sum => Some(sum),
        Ok(rounded) => Some(work.derivation.named(rounded, "quality", Some(tender))),
        Err(halt) => failures::note_plain(work, "quality", tender, &halt),
    }
}

fn points(work: &mut Work<'_>, tender: Key<Tender>, quality: Figure) -> Option<Figure> {
    let criteria = top(work, |kind, is_value| kind != Kind::Quality && !is_value);
    let prices: Option<Vec<Figure>> =
        criteria.iter().map(|key| work.points(*key, tender)).collect();
    let all = std::iter::once(quality).chain(prices?).collect();
    named_sum(work, all, tender, "points", Unit::POINTS)
}

fn sum(
    work: &mut Work<'_>,
    criteria: &[Key<Criterion>],
    tender: Key<Tender>,
    name: &str,
    unit: Unit,
) -> Option<Figure> {
    let points: Option<Vec<Figure>> =
        criteria.iter().map(|key| work.result(Item::Criterion(*key), tender).points).collect();
    named_sum(work, points?, tender, name, unit)
}

fn named_sum(
    work: &mut Work<'_>,
    figures: Vec<Figure>,
    tender: Key<Tender>,
    name: &str,
    unit: Unit,
) -> Option<Figure> {
    match work.derivation.sum(figures) {
        Ok(sum) => {
            let sum = work.derivation.in_unit(sum, unit);
            Some(work.derivation.named(sum, name, Some(tender)))
        }
        Err(halt) => failures::note_plain(work, name, tender, &halt),
    }
}

/// `quality_full`, `points_full`, `value_full`.
pub(super) fn full_of(work: &mut Work<'_>, symbol: &Symbol) -> Option<Figure> {
    let (criteria, name, unit) = match symbol {
        Symbol::QualityFull => (
            top(work, |kind, is_value| kind == Kind::Quality && !is_value),
            "quality_full",
            Unit::POINTS,
        ),
        Symbol::PointsFull => (top(work, |_, is_value| !is_value), "points_full", Unit::POINTS),
        _ => (top(work, |_, is_value| is_value), "value_full", Unit::MONEY),
    };
    let full: Option<Vec<Figure>> = criteria.iter().map(|key| work.full(*key)).collect();
    let sum = work.derivation.sum(full?).ok()?;
    let sum = work.derivation.in_unit(sum, unit);
    Some(work.derivation.named(sum, name, None))
}
