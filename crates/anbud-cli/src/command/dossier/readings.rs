//! What is made from a case for its dossier: record, report, workbooks.

use std::collections::BTreeSet;

use anbud::Diagnostic;
use anbud::evaluation::Scope;
use anbud::procedure::{Language, Procedure};
use anbud_files::{Case, Part, lots_record_text, record_text};
use anbud_report::lots::LotsView;
use anbud_report::report::{self, Options, Sensitivity};
use anbud_report::{View, workbook};

use crate::case;
use crate::ending::Ending;
use crate::firmness;
use crate::output::file_name;
use crate::recorded::{self, Recorded};
use crate::session::Session;

/// The readings of a case.
pub(super) struct Readings {
    /// The record, of which report and instructions tell.
    pub(super) record: Recorded,
    /// The files.
    pub(super) parts: Vec<Part>,
    /// The names of the workbooks among them.
    pub(super) workbooks: Vec<String>,
}

/// The readings of a case, or of the lot that was chosen; none where there are mistakes, and then they were said.
pub(super) fn of(
    case: &Case,
    language: Option<Language>,
    session: &mut Session<'_, '_>,
) -> Result<Option<Readings>, Ending> {
    if case::lots::are_all(case) {
        return of_lots(case, language, session);
    }
    let Some(evaluated) = case::evaluated_or_said(case, Scope::Whole, session)? else {
        return Ok(None);
    };
    let view = evaluated.view();
    let record = evaluated.record(case)?;
    let firm = firmness::examined(&view, &record)?;
    let parts = vec![book(&view, "award.xlsx".to_owned(), session)?];
    let options = options(recorded::spoken(language, view.procedure), firm.as_ref());
    readings(Recorded::One(Box::new(record)), parts, &options).map(Some)
}

/// The same of all lots: a workbook for each, and one record and one report of all.
fn of_lots(
    case: &Case,
    language: Option<Language>,
    session: &mut Session<'_, '_>,
) -> Result<Option<Readings>, Ending> {
    let outcome = match case::lots::evaluated(case, Scope::Whole) {
        Ok(outcome) => outcome,
        Err(mistakes) => return case::say(session, case, mistakes).map(|()| None),
    };
    let (documents, record) = (case.lots(), case::lots::record(case, &outcome)?);
    let views = LotsView::new(&documents, &outcome, &[] as &[Diagnostic]);
    let (Some(views), Some(record), Some(first)) = (views, record, documents.first()) else {
        return Ok(None);
    };
    let (mut taken, mut parts) = (BTreeSet::new(), Vec::new());
    for (lot, view) in views.lots() {
        let name = format!("award-{}.xlsx", file_name(&lot.id, &mut taken));
        parts.push(book(&view, name, session)?);
    }
    let procedure: &Procedure = first.procedure;
    let options = options(recorded::spoken(language, procedure), None);
    readings(Recorded::Lots(Box::new(record)), parts, &options).map(Some)
}

/// The workbook of an award; none where it is too large for one, which is said.
fn book(
    view: &View<'_>,
    name: String,
    session: &mut Session<'_, '_>,
) -> Result<Option<Part>, Ending> {
    match workbook::workbook(view) {
        Ok(file) => Ok(Some(Part::new(name, file))),
        Err(error) => {
            session.say(&format!("the dossier has no `{name}`: {error}\n"))?;
            Ok(None)
        }
    }
}

fn options(language: Language, firm: Option<&Sensitivity>) -> Options<'_> {
    Options { language: Some(language), sensitivity: firm, ..Options::default() }
}

fn readings(
    record: Recorded,
    workbooks: Vec<Option<Part>>,
    options: &Options<'_>,
) -> Result<Readings, Ending> {
    let mut parts: Vec<Part> = workbooks.into_iter().flatten().collect();
    let workbooks = parts.iter().map(|part| part.name.clone()).collect();
    let for_file = Options { for_file: true, ..options.clone() };
    let (text, html, markdown) = match &record {
        Recorded::One(one) => {
            (record_text(one), report::html(one, options), report::markdown(one, &for_file))
        }
        Recorded::Lots(lots) => (
            lots_record_text(lots),
            report::html_of_lots(lots, options),
            report::markdown_of_lots(lots, &for_file),
        ),
    };
    let html = html.map_err(|error| Ending::refused(error.to_string(), ""))?;
    parts.extend([
        Part::new("record.json", text.map_err(|error| Ending::Output(error.into()))?),
        Part::new("report.html", html),
        Part::new("report.md", markdown),
    ]);
    Ok(Readings { record, parts, workbooks })
}
