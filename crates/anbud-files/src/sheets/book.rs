//! One book: its pages, then the scales.

use anbud::Procedure;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, XlsxError};

use super::plan::{BookPlan, TenderRow};
use super::words::Words;
use super::{ScoreBook, SheetsError, TenderNames, page, scales};

/// Writes a book.
pub(super) fn write(
    procedure: &Procedure,
    plan: &BookPlan,
    tenders: &[TenderRow],
    names: TenderNames,
) -> Result<ScoreBook, SheetsError> {
    let bytes = bytes(procedure, plan, tenders, names);
    let failed = |error: XlsxError| SheetsError::Workbook(plan.name.clone(), error.to_string());
    Ok(ScoreBook { name: plan.name.clone(), bytes: bytes.map_err(failed)? })
}

fn bytes(
    procedure: &Procedure,
    plan: &BookPlan,
    tenders: &[TenderRow],
    names: TenderNames,
) -> Result<Vec<u8>, XlsxError> {
    let words = Words::of(procedure.procurement.language);
    let mut workbook = Workbook::new();
    // the same case gives the same bytes: the time of writing is no part of it
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_creation_datetime(&created);
    let title: String = procedure.procurement.title.chars().take(200).collect();
    workbook.set_properties(&properties.set_title(title));
    let locks =
        ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    for _ in &plan.pages {
        workbook.add_worksheet();
    }
    let last = workbook.add_worksheet();
    last.set_name(words.scales)?;
    let lists = scales::write(last, procedure, words, &locks)?;
    for (sheet, page) in workbook.worksheets_mut().iter_mut().zip(&plan.pages) {
        let name = if page.name.is_empty() { words.scores } else { &page.name };
        let is_taken = name.eq_ignore_ascii_case(words.scales);
        sheet.set_name(if is_taken { format!("{name}-1") } else { name.to_owned() })?;
        let setting = page::Setting { procedure, words, lists: &lists, tenders, names };
        page::write(sheet, &setting, page)?;
        sheet.protect_with_options(&locks);
    }
    workbook.save_to_buffer()
}
