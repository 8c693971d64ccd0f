//! How firm a decision is, as CSV: one row for each finding.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud::procedure::ThresholdOn;
use anbud_analysis::sensitivity::{Acceptability, Counted, Flip, Interval, NearMiss, Then, Turn};

use super::json::direction;
use super::sections::ids;
use super::{Firm, models};
use crate::csv::cell;

/// The findings as CSV: `finding,what,id,tender,from,to,exact,then,direction,order`.
///
/// `margin` is by how much the winner is ahead of the next, `weight-below` and `weight-above` are the ends of the
/// interval within which the winner stays with the places beyond in `order`, `flip` the smallest changes that put
/// another tender first, `pair` those that turn two neighbours, `without` who wins without a part, `rounding` places
/// with and without it, `threshold-met` and `threshold-missed` near ones, `acceptability` the share of weightings for a
/// place, `before` that which puts a tender before another, `central-weight` the mean weight of those that put it first,
/// `model` the place of a tender under another model, or why it cannot be told.
#[must_use]
pub fn csv(firm: &Firm<'_>) -> String {
    let mut rows = Rows(vec!["finding,what,id,tender,from,to,exact,then,direction,order".into()]);
    decision(firm, &mut rows);
    without(firm, &mut rows);
    around(firm, &mut rows);
    if let Ok(found) = &firm.found.acceptability {
        found.tenders.iter().for_each(|counted| accepted(firm, &mut rows, found, counted));
    }
    tried(firm, &mut rows);
    rows.0.join("\n") + "\n"
}

/// One row: what is not said of a finding stays empty.
#[derive(Default)]
struct Finding<'a> {
    finding: &'a str,
    what: &'a str,
    id: &'a str,
    tender: &'a str,
    from: String,
    to: String,
    exact: String,
    then: &'a str,
    direction: &'a str,
    order: Vec<&'a str>,
}

/// Rows of text.
struct Rows(Vec<String>);

impl Rows {
    fn push(&mut self, it: Finding<'_>) {
        let order = it.order.join(" ");
        let plain = [it.finding, it.what, it.id, it.tender, &it.from, &it.to, &it.exact, it.then];
        let cells = plain.into_iter().chain([it.direction, &order]).map(cell);
        self.0.push(cells.collect::<Vec<_>>().join(","));
    }
}

fn decimal(number: &Exact) -> String {
    number.decimal(Decimals::Ten)
}

fn exact(turn: &Turn) -> String {
    if turn.is_exact { turn.at.to_string() } else { String::new() }
}

fn decision(firm: &Firm<'_>, rows: &mut Rows) {
    if let Some(margin) = &firm.found.margin {
        let (winner, next) = (firm.id(margin.winner), firm.id(margin.next));
        let (to, exact) = (decimal(&margin.result), margin.result.to_string());
        let what = "result";
        let finding = "margin";
        rows.push(Finding {
            finding,
            what,
            id: winner,
            tender: next,
            to,
            exact,
            ..Finding::default()
        });
    }
    firm.found.weights.iter().for_each(|interval| weight(firm, rows, interval));
    firm.found.flips.iter().for_each(|found| flip(firm, rows, "flip", found));
    for pair in &firm.found.pairs {
        pair.flips.iter().for_each(|found| flip(firm, rows, "pair", found));
    }
}

fn weight(firm: &Firm<'_>, rows: &mut Rows, interval: &Interval) {
    let ends = [
        ("weight-below", &interval.below, &interval.ends.0, "down"),
        ("weight-above", &interval.above, &interval.ends.1, "up"),
    ];
    for (finding, turn, end, direction) in ends {
        let to = decimal(turn.as_ref().map_or(end, |turn| &turn.at));
        let exact = turn.as_ref().map_or_else(|| end.to_string(), exact);
        rows.push(Finding {
            finding,
            what: "weight",
            id: &firm.view.procedure.criteria[interval.criterion].id,
            from: decimal(&interval.weight),
            to,
            exact,
            then: then(firm, turn.as_ref()),
            direction,
            order: turn.as_ref().map(|turn| ids(firm, &turn.order)).unwrap_or_default(),
            ..Finding::default()
        });
    }
}

fn then<'a>(firm: &Firm<'a>, turn: Option<&Turn>) -> &'a str {
    turn.and_then(|turn| turn.then).map(|tender| firm.id(tender)).unwrap_or_default()
}

