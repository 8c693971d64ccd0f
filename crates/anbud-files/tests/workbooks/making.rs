//! Workbooks made by hand, as no spreadsheet makes them.

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use zip::write::SimpleFileOptions;

const PARTS: [(&str, &str); 4] = [
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Scores\" sheetId=\"1\" \
         r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ),
    (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    ),
];

/// A workbook with one sheet of these rows.
pub(crate) fn workbook(rows: &mut dyn Read) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in PARTS {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    archive.write_all(b"<worksheet><sheetData>").unwrap();
    std::io::copy(rows, &mut archive).unwrap();
    archive.write_all(b"</sheetData></worksheet>").unwrap();
    archive.finish().unwrap().into_inner()
}

/// What is wrong with a workbook.
pub(crate) fn mistakes(workbook: Vec<u8>) -> Vec<String> {
    let file: Arc<str> = "scores/a.xlsx".into();
    let found = anbud_files::read_workbook(Cursor::new(workbook), &file, None).unwrap();
    found.into_iter().map(|mistake| format!("{}: {}", mistake.code, mistake.message)).collect()
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// The row with the names of the columns.
pub(crate) fn names() -> String {
    let names = ["tender", "requirement", "evaluator", "score"];
    let cells = names.iter().zip(["A1", "B1", "C1", "D1"]).map(|(name, place)| cell(place, name));
    format!("<row r=\"1\">{}</row>", cells.collect::<String>())
}
