//! The sections of the text: intervals of weights as small charts, rounding, thresholds; and their order.

use anbud::Exact;
use anbud::keyed::Key;
use anbud::tenders::Tender;
use anbud_analysis::sensitivity::{Interval, NearMiss, Rounded, Turn};

use super::{Section, Teller, changes, models, places, without};
use crate::style::plain;
use crate::table::{Column, Row, Table};

/// How many columns an interval has.
const CHART: i64 = 32;
/// A longer table of weights shows those that can turn only.
const WEIGHTS: usize = 12;

/// The decision, in a sentence.
pub(super) fn decision(teller: &Teller<'_>) -> String {
    let Some(margin) = &teller.firm.found.margin else {
        let is_decided = teller.firm.view.evaluation.undecided.is_empty();
        let any = teller.firm.view.evaluation.tenders.iter().any(|it| it.place == Some(1));
        return teller.word(match (is_decided, any) {
            (true, true) if !teller.firm.found.flips.is_empty() => "sens-alone-yet",
            (true, true) => "sens-alone",
            (true, false) => "sens-no-place",
            (false, _) => "sens-no-winner",
        });
    };
    let (winner, next) = (teller.id(margin.winner), teller.id(margin.next));
    let by = margin.share.as_ref().map(|share| teller.percent(share)).unwrap_or_default();
    let id = match (margin.result.is_zero(), by.is_empty()) {
        (true, _) => "sens-wins-tied",
        (false, true) => "sens-wins",
        (false, false) => "sens-wins-by",
    };
    teller.say(id, &[("winner", &winner), ("next", &next), ("by", &by)])
}

/// All sections that have something to say.
pub(super) fn all(teller: &Teller<'_>) -> Vec<Section> {
    let found = teller.firm.found;
    let is_decided = found.margin.is_some() || !found.flips.is_empty();
    let of_winner = |section: fn(&Teller<'_>) -> Option<Section>| {
        if is_decided { section(teller) } else { None }
    };
    let is_contest = teller.firm.view.evaluation.tenders.iter().filter(|it| it.result.is_some());
    let has_others = is_contest.count() > 1;
    let sections = [
        of_winner(weights),
        of_winner(changes::of_winner),
        changes::of_pairs(teller),
        of_winner(without::section),
        rounding(teller),
        near_misses(teller),
        if has_others { places::section(teller) } else { None },
        models::section(teller),
    ];
    sections.into_iter().flatten().collect()
}

fn weights(teller: &Teller<'_>) -> Option<Section> {
    let all = &teller.firm.found.weights;
    let figures = ["sens-stated", "sens-from", "sens-to"];
    let mut columns = vec![Column::of_words(&teller.word("criterion"))];
    columns.extend(figures.map(|title| Column::of_figures(&teller.word(title), "")));
    columns.extend(["sens-below", "sens-above"].map(|it| Column::of_words(&teller.word(it))));
    columns.push(Column::of_words(""));
    let turns = |interval: &&Interval| interval.below.is_some() || interval.above.is_some();
    let is_long = all.len() > WEIGHTS;
    let shown: Vec<&Interval> = all.iter().filter(|it| !is_long || turns(it)).collect();
    let hidden = all.len() - shown.len();
    let rows = shown.iter().map(|interval| weight(teller, interval)).collect();
    let mut lines = Vec::new();
    if all.is_empty() {
        lines.push(teller.word("sens-no-weight"));
    }
    if !shown.is_empty() {
        lines.push(teller.word("sens-in-proportion"));
    }
    if hidden > 0 {
        lines.push(teller.count("sens-any-weight", hidden));
    }
    Section::of(teller.word("sens-weights"), Table { columns, rows }, lines)
}

fn weight(teller: &Teller<'_>, interval: &Interval) -> Row {
    let end = |turn: &Option<Turn>, end: &Exact| match turn {
        Some(turn) => teller.short(&turn.at, turn.is_exact),
        None => teller.short(end, true),
    };
    let then = |turn: &Option<Turn>| match turn {
        Some(turn) => teller.first(turn.then),
        None => "–".to_owned(),
    };
    let cells = vec![
        plain(&teller.firm.view.procedure.criteria[interval.criterion].id),
        teller.short(&interval.weight, true),
        end(&interval.below, &interval.ends.0),
        end(&interval.above, &interval.ends.1),
        then(&interval.below),
        then(&interval.above),
        chart(interval),
    ];
    Row { cells, is_strong: false }
}

/// The interval on a line from the least to the greatest weight.
fn chart(interval: &Interval) -> String {
    let (least, greatest) = &interval.ends;
    let column = |at: &Exact| {
        let share = (at - least).divided_by(&(greatest - least)).unwrap_or(Exact::ZERO);
        (&share * &Exact::whole(CHART - 1)).rounded(0, anbud::Mode::HalfUp).to_whole().unwrap_or(0)
    };
    let from = column(interval.below.as_ref().map_or(least, |turn| &turn.at));
    let to = column(interval.above.as_ref().map_or(greatest, |turn| &turn.at));
    let stated = column(&interval.weight);
    let sign = |at: i64| match at {
        at if at == stated => '█',
        at if (from..=to).contains(&at) => '▒',
        _ => '·',
    };
    (0..CHART).map(sign).collect()
}

fn rounding(teller: &Teller<'_>) -> Option<Section> {
    let place = |place: Option<u32>| place.map_or("–".to_owned(), |place| place.to_string());
    let row = |rounded: &Rounded| Row {
        cells: vec![teller.id(rounded.tender), place(rounded.place), place(rounded.unrounded)],
        is_strong: false,
    };
    let mut columns = vec![Column::of_words(&teller.word("tender"))];
    let titles = ["sens-as-declared", "sens-if-unrounded"];
    columns.extend(titles.map(|title| Column::of_figures(&teller.word(title), "")));
    let rows = teller.firm.found.rounding.iter().map(row).collect();
    Section::of(teller.word("sens-rounding"), Table { columns, rows }, Vec::new())
}

fn near_misses(teller: &Teller<'_>) -> Option<Section> {
    let row = |miss: &NearMiss| {
        let met = if miss.is_met { "sens-met" } else { "sens-missed" };
        let cells = vec![
            teller.id(miss.tender),
            plain(teller.firm.item_id(miss.item)),
            teller.figure(&miss.figure, true),
            teller.figure(&miss.least, true),
            teller.word(met),
        ];
        Row { cells, is_strong: false }
    };
    let columns = vec![
        Column::of_words(&teller.word("tender")),
        Column::of_words(&teller.word("sens-threshold")),
        Column::of_figures(&teller.word("sens-figure"), ""),
        Column::of_figures(&teller.word("sens-least"), ""),
        Column::of_words(""),
    ];
    let rows = teller.firm.found.near_misses.iter().map(row).collect();
    Section::of(teller.word("sens-near-misses"), Table { columns, rows }, Vec::new())
}

/// Ids for JSON and CSV.
pub(super) fn ids<'a>(firm: &super::Firm<'a>, order: &[Key<Tender>]) -> Vec<&'a str> {
    order.iter().map(|tender| firm.id(*tender)).collect()
}
