//! Reading and checking together: a broken line is one mistake, and none follows from it.

use super::super::read_criteria;
use super::said;
use crate::Source;

const RULES: &str = include_str!("rules.toml");

/// Everything that is said about a document, by the reader and by the check of the rules as a whole.
fn all_said(text: &str) -> (String, usize) {
    let reading = read_criteria(&Source::new("criteria.toml", text));
    let mut diagnostics = reading.diagnostics;
    if let Err(mistakes) = reading.value.into_draft().build() {
        diagnostics.extend(mistakes);
    }
    (said(&diagnostics), diagnostics.len())
}

/// Every line in turn is spoiled by something.
fn spoil(how: &str, spoiled: impl Fn(&str) -> String) {
    assert_eq!(all_said(RULES).0, "");
    let mut follows = String::new();
    for (number, line) in RULES.lines().enumerate() {
        let other = spoiled(line);
        if other == line {
            continue;
        }
        let lines: Vec<&str> = RULES
            .lines()
            .enumerate()
            .map(|(at, line)| if at == number { &other } else { line })
            .collect();
        let (says, count) = all_said(&lines.join("\n"));
        if count != 1 {
            follows.push_str(&format!("{}: {other}\n{says}\n", number + 1));
        }
    }
    assert_eq!(follows, "", "{how}");
}

#[test]
fn nothing_follows_from_a_value_that_is_not_toml() {
    spoil("value", |line| line.replacen("= ", "= ~", 1));
}

#[test]
fn nothing_follows_from_a_line_without_a_value() {
    spoil("no value", |line| {
        line.split_once(" = ").map_or(line.to_owned(), |(key, _)| key.to_owned())
    });
}

#[test]
fn nothing_follows_from_a_heading_that_is_not_closed() {
    spoil("heading", |line| {
        if line.starts_with('[') { line.replacen(']', "", 1) } else { line.to_owned() }
    });
}

#[test]
fn nothing_follows_from_a_value_of_another_kind() {
    spoil("kind", |line| {
        line.split_once(" = ").map_or(line.to_owned(), |(key, _)| format!("{key} = 2018-09-03"))
    });
}

#[test]
fn nothing_follows_from_a_key_that_is_not_known() {
    // the names of parameters are the user's own: another name is no mistake in itself
    let is_own = |line: &str| line.starts_with("ceiling") || line.starts_with("worth");
    spoil("key", |line| match line.split_at_checked(1) {
        Some((first, rest)) if rest.contains(" = ") && !is_own(line) => format!("{first}x{rest}"),
        _ => line.to_owned(),
    });
}

#[test]
fn nothing_follows_from_what_is_never_closed() {
    spoil("open", |line| {
        line.strip_suffix(" }")
            .or(line.strip_suffix(']').filter(|_| line.contains(" = ")))
            .unwrap_or(line)
            .to_owned()
    });
}
