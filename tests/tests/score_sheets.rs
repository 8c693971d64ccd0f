//! Score sheets written, filled in, and read again.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops with a message")]

use anbud_tests::score_sheets::{case, fill, run};
use anbud_tests::sheet_files;

/// What the same scores as in the filled sheets come to, as a table.
const SCORES: &str = "tender,requirement,evaluator,score,group
north,C-1,ali,4,porters
south,C-1,ali,2.5,porters
north,C-2,ali,3.5,porters
south,C-2,ali,3,porters
north,repair,ali,7.25,porters
south,repair,ali,8,porters
north,C-1,bo,4,nurses
south,C-1,bo,3,nurses
north,C-2,bo,2,nurses
south,C-2,bo,3.5,nurses
north,C-1,bo,5,porters
south,C-1,bo,3,porters
north,C-2,bo,0.5,porters
south,C-2,bo,4.5,porters
north,repair,bo,9,porters
south,repair,bo,6,porters
north,C-1,eva,3,nurses
south,C-1,eva,3.5,nurses
north,C-2,eva,5,nurses
south,C-2,eva,2,nurses
";

#[test]
fn filled_sheets_are_read_as_they_are() {
    let folder = case();
    let (said, code) = run(folder.path(), "sheets case -o to-send");
    assert_eq!((said.as_str(), code), ("Wrote 3 workbooks into to-send.\n", 0));
    fill(folder.path(), "to-send");
    let (filled, code) = run(folder.path(), "evaluate case --format json");
    assert_eq!(code, 0, "{filled}");
    let (said, code) = run(folder.path(), "evaluate case --record record.json");
    assert_eq!(code, 0, "{said}");
    let (said, code) = run(folder.path(), "verify record.json case");
    assert_eq!(code, 0, "{said}");
    std::fs::remove_dir_all(folder.path().join("case/scores")).unwrap();
    folder.write("case/scores.csv", SCORES.as_bytes(), false);
    let (written, _) = run(folder.path(), "evaluate case --format json");
    assert_eq!(filled, written);
}

#[test]
fn code_names_are_read_as_the_tenders_they_stand_for() {
    let folder = case();
    let (_, code) = run(folder.path(), "sheets case -o to-send --names code");
    assert_eq!(code, 0);
    let sheet = std::fs::read(folder.path().join("to-send/eva.xlsx")).unwrap();
    let parts = sheet_files::parts(&sheet);
    assert!(!parts.contains("north") && !parts.contains("North AB"), "{parts}");
    let codes = parts.match_indices("<si><t>").filter_map(|(at, _)| {
        let text = parts[at + 7..].split('<').next()?;
        let is_code =
            text.len() == 4 && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        is_code.then(|| text.to_owned())
    });
    assert_eq!(codes.count(), 2);
    fill(folder.path(), "to-send");
    let (said, code) = run(folder.path(), "evaluate case");
    assert_eq!(code, 0, "{said}");
    // with another reference the codes stand for nobody
    let criteria = std::fs::read_to_string(folder.path().join("case/criteria.toml")).unwrap();
    folder.write(
        "case/criteria.toml",
        criteria.replace("RE 2026-33", "RE 2026-34").as_bytes(),
        false,
    );
    let (said, code) = run(folder.path(), "check case");
    assert_eq!(code, 2);
    assert!(
        said.contains("no tender has the code name") && said.contains("ali.xlsx:Betyg!A8"),
        "{said}"
    );
}

#[test]
fn a_tender_is_left_out_for_those_who_are_recused() {
    let folder = case();
    let evaluators =
        "evaluator,group,recused\neva,nurses,north\nali,porters,north;south\nbo,nurses,\n";
    folder.write("case/evaluators.csv", evaluators.as_bytes(), false);
    let (said, code) = run(folder.path(), "sheets case -o to-send");
    assert_eq!(code, 0, "{said}");
    for (name, north, south) in [("eva", false, true), ("ali", false, false), ("bo", true, true)] {
        let sheet = std::fs::read(folder.path().join(format!("to-send/{name}.xlsx"))).unwrap();
        let parts = sheet_files::parts(&sheet);
        assert_eq!((parts.contains("north"), parts.contains("south")), (north, south), "{name}");
    }
}

