//! Workbooks calculated anew by LibreOffice: every figure agrees with the engine, and a changed cell changes the award as
//! the engine would. Needs `libreoffice` with Calc on the path.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops with a message"
)]

use std::path::{Path, PathBuf};

use anbud::catalogue::{self, Family};
use anbud_tests::folder::Folder;
use anbud_tests::workbook::{
    Cells, calculate_anew, cells, places, places_by_engine, with_changed_cell,
};
use anbud_tests::{anbud as program, case, project};
use calamine::Data;

fn run(words: &[&str], dir: &Path) -> (String, u8) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    program::run(&words, dir)
}

/// The folders below a path that hold a whole case.
fn cases_below(path: &Path, found: &mut Vec<PathBuf>) {
    if path.join("criteria.toml").is_file() && path.join("tenders.toml").is_file() {
        found.push(path.to_owned());
    }
    let entries = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.iter().for_each(|folder| cases_below(folder, found));
}

/// Writes the workbooks of cases; what anbud refuses has none. Yields the names of the files with their cases.
fn write_workbooks(cases: &[(String, PathBuf)], folder: &Folder) -> Vec<(PathBuf, String)> {
    let mut written = Vec::new();
    for (at, (name, case)) in cases.iter().enumerate() {
        let file = folder.path().join(format!("{at:04}.xlsx"));
        let words = ["workbook", case.to_str().unwrap(), "-o", file.to_str().unwrap()];
        let (printed, exit) = run(&words, Path::new("/"));
        match exit {
            0 | 4 => written.push((file, name.clone())),
            2 => {}
            _ => panic!("{name}: {printed}"),
        }
    }
    written
}

/// The cells that say that figures differ, and errors.
fn wrong(cells: &Cells) -> Vec<String> {
    let is_wrong = |data: &Data| match data {
        Data::Error(_) => true,
        Data::String(text) => ["NO", "NEJ"].contains(&text.as_str()),
        _ => false,
    };
    let wrong = cells.iter().filter(|(_, data)| is_wrong(data));
    wrong.map(|((sheet, row, column), data)| format!("{sheet} {row} {column}: {data}")).collect()
}

fn agreeing(cells: &Cells) -> usize {
    let says = |data: &&Data| matches!(data, Data::String(text) if text == "yes" || text == "ja");
    cells.values().filter(says).count()
}

fn all_agree(written: &[(PathBuf, String)], folder: &Folder) {
    calculate_anew(folder.path());
    let mut failed = Vec::new();
    let mut rows = 0;
    for (file, name) in written {
        let cells = cells(&folder.path().join("anew").join(file.file_name().unwrap()));
        rows += agreeing(&cells);
        let wrong = wrong(&cells);
        if !wrong.is_empty() {
            failed.push(format!("{name} ({}): {}", file.display(), wrong.join("; ")));
        }
    }
    println!("{} workbooks, {rows} rows of figures agree", written.len());
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), written.len(), failed.join("\n"));
}

#[test]
fn every_figure_of_every_example_agrees() {
    let folder = Folder::new();
    let mut found = Vec::new();
    cases_below(&project::root().join("examples"), &mut found);
    let cases: Vec<_> = found.into_iter().map(|path| (project::name(&path), path)).collect();
    let written = write_workbooks(&cases, &folder);
    assert_eq!(written.len(), cases.len(), "every example has a workbook");
    all_agree(&written, &folder);
}

#[test]
fn every_figure_of_every_test_case_agrees() {
    let folder = Folder::new();
    let documents = ["tests/cases/evaluate", "tests/cases/explain", "tests/cases/compare"];
    let mut laid_out = Vec::new();
    let mut cases = Vec::new();
    for document in project::files_ending(&documents, ".md") {
        let own = case::laid_out(&document);
        let mut found = Vec::new();
        cases_below(own.path(), &mut found);
        cases.extend(found.into_iter().map(|path| (project::name(&document), path)));
        laid_out.push(own);
    }
    let written = write_workbooks(&cases, &folder);
    assert!(written.len() > 40, "only {} cases have a workbook", written.len());
    all_agree(&written, &folder);
}

