//! Lists, tables and texts that are never closed: where each begins, and the lines it swallows.

use std::ops::Range;

use crate::Source;
use crate::diagnostic::MISTAKES_MAX;
use crate::diagnostic::{Diagnostic, codes};

/// A list, table or text that is never closed.
#[derive(Debug)]
pub(super) struct Unclosed {
    /// Where it is opened.
    at: usize,
    /// What opens it.
    opening: &'static str,
    /// The lines it swallows, up to the next heading.
    pub(super) lines: Range<usize>,
}

impl Unclosed {
    pub(super) fn mistake(&self, source: &Source) -> Diagnostic {
        let (what, closing) = match self.opening {
            "[" => ("list", "]"),
            "{" => ("table", "}"),
            _ => ("text", self.opening),
        };
        let message = format!("the {what} that begins here is not closed");
        Diagnostic::mistake(codes::SYNTAX, message)
            .at(source.place(self.at..self.at + self.opening.len()), "")
            .help(format!("close it with `{closing}`"))
    }
}

/// Finds what is never closed before the next heading or the end.
pub(super) fn find(text: &str) -> Vec<Unclosed> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    let mut statement = 0;
    let mut at = 0;
    while at < text.len() && found.len() <= MISTAKES_MAX {
        let line = text.get(at..).unwrap_or("");
        let line = line.split_inclusive('\n').next().unwrap_or(line);
        if is_heading(line) {
            found.extend(swallowed(open.first(), statement..at));
            open.clear();
            at += line.len();
        } else if open.is_empty() && line.trim_start().starts_with('[') {
            at += line.len();
        } else {
            statement = if open.is_empty() { at } else { statement };
            let mut reach = Reach { text, at, open };
            reach.line();
            (at, open) = (reach.at, reach.open);
        }
    }
    found.extend(swallowed(open.first(), statement..text.len()));
    found
}

/// Where the next heading begins behind a place, or the text ends.
pub(super) fn next_heading(text: &str, after: usize) -> usize {
    let mut at = after;
    for line in text.get(after..).unwrap_or("").split_inclusive('\n') {
        if at > after && is_heading(line) {
            return at;
        }
        at += line.len();
    }
    at
}

fn swallowed(first: Option<&(usize, &'static str)>, lines: Range<usize>) -> Option<Unclosed> {
    first.map(|(at, opening)| Unclosed { at: *at, opening, lines })
}

/// Whether a line is a heading such as `[award]`, and cannot be an entry of a list.
fn is_heading(line: &str) -> bool {
    if !line.trim_start().starts_with('[') {
        return false;
    }
    let line = line.split('#').next().unwrap_or("").trim();
    let name = line.trim_start_matches('[').trim_end_matches(']').trim();
    let brackets = line.len() - line.trim_start_matches('[').len();
    (1..=2).contains(&brackets)
        && line.ends_with(']')
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-. ".contains(c))
        && !["true", "false", "inf", "nan"].contains(&name)
}

/// A walk through the text that keeps what is open.
struct Reach<'t> {
    text: &'t str,
    at: usize,
    open: Vec<(usize, &'static str)>,
}

impl Reach<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Walks on to the next of some characters, or to the end.
    fn reach(&mut self, marks: &[char]) -> Option<char> {
        self.at += self.rest().find(marks).unwrap_or(self.rest().len());
        self.rest().chars().next()
    }

    /// Walks to the end of the line, or behind the end of a text that goes on over lines.
    fn line(&mut self) {
        while let Some(mark) = self.reach(&['\n', '#', '"', '\'', '[', '{', ']', '}']) {
            match mark {
                '#' => {
                    self.reach(&['\n']);
                }
                '"' | '\'' => {
                    if self.is_left_open() {
                        return;
                    }
                }
                '[' | '{' => {
                    self.open.push((self.at, if mark == '[' { "[" } else { "{" }));
                    self.at += 1;
                }
                ']' | '}' => {
                    self.open.pop();
                    self.at += 1;
                }
                _ => {
                    self.at += 1;
                    return;
                }
            }
        }
    }

    /// Walks over a text between quotes; says whether it is still open before a heading or at the end.
    fn is_left_open(&mut self) -> bool {
        let quotes = [("\"\"\"", true), ("'''", true), ("\"", false), ("'", false)];
        let quoted = quotes.into_iter().find(|(quote, _)| self.rest().starts_with(quote));
        let Some((quote, is_long)) = quoted else {
            return false;
        };
        let begin = self.at;
        self.at += quote.len();
        let marks = if quote.starts_with('"') { ['"', '\\', '\n'] } else { ['\'', '\n', '\n'] };
        while let Some(mark) = self.reach(&marks) {
            if self.rest().starts_with(quote) {
                self.at += quote.len();
                return false;
            }
            if mark == '\n' && !is_long {
                return false;
            }
            self.at += 1;
            match mark {
                '\n' if is_heading(self.rest().lines().next().unwrap_or("")) => break,
                '\\' if !self.rest().starts_with('\n') => {
                    self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                }
                _ => {}
            }
        }
        if is_long {
            self.open.insert(0, (begin, quote));
        }
        is_long
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_closed_ends_at_the_next_heading() {
        let table = [
            ("a = [1, 2\nb = 1\n[c]\nd = 1\n", vec![("[", 0..16)]),
            ("a = [\n  [\"x]\", ']'], # ]\n]\nb = { c = 1\n", vec![("{", 27..39)]),
            ("a = [\n  [1],\n  [true]\n]\n[b]\nc = 1\n", vec![]),
            ("a = \"\"\"\n[x]\nb = 1\n", vec![("\"\"\"", 0..8)]),
            ("[p]\na = \"\"\"\nb\n[[x]]\nb = \"\"\"c\"\"\"\n", vec![("\"\"\"", 4..14)]),
            ("a = \"\"\"\nb [\n", vec![("\"\"\"", 0..12)]),
            ("a = \"\"\"x \\\"\"\" [ \"\"\"\nb = 'c\\'\n", vec![]),
            ("[[a]\nb = 1\n[c\nd = 2\n", vec![]),
            ("a = \"x\nb = [\n[[c]]\n", vec![("[", 7..13)]),
        ];
        for (text, expected) in table {
            let found: Vec<_> =
                find(text).into_iter().map(|open| (open.opening, open.lines)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
