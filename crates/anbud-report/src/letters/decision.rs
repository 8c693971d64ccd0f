//! What was decided, how tenders were evaluated, and until when no contract is concluded.

use anbud::evaluation::Status;
use anbud::tenders::Confidential;

use super::{LetterError, To, date};
use crate::document::{Block, Item, Section, Text, text};
use crate::language::Arg;
use crate::report::{in_words, order, rule};

/// What was decided, and what it means for the one who reads.
pub(super) fn section(to: &To<'_, '_>) -> Section {
    let facts = to.facts;
    let authority = ("authority", Arg::Text(&facts.record.rules.procurement.authority));
    let you = ("tenderer", Arg::Text(&to.tender.tenderer));
    let lot = ("lot", Arg::Text(to.lot.as_ref().map_or("", |lot| &lot.id)));
    let id = |id: &str| format!("letter-{}{id}", if to.lot.is_some() { "lot-" } else { "" });
    let mut blocks = Vec::new();
    let paragraph = |said: Text| Block::Paragraph { text: said };
    match (facts.winner(), to.winner) {
        (Some(_), None) => {
            blocks.push(paragraph(facts.texts.text(&id("you-win"), &[authority, you, lot])))
        }
        (Some(winner), Some(_)) => {
            let winner = facts.name(winner);
            let winner = ("winner", Arg::Text(&winner));
            blocks.push(paragraph(facts.texts.text(&id("other-wins"), &[authority, winner, lot])));
        }
        (None, _) => blocks.push(paragraph(facts.texts.text(nobody(to), &[authority, lot]))),
    }
    blocks.extend(standing(to));
    blocks.extend(
        to.lot.iter().flat_map(|lot| &lot.particulars).map(|said| Block::paragraph(text(said))),
    );
    let is_first = facts.winner().is_some_and(|winner| winner.place == Some(1));
    let is_about_it = is_first && to.tender.place.is_some_and(|place| place <= 2);
    if to.tender.status == Status::Ranked && is_about_it && !hides_price(to) {
        blocks.push(paragraph(crate::report::sentence(facts)));
    }
    to.section("decision", blocks)
}

/// The sentence where no contract is awarded.
fn nobody(to: &To<'_, '_>) -> &'static str {
    let mut tenders = to.facts.record.tenders.iter();
    if to.lot.is_some() {
        return "letter-lot-nobody";
    }
    let is_left = tenders.any(|one| one.status != Status::Rejected);
    if is_left { "letter-nobody" } else { "letter-nobody-left" }
}

/// Whether the sentence of the decision would give a hidden price away.
fn hides_price(to: &To<'_, '_>) -> bool {
    let others = to.facts.record.tenders.iter().take(2);
    others.into_iter().any(|other| to.hides(other, Confidential::Price))
}

/// The place of the tender, or the grounds of its rejection.
fn standing(to: &To<'_, '_>) -> Vec<Block> {
    let facts = to.facts;
    match (to.tender.status, to.tender.place) {
        (Status::Rejected, _) => {
            let item = |found| Item { text: in_words(facts, found), details: Vec::new() };
            vec![
                Block::paragraph(text(facts.word("letter-rejected"))),
                Block::List { items: to.tender.grounds.iter().map(item).collect() },
            ]
        }
        (_, Some(place)) => {
            let placed =
                facts.record.tenders.iter().filter(|tender| tender.place.is_some()).count();
            let place = place.to_string();
            let args = [("place", Arg::Text(&place)), ("count", Arg::Count(placed))];
            vec![Block::paragraph(facts.texts.text("letter-place", &args))]
        }
        _ => vec![Block::paragraph(text(facts.word("letter-unplaced")))],
    }
}

/// How the tenders were evaluated, with the formula.
pub(super) fn rules(to: &To<'_, '_>) -> Section {
    let award = &to.facts.record.rules.award;
    let blocks = rule(
        to.facts,
        award.title.as_ref(),
        award.model.as_deref(),
        &award.formula,
        &award.parameters,
    );
    let seal = [("seal", Arg::Text(&to.facts.record.seal))];
    let sealed = Block::paragraph(to.facts.texts.text("letter-seal", &seal));
    let order = Block::paragraph(order(to.facts));
    to.section("rules", blocks.into_iter().chain([order, sealed]).collect())
}

/// Until when no contract is concluded.
pub(super) fn standstill(to: &To<'_, '_>) -> Result<Section, LetterError> {
    if to.facts.winner().is_none() {
        // no contract is awarded that would have to wait
        return Ok(to.section("standstill", Vec::new()));
    }
    let said = match to.options.standstill_ends {
        Some(ends) => until(to, ends)?,
        None => text(to.facts.word("letter-no-standstill")),
    };
    Ok(to.section("standstill", vec![Block::paragraph(said)]))
}

fn until(to: &To<'_, '_>, ends: &str) -> Result<Text, LetterError> {
    let ends = date(to.facts.texts, ends)?;
    Ok(to.facts.texts.text("letter-standstill-until", &[("date", Arg::Text(&ends))]))
}
