//! By stated preference: each lot asks the best tender in its ranking, and a tenderer that is asked for more lots than it may
//! win keeps those that it prefers; a lot that is let go asks the next. In which order lots ask makes no difference.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::by_order::{shared, too_close};
use super::standing::Standings;
use super::written::Written;
use super::{
    Allocation, LotAward, LotsCase, LotsUndecided, Shared, ranking_must_be_stated, standings,
};
use crate::Diagnostic;
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::procedure::Lot;

/// Shares the lots out by what the tenderers prefer.
pub(super) fn share_out(case: &LotsCase<'_>) -> Shared<Allocation> {
    ranking_must_be_stated(case)?;
    let standings = standings(case);
    let undecided = |why: LotsUndecided| {
        let awards = case.lots.iter().map(|it| LotAward::nobody(it.lot)).collect();
        Written::default().allocation(awards, Some(why))
    };
    if let Some(doubtful) = standings.iter().find(|one| one.is_doubtful) {
        return Ok(undecided(too_close(case, doubtful.lot)));
    }
    // how far down its ranking each lot has asked
    let mut asked: Vec<u32> = vec![0; standings.len()];
    loop {
        let mut held: BTreeMap<Arc<str>, Vec<usize>> = BTreeMap::new();
        for (lot, (one, outcome)) in standings.iter().zip(case.lots).enumerate() {
            let least = asked.get(lot).copied().unwrap_or_default();
            match one.best(|standing| standing.place > least).as_slice() {
                [] => {}
                [best] => held.entry(case.tenderer(best.tender).clone()).or_default().push(lot),
                tied => return Ok(undecided(shared(case, outcome, tied))),
            }
        }
        let Some((tenderer, lots)) = held.iter().find(|(_, lots)| lots.len() > case.most()) else {
            return Ok(held_as_they_are(case, &standings, &asked));
        };
        let lot = least_preferred(case, tenderer, lots)?;
        let least = asked.get(lot).copied().unwrap_or_default();
        let best = standings.get(lot).map(|one| one.best(|standing| standing.place > least));
        let place = best.and_then(|best| best.first().map(|best| best.place));
        if let (Some(asked), Some(place)) = (asked.get_mut(lot), place) {
            *asked = place;
        }
    }
}

/// Of the lots that a tenderer is asked for, the one that it prefers least.
fn least_preferred(case: &LotsCase<'_>, tenderer: &str, lots: &[usize]) -> Shared<usize> {
    let keys: Vec<(usize, Key<Lot>)> =
        lots.iter().filter_map(|at| Some((*at, case.lots.get(*at)?.lot))).collect();
    let stated = case.tenders().preferences.iter().find(|one| *one.tenderer == *tenderer);
    let rank = |lot: Key<Lot>| stated?.lots.iter().position(|preferred| *preferred == lot);
    let lacking = keys.iter().find(|(_, lot)| rank(*lot).is_none());
    if let Some((_, lot)) = lacking {
        let lot = case.lot_id(*lot);
        let message = format!(
            "`{tenderer}` is first in more lots than it may win, and does not state how much it prefers `{lot}`"
        );
        let mistake = Diagnostic::mistake(codes::MISSING_PREFERENCE, message);
        let is_its = |tender: &&crate::tenders::Tender| *tender.tenderer == *tenderer;
        let tender = case.tenders().list.iter().find(is_its).map(|tender| tender.place.clone());
        let place = stated.map(|stated| stated.place.clone()).or(tender);
        let mistake = place.into_iter().fold(mistake, |mistake, place| mistake.at(place, ""));
        return Err(Box::new(mistake.help(format!(
            "write what it stated into tenders.toml: `[[preference]]`, `tenderer = \"{tenderer}\"`, `lots = [\"{lot}\", …]`, the most \
             wanted first"
        ))));
    }
    let last = keys.iter().max_by_key(|(_, lot)| rank(*lot));
    Ok(last.map_or(0, |(at, _)| *at))
}

fn held_as_they_are(case: &LotsCase<'_>, standings: &[Standings], asked: &[u32]) -> Allocation {
    let mut written = Written::default();
    let award = |(one, least): (&Standings, &u32)| {
        let best = one.best(|standing| standing.place > *least);
        let best = best.first().map(|best| written.award(case.lots, (one, best)));
        best.unwrap_or_else(|| LotAward::nobody(one.lot))
    };
    let awards = standings.iter().zip(asked).map(award).collect();
    written.allocation(awards, None)
}
