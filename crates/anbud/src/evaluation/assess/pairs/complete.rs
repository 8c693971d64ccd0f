//! Whether everybody compared every pair: who counts, who is left out, and what is a mistake.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::result::Warning;
use super::super::super::work::Work;
use super::super::GroupKey;
use super::Comparers;
use crate::diagnostic::{Code, codes};
use crate::keyed::Key;
use crate::ledger::Evaluator;
use crate::procedure::{Group, Item, Missing, Pairs};
use crate::tenders::Tender;
use crate::{Diagnostic, Place};

/// What to do about an evaluator who did not compare every pair.
const FEWER: &str = "add the comparison, or write `missing = \"skip-evaluator\"` under `[scoring]`, which leaves the \
                     evaluator out on this: sums of fewer pairs cannot be compared";

/// Two tenders in the order of the file.
type TwoTenders = (Key<Tender>, Key<Tender>);

/// Who compared all pairs of the tenders, by group; none where there is a mistake, which is noted.
pub(super) fn comparers(
    work: &mut Work<'_>,
    item: Item,
    needing: &[Key<Tender>],
    rule: Pairs,
) -> Option<Comparers> {
    let groups = super::groups(work, item);
    if needing.len() == 1 {
        let id = work.procedure.item_id(item);
        let message =
            format!("`{id}` is compared in pairs, and there is one tender left to compare");
        let help = "one tender has nothing to be better than: award without this comparison, or not at all";
        note(work, codes::CANNOT_WORK_OUT, item, message, help);
        return None;
    }
    if rule == Pairs::AllEvaluators && groups.len() > 1 {
        let id = work.procedure.item_id(item);
        let message = format!(
            "`{id}` adds up the preferences of all evaluators, and {} groups assess it",
            groups.len()
        );
        let help = "let one group assess it, or state `pairs = \"each-evaluator\"` on its scale";
        note(work, codes::CONFLICT, item, message, help);
        return None;
    }
    let mut comparers = Comparers::new();
    let mut is_whole = true;
    for group in groups {
        match of_group(work, item, group, needing) {
            Some(some) if some.is_empty() => {}
            Some(some) => {
                comparers.insert(group, some);
            }
            None => is_whole = false,
        }
    }
    if is_whole && comparers.is_empty() && !needing.is_empty() {
        let id = work.procedure.item_id(item);
        let message = format!("nobody compared the tenders in pairs on `{id}`");
        note(work, codes::MISSING_SCORE, item, message, "add the comparisons to pairs.csv");
        return None;
    }
    is_whole.then_some(comparers)
}

/// The evaluators of a group who compared every pair; none where there is a mistake.
fn of_group(
    work: &mut Work<'_>,
    item: Item,
    group: GroupKey,
    needing: &[Key<Tender>],
) -> Option<Vec<Key<Evaluator>>> {
    let wanted = wanted(needing);
    let compared = compared(work, item, group, &wanted);
    if let (true, false, Some(key)) = (compared.is_empty(), wanted.is_empty(), group)
        && !may_be_silent(work, item, key)
    {
        return None;
    }
    let mut counting = Vec::new();
    let mut left_out = Vec::new();
    let mut is_whole = true;
    for (evaluator, pairs) in compared {
        let lacks: Vec<TwoTenders> = wanted.difference(&pairs).copied().collect();
        let Some(first) = lacks.first() else {
            counting.push(evaluator);
            continue;
        };
        let message = told(work, item, evaluator, *first, lacks.len());
        if work.procedure.scoring.missing == Some(Missing::SkipEvaluator) {
            left_out.push(message);
        } else {
            is_whole = false;
            note(work, codes::MISSING_SCORE, item, message, FEWER);
        }
    }
    if !left_out.is_empty() {
        let message = "evaluators who did not compare every pair are left out";
        warn(work, codes::UNEVEN_SCORES, item, message, left_out);
    }
    let is_enough = quorum(work, item, group, counting.len());
    (is_whole && is_enough).then_some(counting)
}