#[test]
fn comments_of_sheets_are_found_for_the_letters() {
    for names in ["tender", "code"] {
        let folder = case();
        let (_, code) = run(folder.path(), &format!("sheets case -o to-send --names {names}"));
        assert_eq!(code, 0);
        fill(folder.path(), "to-send");
        let name = folder.path().join("case/scores/eva.xlsx");
        let filled = std::fs::read(&name).unwrap();
        let commented = sheet_files::filled(&filled, 1, &[("H8", "creaks a little")]);
        std::fs::write(&name, commented).unwrap();
        let comments =
            anbud_files::Case::read(folder.path().join("case")).unwrap().comments().unwrap();
        let said: Vec<_> = comments
            .iter()
            .map(|((tender, item), said)| (tender.as_str(), item.as_str(), &said.single))
            .collect();
        assert!(
            matches!(said.as_slice(), [("north" | "south", "C-1", single)] if **single == ["creaks a little"]),
            "{said:?}"
        );
    }
}

#[test]
fn a_score_off_the_scale_names_its_cell() {
    let folder = case();
    let (_, code) = run(folder.path(), "sheets case -o to-send --per group");
    assert_eq!(code, 0);
    let sheet = std::fs::read(folder.path().join("to-send/nurses.xlsx")).unwrap();
    let filled =
        sheet_files::filled(&sheet, 2, &[("G8", "3.2"), ("H8", "nearly"), ("H9", "forgot it")]);
    folder.write("case/scores/nurses.xlsx", &filled, false);
    let (said, code) = run(folder.path(), "check case");
    assert_eq!(code, 2);
    assert!(
        said.contains("`3.2` of `C-1` for `north` by `eva` is not on the scale `halves`"),
        "{said}"
    );
    assert!(said.contains("scores/nurses.xlsx:eva!G8"), "{said}");
    // an empty score is no score, even beside a comment
    assert!(!said.contains("G9"), "{said}");
}

#[test]
fn sheets_hold_no_formula_and_the_same_case_gives_the_same_bytes() {
    let folder = case();
    for folder_of_sheets in ["a", "b"] {
        let (said, code) = run(folder.path(), &format!("sheets case -o {folder_of_sheets}"));
        assert_eq!(code, 0, "{said}");
    }
    for name in ["ali.xlsx", "bo.xlsx", "eva.xlsx"] {
        let read = |sheets: &str| std::fs::read(folder.path().join(sheets).join(name)).unwrap();
        assert_eq!(read("a"), read("b"));
        let parts = sheet_files::parts(&read("a"));
        assert!(!parts.contains("<f>") && parts.contains("=HYPERLINK("), "{parts}");
        assert!(parts.contains("sheetProtection") && parts.contains("dataValidation"), "{parts}");
    }
    // what is there may be filled in already
    let (said, code) = run(folder.path(), "sheets case -o a");
    assert_eq!(code, 1);
    assert!(said.contains("`a` is already there"), "{said}");
}

#[test]
fn nobody_to_write_for_is_said() {
    let folder = case();
    folder.write("case/evaluators.csv", b"evaluator,group\neva,nurses\n", false);
    let (said, code) = run(folder.path(), "sheets case -o to-send --per group");
    assert_eq!(code, 2);
    assert!(said.contains("the group `porters` has no evaluators"), "{said}");
    std::fs::remove_file(folder.path().join("case/evaluators.csv")).unwrap();
    let (said, code) = run(folder.path(), "sheets case -o to-send");
    assert_eq!(code, 2);
    assert!(said.contains("lists no evaluators"), "{said}");
    assert!(!folder.path().join("to-send").exists());
}
