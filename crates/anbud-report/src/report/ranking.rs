//! The ranking as a table, and how equal results were separated.

use anbud::evaluation::Scope;
use anbud::record::{FigureNumber, SeparatedBy, Tender};

use super::facts::{Facts, Figures};
use crate::document::{Block, Cell, Column, Item, Row, Section, Table, Text, name, text};
use crate::figures::Per;
use crate::language::Arg;

/// A column of figures never shows more decimals than it needs, or than this where they have no end.
const DECIMALS: u32 = 4;

/// The ranking; none where there is no tender.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let items = equal(facts);
    let equal = (!items.is_empty()).then_some(Block::List { items });
    let blocks = [Block::Table(table(facts))].into_iter().chain(equal).collect();
    let is_empty = facts.record.tenders.is_empty();
    (!is_empty).then(|| facts.section("ranking", heading(facts, ["ranking", "tenders"]), blocks))
}

/// The word for places, or for tenders alone where quality alone was assessed.
fn heading<'w>(facts: &Facts<'_>, [whole, quality]: [&'w str; 2]) -> &'w str {
    match facts.record.scope {
        Scope::Whole => whole,
        Scope::Quality => quality,
    }
}

/// A figure that tenders have, under a heading.
struct Shown {
    column: Column,
    figures: Figures,
}

pub(super) fn table(facts: &Facts<'_>) -> Table {
    let shown = columns(facts);
    let mut columns =
        vec![Column::short(facts.word("place")), Column::words(facts.word("tenderer"))];
    columns.extend(shown.iter().map(|shown| shown.column.clone()));
    let row = |(at, tender): (usize, &Tender)| {
        let figures =
            shown.iter().map(|shown| Cell::from(shown.figures.spans.get(at).cloned().flatten()));
        let mut cells = vec![text(facts.place(tender)).into(), name(facts.name(tender)).into()];
        cells.extend(figures);
        Row { cells, strong: facts.is_winner(tender), depth: 0 }
    };
    let is_rounded = shown.iter().any(|shown| shown.figures.is_rounded);
    let note = facts.note(is_rounded);
    let rows = facts.record.tenders.iter().enumerate().map(row).collect();
    Table {
        caption: facts.word(heading(facts, ["ranking-caption", "tenders-caption"])),
        columns,
        rows,
        note,
        ..Table::default()
    }
}

/// The columns that have something in them; what repeats the result or the price is left out.
fn columns(facts: &Facts<'_>) -> Vec<Shown> {
    let results = |of: fn(&Tender) -> Option<FigureNumber>| -> Vec<Option<FigureNumber>> {
        facts.record.tenders.iter().map(of).collect()
    };
    let per = facts.per_of_results();
    let (result, price) = (results(|tender| tender.result), results(|tender| tender.price));
    let mut shown = Vec::new();
    let mut push =
        |title: &str, figures: &[Option<FigureNumber>], per: Per, full: Option<String>| {
            let Some(first) = figures.iter().flatten().next() else { return };
            let unit = full.unwrap_or_else(|| facts.unit_in_words(facts.unit(*first), per));
            let column = Column::figures(facts.word(title), unit);
            shown.push(Shown { column, figures: facts.column_per(figures, DECIMALS, per) });
        };
    let has_points = facts
        .record
        .rules
        .criteria
        .iter()
        .any(|criterion| criterion.full.is_some() && !criterion.money);
    let has_value = facts
        .record
        .rules
        .criteria
        .iter()
        .any(|criterion| criterion.full.is_some() && criterion.money);
    let worth = |figures: &[Option<FigureNumber>]| -> Vec<_> {
        figures.iter().map(|figure| figure.and_then(|figure| facts.value(figure))).collect()
    };
    let quality = results(|tender| tender.quality);
    let points = results(|tender| tender.points);
    if has_points {
        push("quality", &quality, Per::default(), None);
    }
    if facts.record.scope == Scope::Whole {
        push("price", &price, Per::default(), None);
    }
    let adds = worth(&points) != worth(&quality) && worth(&points) != worth(&result);
    if has_points && adds {
        push("points", &points, Per::default(), None);
    }
    if has_value {
        push("value", &results(|tender| tender.value), Per::default(), None);
    }
    if facts.record.scope == Scope::Whole {
        push("result", &result, per, None);
    }
    shown
}

/// Equal results: by which rule they were separated, or that they share a place.
fn equal(facts: &Facts<'_>) -> Vec<Item> {
    let pairs = facts.record.tenders.windows(2).filter_map(|pair| match pair {
        [first, second] => separated(facts, first, second),
        _ => None,
    });
    pairs.map(Item::of).collect()
}

fn separated(facts: &Facts<'_>, first: &Tender, second: &Tender) -> Option<Text> {
    let names = [facts.name(first), facts.name(second)];
    let tied = facts.texts.list(&[names.first()?.as_str(), names.last()?.as_str()]);
    let tied = ("tied", Arg::Text(&tied));
    let first = ("first", Arg::Text(names.first()?));
    match second.separated.as_ref()? {
        SeparatedBy::Result => None,
        SeparatedBy::Tie(rule) => {
            let rule = facts.tie(rule);
            Some(facts.texts.text("equal-results", &[tied, first, ("rule", Arg::Text(&rule))]))
        }
        SeparatedBy::Draw => Some(facts.texts.text("equal-drawn", &[tied, first])),
        SeparatedBy::Shared => {
            let place = second.place?.to_string();
            Some(facts.texts.text("equal-shared", &[tied, ("place", Arg::Text(&place))]))
        }
    }
}
