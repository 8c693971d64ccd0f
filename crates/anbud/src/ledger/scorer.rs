//! Who scored, and for which group: the evaluator of a row, or the consensus of a group.

use super::add::Ledger;
use super::check::{is_identifier, normalised, not_an_identifier};
use super::row::{Column, ScoreRow};
use crate::diagnostic::{Diagnostic, codes, quoted};
use crate::keyed::Key;
use crate::procedure::{Group, Statistic};

/// The group of a row, none where none is declared, and the evaluator from 1, 0 for a consensus.
pub(super) type Scorer = (Option<Key<Group>>, u32);

impl Ledger<'_> {
    pub(super) fn find_scorer(&mut self, row: &ScoreRow<'_>) -> Option<Scorer> {
        let group = if row.group.is_empty() {
            None
        } else {
            Some(self.find_group(row.group, || row.place(Column::Group))?)
        };
        if row.evaluator.is_empty() {
            return self.consensus(row, group);
        }
        let evaluator = self.find_evaluator(row)?;
        if self.procedure.groups.is_empty() {
            return Some((None, evaluator + 1));
        }
        let group = self.group_of(row, evaluator, group)?;
        Some((Some(group), evaluator + 1))
    }

    /// A row without an evaluator: the score that a group agreed on.
    fn consensus(&mut self, row: &ScoreRow<'_>, group: Option<Key<Group>>) -> Option<Scorer> {
        let is_nobody = group.is_none() && !self.procedure.groups.is_empty();
        let statistic = self.procedure.scoring.within_group;
        let is_wrong = statistic.is_some_and(|statistic| statistic != Statistic::Consensus);
        if is_nobody || (is_wrong && group.is_none()) {
            let message = "the row names no evaluator".to_owned();
            let remedy = if is_nobody {
                "name the evaluator, or the group that agreed on the score"
            } else {
                "name the evaluator"
            };
            self.report(
                codes::MISSING_KEY,
                message,
                &|| row.place(Column::Evaluator),
                Some(remedy.to_owned()),
            );
            return None;
        }
        if is_wrong {
            self.report_consensus(row);
            return None;
        }
        Some((group, 0))
    }

    fn report_consensus(&mut self, row: &ScoreRow<'_>) {
        let message = format!(
            "the group {} has a consensus score, but its scores are not taken together by consensus",
            quoted(row.group)
        );
        let mut mistake = Diagnostic::mistake(codes::CONSENSUS, message)
            .at(row.place(Column::Evaluator), "no evaluator is named");
        if let Some(place) = &self.procedure.scoring.place {
            mistake = mistake.at(place.clone(), "`within_group` is stated here");
        }
        self.mistakes.report(
            mistake
                .help("state `within_group = \"consensus\"`, or name the evaluator of the score"),
        );
    }

    fn find_evaluator(&mut self, row: &ScoreRow<'_>) -> Option<u32> {
        if let Some(known) = self.people.find(row.evaluator, self.last.evaluator) {
            self.last.evaluator = known;
            return Some(known);
        }
        let id = normalised(row.evaluator);
        if self.people.is_complete {
            let known = self.people.find(&id, 0);
            if known.is_none() {
                self.report_unknown(&id, Column::Evaluator, || row.place(Column::Evaluator));
            }
            return known;
        }
        if !is_identifier(&id) {
            self.mistakes.report(not_an_identifier(&id).at(row.place(Column::Evaluator), ""));
            return None;
        }
        Some(self.people.meet(&id))
    }

    /// The group that an evaluator scored for: the one in the row, or the only one the evaluator is listed in.
    fn group_of(
        &mut self,
        row: &ScoreRow<'_>,
        evaluator: u32,
        stated: Option<Key<Group>>,
    ) -> Option<Key<Group>> {
        let person = self.people.person_mut(evaluator)?;
        let is_listed = person.has_listed_group;
        match (stated, person.groups.as_slice()) {
            // a group that could not be read has been reported where the evaluator is listed
            (_, []) if is_listed => return None,
            (Some(group), groups) if !is_listed || groups.contains(&group) => {
                person.join(group);
                return Some(group);
            }
            (None, [group]) if is_listed => return Some(*group),
            _ => {}
        }
        let listed = if is_listed { person.place.clone() } else { None };
        let mistake = self.group_unclear(row, stated, is_listed);
        self.mistakes.report(match listed {
            Some(place) => mistake.at(place, "listed here"),
            None => mistake,
        });
        None
    }

    fn group_unclear(
        &self,
        row: &ScoreRow<'_>,
        stated: Option<Key<Group>>,
        is_listed: bool,
    ) -> Diagnostic {
        let evaluator = quoted(row.evaluator);
        let (message, column, remedy) = match stated {
            Some(group) => {
                let group = &self.procedure.groups[group].id;
                let message = format!("evaluator {evaluator} is not listed in the group `{group}`");
                (message, Column::Group, "list the evaluator in this group too, in evaluators.csv")
            }
            None if is_listed => {
                let message =
                    format!("evaluator {evaluator} is in several groups, and the row names none");
                (message, Column::Evaluator, "state the group in the row, in a column `group`")
            }
            None => {
                // without the evaluator, so that it is one mistake for all rows
                let message = "the group of the evaluator is not known".to_owned();
                let remedy = "list the evaluators with their groups in evaluators.csv, or state the group in a column `group`";
                (message, Column::Evaluator, remedy)
            }
        };
        Diagnostic::mistake(codes::GROUP_UNCLEAR, message).at(row.place(column), "").help(remedy)
    }
}
