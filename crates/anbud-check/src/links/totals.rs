//! Totals of one tender: quality, points, value, price, result, and how far the first two lie apart.

use super::{Book, of_criterion};
use crate::Problem;
use crate::read::{Criterion, Measure, Tender};

/// Checks the totals of a tender.
pub(super) fn check(book: &Book<'_>, tender: &Tender) -> Result<(), Problem> {
    names(book, tender)?;
    price(book, tender)?;
    if let Some(quality) = tender.quality {
        let parts = top(book, tender, |rules| rules.kind == "quality" && !rules.money);
        book.must_be(book.unrounded(quality, "quality")?, "sum", &known(quality, parts)?)?;
    }
    if let (Some(points), Some(quality)) = (tender.points, tender.quality) {
        let parts = top(book, tender, |rules| rules.kind != "quality" && !rules.money);
        let all: Vec<u32> = std::iter::once(quality).chain(known(points, parts)?).collect();
        book.must_be(points, "sum", &all)?;
    }
    if let Some(value) = tender.value {
        book.must_be(value, "sum", &known(value, top(book, tender, |rules| rules.money))?)?;
    }
    result(book, tender)
}

/// The points of the criteria at the top with full marks that a condition holds for; none where one is missing.
fn top(book: &Book<'_>, tender: &Tender, wanted: impl Fn(&Criterion) -> bool) -> Option<Vec<u32>> {
    let rules = book.record.rules.criteria.iter();
    let top =
        rules.filter(|rules| rules.parent.is_none() && rules.marks.is_some() && wanted(rules));
    top.map(|rules| of_criterion(tender, &rules.id)?.points).collect()
}

fn known(total: u32, parts: Option<Vec<u32>>) -> Result<Vec<u32>, Problem> {
    parts.ok_or_else(|| Problem::of(total, "it is the sum of points that are not there"))
}

fn names(book: &Book<'_>, tender: &Tender) -> Result<(), Problem> {
    let named = [
        ("quality", tender.quality, "points"),
        ("points", tender.points, "points"),
        ("value", tender.value, "money"),
        ("price", tender.price, "money"),
    ];
    for (name, figure, unit) in named {
        let Some(figure) = figure else { continue };
        book.must_be_named(figure, name, Some(&tender.id))?;
        if book.figure(figure)?.unit != unit {
            return Err(Problem::of(figure, format!("`{name}` is {unit}")));
        }
    }
    if let Some(abnormal) = tender.abnormal {
        book.must_be_named(abnormal, "abnormal", Some(&tender.id))?;
        book.holds(abnormal)?;
    }
    for step in &tender.steps {
        if book.figure(*step)?.tender.as_ref().is_some_and(|of| *of != tender.id) {
            return Err(Problem::of(*step, format!("it is no step of `{}`", tender.id)));
        }
    }
    Ok(())
}

/// The price is the bid as written where no rule says otherwise.
fn price(book: &Book<'_>, tender: &Tender) -> Result<(), Problem> {
    let (Some(price), None) = (tender.price, &book.record.rules.price) else { return Ok(()) };
    let bid = book.unrounded(price, "price")?;
    if book.together == Some(&*tender.id) {
        let is_it = book.is_same(bid, book.named("bid", &tender.id)?)?;
        let told = "it is not what is asked for the lots together";
        return if is_it { Ok(()) } else { Err(Problem::of(price, told)) };
    }
    match (&tender.prices, book.behind(bid)?.is) {
        (Some(stated), "written") => {
            book.must_be_written(bid, stated.corrected.as_ref().unwrap_or(&stated.submitted))
        }
        (None, "written") => Err(Problem::of(price, "it is a price that was not submitted")),
        _ => Ok(()),
    }
}

/// Every measure that a figure stands for is one that its tender states.
pub(super) fn measures(book: &Book<'_>) -> Result<(), Problem> {
    for figure in book.record.figures.iter().filter(|figure| figure.is == "written") {
        let tender = figure.tender.as_deref().and_then(|id| book.tender(id));
        let named = |measure: &&Measure| Some(&measure.name) == figure.name.as_ref();
        let measure = tender.and_then(|tender| tender.measures.iter().find(named));
        if let Some(measure) = measure
            && (figure.text.as_ref() != Some(&measure.text)
                || figure.at.as_ref() != Some(&measure.at))
        {
            let told = format!("the tender states `{}` at {}", measure.text, measure.at);
            return Err(Problem::of(figure.figure, told));
        }
    }
    Ok(())
}

/// The result comes from the award formula of the rules, rounded as declared.
fn result(book: &Book<'_>, tender: &Tender) -> Result<(), Problem> {
    let Some(result) = tender.result else { return Ok(()) };
    let unrounded = book.unrounded(result, "result")?;
    let figure = book.figure(unrounded)?;
    let rule = figure.rule.and_then(|rule| usize::try_from(rule).ok());
    let formula = rule.and_then(|rule| book.record.formulas.get(rule));
    let award = &book.record.rules.award;
    let is_award = formula.is_some_and(|it| it.text == award.formula && it.model == award.model);
    if !is_award || figure.tender.as_ref() != Some(&tender.id) {
        return Err(Problem::of(
            result,
            format!("it is not the result of the award formula for `{}`", tender.id),
        ));
    }
    Ok(())
}
