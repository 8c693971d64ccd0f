//! The figures that formulas see: one column for each name, one figure for each tender.

use std::sync::Arc;

use super::prices::Prices;
use super::totals::{Totals, full_of};
use super::work::Work;
use crate::derivation::Figure;
use crate::derivation::Origin;
use crate::formula::{Column, Formula, Symbol};
use crate::keyed::Key;
use crate::procedure::Item;
use crate::tenders::Tender;
use crate::{Exact, Unit};

/// What the formula of a criterion sees of its own.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    /// The score, by position in the field.
    pub(super) score: Vec<Option<Figure>>,
    /// `x`: the score, the measure, the price, or the share of the children.
    pub(super) x: Vec<Option<Figure>>,
    /// Why `x` may be missing, where that has not been noted.
    pub(super) lacking: Option<Lacking>,
    pub(super) minimum: Option<Figure>,
    pub(super) maximum: Option<Figure>,
    pub(super) full: Option<Figure>,
}

/// Why a tender may have no `x`: a mistake only where a formula needs it.
#[derive(Debug, Clone)]
pub(super) enum Lacking {
    /// It does not state the measure.
    Measure(Arc<str>),
    /// It does not state a price.
    Price,
    /// `x` is a share of full marks, and they are 0.
    FullMarks,
}

/// What a formula can see beside parameters, measures and criteria.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen<'a> {
    pub(super) own: Option<&'a Own>,
    pub(super) prices: Option<&'a Prices>,
    pub(super) totals: Option<&'a [Totals]>,
    pub(super) results: Option<&'a [Option<Figure>]>,
}

/// The columns of a formula over the field, in the order of its symbols.
pub(super) fn columns(
    work: &mut Work<'_>,
    formula: &Formula,
    field: &[Key<Tender>],
    seen: Seen<'_>,
) -> Vec<Column> {
    let symbols: Vec<Symbol> = formula.symbols().map(|(symbol, _)| symbol.clone()).collect();
    symbols.iter().map(|symbol| column(work, formula, symbol, field, seen)).collect()
}

pub(super) fn column(
    work: &mut Work<'_>,
    formula: &Formula,
    symbol: &Symbol,
    field: &[Key<Tender>],
    seen: Seen<'_>,
) -> Column {
    let own = |pick: fn(&Own) -> Option<Figure>| shared(seen.own.and_then(pick), field);
    let rows =
        |rows: Option<&Vec<Option<Figure>>>| Column::PerTender(rows.cloned().unwrap_or_default());
    let each = |pick: &dyn Fn(Key<Tender>) -> Option<Figure>| {
        Column::PerTender(field.iter().map(|tender| pick(*tender)).collect())
    };
    let totals = |pick: fn(&Totals) -> Option<Figure>| {
        each(&|tender| seen.totals.and_then(|totals| totals.get(tender.position())).and_then(pick))
    };
    match symbol {
        Symbol::Score => rows(seen.own.map(|own| &own.score)),
        Symbol::X => rows(seen.own.map(|own| &own.x)),
        Symbol::Minimum => own(|own| own.minimum),
        Symbol::Maximum => own(|own| own.maximum),
        Symbol::Full => own(|own| own.full),
        Symbol::Price => each(&|tender| seen.prices.and_then(|prices| prices.price(tender))),
        Symbol::Bid => each(&|tender| seen.prices.and_then(|prices| prices.bid(tender))),
        Symbol::Part(part) => {
            each(&|tender| seen.prices.and_then(|prices| prices.part(tender, *part)))
        }
        Symbol::Quality => totals(|totals| totals.quality),
        Symbol::Points => totals(|totals| totals.points),
        Symbol::Value => totals(|totals| totals.value),
        Symbol::QualityFull | Symbol::PointsFull | Symbol::ValueFull => {
            shared(full_of(work, symbol), field)
        }
        Symbol::Result => each(&|tender| {
            seen.results.and_then(|row| row.get(tender.position()).copied().flatten())
        }),
        Symbol::Tenders => Column::Shared(count(work, field.len())),
        Symbol::PointsOf(key) | Symbol::ValueOf(key) => each(&|tender| work.points(*key, tender)),
        Symbol::ShareOf(item) => each(&|tender| work.result(*item, tender).share),
        Symbol::ScoreOf(item) => each(&|tender| score(work, *item, tender)),
        Symbol::Parameter(at) => {
            let parameter =
                formula.parameters().get(*at).map(|parameter| work.parameter(parameter));
            shared(parameter, field)
        }
        Symbol::Measure(name) => {
            Column::PerTender(field.iter().map(|tender| work.measure(*tender, name)).collect())
        }
    }
}

/// The score of an item for a tender.
pub(super) fn score(work: &Work<'_>, item: Item, tender: Key<Tender>) -> Option<Figure> {
    work.result(item, tender).score
}

fn shared(figure: Option<Figure>, field: &[Key<Tender>]) -> Column {
    figure.map_or_else(|| Column::PerTender(vec![None; field.len()]), Column::Shared)
}

fn count(work: &mut Work<'_>, count: usize) -> Figure {
    let figure = work.derivation.given(Exact::whole(count as u64), Unit::NUMBER, Origin::Rule);
    work.derivation.named(figure, "tenders", None)
}
