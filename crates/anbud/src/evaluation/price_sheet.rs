//! The price sheet: unit prices times quantities, summed in parts, and the parts in one price.

mod amount;
mod line;
mod stated;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::{Seen, columns};
use super::work::{Unpriced, Work};
use crate::derivation::{Figure, Halt, Name, Origin, Outcome};
use crate::formula::{Formula, Run};
use crate::keyed::Key;
use crate::procedure::{Counted, LineItem, Paid, Part, Yearly};
use crate::tenders::{Tender, Tenders};
use crate::{Exact, Unit};
pub(super) use stated::bid;

/// What the price sheet of a tender comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct SheetSum {
    /// The sum of everything that counts; none where something that counts is missing.
    pub(super) total: Option<Figure>,
    /// The parts of the price, by position; none where something of one is missing.
    pub(super) parts: Vec<Option<Figure>>,
}

/// Works out the price sheet of every tender.
pub(super) fn sums(work: &mut Work<'_>, tenders: &Tenders) -> Vec<SheetSum> {
    let all: Vec<Key<Tender>> = tenders.list.keys().collect();
    let costs = costs_of_parts(work, &all);
    let factors = factors(work);
    let sum = |(position, (tender, stated)): (usize, (Key<Tender>, &Tender))| {
        let costs: Vec<&Worked> = costs.iter().filter_map(|row| row.get(position)).collect();
        sum_of(work, (tender, stated), &costs, &factors)
    };
    tenders.list.entries().enumerate().map(sum).collect()
}

/// What the formula of a part came to for a tender; none where it has no formula.
type Worked = Result<Option<Figure>, (Option<usize>, Halt)>;

/// The formulas of the parts, each over all tenders.
fn costs_of_parts(work: &mut Work<'_>, all: &[Key<Tender>]) -> Vec<Vec<Worked>> {
    let procedure = work.procedure;
    let parts = procedure.price_sheet.parts.iter();
    parts.map(|part| costs(work, part.formula.as_ref(), &part.id, all)).collect()
}

fn costs(
    work: &mut Work<'_>,
    formula: Option<&Formula>,
    part: &Arc<str>,
    all: &[Key<Tender>],
) -> Vec<Worked> {
    let Some(formula) = formula else { return vec![Ok(None); all.len()] };
    let columns = columns(work, formula, all, Seen::default());
    let rule = work.rule(formula, None);
    let mut run = Run::new(formula, columns, all).yielding(rule, format!("amount.{part}"));
    let positions = 0..all.len();
    positions
        .map(|position| {
            let figure = run.result(position, &mut work.derivation);
            let figure = figure.map_err(|halt| (run.failed_step(position), halt))?;
            Ok(figure.map(|figure| work.derivation.in_unit(figure, Unit::MONEY)))
        })
        .collect()
}

/// The present value of a cost of one a year, for each part that has one.
fn factors(work: &mut Work<'_>) -> Factors {
    let parts = work.procedure.price_sheet.parts.entries();
    let yearly = parts.filter_map(|(key, part)| Some((key, part, part.yearly.as_ref()?)));
    yearly.map(|(key, part, yearly)| (key, factor(work, part, yearly))).collect()
}

/// Present values, or why one cannot be worked out, by part.
type Factors = BTreeMap<Key<Part>, Outcome<Figure>>;

/// `1 / (1 + rate) ^ t`, summed over the years.
fn factor(work: &mut Work<'_>, part: &Part, yearly: &Yearly) -> Outcome<Figure> {
    let (rate, place) = &yearly.rate;
    let rate = work.given_once(rate, Unit::NUMBER, place, &format!("rate.{}", part.id));
    let one = constant(work, Exact::ONE);
    let growth = work.derivation.sum(vec![one, rate])?;
    let growth = work.derivation.named(growth, format!("growth.{}", part.id), None);
    let mut terms = Vec::new();
    for year in 1..=yearly.years {
        let after = match yearly.paid {
            Paid::EndOfYear => Exact::whole(year),
            Paid::MidYear => &Exact::whole(year) - &Exact::from_scaled(5, 1),
        };
        let after = constant(work, after);
        let power = work.derivation.power(growth, after)?;
        let power = work.derivation.in_unit(power, Unit::NUMBER);
        terms.push(work.derivation.quotient(one, power)?);
    }
    let sum = work.derivation.sum(terms)?;
    Ok(work.derivation.named(sum, format!("present_value.{}", part.id), None))
}

