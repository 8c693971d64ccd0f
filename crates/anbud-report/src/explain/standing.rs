//! Tells where a tender stands: its place and what separates it from its neighbours, or why it has none.

use anbud::evaluation::{Placed, Status, TenderResult};

use super::teller::Teller;
use crate::decision::{margin, result_text};
use crate::style::{plain, strong};
use crate::summary::ground;
use crate::words;

/// Tells where a tender stands.
pub(super) fn tell(teller: &mut Teller<'_>, result: &TenderResult) {
    let tender = &teller.view.tenders.list[result.tender];
    let who = format!("{}, {}", plain(&tender.id), plain(&tender.tenderer));
    teller.line(0, &strong(&who));
    teller.line(0, &standing(teller, result));
    for ground in &result.grounds {
        teller.line(1, &self::ground(ground));
    }
    for neighbour in neighbours(teller, result) {
        teller.line(0, &neighbour);
    }
}

fn standing(teller: &Teller<'_>, result: &TenderResult) -> String {
    let view = teller.view;
    let placed = view.evaluation.tenders.iter().filter(|other| other.place.is_some()).count();
    let text = result.result.map(|figure| result_text(view, figure));
    match result.status {
        Status::Ranked | Status::Undecided => match (result.place, text) {
            (Some(place), Some(text)) => words::has_place(place, placed, &text),
            (None, _) => words::PLACE_UNDECIDED.to_owned(),
            (Some(place), None) => words::has_place(place, placed, ""),
        },
        Status::Rejected => words::IS_REJECTED.to_owned(),
        Status::Unplaced => words::IS_UNPLACED.to_owned(),
        Status::Assessed => words::QUALITY_ALONE.to_owned(),
    }
}

/// What separates a tender from the one before it and the one after it.
fn neighbours(teller: &Teller<'_>, result: &TenderResult) -> Vec<String> {
    let tenders = &teller.view.evaluation.tenders;
    let ranked: Vec<&TenderResult> = tenders.iter().filter(|other| other.place.is_some()).collect();
    let Some(at) = ranked.iter().position(|other| other.tender == result.tender) else {
        return Vec::new();
    };
    let before = at.checked_sub(1).and_then(|before| ranked.get(before));
    let after = ranked.get(at + 1);
    let lines = [
        before.and_then(|before| separation(teller, before, result, true)),
        after.and_then(|after| separation(teller, result, after, false)),
    ];
    lines.into_iter().flatten().collect()
}

/// What puts one tender before another, as the one that is explained sees it.
fn separation(
    teller: &Teller<'_>,
    first: &TenderResult,
    second: &TenderResult,
    is_behind: bool,
) -> Option<String> {
    let view = teller.view;
    let other = view.id(if is_behind { first.tender } else { second.tender });
    match second.placed? {
        Placed::ByTie(rule) => {
            let rule = &view.procedure.award.ties.get(rule)?.text;
            Some(words::by_tie(is_behind, other, rule))
        }
        Placed::Shared => Some(words::shares_with(other)),
        Placed::ByResult => {
            let (margin, relative) = margin(view, first.result?, second.result?);
            Some(words::by_margin(is_behind, other, &margin, relative.as_deref()))
        }
    }
}
