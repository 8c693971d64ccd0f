//! The scores that count, in an order that does not depend on the order of rows or files.

use std::sync::Arc;

use super::grid::Grid;
use super::pairs::{Pair, ReplacedPair};
use super::panel::Panel;
use super::{Entry, Evaluator, Replaced};
use crate::derivation::Tally;
use crate::keyed::{Key, List};
use crate::procedure::{Group, Item};
use crate::tenders::Tender;
use crate::{Literal, Place};

/// The scores that count, in an order that does not depend on the order of rows or files.
///
/// A score takes half a byte where a case has few different ones, so that millions fit into memory. What a line of a
/// file said besides is not kept; where it stands is known of every score in a small case, see [`Sheet::place`].
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Sheet {
    /// The evaluators, by id.
    pub evaluators: List<Evaluator>,
    /// The scores that were replaced, in the order of tender, item, group, evaluator and time.
    pub replaced: Vec<Replaced>,
    /// The comparisons in pairs that count, by item, group, evaluator and the two tenders in the order of the file.
    pub pairs: Vec<Pair>,
    /// The comparisons that were replaced.
    pub replaced_pairs: Vec<ReplacedPair>,
    /// The score files, in order of name.
    pub files: Vec<Arc<str>>,
    pub(super) tenders: Vec<Key<Tender>>,
    pub(super) items: Vec<Item>,
    /// How many of the items are criteria; they come first.
    pub(super) criteria: usize,
    /// By group, the consensus first, then by evaluator.
    pub(super) seats: Vec<Seat>,
    pub(super) grid: Grid,
    /// The different scores.
    pub(super) distinct: Vec<Literal>,
    pub(super) spots: Spots,
}

/// Who scores in which group; nobody where the group has a consensus.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    pub(super) group: Option<Key<Group>>,
    pub(super) evaluator: Option<Key<Evaluator>>,
    /// The position in the grid.
    pub(super) column: u32,
}

/// Where scores stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Spots {
    /// Sorted.
    pub(super) list: Vec<Spot>,
    /// Whether every score has one.
    pub(super) are_whole: bool,
}

/// Tender, item and seat of a score by position, then its file and line.
pub(super) type Spot = ((u32, u32, u32), (u32, u32));

