//! Reading criteria.toml: the rules of the award as somebody stated them.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::document::{self, Document};
use super::fields::{Fields, Limit};
use super::meaning::{Meaning, canonical, seal_of_bytes};
use super::value::Percent;
use super::{Reading, criterion, lots, price_sheet, rules};
use crate::diagnostic::codes;
use crate::procedure::draft::{
    Draft, LineItemDraft, LotsDraft, PriceSheetDraft, ProcurementDraft, RequirementDraft,
    ScoringDraft,
};
use crate::{Literal, Source};

/// The format of criteria files that this version reads.
const FORMAT: i64 = 1;

pub(super) const MANY: Limit =
    Limit { most: 10_000, code: codes::LIMIT_CRITERIA, text: "10,000 entries of one kind" };
pub(super) const PARAMETERS: Limit =
    Limit { most: 10_000, code: codes::LIMIT_CRITERIA, text: "10,000 parameters" };
const REQUIREMENTS: Limit =
    Limit { most: 100_000, code: codes::LIMIT_REQUIREMENTS, text: "100,000 requirements" };
const ITEMS: Limit = Limit { most: 100_000, code: codes::LIMIT_ITEMS, text: "100,000 items" };

/// What criteria.toml states: the rules as a draft, and their meaning as it is sealed.
///
/// ```
/// use anbud::{Source, documents::read_criteria};
/// let read = |text: &str| read_criteria(&Source::new("criteria.toml", text)).value.into_draft();
/// let one = read("format = 1\n[rounding]\nresult = { decimals = 2, mode = \"half-up\" } # as published");
/// let other = read("format = 1.0\nrounding.result.mode = 'half-up'\nrounding.result.decimals = 2");
/// assert_eq!(one.seal, other.seal);
/// ```
#[derive(Debug, Clone)]
pub struct Criteria {
    /// The rules as stated, without the seal.
    pub draft: Draft,
    meaning: BTreeMap<String, Meaning>,
}

impl Criteria {
    /// Adds a requirement from a row of requirements.csv, as if it were written in criteria.toml.
    ///
    /// `columns` are the filled columns under the names they have in the file, with what they say: numbers from
    /// their [`Literal`], `mandatory` as true or false, everything else as the text that stands there.
    ///
    /// ```
    /// use anbud::Source;
    /// use anbud::documents::{Meaning, read_criteria};
    /// use anbud::procedure::draft::RequirementDraft;
    /// let text = "format = 1\n[[requirement]]\nid = \"M-1\"\nmandatory = true\n";
    /// let in_toml = read_criteria(&Source::new("criteria.toml", text)).value;
    /// let mut in_csv = read_criteria(&Source::new("criteria.toml", "format = 1\n")).value;
    /// let row: RequirementDraft = in_toml.draft.requirements[0].clone();
    /// in_csv.add_requirement(row, [("requirement", Meaning::from("M-1")), ("mandatory", Meaning::from(true))]);
    /// assert_eq!(in_csv.into_draft().seal, in_toml.into_draft().seal);
    /// ```
    pub fn add_requirement<'a>(
        &mut self,
        requirement: RequirementDraft,
        columns: impl IntoIterator<Item = (&'a str, Meaning)>,
    ) {
        self.add_row("requirement", columns);
        self.draft.requirements.push(requirement);
    }

    /// Adds an item from a row of items.csv, as if it were written in criteria.toml; `columns` as for requirements.
    ///
    /// ```
    /// use anbud::{Literal, Source};
    /// use anbud::documents::{Meaning, read_criteria};
    /// let text = "format = 1\n[[item]]\nid = \"floor\"\nquantity = 120.0\n";
    /// let in_toml = read_criteria(&Source::new("criteria.toml", text)).value;
    /// let mut in_csv = read_criteria(&Source::new("criteria.toml", "format = 1\n")).value;
    /// let row = in_toml.draft.price_sheet.items[0].clone();
    /// in_csv.add_item(row, [("item", Meaning::from("floor")), ("quantity", Meaning::from(Literal::whole(120)))]);
    /// assert_eq!(in_csv.into_draft().seal, in_toml.into_draft().seal);
    /// ```
    pub fn add_item<'a>(
        &mut self,
        item: LineItemDraft,
        columns: impl IntoIterator<Item = (&'a str, Meaning)>,
    ) {
        self.add_row("item", columns);
        self.draft.price_sheet.items.push(item);
    }

