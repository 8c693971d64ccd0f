//! Workbooks for cases: a block of text becomes the bytes of an `.xlsx`.
//!
//! A line `[Name]` begins a sheet. Any other line is a row of cells with commas between them:
//!
//! | cell | becomes |
//! | --- | --- |
//! | `3.5` | a number |
//! | `'3,5'`, `north` | a text; between apostrophes it may hold commas |
//! | `2018-05-03`, `2018-05-03T14:30:00` | a date |
//! | `true` | a truth value |
//! | `=1+2 -> 3` | a formula with the value saved beside it, or none |
//! | `#N/A` | an error |

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// The bytes of a workbook.
///
/// # Panics
/// Where the text describes no workbook.
#[must_use]
pub fn bytes(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let name = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        let name = name.expect("a sheet begins with its name in brackets");
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        let mut row = 0;
        while let Some(line) = lines.next_if(|line| !line.starts_with('[')) {
            for (column, cell) in (0..).zip(cells(line)) {
                write(sheet, row, column, &cell);
            }
            row += 1;
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let is_open = text.lines().any(|line| line.ends_with(" ->") || line.contains(" ->,"));
    // some programs write formulas without a value; this library always writes one
    if is_open { changed(&bytes, &format!("<v>{NO_VALUE}</v>"), "<v></v>") } else { bytes }
}

/// The value of a formula that has none.
const NO_VALUE: &str = "123456789";

/// The cells of a line; commas between apostrophes belong to a cell.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            ',' if !is_quoted => cells.push(String::new()),
            letter => {
                is_quoted ^= letter == '\'';
                cells.last_mut().unwrap().push(letter);
            }
        }
    }
    cells
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let text = cell.strip_prefix('\'').and_then(|cell| cell.strip_suffix('\''));
    let written = if let Some(text) = text {
        sheet.write_string(row, column, text)
    } else if let Some((formula, value)) = cell.split_once(" ->") {
        let value = if value.is_empty() { NO_VALUE } else { value.trim() };
        sheet.write_formula(row, column, Formula::new(formula).set_result(value))
    } else if cell.starts_with('#') {
        sheet.write_formula(row, column, Formula::new("=NA()").set_result(cell))
    } else if let Ok(number) = cell.parse::<f64>() {
        sheet.write_number(row, column, number)
    } else if let Ok(truth) = cell.parse::<bool>() {
        sheet.write_boolean(row, column, truth)
    } else if let (Some('0'..='9'), Ok(moment)) =
        (cell.chars().next(), ExcelDateTime::parse_from_str(cell))
    {
        sheet.write_datetime_with_format(row, column, &moment, &date)
    } else if cell.is_empty() {
        return;
    } else {
        sheet.write_string(row, column, cell)
    };
    written.unwrap();
}

/// The same workbook with a part of it changed: what stands in all of its parts, from one text to another.
///
/// # Panics
/// Where the bytes are no workbook.
#[must_use]
pub fn changed(workbook: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let name = part.name().unwrap().into_owned();
        changed.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        changed.write_all(text.replace(from, to).as_bytes()).unwrap();
    }
    changed.finish().unwrap().into_inner()
}

/// The same workbook with a part of so many mebibytes of nothing.
///
/// # Panics
/// Where the bytes are no workbook.
#[must_use]
pub fn with_part(workbook: &[u8], mebibytes: usize) -> Vec<u8> {
    let mut larger = zip::ZipWriter::new_append(Cursor::new(workbook.to_vec())).unwrap();
    larger.start_file("xl/media/nothing", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..mebibytes {
        larger.write_all(&vec![0; 1 << 20]).unwrap();
    }
    larger.finish().unwrap().into_inner()
}

/// The same workbook with numbers or texts in empty cells of a sheet, as somebody fills them in.
///
/// # Panics
/// Where there is no such sheet, or a cell is not there or not empty.
#[must_use]
pub fn filled(workbook: &[u8], sheet: u32, cells: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    let part = format!("xl/worksheets/sheet{sheet}.xml");
    archive.by_name(&part).unwrap().read_to_string(&mut text).unwrap();
    let mut after = text.clone();
    for (cell, content) in cells {
        let begin = after.find(&format!("<c r=\"{cell}\"")).expect("the cell is there");
        let end = begin + after[begin..].find("/>").expect("the cell is empty");
        let written = match content.parse::<f64>() {
            Ok(_) => format!("><v>{content}</v></c>"),
            Err(_) => format!(" t=\"inlineStr\"><is><t>{content}</t></is></c>"),
        };
        after.replace_range(end..end + 2, &written);
    }
    changed(workbook, &text, &after)
}

/// All parts of a workbook, one after another.
///
/// # Panics
/// Where the bytes are no workbook.
#[must_use]
pub fn parts(workbook: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}
