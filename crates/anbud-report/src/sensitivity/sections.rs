//! The sections of the text: intervals as small charts, the smallest changes as sentences.

use anbud::Exact;
use anbud::exact::Decimals;
use anbud::keyed::Key;
use anbud::tenders::Tender;
use anbud_analysis::sensitivity::{
    Acceptability, Counted, Flip, Interval, LeftOut, NearMiss, Subject, Then, Turn,
};

use super::{Firm, Section, words};
use crate::figures::{grouped, percent, shown};
use crate::style::plain;
use crate::table::{Column, Row, Table};
use crate::words::so_many;

/// How many columns a small chart has.
const CHART: i64 = 32;
/// How many ids are listed in a sentence.
const LISTED: usize = 12;
/// How many changes of one kind are told.
const TOLD: usize = 3;

/// The decision, in a sentence.
pub(super) fn decision(firm: &Firm<'_>) -> String {
    let Some(margin) = &firm.found.margin else {
        return match firm.view.evaluation.undecided.is_empty() {
            true => words::ALONE.to_owned(),
            false => words::NO_WINNER.to_owned(),
        };
    };
    let share = margin.share.as_ref().map(|share| format!(" ({})", percent(share, true).marked()));
    let margin_text = match margin.result.is_zero() {
        true => "equal to that of".to_owned(),
        false => format!("better{} than that of", share.unwrap_or_default()),
    };
    format!(
        "{} wins: its result is {margin_text} {}, the next.",
        plain(firm.id(margin.winner)),
        plain(firm.id(margin.next))
    )
}

/// All sections that have something to say.
pub(super) fn all(firm: &Firm<'_>) -> Vec<Section> {
    if firm.found.margin.is_none() {
        return [near_misses(firm)].into_iter().flatten().collect();
    }
    let sections = [
        Some(weights(firm)),
        Some(flips(firm)),
        pairs(firm),
        leave_one_out(firm),
        rounding(firm),
        near_misses(firm),
        Some(acceptability(firm)),
    ];
    sections.into_iter().flatten().collect()
}

fn number(number: &Exact) -> String {
    grouped(&number.decimal(Decimals::AtMost(2)))
}

fn name(firm: &Firm<'_>, tender: Option<Key<Tender>>) -> String {
    tender.map_or(words::NOBODY.to_owned(), |tender| plain(firm.id(tender)))
}

fn weights(firm: &Firm<'_>) -> Section {
    let mut table = Table {
        columns: vec![
            Column::of_words("Criterion"),
            Column::of_figures("Stated", ""),
            Column::of_figures("From", ""),
            Column::of_figures("To", ""),
            Column::of_words("Below"),
            Column::of_words("Above"),
            Column::of_words(""),
        ],
        rows: Vec::new(),
    };
    table.rows = firm.found.weights.iter().map(|interval| weight(firm, interval)).collect();
    let is_empty = table.rows.is_empty();
    let line = if is_empty { words::NO_WEIGHT } else { words::OTHERS_IN_PROPORTION };
    Section {
        heading: words::WEIGHTS,
        table: (!is_empty).then_some(table),
        lines: vec![line.to_owned()],
    }
}

