//! The agreed scores of a tender.

use std::collections::BTreeMap;

use super::super::fields::Fields;
use super::super::shown::shown;
use super::super::value::Percent;
use super::{Reader, entries};
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::Key;
use crate::procedure::draft::{Number, Text};
use crate::procedure::{Basis, Item, Scale};
use crate::{Literal, Place};

impl<'d> Reader<'d, '_> {
    /// Takes `scores`, sorted by item.
    pub(super) fn scores(&self, fields: &mut Fields<'d>) -> Vec<(Item, Literal, Place)> {
        let mut scores: BTreeMap<Item, (Literal, Place)> = BTreeMap::new();
        for (id, value) in entries(fields, "scores", "scores = { \"F-101\" = 4 }") {
            let scored = self
                .item(&id.value, &id.place)
                .and_then(|item| Some((item, self.scale(item, &id)?)));
            let (Some((item, scale)), Some(score)) = (scored, value.number(Percent::Refused))
            else {
                continue;
            };
            if self.procedure.pairs(item).is_some() {
                let message = format!("{} is compared in pairs, not scored", shown(&id.value));
                let help =
                    "write the preferences into pairs.csv, or leave `pairs` out of its scale";
                let mistake = Diagnostic::mistake(codes::NOT_SCORED, message).at(id.place, "");
                self.document.report(mistake.help(help));
                continue;
            }
            if let Some((_, first)) = scores.get(&item) {
                let message = format!("{} is scored twice", shown(&id.value));
                self.twice(message, id.place, first.clone(), "keep one of the two");
            } else if self.is_on_scale(&score, scale) {
                scores.insert(item, (score.value, score.place));
            }
        }
        scores.into_iter().map(|(item, (score, place))| (item, score, place)).collect()
    }

    /// The scale that an item is scored on; a mistake where evaluators do not score it.
    fn scale(&self, item: Item, id: &Text) -> Option<Key<Scale>> {
        let (why, help) = match item {
            Item::Requirement(key) if self.procedure.requirements[key].mandatory => {
                ("mandatory, so it is answered and not scored", "answer it in `meets`")
            }
            Item::Requirement(key) => {
                let criterion = self.procedure.requirements[key].criterion?;
                match self.procedure.criteria[criterion].basis {
                    Basis::Requirements(scale) => return Some(scale),
                    _ => return None,
                }
            }
            Item::Criterion(key) => match self.procedure.criteria[key].basis {
                Basis::Scored(scale) => return Some(scale),
                Basis::Requirements(_) => {
                    ("a criterion with requirements", "score its requirements")
                }
                Basis::Measured { .. } => {
                    ("measured, not scored", "state its measure in `measures`")
                }
                Basis::Children => {
                    ("a criterion with others below it", "score the criteria below it")
                }
                Basis::Price | Basis::Nothing => {
                    ("worked out from the price", "leave the score out")
                }
            },
        };
        let mistake =
            Diagnostic::mistake(codes::NOT_SCORED, format!("{} is {why}", shown(&id.value)))
                .at(id.place.clone(), "")
                .at(self.place_of(item), "stated here");
        self.document.report(mistake.help(help));
        None
    }

    fn is_on_scale(&self, score: &Number, scale: Key<Scale>) -> bool {
        let scale = &self.procedure.scales[scale];
        let is_on_scale = scale.holds(&score.value);
        if !is_on_scale {
            let message =
                format!("the score `{}` is not on the scale {}", score.value, shown(&scale.id));
            let mistake = Diagnostic::mistake(codes::NOT_ON_SCALE, message)
                .at(score.place.clone(), "")
                .at(scale.place.clone(), format!("the scale goes {}", scale.range()));
            self.document.report(mistake.help(format!("write a score {}", scale.range())));
        }
        is_on_scale
    }
}