impl Sheet {
    /// All scores: by tender, item, group and evaluator; the consensus of a group stands first.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.tenders
            .iter()
            .flat_map(|tender| self.items.iter().flat_map(|item| self.scores(*tender, *item)))
    }

    /// The scores of an item for a tender, by group and evaluator; the consensus of a group stands first.
    #[must_use]
    pub fn scores(&self, tender: Key<Tender>, item: Item) -> Vec<Entry> {
        self.panel(item).entries(tender).collect()
    }

    /// The scores of an item for all tenders: by tender, group and evaluator.
    #[must_use]
    pub fn of_item(&self, item: Item) -> Vec<Entry> {
        let panel = self.panel(item);
        self.tenders.iter().flat_map(|tender| panel.clone().entries(*tender)).collect()
    }

    /// The scores of one group, its consensus first.
    #[must_use]
    pub fn of_group(
        &self,
        tender: Key<Tender>,
        item: Item,
        group: Option<Key<Group>>,
    ) -> Vec<Entry> {
        self.panel(item).entries(tender).filter(|entry| entry.group == group).collect()
    }

    /// The scores that a tally was taken of, those left out among them.
    #[must_use]
    pub fn of_tally(&self, tally: &Tally) -> Vec<Entry> {
        let is_consensus = tally.statistic == crate::procedure::Statistic::Consensus;
        let mut scores = self.scores(tally.tender, tally.item);
        scores.retain(|entry| {
            (tally.is_pooled || entry.group == tally.group)
                && (tally.alone.is_none() || entry.evaluator == tally.alone)
                && entry.evaluator.is_none() == is_consensus
        });
        scores
    }

    /// The same scores and comparisons without those by some group and evaluator: what is left says no more where each
    /// score stands.
    #[must_use]
    pub fn without(
        &self,
        is_left_out: impl Fn(Option<Key<Group>>, Option<Key<Evaluator>>) -> bool,
    ) -> Sheet {
        let mut sheet = Sheet { spots: Spots::default(), ..self.clone() };
        sheet.seats.retain(|seat| !is_left_out(seat.group, seat.evaluator));
        sheet.pairs.retain(|pair| !is_left_out(pair.group, Some(pair.evaluator)));
        sheet
    }

    /// How many scores there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.grid.cells().filter(|(.., code)| self.value(*code).is_some()).count()
    }

    /// Whether there is no score at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seats.is_empty()
    }

    /// Who scored anything or compared tenders in pairs; the same several times.
    pub fn scorers(&self) -> impl Iterator<Item = Key<Evaluator>> {
        let compared = self.pairs.iter().map(|pair| pair.evaluator);
        self.seats.iter().filter_map(|seat| seat.evaluator).chain(compared)
    }

    /// Where a score stands; none in a large case, unless it was read for this tender.
    #[must_use]
    pub fn place(&self, entry: &Entry) -> Option<Place> {
        let item = self.position(entry.item);
        let seat = |seat: &Seat| (seat.group, seat.evaluator);
        let at = self.seats.binary_search_by_key(&(entry.group, entry.evaluator), seat).ok()?;
        let narrow = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
        let run = (narrow(entry.tender.position()), narrow(item), narrow(at));
        let found = self.spots.list.binary_search_by_key(&run, |(run, _)| *run).ok()?;
        let (_, (file, line)) = self.spots.list.get(found)?;
        Some(Place::new(self.files.get(*file as usize)?.clone(), *line, 1, 0))
    }

    /// Whether it is known of every score where it stands.
    #[must_use]
    pub fn knows_places(&self) -> bool {
        self.spots.are_whole
    }

    /// The same scores with others for one tender; none where one of them cannot be told.
    #[must_use]
    pub fn rescored(
        &self,
        tender: Key<Tender>,
        score: impl Fn(&Entry) -> Option<Literal>,
    ) -> Option<Sheet> {
        let mut sheet = self.clone();
        for item in &self.items {
            let cell = (self.position(*item) * self.tenders.len() + tender.position()) as u64;
            for seat in &self.seats {
                let Some(given) = self.value(self.grid.get(seat.column, cell)) else { continue };
                let Seat { group, evaluator, .. } = *seat;
                let other = score(&Entry { tender, item: *item, group, evaluator, score: given })?;
                if other != given {
                    let code = sheet.code(other);
                    sheet.grid.put(seat.column, cell, code);
                }
            }
        }
        Some(sheet)
    }

    /// The code of a score, which gets one where it has none.
    fn code(&mut self, score: Literal) -> u32 {
        let known = self.distinct.iter().position(|known| *known == score);
        super::scores::code_at(known.unwrap_or_else(|| {
            self.distinct.push(score);
            self.distinct.len() - 1
        }))
    }

    /// The scores that an evaluator gave an item for a tender, one for each group.
    pub(crate) fn by(
        &self,
        evaluator: Key<Evaluator>,
        item: Item,
        tender: Key<Tender>,
    ) -> Vec<(Option<Key<Group>>, Literal)> {
        let groups = &self.evaluators[evaluator].groups;
        let groups = groups.iter().copied().map(Some);
        let cell = (self.position(item) * self.tenders.len() + tender.position()) as u64;
        let score = |group: Option<Key<Group>>| {
            let seat = |seat: &Seat| (seat.group, seat.evaluator);
            let at = self.seats.binary_search_by_key(&(group, Some(evaluator)), seat).ok()?;
            let code = self.grid.get(self.seats.get(at)?.column, cell);
            Some((group, self.value(code)?))
        };
        std::iter::once(None).chain(groups).filter_map(score).collect()
    }

    /// Puts an earlier score in the place of the one that counts.
    pub(crate) fn set(&mut self, change: &Replaced, score: Literal) {
        let code = self.distinct.iter().position(|known| *known == score);
        let code = code.map_or(0, super::scores::code_at);
        if let Some((column, cell)) = self.cell(change) {
            self.grid.put(column, cell, code);
        }
    }

    /// Puts the score that counts back.
    pub(crate) fn reset(&mut self, change: &Replaced, whole: &Sheet) {
        if let Some((column, cell)) = self.cell(change) {
            self.grid.put(column, cell, whole.grid.get(column, cell));
        }
    }

    /// The column and the cell of a score in the grid.
    fn cell(&self, change: &Replaced) -> Option<(u32, u64)> {
        let seat = |seat: &Seat| (seat.group, seat.evaluator);
        let at = self.seats.binary_search_by_key(&(change.group, change.evaluator), seat).ok()?;
        let first = self.position(change.item) * self.tenders.len();
        Some((self.seats.get(at)?.column, (first + change.tender.position()) as u64))
    }

    /// All scores of one item.
    pub(crate) fn panel(&self, item: Item) -> Panel<'_> {
        self.panels().of(item)
    }

    /// The position of an item.
    pub(super) fn position(&self, item: Item) -> usize {
        match item {
            Item::Criterion(key) => key.position(),
            Item::Requirement(key) => self.criteria + key.position(),
        }
    }

    /// The score of a code.
    pub(super) fn value(&self, code: u32) -> Option<Literal> {
        super::scores::value(&self.distinct, code)
    }
}
