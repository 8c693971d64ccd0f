//! Workbooks: what stands in their cells, what LibreOffice makes of them, and one cell changed.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};

/// The cells of a workbook by sheet, row and column, counted from 0.
pub type Cells = BTreeMap<(String, u32, u32), Data>;

/// Recalculates on loading, whatever the file says.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// What stands in a workbook.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
pub fn cells(path: &Path) -> Cells {
    let mut book: Xlsx<_> = calamine::open_workbook(path)
        .unwrap_or_else(|error: calamine::XlsxError| panic!("{}: {error}", path.display()));
    let mut found = Cells::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).expect("a sheet can be read");
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let at = |offset: usize, start: u32| start + u32::try_from(offset).unwrap();
            found.insert((sheet.clone(), at(row, top), at(column, left)), data.clone());
        }
    }
    found
}

/// Lets LibreOffice calculate every workbook of a folder anew; what it makes of them stands in the folder `anew` below it.
///
/// # Panics
/// Where LibreOffice is not there or fails.
pub fn calculate_anew(folder: &Path) {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    std::fs::write(profile.join("user/registrymodifications.xcu"), PROFILE).unwrap();
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    files.sort();
    let output = Command::new("libreoffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(folder.join("anew"))
        .args(&files)
        .output()
        .expect("LibreOffice is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Writes a workbook with another number in one cell; every other cell keeps its formula and the value it had.
///
/// # Panics
/// Where the cell holds no number.
pub fn with_changed_cell(from: &Path, to: &Path, (sheet, cell): (usize, &str), number: &str) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let mut written = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == format!("xl/worksheets/sheet{sheet}.xml") {
            bytes = changed(&String::from_utf8(bytes).unwrap(), cell, number).into_bytes();
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(&bytes).unwrap();
    }
    written.finish().unwrap();
}

fn changed(xml: &str, cell: &str, number: &str) -> String {
    let at = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
    let value = at + xml[at..].find("<v>").expect("the cell holds something") + "<v>".len();
    let end = value + xml[value..].find("</v>").expect("the value ends");
    assert!(!xml[at..end].contains("<f>"), "{cell} is a formula");
    format!("{}{number}{}", &xml[..value], &xml[end..])
}

/// The words that choose what a workbook is of: nothing for a case without lots, else `--lot` and each lot in turn.
///
/// # Panics
/// Where the rules cannot be read.
#[must_use]
pub fn lots(case: &Path) -> Vec<Vec<String>> {
    let rules: toml::Table = toml::from_str(&crate::project::text(&case.join("criteria.toml")))
        .expect("the rules are TOML");
    let lots = rules.get("lot").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    if lots.is_empty() {
        return vec![Vec::new()];
    }
    let words =
        |lot: &toml::Value| vec!["--lot".to_owned(), lot["id"].as_str().unwrap().to_owned()];
    lots.iter().map(words).collect()
}

/// The places on the sheet of the award, by tender.
#[must_use]
pub fn places(cells: &Cells, sheet: &str) -> Vec<(String, String)> {
    let text = |row: u32, column: u32| {
        cells.get(&(sheet.to_owned(), row, column)).map(ToString::to_string).unwrap_or_default()
    };
    let rows = (7..).map_while(|row| {
        let tender = text(row, 1);
        (!tender.is_empty()).then(|| (tender, text(row, 0)))
    });
    let mut places: Vec<_> = rows.collect();
    places.sort();
    places
}

/// The places that the engine finds, by tender.
///
/// # Panics
/// Where the case has mistakes.
#[must_use]
pub fn places_by_engine(case: &Path, lot: &[String]) -> Vec<(String, String)> {
    let words = ["evaluate", case.to_str().unwrap(), "-f", "csv"].map(str::to_owned);
    let words = [&words[..], lot].concat();
    let (printed, exit) = crate::anbud::run(&words, Path::new("/"));
    assert!(exit == 0 || exit == 4, "{printed}");
    // what is not decided is said behind the table
    let is_row = |line: &&str| line.contains(',') && !line.starts_with("undecided: ");
    let rows = printed.lines().skip(1).take_while(is_row);
    let mut places: Vec<_> = rows
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let place = if cells[0].is_empty() { "–" } else { cells[0] };
            (cells[2].to_owned(), place.to_owned())
        })
        .collect();
    places.sort();
    places
}
