//! Rows of which everything is known already: nearly all rows of a large case, added by the shortest way.
//!
//! It only ever takes what the long way of [`Ledger::add`] would take without a word, and leaves every other row to it.
//! It makes reading scores three times as fast.

use super::add::{Ledger, Row, narrow};
use super::kept::run;
use super::moment::Moment;
use super::row::{Column, ScoreRow};

/// What a row names, by position.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Named {
    pub(super) tender: u32,
    pub(super) item: u32,
    pub(super) evaluator: u32,
}

/// A row of which everything is known, by position.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) named: Named,
    pub(super) seat: u32,
    pub(super) score: u32,
}

impl Ledger<'_> {
    /// Adds a first score by somebody who scored before, if there is nothing to look into; whether there was not.
    pub(super) fn add_plain(&mut self, row: &ScoreRow<'_>) -> bool {
        let Some(known) = self.known(row) else { return false };
        self.last = known.named;
        self.enter_known(known, row.line, || row.place(Column::Score).column());
        true
    }

    /// Enters a row of which everything is known; the column of its score is asked for only where places are kept.
    #[inline]
    pub(super) fn enter_known(&mut self, known: Known, line: u32, column: impl Fn() -> u32) {
        let Known { named: Named { tender, item, .. }, seat, score } = known;
        let code = self.scores.code(score);
        let cell = self.cell(tender, item);
        let is_second = self.grid.put(seat, cell, code) != 0;
        if is_second || self.kept.wants_more() {
            let column = u16::try_from(column()).unwrap_or(u16::MAX);
            let file = narrow(self.files.len().saturating_sub(1));
            let row = Row { tender, item, seat, score, change: 0, line, column, file };
            if is_second {
                self.kept.doubt(run(&row));
            }
            self.kept.keep(row);
        }
    }

    /// What a row names, where all of it is known and none of it has to be looked into.
    fn known(&self, row: &ScoreRow<'_>) -> Option<Known> {
        if !self.is_plain(row.reason, row.at) {
            return None;
        }
        let tender = self.tender_ids.find_near(row.tender, self.last.tender)?;
        let next = self.last.item.saturating_add(1);
        let (item, scale) = self.items.find_on_scale(row.requirement, next)?;
        let evaluator = self.people.find(row.evaluator, self.last.evaluator)?;
        let named = Named { tender, item, evaluator };
        let seat = self.plain_seat(&named, row.group, row.line)?;
        let score = self.scores.known(row.score?, scale)?;
        Some(Known { named, seat, score })
    }

    /// Whether a row replaces nothing, and says nothing that has to be looked into.
    #[inline]
    pub(super) fn is_plain(&self, reason: &str, at: &str) -> bool {
        let is_first = reason.is_empty() && !self.kept.is_second_time();
        is_first && (at.is_empty() || Moment::read(at).is_some())
    }

    /// The seat of a row whose evaluator scored before, where it may score what it names.
    #[inline]
    pub(super) fn plain_seat(&self, named: &Named, group: &str, line: u32) -> Option<u32> {
        let Named { tender, item, evaluator } = *named;
        let (seat, known) = self.seats.usual(evaluator + 1, !group.is_empty())?;
        let known = known.checked_sub(1);
        let is_named = |known| group.is_empty() || self.group_ids.id(known) == group;
        let key = *self.tender_keys.get(tender as usize)?;
        let may_score = known
            .is_none_or(|known| is_named(known) && self.items.is_known(known, item))
            && !self.is_aside(tender)
            && !self.agreed.contains_key(&item)
            && self.people.recusal(evaluator + 1, key).is_none()
            && self.people.has_stood_before(evaluator, self.files.len(), line);
        may_score.then_some(seat)
    }
}
