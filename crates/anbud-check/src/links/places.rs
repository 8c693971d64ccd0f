//! Places: the order of the results, ties by their rules and decisions, and what could not be decided.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{Book, of_criterion};
use crate::Problem;
use crate::arithmetic::order;
use crate::read::{Decision, Separated, SeparatedBy, Tender};

/// More tie rules than any award has; they are followed one inside the other.
const TIES_MAX: usize = 1_000;

/// Tenders that share a place, with what separated them from those before.
struct Set<'a> {
    tenders: Vec<&'a Tender>,
    by: SeparatedBy,
    /// The order against the set before cannot be told.
    doubtful: bool,
}

/// Checks places, what separated each tender, statuses, and the sets that are undecided.
pub(super) fn check(book: &Book<'_>) -> Result<(), Problem> {
    let record = book.record;
    let ids: BTreeSet<&str> = record.tenders.iter().map(|tender| tender.id.as_str()).collect();
    if ids.len() != record.tenders.len() {
        return Err(Problem::new("a tender stands twice in the record"));
    }
    if record.rules.award.ties.len() > TIES_MAX {
        return Err(Problem::new(format!("more than {TIES_MAX} tie rules")));
    }
    if record.scope != "whole" {
        return without_places(book);
    }
    let field: Vec<&Tender> =
        record.tenders.iter().filter(|tender| tender.status != "rejected").collect();
    let too_close = |set: &&crate::read::Undecided| {
        set.cause == "too-close" && set.tenders.len() == field.len()
    };
    if record.undecided.iter().any(|set| too_close(&set))
        && field.iter().all(|tender| tender.result.is_none())
    {
        return Ok(()); // a formula met figures too close to tell apart: nobody has a result
    }
    let ranked =
        field.iter().copied().filter_map(|tender| Some((tender, tender.result?))).collect();
    let sets = ordered(book, ranked, record.rules.award.best == "highest", &SeparatedBy::Result)?;
    let mut used = BTreeSet::new();
    let mut all = Vec::new();
    for set in sets {
        all.extend(separated(book, set, 0, &mut used)?);
    }
    let ties = record
        .decisions
        .iter()
        .filter(|it| matches!(it, Decision::Tie { .. } | Decision::Draw { .. }));
    if ties.count() != used.len() {
        return Err(Problem::new("a tie was decided among tenders that are not tied"));
    }
    placed(book, &all)?;
    margin(book)
}

/// Quality alone: nobody has a place.
fn without_places(book: &Book<'_>) -> Result<(), Problem> {
    let wrong = |tender: &&Tender| {
        tender.place.is_some() || !matches!(&*tender.status, "assessed" | "rejected")
    };
    match book.record.tenders.iter().find(wrong) {
        Some(tender) => Err(Problem::new(format!("`{}` has a place without a price", tender.id))),
        None => Ok(()),
    }
}

/// Sets of equal figures, the best first.
fn ordered<'a>(
    book: &Book<'a>,
    mut figures: Vec<(&'a Tender, u32)>,
    highest: bool,
    by: &SeparatedBy,
) -> Result<Vec<Set<'a>>, Problem> {
    for (_, figure) in &figures {
        book.number(*figure)?;
    }
    figures.sort_by(|(one, a), (other, b)| {
        let order = book.number(*a).ok().cmp(&book.number(*b).ok());
        let order = if highest { order.reverse() } else { order };
        order.then_with(|| one.id.cmp(&other.id))
    });
    let mut sets: Vec<Set<'a>> = Vec::new();
    let mut before = None;
    for (tender, figure) in figures {
        let order = before.map(|before| told(book, before, figure)).transpose()?;
        match (order, sets.last_mut()) {
            (Some(Some(Ordering::Equal)), Some(set)) => set.tenders.push(tender),
            (order, _) => {
                let doubtful = matches!(order, Some(None));
                sets.push(Set { tenders: vec![tender], by: by.clone(), doubtful });
            }
        }
        before = Some(figure);
    }
    Ok(sets)
}

/// The order of two figures; none where they are too close to tell.
fn told(book: &Book<'_>, one: u32, other: u32) -> Result<Option<Ordering>, Problem> {
    let approximate = book.figure(one)?.approximate || book.figure(other)?.approximate;
    Ok(order(book.number(one)?, book.number(other)?, approximate).ok())
}

