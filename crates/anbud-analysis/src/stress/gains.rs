//! What real tenders could gain: the price at which each would have been one place better.

use anbud::evaluation::{Evaluation, Scope, Status, evaluate};
use anbud::keyed::Key;
use anbud::tenders::{Price, Tender};
use anbud::{Exact, Literal, Place, Procedure, Sheet, Tenders};

use super::money::literal;
use super::worth::highest_where;

/// Prices are found to this part of the price as submitted.
const PARTS: u64 = 100_000_000;
/// More tenders or scores than this are not tried.
const TENDERS_MAX: usize = 30;
const SCORES_MAX: usize = 20_000;

/// What a tender could have gained by its price alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gain {
    /// The tender.
    pub tender: Key<Tender>,
    /// Its place.
    pub place: u32,
    /// Its price.
    pub price: Exact,
    /// The highest price, to a hundred-millionth of its own, at which it has a better place; none where no price does it.
    pub needed: Option<Exact>,
}

/// The price at which each tender behind the first would gain a place. Empty where prices come from a price sheet, and where
/// there are too many tenders to try.
#[must_use]
pub fn gains(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    evaluation: &Evaluation,
) -> Vec<Gain> {
    let items = procedure.requirements.len() + procedure.criteria.len();
    let is_large = tenders.list.len() > TENDERS_MAX || tenders.list.len() * items > SCORES_MAX;
    if is_large || !procedure.price_sheet.is_empty() {
        return Vec::new();
    }
    let behind = evaluation.tenders.iter().filter(|it| it.status == Status::Ranked);
    let behind = behind.filter_map(|it| Some((it.tender, it.place.filter(|place| *place > 1)?)));
    let gain = |(tender, place): (Key<Tender>, u32)| {
        let price = tenders.list[tender].price.as_ref()?.counting().0.exact();
        let at = |parts: u64| &price * &part(parts);
        let holds = |parts: u64| {
            place_at(procedure, tenders, sheet, tender, literal(&at(parts)))
                .is_some_and(|found| found < place)
        };
        let needed = highest_where(PARTS - 1, holds).map(at);
        Some(Gain { tender, place, price: price.clone(), needed })
    };
    behind.filter_map(gain).collect()
}

fn part(parts: u64) -> Exact {
    Exact::whole(parts).divided_by(&Exact::whole(PARTS)).unwrap_or(Exact::ZERO)
}

/// The place of a tender at another price.
fn place_at(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    tender: Key<Tender>,
    price: Literal,
) -> Option<u32> {
    let mut tenders = tenders.clone();
    let submitted = (price, Place::in_code());
    tenders.list[tender].price = Some(Price { submitted, corrected: None });
    let evaluation = evaluate(procedure, &tenders, sheet, Scope::Whole).ok()?;
    evaluation.tenders.iter().find(|result| result.tender == tender)?.place
}
