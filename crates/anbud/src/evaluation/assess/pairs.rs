//! Comparisons in pairs: preferences are summed, the highest sum is 1, and the others their share of it.

mod complete;

use std::collections::BTreeMap;

use super::super::failures;
use super::super::result::Member;
use super::super::work::Work;
use super::{GroupKey, between, groups_of};
use crate::derivation::{Failure, Figure, Origin, Outcome, Ranked};
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::ledger::{Evaluator, Pair};
use crate::procedure::{Item, Pairs, Statistic};
use crate::tenders::Tender;
use crate::{Diagnostic, Exact, Unit};

/// How the preferences on an item become a score; none where it is scored.
pub(in super::super) fn rule(work: &Work<'_>, item: Item) -> Option<Pairs> {
    work.procedure.pairs(item)
}

/// Whose comparisons on an item count, by group.
type Comparers = BTreeMap<GroupKey, Vec<Key<Evaluator>>>;

/// What each tender came to, in the order of those that need it.
type Coefficients = Vec<Figure>;

/// Works out the scores of an item that is compared in pairs, for the tenders that need them.
pub(super) fn assess(work: &mut Work<'_>, item: Item, needing: &[Key<Tender>], rule: Pairs) {
    let comparers = match complete::comparers(work, item, needing, rule) {
        Some(comparers) if !needing.is_empty() => comparers,
        _ => return, // what is missing has been noted
    };
    let coefficients = match rule {
        Pairs::AllEvaluators => together(work, item, needing, &comparers),
        Pairs::EachEvaluator => each(work, item, needing, &comparers),
    };
    match coefficients {
        Ok(Some(coefficients)) => {
            for (tender, figure) in needing.iter().zip(coefficients) {
                super::finish(work, item, *tender, figure);
            }
        }
        Ok(None) => {}
        Err(halt) => {
            for tender in needing {
                failures::note_plain(work, "score", *tender, &halt);
            }
        }
    }
}

/// What one member of the panel came to, several figures where an evaluator compared in several groups. What all came to
/// together is the same for every member.
pub(in super::super) fn by_member(
    work: &Work<'_>,
    item: Item,
    tender: Key<Tender>,
    member: Member,
) -> Vec<Figure> {
    let only = |figure: Option<&Figure>| figure.copied().into_iter().collect();
    match (rule(work, item), member) {
        (None | Some(Pairs::AllEvaluators), _) => only(work.whole_scores.get(&(tender, item))),
        (Some(Pairs::EachEvaluator), Member::Evaluator(evaluator)) => {
            work.coefficients.get(&(tender, item, evaluator)).cloned().unwrap_or_default()
        }
        (Some(Pairs::EachEvaluator), Member::Group(group)) => {
            only(work.of_groups.get(&(tender, item, Some(group))))
        }
    }
}

/// The sums of everybody's preferences, the highest as 1.
fn together(
    work: &mut Work<'_>,
    item: Item,
    needing: &[Key<Tender>],
    comparers: &Comparers,
) -> Outcome<Option<Coefficients>> {
    let everybody: Vec<(GroupKey, Key<Evaluator>)> = comparers
        .iter()
        .flat_map(|(group, some)| some.iter().map(|evaluator| (*group, *evaluator)))
        .collect();
    let counts = |pair: &Pair| everybody.contains(&(pair.group, pair.evaluator));
    let coefficients = coefficients(work, item, needing, None, &counts)?;
    for (tender, figure) in needing.iter().zip(&coefficients) {
        work.whole_scores.insert((*tender, item), *figure);
    }
    Ok(Some(coefficients))
}

/// Every evaluator's sums, the highest as 1; what each comes to is taken together like scores.
fn each(
    work: &mut Work<'_>,
    item: Item,
    needing: &[Key<Tender>],
    comparers: &Comparers,
) -> Outcome<Option<Coefficients>> {
    let Some(statistic) = statistic(work, item) else { return Ok(None) };
    let mut by_group: Vec<(GroupKey, Coefficients)> = Vec::new();
    for (group, evaluators) in comparers {
        let mut by_evaluator: Vec<Coefficients> = Vec::new();
        for evaluator in evaluators {
            let counts = |pair: &Pair| pair.group == *group && pair.evaluator == *evaluator;
            let own = coefficients(work, item, needing, Some(*evaluator), &counts)?;
            for (tender, figure) in needing.iter().zip(&own) {
                work.coefficients.entry((*tender, item, *evaluator)).or_default().push(*figure);
            }
            by_evaluator.push(own);
        }
        let mut taken = Vec::new();
        for (at, tender) in needing.iter().enumerate() {
            let own = by_evaluator.iter().filter_map(|own| own.get(at).copied()).collect();
            let figure = of_group(work, statistic, own)?;
            work.of_groups.insert((*tender, item, *group), figure);
            taken.push(figure);
        }
        by_group.push((*group, taken));
    }
    if by_group.len() < 2 {
        return Ok(by_group.into_iter().next().map(|(_, taken)| taken));
    }
    let Some(rule) = between::between(work) else { return Ok(None) };
    let mut joined = Vec::new();
    for at in 0..needing.len() {
        let of = |(group, taken): &(GroupKey, Coefficients)| Some((*group, *taken.get(at)?));
        let scores = by_group.iter().filter_map(of).collect();
        joined.push(between::joined(work, rule, scores)?);
    }
    Ok(Some(joined))
}

