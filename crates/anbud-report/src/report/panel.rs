//! What each member of the panel came to: its totals, and the places that follow from them.

use std::collections::BTreeMap;

use anbud::record::{Figure, FigureNumber, Tender};

use super::facts::Facts;
use super::groups::group_title;
use super::points::TENDERS_BESIDE;
use crate::document::{Block, Cell, Column, Row, Section, Table, name};
use crate::language::Arg;

/// So many members have a row; all of them stand in the record.
const MEMBERS_MAX: usize = 100;

/// The figures by what they are called, then by tender.
type Figures<'a> = BTreeMap<&'a str, BTreeMap<&'a str, FigureNumber>>;

/// A table for each figure of the members that the award formula names; none where it is not over a panel.
pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    facts.record.rules.scoring.panel?;
    let named = named(&facts.record.figures);
    let members = members(facts);
    let tenders: Vec<&Tender> =
        facts.record.tenders.iter().filter(|tender| tender.quality.is_some()).collect();
    let mut blocks = Vec::new();
    for base in bases(facts, &members) {
        for some in tenders.chunks(TENDERS_BESIDE) {
            blocks.push(Block::Table(table(facts, &base, &members, &named, some)));
        }
    }
    (!blocks.is_empty()).then(|| facts.section("panel", "panel-title", blocks))
}

fn named(figures: &[Figure]) -> Figures<'_> {
    let mut named = Figures::new();
    for figure in figures {
        if let (Some(name), Some(tender)) = (&figure.name, &figure.tender) {
            named.entry(name).or_default().insert(tender, figure.figure);
        }
    }
    named
}

/// What the figures of each member are called by: a number, or the id of a group.
fn members<'a>(facts: &Facts<'a>) -> Vec<&'a str> {
    let mut members = Vec::new();
    for figure in &facts.record.figures {
        let label = figure.name.as_deref().and_then(|name| name.strip_prefix("quality ("));
        let label = label.and_then(|rest| rest.strip_suffix(')'));
        members.extend(label.filter(|label| !members.contains(label)));
    }
    members
}

/// The totals and steps that the award formula names and that members have, in the order in which they came about.
fn bases(facts: &Facts<'_>, members: &[&str]) -> Vec<String> {
    let Some(first) = members.first() else { return Vec::new() };
    let formula = &facts.record.rules.award.formula;
    let words: Vec<&str> = formula.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut bases: Vec<String> = Vec::new();
    for figure in &facts.record.figures {
        let base =
            figure.name.as_deref().and_then(|name| name.strip_suffix(&format!(" ({first})")));
        let base = base.filter(|base| words.contains(base));
        if let Some(base) = base.filter(|base| !bases.iter().any(|known| known == base)) {
            bases.push(base.to_owned());
        }
    }
    bases
}

fn table(
    facts: &Facts<'_>,
    base: &str,
    members: &[&str],
    named: &Figures<'_>,
    tenders: &[&Tender],
) -> Table {
    let shown = members.iter().take(MEMBERS_MAX);
    let of = |tender: &&Tender| -> Vec<Option<FigureNumber>> {
        let figure = |member: &&str| {
            let name = format!("{base} ({member})");
            named.get(name.as_str())?.get(tender.id.as_str()).copied()
        };
        shown.clone().map(figure).collect()
    };
    let figures = facts.plain_columns(&tenders.iter().map(of).collect::<Vec<_>>(), 2);
    let mut columns = vec![Column::words(facts.word("panel-member"))];
    columns.extend(tenders.iter().map(|tender| Column::named(facts.short_name(tender))));
    let row = |(at, member): (usize, &&str)| {
        let mut cells = vec![Cell::from(name(group_title(facts, member)))];
        cells.extend(figures.iter().map(|figures| Cell::from(figures.at(at))));
        Row::of(cells)
    };
    let rows = shown.clone().enumerate().map(row).collect();
    let caption = facts.texts.say("panel-caption", &[("figure", Arg::Text(base))]);
    let note = match members.len().saturating_sub(MEMBERS_MAX) {
        0 => String::new(),
        more => facts.texts.say("so-many-more", &[("count", Arg::Count(more))]),
    };
    Table { caption, columns, rows, note, shades: String::new() }
}
