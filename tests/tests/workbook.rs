//! Workbooks as they are written, without a spreadsheet: places, bytes, texts that look like formulas, limits.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::path::{Path, PathBuf};

use anbud_tests::folder::Folder;
use anbud_tests::workbook::{cells, lots, places, places_by_engine};
use anbud_tests::{anbud, checks::Checks, project, records};
use calamine::{Data, Reader, Xlsx};

/// The workbook of a case, in a folder of its own.
fn written(case: &Path) -> (Folder, PathBuf) {
    written_of(case, &[])
}

/// The workbook of a case or of one of its lots.
fn written_of(case: &Path, lot: &[String]) -> (Folder, PathBuf) {
    let folder = Folder::new();
    let file = folder.path().join("award.xlsx");
    let words = ["workbook", case.to_str().unwrap(), "-o", file.to_str().unwrap()];
    let words = [&words.map(str::to_owned)[..], lot].concat();
    let (printed, exit) = anbud::run(&words, Path::new("/"));
    assert!(exit == 0 || exit == 4, "{printed}");
    (folder, file)
}

/// All formulas of a workbook.
fn formulas(file: &Path) -> Vec<String> {
    let mut book: Xlsx<_> = calamine::open_workbook(file).unwrap();
    let sheets = book.sheet_names();
    let ranges = sheets.iter().map(|sheet| book.worksheet_formula(sheet).unwrap());
    let ranges: Vec<_> = ranges.collect();
    ranges.iter().flat_map(|range| range.used_cells().map(|(.., text)| text.clone())).collect()
}

/// A case of quality per price with so many tenders.
fn case_of(tenders: usize, title: &str, tenderer: &str) -> Folder {
    let folder = Folder::new();
    folder.copy("tests/bases/lifts", "case");
    let rules = project::text(&folder.path().join("case/criteria.toml"));
    let rules = rules.replace("Maintenance of lifts", title);
    folder.write("case/criteria.toml", rules.as_bytes(), false);
    let tender = |at: usize| {
        format!(
            "[[tender]]\nid = \"t{at}\"\ntenderer = \"{tenderer}\"\nprice = {}\nscores = {{ service = {}, safety = 3 }}\n",
            1_000 + at,
            at % 6
        )
    };
    let text: String = (0..tenders).map(tender).collect();
    folder.write("case/tenders.toml", text.as_bytes(), false);
    folder.write("case/scores.csv", b"tender,requirement,evaluator,score\n", false);
    folder
}

#[test]
fn the_stored_places_are_those_of_the_engine() {
    let mut checks = Checks::new();
    let with_lots = |case: PathBuf| lots(&case).into_iter().map(move |lot| (case.clone(), lot));
    for (case, lot) in records::cases().into_iter().flat_map(with_lots) {
        checks.run(format!("{} {}", project::name(&case), lot.join(" ")), || {
            let (_folder, file) = written_of(&case, &lot);
            let found = cells(&file);
            let sheet = ["Award", "Tilldelning"]
                .into_iter()
                .find(|name| found.keys().any(|(sheet, ..)| sheet == name));
            let (found, expected) = (places(&found, sheet.unwrap()), places_by_engine(&case, &lot));
            let expected: Vec<_> =
                expected.into_iter().filter(|one| found.iter().any(|two| one.0 == two.0)).collect();
            (found == expected && !found.is_empty())
                .then_some(())
                .ok_or_else(|| format!("{found:?} is not {expected:?}"))
        });
    }
    checks.finish();
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let case = project::root().join("examples/value-deduction");
    let ((_one, first), (_other, second)) = (written(&case), written(&case));
    assert_eq!(std::fs::read(first).unwrap(), std::fs::read(second).unwrap());
}

#[test]
fn nothing_is_hidden_and_there_are_no_macros() {
    let (_folder, file) = written(&project::root().join("examples/own-formula"));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        assert!(!name.contains("vba"), "{name}");
        let mut text = String::new();
        if std::io::Read::read_to_string(&mut part, &mut text).is_ok() {
            assert!(!text.contains("hidden=\"1\"") && !text.contains("state=\"hidden\""), "{name}");
        }
    }
}

#[test]
fn texts_that_begin_like_formulas_stay_texts() {
    for text in ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0"] {
        let folder = case_of(2, text, text);
        let (_folder, file) = written(&folder.path().join("case"));
        assert!(
            formulas(&file)
                .iter()
                .all(|formula| !formula.contains("1+1") && !formula.contains("cmd"))
        );
        let found = cells(&file);
        let stands = found.values().any(|data| *data == Data::String(text.to_owned()));
        assert!(stands, "{text} does not stand in the workbook as it is");
    }
}

#[test]
fn texts_longer_than_a_cell_are_cut() {
    let folder = case_of(1, &"ö".repeat(40_000), "North AB");
    let (_folder, file) = written(&folder.path().join("case"));
    let longest = cells(&file).values().map(|data| data.to_string().chars().count()).max();
    assert_eq!(longest, Some(32_767));
}

#[test]
fn one_tender_and_forty_have_workbooks_with_formulas_that_fit() {
    for count in [1, 40] {
        let folder = case_of(count, "Lifts", "North AB");
        let case = folder.path().join("case");
        let (_folder, file) = written(&case);
        assert_eq!(places(&cells(&file), "Award"), places_by_engine(&case, &[]));
        assert!(formulas(&file).iter().all(|formula| formula.len() < 8_192));
    }
}

/// The text of a part of a workbook.
fn part(file: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn sentences_are_in_the_language_of_the_case_and_scores_stay_on_their_scale() {
    let folder = Folder::new();
    folder.copy("tests/bases/lifts", "case");
    let rules = project::text(&folder.path().join("case/criteria.toml"));
    let rules = rules.replace("currency = \"SEK\"", "currency = \"SEK\"\nlanguage = \"sv\"")
        + "\n[[rejection]]\nid = \"dear\"\ntext = \"Priset är för högt\"\nwhen = \"price > 90_000\"\n";
    folder.write("case/criteria.toml", rules.as_bytes(), false);
    let (_folder, file) = written(&folder.path().join("case"));
    let texts = part(&file, "xl/sharedStrings.xml");
    assert!(texts.contains("south (South AS) vinner") && !texts.contains(" wins"), "{texts}");
    assert!(texts.contains("Priset är för högt (criteria.toml:"), "{texts}");
    let scores = part(&file, "xl/worksheets/sheet4.xml");
    let rule = "AND(ISNUMBER(E5),E5&gt;=0,E5&lt;=5,MOD(ROUND((E5-(0))/1,10),1)=0)";
    assert!(scores.contains(rule) && scores.contains("Ett betyg på skalan: 0 till 5, i steg om 1"));
    let agreed = part(
        &written(&project::root().join("examples/value-deduction")).1,
        "xl/worksheets/sheet3.xml",
    );
    assert!(agreed.contains("<dataValidation type=\"custom\""), "{agreed}");
}

#[test]
fn rules_for_equal_results_are_in_the_language_of_the_case() {
    let (_folder, file) = written(&project::root().join("examples/value-deduction"));
    let texts = part(&file, "xl/sharedStrings.xml");
    assert!(texts.contains("lägst pris") && !texts.contains("lowest price"));
}
