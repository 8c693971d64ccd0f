//! Lot after lot: who has won as many as it may wins no more.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::standing::{Standing, Standings};
use super::written::Written;
use super::{
    Allocation, Because, LotAward, LotOutcome, LotsCase, LotsUndecided, Shared,
    ranking_must_be_stated,
};
use crate::evaluation::UndecidedCause;
use crate::keyed::Key;
use crate::procedure::{Lot, WhenFull};
use crate::tenders::Tender;

/// Shares the lots out in their order; where nothing limits a tenderer, each goes to its first place.
pub(super) fn share_out(case: &LotsCase<'_>) -> Shared<Allocation> {
    ranking_must_be_stated(case)?;
    let mut won: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    let mut awards: Vec<LotAward> = case.lots.iter().map(|it| LotAward::nobody(it.lot)).collect();
    let mut undecided = None;
    let mut written = Written::default();
    for ((at, outcome), slot) in case.lots.iter().enumerate().zip(&mut awards) {
        let is_full = |tender: Key<Tender>| {
            won.get(case.tenderer(tender)).copied().unwrap_or(0) >= case.most()
        };
        let standings = ranked_again(case, (at, outcome), &is_full, &mut written)?;
        let best = standings.best(|one| !is_full(one.tender));
        match best.as_slice() {
            _ if standings.is_doubtful => {
                undecided.get_or_insert_with(|| too_close(case, outcome.lot));
            }
            [] => {}
            [one] => {
                *won.entry(case.tenderer(one.tender).clone()).or_default() += 1;
                *slot = written.award(case.lots, (&standings, one));
            }
            tied => drop(undecided.get_or_insert_with(|| shared(case, outcome, tied))),
        }
        // what comes after depends on who has won what before
        if undecided.is_some() && case.rules().lots.most_per_tenderer.is_some() {
            break;
        }
    }
    Ok(written.allocation(awards, undecided))
}

/// Says that tenders share the place that wins the lot.
pub(super) fn shared(
    case: &LotsCase<'_>,
    outcome: &LotOutcome,
    tied: &[&Standing],
) -> LotsUndecided {
    let ids = tied.iter().map(|one| &*case.tenders().list[one.tender].id);
    let ids: Vec<&str> = ids.collect();
    let lot = case.lot_id(outcome.lot);
    let text = format!("{lot}: {} share the place that wins the lot", ids.join(", "));
    LotsUndecided { cause: UndecidedCause::Tied, lot: Some(outcome.lot), text: text.into() }
}

/// Says that the places of a lot are too close to tell.
pub(super) fn too_close(case: &LotsCase<'_>, lot: Key<Lot>) -> LotsUndecided {
    let text = format!("{}: figures are too close to tell apart", case.lot_id(lot));
    LotsUndecided { cause: UndecidedCause::TooClose, lot: Some(lot), text: text.into() }
}

/// The standings of a lot, without those that are full where the rules rank it again.
fn ranked_again(
    case: &LotsCase<'_>,
    (at, outcome): (usize, &LotOutcome),
    is_full: &dyn Fn(Key<Tender>) -> bool,
    written: &mut Written,
) -> Shared<Standings> {
    let list = &case.tenders().list;
    let full: Vec<_> =
        list.keys().filter(|key| list[*key].lot == Some(outcome.lot) && is_full(*key)).collect();
    if full.is_empty() || case.rules().lots.when_full != Some(WhenFull::RankAgain) {
        return Ok(Standings::of(outcome, at));
    }
    let mut tenders = outcome.tenders.clone();
    tenders.aside.extend(&full);
    case.again((outcome.lot, tenders), Because::Without(full), &mut written.again)
}
