//! All scores of one item, by seat and tender: what assessing looks at.

use super::grid::Open;
use super::sheet::Seat;
use super::{Entry, Evaluator, Sheet};
use crate::Literal;
use crate::keyed::Key;
use crate::procedure::{Group, Item};
use crate::tenders::Tender;

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
}

impl<'a> Panel<'a> {
    pub(super) fn of(sheet: &'a Sheet, item: Item, open: &mut Open) -> Self {
        let tenders = sheet.tenders.len();
        let mut codes = vec![0; sheet.seats.len() * tenders];
        let first = (sheet.position(item) * tenders) as u64;
        let seats = sheet.seats.iter().map(|seat| seat.column);
        sheet.grid.rows(seats, first..first + tenders as u64, open, &mut codes);
        Panel { sheet, item, codes }
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
        (0..self.sheet.seats.len()).any(|at| self.code(at, tender) != 0)
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

    /// Who of a group scored the item for a tender, by id.
    pub(crate) fn evaluators(
        &self,
        tender: Key<Tender>,
        group: Option<Key<Group>>,
    ) -> impl Iterator<Item = Key<Evaluator>> {
        let (first, seats) = self.group(group);
        let scored =
            move |(at, seat): (usize, &Seat)| seat.evaluator.filter(|_| self.code(at, tender) != 0);
        (first..).zip(seats).filter_map(scored)
    }

    /// The evaluators of a group with those of the tenders that they did not score, if they scored another one. A tender
    /// that they are recused for is none of those.
    pub(crate) fn uneven(
        &self,
        group: Option<Key<Group>>,
        tenders: &[Key<Tender>],
    ) -> Vec<(Key<Evaluator>, Vec<Key<Tender>>)> {
        let (first, seats) = self.group(group);
        let missed = |(row, seat): (&[u32], &Seat)| {
            if row.iter().all(|code| *code != 0) {
                return None; // so it is with nearly all
            }
            let is_missed = |tender: &Key<Tender>| row.get(tender.position()) == Some(&0);
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
        let (first, seats) = match group {
            Some(group) => self.group(group),
            None => (0, self.sheet.seats.as_slice()),
        };
        let counts = |seat: &Seat| {
            seat.evaluator
                .is_some_and(|by| left_out.is_empty() || left_out.binary_search(&by).is_err())
        };
        let rows = self.rows(first).zip(seats).filter(|(_, seat)| counts(seat));
        let codes = rows.map(|(row, _)| row.get(tender.position()).copied().unwrap_or(0));
        let mut counts: Vec<(Literal, u32)> = tallied(codes)
            .into_iter()
            .filter_map(|(code, count)| Some((self.sheet.value(code)?, count)))
            .collect();
        counts.sort_unstable_by_key(|(score, _)| *score);
        counts
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

/// How often each code occurs. Most cases have few different scores: those are counted in tables, in turn, so that none waits
/// for the count before it.
fn tallied(codes: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    const TABLE: usize = 64;
    const TURNS: usize = 2;
    let mut tables = [[0_u32; TABLE]; TURNS];
    let mut others = Vec::new();
    for (at, code) in codes.enumerate() {
        match tables.get_mut(at % TURNS).and_then(|table| table.get_mut(code as usize)) {
            Some(count) => *count += 1,
            None => others.push(code),
        }
    }
    others.sort_unstable();
    let others = others
        .chunk_by(|a, b| a == b)
        .filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).unwrap_or(u32::MAX))));
    let count = |code: usize| tables.iter().filter_map(|table| table.get(code)).sum::<u32>();
    let table = (0..).zip((0..TABLE).map(count));
    table.filter(|(code, count)| *code > 0 && *count > 0).chain(others).collect()
}
