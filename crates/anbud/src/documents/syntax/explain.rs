//! Syntax errors in the words of somebody who writes a table of criteria, each with what to write instead.

mod numbers;
mod repeated;

use std::ops::Range;

use toml::de::Error;

use super::super::shown::shown;
use super::is_too_deep;
use crate::Source;
use crate::diagnostic::{Code, Diagnostic, codes};

/// Keys that stand as headings in two pairs of brackets.
const LISTS: &[&str] =
    &["scale", "criterion", "requirement", "rejection", "group", "coverage", "tender"];

/// Whether the parser loses what follows: it stops at a line without a value, and drops a heading without its end.
pub(super) fn hides_what_follows(error: &Error) -> bool {
    let hiding =
        ["key with no value", "missing value for key", "unclosed table", "unclosed array table"];
    hiding.iter().any(|what| error.message().starts_with(what))
}

/// Whether an error is about the entries of a list, or of a table between braces.
pub(super) fn is_inside(error: &Error) -> bool {
    let message = error.message();
    ["inline table", "key-value pairs", "array element", "in array"]
        .iter()
        .any(|what| message.contains(what))
}

/// Whether a key or heading stands twice.
pub(super) fn is_repetition(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("duplicate key") || message.starts_with("cannot extend")
}

/// The mistake for a syntax error.
pub(super) fn diagnostic(source: &Source, error: &Error) -> Diagnostic {
    let at = At::new(source, error);
    if is_too_deep(error) {
        let message = "lists, tables or dotted keys are nested too deep";
        let help = "no key of this file takes more than four levels";
        return at.mistake(codes::LIMIT_NESTING, message, help);
    }
    let (what, expected) =
        error.message().split_once(", expected ").unwrap_or((error.message(), ""));
    if is_repetition(error) {
        return at.repeated();
    }
    at.number_like()
        .or_else(|| at.known(what))
        .unwrap_or_else(|| at.mistake(codes::SYNTAX, what, in_other_words(expected)))
}

fn in_other_words(expected: &str) -> String {
    match expected {
        "" | "nothing" => "a line is `key = value`, or a heading such as `[award]`".to_owned(),
        expected => format!("expected here: {expected}"),
    }
}

/// How the parser begins its errors about dates and times, which numbers of cases such as 2016-0421 look like.
const DATES: &[&str] = &["invalid date", "invalid time", "invalid offset"];

const BETWEEN_BRACES: &str = "a table between braces holds something that is not `key = value`";
const IN_LIST: &str = "a list holds something that is not a value";

/// Errors that need no word of what stands there: the parser's words, ours, and the remedy.
const PLAIN: &[(&str, &str, &str)] = &[
    (
        "missing comma between array elements",
        "a comma is missing between two entries of a list",
        "write `,` here",
    ),
    (
        "missing comma between key-value pairs",
        "a comma is missing between two keys of a table",
        "write `,` here",
    ),
    (
        "carriage return must be followed by newline",
        "a line ends with a carriage return alone",
        "end lines with LF or CRLF",
    ),
    (
        "missing escaped value",
        "`\\` begins an escape that does not exist",
        "write `\\\\` for a backslash, or put the text between single quotes",
    ),
    ("invalid inline table element", BETWEEN_BRACES, "write `{ key = value, key = value }`"),
    (
        "missing key for inline table element",
        BETWEEN_BRACES,
        "write `{ key = value, key = value }`",
    ),
    (
        "missing assignment between key-value pairs",
        BETWEEN_BRACES,
        "write `{ key = value, key = value }`",
    ),
    (
        "extra assignment between key-value pairs",
        BETWEEN_BRACES,
        "write `{ key = value, key = value }`",
    ),
    ("extra comma in inline table", BETWEEN_BRACES, "write `{ key = value, key = value }`"),
    ("extra comma in array", IN_LIST, "write `[1, 2]`"),
    ("unexpected `=` in array", IN_LIST, "write `[1, 2]`"),
    ("missing array opening", "`]` closes what is not open", "write a value here, or delete it"),
    (
        "missing inline table opening",
        "`}` closes what is not open",
        "write a value here, or delete it",
    ),
    ("redundant numeric sign", "a number has two signs", "write one sign, or none"),
    ("extra `=`", "`=` stands twice", "write `key = value`"),
    (
        "unquoted keys cannot be empty",
        "a name is missing",
        "a line is `key = value`, or a heading such as `[award]`",
    ),
];

/// An error with its line.
struct At<'s> {
    source: &'s Source,
    span: Range<usize>,
    line: u32,
    /// The bytes of the line.
    bytes: Range<usize>,
}

impl<'s> At<'s> {
    fn new(source: &'s Source, error: &Error) -> Self {
        let span = error.span().unwrap_or_default();
        let line = source.line(span.start);
        At { source, span, line, bytes: source.line_range(line) }
    }

    fn mistake(
        &self,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::mistake(code, message).at(self.source.place(self.span.clone()), "").help(help)
    }

    fn on(&self, span: Range<usize>, code: Code, message: String, help: String) -> Diagnostic {
        Diagnostic::mistake(code, message).at(self.source.place(span), "").help(help)
    }

