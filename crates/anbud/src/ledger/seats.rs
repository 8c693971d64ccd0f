//! Seats: an evaluator in a group, or the group's consensus. A score belongs to a seat, a requirement and a tender.

use std::collections::BTreeMap;

use super::people::People;

/// A seat as rows name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seat {
    /// The position of the group, from 1; 0 where none is declared.
    pub(super) group: u32,
    /// The evaluator as met, from 1; 0 for a consensus.
    pub(super) evaluator: u32,
}

/// The seats in the order they were met.
#[derive(Debug, Clone, Default)]
pub(super) struct Seats {
    list: Vec<Seat>,
    known: BTreeMap<Seat, u32>,
    /// By evaluator, what their last row says: few sit in two groups.
    last: Vec<Option<Last>>,
}

/// The seat of the last row by an evaluator, its group, and whether the row named that.
#[derive(Debug, Clone, Copy)]
struct Last {
    position: u32,
    group: u32,
    is_named: bool,
}

impl Seats {
    /// Finds or adds a seat.
    pub(super) fn meet(&mut self, seat: Seat) -> u32 {
        let next = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let position = *self.known.entry(seat).or_insert(next);
        if position == next {
            self.list.push(seat);
        }
        position
    }

    /// Notes the seat of a row by an evaluator, and whether the row named its group.
    pub(super) fn note(&mut self, evaluator: u32, position: u32, is_named: bool) {
        let at = evaluator as usize;
        if self.last.len() <= at {
            self.last.resize(at + 1, None);
        }
        let group = self.seat(position).map_or(0, |seat| seat.group);
        if let Some(last) = self.last.get_mut(at) {
            *last = Some(Last { position, group, is_named });
        }
    }

    /// The seat of the last row by an evaluator, and its group, if that row named its group as this one does.
    #[inline]
    pub(super) fn usual(&self, evaluator: u32, is_named: bool) -> Option<(u32, u32)> {
        let last = (*self.last.get(evaluator as usize)?)?;
        (last.is_named == is_named).then_some((last.position, last.group))
    }

    /// The seat at a position.
    pub(super) fn seat(&self, position: u32) -> Option<Seat> {
        self.list.get(position as usize).copied()
    }

    /// All seats, in the order they were met.
    pub(super) fn list(&self) -> &[Seat] {
        &self.list
    }

    /// The positions of the seats by group, the consensus first, then by the id of the evaluator.
    pub(super) fn in_order(&self, people: &People) -> Vec<u32> {
        let ranks = people.ranks();
        let rank = |seat: &Seat| {
            let at = seat.evaluator.checked_sub(1)?;
            ranks.get(at as usize).copied()
        };
        let mut order: Vec<(u32, Option<u32>, u32)> =
            (0..).zip(&self.list).map(|(at, seat)| (seat.group, rank(seat), at)).collect();
        order.sort_unstable();
        order.into_iter().map(|(.., at)| at).collect()
    }
}