fn flip(firm: &Firm<'_>, rows: &mut Rows, finding: &str, flip: &Flip) {
    let (what, id, tender) = firm.subject(flip.subject);
    rows.push(Finding {
        finding,
        what,
        id,
        tender: tender.unwrap_or_default(),
        from: decimal(&flip.from),
        to: decimal(&flip.turn.at),
        exact: exact(&flip.turn),
        then: then(firm, Some(&flip.turn)),
        direction: direction(flip),
        ..Finding::default()
    });
}

fn without(firm: &Firm<'_>, rows: &mut Rows) {
    for left in &firm.found.leave_one_out {
        let (what, id) = firm.part(left.part);
        let then = match left.then {
            Then::Wins(tender) => firm.id(tender),
            Then::Undecided | Then::Unknown => "",
        };
        rows.push(Finding { finding: "without", what, id, then, ..Finding::default() });
    }
}

/// Rounding and thresholds.
fn around(firm: &Firm<'_>, rows: &mut Rows) {
    let place = |place: Option<u32>| place.map(|place| place.to_string()).unwrap_or_default();
    for rounded in &firm.found.rounding {
        let id = firm.id(rounded.tender);
        let (from, to) = (place(rounded.place), place(rounded.unrounded));
        let (finding, what) = ("rounding", "place");
        rows.push(Finding { finding, what, id, tender: id, from, to, ..Finding::default() });
    }
    for miss in &firm.found.near_misses {
        near(firm, rows, miss);
    }
}

fn near(firm: &Firm<'_>, rows: &mut Rows, miss: &NearMiss) {
    rows.push(Finding {
        finding: if miss.is_met { "threshold-met" } else { "threshold-missed" },
        what: match miss.on {
            ThresholdOn::Score => "score",
            ThresholdOn::Share => "share",
        },
        id: firm.item_id(miss.item),
        tender: firm.id(miss.tender),
        from: decimal(&miss.figure),
        to: decimal(&miss.least),
        exact: miss.figure.to_string(),
        ..Finding::default()
    });
}

fn accepted(firm: &Firm<'_>, rows: &mut Rows, found: &Acceptability, counted: &Counted) {
    let tender = firm.id(counted.tender);
    let share = |count: u64| Exact::ratio(count.into(), found.sampling.samples.into());
    let share = |count: u64| share(count).map(|share| (decimal(&share), share.to_string()));
    for (at, count) in counted.places.iter().enumerate() {
        let (to, exact) = share(*count).unwrap_or_default();
        let what = format!("place-{}", at + 1);
        let finding = "acceptability";
        rows.push(Finding {
            finding,
            what: &what,
            id: tender,
            tender,
            to,
            exact,
            ..Finding::default()
        });
    }
    for (other, count) in found.tenders.iter().zip(&counted.before) {
        if other.tender != counted.tender {
            let (to, exact) = share(*count).unwrap_or_default();
            let (finding, what, id) = ("before", "tender", firm.id(other.tender));
            rows.push(Finding { finding, what, id, tender, to, exact, ..Finding::default() });
        }
    }
    for (criterion, weight) in found.criteria.iter().zip(counted.central.iter().flatten()) {
        let id = &firm.view.procedure.criteria[*criterion].id;
        let (to, exact) = (decimal(weight), weight.to_string());
        let (finding, what) = ("central-weight", "weight");
        rows.push(Finding { finding, what, id, tender, to, exact, ..Finding::default() });
    }
}

fn tried(firm: &Firm<'_>, rows: &mut Rows) {
    let Some(comparison) = firm.models else { return };
    let finding = "model";
    for tried in comparison.columns.iter().filter(|tried| !tried.is_published) {
        let then = models::winner(tried).map(|tender| firm.id(tender)).unwrap_or_default();
        let (id, order) = (&*tried.model, ids(firm, &models::order(tried)));
        let to = models::why(tried);
        let what = if to.is_empty() { "order" } else { "cannot" };
        rows.push(Finding { finding, what, id, to, then, order, ..Finding::default() });
    }
    for (model, names) in &comparison.left_out {
        let to = models::needs(names);
        rows.push(Finding { finding, what: "cannot", id: model, to, ..Finding::default() });
    }
}
