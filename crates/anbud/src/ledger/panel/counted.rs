//! How often each score was given, counted for all groups and tenders at once.

use std::ops::Range;

use super::{NO_SCORE, Panel};
use crate::Literal;
use crate::keyed::Key;
use crate::ledger::scores::code_at;
use crate::ledger::sheet::Sheet;
use crate::procedure::Group;
use crate::tenders::Tender;

/// The most different scores that are counted in tables.
const COUNTED_MAX: u32 = 256;

/// How often evaluators gave each score, counted for all groups and tenders at once.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// The codes and their scores, from the lowest to the highest.
    scores: Vec<(u32, Literal)>,
    groups: Vec<Option<Key<Group>>>,
    /// By group, then by tender, then by code.
    counts: Vec<u32>,
    /// How many tenders and codes there are.
    tenders: usize,
    codes: u32,
}

impl Counted {
    pub(super) fn of(panel: &Panel<'_>) -> Option<Counted> {
        let Sheet { seats, tenders, distinct, .. } = panel.sheet;
        let codes = code_at(distinct.len());
        if codes > COUNTED_MAX {
            return None;
        }
        let mut scores: Vec<(u32, Literal)> =
            (0..).zip(distinct).map(|(at, score)| (code_at(at), *score)).collect();
        scores.sort_unstable_by_key(|(_, score)| *score);
        let by_group = || seats.chunk_by(|one, other| one.group == other.group);
        let groups: Vec<_> = by_group().filter_map(|seats| Some(seats.first()?.group)).collect();
        let tenders = tenders.len().max(1);
        let size = codes as usize * tenders;
        let mut counts = vec![0; size * groups.len()];
        let mut rows = panel.rows(0);
        for (seats, tables) in by_group().zip(counts.chunks_exact_mut(size)) {
            // seats first: the row after the last of a group is the next one's
            for (seat, row) in seats.iter().zip(rows.by_ref()) {
                // what a group agreed on is not counted
                if seat.evaluator.is_some() {
                    count(row, tables, codes as usize);
                }
            }
        }
        Some(Counted { scores, groups, counts, tenders, codes })
    }

    /// How often each score was given to a tender, by one group or by everybody.
    pub(super) fn scores_of(
        &self,
        tender: Key<Tender>,
        group: Option<Option<Key<Group>>>,
    ) -> Vec<(Literal, u32)> {
        let range = self.range(group);
        let count = |code: u32| self.count(code, tender, range.clone());
        let counts = self.scores.iter().map(|(code, score)| (*score, count(*code)));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// Whether any evaluator of a group gave a tender a score.
    pub(super) fn has_any(&self, group: Option<Key<Group>>, tender: Key<Tender>) -> bool {
        let groups = self.range(Some(group));
        (NO_SCORE + 1..self.codes).any(|code| self.count(code, tender, groups.clone()) > 0)
    }

    /// Whether every evaluator of a group gave each of the tenders a score.
    pub(super) fn is_whole(&self, group: Option<Key<Group>>, tenders: &[Key<Tender>]) -> bool {
        let groups = self.range(Some(group));
        tenders.iter().all(|tender| self.count(NO_SCORE, *tender, groups.clone()) == 0)
    }

    /// Where a group stands, or all of them.
    fn range(&self, group: Option<Option<Key<Group>>>) -> Range<usize> {
        match group {
            Some(group) => self.groups.binary_search(&group).map_or(0..0, |at| at..at + 1),
            None => 0..self.groups.len(),
        }
    }

    /// How often some groups gave a code to a tender.
    fn count(&self, code: u32, tender: Key<Tender>, groups: Range<usize>) -> u32 {
        let at = |group: usize| (group * self.tenders + tender.position()) * self.codes as usize;
        groups.filter_map(|group| self.counts.get(at(group) + code as usize)).sum()
    }
}

/// Counts the codes that one seat gave, by tender.
fn count(row: &[u32], tables: &mut [u32], codes: usize) {
    for (code, table) in row.iter().zip(tables.chunks_exact_mut(codes)) {
        if let Some(count) = table.get_mut(*code as usize) {
            *count += 1;
        }
    }
}
