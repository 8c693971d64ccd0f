//! The tender's figures beside those of the winner: totals, and points by criterion.

use anbud::procedure::Kind;
use anbud::record::{FigureNumber, Tender};
use anbud::tenders::Confidential;

use super::To;
use crate::document::{Block, Cell, Column, Row, Section, Table, name, text};
use crate::figures::Per;
use crate::report::Facts;

/// Totals and points by criterion; nothing where the tender was rejected.
pub(super) fn section(to: &To<'_, '_>) -> Section {
    let has_figures = to.tender.quality.is_some() || to.tender.result.is_some();
    let blocks = match has_figures && to.tender.grounds.is_empty() {
        true => vec![totals(to), criteria(to)],
        false => Vec::new(),
    };
    let blocks = blocks.into_iter().filter(|table| !table.rows.is_empty()).map(Block::Table);
    let blocks = blocks.collect();
    let section = to.section("scores", blocks);
    match to.winner {
        Some(_) => section,
        None => Section { title: to.facts.word("letter-own-scores"), ..section },
    }
}

/// The tenders that stand beside each other: one's own, and the winner's.
fn beside<'t>(to: &'t To<'_, '_>) -> Vec<&'t Tender> {
    std::iter::once(to.tender).chain(to.winner).collect()
}

fn columns(to: &To<'_, '_>, first: &str) -> Vec<Column> {
    let mut columns = vec![Column::words(to.facts.word(first))];
    columns.push(Column::figures(to.facts.word("letter-yours"), ""));
    if to.winner.is_some() {
        columns.push(Column::figures(to.facts.word("letter-winners"), ""));
    }
    columns
}

/// A figure of a tender with its name; whether it would give the price away.
type Total = (&'static str, fn(&Tender) -> Option<FigureNumber>, bool);

const TOTALS: &[Total] = &[
    ("quality", |tender| tender.quality, false),
    ("price", |tender| tender.price, true),
    ("points", |tender| tender.points, true),
    ("value", |tender| tender.value, false),
    ("result", |tender| tender.result, true),
];

fn totals(to: &To<'_, '_>) -> Table {
    let facts = to.facts;
    let tenders = beside(to);
    let row = |(word, of, tells_price): &Total| {
        let per = if *word == "result" { facts.per_of_results() } else { Per::default() };
        of(to.tender).filter(|_| says_something(facts, word))?;
        let cell = |tender: &&Tender| match *tells_price && to.hides(tender, Confidential::Price) {
            true => text(facts.word("letter-confidential")).into(),
            false => Cell::from(of(tender).and_then(|figure| facts.single(figure, per))),
        };
        let cells = std::iter::once(text(facts.word(word)).into()).chain(tenders.iter().map(cell));
        Some(Row { cells: cells.collect(), strong: *word == "result", depth: 0 })
    };
    Table {
        caption: facts.word("letter-totals"),
        columns: columns(to, "letter-what"),
        rows: TOTALS.iter().filter_map(row).collect(),
        note: String::new(),
        ..Table::default()
    }
}

/// Whether a total has a meaning under the rules: points where price criteria add some, quality and value where they are yielded.
fn says_something(facts: &Facts<'_>, word: &str) -> bool {
    let mut criteria = facts.record.rules.criteria.iter().filter(|rules| rules.full.is_some());
    match word {
        "quality" => criteria.any(|rules| !rules.money),
        "points" => {
            let are_the_result = facts.record.rules.award.model.as_deref() == Some("weighted-sum");
            !are_the_result && criteria.any(|rules| !rules.money && rules.kind != Kind::Quality)
        }
        "value" => criteria.any(|rules| rules.money),
        _ => true,
    }
}

fn criteria(to: &To<'_, '_>) -> Table {
    let facts = to.facts;
    let tenders = beside(to);
    let tree: Vec<_> =
        facts.tree().into_iter().filter(|(_, rules, _)| rules.full.is_some()).collect();
    let figures = |of: &dyn Fn(usize) -> Option<FigureNumber>| {
        tree.iter().map(|(at, ..)| of(*at)).collect::<Vec<_>>()
    };
    let full = figures(&|at| facts.record.rules.criteria.get(at).and_then(|rules| rules.full));
    let points = tenders
        .iter()
        .map(|tender| figures(&|at| tender.criteria.get(at).and_then(|known| known.points)));
    let mut known = facts.plain_columns(&[full], 2);
    known.extend(facts.plain_columns(&points.collect::<Vec<_>>(), 2));
    let row = |(at, (_, rules, depth)): (usize, &(usize, &anbud::record::Criterion, usize))| {
        let cell = |(column, figures): (usize, &crate::report::Figures)| {
            let of = column.checked_sub(1).and_then(|tender| tenders.get(tender));
            let hidden = rules.kind != Kind::Quality
                && of.is_some_and(|of| to.hides(of, Confidential::Price));
            match hidden {
                true => text(facts.word("letter-confidential")).into(),
                false => Cell::from(figures.at(at)),
            }
        };
        let cells =
            std::iter::once(name(&rules.title).into()).chain(known.iter().enumerate().map(cell));
        Row { cells: cells.collect(), strong: false, depth: *depth }
    };
    let mut columns = columns(to, "criterion");
    let (full, caption) = match facts.has_value() {
        true => ("full-value", "value-table"),
        false => ("full-marks", "points-table"),
    };
    columns.insert(1, Column::figures(facts.word(full), ""));
    let is_rounded = known.iter().any(|figures| figures.is_rounded);
    Table {
        caption: facts.word(caption),
        columns,
        rows: tree.iter().enumerate().map(row).collect(),
        note: if is_rounded { facts.word("letter-rounded") } else { String::new() },
        ..Table::default()
    }
}
