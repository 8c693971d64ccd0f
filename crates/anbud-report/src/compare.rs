//! The same tenders under several models: as a table, Markdown, CSV and JSON.

mod csv;
mod json;
mod lines;
mod table;
mod words;

use anbud::procedure::Basis;
use anbud::{Procedure, Sheet, Tenders};
use anbud_analysis::compare::{Column, Comparison, Evaluated};

use crate::View;
use crate::style::{faint, heading, plain, strong};
use crate::table::{Table, escaped};
use crate::text::filled;
pub use csv::csv;
pub use json::json;

/// What these readings read: a comparison beside the documents it came from.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The rules as published.
    pub procedure: &'a Procedure,
    /// What was submitted.
    pub tenders: &'a Tenders,
    /// The scores that count.
    pub sheet: &'a Sheet,
    /// What came of the comparison.
    pub comparison: &'a Comparison,
}

impl<'a> Compared<'a> {
    /// A view of one column that was evaluated.
    fn view(&self, evaluated: &'a Evaluated) -> View<'a> {
        View::new(&evaluated.procedure, self.tenders, self.sheet, &evaluated.evaluation, [])
    }

    /// What a column is called: its model, and for the rules as published that they are.
    fn title(&self, column: &Column) -> String {
        match column.is_published {
            true => words::published(&column.model, self.curve()),
            false => column.model.to_string(),
        }
    }

    /// The model of the price criterion, where it has one.
    fn curve(&self) -> Option<&'a str> {
        let mut criteria = self.procedure.criteria.iter().filter(|it| it.basis == Basis::Price);
        criteria.find_map(|criterion| criterion.curve.as_ref()?.model.as_deref())
    }
}

/// A list below the table: its heading and its lines.
struct Section {
    heading: &'static str,
    lines: Vec<String>,
}

/// The comparison for a terminal of so many columns; none where nothing limits the width.
#[must_use]
pub fn text(compared: &Compared<'_>, width: Option<usize>) -> String {
    let procurement = &compared.procedure.procurement;
    let mut text =
        format!("{}\n{}\n\n", strong(&plain(&procurement.title)), lines::subtitle(compared));
    let (table, hidden): (Table, usize) = table::table(compared);
    text += &table.terminal(width);
    if hidden > 0 {
        text += &format!("{}\n", faint(&words::hidden(hidden)));
    }
    for section in lines::sections(compared) {
        text += &format!("\n{}\n", heading(section.heading));
        for line in &section.lines {
            text += &format!("{}\n", filled(line, "  ", "    ", width));
        }
    }
    text + &format!("\n{}\n", strong(&filled(&lines::verdict(compared), "", "", width)))
}

/// The comparison in Markdown, to be pasted into a document.
#[must_use]
pub fn markdown(compared: &Compared<'_>) -> String {
    let procurement = &compared.procedure.procurement;
    let title = escaped(&plain(&procurement.title));
    let (table, hidden) = table::table(compared);
    let mut text = format!("# {title}\n\n{}\n\n", escaped(&lines::subtitle(compared)));
    text += &table.markdown();
    if hidden > 0 {
        text += &format!("\n{}\n", words::hidden(hidden));
    }
    for section in lines::sections(compared) {
        text += &format!("\n## {}\n\n", section.heading);
        for line in &section.lines {
            text += &format!("- {}\n", escaped(line));
        }
    }
    text + &format!("\n**{}**\n", escaped(&lines::verdict(compared)))
}
