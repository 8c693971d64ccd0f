//! Score files in Parquet: every kind of column that scores come in, read as the same scores in CSV.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on stops with a message"
)]

use std::sync::Arc;

use anbud_tests::folder::Folder;
use anbud_tests::score_sheets::run;
use anbud_tests::sheet_files;
use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, Date32Array, Decimal128Array, DictionaryArray, Float32Array, Float64Array,
    Int64Array, LargeStringArray, RecordBatch, StringArray, UInt32Array,
};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;

const CRITERIA: &str = "format = 1\n[procurement]\ntitle = \"Beds\"\nauthority = \"Region Example\"\nreference = \"RE 2026-34\"\n\
currency = \"SEK\"\n[award]\nmodel = \"quality-only\"\n[[scale]]\nid = \"five\"\nminimum = 0\nmaximum = 5\nstep = 0.1\n\
[[criterion]]\nid = \"comfort\"\nweight = 100\nscale = \"five\"\nmodel = \"of-maximum\"\n[[criterion]]\nid = \"price\"\nkind = \"price\"\n\
[scoring]\nwithin_group = \"mean\"\nmissing = \"error\"\n";
const TENDERS: &str = "[[tender]]\nid = \"north\"\ntenderer = \"North AB\"\nprice = 10\n[[tender]]\nid = \"south\"\ntenderer = \"South AB\"\nprice = 9\n";

fn case() -> Folder {
    let folder = Folder::new();
    folder.write("case/criteria.toml", CRITERIA.as_bytes(), false);
    folder.write("case/tenders.toml", TENDERS.as_bytes(), false);
    folder
}

fn texts(texts: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(texts.to_vec()))
}

/// A table in groups of two rows, which are read side by side where nothing is wrong in them.
fn written(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, array)| (name, array, true)),
    );
    let batch = batch.unwrap();
    let mut bytes = Vec::new();
    let groups = WriterProperties::builder().set_max_row_group_row_count(Some(2)).build();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(groups)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    bytes
}

/// Four scores with the scores in this column, and one that was not given.
fn scores(score: ArrayRef) -> Vec<u8> {
    // categories, as data frames have them
    let evaluators: DictionaryArray<Int8Type> =
        vec!["eva", "eva", "ali", "ali", "bo"].into_iter().collect();
    let names: ArrayRef = Arc::new(LargeStringArray::from(vec!["south", "north"]));
    let tenders = DictionaryArray::new(UInt32Array::from(vec![1, 0, 1, 0, 1]), names);
    written(vec![
        ("tender", Arc::new(tenders)),
        ("score", score),
        ("requirement", texts(&["comfort"; 5])),
        ("comment", texts(&["good", "", "", "", "not seen"])),
        ("evaluator", Arc::new(evaluators)),
    ])
}

