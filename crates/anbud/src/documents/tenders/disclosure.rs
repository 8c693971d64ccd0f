//! What letters to other tenderers may tell of a tender, and the reasons for agreed scores.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::fields::Fields;
use super::super::shown::shown;
use super::{Reader, entries};
use crate::diagnostic::codes;
use crate::procedure::Item;
use crate::tenders::Confidential;

impl<'d> Reader<'d, '_> {
    /// Takes `confidential`, in the order of the choices.
    pub(super) fn confidential(&self, fields: &mut Fields<'d>) -> Vec<Confidential> {
        let stated = fields.texts("confidential", "confidential = [\"price\"]").unwrap_or_default();
        let mut kept = Vec::new();
        for word in stated {
            let found = Confidential::ALL.iter().find(|known| known.word() == word.value);
            if found.is_none() {
                let message = format!("{} is nothing that can be confidential", shown(&word.value));
                let help = "write `price` or `comments`";
                self.document.mistake(codes::UNKNOWN_WORD, word.place, message, help);
            }
            kept.extend(found);
        }
        kept.sort_unstable();
        kept.dedup();
        kept
    }

    /// Takes `reasons`, sorted by item.
    pub(super) fn reasons(&self, fields: &mut Fields<'d>) -> Vec<(Item, Arc<str>)> {
        let mut reasons = BTreeMap::new();
        let stated = entries(fields, "reasons", "reasons = { \"F-101\" = \"warns at once\" }");
        for (id, value) in stated {
            let (item, text) = (self.item(&id.value, &id.place), value.text());
            if let (Some(item), Some(text)) = (item, text) {
                reasons.insert(item, Arc::from(text.value));
            }
        }
        reasons.into_iter().collect()
    }
}
