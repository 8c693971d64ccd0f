//! Whole cases in folders: what is read, and everything that is wrong, file by file.

#[cfg(test)]
#[path = "case/folder.rs"]
mod folder;

use std::path::Path;

use anbud_files::{Case, ReadError};

use folder::{Folder, diagnostics};

const CRITERIA: &str = r#"format = 1
procurement = { title = "T", authority = "A", reference = "R", currency = "SEK" }
award = { model = "quality-per-price" }
scoring = { within_group = "mean", missing = "error" }
scale = [{ id = "five", minimum = 0, maximum = 5, step = 0.5 }]
criterion = [
  { id = "functions", weight = 100, scale = "five", model = "of-maximum" },
  { id = "price", kind = "price" },
]
"#;
const REQUIREMENTS: &str =
    "requirement,criterion,text,mandatory,weight\nM-1,,Must,yes,\nF-1,functions,One,,2\n";
const TENDERS: &str = r#"[[tender]]
id = "north"
tenderer = "North AB"
price = 100
meets = { "M-1" = true }
"#;
const SCORES: &str = "tender,requirement,evaluator,score\nnorth,F-1,eva,4\n";

/// The four files of a good case, with some of them changed or added; `None` takes one away.
fn case(changes: &[(&str, Option<&[u8]>)]) -> Folder {
    let mut files: Vec<(&str, &[u8])> = vec![
        ("criteria.toml", CRITERIA.as_bytes()),
        ("requirements.csv", REQUIREMENTS.as_bytes()),
        ("tenders.toml", TENDERS.as_bytes()),
        ("scores.csv", SCORES.as_bytes()),
    ];
    files.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    files.extend(changes.iter().filter_map(|(name, bytes)| Some((*name, (*bytes)?))));
    Folder::new(&files)
}

#[test]
fn a_good_case_is_read_whole() {
    let folder = case(&[]);
    let case = folder.read();
    assert_eq!(diagnostics(&case), [""; 0]);
    let (procedure, tenders, sheet) = (
        case.procedure.as_ref().unwrap(),
        case.tenders.as_ref().unwrap(),
        case.sheet.as_ref().unwrap(),
    );
    assert_eq!(procedure.requirements.len(), 2);
    assert_eq!(tenders.list.len(), 1);
    assert_eq!(sheet.len(), 1);
    assert_eq!(sheet.evaluators.iter().next().unwrap().place.to_string(), "scores.csv:2:1");
    assert_eq!(case.source_line("tenders.toml", 2).as_deref(), Some("id = \"north\""));
    assert_eq!(case.source_line("scores.csv", 2).as_deref(), Some("north,F-1,eva,4"));
    assert_eq!(case.source_line("scores.csv", 3), None);
    assert_eq!(case.source_line("../scores.csv", 1), None);
}

#[test]
fn requirements_are_sealed_as_if_they_were_criteria() {
    let in_toml = format!(
        "{CRITERIA}requirement = [\n{{ id = \"F-1\", criterion = \"functions\", text = \"One\", weight = 2.0 }},\n\
         {{ id = \"M-1\", text = \"Must\", mandatory = true }},\n]\n"
    );
    let seal = |folder: Folder| folder.read().procedure.unwrap().seal;
    let expected =
        seal(case(&[("criteria.toml", Some(in_toml.as_bytes())), ("requirements.csv", None)]));
    assert!(expected.starts_with("sha256:"), "{expected}");
    for table in [
        REQUIREMENTS,
        "sep=;\nweight;text;requirement;mandatory;criterion\n;Must;M-1;TRUE;\n2,0;One;F-1;;functions\n",
    ] {
        assert_eq!(seal(case(&[("requirements.csv", Some(table.as_bytes()))])), expected);
    }
    let other = REQUIREMENTS.replace("One", "Two");
    assert_ne!(seal(case(&[("requirements.csv", Some(other.as_bytes()))])), expected);
}

#[test]
fn scores_may_stand_in_a_file_and_in_a_folder() {
    let south = format!("{TENDERS}{}", TENDERS.replace("north", "south"));
    let part = "tender;requirement;evaluator;score\nsouth;F-1;eva;4,5\n";
    let folder = case(&[
        ("tenders.toml", Some(south.as_bytes())),
        ("scores/b.csv", Some(part.as_bytes())),
        ("scores/a.CSV", Some(part.replace(";eva;", ";ali;").as_bytes())),
        ("scores/.hidden.csv", Some(b"?")),
        ("scores/~$b.csv", Some(b"?")),
        ("notes.md", Some(b"no part of the case")),
    ]);
    let case = folder.read();
    assert_eq!(diagnostics(&case), [""; 0]);
    let sheet = case.sheet.as_ref().unwrap();
    let files: Vec<&str> = sheet.files.iter().map(|file| &**file).collect();
    assert_eq!(files, ["scores.csv", "scores/a.CSV", "scores/b.csv"]);
    let scores: Vec<String> = sheet.entries().map(|entry| entry.score.to_string()).collect();
    assert_eq!(scores, ["4", "4.5", "4.5"]);
    assert_eq!(case.source_line("scores/b.csv", 2).as_deref(), Some("south;F-1;eva;4,5"));
}