/// Separates equal tenders by the tie rules from a position on.
fn separated<'a>(
    book: &Book<'a>,
    set: Set<'a>,
    position: usize,
    used: &mut BTreeSet<usize>,
) -> Result<Vec<Set<'a>>, Problem> {
    let Some(rule) = book.record.rules.award.ties.get(position) else { return Ok(vec![set]) };
    if set.tenders.len() < 2 {
        return Ok(vec![set]);
    }
    let parts = if rule.trim() == "draw" {
        drawn(book, &set, used)
    } else {
        Some(by_rule(book, &set, rule, used)?)
    };
    let Some(mut parts) = parts else { return separated(book, set, position + 1, used) };
    if let Some(first) = parts.first_mut() {
        (first.by, first.doubtful) = (set.by, set.doubtful);
    }
    let mut all = Vec::new();
    for part in parts {
        all.extend(separated(book, part, position + 1, used)?);
    }
    Ok(all)
}

fn drawn<'a>(book: &Book<'a>, set: &Set<'a>, used: &mut BTreeSet<usize>) -> Option<Vec<Set<'a>>> {
    let tied = ids(&set.tenders);
    let (at, order) =
        book.record.decisions.iter().enumerate().find_map(|(at, decision)| match decision {
            Decision::Draw { order, .. }
                if order.iter().map(String::as_str).collect::<BTreeSet<_>>() == tied =>
            {
                Some((at, order))
            }
            _ => None,
        })?;
    used.insert(at);
    let of = |id: &String| set.tenders.iter().copied().find(|tender| tender.id == *id);
    let tenders = order.iter().filter_map(of);
    Some(
        tenders
            .map(|tender| Set { tenders: vec![tender], by: SeparatedBy::Draw, doubtful: false })
            .collect(),
    )
}

fn by_rule<'a>(
    book: &Book<'a>,
    set: &Set<'a>,
    rule: &str,
    used: &mut BTreeSet<usize>,
) -> Result<Vec<Set<'a>>, Problem> {
    let tied = ids(&set.tenders);
    let found =
        book.record.decisions.iter().enumerate().find_map(|(at, decision)| match decision {
            Decision::Tie { rule: own, sets } if own == rule && !used.contains(&at) => {
                let all =
                    sets.iter().flatten().map(|one| one.tender.as_str()).collect::<BTreeSet<_>>();
                (all == tied).then_some((at, sets))
            }
            _ => None,
        });
    let told = || {
        Problem::new(format!(
            "the record does not say how `{rule}` separates the tenders that are tied"
        ))
    };
    let (at, sets) = found.ok_or_else(told)?;
    used.insert(at);
    let (best, name) = rule.split_once(char::is_whitespace).unwrap_or((rule, ""));
    let mut figures = Vec::new();
    for Separated { figure, tender } in sets.iter().flatten() {
        let tender =
            set.tenders.iter().copied().find(|known| known.id == *tender).ok_or_else(told)?;
        looks_at(book, tender, name.trim(), *figure)?;
        figures.push((tender, *figure));
    }
    let parts = ordered(book, figures, best == "highest", &SeparatedBy::Tie(rule.to_owned()))?;
    let stated: Vec<BTreeSet<&str>> =
        sets.iter().map(|set| set.iter().map(|one| one.tender.as_str()).collect()).collect();
    if parts.iter().map(|part| ids(&part.tenders)).collect::<Vec<_>>() != stated {
        return Err(Problem::new(format!("`{rule}` separates the tied tenders in another order")));
    }
    Ok(parts)
}

fn ids<'a>(tenders: &[&'a Tender]) -> BTreeSet<&'a str> {
    tenders.iter().map(|tender| tender.id.as_str()).collect()
}

/// A tie rule looks at the figure that its name means.
fn looks_at(book: &Book<'_>, tender: &Tender, name: &str, figure: u32) -> Result<(), Problem> {
    let item = |id: &str| {
        of_criterion(tender, id).or_else(|| tender.requirements.iter().find(|known| known.id == id))
    };
    let meant = match name {
        "price" => tender.price,
        "quality" => tender.quality,
        "points" => tender.points,
        "value" => tender.value,
        name => match name.split_once('.') {
            Some(("score", id)) => item(id).and_then(|known| known.score),
            Some(("share", id)) => item(id).and_then(|known| known.share),
            _ => item(name).and_then(|known| known.points),
        },
    };
    let is_meant = match meant {
        Some(meant) => book.is_same(meant, figure)?,
        None => {
            book.figure(figure)?.name.as_deref() == Some(name)
                && book.figure(figure)?.tender.as_ref() == Some(&tender.id)
        }
    };
    let told =
        format!("the tie rule does not look at it: `{name}` of `{}` is another figure", tender.id);
    if is_meant { Ok(()) } else { Err(Problem::of(figure, told)) }
}

