//! The documents that would say so: rules and tenders with a knob turned, to be evaluated anew.

use anbud::derivation::Figure;
use anbud::exact::Decimals;
use anbud::keyed::Key;
use anbud::procedure::{Item, LineItem, Prevails, PriceSheet};
use anbud::tenders::{Price, Tender};
use anbud::{Exact, Literal, Place, Procedure, Tenders};

use super::super::decision::Decision;
use super::Knob;
use super::weights::weights;
use crate::priced::state_price;

/// The documents with the knob turned so far, to as many digits as a document can hold.
pub(super) fn documents(
    knob: Knob,
    decision: &Decision<'_>,
    to: &Exact,
    moved: &[(Figure, Exact)],
) -> Option<(Procedure, Tenders)> {
    let mut procedure = decision.basis.procedure.clone();
    let mut tenders = decision.basis.tenders.clone();
    match knob {
        Knob::Weight(criterion) => {
            for (key, weight) in weights(decision, criterion, to)? {
                procedure.criteria[key].marks.as_mut()?.amount = literal(&weight)?;
            }
        }
        Knob::Price(tender) => {
            state_price(&mut procedure, &mut tenders, tender, literal(to)?);
        }
        Knob::UnitPrice(tender, item) => {
            state_unit_price(&procedure.price_sheet, &mut tenders.list[tender], item, to)?;
        }
        Knob::Score(item, tender) => agree(&mut tenders, item, tender, to)?,
        // no document states quality as a whole
        Knob::Quality(_) => return None,
        Knob::Group(..) | Knob::Evaluator(..) => tenders = agreed(decision, moved)?,
    }
    Some((procedure, tenders))
}

/// A unit price, or a discount on a list price; a stated total beside the price sheet follows its sum.
fn state_unit_price(
    sheet: &PriceSheet,
    tender: &mut Tender,
    item: Key<LineItem>,
    to: &Exact,
) -> Option<()> {
    if sheet.prevails != Some(Prevails::Total) {
        tender.price = None;
    }
    let submitted = (literal(to)?, tender.place.clone());
    let stated = tender.unit_prices.iter_mut().find(|stated| stated.item == item)?;
    stated.price = Price { submitted, corrected: None };
    Some(())
}

/// The tenders with the scores that follow from moved figures stated as agreed.
fn agreed(decision: &Decision<'_>, moved: &[(Figure, Exact)]) -> Option<Tenders> {
    let mut tenders = decision.basis.tenders.clone();
    let replayed = decision.scores_replayed(moved)?;
    for ((item, tender), figure) in &decision.scores {
        let score = replayed.number(*figure).0;
        if score != decision.number(*figure) {
            agree(&mut tenders, *item, *tender, score)?;
        }
    }
    Some(tenders)
}

/// States a score in the tender itself, where it goes before those of evaluators.
fn agree(tenders: &mut Tenders, item: Item, tender: Key<Tender>, score: &Exact) -> Option<()> {
    let literal = literal(score)?;
    let scores = &mut tenders.list[tender].scores;
    scores.retain(|(scored, ..)| *scored != item);
    scores.push((item, literal, Place::in_code()));
    scores.sort_by_key(|(item, ..)| *item);
    Some(())
}

/// A number as a document can hold it.
pub(super) fn literal(number: &Exact) -> Option<Literal> {
    [16, 12, 8]
        .into_iter()
        .find_map(|decimals| number.decimal(Decimals::AtMost(decimals)).parse().ok())
}
