//! What each group scored, as a table in which darker is higher on the scale.

use anbud::Exact;
use anbud::record::{Criterion, FigureNumber, GroupScore, Tender};

use super::facts::Facts;
use super::points::TENDERS_BESIDE;
use crate::document::{Block, Cell, Column, Row, Section, Table, Text, name};

/// Scores of groups beside each other, so many tenders at a time; none where no groups scored.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let tenders: Vec<&Tender> = facts
        .record
        .tenders
        .iter()
        .filter(|tender| tender.criteria.iter().any(|known| !known.groups.is_empty()))
        .collect();
    let rows = rows(facts, &tenders);
    if rows.is_empty() {
        return None;
    }
    let tables = tenders.chunks(TENDERS_BESIDE);
    let blocks = tables.map(|some| Block::Table(table(facts, &rows, some))).collect();
    Some(facts.section("groups", "groups-title", blocks))
}

/// A criterion and a group that scored it.
struct Scored<'a> {
    at: usize,
    criterion: &'a Criterion,
    group: &'a str,
    /// Whether it is the first of its criterion.
    begins: bool,
}

fn rows<'a>(facts: &Facts<'a>, tenders: &[&'a Tender]) -> Vec<Scored<'a>> {
    let mut rows = Vec::new();
    for (at, criterion, _) in facts.tree() {
        let scores = tenders.iter().filter_map(|tender| tender.criteria.get(at));
        let mut groups: Vec<&str> = scores
            .flat_map(|known| &known.groups)
            .map(|score| score.group.as_deref().unwrap_or_default())
            .collect();
        let position =
            |id: &&str| facts.record.rules.groups.iter().position(|group| group.id == **id);
        groups.sort_by_key(position);
        groups.dedup();
        for (number, group) in groups.into_iter().enumerate() {
            rows.push(Scored { at, criterion, group, begins: number == 0 });
        }
    }
    rows
}

fn table(facts: &Facts<'_>, rows: &[Scored<'_>], tenders: &[&Tender]) -> Table {
    let mut columns =
        vec![Column::words(facts.word("criterion")), Column::words(facts.word("group"))];
    columns.extend(tenders.iter().map(|tender| Column::named(facts.short_name(tender))));
    let of = |tender: &&Tender| rows.iter().map(|row| score(tender, row)).collect();
    let figures = facts.plain_columns(&tenders.iter().map(of).collect::<Vec<_>>(), 2);
    let row = |(at, row): (usize, &Scored<'_>)| {
        let criterion = if row.begins { name(&row.criterion.title) } else { Text::new() };
        let mut cells = vec![Cell::from(criterion), name(group_title(facts, row.group)).into()];
        cells.extend(figures.iter().zip(tenders).map(|(figures, tender)| Cell {
            heat: score(tender, row).and_then(|figure| heat(facts, row.criterion, figure)),
            ..Cell::from(figures.spans.get(at).cloned().flatten())
        }));
        Row::of(cells)
    };
    let weighted =
        rows.iter().any(|row| row.criterion.basis == anbud::record::CriterionBasis::Requirements);
    let mut notes = Vec::new();
    if weighted {
        notes.push(facts.word("groups-weighted"));
    }
    if figures.iter().any(|figures| figures.is_rounded) {
        notes.push(facts.word("rounded-here"));
    }
    let (note, shades) = (notes.join(" "), facts.word("groups-note"));
    let has_groups = rows.iter().any(|row| !row.group.is_empty());
    let rows = rows.iter().enumerate().map(row).collect();
    let table = Table { caption: facts.word("groups-caption"), columns, rows, note, shades };
    if has_groups { table } else { without_groups(table) }
}

/// The table where all evaluators are one group, which has no name.
fn without_groups(mut table: Table) -> Table {
    table.columns = without_second(table.columns);
    for row in &mut table.rows {
        row.cells = without_second(std::mem::take(&mut row.cells));
    }
    table
}

fn without_second<T>(all: Vec<T>) -> Vec<T> {
    all.into_iter().enumerate().filter(|(at, _)| *at != 1).map(|(_, one)| one).collect()
}

fn score(tender: &Tender, row: &Scored<'_>) -> Option<FigureNumber> {
    let groups = &tender.criteria.get(row.at)?.groups;
    let of_group = |score: &&GroupScore| score.group.as_deref().unwrap_or_default() == row.group;
    groups.iter().find(of_group).map(|score| score.figure)
}

/// The title of a group; the identifier where it is not known.
pub(super) fn group_title<'a>(facts: &Facts<'a>, id: &'a str) -> &'a str {
    let groups = &facts.record.rules.groups;
    groups.iter().find(|group| group.id == id).map_or(id, |group| &group.title)
}

/// How high a score is on its scale, in tenths.
fn heat(facts: &Facts<'_>, criterion: &Criterion, figure: FigureNumber) -> Option<u8> {
    let (least, most) = ends(facts, criterion.scale.as_deref()?)?;
    let (score, _) = facts.value(figure)?;
    let part = (&score - &least).divided_by(&(&most - &least))?;
    (0..=9).rev().find(|tenth| part >= Exact::from_scaled(i128::from(*tenth), 1))
}

/// The lowest and the highest score of a scale.
fn ends(facts: &Facts<'_>, scale: &str) -> Option<(Exact, Exact)> {
    let scale = facts.record.rules.scales.iter().find(|known| known.id == scale)?;
    Some((exact(&scale.minimum)?, exact(&scale.maximum)?))
}

fn exact(text: &str) -> Option<Exact> {
    text.parse::<anbud::Literal>().ok().map(|literal| literal.exact())
}