/// Compares places, statuses and what separated with what follows.
fn placed(book: &Book<'_>, sets: &[Set<'_>]) -> Result<(), Problem> {
    let certain =
        sets.iter().position(|set| set.doubtful).map_or(sets.len(), |at| at.saturating_sub(1));
    let mut order = Vec::new();
    let mut undecided: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    let mut doubtful = BTreeSet::new();
    for (at, set) in sets.iter().enumerate() {
        let place = order.len() + 1;
        let is_certain = at < certain;
        let is_tied_first = place == 1 && set.tenders.len() > 1;
        if !is_certain {
            doubtful.extend(ids(&set.tenders));
        } else if is_tied_first {
            undecided.push(("tied", ids(&set.tenders)));
        }
        let mut tenders = set.tenders.clone();
        tenders.sort_by(|a, b| a.id.cmp(&b.id));
        for (shared, tender) in tenders.into_iter().enumerate() {
            let by = if shared > 0 { SeparatedBy::Shared } else { set.by.clone() };
            let status = if is_certain && !is_tied_first { "ranked" } else { "undecided" };
            let by = (is_certain && (at > 0 || shared > 0)).then_some(by);
            standing(tender, is_certain.then_some(place), status, by.as_ref())?;
            order.push(tender.id.as_str());
        }
    }
    if !doubtful.is_empty() {
        undecided.push(("too-close", doubtful));
    }
    unplaced(book, &order)?;
    let stated: Vec<(&str, BTreeSet<&str>)> = book
        .record
        .undecided
        .iter()
        .map(|set| (set.cause.as_str(), set.tenders.iter().map(String::as_str).collect()))
        .collect();
    if stated == undecided {
        Ok(())
    } else {
        Err(Problem::new("what is undecided does not follow from the results"))
    }
}

fn standing(
    tender: &Tender,
    place: Option<usize>,
    status: &str,
    by: Option<&SeparatedBy>,
) -> Result<(), Problem> {
    let stated = tender.place.and_then(|place| usize::try_from(place).ok());
    if stated != place || tender.place.is_some() != place.is_some() {
        let text = |place: Option<usize>| {
            place.map_or_else(|| "no place".to_owned(), |place| format!("place {place}"))
        };
        return Err(Problem::new(format!(
            "`{}` has {} by the figures, and the record says {}",
            tender.id,
            text(place),
            text(stated)
        )));
    }
    if tender.status != status || tender.separated.as_ref() != by {
        return Err(Problem::new(format!(
            "the standing of `{}` is not that which follows: {status}",
            tender.id
        )));
    }
    Ok(())
}

/// Those without a result are unplaced or rejected, and stand behind the others.
fn unplaced(book: &Book<'_>, order: &[&str]) -> Result<(), Problem> {
    let tenders = &book.record.tenders;
    let rest = tenders.iter().filter(|tender| !order.contains(&tender.id.as_str()));
    for tender in rest {
        let is_fit = matches!(&*tender.status, "unplaced" | "rejected");
        if tender.place.is_some() || tender.separated.is_some() || !is_fit {
            return Err(Problem::new(format!(
                "`{}` has no result, and its standing needs one",
                tender.id
            )));
        }
    }
    let standing = |status: &str| match status {
        "ranked" | "assessed" => 0,
        "undecided" => 1,
        "unplaced" => 2,
        _ => 3,
    };
    let key = |tender: &Tender| {
        (tender.place.unwrap_or(u32::MAX), standing(&tender.status), tender.id.clone())
    };
    let is_sorted =
        tenders.iter().zip(tenders.iter().skip(1)).all(|(one, next)| key(one) < key(next));
    if is_sorted {
        Ok(())
    } else {
        Err(Problem::new("the tenders do not stand in the order of their places"))
    }
}

/// How far the first two lie apart.
fn margin(book: &Book<'_>) -> Result<(), Problem> {
    let Some(margin) = &book.record.margin else { return Ok(()) };
    let [first, second, ..] = book.record.tenders.as_slice() else {
        return Err(Problem::of(
            margin.difference,
            "it is a margin between fewer than two tenders",
        ));
    };
    let (Some(first), Some(second)) = (first.result, second.result) else {
        return Err(Problem::of(margin.difference, "it is a margin without two results"));
    };
    let of =
        if book.record.rules.award.best == "highest" { [first, second] } else { [second, first] };
    book.must_be(margin.difference, "difference", &of)?;
    match margin.relative {
        Some(relative) => book.must_be(relative, "quotient", &[margin.difference, second]),
        None => Ok(()),
    }
}
