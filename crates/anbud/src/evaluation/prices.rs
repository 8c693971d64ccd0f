//! Stage *price*: the price that is compared, from the price in the tender as corrected.

use super::columns::{Seen, columns};
use super::failures;
use super::price_sheet;
use super::work::{Unpriced, Work};
use crate::derivation::{Figure, Name, Origin, Outcome};
use crate::formula::{Formula, Run};
use crate::keyed::Key;
use crate::procedure::Part;
use crate::tenders::{Alone, Tender, Tenders, Together};
use crate::{Exact, Literal, Place, Unit};

/// The prices of all tenders.
#[derive(Debug, Clone, Default)]
pub(super) struct Prices {
    bids: Vec<Option<Figure>>,
    prices: Vec<Option<Figure>>,
    /// The parts of the price, by tender.
    parts: Vec<Vec<Option<Figure>>>,
}

impl Prices {
    /// The price in the tender, as corrected.
    pub(super) fn bid(&self, tender: Key<Tender>) -> Option<Figure> {
        self.bids.get(tender.position()).copied().flatten()
    }

    /// A part of the price.
    pub(super) fn part(&self, tender: Key<Tender>, part: Key<Part>) -> Option<Figure> {
        self.parts.get(tender.position())?.get(part.position()).copied().flatten()
    }

    /// The price that is compared.
    pub(super) fn price(&self, tender: Key<Tender>) -> Option<Figure> {
        self.prices.get(tender.position()).copied().flatten()
    }
}

/// Notes the prices that could not be worked out for tenders that need theirs.
pub(super) fn note_failures(work: &mut Work<'_>, prices: &Prices, needing: &[Key<Tender>]) {
    for tender in needing {
        let failed = match work.unpriced.get(tender) {
            Some(Unpriced::Formula(..) | Unpriced::Part(..) | Unpriced::Sum(..)) => true,
            Some(Unpriced::NotStated | Unpriced::Items(_) | Unpriced::Said) | None => false,
        };
        if failed && prices.price(*tender).is_none() {
            let place = work.procedure.award.place.clone();
            failures::no_price(work, *tender, &place);
        }
    }
}

/// The prices as the tenders state them.
fn stated(work: &mut Work<'_>, tenders: &Tenders) -> Prices {
    let bid = |(key, tender): (Key<Tender>, &Tender)| {
        if work.aside.contains(&key) {
            return None;
        }
        let (amount, place) = tender.price.as_ref()?.counting();
        let origin = Origin::written(amount.to_string(), place.clone());
        let figure = work.derivation.given(amount.exact(), Unit::MONEY, origin);
        asked(work, (key, tender), figure)
    };
    Prices { bids: tenders.list.entries().map(bid).collect(), ..Prices::default() }
}

/// The prices as the price sheets of the tenders come to.
fn by_sheet(work: &mut Work<'_>, tenders: &Tenders) -> Prices {
    let mut prices = Prices::default();
    let sums = price_sheet::sums(work, tenders);
    for ((key, tender), sum) in tenders.list.entries().zip(sums) {
        let bid = sum.total.and_then(|total| {
            let bid = price_sheet::bid(work, (key, tender), total);
            if bid.is_none() {
                work.unpriced.entry(key).or_insert(Unpriced::Said);
            }
            bid
        });
        prices.bids.push(bid.and_then(|bid| asked(work, (key, tender), bid)));
        prices.parts.push(sum.parts);
    }
    prices
}

/// The price in a tender: as it stands, or what it is where it wins lots together.
fn asked(
    work: &mut Work<'_>,
    (key, tender): (Key<Tender>, &Tender),
    alone: Figure,
) -> Option<Figure> {
    let Some(together) = &tender.together else {
        return Some(work.derivation.named(alone, "bid", Some(key)));
    };
    let alone = work.derivation.named(alone, "bid_alone", Some(key));
    let figure = match together {
        Together::Less(share, place) => less(work, alone, (share, place)),
        Together::Price(price, place) => Ok(work.given(price, Unit::MONEY, place)),
        Together::Part(price, place, lots) => part(work, alone, (price, place), lots),
    };
    match figure {
        Ok(figure) => Some(work.derivation.named(figure, "bid", Some(key))),
        Err(halt) => failures::note_plain(work, "bid", key, &halt),
    }
}

