//! Lots shared out by their rankings: in their order, or by what tenderers prefer.

use std::collections::BTreeMap;

use super::Lots;
use super::awards::Standing;
use super::read::{Allocated, Because};
use crate::Problem;

/// Why lots are not shared out: the cause, and the lot.
type Undecided<'a> = Option<(&'static str, &'a str)>;

/// Checks an allocation lot after lot.
pub(super) fn by_order(lots: &Lots<'_>, stated: &Allocated) -> Result<(), Problem> {
    let mut won: BTreeMap<&str, usize> = BTreeMap::new();
    let mut expected = Vec::new();
    let mut undecided = None;
    let mut again = 0;
    for (at, lot) in lots.record.rules.lots.iter().enumerate() {
        let is_open = undecided.is_none() || lots.record.rules.most_per_tenderer.is_none();
        if !is_open {
            expected.push(None);
            continue;
        }
        let is_full = |tenderer: &str| won.get(tenderer).copied().unwrap_or(0) >= lots.most();
        let evaluation = ranked(lots, at, &is_full, &mut again)?;
        let standings = lots.standings(evaluation);
        let fitting = standings.iter().filter(|one| !is_full(&one.tender.tenderer));
        let winner = match best(fitting) {
            _ if lots.is_doubtful(evaluation) => Err("too-close"),
            found => found,
        };
        match winner {
            Ok(winner) => {
                if let Some(winner) = winner {
                    *won.entry(&winner.tender.tenderer).or_default() += 1;
                }
                expected.push(winner);
            }
            Err(cause) => {
                undecided.get_or_insert((cause, lot.id.as_str()));
                expected.push(None);
            }
        }
    }
    if again != lots.record.again.len() {
        return Err(Problem::new("a lot was evaluated once more that need not be"));
    }
    follow(lots, stated, &expected, undecided)
}

/// The evaluation that a lot is won by: without those that are full, where the rules rank it again.
fn ranked(
    lots: &Lots<'_>,
    at: usize,
    is_full: &dyn Fn(&str) -> bool,
    again: &mut usize,
) -> Result<usize, Problem> {
    let all = lots.evaluations.get(at).map(|it| it.record.tenders.as_slice()).unwrap_or_default();
    let full = all.iter().filter(|tender| is_full(&tender.tenderer));
    let mut full: Vec<&str> = full.map(|tender| tender.id.as_str()).collect();
    if full.is_empty() || lots.record.rules.when_full.as_deref() != Some("rank-again") {
        return Ok(at);
    }
    let evaluation = lots.record.lots.len() + *again;
    let made = lots.record.again.get(*again).zip(lots.evaluations.get(evaluation));
    *again += 1;
    let id = lots.record.rules.lots.get(at).map(|lot| &lot.id);
    if let Some((made, found)) = made
        && let Because::Without(without) = &made.because
        && found.record.lot.as_ref() == id
    {
        let mut without: Vec<&str> = without.iter().map(String::as_str).collect();
        without.sort_unstable();
        full.sort_unstable();
        if without == full {
            return Ok(evaluation);
        }
    }
    let told = "a lot was not ranked again without the tenderers that win no more";
    Err(Problem::new(told))
}

/// The one with the best place; the cause where several share it.
fn best<'s, 'a: 's>(
    standings: impl Iterator<Item = &'s Standing<'a>>,
) -> Result<Option<Standing<'a>>, &'static str> {
    let all: Vec<&Standing<'a>> = standings.collect();
    let place = all.iter().map(|one| one.place).min();
    let mut first = all.into_iter().filter(|one| Some(one.place) == place);
    match (first.next(), first.next()) {
        (_, Some(_)) => Err("tied"),
        (found, None) => Ok(found.copied()),
    }
}

/// Checks an allocation by what tenderers prefer: no lot and tenderer would rather have each other.
pub(super) fn by_preference(lots: &Lots<'_>, stated: &Allocated) -> Result<(), Problem> {
    let rules = &lots.record.rules.lots;
    if !lots.record.again.is_empty() {
        return Err(Problem::new("a lot was evaluated once more that need not be"));
    }
    let nobody = vec![None; rules.len()];
    if let Some((_, lot)) = rules.iter().enumerate().find(|(at, _)| lots.is_doubtful(*at)) {
        return follow(lots, stated, &nobody, Some(("too-close", &lot.id)));
    }
    let mut past = vec![0; rules.len()];
    loop {
        let mut held: BTreeMap<&str, Vec<(usize, Standing<'_>)>> = BTreeMap::new();
        for (at, (lot, past)) in rules.iter().zip(&past).enumerate() {
            let standings = lots.standings(at);
            match best(standings.iter().filter(|one| one.place > *past)) {
                Ok(None) => {}
                Ok(Some(one)) => held.entry(&one.tender.tenderer).or_default().push((at, one)),
                Err(cause) => return follow(lots, stated, &nobody, Some((cause, &lot.id))),
            }
        }
        let Some((tenderer, asking)) = held.iter().find(|(_, of)| of.len() > lots.most()) else {
            let mut expected = nobody;
            for (at, standing) in held.into_values().flatten() {
                if let Some(slot) = expected.get_mut(at) {
                    *slot = Some(standing);
                }
            }
            return follow(lots, stated, &expected, None);
        };
        let let_go = least_wanted(lots, tenderer, asking)?;
        if let Some(past) = past.get_mut(let_go.0) {
            *past = let_go.1.place;
        }
    }
}

/// Of the lots that a tenderer is asked for, the one that it wants least.
fn least_wanted<'a>(
    lots: &Lots<'a>,
    tenderer: &str,
    asking: &[(usize, Standing<'a>)],
) -> Result<(usize, Standing<'a>), Problem> {
    let stated = lots.record.preferences.iter().find(|one| one.tenderer == tenderer);
    let rank = |at: usize| {
        let lot = lots.record.rules.lots.get(at)?;
        stated?.lots.iter().position(|wanted| *wanted == lot.id)
    };
    let none = || Problem::new(format!("`{tenderer}` does not state which lots it prefers"));
    if asking.iter().any(|(at, _)| rank(*at).is_none()) {
        return Err(none());
    }
    asking.iter().max_by_key(|(at, _)| rank(*at)).copied().ok_or_else(none)
}

/// The record says what follows, and sums nothing.
fn follow(
    lots: &Lots<'_>,
    stated: &Allocated,
    expected: &[Option<Standing<'_>>],
    undecided: Undecided<'_>,
) -> Result<(), Problem> {
    let told = stated.undecided.as_ref();
    let told = told.map(|why| (why.cause.as_str(), why.lot.as_deref().unwrap_or_default()));
    if told != undecided {
        return Err(Problem::new("what is undecided among the lots does not follow"));
    }
    if stated.total.is_some() || stated.runner_up.is_some() || !stated.decided.is_empty() {
        return Err(Problem::new("nothing is summed where lots are shared out so"));
    }
    let is_carried = |figure: &crate::read::Figure<'_>| figure.is == "carried";
    if !lots.record.figures.iter().all(is_carried) {
        return Err(Problem::new("an allocation without sums has figures of its own"));
    }
    lots.are_awards(&stated.awards, expected)
}
