//! The seal of meaning: what changes it, and what does not.

use super::super::Meaning;
use super::criteria;
use crate::procedure::draft::RequirementDraft;

const WHOLE: &str = include_str!("whole.toml");

fn seal(text: &str) -> String {
    criteria(text).value.into_draft().seal
}

#[test]
fn the_canonical_json_is_that_of_the_contract() {
    let text = "# comment\r\n[[requirement]]\r\nid = \"b\"\r\nmandatory = true\r\n[[requirement]]\r\nweight = 3.50\r\nid = \"a\"\r\n\
        [rounding]\r\npoints = { mode = \"half-up\", decimals = 2 }\r\n[award]\r\nties = [\"draw\", \"å \\\"x\\\" \\u0001\"]\r\nformula = '''\r\na\r\nb'''\r\n\
        [procurement]\r\nreference = 2016-04-21\r\n[parameters]\r\nz = -0.0\r\na = \"8 %\"\r\nA = 1_000\r\n";
    let json = r#"{"award":{"formula":"a\nb","ties":["draw","å \"x\" \u0001"]},"parameters":{"A":"1000","a":"8 %","z":"0"},"#.to_owned()
        + r#""procurement":{"reference":"2016-04-21"},"requirement":[{"id":"a","weight":"3.5"},{"id":"b","mandatory":true}],"#
        + r#""rounding":{"points":{"decimals":"2","mode":"half-up"}}}"#;
    let read = criteria(text).value;
    assert_eq!(read.canonical(), json);
    assert_eq!(read.into_draft().seal, super::super::seal_of_bytes(json.as_bytes()));
}

/// The seal that a few lines of Python make, with `tomllib`, `json` and `hashlib` of its standard library.
#[test]
fn the_seal_is_that_of_another_program() {
    let other = "sha256:5a9b8b2c080d2e2d0f04b4517eea1a22da3ec9c9be6c20b68c1db9030f3e18f4";
    assert_eq!(seal(WHOLE), other);
}

#[test]
fn spelling_does_not_change_the_seal() {
    let spellings = [
        ("format = 1\n", "format = 1.0 # the first\n\n\n"),
        ("weight = 55.50", "weight = 55.5"),
        ("weight = 55.50", "weight = +55.5_0"),
        ("2_500_000_000", "2500000000.000"),
        ("knee = 0.50", "'knee' = 0.5"),
        ("\"draw\"]", "'draw', # by lots\n]"),
        ("threshold.share = \"50 %\"", "threshold = { share = '50 %' }"),
        (
            "title = \"Medication\"\nparent = \"functionality\"",
            "parent = \"functionality\"\ntitle = \"\\u004dedication\"",
        ),
        ("{ decimals = 4, mode = \"half-up\" }", "{ mode = \"half-up\", decimals = 4 }"),
        ("[price]\nformula = \"price = bid + 5 * yearly_fee\"\n", ""),
    ];
    for (written, other) in spellings {
        let moved = match other {
            "" => format!("{}\n{written}", WHOLE.replace(written, "")),
            _ => WHOLE.replace(written, other),
        };
        assert_ne!(moved, WHOLE, "{written}");
        assert_eq!(seal(&moved), seal(WHOLE), "{written} {other}");
    }
    assert_eq!(seal(&WHOLE.replace('\n', "\r\n")), seal(WHOLE), "line ends");
}

#[test]
fn the_order_of_criteria_does_not_change_the_seal() {
    let (before, criteria) = WHOLE.split_at(WHOLE.find("[[criterion]]").unwrap_or(0));
    let (criteria, after) = criteria.split_at(criteria.find("[[requirement]]").unwrap_or(0));
    let mut tables: Vec<&str> = criteria.split("[[criterion]]").skip(1).collect();
    tables.reverse();
    let turned: String = tables.iter().map(|table| format!("[[criterion]]{table}")).collect();
    assert_ne!(turned, criteria);
    assert_eq!(seal(&format!("{before}{turned}{after}")), seal(WHOLE));
}

/// Every value of the whole file in turn is changed, left out, or put under another key.
#[test]
fn every_change_of_a_field_changes_the_seal() {
    let original = seal(WHOLE);
    let mut changes = 0;
    for (number, line) in WHOLE.lines().enumerate() {
        let others = [
            line.replacen(|c: char| c.is_ascii_digit(), "7", 1),
            line.replace(" = \"", " = \"x"),
            line.replace("true", "false"),
            line.replacen(" = ", "_ = ", 1),
            if line.contains(" = ") && !line.ends_with("\"\"\"") {
                String::new()
            } else {
                line.to_owned()
            },
        ];
        for other in others.iter().filter(|other| *other != line) {
            let text: Vec<&str> = WHOLE
                .lines()
                .enumerate()
                .map(|(at, old)| if at == number { other } else { old })
                .collect();
            assert_ne!(seal(&text.join("\n")), original, "{line} -> {other}");
            changes += 1;
        }
    }
    assert!(changes > 150, "{changes}");
}

#[test]
fn the_order_of_other_lists_counts() {
    for (written, other) in [
        ("[\"highest functionality\", \"draw\"]", "[\"draw\", \"highest functionality\"]"),
        ("[[0, \"0 %\"], [2.5", "[[2.5, \"0 %\"], [0"),
    ] {
        assert_ne!(seal(&WHOLE.replace(written, other)), seal(WHOLE), "{written}");
    }
}

#[test]
fn a_row_of_requirements_counts_as_if_it_stood_in_the_file() {
    let table = "[[requirement]]\nid = \"A-1\"\ncriterion = \"medication\"\ntext = \"Warns\"\nmandatory = false\nweight = 3.0\n";
    let written = format!("{WHOLE}\n{table}");
    let mut read = criteria(WHOLE).value;
    let row: Option<RequirementDraft> = criteria(table).value.draft.requirements.pop();
    let weight = "3.00".parse::<crate::Literal>().map(Meaning::from);
    let columns = [
        ("requirement", Meaning::from("A-1")),
        ("criterion", Meaning::from("medication")),
        ("text", Meaning::from("Warns")),
        ("mandatory", Meaning::from(false)),
        ("weight", weight.unwrap_or(Meaning::Truth(false))),
    ];
    row.into_iter().for_each(|row| read.add_requirement(row, columns.clone()));
    assert_eq!(read.draft.requirements.len(), 3);
    assert_eq!(read.into_draft().seal, seal(&written));
}