    fn text(&self, range: Range<usize>) -> &'s str {
        self.source.text().get(range).unwrap_or("")
    }

    fn line(&self) -> &'s str {
        self.text(self.bytes.clone())
    }

    /// The errors that people make most, with what stands there.
    fn known(&self, what: &str) -> Option<Diagnostic> {
        let found = self.text(self.span.clone());
        match what {
            "string values must be quoted" => Some(self.unquoted(found)),
            "invalid boolean" | "invalid float" if found.starts_with(char::is_alphabetic) => {
                Some(self.word(found))
            }
            "key with no value" | "missing value for key" => Some(self.without_value()),
            "unclosed table" | "unclosed array table" => Some(self.heading()),
            "invalid unquoted key" => Some(self.unquoted_key()),
            "invalid basic string" | "invalid literal string" => Some(self.unclosed_text()),
            "unexpected key or value" => {
                let rest = self.text(self.span.start..self.bytes.end).trim();
                let message = format!("{} stands behind what the line states", shown(rest));
                Some(self.mistake(codes::SYNTAX, message, "write each key on a line of its own"))
            }
            date if DATES.iter().any(|begin| date.starts_with(begin)) => {
                let message =
                    format!("{} is neither a number nor a text between quotes", shown(found));
                let help = format!("write {}", shown(&format!("\"{found}\"")));
                Some(self.mistake(codes::SYNTAX, message, help))
            }
            _ => {
                let (_, message, help) = PLAIN.iter().find(|(known, _, _)| *known == what)?;
                Some(self.mistake(codes::SYNTAX, *message, *help))
            }
        }
    }

    /// A word without quotes that begins as `true`, `false`, `inf` or `nan` do.
    fn word(&self, found: &str) -> Diagnostic {
        let small = found.to_lowercase();
        if !["true", "false"].contains(&small.as_str()) {
            return self.unquoted(found);
        }
        let message = format!("{} is neither a number nor a text between quotes", shown(found));
        self.mistake(codes::SYNTAX, message, format!("write `{small}`"))
    }

    fn unquoted(&self, found: &str) -> Diagnostic {
        if found.is_empty() {
            return self.mistake(codes::SYNTAX, "a value is missing", "write a value after `=`");
        }
        let behind = self.text(self.span.end..self.bytes.end).trim_start();
        if behind.starts_with('=') {
            let help = "write each key on a line of its own";
            return self.mistake(codes::SYNTAX, "two keys stand on one line", help);
        }
        if found.split_whitespace().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
            let message = format!("{} is neither one number nor a list", shown(found));
            return self.mistake(codes::SYNTAX, message, "write `,` between two numbers");
        }
        let bare = found.trim_matches(['"', '\'', '“', '”', '„', '‘', '’', '«', '»']);
        let quoted = shown(&format!("\"{bare}\""));
        let help = if bare.contains(['"', '\\']) {
            "write the text between quotes".to_owned()
        } else if bare.starts_with(|c: char| c.is_ascii_digit()) {
            format!("write {quoted} for a text; a number stands without a unit")
        } else {
            format!("write {quoted}")
        };
        self.mistake(codes::SYNTAX, format!("{} stands without quotes", shown(found)), help)
    }

    /// A line such as `weight 20`, `weight: 20` or `criterion]]`.
    fn without_value(&self) -> Diagnostic {
        let line = self.line().split('#').next().unwrap_or("").trim();
        let start = self.bytes.start + (self.line().len() - self.line().trim_start().len());
        let span = start..start + line.len();
        let (key, rest) = line.split_once([':', ' ', '\t']).unwrap_or((line, ""));
        let help = match rest.trim().trim_start_matches([':', '=']).trim_start() {
            _ if line.contains(['[', ']']) => {
                "a heading is `[award]`, or `[[criterion]]` for one of several".to_owned()
            }
            "" => format!("write {}", shown(&format!("{key} = …"))),
            value => format!("write {}", shown(&format!("{key} = {value}"))),
        };
        let help = if line.contains(" =") {
            "a key has no blanks, or stands between quotes".to_owned()
        } else {
            help
        };
        self.on(
            span,
            codes::SYNTAX,
            format!("{} is neither `key = value` nor a heading", shown(line)),
            help,
        )
    }

    fn heading(&self) -> Diagnostic {
        let line = self.line().split('#').next().unwrap_or("").trim();
        let name = line.trim_matches(['[', ']', ' ']);
        let heading =
            if LISTS.contains(&name) { format!("[[{name}]]") } else { format!("[{name}]") };
        let message = format!("the heading {} is not closed", shown(line));
        self.mistake(codes::SYNTAX, message, format!("write {}", shown(&heading)))
    }

    fn unquoted_key(&self) -> Diagnostic {
        let continues = |c: char| c.is_alphanumeric() || "_-".contains(c);
        let before = self.text(self.bytes.start..self.span.start);
        let after = self.text(self.span.start..self.bytes.end);
        let start = before.trim_end_matches(continues).len();
        let length = after.len() - after.trim_start_matches(continues).len();
        let span = self.bytes.start + start..self.span.start + length;
        let key = self.text(span.clone());
        if key.is_empty() {
            let found = shown(self.text(self.span.clone()));
            return self.mistake(
                codes::SYNTAX,
                format!("{found} cannot stand in a key"),
                in_other_words(""),
            );
        }
        let message =
            format!("the key {} has letters beyond a to z and stands without quotes", shown(key));
        self.on(span, codes::SYNTAX, message, format!("write {}", shown(&format!("\"{key}\""))))
    }

    fn unclosed_text(&self) -> Diagnostic {
        let rest = self.text(self.span.start..self.bytes.end);
        if rest.is_empty() {
            let quote = if self.line().contains('"') { '"' } else { '\'' };
            let message = "the text is not closed on its line";
            return self.mistake(codes::SYNTAX, message, format!("close it with `{quote}`"));
        }
        let message = "the text holds a character that cannot be seen";
        self.mistake(codes::SYNTAX, message, "delete it")
    }
}
