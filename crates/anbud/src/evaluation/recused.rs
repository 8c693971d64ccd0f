//! Recusal: who does not score a tender, for a conflict of interest. It warns, and changes nothing.

use super::result::Warning;
use super::work::Work;
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::Key;
use crate::ledger::Entry;
use crate::procedure::{Group, Item, Procedure, Statistic};
use crate::tenders::Tender;

/// A group; none where the procedure declares no groups.
type GroupKey = Option<Key<Group>>;

/// Warns once for each tender that somebody is recused for.
pub(super) fn tell(work: &mut Work<'_>) {
    let tenders = work.remaining();
    let found: Vec<Warning> =
        tenders.into_iter().filter_map(|tender| warning(work, tender)).collect();
    work.warnings.extend(found);
    if work.procedure.scoring.within_group == Some(Statistic::Consensus) {
        consensus(work);
    }
}

/// A consensus is of those who are not recused: where some of a group are, that is said; where all are, nobody can have agreed.
fn consensus(work: &mut Work<'_>) {
    let groups: Vec<GroupKey> = match work.procedure.groups.is_empty() {
        true => vec![None],
        false => work.procedure.groups.keys().map(Some).collect(),
    };
    for tender in work.remaining() {
        let mut without = Vec::new();
        for group in &groups {
            let members = work.sheet.evaluators.iter();
            let members = members.filter(|one| group.is_none_or(|key| one.groups.contains(&key)));
            let recused = members.clone().filter(|one| one.is_recused(tender));
            let (all, few) = (members.count(), recused.clone().count());
            if few == 0 {
                continue;
            }
            let Some(agreed) = agreed(work, tender, *group) else { continue };
            let name = group.map_or("the evaluators".to_owned(), |key| {
                format!("the group `{}`", work.procedure.groups[key].id)
            });
            if few == all {
                nobody_agreed(work, tender, &name, &agreed);
            } else {
                let ids: Vec<String> = recused.map(|one| format!("`{}`", one.id)).collect();
                without.push((format!("{name} without {}", ids.join(", ")), agreed));
            }
        }
        tell_without(work, tender, &without);
    }
}

/// The first consensus of a group for a tender.
fn agreed(work: &Work<'_>, tender: Key<Tender>, group: GroupKey) -> Option<Entry> {
    let scores = items(work.procedure);
    let mut scores = scores.flat_map(|item| work.sheet.of_group(tender, item, group));
    scores.find(|entry| entry.evaluator.is_none())
}

fn items(procedure: &Procedure) -> impl Iterator<Item = Item> {
    let criteria = procedure.criteria.keys().map(Item::Criterion);
    criteria.chain(procedure.requirements.keys().map(Item::Requirement))
}

fn nobody_agreed(work: &mut Work<'_>, tender: Key<Tender>, name: &str, agreed: &Entry) {
    let id = work.id(tender);
    let message = format!(
        "{name} has a consensus of `{}` for `{id}`, and all its evaluators are recused for `{id}`",
        work.procedure.item_id(agreed.item)
    );
    let mistake = Diagnostic::mistake(codes::RECUSED, message);
    let mistake = match work.sheet.place(agreed) {
        Some(place) => mistake.at(place, "agreed here"),
        None => mistake,
    };
    let help =
        "delete the score, or the tender under `recused` of those who have no conflict of interest";
    work.troubles.of_tender(tender, mistake.help(help));
}

fn tell_without(work: &mut Work<'_>, tender: Key<Tender>, without: &[(String, Entry)]) {
    let Some((_, first)) = without.first() else { return };
    let message = format!(
        "a consensus on `{}` is that of those who are not recused: the record cannot show who took part",
        work.id(tender)
    );
    let warning = Diagnostic::warning(codes::RECUSED, message);
    let diagnostic = match work.sheet.place(first) {
        Some(place) => warning.at(place, "agreed here"),
        None => warning,
    };
    let examples = without.iter().take(Warning::EXAMPLES_MAX).map(|(text, _)| text.clone());
    let examples = examples.collect();
    work.warnings.push(Warning { diagnostic, count: without.len(), examples });
}

fn warning(work: &Work<'_>, tender: Key<Tender>) -> Option<Warning> {
    let evaluators = work.sheet.evaluators.iter();
    let recused = evaluators.filter_map(|evaluator| {
        let (_, place) = evaluator.recused.iter().find(|(known, _)| *known == tender)?;
        Some((evaluator, place))
    });
    let (_, first) = recused.clone().min_by_key(|(_, place)| *place)?;
    let message = format!("evaluators are recused for `{}` and do not score it", work.id(tender));
    let diagnostic =
        Diagnostic::warning(codes::RECUSED, message).at(first.clone(), "first declared here");
    let examples = recused.clone().take(Warning::EXAMPLES_MAX);
    let examples = examples.map(|(evaluator, _)| format!("`{}`", evaluator.id)).collect();
    Some(Warning { diagnostic, count: recused.count(), examples })
}