#[test]
fn without_tenders_the_rules_are_checked_alone() {
    let folder = case(&[("tenders.toml", None), ("scores.csv", None)]);
    let read = folder.read();
    let alone = "tenders.toml:1:1: warning[file-missing]: there is no tenders.toml, so the rules are checked alone";
    assert_eq!(diagnostics(&read), [alone]);
    assert!(read.procedure.is_some() && read.tenders.is_none() && read.sheet.is_none());
    assert!(!read.has_mistakes());
    // what can be seen in the other files without tenders is said all the same
    let folder = case(&[
        ("tenders.toml", None),
        ("evaluators.csv", Some(b"evaluator,group\neva,nurses\n")),
        ("scores.csv", Some(b"tender,requirement,evaluator,score\nnort,F-9,adam,x\n")),
    ]);
    assert_eq!(
        diagnostics(&folder.read()),
        [
            alone,
            "evaluators.csv:2:5: error[group-unclear]: the group `nurses` is not declared in criteria.toml",
            "scores.csv:2:15: error[number]: `x` is not a number",
        ]
    );
}

#[test]
fn mistakes_of_all_files_are_told_in_the_order_of_reading() {
    let folder = case(&[
        ("tenders.toml", Some(format!("{TENDERS}colour = \"red\"\n").as_bytes())),
        ("evaluators.csv", Some(b"evaluator,profession\neva,nurse\neva,nurse\n")),
        ("scores.csv", Some(b"tender,requirement,evaluator,score\nnort,F-1,eva,4\nnorth,F-1,adam,4\nnorth,F-1,eva,9\n")),
        ("scores/a.ods", Some(b"PK")),
        ("scores/folder/x.csv", Some(b"")),
        ("scores/z.csv", Some(b"tender,requirement,evaluator,scores\n")),
    ]);
    assert_eq!(
        diagnostics(&folder.read()),
        [
            "tenders.toml:6:1: error[unknown-key]: `colour` is not a key of a tender",
            "evaluators.csv:3:1: error[duplicate]: evaluator `eva` is listed twice",
            "scores.csv:2:1: error[unknown-reference]: there is no tender `nort`",
            "scores.csv:3:11: error[unknown-reference]: there is no evaluator `adam`",
            "scores.csv:4:15: error[not-on-scale]: the score `9` of `F-1` for `north` by `eva` is not on the scale `five`",
            "scores/a.ods:1:1: error[file-kind]: `scores/a.ods` is an OpenDocument spreadsheet, which is not read",
            "scores/folder:1:1: error[file-kind]: `scores/folder` is not a score file",
            "scores/z.csv:1:30: error[unknown-key]: `scores` is not a column of this file",
        ]
    );
}

/// Checks how each diagnostic of a case begins.
#[track_caller]
fn starts(folder: Folder, expected: &[&str]) {
    let found = diagnostics(&folder.read());
    let matches = found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, expected)| found.starts_with(expected));
    assert!(matches, "{found:#?} {expected:#?}");
}

#[test]
fn no_mistake_follows_from_another() {
    let broken = CRITERIA.replace("weight = 100", "weight = 99");
    let sum = "criteria.toml:7:32: error[weight-sum]";
    // what stands in a row that cannot be read is not missing, and what it may be is not held against other files
    starts(
        case(&[
            ("requirements.csv", Some(REQUIREMENTS.replace("yes", "jes").as_bytes())),
            ("scores.csv", Some(format!("{SCORES}north,M-1,eva,4\nnorth,F-2,eva,9\n").as_bytes())),
        ]),
        &[
            "requirements.csv:2:11: error[unknown-word]: `jes` is neither yes nor no",
            "scores.csv:4:7: error[unknown-reference]: there is no requirement or leaf criterion `F-2`",
        ],
    );
    // where the rules have mistakes, the other files are read by what is known of them
    starts(case(&[("criteria.toml", Some(broken.as_bytes()))]), &[sum]);
    starts(
        case(&[
            ("criteria.toml", Some(broken.as_bytes())),
            ("tenders.toml", Some(TENDERS.replace("price", "prize").as_bytes())),
            ("evaluators.csv", Some(b"evaluator,group\neva,nurses\nx\n")),
            ("scores.csv", Some(b"tender,requirement,evaluator,score\nwest,X-1,eva,x\n")),
        ]),
        &[
            sum,
            "tenders.toml:4:1: error[unknown-key]",
            "evaluators.csv:2:5: error[group-unclear]",
            "evaluators.csv:3:1: error[syntax]",
            "scores.csv:2:1: error[unknown-reference]: there is no tender `west`",
            "scores.csv:2:6: error[unknown-reference]: there is no requirement or leaf criterion `X-1`",
            "scores.csv:2:14: error[number]",
        ],
    );
    // a requirement that is no row may be the one that tenders and scores name
    starts(
        case(&[(
            "requirements.csv",
            Some(REQUIREMENTS.replace("M-1,,Must,yes,", "M-1,,Must,\"yes\"x,").as_bytes()),
        )]),
        &["requirements.csv:2:16: error[syntax]"],
    );
    starts(
        case(&[(
            "requirements.csv",
            Some(b"requirement,criterion,text,mandatory,weight\nM-1,,M\xe5ste,yes,\n"),
        )]),
        &["requirements.csv:2:7: error[not-utf8]"],
    );
}

