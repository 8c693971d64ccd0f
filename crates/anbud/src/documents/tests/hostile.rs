//! Documents that are written to take time and memory.

use super::{criteria, said};
use crate::diagnostic::MISTAKES_MAX;
use crate::diagnostic::{Code, codes};

const MEBIBYTE: usize = 1 << 20;

/// The codes of all mistakes, each once, in the order in which they first occur.
fn codes_of(text: &str) -> Vec<Code> {
    let reading = criteria(text);
    assert!(reading.diagnostics.len() <= MISTAKES_MAX + 1);
    let mut codes: Vec<Code> = Vec::new();
    for diagnostic in reading.diagnostics {
        if !codes.contains(&diagnostic.code) {
            codes.push(diagnostic.code);
        }
    }
    codes
}

#[test]
fn nesting_ends_early() {
    for begin in ["[", "a = [", "a = {b=", "a."] {
        let repeated = begin.trim_start_matches("a = ");
        let text = format!("{begin}{}", repeated.repeat(2 * MEBIBYTE / repeated.len()));
        let codes = codes_of(&text);
        assert!(codes == [codes::LIMIT_NESTING] || codes == [codes::SYNTAX], "{begin} {codes:?}");
    }
    let nested =
        |depth: usize| format!("format = 1\na = {}1{}\n", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(codes_of(&nested(200)), [codes::LIMIT_NESTING]);
    assert_eq!(codes_of(&nested(40)), [codes::UNKNOWN_KEY]);
}

#[test]
fn a_thousand_mistakes_are_enough() {
    for line in ["a\n", "a = \n", "a = 1\n", "[a\n", "[[criterion]]\n", "\u{1}\n"] {
        let text = format!("format = 1\n{}", line.repeat(5 * MEBIBYTE / 4 / line.len()));
        let codes = codes_of(&text);
        assert_eq!(codes.last(), Some(&codes::LIMIT_MISTAKES), "{line} {codes:?}");
    }
    let keys: String = (0..20_000).map(|key| format!("key{key} = 1\n")).collect();
    assert_eq!(codes_of(&keys).last(), Some(&codes::LIMIT_MISTAKES));
}

#[test]
fn one_long_line_is_read_like_many() {
    let entries: String =
        (0..20_000).map(|entry| format!("å{entry} = \"x\", ").replace('å', "a")).collect();
    let text = format!("format = 1\nparameters = {{ {} }}\n", entries.trim_end_matches(", "));
    assert_eq!(codes_of(&text), [codes::NUMBER, codes::LIMIT_CRITERIA, codes::LIMIT_MISTAKES]);
}

#[test]
fn long_words_are_cut_short() {
    let word = "w".repeat(MEBIBYTE);
    let says =
        said(&criteria(&format!("format = 1\n{word} = 1\nabnormal = \"{word}\"\n")).diagnostics);
    assert!(says.len() < 2_000, "{}", says.len());
}

#[test]
fn more_entries_than_a_case_has_are_not_read() {
    let many = |table: &str, count: usize| {
        let entries: String =
            (0..count).map(|id| format!("[[{table}]]\nid = \"i{id}\"\n")).collect();
        let reading = criteria(&format!("format = 1\n{entries}"));
        let says = said(&reading.diagnostics);
        (reading.value.draft, says)
    };
    let (draft, says) = many("criterion", 10_001);
    assert_eq!(draft.criteria.len(), 10_000);
    assert_eq!(
        says,
        "20002:1: error[limit-criteria]: the file has more than 10,000 entries of one kind\n  help: a case of this size is not read\n"
    );
    assert!(draft.damaged);
    let (draft, says) = many("requirement", 100_001);
    assert_eq!(draft.requirements.len(), 100_000);
    assert!(says.starts_with("200002:1: error[limit-requirements]"), "{says}");
    assert_eq!(many("scale", 10_000).1, "");
}
