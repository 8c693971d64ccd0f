//! Standing: who was rejected and why, by the decisions; and that every threshold was looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::{Book, of_criterion};
use crate::Problem;
use crate::read::{Decision, Tender, Threshold};

/// A ground of rejection: its code, and the condition that was found true.
type Ground<'a> = (&'a str, Option<u32>);

/// Checks every decision, the grounds that follow, and the status that follows from those.
pub(super) fn check(book: &Book<'_>) -> Result<(), Problem> {
    let mut grounds: BTreeMap<&str, Vec<Ground<'_>>> = BTreeMap::new();
    for decision in &book.record.decisions {
        if let Some((tender, ground)) = ground(book, decision)? {
            grounds.entry(tender).or_default().push(ground);
        }
    }
    for tender in &book.record.tenders {
        let follow = grounds.remove(tender.id.as_str()).unwrap_or_default();
        let stated: Vec<Ground<'_>> =
            tender.grounds.iter().map(|it| (it.code.as_str(), it.figure)).collect();
        let sorted = |mut grounds: Vec<Ground<'_>>| {
            grounds.sort_unstable();
            grounds.iter().map(|(code, figure)| (code.to_string(), *figure)).collect::<Vec<_>>()
        };
        if sorted(follow) != sorted(stated) {
            return Err(Problem::new(format!(
                "the grounds of `{}` do not follow from the decisions",
                tender.id
            )));
        }
        if tender.grounds.is_empty() == (tender.status == "rejected") {
            return Err(Problem::new(format!(
                "the status of `{}` does not follow from its grounds",
                tender.id
            )));
        }
    }
    match grounds.keys().next() {
        Some(tender) => {
            Err(Problem::new(format!("a decision rejects `{tender}`, which is not there")))
        }
        None => are_complete(book).and_then(|()| answers(book)),
    }
}

/// The ground that a decision yields, where it rejects.
fn ground<'a>(
    book: &Book<'a>,
    decision: &'a Decision,
) -> Result<Option<(&'a str, Ground<'a>)>, Problem> {
    Ok(match decision {
        Decision::Mandatory { met, requirement, tender, .. } => {
            let rules = &book.record.rules.requirements;
            if !rules.iter().any(|rules| rules.id == *requirement && rules.mandatory) {
                return Err(Problem::new(format!("`{requirement}` is no mandatory requirement")));
            }
            (!met).then_some((tender.as_str(), ("mandatory-not-met", None)))
        }
        Decision::Rejection { figure, rejection, rejects, tender } => {
            book.must_be_named(*figure, rejection, Some(tender))?;
            let when = book.record.rules.rejections.iter().find(|rules| rules.id == *rejection);
            let rule = book.figure(*figure)?.rule.and_then(|rule| usize::try_from(rule).ok());
            let formula = rule.and_then(|rule| book.record.formulas.get(rule));
            if when.map(|rules| &rules.when) != formula.map(|formula| &formula.text) {
                return Err(Problem::of(
                    *figure,
                    format!("it is not the condition of `{rejection}`"),
                ));
            }
            follows(book, *figure, *rejects)?;
            rejects.then_some((tender.as_str(), ("rejected-by-rule", Some(*figure))))
        }
        Decision::Threshold { figure, item, on, rejects, tender } => {
            compared(book, *figure, (item, on), tender)?;
            follows(book, *figure, *rejects)?;
            let code =
                if on == "score" { "score-below-threshold" } else { "share-below-threshold" };
            rejects.then_some((tender.as_str(), (code, Some(*figure))))
        }
        Decision::Tie { .. } | Decision::Draw { .. } => None,
    })
}

fn follows(book: &Book<'_>, figure: u32, rejects: bool) -> Result<(), Problem> {
    if book.holds(figure)? == rejects {
        return Ok(());
    }
    Err(Problem::of(figure, "the decision does not follow from the condition"))
}

