//! The evaluation report for the file of the procurement: what article 84 of directive 2014/24 asks for comes first.

use anbud::record::Tender;

use super::decision::sentence;
use super::facts::Facts;
use super::rejected::in_words;
use crate::document::{Block, Fact, Item, Section, Span, Style, Text, name, text};
use crate::language::Arg;

/// Authority, subject, value, successful tenderer and reasons, rejected tenderers and grounds.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let procurement = &facts.record.rules.procurement;
    let mut list = vec![
        fact(facts, "file-authority", name(&procurement.authority)),
        fact(facts, "file-subject", name(&procurement.title)),
        fact(facts, "file-reference", name(&procurement.reference)),
    ];
    if let Some(winner) = facts.winner() {
        list.push(fact(facts, "file-winner", name(facts.name(winner))));
        let price =
            winner.price.and_then(|price| facts.single(price, crate::figures::Per::default()));
        list.extend(price.map(|price| fact(facts, "file-value", vec![price])));
    }
    list.push(fact(facts, "file-reasons", sentence(facts)));
    let mut blocks = vec![Block::Facts { facts: list }];
    blocks.push(Block::heading(text(facts.word("file-considered"))));
    blocks.push(Block::List {
        items: facts.record.tenders.iter().map(|tender| considered(facts, tender)).collect(),
    });
    blocks.push(Block::heading(text(facts.word("file-to-add"))));
    let open = [
        "file-add-selection",
        "file-add-qualification",
        "file-add-subcontract",
        "file-add-conflicts",
        "file-add-means",
    ];
    let item = |id: &str| Item { text: text(facts.word(id)), details: Vec::new() };
    blocks.push(Block::List { items: open.map(item).into() });
    Some(facts.section("file", "file-title", blocks))
}

fn fact(facts: &Facts<'_>, label: &str, value: Text) -> Fact {
    Fact { label: facts.word(label), value, note: Text::new() }
}

/// A tender with its place, or with the grounds of its rejection.
fn considered(facts: &Facts<'_>, tender: &Tender) -> Item {
    let mut said = vec![Span::styled(facts.name(tender), Style::Name), Span::plain(": ")];
    match tender.place {
        Some(place) => {
            let place = place.to_string();
            said.extend(facts.texts.text("file-place", &[("place", Arg::Text(&place))]));
        }
        None => said.push(Span::plain(facts.place(tender))),
    }
    Item { text: said, details: tender.grounds.iter().map(|one| in_words(facts, one)).collect() }
}
