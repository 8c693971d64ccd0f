//! The best way to give each lot to one tender, so that nobody wins more than it may: shortest augmenting paths, exact.
//!
//! As many lots as can be are awarded; among such ways the cost is least. A cost is a list of figures, the first decides, the
//! next separates equal ones.

use std::cmp::Ordering;

use crate::Exact;

/// What a way of sharing out costs: less is better, figure by figure.
pub(super) type Cost = Vec<Exact>;

/// A tender that a lot may go to.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) lot: usize,
    pub(super) tenderer: usize,
    pub(super) cost: Cost,
}

/// The sum of two costs.
pub(super) fn plus(a: &Cost, b: &Cost) -> Cost {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

fn minus(a: &Cost, b: &Cost) -> Cost {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// A lot or a tenderer that a path leads to: at what cost, and by which choice.
type Reached = Option<(Cost, Option<usize>)>;

/// Gives lots to tenders: by lot, the position of the choice. `room` is how many more lots each tenderer may win.
pub(super) fn assign(
    choices: &[Choice],
    usable: &dyn Fn(usize, &Choice) -> bool,
    (lots, room): (usize, &[usize]),
    zero: &Cost,
) -> Vec<Option<usize>> {
    let mut assigned: Vec<Option<usize>> = vec![None; lots];
    let mut left = room.to_vec();
    let choices: Vec<(usize, &Choice)> =
        choices.iter().enumerate().filter(|(at, choice)| usable(*at, choice)).collect();
    loop {
        let (by_lot, by_tenderer) = paths(&choices, &assigned, room.len(), zero);
        let free = |(at, reached): (usize, &Reached)| {
            let (cost, _) = reached.as_ref()?;
            (left.get(at).copied().unwrap_or(0) > 0).then(|| (cost.clone(), at))
        };
        let ends = by_tenderer.iter().enumerate().filter_map(free);
        let Some((_, end)) = ends.min() else { return assigned };
        if let Some(left) = left.get_mut(end) {
            *left -= 1;
        }
        turn_round(&choices, &mut assigned, end, (&by_lot, &by_tenderer));
    }
}

/// The cheapest paths from lots that nobody has, over lots that would be given to another.
fn paths(
    choices: &[(usize, &Choice)],
    assigned: &[Option<usize>],
    tenderers: usize,
    zero: &Cost,
) -> (Vec<Reached>, Vec<Reached>) {
    let start = |one: &Option<usize>| one.is_none().then(|| (zero.clone(), None));
    let mut by_lot: Vec<Reached> = assigned.iter().map(start).collect();
    let mut by_tenderer: Vec<Reached> = vec![None; tenderers];
    loop {
        let mut is_changed = false;
        for (at, choice) in choices {
            let is_held = assigned.get(choice.lot).copied().flatten() == Some(*at);
            let lot = by_lot.get_mut(choice.lot);
            let tenderer = by_tenderer.get_mut(choice.tenderer);
            let (Some(lot), Some(tenderer)) = (lot, tenderer) else { continue };
            // a lot asks a tenderer; a tenderer that holds a lot may let it go
            let (from, to) = if is_held { (tenderer, lot) } else { (lot, tenderer) };
            let Some((before, _)) = from else { continue };
            let after =
                if is_held { minus(before, &choice.cost) } else { plus(before, &choice.cost) };
            if to.as_ref().is_none_or(|(known, _)| after < *known) {
                *to = Some((after, Some(*at)));
                is_changed = true;
            }
        }
        if !is_changed {
            return (by_lot, by_tenderer);
        }
    }
}

/// Gives the lots on a path on, from its end to the lot that nobody had.
fn turn_round(
    choices: &[(usize, &Choice)],
    assigned: &mut [Option<usize>],
    end: usize,
    (by_lot, by_tenderer): (&[Reached], &[Reached]),
) {
    let choice =
        |at: usize| choices.iter().find(|(position, _)| *position == at).map(|(_, it)| *it);
    let via = |reached: Option<&Reached>| reached?.as_ref()?.1;
    let mut tenderer = end;
    // a path passes each lot at most once
    for _ in 0..=assigned.len() {
        let Some(at) = via(by_tenderer.get(tenderer)) else { return };
        let Some(lot) = choice(at).map(|choice| choice.lot) else { return };
        let before = via(by_lot.get(lot)).and_then(choice);
        if let Some(slot) = assigned.get_mut(lot) {
            *slot = Some(at);
        }
        match before {
            Some(before) => tenderer = before.tenderer,
            None => return,
        }
    }
}

/// Which of two ways is better: more lots awarded, then the lesser cost.
pub(super) fn better(a: (usize, &Cost), b: (usize, &Cost)) -> Ordering {
    b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way, one after the other.
    fn by_hand(choices: &[Choice], lots: usize, room: &[usize]) -> (usize, Cost) {
        let mut best = (0, vec![Exact::ZERO]);
        let mut stack = vec![(0, room.to_vec(), 0, vec![Exact::ZERO])];
        while let Some((lot, room, count, cost)) = stack.pop() {
            if lot == lots {
                if better((count, &cost), (best.0, &best.1)).is_lt() || (count, best.0) == (0, 0) {
                    best = (count, cost);
                }
                continue;
            }
            stack.push((lot + 1, room.clone(), count, cost.clone()));
            for choice in choices.iter().filter(|choice| choice.lot == lot) {
                let mut room = room.clone();
                if let Some(left) = room.get_mut(choice.tenderer).filter(|left| **left > 0) {
                    *left -= 1;
                    stack.push((lot + 1, room, count + 1, plus(&cost, &choice.cost)));
                }
            }
        }
        best
    }

    #[test]
    fn no_other_way_is_better() {
        let mut state = 7_u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % below
        };
        for _ in 0..300 {
            let (lots, tenderers) = (1 + next(4), 1 + next(3));
            let room: Vec<usize> = (0..tenderers).map(|_| next(3)).collect();
            let choices: Vec<Choice> = (0..next(12))
                .map(|_| Choice {
                    lot: next(lots),
                    tenderer: next(tenderers),
                    cost: vec![Exact::whole(i64::try_from(next(20)).unwrap_or(0) - 10)],
                })
                .collect();
            let zero = vec![Exact::ZERO];
            let found = assign(&choices, &|_, _| true, (lots, &room), &zero);
            let taken = found.iter().flatten().filter_map(|at| choices.get(*at));
            let cost = taken.clone().fold(zero, |sum, choice| plus(&sum, &choice.cost));
            assert_eq!(
                (taken.count(), cost),
                by_hand(&choices, lots, &room),
                "{choices:?} {room:?}"
            );
        }
    }
}
