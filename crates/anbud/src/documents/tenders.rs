//! Reading tenders.toml: what was submitted, checked against the rules.

mod answers;
mod combinations;
mod disclosure;
mod draw;
mod lots;
mod measures;
mod price;
mod scores;

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::DeTable;

use super::document::{self, Document};
use super::fields::{Fields, Limit};
use super::names::is_identifier;
use super::shown::shown;
use super::{Reading, value::Value};
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::Key;
use crate::procedure::{Item, Lot};
use crate::tenders::Tender;
use crate::{Place, Procedure, Source, Tenders};

/// How many tenders a case may have.
pub const TENDERS_MAX: usize = 10_000;

const TENDERS: Limit =
    Limit { most: TENDERS_MAX, code: codes::LIMIT_TENDERS, text: "10,000 tenders" };

/// What one tender may answer, state or be scored on: no more than there are requirements.
const ENTRIES: Limit = Limit {
    most: 100_000,
    code: codes::LIMIT_REQUIREMENTS,
    text: "100,000 entries of one kind for a tender",
};

/// Reads tenders.toml: every tender that can be read, and every mistake, among them answers and scores that the
/// rules do not know.
///
/// A tender may go without a price and without measures: whether they are needed shows when it is evaluated.
#[must_use]
pub fn read_tenders(source: &Source, procedure: &Procedure) -> Reading<Tenders> {
    read(source, procedure, None)
}

/// Reads tenders.toml by the rules of one lot: of the tenders of other lots only id, tenderer and lot are read, and they are
/// left aside.
#[must_use]
pub fn read_tenders_of_lot(
    source: &Source,
    procedure: &Procedure,
    lot: Key<Lot>,
) -> Reading<Tenders> {
    let reading = read(source, procedure, Some(lot));
    Reading { value: reading.value.of_lot(lot), ..reading }
}

fn read(source: &Source, procedure: &Procedure, only: Option<Key<Lot>>) -> Reading<Tenders> {
    document::read(source, |document, table| {
        let reader = Reader {
            document,
            procedure,
            only,
            items: items(procedure),
            names: measures::taken(procedure),
        };
        reader.tenders(table)
    })
}

/// What the parts of the reader share.
struct Reader<'d, 'p> {
    document: &'d Document<'d>,
    procedure: &'p Procedure,
    /// The one lot whose tenders are read in full.
    only: Option<Key<Lot>>,
    /// Criteria and requirements by id.
    items: BTreeMap<&'p str, Item>,
    /// Names that no measure can have, with what they are.
    names: BTreeMap<&'p str, &'static str>,
}

fn items(procedure: &Procedure) -> BTreeMap<&str, Item> {
    let criteria = procedure.criteria.entries();
    let criteria = criteria.map(|(key, criterion)| (&*criterion.id, Item::Criterion(key)));
    let requirements = procedure.requirements.entries();
    let requirements = requirements.map(|(key, entry)| (&*entry.id, Item::Requirement(key)));
    criteria.chain(requirements).collect()
}

