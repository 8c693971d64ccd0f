//! How firm a decision is: as text with small charts in English or Swedish, as CSV and JSON.

mod changes;
mod csv;
mod json;
mod models;
mod places;
mod sections;
mod teller;
mod without;

use anbud::keyed::Key;
use anbud::procedure::{Item, Language};
use anbud::tenders::Tender;
use anbud_analysis::compare::Comparison;
use anbud_analysis::sensitivity::{NoAcceptability, Part, Sensitivity, Subject};

use crate::View;
use crate::style::{faint, heading, plain, strong};
use crate::table::Table;
use crate::text::filled;
pub use csv::csv;
pub use json::json;
use teller::Teller;

/// What these readings read: what was found beside the evaluation it was found in.
#[derive(Debug, Clone, Copy)]
pub struct Firm<'a> {
    /// The evaluation.
    pub view: &'a View<'a>,
    /// How firm its decision is.
    pub found: &'a Sensitivity,
    /// The same tenders under other models, where that was asked for.
    pub models: Option<&'a Comparison>,
    /// The language of the text.
    pub language: Language,
}

/// A section of the text: its heading, a table, and lines below it.
struct Section {
    heading: String,
    table: Option<Table>,
    lines: Vec<String>,
}

impl Section {
    /// A section; none where it has nothing to say.
    fn of(heading: String, table: Table, lines: Vec<String>) -> Option<Section> {
        let table = (!table.rows.is_empty()).then_some(table);
        (table.is_some() || !lines.is_empty()).then_some(Section { heading, table, lines })
    }
}

/// How firm the decision is, for a terminal of so many columns; none where nothing limits the width.
#[must_use]
pub fn text(firm: &Firm<'_>, width: Option<usize>) -> String {
    let teller = Teller::new(firm);
    let procurement = &firm.view.procedure.procurement;
    let subtitle = format!("{} · {}", plain(&procurement.authority), plain(&procurement.reference));
    let mut text = format!("{}\n{subtitle}\n", strong(&plain(&procurement.title)));
    text += &format!("\n{}\n", strong(&filled(&sections::decision(&teller), "", "", width)));
    for section in sections::all(&teller) {
        text += &format!("\n{}\n", heading(&section.heading));
        if let Some(table) = &section.table {
            text += &indented(&table.terminal(width.map(|width| width.saturating_sub(2))));
        }
        for line in &section.lines {
            text += &format!("{}\n", filled(line, "  ", "    ", width));
        }
    }
    text + &format!("\n{}\n", faint(&filled(&teller.word("sens-exactly"), "", "", width)))
}

fn indented(text: &str) -> String {
    let line = |line: &str| format!("{}\n", format!("  {line}").trim_end());
    text.lines().map(line).collect()
}

/// Why there is no rank acceptability, as the name of a sentence and in JSON.
fn no_acceptability(why: NoAcceptability) -> &'static str {
    match why {
        NoAcceptability::OneWeight => "one-weight",
        NoAcceptability::OneTender => "one-tender",
        NoAcceptability::NotLinear => "not-linear",
    }
}

impl<'a> Firm<'a> {
    fn id(&self, tender: Key<Tender>) -> &'a str {
        &self.view.tenders.list[tender].id
    }

    fn item_id(&self, item: Item) -> &'a str {
        self.view.procedure.item_id(item)
    }

    /// The word for a subject, its id, and the tender it is about, if it is about one.
    fn subject(&self, subject: Subject) -> (&'static str, &'a str, Option<&'a str>) {
        let (procedure, sheet) = (self.view.procedure, self.view.sheet);
        match subject {
            Subject::Weight(criterion) => ("weight", &procedure.criteria[criterion].id, None),
            Subject::Price(tender) => ("price", self.id(tender), Some(self.id(tender))),
            Subject::UnitPrice(tender, item) => {
                let item = &procedure.price_sheet.items[item];
                let what = if item.list_price.is_some() { "discount" } else { "unit-price" };
                (what, &item.id, Some(self.id(tender)))
            }
            Subject::Score(tender, item) => ("score", self.item_id(item), Some(self.id(tender))),
            Subject::Group(group, tender) => {
                ("group", &procedure.groups[group].id, Some(self.id(tender)))
            }
            Subject::Evaluator(evaluator, tender) => {
                ("evaluator", &sheet.evaluators[evaluator].id, Some(self.id(tender)))
            }
        }
    }

    /// The word for a part, and its id.
    fn part(&self, part: Part) -> (&'static str, &'a str) {
        let (procedure, sheet) = (self.view.procedure, self.view.sheet);
        match part {
            Part::Evaluator(key) => ("evaluator", &sheet.evaluators[key].id),
            Part::Group(key) => ("group", &procedure.groups[key].id),
            Part::Criterion(key) => ("criterion", &procedure.criteria[key].id),
            Part::Requirement(key) => ("requirement", &procedure.requirements[key].id),
            Part::Tender(key) => ("tender", self.id(key)),
        }
    }
}