/// The statistic within a group; nobody compares as a group.
fn statistic(work: &mut Work<'_>, item: Item) -> Option<Statistic> {
    let statistic = super::statistic(work)?;
    if statistic != Statistic::Consensus {
        return Some(statistic);
    }
    let id = work.procedure.item_id(item);
    let message =
        format!("`{id}` is compared in pairs by each evaluator, and `within_group` is `consensus`");
    let help = "state `pairs = \"all-evaluators\"` on its scale, or another `within_group`";
    let mistake = Diagnostic::mistake(codes::CONFLICT, message).help(help);
    let place = work.procedure.scoring.place.clone();
    work.troubles.of_case(place.into_iter().fold(mistake, |mistake, at| mistake.at(at, "")));
    None
}

/// The sums of the preferences that count, divided by the highest of them.
fn coefficients(
    work: &mut Work<'_>,
    item: Item,
    needing: &[Key<Tender>],
    by: Option<Key<Evaluator>>,
    counts: &dyn Fn(&Pair) -> bool,
) -> Outcome<Coefficients> {
    let mut preferences: BTreeMap<Key<Tender>, Vec<Figure>> =
        needing.iter().map(|tender| (*tender, Vec::new())).collect();
    let sheet = work.sheet;
    let parity = work.procedure.scale_of(item).map(|scale| scale.minimum);
    let among = |pair: &&Pair| needing.contains(&pair.tender) && needing.contains(&pair.over);
    for pair in sheet.pairs_on(item).iter().filter(among).filter(|pair| counts(pair)) {
        let figure = work.given(&pair.preference, Unit::NUMBER, &pair.place);
        let (one, other) = (work.id(pair.tender), work.id(pair.over));
        let name = format!("{one} over {other} ({})", pair.evaluator.position() + 1);
        let figure = work.derivation.named(figure, name, Some(pair.tender));
        if let Some(own) = preferences.get_mut(&pair.tender) {
            own.push(figure);
        }
        let is_parity = parity == Some(pair.preference);
        if let Some(other) = preferences.get_mut(&pair.over).filter(|_| is_parity) {
            other.push(figure);
        }
    }
    let id = work.procedure.item_id(item).clone();
    let label = by.map(|by| format!(" ({})", by.position() + 1)).unwrap_or_default();
    let mut sums = Vec::new();
    for tender in needing {
        let sum = work.derivation.sum(preferences.remove(tender).unwrap_or_default())?;
        sums.push(work.derivation.named(sum, format!("preferences.{id}{label}"), Some(*tender)));
    }
    let highest = work.derivation.nth(Ranked::HIGHEST, sums.clone())?;
    let mut coefficients = Vec::new();
    for (tender, sum) in needing.iter().zip(sums) {
        let share = work.derivation.quotient(sum, highest)?;
        let name = format!("coefficient.{id}{label}");
        coefficients.push(work.derivation.named(share, name, Some(*tender)));
    }
    Ok(coefficients)
}

/// The statistic of what the evaluators of a group came to.
fn of_group(work: &mut Work<'_>, statistic: Statistic, own: Vec<Figure>) -> Outcome<Figure> {
    if let [only] = own.as_slice() {
        return Ok(*only);
    }
    let count = |work: &mut Work<'_>, count: usize| {
        work.derivation.given(Exact::whole(count as u64), Unit::NUMBER, Origin::Rule)
    };
    match statistic {
        Statistic::Mean | Statistic::Consensus => {
            let count = count(work, own.len());
            let sum = work.derivation.sum(own)?;
            work.derivation.quotient(sum, count)
        }
        Statistic::Median => work.derivation.median(own),
        Statistic::Lowest => work.derivation.nth(Ranked::LOWEST, own),
        Statistic::Highest => work.derivation.nth(Ranked::HIGHEST, own),
        Statistic::TrimmedMean { lowest, highest } => {
            let left = own.len().saturating_sub(lowest as usize + highest as usize);
            if left == 0 {
                let text = format!("nothing is left of {} scores", own.len());
                return Err(Failure::NotInRange(text).into());
            }
            let count = count(work, left);
            let sum = work.derivation.trimmed_sum(lowest, highest, own)?;
            work.derivation.quotient(sum, count)
        }
    }
}

/// The groups that compare on an item.
fn groups(work: &Work<'_>, item: Item) -> Vec<GroupKey> {
    groups_of(work.procedure, item)
}
