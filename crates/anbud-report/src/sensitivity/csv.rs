//! How firm a decision is, as CSV: one row for each finding.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud_analysis::sensitivity::{Flip, Interval, Then, Turn};

use super::Firm;
use crate::csv::cell;

/// The findings as CSV: `finding,what,id,tender,from,to,exact,then`.
///
/// `weight-below` and `weight-above` are the ends of the interval within which the winner stays, `flip` the smallest
/// changes that put another tender first, `pair` those that turn two neighbours, `without` who wins without a part.
#[must_use]
pub fn csv(firm: &Firm<'_>) -> String {
    let mut rows = vec!["finding,what,id,tender,from,to,exact,then".to_owned()];
    rows.extend(firm.found.weights.iter().flat_map(|interval| weight(firm, interval)));
    rows.extend(firm.found.flips.iter().map(|found| flip(firm, "flip", found)));
    for pair in &firm.found.pairs {
        rows.extend(pair.flips.iter().map(|found| flip(firm, "pair", found)));
    }
    for left in &firm.found.leave_one_out {
        let (what, id) = firm.part(left.part);
        let then = match left.then {
            Then::Wins(tender) => cell(firm.id(tender)),
            Then::Undecided | Then::Unknown => String::new(),
        };
        rows.push(format!("without,{what},{},,,,,{then}", cell(id)));
    }
    rows.join("\n") + "\n"
}

fn decimal(number: &Exact) -> String {
    number.decimal(Decimals::Ten)
}

fn then(firm: &Firm<'_>, turn: Option<&Turn>) -> String {
    turn.and_then(|turn| turn.then).map(|tender| cell(firm.id(tender))).unwrap_or_default()
}

fn exact(turn: &Turn) -> String {
    if turn.is_exact { turn.at.to_string() } else { String::new() }
}

fn weight(firm: &Firm<'_>, interval: &Interval) -> [String; 2] {
    let id = cell(&firm.view.procedure.criteria[interval.criterion].id);
    let weight = decimal(&interval.weight);
    let row = |finding: &str, turn: Option<&Turn>, end: &Exact| {
        let to = turn.map_or(end, |turn| &turn.at);
        let exact = turn.map_or_else(|| end.to_string(), exact);
        format!("{finding},weight,{id},,{weight},{},{exact},{}", decimal(to), then(firm, turn))
    };
    [
        row("weight-below", interval.below.as_ref(), &interval.ends.0),
        row("weight-above", interval.above.as_ref(), &interval.ends.1),
    ]
}

fn flip(firm: &Firm<'_>, finding: &str, flip: &Flip) -> String {
    let (what, id, tender) = firm.subject(flip.subject);
    let tender = tender.map(cell).unwrap_or_default();
    let (from, to) = (decimal(&flip.from), decimal(&flip.turn.at));
    let (exact, then) = (exact(&flip.turn), then(firm, Some(&flip.turn)));
    format!("{finding},{what},{},{tender},{from},{to},{exact},{then}", cell(id))
}