    /// Adds what a row of a list says; the column that is named after the list holds the identifier.
    fn add_row<'a>(&mut self, list: &str, columns: impl IntoIterator<Item = (&'a str, Meaning)>) {
        let key = |column: &str| if column == list { "id".to_owned() } else { column.to_owned() };
        let row = columns.into_iter().map(|(column, says)| (key(column), says)).collect();
        let rows = self.meaning.entry(list.to_owned());
        // where criteria.toml holds something else under this key, it has a mistake and is never sealed
        if let Meaning::List(rows) = rows.or_insert_with(|| Meaning::List(Vec::new())) {
            rows.push(Meaning::Table(row));
        }
    }

    /// The canonical JSON that is sealed.
    ///
    /// ```
    /// use anbud::{Source, documents::read_criteria};
    /// let text = "[[criterion]]\nid = \"b\"\nweight = 40.0\n[[criterion]]\nweight = 60\nid = \"a\"\n";
    /// let criteria = read_criteria(&Source::new("criteria.toml", text)).value;
    /// assert_eq!(criteria.canonical(), r#"{"criterion":[{"id":"a","weight":"60"},{"id":"b","weight":"40"}]}"#);
    /// ```
    #[must_use]
    pub fn canonical(&self) -> String {
        canonical(self.meaning.clone())
    }

    /// The draft with its seal of meaning, and the canonical JSON that the seal is of.
    #[must_use]
    pub fn into_draft(self) -> Draft {
        let sealed = canonical(self.meaning);
        Draft { seal: seal_of_bytes(sealed.as_bytes()), sealed, ..self.draft }
    }
}

/// Reads criteria.toml: everything that can be read, and every mistake in it that shows without the whole.
///
/// What is stated wrongly is absent from the draft and marked there as damaged; whether the rules fit together is
/// for [`Draft::build`](crate::procedure::draft::Draft) to say.
#[must_use]
pub fn read_criteria(source: &Source) -> Reading<Criteria> {
    document::read(source, |document, table| {
        let meaning = Meaning::of_table(table);
        let draft = Top::new(document, table).draft();
        Criteria { draft, meaning }
    })
}

/// The top table, which knows whether a part of it is lost as a whole.
struct Top<'d> {
    document: &'d Document<'d>,
    fields: Fields<'d>,
    is_damaged: bool,
}

impl<'d> Top<'d> {
    fn new(document: &'d Document<'d>, table: &'d DeTable<'d>) -> Self {
        let fields = Fields::new(document, "a criteria file", table, document.extent_of_top());
        Top { document, fields, is_damaged: document.is_doubtful }
    }

