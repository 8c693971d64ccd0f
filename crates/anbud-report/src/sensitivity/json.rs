//! How firm a decision is, as JSON: figures as text, exact and decimal.

use std::collections::BTreeMap;

use anbud::exact::Decimals;
use anbud::procedure::ThresholdOn;
use anbud::{Exact, keyed::Key, tenders::Tender};
use anbud_analysis::compare::{Column, Comparison};
use anbud_analysis::sensitivity::{
    Acceptability, Counted, Flip, Interval, LeftOut, Margin, NearMiss, Then, Turn,
};
use serde::Serialize;

use super::sections::ids;
use super::{Firm, models, no_acceptability};
use crate::number::Number;

/// How firm a decision is, as JSON with a line break at the end.
///
/// # Errors
/// Where the JSON writer fails, which it does not for text.
pub fn json(firm: &Firm<'_>) -> Result<String, serde_json::Error> {
    let found = firm.found;
    let drawn = found.acceptability.as_ref();
    let document = Document {
        anbud: 1,
        seal: &firm.view.procedure.seal,
        margin: found.margin.as_ref().map(|margin| of_margin(firm, margin)),
        weights: found.weights.iter().map(|interval| weight(firm, interval)).collect(),
        flips: found.flips.iter().map(|found| flip(firm, found)).collect(),
        pairs: found.pairs.iter().map(|found| pair(firm, found)).collect(),
        leave_one_out: found.leave_one_out.iter().map(|part| left_out(firm, part)).collect(),
        rounding: found.rounding.iter().map(|found| rounded(firm, found)).collect(),
        near_misses: found.near_misses.iter().map(|found| near_miss(firm, found)).collect(),
        acceptability: drawn.ok().map(|found| acceptability(firm, found)),
        no_acceptability: drawn.err().map(|why| no_acceptability(*why)),
        models: firm.models.map(|comparison| tried(firm, comparison)),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    anbud: u8,
    seal: &'a str,
    margin: Option<MarginEntry<'a>>,
    weights: Vec<WeightEntry<'a>>,
    flips: Vec<FlipEntry<'a>>,
    pairs: Vec<PairEntry<'a>>,
    leave_one_out: Vec<LeftOutEntry<'a>>,
    rounding: Vec<RoundedEntry<'a>>,
    near_misses: Vec<NearMissEntry<'a>>,
    acceptability: Option<AcceptabilityEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_acceptability: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    models: Option<Vec<ModelEntry<'a>>>,
}

/// What another model makes of the tenders: its winner and order, or why it cannot be told.
#[derive(Serialize)]
struct ModelEntry<'a> {
    model: String,
    winner: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cannot: Option<String>,
}

#[derive(Serialize)]
struct MarginEntry<'a> {
    winner: &'a str,
    next: &'a str,
    result: Number,
    share: Option<Number>,
    /// Whether the two are level, and a rule for ties puts the winner first.
    tied: bool,
}

#[derive(Serialize)]
struct WeightEntry<'a> {
    criterion: &'a str,
    weight: String,
    from: String,
    to: String,
    exact_from: Option<String>,
    exact_to: Option<String>,
    then: Option<&'a str>,
    then_below: Option<&'a str>,
    /// The places above and below the interval.
    order: Option<Vec<&'a str>>,
    order_below: Option<Vec<&'a str>>,
    /// Whether an end is the weight itself: the first two are level, and any change that way decides.
    tied: bool,
}

#[derive(Serialize)]
struct FlipEntry<'a> {
    what: &'static str,
    id: &'a str,
    tender: Option<&'a str>,
    from: String,
    to: String,
    exact: Option<String>,
    then: Option<&'a str>,
    /// Whether more of it turns the two, or less.
    direction: &'static str,
    /// Whether the two are level as they stand, so that any change this way decides.
    tied: bool,
}

#[derive(Serialize)]
struct PairEntry<'a> {
    ahead: &'a str,
    behind: &'a str,
    tie: bool,
    flips: Vec<FlipEntry<'a>>,
}

#[derive(Serialize)]
struct LeftOutEntry<'a> {
    what: &'static str,
    id: &'a str,
    winner: Option<&'a str>,
    /// Whether the rest could be evaluated.
    known: bool,
}

#[derive(Serialize)]
struct RoundedEntry<'a> {
    tender: &'a str,
    place: Option<u32>,
    unrounded: Option<u32>,
}

#[derive(Serialize)]
struct NearMissEntry<'a> {
    tender: &'a str,
    item: &'a str,
    on: &'static str,
    figure: Number,
    least: Number,
    met: bool,
}

#[derive(Serialize)]
struct AcceptabilityEntry<'a> {
    samples: u64,
    seed: u64,
    within: Option<String>,
    /// Whether a declared rounding was left aside.
    unrounded: bool,
    criteria: Vec<&'a str>,
    shares: BTreeMap<&'a str, Vec<String>>,
    before: BTreeMap<&'a str, BTreeMap<&'a str, String>>,
    central_weights: BTreeMap<&'a str, Option<BTreeMap<&'a str, String>>>,
}

fn decimal(number: &Exact) -> String {
    number.decimal(Decimals::Ten)
}

fn of_margin<'a>(firm: &Firm<'a>, margin: &Margin) -> MarginEntry<'a> {
    MarginEntry {
        winner: firm.id(margin.winner),
        next: firm.id(margin.next),
        result: Number::new(&margin.result, true),
        share: margin.share.as_ref().map(|share| Number::new(share, true)),
        tied: margin.result.is_zero(),
    }
}

fn exact(turn: &Turn) -> Option<String> {
    turn.is_exact.then(|| turn.at.to_string())
}

