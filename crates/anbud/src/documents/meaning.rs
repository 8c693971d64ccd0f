//! The seal of meaning: what a criteria file says, whatever its comments, the order of its keys and its spelling.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use toml::de::{DeTable, DeValue};

use crate::Literal;

/// What a value says, as it is sealed: numbers as their shortest decimal text, texts as they are.
///
/// ```
/// use anbud::Literal;
/// use anbud::documents::Meaning;
/// let weight: Literal = "60.0".parse()?;
/// assert_eq!(Meaning::from(weight), Meaning::from("60"));
/// # Ok::<(), anbud::LiteralError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A text or a number.
    Text(String),
    /// True or false.
    Truth(bool),
    /// A list, in order.
    List(Vec<Meaning>),
    /// A table.
    Table(BTreeMap<String, Meaning>),
}

impl From<Literal> for Meaning {
    fn from(number: Literal) -> Self {
        Meaning::Text(number.to_string())
    }
}

impl From<&str> for Meaning {
    fn from(text: &str) -> Self {
        Meaning::Text(text.to_owned())
    }
}

impl From<bool> for Meaning {
    fn from(is_true: bool) -> Self {
        Meaning::Truth(is_true)
    }
}

impl Meaning {
    /// The meaning of a table of a document.
    pub(super) fn of_table(table: &DeTable<'_>) -> BTreeMap<String, Meaning> {
        table.iter().map(|(key, value)| (key.to_string(), Meaning::of(value.get_ref()))).collect()
    }

    fn of(value: &DeValue<'_>) -> Meaning {
        match value {
            DeValue::String(text) => Meaning::from(text.as_ref()),
            DeValue::Integer(integer) if integer.radix() == 10 => {
                Meaning::Text(shortest(integer.as_str()))
            }
            DeValue::Integer(integer) => Meaning::Text(integer.to_string()),
            DeValue::Float(float) => Meaning::Text(shortest(float.as_str())),
            DeValue::Boolean(is_true) => Meaning::Truth(*is_true),
            DeValue::Datetime(moment) => Meaning::Text(moment.to_string()),
            DeValue::Array(items) => {
                Meaning::List(items.iter().map(|item| Meaning::of(item.get_ref())).collect())
            }
            DeValue::Table(table) => Meaning::Table(Meaning::of_table(table)),
        }
    }

    fn id(&self) -> Option<&str> {
        match self {
            Meaning::Table(table) => match table.get("id") {
                Some(Meaning::Text(id)) => Some(id),
                _ => None,
            },
            _ => None,
        }
    }

    fn write(&self, json: &mut String) {
        match self {
            Meaning::Text(text) => write_text(text, json),
            Meaning::Truth(is_true) => json.push_str(if *is_true { "true" } else { "false" }),
            Meaning::List(items) => {
                json.push('[');
                for (position, item) in items.iter().enumerate() {
                    if position > 0 {
                        json.push(',');
                    }
                    item.write(json);
                }
                json.push(']');
            }
            Meaning::Table(table) => write_table(table, json),
        }
    }
}

/// The digits without what changes nothing: a plus, zeros at the ends, a point with nothing behind it.
fn shortest(number: &str) -> String {
    let unsigned = number.trim_start_matches(['-', '+']);
    if !unsigned.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return number.to_owned();
    }
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let sign = if number.starts_with('-') && !(whole.is_empty() && fraction.is_empty()) {
        "-"
    } else {
        ""
    };
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// The canonical JSON of a criteria file: criteria and requirements by id, everything else in order.
pub(super) fn canonical(mut meaning: BTreeMap<String, Meaning>) -> String {
    for list in ["criterion", "requirement"] {
        if let Some(Meaning::List(items)) = meaning.get_mut(list) {
            items.sort_by(|a, b| a.id().cmp(&b.id()));
        }
    }
    let mut json = String::new();
    write_table(&meaning, &mut json);
    json
}

fn write_table(table: &BTreeMap<String, Meaning>, json: &mut String) {
    json.push('{');
    for (position, (key, value)) in table.iter().enumerate() {
        if position > 0 {
            json.push(',');
        }
        write_text(key, json);
        json.push(':');
        value.write(json);
    }
    json.push('}');
}

fn write_text(text: &str, json: &mut String) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            control if control < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => json.push(other),
        }
    }
    json.push('"');
}

/// The seal of a file by its bytes, `sha256:…`: what `sha256sum` prints.
///
/// ```
/// let seal = anbud::documents::seal_of_bytes(b"");
/// assert_eq!(seal, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
/// ```
#[must_use]
pub fn seal_of_bytes(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_spelling() {
        let table = [
            ("60", "60"),
            ("60.0", "60"),
            ("+060.50", "60.5"),
            ("-0", "0"),
            ("-0.00", "0"),
            ("0.10", "0.1"),
            ("-00.5", "-0.5"),
            ("100", "100"),
            ("inf", "inf"),
        ];
        for (written, sealed) in table {
            assert_eq!(shortest(written), sealed, "{written}");
        }
    }

    #[test]
    fn only_what_must_be_escaped_is() {
        let mut json = String::new();
        write_text("å/\"\\\n\u{1}\u{7f}\u{2028}", &mut json);
        assert_eq!(json, "\"å/\\\"\\\\\\n\\u0001\u{7f}\u{2028}\"");
    }
}
