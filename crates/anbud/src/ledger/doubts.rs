//! What is said where it is not clear which score of a run counts.

use super::add::{At, Row};
use super::kept::{Run, run};
use super::settle::Runs;
use crate::diagnostic::{Code, Diagnostic, codes, quoted};
use crate::{Place, diagnostic::Label};

/// How many of the rows a mistake shows.
const LABELS_MAX: usize = 5;

impl Runs<'_, '_> {
    /// Several rows without a reason, `count` of them; `firsts` are those whose places are known.
    pub(super) fn report_twice(&mut self, run: Run, firsts: &[Row], count: u32) {
        let is_consensus = self.seat(run.2).is_some_and(|seat| seat.evaluator.is_none());
        let (code, how) = if is_consensus {
            (codes::CONSENSUS, format!("has {count} consensus scores"))
        } else {
            (codes::SCORED_TWICE, format!("is scored {count} times"))
        };
        let mut mistake = Diagnostic::mistake(code, format!("{} {how}", self.subject(run)));
        let places = firsts.iter().take(LABELS_MAX).map(|row| self.place(row));
        let labels = places.enumerate().map(|(count, place)| Label {
            place,
            text: if count == 0 { "scored here" } else { "and here" }.to_owned(),
        });
        mistake.labels.extend(labels);
        let remedy = "delete the rows that do not count, or state a `reason` in the row that replaces another";
        self.ledger.mistakes.report(mistake.help(remedy));
    }

    /// Rows with a reason, but none that they replace.
    pub(super) fn report_no_first(&mut self, change: &Row) {
        let message =
            format!("{} has no first score that this one replaces", self.subject(run(change)));
        let mistake = self.doubt(codes::MISSING_SCORE, message, change, "it states a `reason`");
        let remedy = "add the first score as a row without a `reason`, or delete the reason";
        self.ledger.mistakes.report(mistake.help(remedy));
    }

    /// Several changes, one without a time.
    pub(super) fn report_undated(&mut self, row: &Row) {
        let message = format!(
            "{} was replaced more than once, and a row does not say when",
            self.subject(run(row))
        );
        let mistake = self.doubt(codes::CHANGE_ORDER, message, row, "`at` is not stated");
        let remedy = "state the time of each change in a column `at`, such as `2018-05-03T14:30`";
        self.ledger.mistakes.report(mistake.help(remedy));
    }

    /// Two changes of which the times do not say which is later.
    pub(super) fn report_unordered(&mut self, one: &Row, next: &Row) {
        let message = format!(
            "{} was replaced twice, and the times do not say which came later",
            self.subject(run(one))
        );
        let (at_one, at_next) = (self.at(one), self.at(next));
        let mistake = self
            .doubt(codes::CHANGE_ORDER, message, one, &at_one)
            .at(self.place(next), at_next)
            .help("state both times to the minute, in the same way");
        self.ledger.mistakes.report(mistake);
    }

    fn doubt(&self, code: Code, message: String, row: &Row, label: &str) -> Diagnostic {
        Diagnostic::mistake(code, message).at(self.place(row), label)
    }

    pub(super) fn place(&self, row: &Row) -> Place {
        self.ledger.score_place(row, self.files)
    }

    fn at(&self, row: &Row) -> String {
        match self.ledger.change(row.change).map(|change| &change.at) {
            Some(At::Stated(text, _)) => format!("at {}", quoted(text)),
            _ => String::new(),
        }
    }

    /// What a run scores, for whom, and who scored it.
    fn subject(&self, (tender, item, seat): Run) -> String {
        let item = self.ledger.items.item(item);
        let item = item.map_or("", |item| self.ledger.procedure.item_id(item));
        let tender = self.ledger.tender_keys.get(tender as usize);
        let tender = tender.map_or("", |key| &self.ledger.tenders.list[*key].id);
        let seat = self.seat(seat);
        let mut text = format!("`{item}` of `{tender}`");
        if let Some(evaluator) = seat.and_then(|seat| seat.evaluator) {
            text.push_str(&format!(" by `{}`", self.people[evaluator].id));
        }
        if let Some(group) = seat.and_then(|seat| seat.group) {
            text.push_str(&format!(" in the group `{}`", self.ledger.procedure.groups[group].id));
        }
        text
    }
}
