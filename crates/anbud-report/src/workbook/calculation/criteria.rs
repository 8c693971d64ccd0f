//! The criteria in the calculation: scores, shares and points, from the leaves up.

use anbud::derivation::{Figure, Op};
use anbud::evaluation::CriterionResult;
use anbud::formula::Spread;
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, Item};

use super::super::desk::{Desk, Row};
use super::super::line::{self, Line};
use super::super::seat::{self, Seat};
use super::super::tenders::names;
use super::{HERE, formulas, section};

/// Writes a criterion at the top with everything below it.
pub(super) fn write(desk: &mut Desk<'_>, key: Key<Criterion>) {
    if desk.view.procedure.criteria[key].basis == Basis::Nothing {
        return;
    }
    let title = desk.view.procedure.criteria[key].title.clone();
    section(desk, &title);
    tree(desk, key);
}

fn tree(desk: &mut Desk<'_>, key: Key<Criterion>) {
    let rules = &desk.view.procedure.criteria[key];
    for child in &rules.children {
        tree(desk, *child);
    }
    match &rules.basis {
        Basis::Requirements(_) => {
            let items: Vec<Item> =
                rules.requirements.iter().copied().map(Item::Requirement).collect();
            items.iter().for_each(|item| score(desk, *item));
            items.iter().for_each(|item| steps(desk, *item));
            items.iter().for_each(|item| share(desk, *item));
            score(desk, Item::Criterion(key));
            share(desk, Item::Criterion(key));
        }
        Basis::Scored(_) => {
            score(desk, Item::Criterion(key));
            steps(desk, Item::Criterion(key));
            share(desk, Item::Criterion(key));
        }
        Basis::Children if rules.curve.is_some() => {
            parts(desk, key);
            steps(desk, Item::Criterion(key));
            share(desk, Item::Criterion(key));
        }
        Basis::Measured { .. } | Basis::Price => {
            steps(desk, Item::Criterion(key));
            share(desk, Item::Criterion(key));
        }
        Basis::Children | Basis::Nothing => {}
    }
    points(desk, key);
    if rules.basis == Basis::Children && rules.curve.is_none() {
        share(desk, Item::Criterion(key));
    }
}

fn score(desk: &mut Desk<'_>, item: Item) {
    let figures = desk.of_item(item, "score");
    row(desk, item, Row::Score(item), "score", figures);
}

fn share(desk: &mut Desk<'_>, item: Item) {
    let figures = desk.of_item(item, "share");
    row(desk, item, Row::Share(item), "share", figures);
}

/// The steps of the curve of an item; its yield becomes part of the share.
fn steps(desk: &mut Desk<'_>, item: Item) {
    let shares = desk.of_item(item, "share");
    let figures = match item {
        Item::Criterion(key) if shares.iter().all(Option::is_none) => of_criterion(desk, key),
        _ => shares,
    };
    formulas::write(desk, Seat::Curve(item), &figures);
}

/// The points of a criterion, or its money.
fn of_criterion(desk: &Desk<'_>, key: Key<Criterion>) -> Vec<Option<Figure>> {
    (0..desk.field.len()).map(|position| desk.known(key, position).points).collect()
}

fn points(desk: &mut Desk<'_>, key: Key<Criterion>) {
    let figures = of_criterion(desk, key);
    let part = if desk.view.procedure.criteria[key].is_value { "value" } else { "points" };
    row(desk, Item::Criterion(key), Row::Points(key), part, figures);
}

fn row(desk: &mut Desk<'_>, item: Item, row: Row, part: &str, figures: Vec<Option<Figure>>) {
    if figures.iter().all(Option::is_none) {
        return;
    }
    let (id, title) = names(desk, item);
    let is_total = matches!(row, Row::Points(_));
    let id = format!("{part}.{id}");
    let line = Line {
        row: Some(row),
        texts: [&id, &title, ""],
        figures,
        percent: part == "share",
        total: is_total,
    };
    line::made(desk, HERE, line);
}

/// The sum of the parts of a criterion with a model of its own, as a share of full marks.
fn parts(desk: &mut Desk<'_>, key: Key<Criterion>) {
    let (id, title) = names(desk, Item::Criterion(key));
    let figures: Vec<Option<Figure>> =
        (0..desk.field.len()).map(|position| sum_over_full(desk, key, position)).collect();
    let written = figures.iter().enumerate().map(|(position, figure)| {
        (*figure)?; // full marks of nothing have no share
        let children = &desk.view.procedure.criteria[key].children;
        let cells: Option<Vec<String>> = children
            .iter()
            .map(|child| desk.in_row(&Row::Points(*child), Some(position), HERE))
            .collect();
        let text = format!("({})/{}", cells?.join("+"), seat::full(desk, key)?);
        Some(Spread { text, is_array: false })
    });
    let written: Vec<Option<Spread>> = written.collect();
    let line = Line {
        row: Some(Row::Parts(key)),
        texts: [&*format!("x.{id}"), &title, desk.words.share_of_children],
        figures,
        percent: true,
        total: false,
    };
    line::write(desk, HERE, line, written);
}

/// The figure that is the sum of the points of a criterion's children over its full marks.
fn sum_over_full(desk: &Desk<'_>, key: Key<Criterion>, position: usize) -> Option<Figure> {
    let derivation = desk.view.derivation();
    let full = desk.view.evaluation.full.get(key.position()).copied().flatten()?;
    let children = desk.view.procedure.criteria[key].children.iter();
    let points: Option<Vec<Figure>> = children
        .map(|child| {
            let CriterionResult { points, .. } = desk.known(*child, position);
            points
        })
        .collect();
    let points = points?;
    let is_sum = |figure: Figure| matches!(&derivation.node(figure).op, Op::Sum(terms) if **terms == *points);
    derivation.nodes().keys().find(|figure| match &derivation.node(*figure).op {
        Op::Quotient(sum, by) => *by == full && is_sum(*sum),
        _ => false,
    })
}
