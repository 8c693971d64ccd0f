//! Pieces of TOML 1.0.

use crate::naive::case::Numbers;
use crate::naive::choices::Choices;
use crate::naive::number::Written;

/// A table: its header and its lines `key = value`.
pub(super) struct Block {
    header: String,
    lines: Vec<String>,
}

impl Block {
    pub(super) fn new(header: &str) -> Block {
        Block { header: header.to_owned(), lines: Vec::new() }
    }

    /// Adds a key.
    pub(super) fn state(&mut self, name: &str, value: String) {
        self.lines.push(format!("{name} = {value}"));
    }

    /// Adds named values as an inline table or as dotted keys.
    pub(super) fn state_all(
        &mut self,
        name: &str,
        values: Vec<(String, String)>,
        choices: &mut Choices,
    ) {
        if values.is_empty() {
            return;
        }
        if choices.chance(20) {
            for (inner, value) in values {
                self.lines.push(format!("{name}.{} = {value}", key(&inner, choices)));
            }
            return;
        }
        self.state(name, inline(values, choices));
    }

    /// The text, with its lines in any order.
    pub(super) fn text(mut self, choices: &mut Choices) -> String {
        choices.shuffle(&mut self.lines);
        let remark = if choices.chance(5) { " # [[remark]]" } else { "" };
        format!("{}{remark}\n{}\n", self.header, self.lines.join("\n"))
    }
}

/// An inline table.
pub(super) fn inline(values: Vec<(String, String)>, choices: &mut Choices) -> String {
    let parts: Vec<String> = values
        .into_iter()
        .map(|(name, value)| format!("{} = {value}", key(&name, choices)))
        .collect();
    format!("{{ {} }}", parts.join(", "))
}

/// Names with figures as an inline table or dotted keys.
pub(super) fn numbers(list: &Numbers, choices: &mut Choices) -> Vec<(String, String)> {
    list.iter().map(|(name, written)| (name.clone(), number(*written, choices))).collect()
}

/// A key, in quotes where it needs them.
fn key(name: &str, choices: &mut Choices) -> String {
    let bare = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
    if name.chars().all(bare) && !choices.chance(20) {
        return name.to_owned();
    }
    format!("\"{name}\"")
}

/// A number: bare, with separators, or as a string.
pub(super) fn number(written: Written, choices: &mut Choices) -> String {
    if written.percent {
        return format!("\"{}{}%\"", written.text(), choices.of(&[" ", ""]));
    }
    let text = written.text();
    if choices.chance(10) {
        return format!("\"{text}\"");
    }
    let (before, after) = text.split_once('.').unwrap_or((&text, ""));
    if before.len() <= 4 || !choices.chance(50) {
        return text;
    }
    let mut separated = String::new();
    for (number, digit) in before.chars().enumerate() {
        if number > 0 && (before.len() - number) % 3 == 0 {
            separated.push('_');
        }
        separated.push(digit);
    }
    if after.is_empty() { separated } else { format!("{separated}.{after}") }
}

/// A string on one line.
pub(super) fn string(text: &str, choices: &mut Choices) -> String {
    if !text.contains(['\'', '\n', '\\']) && choices.chance(20) {
        return format!("'{text}'");
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

/// A formula: on one line, or between three quotation marks.
pub(super) fn formula(text: &str, choices: &mut Choices) -> String {
    match choices.below(4) {
        0 | 1 => format!("\"\"\"\n{text}\n\"\"\""),
        2 => format!("'''\n  {}'''", text.replace('\n', "\n\n  ")),
        _ => string(text, choices),
    }
}

/// An array of strings.
pub(super) fn strings(list: &[String], choices: &mut Choices) -> String {
    let parts: Vec<String> = list.iter().map(|text| string(text, choices)).collect();
    let between = if choices.chance(20) { ",\n  " } else { ", " };
    format!("[{}]", parts.join(between))
}
