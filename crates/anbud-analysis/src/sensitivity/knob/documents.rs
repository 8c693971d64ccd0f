//! The documents that would say so: rules, tenders and scores with a knob turned, to be evaluated anew.

use std::borrow::Cow;
use std::collections::BTreeMap;

use anbud::exact::Decimals;
use anbud::keyed::Key;
use anbud::ledger::Entry;
use anbud::procedure::{Group, Item, LineItem, Prevails, PriceSheet};
use anbud::tenders::{Price, Tender};
use anbud::{Exact, Literal, Place, Procedure, Sheet, Tenders};

use super::super::decision::{Basis, Decision, GroupScore};
use super::super::people;
use super::Knob;
use super::weights::weights;
use crate::priced::state_price;

/// Rules, tenders and scores.
pub(in super::super) struct Documents<'d> {
    pub(in super::super) procedure: Procedure,
    pub(in super::super) tenders: Tenders,
    pub(in super::super) sheet: Cow<'d, Sheet>,
}

/// The documents with the knob turned so far, to as many digits as a document can hold.
pub(super) fn documents<'d>(
    knob: Knob,
    decision: &'d Decision<'_>,
    to: &Exact,
) -> Option<Documents<'d>> {
    let Basis { procedure, tenders, .. } = decision.basis;
    let (procedure, tenders) = (procedure.clone(), tenders.clone());
    let mut said = Documents { procedure, tenders, sheet: Cow::Borrowed(&decision.sheet) };
    match knob {
        Knob::Weight(criterion) => {
            for (key, weight) in weights(decision, criterion, to)? {
                said.procedure.criteria[key].marks.as_mut()?.amount = literal(&weight)?;
            }
        }
        Knob::Price(tender) => {
            state_price(&mut said.procedure, &mut said.tenders, tender, literal(to)?);
        }
        Knob::UnitPrice(tender, item) => {
            state_unit_price(
                &said.procedure.price_sheet,
                &mut said.tenders.list[tender],
                item,
                to,
            )?;
        }
        Knob::Score(item, tender) => score(&mut said, item, tender, literal(to)?)?,
        // no document states quality as a whole
        Knob::Quality(_) => return None,
        Knob::Group(group, tender) => {
            said.sheet = Cow::Owned(by_group(decision, group, tender, to)?);
        }
        Knob::Evaluator(evaluator, tender) => {
            let is_theirs = |entry: &Entry| entry.evaluator == Some(evaluator);
            said.sheet = Cow::Owned(raised(decision, tender, &is_theirs, to)?);
        }
    }
    Some(said)
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

/// A score that everybody gave, so that who missed another tender is left out as before; an agreed one, where nobody did.
fn score(said: &mut Documents<'_>, item: Item, tender: Key<Tender>, to: Literal) -> Option<()> {
    if !said.sheet.scores(tender, item).is_empty() {
        let score = |entry: &Entry| Some(if entry.item == item { to } else { entry.score });
        said.sheet = Cow::Owned(said.sheet.rescored(tender, score)?);
        return Some(());
    }
    let scores = &mut said.tenders.list[tender].scores;
    scores.retain(|(scored, ..)| *scored != item);
    scores.push((item, to, Place::in_code()));
    scores.sort_by_key(|(item, ..)| *item);
    Some(())
}

/// The scores with so much more on what a group arrived at: everybody in it gave just that.
fn by_group(
    decision: &Decision<'_>,
    group: Key<Group>,
    tender: Key<Tender>,
    by: &Exact,
) -> Option<Sheet> {
    let is_theirs = |entry: &Entry| entry.group == Some(group);
    if people::are_pooled(decision) {
        return raised(decision, tender, &is_theirs, by);
    }
    let arrived = |tally: &GroupScore| {
        let score = people::raised(decision, tally.item, decision.number(tally.figure), by);
        Some((tally.item, literal(&score)?))
    };
    let arrived = people::of_group(decision, group, Some(tender)).map(arrived);
    let arrived = arrived.collect::<Option<BTreeMap<Item, Literal>>>()?;
    decision.sheet.rescored(tender, |entry| {
        let score = arrived.get(&entry.item).filter(|_| is_theirs(entry));
        Some(score.copied().unwrap_or(entry.score))
    })
}

/// The scores with so much more on some of a tender, each within its scale.
fn raised(
    decision: &Decision<'_>,
    tender: Key<Tender>,
    is_raised: &dyn Fn(&Entry) -> bool,
    by: &Exact,
) -> Option<Sheet> {
    decision.sheet.rescored(tender, |entry| match is_raised(entry) {
        true => literal(&people::raised(decision, entry.item, &entry.score.exact(), by)),
        false => Some(entry.score),
    })
}

/// A number as a document can hold it.
fn literal(number: &Exact) -> Option<Literal> {
    [16, 12, 8]
        .into_iter()
        .find_map(|decimals| number.decimal(Decimals::AtMost(decimals)).parse().ok())
}
