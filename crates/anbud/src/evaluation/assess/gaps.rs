//! Gaps: scores that are not there, quorums not reached, evaluators who scored some tenders but not others.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::result::Warning;
use super::super::work::Work;
use super::{GroupKey, individual, of_group, tally};
use crate::diagnostic::{Code, codes};
use crate::keyed::Key;
use crate::ledger::Evaluator;
use crate::procedure::{Item, Missing, Statistic};
use crate::tenders::Tender;
use crate::{Diagnostic, Place};

/// Evaluators left out of an item for all tenders, by group.
#[derive(Debug, Default)]
pub(super) struct LeftOut(BTreeMap<GroupKey, Vec<Key<Evaluator>>>);

impl LeftOut {
    pub(super) fn of(&self, group: GroupKey) -> &[Key<Evaluator>] {
        self.0.get(&group).map_or(&[], Vec::as_slice)
    }

    pub(super) fn everybody(&self) -> Vec<Key<Evaluator>> {
        self.0.values().flatten().copied().collect()
    }
}

/// Looks for gaps in the scores of an item among the tenders that need it: who is left out because of them, and the
/// tenders whose score cannot be told, so that nobody is rejected for half of a score.
pub(super) fn find(
    work: &mut Work<'_>,
    item: Item,
    groups: &[GroupKey],
    needing: &[Key<Tender>],
    statistic: Statistic,
) -> (LeftOut, BTreeSet<Key<Tender>>) {
    let mut left_out = LeftOut::default();
    let mut untold = BTreeSet::new();
    for group in groups {
        let silent = silent(work, item, *group, needing, statistic);
        for tender in &silent {
            group_is_silent(work, item, *group, *tender);
        }
        let uneven = uneven(work, item, *group, needing);
        tell_uneven(work, item, *group, needing, &silent, &uneven);
        if work.procedure.scoring.missing == Some(Missing::SkipEvaluator) {
            left_out.0.insert(*group, uneven.keys().copied().collect());
        }
        let mut needing = needing.to_vec();
        if !is_allowed(work) {
            needing.retain(|tender| !silent.contains(tender)); // which has been told
            untold.extend(silent);
            untold.extend(uneven.values().flatten());
        }
        untold.extend(quorum(work, item, *group, &needing, left_out.of(*group)));
    }
    (left_out, untold)
}

/// The tenders that a group has no score for.
fn silent(
    work: &Work<'_>,
    item: Item,
    group: GroupKey,
    needing: &[Key<Tender>],
    statistic: Statistic,
) -> Vec<Key<Tender>> {
    let is_silent = |tender: &Key<Tender>| {
        let own = individual(work, *tender, item, group);
        match statistic {
            Statistic::Consensus => of_group(work, *tender, item, group).start == own.start,
            _ => own.is_empty(),
        }
    };
    needing.iter().copied().filter(is_silent).collect()
}

/// Evaluators who scored the item for some tenders but not for others, with those they missed.
fn uneven(
    work: &Work<'_>,
    item: Item,
    group: GroupKey,
    needing: &[Key<Tender>],
) -> BTreeMap<Key<Evaluator>, Vec<Key<Tender>>> {
    let scored = |tender: &Key<Tender>| evaluators(work, individual(work, *tender, item, group));
    let by_tender: Vec<(Key<Tender>, BTreeSet<Key<Evaluator>>)> =
        needing.iter().map(|tender| (*tender, scored(tender))).collect();
    let mut missed: BTreeMap<Key<Evaluator>, Vec<Key<Tender>>> = BTreeMap::new();
    let everybody: BTreeSet<Key<Evaluator>> =
        by_tender.iter().flat_map(|(_, by)| by.iter().copied()).collect();
    for (tender, by) in &by_tender {
        for evaluator in everybody.difference(by) {
            missed.entry(*evaluator).or_default().push(*tender);
        }
    }
    missed
}

fn evaluators(work: &Work<'_>, range: Range<usize>) -> BTreeSet<Key<Evaluator>> {
    let entries = work.sheet.entries.get(range).unwrap_or_default();
    entries.iter().filter_map(|entry| entry.evaluator).collect()
}

/// Where an item stands in the rules.
fn item_place(work: &Work<'_>, item: Item) -> Place {
    match item {
        Item::Criterion(key) => work.procedure.criteria[key].place.clone(),
        Item::Requirement(key) => work.procedure.requirements[key].place.clone(),
    }
}

/// A score that nobody gave: always a mistake.
pub(super) fn nobody(work: &mut Work<'_>, item: Item, tender: Key<Tender>) {
    let (id, item_id) = (work.id(tender), work.procedure.item_id(item).clone());
    let mistake =
        Diagnostic::mistake(codes::MISSING_SCORE, format!("nobody scored `{item_id}` for `{id}`"))
            .at(item_place(work, item), "this item")
            .help("add the scores to a score file, or an agreed score to the tender");
    work.troubles.of_tender(tender, mistake);
}

fn group_is_silent(work: &mut Work<'_>, item: Item, group: GroupKey, tender: Key<Tender>) {
    let (id, item_id) = (work.id(tender), work.procedure.item_id(item).clone());
    let kind = if work.procedure.scoring.within_group == Some(Statistic::Consensus) {
        "consensus score"
    } else {
        "score"
    };
    let message = match group {
        Some(group) => {
            let group = &work.procedure.groups[group].id;
            format!("the group `{group}` has no {kind} of `{item_id}` for `{id}`")
        }
        None => format!("nobody scored `{item_id}` for `{id}`"),
    };
    if is_allowed(work) {
        warn(
            work,
            codes::MISSING_SCORE,
            item,
            format!("groups without a {kind} of `{item_id}` are left out"),
            message,
        );
    } else {
        let mistake = gap(work, codes::MISSING_SCORE, item, message);
        work.troubles.of_tender(tender, mistake);
    }
}

