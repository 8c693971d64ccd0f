//! How firm a decision is: as text with small charts, CSV and JSON.

mod csv;
mod json;
mod sections;
mod words;

use anbud::keyed::Key;
use anbud::procedure::Item;
use anbud::tenders::Tender;
use anbud_analysis::sensitivity::{Part, Sensitivity, Subject};

use crate::View;
use crate::style::{faint, heading, plain, strong};
use crate::table::Table;
use crate::text::filled;
pub use csv::csv;
pub use json::json;

/// What these readings read: what was found beside the evaluation it was found in.
#[derive(Debug, Clone, Copy)]
pub struct Firm<'a> {
    /// The evaluation.
    pub view: &'a View<'a>,
    /// How firm its decision is.
    pub found: &'a Sensitivity,
}

/// A section of the text: its heading, a table, and lines below it.
struct Section {
    heading: &'static str,
    table: Option<Table>,
    lines: Vec<String>,
}

/// How firm the decision is, for a terminal of so many columns; none where nothing limits the width.
#[must_use]
pub fn text(firm: &Firm<'_>, width: Option<usize>) -> String {
    let procurement = &firm.view.procedure.procurement;
    let subtitle = format!("{} · {}", plain(&procurement.authority), plain(&procurement.reference));
    let mut text = format!("{}\n{subtitle}\n", strong(&plain(&procurement.title)));
    text += &format!("\n{}\n", strong(&filled(&sections::decision(firm), "", "", width)));
    for section in sections::all(firm) {
        text += &format!("\n{}\n", heading(section.heading));
        if let Some(table) = &section.table {
            text += &table.terminal(width);
        }
        for line in &section.lines {
            text += &format!("{}\n", filled(line, "  ", "    ", width));
        }
    }
    text + &format!("{}\n", faint(&filled(words::EXACTLY, "", "", width)))
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