/// A threshold compares the score or share of its item with what the rules state.
fn compared(
    book: &Book<'_>,
    number: u32,
    (item, on): (&str, &str),
    tender: &str,
) -> Result<(), Problem> {
    let figure = book.figure(number)?;
    let threshold = thresholds(book).find(|(id, threshold)| *id == item && threshold.on == on);
    let tender = book.tender(tender);
    let (Some((_, threshold)), Some(tender), [one, least]) =
        (threshold, tender, figure.of.as_slice())
    else {
        return Err(Problem::of(number, format!("`{item}` has no threshold on its {on}")));
    };
    book.must_be_written(*least, &threshold.least)?;
    let known = of_criterion(tender, item)
        .or_else(|| tender.requirements.iter().find(|known| known.id == item));
    let known = known.and_then(|known| if on == "score" { known.score } else { known.share });
    let is_known = known.is_some_and(|known| book.is_same(known, *one).unwrap_or(false));
    if figure.is == "compared" && figure.relation == Some("<") && is_known {
        return Ok(());
    }
    Err(Problem::of(number, format!("it does not compare the {on} of `{item}` with its threshold")))
}

fn thresholds<'a>(book: &Book<'a>) -> impl Iterator<Item = (&'a str, &'a Threshold)> {
    let rules = &book.record.rules;
    let criteria = rules.criteria.iter().map(|rules| (rules.id.as_str(), &rules.threshold));
    let requirements = rules.requirements.iter().map(|rules| (rules.id.as_str(), &rules.threshold));
    criteria.chain(requirements).filter_map(|(id, threshold)| Some((id, threshold.as_ref()?)))
}

/// Every tender that stands was looked at: its answers, stated grounds and thresholds, each once.
fn are_complete(book: &Book<'_>) -> Result<(), Problem> {
    let mut seen: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    for decision in &book.record.decisions {
        let (what, id, tender) = match decision {
            Decision::Mandatory { requirement, tender, .. } => ("mandatory", requirement, tender),
            Decision::Rejection { rejection, tender, .. } => ("rejection", rejection, tender),
            Decision::Threshold { item, on, tender, .. } if on == "score" => {
                ("score", item, tender)
            }
            Decision::Threshold { item, tender, .. } => ("share", item, tender),
            Decision::Tie { .. } | Decision::Draw { .. } => continue,
        };
        if !seen.insert((what, id, tender)) {
            return Err(Problem::new(format!("`{id}` is decided twice for `{tender}`")));
        }
    }
    let standing = book.record.tenders.iter().filter(|tender| tender.status != "rejected");
    standing.into_iter().try_for_each(|tender| is_complete(book, tender, &seen))
}

fn is_complete(
    book: &Book<'_>,
    tender: &Tender,
    seen: &BTreeSet<(&str, &str, &str)>,
) -> Result<(), Problem> {
    let rules = &book.record.rules;
    let whole = book.record.scope == "whole";
    let mandatory = rules
        .requirements
        .iter()
        .filter(|rules| rules.mandatory)
        .map(|rules| ("mandatory", &*rules.id));
    let rejections =
        rules.rejections.iter().filter(|_| whole).map(|rules| ("rejection", &*rules.id));
    let thresholds =
        thresholds(book).filter(|_| whole).map(|(id, threshold)| (threshold.on.as_str(), id));
    for (what, id) in mandatory.chain(rejections).chain(thresholds) {
        if !seen.contains(&(what, id, &*tender.id)) {
            return Err(Problem::new(format!(
                "the record does not say whether `{}` passes `{id}`",
                tender.id
            )));
        }
    }
    Ok(())
}

/// Answers and decisions say the same.
fn answers(book: &Book<'_>) -> Result<(), Problem> {
    let mut decided: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for decision in &book.record.decisions {
        if let Decision::Mandatory { met, requirement, tender, .. } = decision {
            decided.insert((requirement, tender), *met);
        }
    }
    for tender in &book.record.tenders {
        for answer in &tender.answers {
            let met = decided.get(&(answer.requirement.as_str(), tender.id.as_str()));
            if met.is_some_and(|met| *met != answer.met) {
                let text = format!(
                    "the answer of `{}` to `{}` is not what was decided",
                    tender.id, answer.requirement
                );
                return Err(Problem::new(text));
            }
        }
    }
    Ok(())
}
