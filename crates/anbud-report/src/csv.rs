//! The outcome as CSV: one row for each tender, neutral decimal text.
//!
//! A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would be run as a formula by a spreadsheet:
//! it gets an apostrophe before it. Figures never do.

use anbud::derivation::Figure;
use anbud::evaluation::{Status, TenderResult};
use anbud::exact::Decimals;

use crate::View;

/// The names of the columns.
pub(crate) const COLUMNS: &str = "place,status,tender,tenderer,result,quality,price,points,value";

/// The outcome as CSV. Figures have ten decimals, or ten significant digits where that needs more.
#[must_use]
pub fn csv(view: &View<'_>) -> String {
    let mut text = format!("{COLUMNS}\n");
    for result in &view.evaluation.tenders {
        text += &row(view, result);
    }
    text
}

/// The row of a tender, with a line break at its end.
pub(crate) fn row(view: &View<'_>, result: &TenderResult) -> String {
    let tender = &view.tenders.list[result.tender];
    let place = result.place.map(|place| place.to_string()).unwrap_or_default();
    let figure = |figure: Option<Figure>| {
        figure.map(|figure| view.number(figure).decimal(Decimals::Ten)).unwrap_or_default()
    };
    let quality = result.quality.filter(|_| result.status != Status::Rejected);
    let cells = [
        place,
        result.status.word().to_owned(),
        cell(&tender.id),
        cell(&tender.tenderer),
        figure(result.result),
        figure(quality),
        figure(result.price),
        figure(result.points),
        figure(result.value.filter(|_| view.has_value())),
    ];
    format!("{}\n", cells.join(","))
}

/// A text as a cell: never a formula, quoted where it must be.
pub(crate) fn cell(text: &str) -> String {
    let begins_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if begins_formula { format!("'{text}") } else { text.to_owned() };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(cell("North AB"), "North AB");
        assert_eq!(cell("North, \"the\" AB"), "\"North, \"\"the\"\" AB\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-a,b"), "\"'-a,b\"");
    }
}