impl<'d> Reader<'d, '_> {
    fn tenders(&self, table: &'d DeTable<'d>) -> Tenders {
        let extent = self.document.extent_of_top();
        let mut top = Fields::new(self.document, "a file of tenders", table, extent);
        let mut tenders = Tenders::default();
        let mut known = BTreeMap::new();
        for value in top.tables("tender", TENDERS) {
            let tender =
                value.fields("a tender", "[[tender]]").and_then(|fields| self.tender(fields));
            tenders.damaged |= tender.is_none();
            if let Some(tender) = tender.filter(|tender| self.is_first(tender, &known)) {
                let (id, place) = (tender.id.clone(), tender.place.clone());
                known.insert(id, (tenders.list.push(tender), place));
            }
        }
        tenders.damaged |= self.document.is_doubtful || tenders.list.is_empty();
        if !top.states("tender") && !self.document.is_doubtful {
            top.missing("tender", "[[tender]]");
        }
        tenders.draw = draw::read(&mut top, &known);
        self.about_lots(&mut top, &mut tenders);
        top.finish();
        tenders
    }

    /// Reads a tender; none where it has no identifier.
    fn tender(&self, mut fields: Fields<'d>) -> Option<Tender> {
        let id = fields.id();
        let is_broken = self.document.is_broken(fields.extent());
        if !id.value.is_empty() && !is_identifier(&id.value) {
            let message = format!("{} cannot be the id of a tender", shown(&id.value));
            let help = "write letters, digits, `_`, `.`, `-` or `/`";
            self.document.mistake(codes::IDENTIFIER, id.place.clone(), message, help);
        }
        let tenderer =
            filled(&mut fields, "tenderer", "tenderer = \"North AB\"").unwrap_or_default();
        let lot = self.lot(&mut fields);
        let is_elsewhere = self.only.is_some() && lot.is_some() && lot != self.only;
        if is_elsewhere && !id.value.is_empty() {
            // what is wrong with it is found when its lot is read
            let shell = Tender::new(id.value, tenderer);
            return Some(Tender { lot, place: id.place, ..shell });
        }
        let price = price::read(&mut fields);
        let meets = self.answers(&mut fields, &id, is_broken);
        let measures = self.measures(&mut fields);
        let scores = self.scores(&mut fields);
        let confidential = self.confidential(&mut fields);
        let reasons = self.reasons(&mut fields);
        fields.finish();
        let (id, place) = (Arc::from(id.value), id.place);
        let tender = Tender {
            id,
            tenderer,
            lot,
            together: None,
            price,
            unit_prices: Vec::new(),
            meets,
            measures,
            scores,
            confidential,
            reasons,
            place,
        };
        (!tender.id.is_empty()).then_some(tender)
    }

    /// Reports a tender whose id another one has.
    fn is_first(&self, tender: &Tender, known: &Known) -> bool {
        let Some((_, first)) = known.get(&tender.id) else {
            return true;
        };
        let message = format!("two tenders have the id {}", shown(&tender.id));
        self.twice(
            message,
            tender.place.clone(),
            first.clone(),
            "give each tender an id of its own",
        );
        false
    }

    /// Reports something stated twice.
    fn twice(&self, message: String, again: Place, first: Place, help: &str) {
        let mistake = Diagnostic::mistake(codes::DUPLICATE, message)
            .at(again, "stated again here")
            .at(first, "first stated here");
        self.document.report(mistake.help(help));
    }

    /// Finds a criterion or requirement, or reports that there is none.
    fn item(&self, id: &str, place: &Place) -> Option<Item> {
        let item = self.items.get(id).copied();
        if item.is_none() {
            let message = format!("there is no criterion or requirement {}", shown(id));
            let help = self.document.suggestion(id, self.items.keys().copied());
            let help = help.unwrap_or_else(|| "name one of the criteria file".to_owned());
            self.document.mistake(codes::UNKNOWN_REFERENCE, place.clone(), message, help);
        }
        item
    }
}

/// The tenders read so far by id, with their places.
type Known = BTreeMap<Arc<str>, (Key<Tender>, Place)>;

/// Takes a text that must be there and not be empty.
fn filled(fields: &mut Fields<'_>, key: &'static str, example: &str) -> Option<Arc<str>> {
    let is_stated = fields.states(key);
    let text = fields.text(key);
    if !is_stated {
        fields.missing(key, example);
    }
    let text = text?;
    if text.value.trim().is_empty() {
        let help = format!("write `{example}`");
        let message = format!("`{key}` is empty");
        fields.document.mistake(codes::MISSING_KEY, text.place, message, help);
        return None;
    }
    Some(text.value.into())
}

/// The entries of a table under ids or names of the user's own.
fn entries<'d>(
    fields: &mut Fields<'d>,
    key: &'static str,
    example: &str,
) -> Vec<(crate::procedure::draft::Text, Value<'d>)> {
    fields.value(key).and_then(|value| value.entries(example, ENTRIES)).unwrap_or_default()
}
