//! Stage *assess*: evaluators to groups, groups to requirements, for each tender. No price can be reached from here.

mod between;
mod gaps;
mod member;
pub(super) mod pairs;
pub(super) mod tally;

use super::work::Work;
use crate::Diagnostic;
use crate::derivation::Figure;
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::ledger::Panels;
use crate::procedure::{Criterion, Group, Item, Procedure, Statistic};
use crate::tenders::Tender;

/// A group; none where the procedure declares no groups and all evaluators are one.
type GroupKey = Option<Key<Group>>;

/// Works out the scores of items for the tenders that need them; an item that has been worked out stays as it is.
pub(super) fn assess(work: &mut Work<'_>, items: &[Item], needing: &[Key<Tender>]) {
    let mut panels = work.sheet.panels();
    for item in items {
        if work.assessed.insert(*item) {
            assess_item(work, *item, needing, &mut panels);
        }
    }
}

fn assess_item(work: &mut Work<'_>, item: Item, needing: &[Key<Tender>], panels: &mut Panels<'_>) {
    if let Some(member) = work.member {
        member::assess(work, item, needing, member);
        return;
    }
    if let Some(rule) = pairs::rule(work, item) {
        pairs::assess(work, item, needing, rule);
        return;
    }
    let mut by_evaluators = Vec::new();
    for tender in needing {
        match agreed(work, item, *tender) {
            Some(figure) => finish(work, item, *tender, figure),
            None => by_evaluators.push(*tender),
        }
    }
    let groups = groups_of(work.procedure, item);
    let panel = panels.of(item);
    let nobody: Vec<Key<Tender>> =
        by_evaluators.iter().copied().filter(|tender| !panel.has_scores(*tender)).collect();
    if nobody.len() == by_evaluators.len() {
        nobody.iter().for_each(|tender| gaps::nobody(work, item, *tender));
        return;
    }
    let Some(statistic) = statistic(work) else { return };
    let (left_out, untold) = gaps::find(work, &panel, &groups, &by_evaluators, statistic);
    for tender in by_evaluators.into_iter().filter(|tender| !untold.contains(tender)) {
        let found = between::score(work, &panel, tender, &groups, statistic, &left_out);
        if let Some(figure) = found {
            finish(work, item, tender, figure);
        }
    }
}

/// A score that the tender's file states as agreed.
fn agreed(work: &mut Work<'_>, item: Item, tender: Key<Tender>) -> Option<Figure> {
    let scores = work.answers(tender)?.scores;
    let (_, literal, place) = scores.iter().find(|(scored, ..)| *scored == item)?;
    Some(work.given(literal, crate::Unit::NUMBER, place))
}

/// Rounds, names and keeps the score of an item.
fn finish(work: &mut Work<'_>, item: Item, tender: Key<Tender>, figure: Figure) {
    match work.rounded(figure, work.procedure.rounding.score) {
        Ok(figure) => {
            let name = format!("score.{}", work.procedure.item_id(item));
            let figure = work.derivation.named(figure, name, Some(tender));
            work.set(item, tender, |result| result.score = Some(figure));
        }
        Err(halt) => {
            super::failures::note_plain(work, "score", tender, &halt);
        }
    }
}

/// The statistic within groups; a mistake where none is stated.
fn statistic(work: &mut Work<'_>) -> Option<Statistic> {
    let stated = work.procedure.scoring.within_group;
    if stated.is_none() {
        let help = "write `within_group` under `[scoring]`: \"mean\", \"median\", \"trimmed-mean\" (the mean without the \
                    lowest and highest, with `trim`), \"consensus\" (the one score the group agreed on), \"lowest\" or \
                    \"highest\"";
        work.rule_not_stated(
            "how the scores of the evaluators of a group become one is not stated",
            help,
        );
    }
    stated
}

/// The groups that assess an item.
pub(super) fn groups_of(procedure: &Procedure, item: Item) -> Vec<GroupKey> {
    if procedure.groups.is_empty() {
        return vec![None];
    }
    let leaf = procedure.leaf_of(item);
    let above: Vec<Key<Criterion>> =
        std::iter::successors(leaf, |criterion| procedure.criteria[*criterion].parent).collect();
    let assesses = |group: &Group| {
        group.assesses.is_empty() || group.assesses.iter().any(|key| above.contains(key))
    };
    procedure
        .groups
        .entries()
        .filter(|(_, group)| assesses(group))
        .map(|(key, _)| Some(key))
        .collect()
}

impl Work<'_> {
    /// Notes that a rule which can change the award is not stated.
    fn rule_not_stated(&mut self, message: &str, help: &str) {
        let mistake = Diagnostic::mistake(codes::RULE_NOT_STATED, message).help(help);
        let place = self.procedure.scoring.place.clone();
        self.troubles
            .of_case(place.into_iter().fold(mistake, |mistake, place| mistake.at(place, "")));
    }
}
