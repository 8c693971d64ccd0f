//! The answers of a tender to mandatory requirements.

use std::collections::{BTreeMap, BTreeSet};

use super::super::fields::Fields;
use super::super::shown::shown;
use super::{Reader, entries};
use crate::Place;
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::Key;
use crate::procedure::draft::Text;
use crate::procedure::{Item, Requirement};

impl<'d> Reader<'d, '_> {
    /// Takes `meets`; every mandatory requirement must be answered, and nothing else can be.
    pub(super) fn answers(
        &self,
        fields: &mut Fields<'d>,
        tender: &Text,
        is_broken: bool,
    ) -> Vec<(Key<Requirement>, bool, Place)> {
        let losses = self.document.losses();
        let mut answers = BTreeMap::new();
        let mut stated = BTreeSet::new();
        for (id, value) in entries(fields, "meets", "meets = { \"M-17\" = true }") {
            let Some(requirement) = self.mandatory(&id) else {
                continue;
            };
            if !stated.insert(requirement) {
                let first = answers
                    .get(&requirement)
                    .map_or(id.place.clone(), |(_, first): &(bool, Place)| first.clone());
                let message = format!("{} is answered twice", shown(&id.value));
                self.twice(message, id.place, first, "keep one of the two");
            } else if let Some(answer) = value.boolean() {
                answers.insert(requirement, (answer.value, answer.place));
            }
        }
        // an entry that could not be read may be the answer that seems to be missing
        if !is_broken && self.document.losses() == losses {
            self.report_unanswered(tender, &stated);
        }
        answers.into_iter().map(|(key, (is_met, place))| (key, is_met, place)).collect()
    }

    fn mandatory(&self, id: &Text) -> Option<Key<Requirement>> {
        match self.item(&id.value, &id.place)? {
            Item::Requirement(key) if self.procedure.requirements[key].mandatory => Some(key),
            item => {
                let message = format!("{} is not a mandatory requirement", shown(&id.value));
                let mistake = Diagnostic::mistake(codes::NOT_SCORED, message)
                    .at(id.place.clone(), "")
                    .at(self.place_of(item), "stated here");
                self.document.report(mistake.help("only mandatory requirements are answered"));
                None
            }
        }
    }

    fn report_unanswered(&self, tender: &Text, answered: &BTreeSet<Key<Requirement>>) {
        for (key, requirement) in self.procedure.requirements.entries() {
            if !requirement.mandatory || answered.contains(&key) {
                continue;
            }
            let (tender_id, id) = (shown(&tender.value), &requirement.id);
            let message = format!(
                "the tender {tender_id} does not answer the mandatory requirement {}",
                shown(id)
            );
            let mistake = Diagnostic::mistake(codes::UNANSWERED, message)
                .at(tender.place.clone(), "")
                .at(requirement.place.clone(), "stated here");
            let help = format!("add `\"{id}\" = true` or `\"{id}\" = false` to `meets`");
            self.document.report(mistake.help(help));
            if self.document.is_over() {
                return;
            }
        }
    }

    /// Where a criterion or requirement is stated.
    pub(super) fn place_of(&self, item: Item) -> Place {
        match item {
            Item::Criterion(key) => self.procedure.criteria[key].place.clone(),
            Item::Requirement(key) => self.procedure.requirements[key].place.clone(),
        }
    }
}