#[test]
fn every_kind_of_score_is_read_as_in_csv() {
    let folder = case();
    let csv = "tender,requirement,evaluator,score\nnorth,comfort,eva,4\nsouth,comfort,eva,3.1\nnorth,comfort,ali,2.7\nsouth,comfort,ali,0.3\n";
    folder.write("case/scores/a.csv", csv.as_bytes(), false);
    let (expected, code) = run(folder.path(), "evaluate case --format json");
    assert_eq!(code, 0, "{expected}");
    std::fs::remove_file(folder.path().join("case/scores/a.csv")).unwrap();
    let decimals = Decimal128Array::from(vec![Some(400), Some(310), Some(270), Some(30), None]);
    let kinds: [ArrayRef; 4] = [
        Arc::new(Float64Array::from(vec![Some(4.0), Some(3.1), Some(2.7), Some(0.1 * 3.0), None])),
        Arc::new(Float32Array::from(vec![Some(4.0), Some(3.1), Some(2.7), Some(0.3), None])),
        Arc::new(decimals.with_precision_and_scale(5, 2).unwrap()),
        texts(&["4", "3,1", "2,7", "0,3", ""]),
    ];
    for kind in kinds {
        let name = kind.data_type().to_string();
        folder.write("case/scores/a.parquet", &scores(kind), false);
        let (found, _) = run(folder.path(), "evaluate case --format json");
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn whole_scores_and_dates_are_read() {
    let folder = case();
    let bytes = written(vec![
        ("tender", texts(&["north", "north", "south"])),
        ("requirement", texts(&["comfort"; 3])),
        ("evaluator", Arc::new(Int64Array::from(vec![17; 3]))),
        ("score", Arc::new(Int64Array::from(vec![4, 3, 5]))),
        ("reason", texts(&["", "saw the annex", ""])),
        ("at", Arc::new(Date32Array::from(vec![None, Some(17_654), None]))),
    ]);
    folder.write("case/scores/a.parquet", &bytes, false);
    let (said, code) = run(folder.path(), "explain case north comfort --all");
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("17 changed 4 to 3: saw the annex, 2018-05-03  scores/a.parquet:1:4"),
        "{said}"
    );
}

/// What stands beside the scores in a table, as the letters and the activities have it.
fn beside(name: &str, bytes: &[u8]) -> (String, String) {
    let folder = case();
    folder.write(&format!("case/scores/{name}"), bytes, false);
    let case = anbud_files::Case::read(folder.path().join("case")).unwrap();
    let comments = case.comments().unwrap();
    assert_eq!(comments.len(), 2, "{name}");
    let (said, code) = run(folder.path(), "agreement case --format json");
    assert_eq!(code, 0, "{said}");
    let activities = said.split("\"activities\"").nth(1).unwrap().to_owned();
    (format!("{comments:?}"), activities)
}

#[test]
fn comments_reasons_and_activities_are_those_of_csv_and_workbooks() {
    let table = "tender,requirement,evaluator,score,activity,comment,reason\n\
        north,comfort,eva,4,demonstration,good,\nnorth,comfort,ali,3,,,\nnorth,comfort,ali,5,site-visit,,saw it\n\
        south,comfort,eva,2,,\"noise, and \"\"heat\"\"\",\nsouth,comfort,ali,3,,,\n";
    let csv = beside("a.csv", table.as_bytes());
    let quoted = table.replace("\"noise, and \"\"heat\"\"\"", "'noise, and \"heat\"'");
    let workbook = beside("a.xlsx", &sheet_files::bytes(&format!("[Scores]\n{quoted}")));
    let columns = written(vec![
        ("tender", texts(&["north", "north", "north", "south", "south"])),
        ("requirement", texts(&["comfort"; 5])),
        ("evaluator", texts(&["eva", "ali", "ali", "eva", "ali"])),
        ("score", Arc::new(Int64Array::from(vec![4, 3, 5, 2, 3]))),
        ("activity", texts(&["demonstration", "", "site-visit", "", ""])),
        ("comment", texts(&["good", "", "", "noise, and \"heat\"", ""])),
        ("reason", texts(&["", "", "saw it", "", ""])),
    ]);
    assert!(csv.0.contains("noise, and") && csv.0.contains("saw it"), "{}", csv.0);
    assert!(
        csv.1.contains("\"activity\": \"site-visit\",\n          \"exact\": \"1/4\""),
        "{}",
        csv.1
    );
    assert_eq!(workbook, csv);
    assert_eq!(beside("a.parquet", &columns), csv);
}

#[test]
fn mistakes_name_row_and_column() {
    let folder = case();
    let good = scores(Arc::new(Int64Array::from(vec![4, 9, 3, 3, 3])));
    folder.write("case/scores/a.parquet", &good, false);
    let cut = good.get(..good.len() / 2).unwrap();
    folder.write("case/scores/cut.parquet", cut, false);
    let no_score =
        written(vec![("tender", texts(&["north"])), ("requirement", texts(&["comfort"]))]);
    folder.write("case/scores/lacks.parquet", &no_score, false);
    let truths: ArrayRef = Arc::new(arrow_array::BooleanArray::from(vec![true; 5]));
    folder.write("case/scores/truths.parquet", &scores(truths), false);
    let (said, code) = run(folder.path(), "check case");
    assert_eq!(code, 2);
    for expected in [
        "the score `9` of `comfort` for `south` by `eva` is not on the scale `five`",
        "scores/a.parquet:2:2",
        "the file cannot be read as Parquet",
        "the columns `evaluator`, `score` must be there",
        "the column `score` holds `Boolean`",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    // what stands in the file is no text that could be shown
    assert!(!said.contains(char::REPLACEMENT_CHARACTER) && !said.contains("PAR1"), "{said}");
}

#[test]
fn changed_bytes_are_read_or_refused() {
    let folder = case();
    let good = scores(Arc::new(Float64Array::from(vec![4.0, 3.1, 2.7, 0.3, 1.0])));
    for at in (0..good.len()).step_by(37) {
        let mut bytes = good.clone();
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 0x55;
        }
        folder.write("case/scores/a.parquet", &bytes, false);
        let (_, code) = run(folder.path(), "check case");
        assert!([0, 2].contains(&code), "byte {at}");
    }
}
