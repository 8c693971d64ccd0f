//! Gaps: scores that are not there, quorums not reached, evaluators who scored some tenders but not others.

use std::collections::{BTreeMap, BTreeSet};

use super::super::result::Warning;
use super::super::work::Work;
use super::{GroupKey, tally};
use crate::diagnostic::{Code, codes};
use crate::keyed::Key;
use crate::ledger::{Entry, Evaluator, Panel};
use crate::procedure::{Item, Missing, Statistic};
use crate::tenders::Tender;
use crate::{Diagnostic, Place};

/// Evaluators who scored the item for some tenders, each with those they did not.
type Uneven = [(Key<Evaluator>, Vec<Key<Tender>>)];

/// Evaluators left out of an item for all tenders, by group, sorted.
#[derive(Debug, Default)]
pub(super) struct LeftOut(BTreeMap<GroupKey, Vec<Key<Evaluator>>>);

impl LeftOut {
    pub(super) fn of(&self, group: GroupKey) -> &[Key<Evaluator>] {
        self.0.get(&group).map_or(&[], Vec::as_slice)
    }

    pub(super) fn everybody(&self) -> Vec<Key<Evaluator>> {
        let mut everybody: Vec<Key<Evaluator>> = self.0.values().flatten().copied().collect();
        everybody.sort_unstable();
        everybody
    }
}

/// Looks for gaps in the scores of an item among the tenders that need it: who is left out because of them, and the
/// tenders whose score cannot be told, so that nobody is rejected for half of a score.
pub(super) fn find(
    work: &mut Work<'_>,
    panel: &Panel<'_>,
    groups: &[GroupKey],
    needing: &[Key<Tender>],
    statistic: Statistic,
) -> (LeftOut, BTreeSet<Key<Tender>>) {
    let mut left_out = LeftOut::default();
    let mut untold = BTreeSet::new();
    for group in groups {
        let silent = silent(panel, *group, needing, statistic);
        for tender in &silent {
            group_is_silent(work, panel.item(), *group, *tender);
        }
        let uneven = panel.uneven(*group, needing);
        tell_uneven(work, panel, *group, needing, &silent, &uneven);
        if work.procedure.scoring.missing == Some(Missing::SkipEvaluator) {
            left_out.0.insert(*group, uneven.iter().map(|(evaluator, _)| *evaluator).collect());
        }
        let mut needing = needing.to_vec();
        if !is_allowed(work) {
            needing.retain(|tender| !silent.contains(tender)); // which has been told
            untold.extend(silent);
            untold.extend(uneven.into_iter().flat_map(|(_, tenders)| tenders));
        }
        untold.extend(quorum(work, panel, *group, &needing, left_out.of(*group)));
    }
    (left_out, untold)
}

/// The tenders that a group has no score for.
fn silent(
    panel: &Panel<'_>,
    group: GroupKey,
    needing: &[Key<Tender>],
    statistic: Statistic,
) -> Vec<Key<Tender>> {
    let is_silent = |tender: &Key<Tender>| match statistic {
        Statistic::Consensus => panel.consensus(*tender, group).is_none(),
        _ => !panel.is_scored_by(group, *tender),
    };
    needing.iter().copied().filter(is_silent).collect()
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
            vec![message],
            1,
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
    panel: &Panel<'_>,
    group: GroupKey,
    needing: &[Key<Tender>],
    silent: &[Key<Tender>],
    uneven: &Uneven,
) {
    let item = panel.item();
    let item_id = work.procedure.item_id(item).clone();
    for tender in needing.iter().filter(|tender| !silent.contains(tender)) {
        let missed = uneven.iter().filter(|(_, tenders)| tenders.contains(tender));
        let missed: Vec<Key<Evaluator>> = missed.map(|(evaluator, _)| *evaluator).collect();
        if missed.is_empty() {
            continue;
        }
        let id = work.id(*tender);
        let few = missed.iter().take(Warning::EXAMPLES_MAX);
        let names: Vec<String> =
            few.map(|evaluator| format!("`{}`", work.sheet.evaluators[*evaluator].id)).collect();
        if is_allowed(work) {
            let texts =
                names.iter().map(|name| format!("{name} did not score `{item_id}` for `{id}`"));
            let message =
                format!("evaluators scored `{item_id}` for some tenders but not for others");
            warn(work, codes::UNEVEN_SCORES, item, message, texts.collect(), missed.len());
        } else {
            let names = few_of(&names, missed.len());
            let message =
                format!("{names} scored `{item_id}` for other tenders but not for `{id}`");
            let mistake = gap(work, codes::UNEVEN_SCORES, item, message);
            let mistake = match scored_at(work, panel, group, needing, uneven) {
                Some(place) => mistake.at(place, "scored here"),
                None => mistake,
            };
            work.troubles.of_tender(*tender, mistake);
        }
    }
}

/// The first names, and how many more.
fn few_of(names: &[String], count: usize) -> String {
    let named = names.join(", ");
    match count.saturating_sub(names.len()) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// Where an uneven evaluator did score the item, as far as that is known.
fn scored_at(
    work: &Work<'_>,
    panel: &Panel<'_>,
    group: GroupKey,
    needing: &[Key<Tender>],
    uneven: &Uneven,
) -> Option<Place> {
    let (evaluator, missed) = uneven.first()?;
    let wanted = |entry: &Entry| (entry.group, entry.evaluator) == (group, Some(*evaluator));
    let mut others = needing.iter().filter(|tender| !missed.contains(tender));
    let scored = others.find_map(|tender| panel.clone().entries(*tender).find(wanted))?;
    work.sheet.place(&scored)
}

/// Fewer scores than the quorum of the group: a mistake for each of the tenders returned.
fn quorum(
    work: &mut Work<'_>,
    panel: &Panel<'_>,
    group: GroupKey,
    needing: &[Key<Tender>],
    left_out: &[Key<Evaluator>],
) -> Vec<Key<Tender>> {
    let procedure = work.procedure;
    let mut missed = Vec::new();
    let Some((key, group)) = group.map(|key| (key, &procedure.groups[key])) else {
        return missed;
    };
    let Some(quorum) = group.quorum else { return missed };
    for tender in needing {
        let count = tally::number(&panel.counts(*tender, Some(Some(key)), left_out));
        if count < u64::from(quorum) {
            let (id, item_id) = (work.id(*tender), procedure.item_id(panel.item()));
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
fn warn(
    work: &mut Work<'_>,
    code: Code,
    item: Item,
    message: String,
    examples: Vec<String>,
    count: usize,
) {
    let place = item_place(work, item);
    let known = |warning: &&mut Warning| {
        warning.diagnostic.code == code && warning.diagnostic.place() == Some(&place)
    };
    // the warnings of an item follow each other
    if let Some(warning) = work.warnings.iter_mut().rev().take(2).find(known) {
        warning.count += count;
        let room = Warning::EXAMPLES_MAX.saturating_sub(warning.examples.len());
        warning.examples.extend(examples.into_iter().take(room));
        return;
    }
    let diagnostic = Diagnostic::warning(code, message).at(place, "this item");
    work.warnings.push(Warning { diagnostic, count, examples });
}
