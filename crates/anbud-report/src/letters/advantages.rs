//! The characteristics and relative advantages of the winning tender, for those who did not win.

use anbud::Exact;
use anbud::procedure::Kind;
use anbud::record::{Criterion, Tender};
use anbud::tenders::Confidential;

use super::{To, explanations};
use crate::document::{Block, Cell, Column, Item, Row, Section, Table, name, text};
use crate::language::Arg;

/// In what the winner is better; nothing for the winner itself.
pub(super) fn section(to: &To<'_, '_>) -> Section {
    let Some(winner) = to.winner else { return to.section("advantages", Vec::new()) };
    let facts = to.facts;
    let winners_name = facts.name(winner);
    let mut blocks = Vec::new();
    if is_cheaper(to, winner) {
        blocks.push(Block::paragraph(text(facts.word("letter-lower-price"))));
    }
    let better = better(to, winner);
    if !better.is_empty() {
        blocks.push(Block::Table(table(to, winner, &better)));
    }
    let intro =
        facts.texts.text(intro(to, !blocks.is_empty()), &[("winner", Arg::Text(&winners_name))]);
    blocks.insert(0, Block::paragraph(intro));
    let reasons = reasons(to, winner);
    if !reasons.is_empty() {
        blocks.push(Block::paragraph(text(facts.word("letter-winners-reasons"))));
        blocks.push(Block::List { items: reasons });
    }
    to.section("advantages", blocks)
}

/// The sentence before what is told of the winner.
fn intro(to: &To<'_, '_>, has_advantages: bool) -> &'static str {
    match (has_advantages, is_evaluated(to)) {
        (false, true) => "letter-advantages-none",
        (_, false) => "letter-advantages-alone",
        (true, true) => "letter-advantages-intro",
    }
}

/// Whether the tender has figures that the winner's can be held against.
fn is_evaluated(to: &To<'_, '_>) -> bool {
    to.tender.grounds.is_empty()
}

fn is_cheaper(to: &To<'_, '_>, winner: &Tender) -> bool {
    let may_be_told = is_evaluated(to) && !to.hides(winner, Confidential::Price);
    let prices = price(to, winner).zip(price(to, to.tender));
    may_be_told && prices.is_some_and(|(theirs, own)| theirs < own)
}

fn price(to: &To<'_, '_>, tender: &Tender) -> Option<Exact> {
    Some(to.facts.value(tender.price?)?.0)
}

/// The quality criteria in which the winner has more, with their positions.
fn better<'a>(to: &To<'_, 'a>, winner: &Tender) -> Vec<(usize, &'a Criterion)> {
    let points = |tender: &Tender, at: usize| {
        let figure = tender.criteria.get(at)?.points?;
        Some(to.facts.value(figure)?.0)
    };
    let tree = to.facts.tree().into_iter().filter(|(_, rules, _)| rules.kind == Kind::Quality);
    let better = tree.filter(|(at, ..)| match (points(winner, *at), points(to.tender, *at)) {
        (Some(theirs), Some(own)) => theirs > own,
        (Some(_), None) => true,
        _ => false,
    });
    better.map(|(at, rules, _)| (at, rules)).collect()
}

fn table(to: &To<'_, '_>, winner: &Tender, better: &[(usize, &Criterion)]) -> Table {
    let facts = to.facts;
    let points = |tender: &Tender| {
        let of =
            better.iter().map(|(at, _)| tender.criteria.get(*at).and_then(|known| known.points));
        of.collect::<Vec<_>>()
    };
    let mut beside = vec![(winner, "letter-winners")];
    beside.extend(is_evaluated(to).then_some((to.tender, "letter-yours")));
    let figures: Vec<_> = beside.iter().map(|(tender, _)| points(tender)).collect();
    let known = facts.plain_columns(&figures, 2);
    let row = |(at, (_, rules)): (usize, &(usize, &Criterion))| {
        let figures = known.iter().map(|column| Cell::from(column.at(at)));
        let cells = std::iter::once(name(&rules.title).into()).chain(figures).collect();
        Row::of(cells)
    };
    let mut columns = vec![Column::words(facts.word("criterion"))];
    columns.extend(beside.iter().map(|(_, title)| Column::figures(facts.word(title), "")));
    let caption = if is_evaluated(to) { "letter-better-caption" } else { "points-table" };
    Table {
        caption: facts.word(caption),
        columns,
        rows: better.iter().enumerate().map(row).collect(),
        note: String::new(),
        ..Table::default()
    }
}

/// What was written about the winner, unless that is confidential.
fn reasons(to: &To<'_, '_>, winner: &Tender) -> Vec<Item> {
    if to.hides(winner, Confidential::Comments) {
        return Vec::new();
    }
    let scored = explanations::scored(to.facts.record, winner).into_iter();
    let item = |known: &anbud::record::Known| {
        let said = explanations::of(to, winner, &known.id);
        let text = name(format!("{}: {}", explanations::title(to, &known.id), said.join(" · ")));
        (!said.is_empty()).then(|| Item::of(text))
    };
    scored.filter_map(item).collect()
}
