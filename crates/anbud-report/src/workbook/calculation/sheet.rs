//! The price sheets in the calculation: amounts, parts of the price, and what they sum to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anbud::derivation::{Figure, Op};

use super::super::desk::{Desk, Row};
use super::super::line::{self, Line};
use super::super::reach;
use super::super::seat::Seat;
use super::{HERE, formulas};

/// Writes the price sheets, where prices are not given as a whole.
pub(super) fn write(desk: &mut Desk<'_>) {
    let parts: Vec<Arc<str>> =
        desk.view.procedure.price_sheet.parts.iter().map(|part| part.id.clone()).collect();
    for (at, part) in parts.iter().enumerate() {
        let costs = named(desk, &format!("amount.{part}"));
        formulas::write(desk, Seat::Part(at), &costs);
    }
    let mut roots: Vec<Figure> = named(desk, "bid").into_iter().flatten().collect();
    for part in &parts {
        roots.extend(named(desk, part).into_iter().flatten());
    }
    for name in below(desk, roots) {
        let figures = named(desk, &name);
        let part = desk.view.procedure.price_sheet.parts.find(|part| part.id == name);
        let row = match part {
            Some(part) => Some(Row::Part(part)),
            None => (&*name == "bid").then_some(Row::Bid),
        };
        let text = if row == Some(Row::Bid) { desk.words.bid } else { "" };
        let texts = [&*name, text, desk.view.currency()];
        line::made(desk, HERE, Line { row, texts, figures, percent: false, total: false });
    }
}

fn named(desk: &Desk<'_>, name: &str) -> Vec<Option<Figure>> {
    desk.field.iter().map(|result| desk.named(name, result.tender)).collect()
}

/// The names of what figures were made of, themselves included, that are worked out for each tender; in order.
fn below(desk: &Desk<'_>, roots: Vec<Figure>) -> Vec<Arc<str>> {
    let derivation = desk.view.derivation();
    let mut seen: BTreeSet<Figure> = roots.iter().copied().collect();
    let mut ahead = roots;
    let mut names: BTreeMap<Arc<str>, Figure> = BTreeMap::new();
    while let Some(figure) = ahead.pop() {
        let op = &derivation.node(figure).op;
        if desk.yields.contains_key(&figure) || matches!(op, Op::Given(_)) {
            continue;
        }
        if let Some(name) = derivation.name(figure).filter(|name| name.tender.is_some()) {
            let first = names.entry(name.text.clone()).or_insert(figure);
            *first = figure.min(*first);
        }
        ahead.extend(reach::operands(op).into_iter().filter(|next| seen.insert(*next)));
    }
    let mut names: Vec<(Figure, Arc<str>)> =
        names.into_iter().map(|(name, figure)| (figure, name)).collect();
    names.sort_unstable();
    names.into_iter().map(|(_, name)| name).collect()
}