fn constant(work: &mut Work<'_>, number: Exact) -> Figure {
    work.derivation.given(number, Unit::NUMBER, Origin::Rule)
}

/// The sum of one tender: item by item, part by part.
fn sum_of(
    work: &mut Work<'_>,
    (tender, stated): (Key<Tender>, &Tender),
    costs: &[&Worked],
    factors: &Factors,
) -> SheetSum {
    let sheet = &work.procedure.price_sheet;
    if work.aside.contains(&tender) {
        return SheetSum::default();
    }
    let mut amounts = amount::amounts(work, tender, stated);
    let mut parts = Vec::new();
    let mut terms = Vec::new();
    let mut trouble = None;
    for ((key, part), cost) in sheet.parts.entries().zip(costs) {
        let factor = factors.get(&key);
        let figure = amounts
            .take(Some(key))
            .and_then(|amounts| value_of_part(work, tender, (part, factor), amounts, cost));
        let counts = part.option != Some(Counted::Excluded);
        parts.push(figure.as_ref().ok().copied());
        match figure {
            Ok(figure) => terms.extend(counts.then_some(figure)),
            Err(why) if counts => drop(trouble.get_or_insert(why)),
            Err(_) => {}
        }
    }
    let rest = amounts.take(None);
    let total = match (rest, trouble) {
        (Ok(rest), None) => sum(work, [terms, rest].concat()).map_err(Unpriced::Sum),
        (Err(why), _) | (Ok(_), Some(why)) => Err(why),
    };
    if let Some(lacking) = amounts.lacking() {
        work.unpriced.insert(tender, Unpriced::Items(lacking));
    }
    let total = total.map_err(|why| work.unpriced.entry(tender).or_insert(why)).ok();
    SheetSum { total, parts }
}

/// A part: its items and its own costs, as a present value where they return, with its weight where it is an option.
fn value_of_part(
    work: &mut Work<'_>,
    tender: Key<Tender>,
    (part, factor): (&Part, Option<&Outcome<Figure>>),
    mut amounts: Vec<Figure>,
    cost: &Worked,
) -> Result<Figure, Unpriced> {
    let of_part =
        |(step, halt): &(Option<usize>, Halt)| Unpriced::Part(part.id.clone(), *step, halt.clone());
    amounts.extend(cost.as_ref().map_err(of_part)?);
    let name = |text: String| Name { text: text.into(), tender: Some(tender), rule: None };
    let mut figure = sum(work, amounts).map_err(Unpriced::Sum)?;
    if let Some(factor) = factor {
        let a_year = work.derivation.named_by(figure, name(format!("yearly.{}", part.id)));
        let factor = factor.clone().map_err(Unpriced::Sum)?;
        figure = work.derivation.product(vec![a_year, factor]).map_err(Unpriced::Sum)?;
    }
    figure = weighted(work, figure, part.option.as_ref(), &part.id).map_err(Unpriced::Sum)?;
    Ok(work.derivation.named_by(figure, name(part.id.to_string())))
}

/// Money, also where it is the sum of nothing.
fn sum(work: &mut Work<'_>, terms: Vec<Figure>) -> Outcome<Figure> {
    let sum = match terms.as_slice() {
        [one] => *one,
        _ => work.derivation.sum(terms)?,
    };
    Ok(work.derivation.in_unit(sum, Unit::MONEY))
}

/// The figure times the weight of a weighted option.
fn weighted(
    work: &mut Work<'_>,
    figure: Figure,
    option: Option<&Counted>,
    id: &str,
) -> Outcome<Figure> {
    let Some(Counted::Weighted(share, place)) = option else { return Ok(figure) };
    let name = format!("option_weight.{id}");
    let share = work.given_once(share, Unit::NUMBER, place, &name);
    work.derivation.product(vec![figure, share])
}

/// Items of the price sheet; a short name for signatures.
type Items = Vec<Key<LineItem>>;
