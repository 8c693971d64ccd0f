//! The outcome as a council reads it: what was bought, what wins, the table, who was rejected and why, what decided.

mod columns;
mod sections;

use anbud::catalogue;
use anbud::evaluation::Scope;
use anbud::procedure::Language;

use crate::View;
use crate::decision::decision;
use crate::language::Texts;
use crate::style::plain;
use crate::table::Table;
use crate::words;

/// The outcome, ready to be set as terminal text or Markdown.
pub(crate) struct Summary {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) principle: String,
    pub(crate) table: Table,
    /// Whether some figure of the table was rounded for it.
    pub(crate) is_rounded: bool,
    pub(crate) sections: Vec<Section>,
    pub(crate) decision: String,
}

/// A list below the table.
pub(crate) struct Section {
    pub(crate) heading: &'static str,
    pub(crate) items: Vec<Item>,
}

/// An entry of a list, with its particulars.
pub(crate) struct Item {
    pub(crate) text: String,
    pub(crate) details: Vec<String>,
}

/// Draws up the outcome.
pub(crate) fn summary(view: &View<'_>) -> Summary {
    let procurement = &view.procedure.procurement;
    let (table, is_rounded) = columns::table(view);
    Summary {
        title: plain(&procurement.title),
        subtitle: format!("{} · {}", plain(&procurement.authority), plain(&procurement.reference)),
        principle: principle(view),
        table,
        is_rounded,
        sections: sections::sections(view),
        decision: decision(view, &Texts::new(Language::English)),
    }
}

fn principle(view: &View<'_>) -> String {
    if view.evaluation.scope == Scope::Quality {
        return String::new();
    }
    let award = &view.procedure.award;
    let model = award.model.as_deref();
    let title = model.and_then(catalogue::find).map(|model| model.title.en.clone());
    let title = title.unwrap_or_else(|| words::OWN_FORMULA.to_owned());
    let last = award.formula.printed().pop().unwrap_or_default();
    words::principle(&title, model, &last, award.best)
}