/// All pairs of tenders.
fn wanted(needing: &[Key<Tender>]) -> BTreeSet<TwoTenders> {
    let others = |at: usize| needing.iter().skip(at + 1);
    let pairs = needing
        .iter()
        .enumerate()
        .flat_map(|(at, one)| others(at).map(move |other| (*one.min(other), *one.max(other))));
    pairs.collect()
}

/// Which of them each evaluator of a group compared.
fn compared(
    work: &Work<'_>,
    item: Item,
    group: GroupKey,
    wanted: &BTreeSet<TwoTenders>,
) -> BTreeMap<Key<Evaluator>, BTreeSet<TwoTenders>> {
    let own = work.sheet.pairs_on(item).iter().filter(|pair| pair.group == group);
    let mut compared: BTreeMap<Key<Evaluator>, BTreeSet<TwoTenders>> = BTreeMap::new();
    for pair in own.filter(|pair| wanted.contains(&pair.tenders())) {
        compared.entry(pair.evaluator).or_default().insert(pair.tenders());
    }
    compared
}

/// Whether a group that compared nothing is left out, which is told; else it is a mistake.
fn may_be_silent(work: &mut Work<'_>, item: Item, group: Key<Group>) -> bool {
    let (id, group) = (work.procedure.item_id(item), &work.procedure.groups[group].id);
    let message = format!("the group `{group}` compared no tenders in pairs on `{id}`");
    let is_mistake = work.procedure.scoring.missing.is_none_or(|rule| rule == Missing::Error);
    if is_mistake {
        note(work, codes::MISSING_SCORE, item, message, "add the comparisons to pairs.csv");
    } else {
        let text = "groups that compared nothing are left out";
        warn(work, codes::MISSING_SCORE, item, text, vec![message]);
    }
    !is_mistake
}

/// Fewer evaluators than the quorum of the group: a mistake.
fn quorum(work: &mut Work<'_>, item: Item, group: GroupKey, count: usize) -> bool {
    let procedure = work.procedure;
    let Some(group) = group.map(|key| &procedure.groups[key]) else { return true };
    let quorum = group.quorum.map_or(0, |quorum| quorum as usize);
    if count >= quorum || count == 0 {
        return true;
    }
    let id = procedure.item_id(item);
    let message = format!(
        "{count} evaluators of `{}` compared the tenders on `{id}`, fewer than its quorum of {quorum}",
        group.id
    );
    note(work, codes::QUORUM, item, message, "add the missing comparisons");
    false
}

fn told(
    work: &Work<'_>,
    item: Item,
    evaluator: Key<Evaluator>,
    (one, other): TwoTenders,
    count: usize,
) -> String {
    let (who, id) = (&work.sheet.evaluators[evaluator].id, work.procedure.item_id(item));
    let (one, other) = (work.id(one), work.id(other));
    let more = match count - 1 {
        0 => String::new(),
        more => format!(", and {more} more of the pairs"),
    };
    format!("`{who}` did not compare `{one}` and `{other}` on `{id}`{more}")
}

fn place(work: &Work<'_>, item: Item) -> Place {
    match item {
        Item::Criterion(key) => work.procedure.criteria[key].place.clone(),
        Item::Requirement(key) => work.procedure.requirements[key].place.clone(),
    }
}

fn note(work: &mut Work<'_>, code: Code, item: Item, message: String, help: &str) {
    let mistake = Diagnostic::mistake(code, message).at(place(work, item), "this item").help(help);
    work.troubles.of_case(mistake);
}

fn warn(work: &mut Work<'_>, code: Code, item: Item, message: &str, told: Vec<String>) {
    let count = told.len();
    let diagnostic = Diagnostic::warning(code, message).at(place(work, item), "this item");
    let examples = told.into_iter().take(Warning::EXAMPLES_MAX).collect();
    work.warnings.push(Warning { diagnostic, count, examples });
}
