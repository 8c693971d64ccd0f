//! Criteria of one tender: points from shares, parents from children, leaves from requirements.

use super::{Book, of_criterion, scores};
use crate::Problem;
use crate::read::{Criterion, Known, Limits, Requirement, Tender};

/// Checks what is known of every criterion and requirement of a tender.
pub(super) fn check(book: &Book<'_>, tender: &Tender) -> Result<(), Problem> {
    let rules = &book.record.rules;
    let scored = rules.requirements.iter().filter(|rules| !rules.mandatory);
    let known: Vec<&str> =
        tender.criteria.iter().chain(&tender.requirements).map(|known| &*known.id).collect();
    let stated =
        rules.criteria.iter().map(|rules| &*rules.id).chain(scored.map(|rules| &*rules.id));
    if known != stated.collect::<Vec<_>>() {
        return Err(Problem::new(format!(
            "the criteria of `{}` are not those of the rules",
            tender.id
        )));
    }
    for known in &tender.requirements {
        named(book, tender, known, "points")?;
        scores::check(book, tender, known)?;
    }
    for (rules, known) in rules.criteria.iter().zip(&tender.criteria) {
        named(book, tender, known, if rules.money { "value" } else { "points" })?;
        match rules.basis.as_str() {
            "children" => of_children(book, tender, rules, known)?,
            "requirements" => of_requirements(book, tender, rules, known)?,
            "scored" => scores::check(book, tender, known)?,
            _ => {}
        }
        points(book, rules, known)?;
    }
    shares(book, tender)
}

/// What is known bears its name.
fn named(book: &Book<'_>, tender: &Tender, known: &Known, points: &str) -> Result<(), Problem> {
    let figures = [("score", known.score), ("share", known.share), (points, known.points)];
    for (what, figure) in figures {
        if let Some(figure) = figure {
            book.must_be_named(figure, &format!("{what}.{}", known.id), Some(&tender.id))?;
            if matches!(what, "score" | "share") && book.figure(figure)?.unit != "number" {
                return Err(Problem::of(figure, format!("a {what} is a number")));
            }
        }
    }
    Ok(())
}

/// Points are share times full marks, rounded as declared.
fn points(book: &Book<'_>, rules: &Criterion, known: &Known) -> Result<(), Problem> {
    let is_plain_parent = rules.basis == "children" && rules.curve.is_none();
    let (Some(points), Some(share), Some(full)) = (known.points, known.share, rules.full) else {
        return Ok(());
    };
    let unit = if rules.money { "money" } else { "points" };
    if book.figure(points)?.unit != unit {
        return Err(Problem::of(points, format!("it is {unit}")));
    }
    if is_plain_parent {
        return Ok(());
    }
    let stage = if rules.money { "value" } else { "points" };
    book.must_be(book.unrounded(points, stage)?, "product", &[share, full])
}

/// A parent without a curve has the sum of its children's points, and the share that they are of full marks.
fn of_children(
    book: &Book<'_>,
    tender: &Tender,
    rules: &Criterion,
    known: &Known,
) -> Result<(), Problem> {
    let children =
        book.record.rules.criteria.iter().filter(|other| other.parent.as_ref() == Some(&rules.id));
    let children: Option<Vec<u32>> =
        children.map(|child| of_criterion(tender, &child.id)?.points).collect();
    match (rules.curve.is_some(), known.points, children) {
        (true, ..) | (_, None, _) => Ok(()),
        (_, Some(points), None) => {
            Err(Problem::of(points, "it is the sum of points that are not there"))
        }
        (_, Some(points), Some(children)) => {
            book.must_be(points, "sum", &children)?;
            match (known.share, rules.full) {
                (Some(share), Some(full)) => book.must_be(share, "quotient", &[points, full]),
                _ => Ok(()),
            }
        }
    }
}

/// A leaf with requirements has the weighted means of their scores and shares.
fn of_requirements(
    book: &Book<'_>,
    tender: &Tender,
    rules: &Criterion,
    known: &Known,
) -> Result<(), Problem> {
    // both stand in the order of the rules, which has been checked
    let all = scored(book).zip(&tender.requirements);
    let own: Vec<(&Requirement, &Known)> =
        all.filter(|(other, _)| other.criterion.as_ref() == Some(&rules.id)).collect();
    let parts = |of: fn(&Known) -> Option<u32>| {
        let part = |(rules, known): &(&Requirement, &Known)| {
            Some((rules.weight.clone().unwrap_or_default(), of(known)?))
        };
        own.iter().map(part).collect::<Option<Vec<(String, u32)>>>()
    };
    let means =
        [(known.score, parts(|known| known.score)), (known.share, parts(|known| known.share))];
    for (mean, parts) in means {
        match (mean, parts) {
            (Some(mean), Some(parts)) => book.must_be_mean(mean, &parts)?,
            (Some(mean), None) => {
                return Err(Problem::of(mean, "it is a mean of figures that are not there"));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Shares are limited and rounded as declared, where they come from a curve.
fn shares(book: &Book<'_>, tender: &Tender) -> Result<(), Problem> {
    let rules = &book.record.rules;
    for (criterion, known) in rules.criteria.iter().zip(&tender.criteria) {
        if criterion.curve.is_none() || criterion.basis == "requirements" {
            continue;
        }
        if let Some(share) = known.share {
            limited(book, criterion, share)?;
        }
    }
    for (requirement, known) in scored(book).zip(&tender.requirements) {
        let criterion =
            rules.criteria.iter().find(|rules| requirement.criterion.as_ref() == Some(&rules.id));
        if let (Some(criterion), Some(share)) = (criterion, known.share) {
            limited(book, criterion, share)?;
        }
    }
    Ok(())
}

fn scored<'a>(book: &Book<'a>) -> impl Iterator<Item = &'a Requirement> {
    book.record.rules.requirements.iter().filter(|rules| !rules.mandatory)
}

fn limited(book: &Book<'_>, criterion: &Criterion, share: u32) -> Result<(), Problem> {
    let is_leaf = criterion.basis != "children";
    let share = if is_leaf { book.unrounded(share, "share")? } else { share };
    let Limits { highest, lowest } = &criterion.limits;
    let share = limit(book, share, highest.as_deref(), "lowest")?;
    limit(book, share, lowest.as_deref(), "highest").map(|_| ())
}

/// The share before a limit: the lowest or the highest of it and the limit.
fn limit(book: &Book<'_>, share: u32, limit: Option<&str>, from: &str) -> Result<u32, Problem> {
    let Some(limit) = limit else { return Ok(share) };
    let figure = book.behind(share)?;
    match figure.of.as_slice() {
        [before, stated]
            if figure.is == "nth"
                && figure.rank == Some(1)
                && figure.from.as_deref() == Some(from) =>
        {
            book.must_be_written(*stated, limit)?;
            Ok(*before)
        }
        _ => Err(Problem::of(share, format!("the rules limit it by `{limit}`, and it is not"))),
    }
}