/// Whether gaps are allowed by the criteria file; else each is a mistake of its own.
fn is_allowed(work: &Work<'_>) -> bool {
    matches!(work.procedure.scoring.missing, Some(Missing::Skip | Missing::SkipEvaluator))
}

/// A gap as a mistake; where the criteria file does not say what becomes of gaps, it names the choices.
fn gap(work: &Work<'_>, code: Code, item: Item, message: String) -> Diagnostic {
    let place = item_place(work, item);
    if work.procedure.scoring.missing.is_some() {
        let help = match code {
            codes::UNEVEN_SCORES => "add the score that is missing",
            _ => "add the scores that are missing",
        };
        return Diagnostic::mistake(code, message).at(place, "this item").help(help);
    }
    let message = format!("{message}, and what becomes of missing scores is not stated");
    let help = "add the score, or write `missing` under `[scoring]`: \"error\", \"skip\" (the others count) or \
                \"skip-evaluator\" (who missed a tender is left out for that requirement for all tenders)";
    Diagnostic::mistake(codes::RULE_NOT_STATED, message).at(place, "this item").help(help)
}

fn tell_uneven(
    work: &mut Work<'_>,
    item: Item,
    group: GroupKey,
    needing: &[Key<Tender>],
    silent: &[Key<Tender>],
    uneven: &BTreeMap<Key<Evaluator>, Vec<Key<Tender>>>,
) {
    let item_id = work.procedure.item_id(item).clone();
    for tender in needing.iter().filter(|tender| !silent.contains(tender)) {
        let missed = uneven.iter().filter(|(_, tenders)| tenders.contains(tender));
        let names: Vec<String> = missed
            .map(|(evaluator, _)| format!("`{}`", work.sheet.evaluators[*evaluator].id))
            .collect();
        if names.is_empty() {
            continue;
        }
        let id = work.id(*tender);
        if is_allowed(work) {
            for name in &names {
                let text = format!("{name} did not score `{item_id}` for `{id}`");
                let message =
                    format!("evaluators scored `{item_id}` for some tenders but not for others");
                warn(work, codes::UNEVEN_SCORES, item, message, text);
            }
        } else {
            let message =
                format!("{} scored `{item_id}` for other tenders but not for `{id}`", few(&names));
            let mistake = gap(work, codes::UNEVEN_SCORES, item, message);
            let mistake = match rows_place(work, item, group, needing, uneven) {
                Some(place) => mistake.at(place, "scored here"),
                None => mistake,
            };
            work.troubles.of_tender(*tender, mistake);
        }
    }
}

/// The first few names, and how many more.
fn few(names: &[String]) -> String {
    let named = names.iter().take(Warning::EXAMPLES_MAX).cloned().collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(Warning::EXAMPLES_MAX) {
        Some(more) if more > 0 => format!("{named} and {more} more"),
        _ => named,
    }
}

/// Where an uneven evaluator did score the item.
fn rows_place(
    work: &Work<'_>,
    item: Item,
    group: GroupKey,
    needing: &[Key<Tender>],
    uneven: &BTreeMap<Key<Evaluator>, Vec<Key<Tender>>>,
) -> Option<Place> {
    let (evaluator, _) = uneven.first_key_value()?;
    needing.iter().find_map(|tender| {
        let range = individual(work, *tender, item, group);
        let entries = work.sheet.entries.get(range)?;
        let entry = entries.iter().find(|entry| entry.evaluator == Some(*evaluator))?;
        let file = work.sheet.files.get(entry.file as usize)?;
        Some(Place::new(file.clone(), entry.line, 1, 0))
    })
}

/// Fewer scores than the quorum of the group: a mistake for each of the tenders returned.
fn quorum(
    work: &mut Work<'_>,
    item: Item,
    group: GroupKey,
    needing: &[Key<Tender>],
    left_out: &[Key<Evaluator>],
) -> Vec<Key<Tender>> {
    let procedure = work.procedure;
    let mut missed = Vec::new();
    let Some(group) = group.map(|key| &procedure.groups[key]) else { return missed };
    let Some(quorum) = group.quorum else { return missed };
    let key = procedure.groups.find(|other| other.id == group.id);
    for tender in needing {
        let count = tally::count(work, &individual(work, *tender, item, key), left_out);
        if count < quorum as usize {
            let (id, item_id) = (work.id(*tender), procedure.item_id(item));
            let message = format!(
                "`{}` has {count} scores of `{item_id}` for `{id}`, fewer than its quorum of {quorum}",
                group.id
            );
            let mistake = Diagnostic::mistake(codes::QUORUM, message)
                .at(group.place.clone(), "this group")
                .help("add the missing scores; a quorum published with the notice cannot be lowered afterwards");
            work.troubles.of_tender(*tender, mistake);
            missed.push(*tender);
        }
    }
    missed
}

/// One warning for each kind and item, with a count and the first few occurrences.
fn warn(work: &mut Work<'_>, code: Code, item: Item, message: String, example: String) {
    let place = item_place(work, item);
    let known = |warning: &&mut Warning| {
        warning.diagnostic.code == code && warning.diagnostic.place() == Some(&place)
    };
    if let Some(warning) = work.warnings.iter_mut().find(known) {
        warning.count += 1;
        if warning.examples.len() < Warning::EXAMPLES_MAX {
            warning.examples.push(example);
        }
        return;
    }
    let diagnostic = Diagnostic::warning(code, message).at(place, "this item");
    work.warnings.push(Warning { diagnostic, count: 1, examples: vec![example] });
}
