//! The lots of tenders, and preferences among lots.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::fields::{Fields, Limit};
use super::super::shown::shown;
use super::super::value::Value;
use super::{Reader, filled};
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::procedure::Lot;
use crate::tenders::Preference;
use crate::{Place, Tenders};

const PREFERENCES: Limit =
    Limit { most: 10_000, code: codes::LIMIT_TENDERS, text: "10,000 entries of one kind" };

impl<'d> Reader<'d, '_> {
    /// Takes `lot`: stated where there are lots, and only there.
    pub(super) fn lot(&self, fields: &mut Fields<'d>) -> Option<Key<Lot>> {
        let lots = &self.procedure.lots.list;
        let example = lots.iter().next().map(|lot| format!("lot = \"{}\"", lot.id));
        if let (Some(example), false) = (&example, fields.states("lot")) {
            fields.missing("lot", example);
        }
        let id = fields.value("lot")?.identifier()?;
        if example.is_none() {
            let message = format!("{} is stated, but there are no lots", shown("lot"));
            let help = "state the lots as `[[lot]]` in criteria.toml, or leave it out";
            self.document.mistake(codes::CONFLICT, id.place, message, help);
            return None;
        }
        self.lot_called(&id.value, &id.place)
    }

    pub(super) fn lot_called(&self, id: &str, place: &Place) -> Option<Key<Lot>> {
        let lots = &self.procedure.lots.list;
        let found = lots.find(|lot| *lot.id == *id);
        if found.is_none() {
            let help = self.document.suggestion(id, lots.iter().map(|lot| &*lot.id));
            let help = help.unwrap_or_else(|| "name a lot of criteria.toml".to_owned());
            let message = format!("there is no lot {}", shown(id));
            self.document.mistake(codes::UNKNOWN_REFERENCE, place.clone(), message, help);
        }
        found
    }

    /// Takes `[[preference]]` and `[[combination]]`.
    pub(super) fn about_lots(&self, top: &mut Fields<'d>, tenders: &mut Tenders) {
        let mut seen: BTreeMap<Arc<str>, Place> = BTreeMap::new();
        for value in top.tables("preference", PREFERENCES) {
            let fields = value.fields("a preference", "[[preference]]");
            let found = fields.and_then(|fields| self.preference(fields, tenders));
            let Some(preference) = found else { continue };
            if let Some(first) = seen.get(&preference.tenderer) {
                let message =
                    format!("{} states its preference twice", shown(&preference.tenderer));
                self.twice(message, preference.place, first.clone(), "keep one of the two");
                continue;
            }
            seen.insert(preference.tenderer.clone(), preference.place.clone());
            tenders.preferences.push(preference);
        }
        for value in top.tables("combination", PREFERENCES) {
            let fields = value.fields("a combination", "[[combination]]");
            let found = fields.and_then(|fields| self.combination(fields, tenders));
            tenders.combinations.extend(found);
        }
    }

    fn preference(&self, mut fields: Fields<'d>, tenders: &Tenders) -> Option<Preference> {
        let place = fields.place();
        let tenderer = self.tenderer(&mut fields, tenders);
        let lots = self.lots(&mut fields);
        fields.finish();
        Some(Preference { tenderer: tenderer?, lots: lots?, place })
    }

    /// Takes `tenderer`, which some tender must name.
    pub(super) fn tenderer(&self, fields: &mut Fields<'d>, tenders: &Tenders) -> Option<Arc<str>> {
        let place = fields.place();
        let name = filled(fields, "tenderer", "tenderer = \"North AB\"")?;
        let known = || tenders.list.iter().map(|tender| &*tender.tenderer);
        if known().any(|tenderer| *tenderer == *name) {
            return Some(name);
        }
        let help = self.document.suggestion(&name, known());
        let help = help.unwrap_or_else(|| "write the name as its tenders state it".to_owned());
        let message = format!("no tender is of the tenderer {}", shown(&name));
        self.document.mistake(codes::UNKNOWN_REFERENCE, place, message, help);
        None
    }

    /// Takes `lots`, each of them once.
    pub(super) fn lots(&self, fields: &mut Fields<'d>) -> Option<Vec<Key<Lot>>> {
        if !fields.states("lots") {
            fields.missing("lots", "lots = [\"north\", \"south\"]");
        }
        let values = fields.value("lots")?.list("lots = [\"north\", \"south\"]")?;
        let mut found = Vec::new();
        for id in values.iter().filter_map(Value::identifier) {
            let lot = self.lot_called(&id.value, &id.place)?;
            if found.contains(&lot) {
                let message = format!("the lot {} stands twice", shown(&id.value));
                let help = "name each lot once";
                self.document.mistake(codes::DUPLICATE, id.place, message, help);
                return None;
            }
            found.push(lot);
        }
        Some(found)
    }
}