/// The end of an interval: where the winner changes, or as far as a weight can go.
fn end(turn: Option<&Turn>, end: &Exact) -> (String, Option<String>) {
    match turn {
        Some(turn) => (decimal(&turn.at), exact(turn)),
        None => (decimal(end), Some(end.to_string())),
    }
}

fn weight<'a>(firm: &Firm<'a>, interval: &Interval) -> WeightEntry<'a> {
    let (from, exact_from) = end(interval.below.as_ref(), &interval.ends.0);
    let (to, exact_to) = end(interval.above.as_ref(), &interval.ends.1);
    let then = |turn: &Option<Turn>| turn.as_ref()?.then.map(|tender| firm.id(tender));
    let order = |turn: &Option<Turn>| turn.as_ref().map(|turn| ids(firm, &turn.order));
    let is_here = |turn: &Option<Turn>| turn.as_ref().is_some_and(|it| it.at == interval.weight);
    WeightEntry {
        criterion: &firm.view.procedure.criteria[interval.criterion].id,
        weight: decimal(&interval.weight),
        from,
        to,
        exact_from,
        exact_to,
        then: then(&interval.above),
        then_below: then(&interval.below),
        order: order(&interval.above),
        order_below: order(&interval.below),
        tied: is_here(&interval.above) || is_here(&interval.below),
    }
}

fn flip<'a>(firm: &Firm<'a>, flip: &Flip) -> FlipEntry<'a> {
    let (what, id, tender) = firm.subject(flip.subject);
    FlipEntry {
        what,
        id,
        tender,
        from: decimal(&flip.from),
        to: decimal(&flip.turn.at),
        exact: exact(&flip.turn),
        then: flip.turn.then.map(|tender| firm.id(tender)),
        direction: direction(flip),
        tied: flip.is_tied(),
    }
}

/// Which way a change goes.
pub(super) fn direction(flip: &Flip) -> &'static str {
    if flip.is_up { "up" } else { "down" }
}

fn tried<'a>(firm: &Firm<'a>, comparison: &Comparison) -> Vec<ModelEntry<'a>> {
    let entry = |tried: &Column| {
        let is_known = tried.evaluated().is_some();
        ModelEntry {
            model: tried.model.to_string(),
            winner: models::winner(tried).map(|tender| firm.id(tender)),
            order: is_known.then(|| ids(firm, &models::order(tried))),
            cannot: (!is_known).then(|| models::why(tried)),
        }
    };
    let needing = comparison.left_out.iter().map(|(model, names)| ModelEntry {
        model: model.clone(),
        winner: None,
        order: None,
        cannot: Some(models::needs(names)),
    });
    let others = comparison.columns.iter().filter(|tried| !tried.is_published);
    others.map(entry).chain(needing).collect()
}

fn pair<'a>(firm: &Firm<'a>, pair: &anbud_analysis::sensitivity::Pair) -> PairEntry<'a> {
    PairEntry {
        ahead: firm.id(pair.ahead),
        behind: firm.id(pair.behind),
        tie: pair.is_tie,
        flips: pair.flips.iter().map(|found| flip(firm, found)).collect(),
    }
}

fn left_out<'a>(firm: &Firm<'a>, left: &LeftOut) -> LeftOutEntry<'a> {
    let (what, id) = firm.part(left.part);
    let winner = match left.then {
        Then::Wins(tender) => Some(firm.id(tender)),
        Then::Undecided | Then::Unknown => None,
    };
    LeftOutEntry { what, id, winner, known: left.then != Then::Unknown }
}

fn rounded<'a>(
    firm: &Firm<'a>,
    rounded: &anbud_analysis::sensitivity::Rounded,
) -> RoundedEntry<'a> {
    let (place, unrounded) = (rounded.place, rounded.unrounded);
    RoundedEntry { tender: firm.id(rounded.tender), place, unrounded }
}

fn near_miss<'a>(firm: &Firm<'a>, miss: &NearMiss) -> NearMissEntry<'a> {
    NearMissEntry {
        tender: firm.id(miss.tender),
        item: firm.item_id(miss.item),
        on: match miss.on {
            ThresholdOn::Score => "score",
            ThresholdOn::Share => "share",
        },
        figure: Number::new(&miss.figure, true),
        least: Number::new(&miss.least, true),
        met: miss.is_met,
    }
}

fn acceptability<'a>(firm: &Firm<'a>, found: &Acceptability) -> AcceptabilityEntry<'a> {
    let samples = found.sampling.samples;
    let share = |count: &u64| {
        Exact::ratio((*count).into(), samples.into()).map_or_else(String::new, |it| decimal(&it))
    };
    let tenders: Vec<Key<Tender>> = found.tenders.iter().map(|counted| counted.tender).collect();
    let before = |counted: &Counted| {
        let others = tenders.iter().zip(&counted.before);
        let others = others.filter(|(tender, _)| **tender != counted.tender);
        others.map(|(tender, count)| (firm.id(*tender), share(count))).collect()
    };
    let criteria: Vec<&str> =
        found.criteria.iter().map(|key| &*firm.view.procedure.criteria[*key].id).collect();
    let central = |counted: &Counted| {
        let weights = counted.central.as_ref()?.iter().map(decimal);
        Some(criteria.iter().copied().zip(weights).collect())
    };
    let each = || found.tenders.iter().map(|counted| (firm.id(counted.tender), counted));
    AcceptabilityEntry {
        samples,
        seed: found.sampling.seed,
        within: found.sampling.within.as_ref().map(decimal),
        unrounded: found.is_unrounded,
        shares: each().map(|(id, it)| (id, it.places.iter().map(share).collect())).collect(),
        before: each().map(|(id, it)| (id, before(it))).collect(),
        central_weights: each().map(|(id, it)| (id, central(it))).collect(),
        criteria,
    }
}