#[test]
fn every_figure_of_every_model_agrees() {
    let folder = Folder::new();
    let models = catalogue::ids()
        .filter(|id| catalogue::find(id).is_some_and(|model| model.family == Family::Award));
    let mut cases = Vec::new();
    for id in models {
        let case = folder.path().join("cases").join(id);
        let (printed, exit) = run(&["init", case.to_str().unwrap(), "--model", id], Path::new("/"));
        assert_eq!(exit, 0, "{id}: {printed}");
        cases.push((id.to_owned(), case));
    }
    let written = write_workbooks(&cases, &folder);
    assert_eq!(written.len(), cases.len(), "every model has a workbook");
    all_agree(&written, &folder);
}

/// The cell in the row of one text and the column of another, as spreadsheets name it.
fn cell_of(cells: &Cells, sheet: &str, row_text: &str, column_text: &str) -> String {
    let is = |data: &Data, text: &str| matches!(data, Data::String(found) if found == text);
    let on_sheet = || cells.iter().filter(|((name, ..), _)| name == sheet);
    let ((_, row, _), _) = on_sheet().find(|(_, data)| is(data, row_text)).expect(row_text);
    let ((_, _, column), _) =
        on_sheet().find(|(_, data)| is(data, column_text)).expect(column_text);
    format!("{}{}", char::from(b'A' + u8::try_from(*column).unwrap()), row + 1)
}

/// One cell of an example changed: in its workbook, and in its documents.
struct Change {
    example: &'static str,
    sheet: (usize, &'static str, &'static str),
    cell: (&'static str, &'static str),
    number: &'static str,
    document: (&'static str, &'static str, &'static str),
}

const CHANGES: &[Change] = &[
    Change {
        example: "examples/losing-tender",
        sheet: (3, "Tenders", "Award"),
        cell: ("bid", "c"),
        number: "790000",
        document: ("tenders.toml", "price = 500_000", "price = 790_000"),
    },
    Change {
        example: "examples/value-deduction",
        sheet: (3, "Anbud", "Tilldelning"),
        cell: ("störningar", "granby"),
        number: "0",
        document: ("tenders.toml", "\"störningar\" = 4", "\"störningar\" = 0"),
    },
    Change {
        example: "examples/own-formula",
        sheet: (3, "Tenders", "Award"),
        cell: ("story", "lyra"),
        number: "2",
        document: ("tenders.toml", "story = 9", "story = 2"),
    },
    Change {
        example: "examples/exact-tie/with-a-tie-rule",
        sheet: (3, "Tenders", "Award"),
        cell: ("schedule", "b"),
        number: "2",
        document: ("tenders.toml", "schedule = 3", "schedule = 2"),
    },
    Change {
        example: "tests/bases/lifts",
        sheet: (4, "Scores", "Award"),
        cell: ("E5", ""),
        number: "0",
        document: ("scores.csv", "north,service,e1,4", "north,service,e1,0"),
    },
];

#[test]
fn a_changed_cell_changes_the_award_as_the_engine_would() {
    let folder = Folder::new();
    let mut expected = Vec::new();
    for (at, change) in CHANGES.iter().enumerate() {
        let own = Folder::new();
        own.copy(change.example, "case");
        let case = own.path().join("case");
        let before = places_by_engine(&case);
        let made = own.path().join("made.xlsx");
        run(&["workbook", "case", "-o", "made.xlsx"], own.path());
        let (number, sheet, award) = change.sheet;
        let cell = match change.cell {
            (cell, "") => cell.to_owned(),
            (row, column) => cell_of(&cells(&made), sheet, row, column),
        };
        let file = folder.path().join(format!("{at}.xlsx"));
        with_changed_cell(&made, &file, (number, &cell), change.number);
        let (document, old, new) = change.document;
        let text = project::text(&case.join(document));
        assert!(text.contains(old), "{}: `{old}`", change.example);
        std::fs::write(case.join(document), text.replacen(old, new, 1)).unwrap();
        let after = places_by_engine(&case);
        assert_ne!(before, after, "{}: the change changes nothing", change.example);
        expected.push((at, award, after));
    }
    calculate_anew(folder.path());
    for (at, award, after) in expected {
        let found = cells(&folder.path().join(format!("anew/{at}.xlsx")));
        let found = places(&found, award);
        // who was rejected before the change stands below the ranking
        let is_ranked = |one: &(String, String)| found.iter().any(|(tender, _)| *tender == one.0);
        let (after, out): (Vec<_>, Vec<_>) = after.into_iter().partition(is_ranked);
        assert_eq!(found, after, "{}", CHANGES[at].example);
        assert!(out.iter().all(|(_, place)| place == "–"), "{out:?}");
    }
}