fn weight(firm: &Firm<'_>, interval: &Interval) -> Row {
    let end = |turn: &Option<Turn>, end: &Exact| number(turn.as_ref().map_or(end, |turn| &turn.at));
    let then = |turn: &Option<Turn>| match turn {
        Some(turn) => name(firm, turn.then),
        None => "–".to_owned(),
    };
    let cells = vec![
        plain(&firm.view.procedure.criteria[interval.criterion].id),
        number(&interval.weight),
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

fn flips(firm: &Firm<'_>) -> Section {
    let mut lines = Vec::new();
    let same_kind = |a: &Flip, b: &Flip| {
        std::mem::discriminant(&a.subject) == std::mem::discriminant(&b.subject)
    };
    for flips in firm.found.flips.chunk_by(same_kind) {
        lines.extend(flips.iter().take(TOLD).map(|flip| told(firm, flip)));
        if flips.len() > TOLD {
            lines.push(format!("… and {} more of this kind", flips.len() - TOLD));
        }
    }
    if lines.is_empty() {
        lines.push(words::NO_FLIP.to_owned());
    }
    Section { heading: words::FLIPS, table: None, lines }
}

/// A change as a sentence.
fn told(firm: &Firm<'_>, flip: &Flip) -> String {
    let (_, id, tender) = firm.subject(flip.subject);
    let (id, tender) = (plain(id), plain(tender.unwrap_or_default()));
    let turn = shown(&flip.turn.at, flip.turn.is_exact).marked();
    let from = shown(&flip.from, true).marked();
    let then = match flip.turn.then {
        Some(tender) => format!("beyond it {} is ahead", plain(firm.id(tender))),
        None => "beyond it nobody alone is ahead".to_owned(),
    };
    let added = || match flip.turn.at.is_negative() {
        true => shown(&-&flip.turn.at, flip.turn.is_exact).marked() + " less",
        false => turn.clone() + " more",
    };
    match flip.subject {
        Subject::Weight(_) => format!("weight of {id}: {turn} instead of {from}; {then}"),
        Subject::Price(_) => {
            let currency = plain(firm.view.currency());
            format!("price of {tender}: {turn} {currency} instead of {from}; {then}")
        }
        Subject::Score(..) => {
            format!("score of {tender} for {id}: {turn} instead of {from}; {then}")
        }
        Subject::Group(..) => {
            format!("every score of {tender} by the group {id}: {}; {then}", added())
        }
        Subject::Evaluator(..) => {
            format!("every score of {tender} by the evaluator {id}: {}; {then}", added())
        }
    }
}

fn pairs(firm: &Firm<'_>) -> Option<Section> {
    let mut lines = Vec::new();
    for pair in &firm.found.pairs {
        let (ahead, behind) = (plain(firm.id(pair.ahead)), plain(firm.id(pair.behind)));
        let before = format!("{ahead} before {behind}:");
        if pair.is_tie {
            lines.push(format!("{before} {}", words::TIE));
            continue;
        }
        match pair.flips.is_empty() {
            true => lines.push(format!("{before} {}", words::NOTHING_TURNS)),
            false => lines.push(before),
        }
        lines.extend(pair.flips.iter().map(|flip| format!("  {}", told(firm, flip))));
    }
    (!lines.is_empty()).then_some(Section { heading: words::PAIRS, table: None, lines })
}

fn leave_one_out(firm: &Firm<'_>) -> Option<Section> {
    let winner = firm.found.margin.as_ref()?.winner;
    let mut lines = Vec::new();
    let same = |a: &LeftOut, b: &LeftOut| firm.part(a.part).0 == firm.part(b.part).0;
    for parts in firm.found.leave_one_out.chunk_by(same) {
        lines.extend(without(firm, winner, parts));
    }
    Some(Section { heading: words::LEAVE_ONE_OUT, table: None, lines })
}

/// Who would win without one of these parts, all of one kind.
fn without(firm: &Firm<'_>, winner: Key<Tender>, parts: &[LeftOut]) -> Vec<String> {
    let Some(first) = parts.first() else { return Vec::new() };
    let word = firm.part(first.part).0;
    let id = |part: &LeftOut| plain(firm.part(part.part).1);
    let with = |wanted: &dyn Fn(Then) -> bool| -> Vec<String> {
        parts.iter().filter(|part| wanted(part.then)).map(id).collect()
    };
    let mut lines = Vec::new();
    for tender in firm.view.tenders.list.keys().filter(|tender| *tender != winner) {
        let ids = with(&|then| then == Then::Wins(tender));
        lines.extend(
            of_parts(word, &ids).map(|parts| format!("{parts}: {} wins", plain(firm.id(tender)))),
        );
    }
    let nobody = with(&|then| then == Then::Undecided);
    lines.extend(of_parts(word, &nobody).map(|parts| format!("{parts}: nobody alone wins")));
    let unknown = with(&|then| then == Then::Unknown);
    lines.extend(of_parts(word, &unknown).map(|parts| format!("{parts}: {}", words::UNKNOWN)));
    let same = with(&|then| then == Then::Wins(winner)).len();
    if same > 0 {
        let which = match (same, same == parts.len()) {
            (1, _) => format!("the other {word}"),
            (_, true) => format!("any one of {}", so_many(same, word, &plural(word))),
            _ => format!("any one of the other {}", so_many(same, word, &plural(word))),
        };
        let which = if parts.len() == 1 { format!("the only {word}") } else { which };
        lines.push(format!("without {which}: {} still wins", plain(firm.id(winner))));
    }
    lines
}

/// The beginning of a sentence about leaving out one of these; none where there are none.
fn of_parts(word: &str, ids: &[String]) -> Option<String> {
    let told = ids.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
    match ids.len() {
        0 => None,
        1 => Some(format!("without the {word} {told}")),
        count if count > LISTED => {
            Some(format!("without one of {count} {}, such as {told}", plural(word)))
        }
        _ => Some(format!("without one of the {} {told}", plural(word))),
    }
}

fn plural(word: &str) -> String {
    match word {
        "criterion" => "criteria".to_owned(),
        word => format!("{word}s"),
    }
}

fn rounding(firm: &Firm<'_>) -> Option<Section> {
    let place = |place: Option<u32>| place.map_or("none".to_owned(), |place| place.to_string());
    let line = |rounded: &anbud_analysis::sensitivity::Rounded| {
        format!(
            "{}: place {} as declared, {} if nothing were rounded",
            plain(firm.id(rounded.tender)),
            place(rounded.place),
            place(rounded.unrounded)
        )
    };
    let lines: Vec<String> = firm.found.rounding.iter().map(line).collect();
    (!lines.is_empty()).then_some(Section { heading: words::ROUNDING, table: None, lines })
}

fn near_misses(firm: &Firm<'_>) -> Option<Section> {
    let line = |miss: &NearMiss| {
        let (figure, least) =
            (shown(&miss.figure, true).marked(), shown(&miss.least, true).marked());
        let met = if miss.is_met { "meets" } else { "misses" };
        let (tender, item) = (plain(firm.id(miss.tender)), plain(firm.item_id(miss.item)));
        format!("{tender} {met} the threshold of {item} with {figure}, where {least} is asked for")
    };
    let lines: Vec<String> = firm.found.near_misses.iter().map(line).collect();
    (!lines.is_empty()).then_some(Section { heading: words::NEAR_MISSES, table: None, lines })
}

fn acceptability(firm: &Firm<'_>) -> Section {
    let (table, line) = match &firm.found.acceptability {
        Ok(found) => (Some(places(firm, found)), drawn(found)),
        Err(why) => (None, format!("not told, because {}", words::no_acceptability(*why))),
    };
    Section { heading: words::ACCEPTABILITY, table, lines: vec![line] }
}

fn drawn(found: &Acceptability) -> String {
    let samples = grouped(&found.sampling.samples.to_string());
    let which = match &found.sampling.within {
        Some(within) => {
            format!("weightings within {} of the stated weights", percent(within, true).marked())
        }
        None => "of all weightings of the criteria at the top".to_owned(),
    };
    let seed = found.sampling.seed;
    let unrounded = if found.is_unrounded { words::UNROUNDED } else { "" };
    format!(
        "The share {which} that put a tender in a place: {samples} drawn evenly, seed {seed}.{unrounded}"
    )
}

fn places(firm: &Firm<'_>, found: &Acceptability) -> Table {
    let shown_places = found.tenders.len().min(5);
    let mut columns = vec![Column::of_words("Tender")];
    columns
        .extend((1..=shown_places).map(|place| Column::of_figures(&format!("Place {place}"), "")));
    columns.push(Column::of_words("First"));
    let rows = found.tenders.iter().map(|counted| {
        let mut cells = vec![plain(firm.id(counted.tender))];
        let share = |count: &u64| Exact::ratio((*count).into(), found.sampling.samples.into());
        let shares = counted.places.iter().take(shown_places);
        cells.extend(shares.map(|count| share(count).map_or_else(String::new, |it| tenths(&it))));
        cells.push(bar(counted, found.sampling.samples));
        Row { cells, is_strong: false }
    });
    Table { rows: rows.collect(), columns }
}

fn tenths(share: &Exact) -> String {
    (share * &Exact::whole(100)).decimal(Decimals::Fixed(1)) + " %"
}

/// A bar as long as the share of first places.
fn bar(counted: &Counted, samples: u64) -> String {
    let first = counted.places.first().copied().unwrap_or(0);
    let columns = (u128::from(first) * 32).checked_div(samples.into()).unwrap_or(0);
    "█".repeat(usize::try_from(columns).unwrap_or(0))
}
