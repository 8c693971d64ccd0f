//! Lots that were evaluated once more: by the same rules and tenders, with one thing changed.

use std::collections::BTreeSet;

use super::read::{Because, Combination, LotsRecord};
use super::rules::same_files;
use crate::budget::Budget;
use crate::figures::{self, Evaluation, Known};
use crate::links::{self, Book};
use crate::number::Value;
use crate::read::{Record, Tender};
use crate::{Problem, sealed};

/// Checks a lot that was evaluated once more; the values of its figures.
pub(super) fn checked(
    record: &LotsRecord<'_>,
    because: &Because,
    (again, evaluations): (&Record<'_>, &[Evaluation<'_>]),
    budget: &Budget,
) -> Result<Vec<Value>, Problem> {
    same_files(record, again)?;
    let of_lot = |evaluation: &&Evaluation<'_>| evaluation.record.lot == again.lot;
    let first = evaluations.iter().take(record.lots.len()).find(of_lot);
    let first = first.ok_or_else(|| Problem::new("there is no such lot"))?.record;
    let values = figures::values(&Known::of(again, evaluations), budget)?;
    let mut book = Book::new(again, &values, budget);
    let left_out = match because {
        Because::Without(tenders) => tenders.iter().map(String::as_str).collect(),
        Because::Combination(_) => BTreeSet::new(),
    };
    are_same(first, again, &left_out)?;
    if let Because::Combination(position) = because {
        let found = record.combinations.get(*position);
        let combination = found.ok_or_else(|| Problem::new("there is no such combination"))?;
        let lots = combination.lots.iter().zip(&combination.tenders).enumerate();
        let mut own = lots.filter(|(_, (lot, _))| Some(*lot) == again.lot.as_ref());
        let none = || Problem::new("it is no lot of the combination");
        let (at, (_, tender)) = own.next().ok_or_else(none)?;
        book.together = Some(tender);
        asked(&book, record, (combination, at), tender)?;
    }
    links::check(&book)?;
    sealed::check(again)?;
    Ok(values)
}

/// The tenders are those of the lot, but for those left out, and state the same.
fn are_same(
    first: &Record<'_>,
    again: &Record<'_>,
    left_out: &BTreeSet<&str>,
) -> Result<(), Problem> {
    let stays = |tender: &&Tender| !left_out.contains(&*tender.id);
    let mut before: Vec<&Tender> = first.tenders.iter().filter(stays).collect();
    let mut after: Vec<&Tender> = again.tenders.iter().collect();
    before.sort_by(|a, b| a.id.cmp(&b.id));
    after.sort_by(|a, b| a.id.cmp(&b.id));
    let is_same = |(one, other): (&&Tender, &&Tender)| {
        (&one.id, &one.tenderer, &one.prices) == (&other.id, &other.tenderer, &other.prices)
            && (&one.answers, &one.agreed, &one.measures)
                == (&other.answers, &other.agreed, &other.measures)
    };
    if before.len() == after.len() && before.iter().zip(&after).all(is_same) {
        return Ok(());
    }
    Err(Problem::new("evaluated once more, the tenders are not those of the lot"))
}

/// The price of a tender in a combination follows from what is asked.
fn asked(
    book: &Book<'_>,
    record: &LotsRecord<'_>,
    (combination, at): (&Combination, usize),
    tender: &str,
) -> Result<(), Problem> {
    let Ok(bid) = book.named("bid", tender) else { return Ok(()) };
    let alone = book.named("bid_alone", tender)?;
    if let (Some(prices), "written") =
        (book.tender(tender).and_then(|it| it.prices.as_ref()), book.behind(alone)?.is)
    {
        book.must_be_written(alone, prices.corrected.as_ref().unwrap_or(&prices.submitted))?;
    }
    let of = |number: u32| Ok::<_, Problem>(book.behind(number)?.of.as_slice());
    match (&combination.discount, &combination.price, combination.prices.get(at)) {
        (Some(discount), None, None) => {
            let [_, left] = of(bid)? else { return Err(not_asked(bid)) };
            book.must_be(bid, "product", &[alone, *left])?;
            let [one, share] = of(*left)? else { return Err(not_asked(bid)) };
            book.must_be(*left, "difference", &[*one, *share])?;
            book.must_be_written(*share, discount)?;
            let is_one = book.figure(*one)?.is == "constant" && book.figure(*one)?.value == "1";
            if is_one { Ok(()) } else { Err(not_asked(bid)) }
        }
        (None, None, Some(price)) => book.must_be_written(bid, price),
        (None, Some(price), None) => {
            let [whole, share] = of(bid)? else { return Err(not_asked(bid)) };
            book.must_be(bid, "product", &[*whole, *share])?;
            book.must_be_written(*whole, price)?;
            let [_, sum] = of(*share)? else { return Err(not_asked(bid)) };
            book.must_be(*share, "quotient", &[alone, *sum])?;
            part_of(book, record, combination, (*sum, alone))
        }
        _ => Err(Problem::new("a combination asks for one of a discount, prices, or a price")),
    }
}

/// The prices alone that one price is parted by are those of the lots.
fn part_of(
    book: &Book<'_>,
    record: &LotsRecord<'_>,
    combination: &Combination,
    (sum, alone): (u32, u32),
) -> Result<(), Problem> {
    let parts = &book.behind(sum)?.of;
    let pairs = combination.lots.iter().zip(&combination.tenders);
    if parts.len() != combination.lots.len() || book.behind(sum)?.is != "sum" {
        return Err(not_asked(sum));
    }
    for (part, (lot, tender)) in parts.iter().zip(pairs) {
        if Some(lot) == book.record.lot.as_ref() {
            if !book.is_same(*part, alone)? {
                return Err(not_asked(*part));
            }
            continue;
        }
        let figure = book.figure(*part)?;
        let evaluation = record.rules.lots.iter().position(|one| one.id == *lot);
        let from = figure.evaluation.and_then(|from| usize::try_from(from).ok());
        let is_alone = figure.name.as_deref() == Some("bid_alone")
            && figure.tender.as_deref() == Some(tender)
            && from == evaluation
            && figure.is == "carried";
        if !is_alone {
            return Err(not_asked(*part));
        }
    }
    Ok(())
}

fn not_asked(figure: u32) -> Problem {
    Problem::of(figure, "it is not what the combination asks")
}