/// A price less a share of it.
fn less(work: &mut Work<'_>, alone: Figure, share: (&Literal, &Place)) -> Outcome<Figure> {
    let share = work.given_once(share.0, Unit::NUMBER, share.1, "discount");
    let one = work.derivation.given(Exact::ONE, Unit::NUMBER, Origin::Rule);
    let left = work.derivation.difference(one, share)?;
    work.derivation.product(vec![alone, left])
}

/// The part of one price for several lots that counts in this one: as the prices alone are to each other.
fn part(
    work: &mut Work<'_>,
    alone: Figure,
    price: (&Literal, &Place),
    lots: &[Option<Alone>],
) -> Outcome<Figure> {
    let price = work.given_once(price.0, Unit::MONEY, price.1, "price_together");
    let mut all = Vec::new();
    for other in lots {
        all.push(match other {
            None => alone,
            Some(other) => {
                let from = (other.evaluation, other.figure);
                let figure = work.derivation.carried(other.value.clone(), Unit::MONEY, from);
                work.derivation.named(figure, "bid_alone", Some(other.tender))
            }
        });
    }
    let sum = work.derivation.sum(all)?;
    let share = work.derivation.quotient(alone, sum)?;
    work.derivation.product(vec![price, share])
}

/// Works out the price of every tender that states one.
pub(super) fn price(work: &mut Work<'_>, tenders: &Tenders) -> Prices {
    let all: Vec<Key<Tender>> = tenders.list.keys().collect();
    let mut prices = match work.procedure.price_sheet.is_empty() {
        true => stated(work, tenders),
        false => by_sheet(work, tenders),
    };
    prices.prices = match &work.procedure.price {
        Some(formula) => by_rule(work, formula, &all, &prices),
        None => all.iter().map(|tender| prices.bid(*tender)).collect(),
    };
    for (tender, slot) in all.iter().zip(&mut prices.prices) {
        *slot = slot.and_then(|figure| compared(work, figure, *tender));
        if slot.is_none() {
            work.unpriced.entry(*tender).or_insert(Unpriced::NotStated);
        }
    }
    prices
}

fn by_rule(
    work: &mut Work<'_>,
    formula: &Formula,
    all: &[Key<Tender>],
    prices: &Prices,
) -> Vec<Option<Figure>> {
    let seen = Seen { prices: Some(prices), ..Seen::default() };
    let columns = columns(work, formula, all, seen);
    let rule = work.rule(formula, None);
    let mut run = Run::new(formula, columns, all).yielding(rule, "price");
    let mut found = Vec::new();
    for (position, tender) in all.iter().enumerate() {
        let figure = run.result(position, &mut work.derivation);
        let step = run.failed_step(position);
        found.push(match figure {
            Ok(figure) => figure.map(|figure| work.derivation.in_unit(figure, Unit::MONEY)),
            Err(halt) => {
                work.unpriced.entry(*tender).or_insert(Unpriced::Formula(step, halt));
                None
            }
        });
    }
    found
}

/// Rounds and names the price.
fn compared(work: &mut Work<'_>, figure: Figure, tender: Key<Tender>) -> Option<Figure> {
    let rounded = work.rounded(figure, work.procedure.rounding.price);
    let name = Name { text: "price".into(), tender: Some(tender), rule: None };
    match rounded {
        Ok(rounded)
            if work.derivation.name(rounded).is_some_and(|known| known.text == name.text) =>
        {
            Some(rounded)
        }
        Ok(rounded) => Some(work.derivation.named_by(rounded, name)),
        Err(halt) => failures::note_plain(work, "price", tender, &halt),
    }
}
