//! The scores of one member of the panel: an evaluator's own, or what a group's came to.

use super::super::failures;
use super::super::result::Member;
use super::super::work::Work;
use crate::derivation::{Figure, Outcome, Tally};
use crate::keyed::Key;
use crate::ledger::Evaluator;
use crate::procedure::{Item, Statistic};
use crate::tenders::Tender;

/// Works out the scores of an item by one member; that there are such scores has been made sure of.
pub(super) fn assess(work: &mut Work<'_>, item: Item, needing: &[Key<Tender>], member: Member) {
    for tender in needing {
        let score = match super::agreed(work, item, *tender) {
            Some(agreed) => Ok(Some(agreed)),
            None => by(work, item, *tender, member),
        };
        match score {
            Ok(Some(figure)) => super::finish(work, item, *tender, figure),
            Ok(None) => {}
            Err(halt) => drop(failures::note_plain(work, "score", *tender, &halt)),
        }
    }
}

fn by(
    work: &mut Work<'_>,
    item: Item,
    tender: Key<Tender>,
    member: Member,
) -> Outcome<Option<Figure>> {
    if super::pairs::rule(work, item).is_some() {
        return Ok(super::pairs::by_member(work, item, tender, member).first().copied());
    }
    match member {
        Member::Evaluator(evaluator) => alone(work, item, tender, evaluator),
        Member::Group(group) => Ok(work.of_groups.get(&(tender, item, Some(group))).copied()),
    }
}

/// The one score that an evaluator gave.
fn alone(
    work: &mut Work<'_>,
    item: Item,
    tender: Key<Tender>,
    evaluator: Key<Evaluator>,
) -> Outcome<Option<Figure>> {
    let own = work.sheet.by(evaluator, item, tender);
    let Some((group, score)) = own.first() else { return Ok(None) };
    let tally = Tally {
        tender,
        item,
        group: *group,
        is_pooled: false,
        statistic: Statistic::Mean,
        alone: Some(evaluator),
        left_out: Box::default(),
        sum: score.exact(),
        count: 1,
    };
    work.derivation.tally(tally).map(Some)
}
