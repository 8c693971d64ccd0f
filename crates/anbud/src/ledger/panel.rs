//! All scores of one item, by seat and tender: what assessing looks at.

mod counted;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use super::grid::Open;
use super::sheet::Seat;
use super::{Entry, Evaluator, Sheet};
use crate::Literal;
use crate::keyed::Key;
use crate::procedure::{Group, Item};
use crate::tenders::Tender;
use counted::Counted;

/// The scores of one item after another: those that stand beside each other are looked up together.
#[derive(Debug)]
pub(crate) struct Panels<'a> {
    sheet: &'a Sheet,
    open: Open,
}

impl<'a> Panels<'a> {
    /// The scores of an item.
    pub(crate) fn of(&mut self, item: Item) -> Panel<'a> {
        Panel::of(self.sheet, item, &mut self.open)
    }
}

impl Sheet {
    /// The scores of items, to be asked for one after another.
    pub(crate) fn panels(&self) -> Panels<'_> {
        Panels { sheet: self, open: Open::default() }
    }
}

/// All scores of one item.
#[derive(Debug, Clone)]
pub(crate) struct Panel<'a> {
    sheet: &'a Sheet,
    item: Item,
    /// By seat, then by tender.
    codes: Vec<u32>,
    /// Once it was asked; none where there are more different scores than are counted in tables.
    counted: OnceCell<Option<Counted>>,
}

/// The code of a seat that gave no score.
const NO_SCORE: u32 = 0;

impl<'a> Panel<'a> {
    pub(super) fn of(sheet: &'a Sheet, item: Item, open: &mut Open) -> Self {
        let tenders = sheet.tenders.len();
        let mut codes = vec![0; sheet.seats.len() * tenders];
        let first = (sheet.position(item) * tenders) as u64;
        let seats = sheet.seats.iter().map(|seat| seat.column);
        sheet.grid.rows(seats, first..first + tenders as u64, open, &mut codes);
        Panel { sheet, item, codes, counted: OnceCell::new() }
    }

    /// The scores for a tender, by group and evaluator; the consensus of a group stands first.
    pub(crate) fn entries(self, tender: Key<Tender>) -> impl Iterator<Item = Entry> {
        let all = 0..self.sheet.seats.len();
        all.filter_map(move |at| {
            let seat = self.sheet.seats.get(at)?;
            let score = self.sheet.value(self.code(at, tender))?;
            let (group, evaluator) = (seat.group, seat.evaluator);
            Some(Entry { tender, item: self.item, group, evaluator, score })
        })
    }

    /// The item.
    pub(crate) fn item(&self) -> Item {
        self.item
    }

    /// Whether anybody scored the item for a tender.
    pub(crate) fn has_scores(&self, tender: Key<Tender>) -> bool {
        (0..self.sheet.seats.len()).any(|at| self.code(at, tender) != NO_SCORE)
    }

    /// The score that a group agreed on.
    pub(crate) fn consensus(
        &self,
        tender: Key<Tender>,
        group: Option<Key<Group>>,
    ) -> Option<Literal> {
        let (first, seats) = self.group(group);
        seats.first().filter(|seat| seat.evaluator.is_none())?;
        self.sheet.value(self.code(first, tender))
    }

    /// Whether any evaluator of a group scored the item for a tender.
    pub(crate) fn is_scored_by(&self, group: Option<Key<Group>>, tender: Key<Tender>) -> bool {
        if let Some(counted) = self.counted() {
            return counted.has_any(group, tender);
        }
        let (first, seats) = self.group(group);
        let is_scored = |(at, seat): (usize, &Seat)| {
            seat.evaluator.is_some() && self.code(at, tender) != NO_SCORE
        };
        (first..).zip(seats).any(is_scored)
    }

    /// The evaluators of a group with those of the tenders that they did not score, if they scored another one. A tender
    /// that they are recused for is none of those.
    pub(crate) fn uneven(
        &self,
        group: Option<Key<Group>>,
        tenders: &[Key<Tender>],
    ) -> Vec<(Key<Evaluator>, Vec<Key<Tender>>)> {
        if self.counted().is_some_and(|counted| counted.is_whole(group, tenders)) {
            return Vec::new();
        }
        let (first, seats) = self.group(group);
        let missed = |(row, seat): (&[u32], &Seat)| {
            if row.iter().all(|code| *code != NO_SCORE) {
                return None; // so it is with nearly all
            }
            let is_missed = |tender: &Key<Tender>| row.get(tender.position()) == Some(&NO_SCORE);
            let evaluator = seat.evaluator.filter(|_| tenders.iter().any(is_missed))?;
            let of = &self.sheet.evaluators[evaluator];
            let asked = || tenders.iter().copied().filter(|tender| !of.is_recused(*tender));
            let missed: Vec<Key<Tender>> = asked().filter(is_missed).collect();
            let is_uneven = !missed.is_empty() && missed.len() < asked().count();
            is_uneven.then_some((evaluator, missed))
        };
        self.rows(first).zip(seats).filter_map(missed).collect()
    }

    /// How often each score was given to a tender, from the lowest to the highest, without the evaluators left out,
    /// who are sorted. By one group, or by everybody.
    pub(crate) fn counts(
        &self,
        tender: Key<Tender>,
        group: Option<Option<Key<Group>>>,
        left_out: &[Key<Evaluator>],
    ) -> Vec<(Literal, u32)> {
        if let (true, Some(counted)) = (left_out.is_empty(), self.counted()) {
            return counted.scores_of(tender, group);
        }
        let (first, seats) = match group {
            Some(group) => self.group(group),
            None => (0, self.sheet.seats.as_slice()),
        };
        let is_left_out =
            |seat: &Seat| seat.evaluator.is_none_or(|by| left_out.binary_search(&by).is_ok());
        let rows = self.rows(first).zip(seats).filter(|(_, seat)| !is_left_out(seat));
        let codes = rows.filter_map(|(row, _)| row.get(tender.position()).copied());
        let mut codes: Vec<u32> = codes.collect();
        codes.sort_unstable();
        let runs = codes.chunk_by(|one, other| one == other);
        let count = |run: &[u32]| u32::try_from(run.len()).unwrap_or(u32::MAX);
        let counts = runs.filter_map(|run| Some((self.sheet.value(*run.first()?)?, count(run))));
        let mut counts: Vec<(Literal, u32)> = counts.collect();
        counts.sort_unstable_by_key(|(score, _)| *score);
        counts
    }

    fn counted(&self) -> Option<&Counted> {
        self.counted.get_or_init(|| Counted::of(self)).as_ref()
    }

    /// The codes of seats from one on, by tender.
    fn rows(&self, first: usize) -> impl Iterator<Item = &[u32]> {
        self.codes.chunks_exact(self.sheet.tenders.len().max(1)).skip(first)
    }

    fn code(&self, seat: usize, tender: Key<Tender>) -> u32 {
        let at = seat * self.sheet.tenders.len() + tender.position();
        self.codes.get(at).copied().unwrap_or(0)
    }

    /// The seats of a group, and the position of the first.
    fn group(&self, group: Option<Key<Group>>) -> (usize, &'a [Seat]) {
        let seats = &self.sheet.seats;
        let first = seats.partition_point(|seat| seat.group < group);
        let end = seats.partition_point(|seat| seat.group <= group);
        (first, seats.get(first..end).unwrap_or_default())
    }
}
