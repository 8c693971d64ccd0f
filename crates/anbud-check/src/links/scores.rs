//! Scores of what people scored: agreed, or taken together from groups as declared.

use super::Book;
use crate::Problem;
use crate::read::{GroupScore, Known, Tender};

/// Checks the score of a requirement, or of a leaf that is scored itself.
pub(super) fn check(book: &Book<'_>, tender: &Tender, known: &Known) -> Result<(), Problem> {
    tallies(book, tender, known)?;
    let Some(score) = known.score else { return Ok(()) };
    let score = book.unrounded(score, "score")?;
    if let Some(pairs) = in_pairs(book, &known.id) {
        return compared(book, score, known, pairs);
    }
    if let Some(agreed) = tender.agreed.iter().find(|agreed| agreed.item == known.id) {
        let figure = book.behind(score)?;
        if figure.at.as_ref() != Some(&agreed.at) {
            return Err(Problem::of(score, format!("the agreed score stands at {}", agreed.at)));
        }
        return book.must_be_written(score, &agreed.score);
    }
    match known.groups.as_slice() {
        [] => Err(Problem::of(score, "it is a score that nobody gave")),
        [only] => only_one(book, score, only),
        several => joined(book, score, several),
    }
}

/// How preferences become the score of an item; none where it is scored.
fn in_pairs<'a>(book: &Book<'a>, item: &str) -> Option<&'a str> {
    let rules = &book.record.rules;
    let requirement = rules.requirements.iter().find(|rules| rules.id == item);
    let criterion = requirement.and_then(|rules| rules.criterion.as_deref()).unwrap_or(item);
    let criterion = rules.criteria.iter().find(|rules| rules.id == criterion)?;
    let scale = rules.scales.iter().find(|scale| Some(&scale.id) == criterion.scale.as_ref())?;
    scale.pairs.as_deref()
}

/// What is compared in pairs comes to no more than 1; where all are added up it is a sum divided by the highest.
fn compared(book: &Book<'_>, score: u32, known: &Known, pairs: &str) -> Result<(), Problem> {
    if !known.groups.is_empty() {
        return Err(Problem::of(score, "it is compared in pairs, and has scores of groups"));
    }
    let one = num_rational::BigRational::from_integer(1.into());
    if *book.number(score)? > one {
        return Err(Problem::of(score, "what is compared in pairs comes to 1 at most"));
    }
    if pairs != "all-evaluators" {
        return Ok(());
    }
    let figure = book.behind(score)?;
    let highest = figure.of.get(1).map(|highest| book.behind(*highest)).transpose()?;
    let is_share = figure.is == "quotient"
        && highest.is_some_and(|highest| {
            highest.is == "nth" && highest.rank == Some(1) && highest.from == Some("highest")
        });
    let told = "by the rules it is a sum of preferences divided by the highest of them";
    if is_share { Ok(()) } else { Err(Problem::of(score, told)) }
}

/// The tallies are of this tender and item, by the declared statistic.
fn tallies(book: &Book<'_>, tender: &Tender, known: &Known) -> Result<(), Problem> {
    let scoring = &book.record.rules.scoring;
    let is_pooled = scoring.between_groups.as_deref() == Some("pooled")
        && known.groups.iter().any(|one| one.group.is_none());
    let within = if is_pooled { Some("mean") } else { scoring.within_group.as_deref() };
    let mut before = None;
    for one in &known.groups {
        let figure = book.figure(one.figure)?;
        let Some(tally) = &figure.tally else {
            return Err(Problem::of(one.figure, "it is not the score of a group"));
        };
        let is_own =
            tally.tender == tender.id && tally.item == known.id && tally.group == one.group;
        if !is_own
            || Some(tally.statistic.as_str()) != within
            || before.is_some_and(|before| before == &one.group)
        {
            let text = format!(
                "it is not what the rules take of the scores of `{}` for `{}`",
                known.id, tender.id
            );
            return Err(Problem::of(one.figure, text));
        }
        let groups = &book.record.rules.groups;
        if one.group.as_ref().is_some_and(|id| !groups.iter().any(|group| group.id == *id)) {
            return Err(Problem::of(one.figure, "it is the score of a group that is not there"));
        }
        before = Some(&one.group);
    }
    Ok(())
}

fn only_one(book: &Book<'_>, score: u32, only: &GroupScore) -> Result<(), Problem> {
    if book.is_same(score, only.figure)? {
        return Ok(());
    }
    Err(Problem::of(score, "by the rules it is the score of the only group"))
}

/// Several groups, by the declared statistic.
fn joined(book: &Book<'_>, score: u32, groups: &[GroupScore]) -> Result<(), Problem> {
    let figures: Vec<u32> = groups.iter().map(|group| group.figure).collect();
    match book.record.rules.scoring.between_groups.as_deref() {
        Some("weighted-mean") => book.must_be_mean(score, &weights(book, groups)),
        Some("mean") => mean(book, score, &figures),
        Some("median") => median(book, score, &figures),
        _ => Ok(()),
    }
}

fn weights(book: &Book<'_>, groups: &[GroupScore]) -> Vec<(String, u32)> {
    let weight = |one: &GroupScore| {
        let group =
            book.record.rules.groups.iter().find(|group| Some(&group.id) == one.group.as_ref())?;
        Some((group.weight.clone()?, one.figure))
    };
    groups.iter().filter_map(weight).collect()
}

fn mean(book: &Book<'_>, score: u32, figures: &[u32]) -> Result<(), Problem> {
    let figure = book.behind(score)?;
    let ([sum, count], "quotient") = (figure.of.as_slice(), figure.is) else {
        return Err(Problem::of(score, "by the rules it is the mean of the groups"));
    };
    if book.number(*count)?.to_string() != figures.len().to_string() {
        return Err(Problem::of(
            score,
            format!("by the rules it is the mean of {} groups", figures.len()),
        ));
    }
    book.must_be(*sum, "sum", figures)
}

fn median(book: &Book<'_>, score: u32, figures: &[u32]) -> Result<(), Problem> {
    let middle = |number: u32, rank: usize| {
        let figure = book.behind(number)?;
        let is_rank = figure.rank.is_some_and(|it| it.to_string() == rank.to_string());
        if !is_rank || figure.from != Some("lowest") {
            return Err(Problem::of(
                number,
                format!("by the rules it has rank {rank} from the lowest"),
            ));
        }
        book.must_be(number, "nth", figures)
    };
    let half = figures.len() / 2;
    if figures.len() % 2 == 1 {
        return middle(score, half + 1);
    }
    let figure = book.behind(score)?;
    let sum = figure.of.first().map(|sum| book.behind(*sum)).transpose()?;
    match (figure.is, sum.map(|sum| (sum.is, sum.of.as_slice()))) {
        ("quotient", Some(("sum", [lower, upper]))) => {
            middle(*lower, half)?;
            middle(*upper, half + 1)
        }
        _ => Err(Problem::of(score, "by the rules it is the median of the groups")),
    }
}