    fn draft(mut self) -> Draft {
        self.format();
        let price = self.table("price", "`[price]`", price_sheet::price).unwrap_or_default();
        let draft = Draft {
            procurement: self
                .table("procurement", "`[procurement]`", procurement)
                .unwrap_or_default(),
            parameters: self
                .taking(|fields| fields.named_numbers("parameters", Percent::Allowed, PARAMETERS)),
            award: self.table("award", "`[award]`", rules::award),
            scales: self.list("scale", "a scale", MANY, criterion::scale),
            criteria: self.list("criterion", "a criterion", MANY, criterion::criterion),
            requirements: self.list(
                "requirement",
                "a requirement",
                REQUIREMENTS,
                criterion::requirement,
            ),
            price: price.rule,
            price_sheet: PriceSheetDraft {
                items: self.list("item", "an item", ITEMS, price_sheet::item),
                parts: self.list("part", "a part", MANY, price_sheet::part),
                count: price.count,
                prevails: price.prevails,
            },
            lots: LotsDraft {
                list: self.list("lot", "a lot", MANY, lots::lot),
                ..self.table("lots", "`[lots]`", lots::lots).unwrap_or_default()
            },
            rejections: self.list("rejection", "a rejection", MANY, rules::rejection),
            groups: self.list("group", "a group", MANY, criterion::group),
            groups_elsewhere: Vec::new(),
            scoring: self.table("scoring", "`[scoring]`", rules::scoring).unwrap_or_default(),
            rounding: self.taking(rules::rounding),
            abnormal: self.table("abnormal", "`[abnormal]`", rules::abnormal),
            coverage: self.list("coverage", "`[[coverage]]`", MANY, rules::coverage),
            place: Some(self.document.end()),
            seal: String::new(),
            sealed: String::new(),
            damaged: false,
        };
        let losses = self.document.losses();
        self.fields.finish();
        let damaged = self.is_damaged || self.document.losses() > losses;
        // a table that is not here may be one that is lost
        let (procurement, scoring) = (draft.procurement, draft.scoring);
        let procurement_lost = damaged && procurement.place.is_none();
        let scoring_lost = damaged && scoring.place.is_none();
        Draft {
            damaged,
            procurement: ProcurementDraft {
                damaged: procurement.damaged || procurement_lost,
                ..procurement
            },
            scoring: ScoringDraft { damaged: scoring.damaged || scoring_lost, ..scoring },
            ..draft
        }
    }

    /// `format = 1` says which reading the file was written for.
    fn format(&mut self) {
        let help = format!("write `format = {FORMAT}` above the first heading");
        if !self.fields.states("format") {
            self.fields.value("format");
            if !self.document.is_doubtful {
                self.fields.missing("format", "format = 1");
            }
            return;
        }
        let Some(stated) = self.fields.number("format") else {
            return;
        };
        if stated.value != Literal::whole(FORMAT) {
            let version = env!("CARGO_PKG_VERSION");
            let message = format!("format {} is not read by anbud {version}", stated.value);
            self.document.mistake(codes::OUT_OF_RANGE, stated.place, message, help);
        }
    }

    /// Takes something, and notes when it is lost.
    fn taking<T>(&mut self, take: impl FnOnce(&mut Fields<'d>) -> T) -> T {
        let losses = self.document.losses();
        let taken = take(&mut self.fields);
        self.is_damaged |= self.document.losses() > losses;
        taken
    }

    /// Reads the table under a heading such as `[award]`.
    fn table<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        read: impl FnOnce(Fields<'d>) -> T,
    ) -> Option<T> {
        let fields = self.taking(|fields| fields.fields(key, what, &format!("[{key}]")))?;
        Some(read(fields))
    }

    /// Reads the tables under a repeated heading; one without an identifier is left out, and that is noted.
    fn list<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        limit: Limit,
        read: fn(Fields<'d>) -> Option<T>,
    ) -> Vec<T> {
        let values = self.taking(|fields| fields.tables(key, limit));
        let example = format!("[[{key}]]");
        let mut list = Vec::new();
        for value in values {
            let entry = value.fields(what, &example).and_then(read);
            self.is_damaged |= entry.is_none();
            list.extend(entry);
        }
        list
    }
}

fn procurement(mut fields: Fields<'_>) -> ProcurementDraft {
    let draft = ProcurementDraft {
        title: fields.text("title"),
        authority: fields.text("authority"),
        reference: fields.text("reference"),
        currency: fields.text("currency"),
        language: fields.text("language"),
        place: Some(fields.place()),
        damaged: false,
    };
    ProcurementDraft { damaged: fields.finish(), ..draft }
}
