//! Why scores were given, and which scores nobody gave a reason for.

use anbud::record::{CriterionBasis, Known, Record, Tender};

use super::{Explanations, To};
use crate::document::{Block, Cell, Column, Row, Section, Table, Text, name, text};
use crate::language::Arg;

/// The scores that have no reason, of tenders that were not rejected: tender and requirement or criterion.
///
/// A measured criterion needs none, since its rule says it all.
#[must_use]
pub fn missing<'r>(record: &'r Record, explanations: &Explanations) -> Vec<(&'r str, &'r str)> {
    let counting = record.tenders.iter().filter(|tender| tender.grounds.is_empty());
    let scored = counting
        .flat_map(|tender| scored(record, tender).into_iter().map(move |known| (tender, known)));
    let key = |(tender, known): &(&'r Tender, &'r Known)| (tender.id.clone(), known.id.clone());
    let without = scored.filter(|one| explanations.get(&key(one)).is_none_or(Vec::is_empty));
    without.map(|(tender, known)| (tender.id.as_str(), known.id.as_str())).collect()
}

/// What people scored of a tender: leaves without requirements, and requirements.
pub(super) fn scored<'r>(record: &'r Record, tender: &'r Tender) -> Vec<&'r Known> {
    let rules = record.rules.criteria.iter();
    let leaves =
        rules.zip(&tender.criteria).filter(|(rules, _)| rules.basis == CriterionBasis::Scored);
    let leaves = leaves.map(|(_, known)| known);
    leaves.chain(&tender.requirements).filter(|known| known.score.is_some()).collect()
}

/// Score and reason for each criterion and requirement that has a reason; how many have none is told.
pub(super) fn section(to: &To<'_, '_>) -> Section {
    let scored = match to.tender.grounds.is_empty() {
        true => scored(to.facts.record, to.tender),
        false => Vec::new(),
    };
    let (told, untold): (Vec<&Known>, Vec<&Known>) =
        scored.into_iter().partition(|known| !of(to, to.tender, &known.id).is_empty());
    let mut blocks = Vec::new();
    if !told.is_empty() {
        blocks.push(Block::Table(table(to, &told)));
    }
    if !untold.is_empty() {
        let count = [("count", Arg::Count(untold.len()))];
        blocks.push(Block::paragraph(to.facts.texts.text("letter-untold", &count)));
    }
    to.section("reasons", blocks)
}

fn table(to: &To<'_, '_>, told: &[&Known]) -> Table {
    let facts = to.facts;
    let scores = facts.plain_column(&told.iter().map(|known| known.score).collect::<Vec<_>>(), 2);
    let row = |(at, known): (usize, &&Known)| {
        let reasons: Text = name(of(to, to.tender, &known.id).join(" · "));
        let cells =
            vec![name(title(to, &known.id)).into(), Cell::from(scores.at(at)), reasons.into()];
        Row::of(cells)
    };
    Table {
        caption: facts.word("letter-reasons-caption"),
        columns: vec![
            Column::words(facts.word("letter-what")),
            Column::figures(facts.word("score"), ""),
            Column::words(facts.word("letter-why")),
        ],
        rows: told.iter().enumerate().map(row).collect(),
        note: String::new(),
        ..Table::default()
    }
}

/// The title of a criterion, or the text of a requirement.
pub(super) fn title(to: &To<'_, '_>, id: &str) -> String {
    let requirements = &to.facts.record.rules.requirements;
    match requirements.iter().find(|rules| rules.id == id) {
        Some(rules) => format!("{}: {}", rules.id, rules.text),
        None => to.facts.title_of(id).to_owned(),
    }
}

/// The reasons for a score.
pub(super) fn of<'t>(to: &'t To<'_, '_>, tender: &Tender, id: &str) -> &'t [String] {
    let explanations = &to.options.explanations;
    explanations.get(&(tender.id.clone(), id.to_owned())).map_or(&[], Vec::as_slice)
}

/// Nothing to tell.
pub(super) fn none(to: &To<'_, '_>) -> Text {
    text(to.facts.word("no-place"))
}