#[test]
fn nobody_is_missed_who_may_stand_in_what_cannot_be_read() {
    starts(
        case(&[("tenders.toml", Some(TENDERS.replace("\"north\"", "\"north").as_bytes()))]),
        &["tenders.toml:2:12: error[syntax]"],
    );
    starts(
        case(&[("evaluators.csv", Some(b"evaluator,group\n\"eva\n"))]),
        &["evaluators.csv:2:1: error[syntax]"],
    );
    starts(
        case(&[("evaluators.csv", Some(b"evaluator,group\nev\xe5\n"))]),
        &["evaluators.csv:2:3: error[not-utf8]"],
    );
}

#[test]
fn files_have_a_size_and_an_encoding() {
    let large = vec![b'#'; (64 << 20) + 1];
    let found = diagnostics(&case(&[("tenders.toml", Some(&large))]).read());
    assert_eq!(
        found,
        ["tenders.toml:1:1: error[limit-file-size]: tenders.toml is larger than 64 MiB"]
    );
    let mut latin = CRITERIA.as_bytes().to_vec();
    let at = latin.windows(3).position(|window| window == b"\"T\"").unwrap();
    latin[at + 1] = 0xc5;
    let found = diagnostics(&case(&[("criteria.toml", Some(&latin))]).read());
    assert_eq!(found, ["criteria.toml:2:26: error[not-utf8]: the file is not UTF-8 text"]);
    let marked = format!("\u{feff}{CRITERIA}");
    let folder = case(&[("criteria.toml", Some(marked.as_bytes()))]);
    let read = folder.read();
    assert_eq!(diagnostics(&read), [""; 0]);
    assert_eq!(read.source_line("criteria.toml", 1).as_deref(), Some("format = 1"));
}

#[test]
fn a_thousand_mistakes_are_told() {
    let rows: String = (0..3_000).map(|row| format!("north,F-1,e{row},9\n")).collect();
    let scores = format!("tender,requirement,evaluator,score\n{rows}");
    let read = case(&[("scores.csv", Some(scores.as_bytes()))]).read();
    let found = diagnostics(&read);
    assert_eq!(found.len(), 1_001);
    assert!(found[1_000].contains("error[limit-mistakes]"), "{}", found[1_000]);
}

#[test]
fn what_is_no_case_is_refused() {
    let empty = Folder::new(&[("tenders.toml", TENDERS.as_bytes())]);
    let error = Case::read(&empty.0).unwrap_err();
    assert!(matches!(error, ReadError::NoCriteria { .. }), "{error}");
    assert!(error.help().contains("anbud init"), "{}", error.help());
    let error = Case::read(empty.0.join("tenders.toml")).unwrap_err();
    assert!(matches!(error, ReadError::NotAFolder { .. }), "{error}");
    let error = Case::read(empty.0.join("nowhere")).unwrap_err();
    assert!(matches!(error, ReadError::NoFolder { .. }), "{error}");
    let odd = case(&[("scores.csv", None), ("scores.csv/x", Some(b""))]);
    let error = Case::read(&odd.0).unwrap_err();
    assert!(matches!(error, ReadError::Unreadable { .. }), "{error}");
    assert!(error.to_string().contains("scores.csv"), "{error}");
}

#[test]
fn scores_that_cannot_be_reached_are_not_passed_over() {
    let file = case(&[("scores.csv", None), ("scores", Some(b"tender"))]);
    let error = Case::read(&file.0).unwrap_err();
    assert!(matches!(error, ReadError::Unreadable { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_passed_over() {
    let folder = case(&[("scores.csv", None)]);
    std::os::unix::fs::symlink("nowhere.csv", folder.0.join("scores.csv")).unwrap();
    let error = Case::read(&folder.0).unwrap_err();
    assert!(matches!(error, ReadError::Unreadable { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn nobody_waits_for_a_pipe() {
    for name in ["tenders.toml", "scores.csv"] {
        let folder = case(&[(name, None)]);
        let made = std::process::Command::new("mkfifo").arg(folder.0.join(name)).status().unwrap();
        assert!(made.success());
        let error = Case::read(&folder.0).unwrap_err();
        assert!(error.to_string().contains("it is not a file"), "{error}");
    }
}

#[test]
fn the_health_record_is_read_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/health-record");
    let case = Case::read(path).unwrap();
    assert_eq!(diagnostics(&case), [""; 0]);
    let sheet = case.sheet.unwrap();
    assert_eq!((sheet.evaluators.len(), sheet.files.len()), (1_500, 15));
    assert!(sheet.len() > 40_000 && !sheet.replaced.is_empty());
}
