//! What real tenders could gain: the price at which each would have been one place better.

use std::collections::BTreeMap;

use anbud::evaluation::{Evaluation, Scope, Status, evaluate};
use anbud::keyed::Key;
use anbud::tenders::Tender;
use anbud::{Exact, Literal, Procedure, Sheet, Tenders};

use super::money::literal;
use super::worth::highest_where;
use crate::priced::state_price;

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

/// The price at which each tender behind the first would gain a place, as a whole where it comes from a price sheet. Empty
/// where there are too many tenders to try.
#[must_use]
pub fn gains(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    evaluation: &Evaluation,
) -> Vec<Gain> {
    let items = procedure.requirements.len() + procedure.criteria.len();
    let is_large = tenders.list.len() > TENDERS_MAX || tenders.list.len() * items > SCORES_MAX;
    if is_large {
        return Vec::new();
    }
    let bids = bids(evaluation);
    let behind = evaluation.tenders.iter().filter(|it| it.status == Status::Ranked);
    let behind = behind.filter_map(|it| Some((it.tender, it.place.filter(|place| *place > 1)?)));
    let gain = |(tender, place): (Key<Tender>, u32)| {
        let price = bids.get(&tender)?.clone();
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

/// The prices in the tenders, as corrected and summed.
fn bids(evaluation: &Evaluation) -> BTreeMap<Key<Tender>, Exact> {
    let derivation = &evaluation.derivation;
    let bid = |(figure, _)| {
        let name = derivation.name(figure).filter(|name| &*name.text == "bid")?;
        Some((name.tender?, derivation.number(figure).0.clone()))
    };
    derivation.nodes().entries().filter_map(bid).collect()
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
    let (mut procedure, mut tenders) = (procedure.clone(), tenders.clone());
    state_price(&mut procedure, &mut tenders, tender, price);
    let evaluation = evaluate(&procedure, &tenders, sheet, Scope::Whole).ok()?;
    evaluation.tenders.iter().find(|result| result.tender == tender)?.place
}
