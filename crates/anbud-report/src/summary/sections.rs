//! The lists below the table: who was rejected and why, equal results, who must explain the price, warnings.

use anbud::evaluation::{Ground, Placed, Status, TenderResult, UndecidedCause, Warning};
use anbud::procedure::Language;

use super::{Item, Section};
use crate::View;
use crate::explain::abnormal_figures;
use crate::language::Texts;
use crate::style::plain;
use crate::words;

/// The lists that have entries, in order.
pub(super) fn sections(view: &View<'_>) -> Vec<Section> {
    let sections = [
        (words::REJECTED, rejected(view)),
        (words::UNPLACED, unplaced(view)),
        (words::UNDECIDED, undecided(view)),
        (words::TIES, ties(view)),
        (words::ABNORMAL, abnormal(view)),
        (words::WARNINGS, warnings(view)),
    ];
    let sections = sections.into_iter().filter(|(_, items)| !items.is_empty());
    sections.map(|(heading, items)| Section { heading, items }).collect()
}

/// The tender and who submitted it.
fn named(view: &View<'_>, result: &TenderResult) -> String {
    let tender = &view.tenders.list[result.tender];
    format!("{}, {}", plain(&tender.id), plain(&tender.tenderer))
}

fn rejected(view: &View<'_>) -> Vec<Item> {
    let item = |result: &TenderResult| Item {
        text: named(view, result),
        details: result.grounds.iter().map(ground).collect(),
    };
    view.with_status(Status::Rejected).map(item).collect()
}

/// A ground of rejection in words, with its code and place.
fn ground(ground: &Ground) -> String {
    format!("{} ({}, {})", plain(&ground.text), ground.code, ground.at)
}

fn unplaced(view: &View<'_>) -> Vec<Item> {
    let item = |result: &TenderResult| Item {
        text: format!("{}: {}", named(view, result), words::UNPLACED_BECAUSE),
        details: Vec::new(),
    };
    view.with_status(Status::Unplaced).map(item).collect()
}

fn undecided(view: &View<'_>) -> Vec<Item> {
    let item = |set: &anbud::evaluation::Undecided| {
        let ids: Vec<&str> = set.tenders.iter().map(|tender| view.id(*tender)).collect();
        let text = format!("{}: {}", words::list(&ids), plain(&set.text));
        Item { text, details: Vec::new() }
    };
    // a tied first place is what the last line tells
    let sets = view.evaluation.undecided.iter();
    sets.filter(|set| set.cause == UndecidedCause::TooClose).map(item).collect()
}

/// Equal results below the first place: which rule separated them, or that they share a place.
fn ties(view: &View<'_>) -> Vec<Item> {
    let ranked: Vec<_> = view.with_status(Status::Ranked).collect();
    let items = ranked.windows(2).filter_map(|pair| match pair {
        [first, second] if first.place != Some(1) => tie(view, first, second),
        _ => None,
    });
    items.map(|text| Item { text, details: Vec::new() }).collect()
}

fn tie(view: &View<'_>, first: &TenderResult, second: &TenderResult) -> Option<String> {
    let ids = [view.id(first.tender), view.id(second.tender)];
    match second.placed? {
        Placed::ByResult => None,
        Placed::Shared => Some(words::share_place(&words::list(&ids), second.place?)),
        Placed::ByTie(rule) => {
            let rule = &view.procedure.award.ties.get(rule)?.text;
            Some(words::is_before(ids.first()?, ids.last()?, rule))
        }
    }
}

fn abnormal(view: &View<'_>) -> Vec<Item> {
    let holds = |result: &&TenderResult| {
        result.abnormal.is_some_and(|figure| view.derivation().holds(figure))
    };
    let results: Vec<&TenderResult> = view.evaluation.tenders.iter().filter(holds).collect();
    if results.is_empty() {
        return Vec::new();
    }
    let texts = Texts::new(Language::English);
    let item = |result: &TenderResult| Item {
        text: named(view, result),
        details: abnormal_figures(view, result, &texts),
    };
    results.into_iter().map(item).collect()
}

fn warnings(view: &View<'_>) -> Vec<Item> {
    view.warnings.iter().map(warning).collect()
}

/// A warning with its place; where it occurs more than once, with examples.
fn warning(warning: &Warning) -> Item {
    let found = &warning.diagnostic;
    let at = found.place().map(|place| format!(", {place}")).unwrap_or_default();
    let text = format!("{} ({}{at})", plain(&found.message), found.code);
    let examples = warning.examples.iter().filter(|example| **example != found.message);
    let mut details: Vec<String> = examples.map(|example| plain(example)).collect();
    let more = warning.count.saturating_sub(warning.examples.len());
    if more > 0 {
        details.push(words::and_so_many_more(more));
    }
    Item { text, details }
}
