//! Tells where a tender stands: its place and what separates it from its neighbours, or why it has none.

use anbud::evaluation::{Placed, Status, TenderResult};

use super::grounds;
use super::teller::Teller;
use crate::decision::{margin, result_text};
use crate::style::{plain, strong};

/// Tells where a tender stands.
pub(super) fn tell(teller: &mut Teller<'_>, result: &TenderResult) {
    let tender = &teller.view.tenders.list[result.tender];
    let who = format!("{}, {}", plain(&tender.id), plain(&tender.tenderer));
    teller.line(0, &strong(&who));
    teller.line(0, &standing(teller, result));
    for ground in &result.grounds {
        let text = grounds::sentence(teller.view, ground, teller.texts);
        teller.line(1, &format!("{text} ({}, {})", ground.code, ground.at));
    }
    for neighbour in neighbours(teller, result) {
        teller.line(0, &neighbour);
    }
}

fn standing(teller: &Teller<'_>, result: &TenderResult) -> String {
    let view = teller.view;
    let placed = view.evaluation.tenders.iter().filter(|other| other.place.is_some()).count();
    let texts = teller.texts;
    let text = result.result.map(|figure| result_text(view, figure, texts));
    match result.status {
        Status::Ranked | Status::Undecided => match (result.place, text) {
            (None, _) => texts.word("explain-place-undecided"),
            (Some(place), text) => {
                let id = if text.is_some() { "explain-place-with" } else { "explain-place" };
                let with = [
                    ("place", &*place.to_string()),
                    ("placed", &placed.to_string()),
                    ("result", &text.unwrap_or_default()),
                ];
                texts.fill(id, &with)
            }
        },
        Status::Rejected => texts.word("explain-rejected"),
        Status::Unplaced => texts.word("explain-unplaced"),
        Status::Assessed => texts.word("explain-quality-alone"),
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
    let (view, texts) = (teller.view, teller.texts);
    let other = view.id(if is_behind { first.tender } else { second.tender });
    match second.placed? {
        Placed::ByTie(rule) => {
            let rule = &view.procedure.award.ties.get(rule)?.text;
            let id = if is_behind { "explain-tie-after" } else { "explain-tie-before" };
            Some(texts.fill(id, &[("other", other), ("rule", rule)]))
        }
        Placed::Shared => Some(texts.fill("explain-shares", &[("other", other)])),
        Placed::ByResult => {
            let (margin, relative) = margin(view, first.result?, second.result?, texts);
            let margin = format!("{margin}{relative}");
            let id = if is_behind { "explain-behind" } else { "explain-ahead" };
            Some(texts.fill(id, &[("other", other), ("margin", &margin)]))
        }
    }
}
