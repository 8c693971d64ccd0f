//! The sheet of what was submitted: prices, measures, agreed scores, in cells that may be changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use anbud::Unit;
use anbud::derivation::{Figure, Op, Origin};
use anbud::procedure::Item;

use super::address::Sheet;
use super::admitted;
use super::desk::{Desk, FIRST, Row};
use super::line::{self, Line};
use super::page::Look;

/// Writes the sheet.
pub(super) fn write(desk: &mut Desk<'_>) {
    let words = desk.words;
    let width = desk.width();
    let page = desk.page(Sheet::Tenders);
    page.widths = [24.0, 40.0, 30.0].into();
    page.widths.extend(std::iter::repeat_n(18.0, usize::from(width)));
    page.text(0, 0, words.tenders_title, Look::Title);
    page.text(1, 0, words.inputs_note, Look::Plain);
    page.head = Some(4);
    page.columns_repeated = 2;
    page.texts(4, &[words.id, words.title, words.figure], Look::Head);
    let keys: Vec<_> = desk.field.iter().map(|result| result.tender).collect();
    for (column, key) in (FIRST..).zip(keys) {
        let tender = &desk.view.tenders.list[key];
        desk.page(Sheet::Tenders).text(3, column, &*tender.tenderer, Look::HeadRight);
        desk.page(Sheet::Tenders).text(4, column, &*tender.id, Look::HeadRight);
    }
    stated(desk);
    agreed_scores(desk);
}

/// Every figure that a tender states and that some rule looks at: prices, unit prices, measures; each name once.
fn stated(desk: &mut Desk<'_>) {
    let names = names_stated(desk);
    for name in names {
        let figures: Vec<Option<Figure>> =
            desk.field.iter().map(|result| desk.named(&name, result.tender)).collect();
        let (row, text) = if &*name == "bid" {
            (Row::Bid, desk.words.bid)
        } else {
            (Row::Measure(name.clone()), "")
        };
        let unit = match figures.iter().flatten().next() {
            Some(figure) if desk.view.derivation().node(*figure).unit == Unit::MONEY => {
                desk.view.currency()
            }
            _ => "",
        };
        let texts = [&*name, text, unit];
        let line = Line { row: Some(row), texts, figures, percent: false, total: false };
        line::entered(desk, Sheet::Tenders, line);
    }
}

/// The names of given figures of the tenders, in the order in which they were first looked at.
fn names_stated(desk: &Desk<'_>) -> Vec<Arc<str>> {
    let derivation = desk.view.derivation();
    let mut names = Vec::new();
    let mut known = BTreeSet::new();
    for figure in derivation.nodes().keys() {
        let Some(name) = derivation.name(figure).filter(|name| name.tender.is_some()) else {
            continue;
        };
        let is_given = matches!(derivation.node(figure).op, Op::Given(Origin::Written(_)));
        let is_stated = is_given && name.rule.is_none() && !name.text.starts_with("score.");
        if is_stated && known.insert(name.text.clone()) {
            names.push(name.text.clone());
        }
    }
    let is_in_field =
        |name: &Arc<str>| desk.field.iter().any(|result| desk.named(name, result.tender).is_some());
    names.retain(is_in_field);
    names
}

/// Scores that stand in tenders.toml: the given figures at the end of the figures named `score.…`.
fn agreed_scores(desk: &mut Desk<'_>) {
    for item in items(desk) {
        let scores = desk.of_item(item, "score");
        let figures: Vec<Option<Figure>> =
            scores.into_iter().map(|score| given(desk, score?)).collect();
        if figures.iter().all(Option::is_none) {
            continue;
        }
        let (id, title) = names(desk, item);
        let texts = [&*id, &*title, desk.words.agreed_score];
        let line = Line { row: None, texts, figures, percent: false, total: false };
        let row = line::entered(desk, Sheet::Tenders, line);
        admitted::agreed(desk, item, row);
    }
}

/// The given figure that a score is, under other names or rounded.
fn given(desk: &Desk<'_>, score: Figure) -> Option<Figure> {
    let derivation = desk.view.derivation();
    let mut figure = score;
    loop {
        figure = match &derivation.node(figure).op {
            Op::Given(_) => return Some(figure),
            Op::Rounded(of, ..) | Op::Same(of) => *of,
            _ => return None,
        };
    }
}

/// What is scored: leaves without requirements, and requirements, in the order of the criteria.
pub(super) fn items(desk: &Desk<'_>) -> Vec<Item> {
    let criteria = desk.view.procedure.criteria.entries();
    criteria
        .flat_map(|(key, criterion)| match criterion.requirements.as_slice() {
            [] => vec![Item::Criterion(key)],
            requirements => requirements.iter().copied().map(Item::Requirement).collect(),
        })
        .collect()
}

/// The id and the title or text of a criterion or requirement.
pub(super) fn names(desk: &Desk<'_>, item: Item) -> (Arc<str>, Arc<str>) {
    let procedure = desk.view.procedure;
    match item {
        Item::Criterion(key) => {
            let criterion = &procedure.criteria[key];
            (criterion.id.clone(), criterion.title.clone())
        }
        Item::Requirement(key) => {
            let requirement = &procedure.requirements[key];
            (requirement.id.clone(), requirement.text.clone())
        }
    }
}
