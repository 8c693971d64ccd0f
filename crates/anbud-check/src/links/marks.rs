//! Full marks: what the rules state, and below the top its share of the parent's.

use super::Book;
use crate::Problem;
use crate::read::Criterion;

/// Checks the full marks of every criterion.
pub(super) fn check(book: &Book<'_>) -> Result<(), Problem> {
    for criterion in &book.record.rules.criteria {
        of_criterion(book, criterion)?;
    }
    Ok(())
}

fn of_criterion(book: &Book<'_>, criterion: &Criterion) -> Result<(), Problem> {
    let (full, marks) = match (criterion.full, &criterion.marks) {
        (Some(full), Some(marks)) => (full, marks),
        (None, None) => return Ok(()),
        _ => {
            return Err(Problem::new(format!(
                "full marks of `{}` and their figure do not fit",
                criterion.id
            )));
        }
    };
    book.must_be_named(full, &format!("full.{}", criterion.id), None)?;
    let unit = if criterion.money { "money" } else { "points" };
    if book.figure(full)?.unit != unit {
        return Err(Problem::of(full, format!("full marks of `{}` are {unit}", criterion.id)));
    }
    match above(book, criterion)? {
        Some(above) if marks.key == "weight" => {
            let figure = book.behind(full)?;
            let [product, hundred] = figure.of.as_slice() else {
                return Err(Problem::of(
                    full,
                    "by the rules it is a percentage of the marks above it",
                ));
            };
            book.must_be(full, "quotient", &[*product, *hundred])?;
            let is_hundred = book.figure(*hundred)?.is == "constant"
                && book.number(*hundred)?.to_string() == "100";
            let product = book.behind(*product)?;
            let [of, weight] = product.of.as_slice() else {
                return Err(Problem::of(
                    full,
                    "by the rules it is a percentage of the marks above it",
                ));
            };
            book.must_be_written(*weight, &marks.amount)?;
            if is_hundred && product.is == "product" && book.is_same(*of, above)? {
                return Ok(());
            }
            Err(Problem::of(full, "by the rules it is a percentage of the marks above it"))
        }
        _ => book.must_be_written(full, &marks.amount),
    }
}

/// Full marks of the parent.
fn above(book: &Book<'_>, criterion: &Criterion) -> Result<Option<u32>, Problem> {
    let Some(parent) = &criterion.parent else { return Ok(None) };
    let found = book.record.rules.criteria.iter().find(|other| other.id == *parent);
    let told = || Problem::new(format!("the parent `{parent}` of `{}` is not there", criterion.id));
    Ok(found.ok_or_else(told)?.full)
}
