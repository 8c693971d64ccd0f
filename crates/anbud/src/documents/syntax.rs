//! Syntax: parsing TOML with every syntax error at once, and reading on behind the broken lines.
//!
//! The parser recovers by itself from most errors. Two kinds would hide what follows: a line without a value ends
//! the document for it, and a list, table or text that is never closed swallows the lines behind. Such lines are
//! blanked and the rest is parsed again, so that one missing bracket is one mistake.

mod explain;
mod unclosed;

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::Source;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::MISTAKES_MAX;

/// What is known of the syntax of a document.
#[derive(Debug, Default)]
pub(super) struct Syntax {
    /// One mistake for each broken line, in order.
    pub(super) mistakes: Vec<Diagnostic>,
    /// The broken lines.
    pub(super) broken: BTreeSet<u32>,
    /// Whether whole tables may have been moved or hidden.
    pub(super) is_doubtful: bool,
}

/// How much of a large document is parsed first, to see whether the rest is worth it.
const PROBE_BYTES: usize = 1 << 20;

/// How often broken lines are blanked and the rest is parsed again.
const REPAIRS_MAX: usize = 10;

/// Parses a document and hands its table over.
pub(super) fn parse<T>(source: &Source, with: impl FnOnce(&DeTable<'_>, Syntax) -> T) -> T {
    if let Some(errors) = errors_that_end_reading(source.text()) {
        let mut syntax = Syntax { is_doubtful: true, ..Syntax::default() };
        syntax.unclosed(source, source.text());
        syntax.note(source, &errors);
        return with(&DeTable::new(), syntax);
    }
    let mut syntax = Syntax::default();
    let mut text = source.text().to_owned();
    let mut repairs = 0;
    loop {
        let (table, errors) = DeTable::parse_recoverable(&text);
        if let Some(deep) = errors.iter().find(|error| is_too_deep(error)) {
            syntax.note(source, std::slice::from_ref(deep));
            syntax.is_doubtful = true;
            return with(&DeTable::new(), syntax);
        }
        let hidden =
            if errors.is_empty() { Vec::new() } else { syntax.hiding(source, &text, &errors) };
        syntax.is_doubtful |= repairs == REPAIRS_MAX && !hidden.is_empty();
        if hidden.is_empty() || repairs == REPAIRS_MAX {
            syntax.note(source, &errors);
            return with(table.get_ref(), syntax);
        }
        hidden.into_iter().for_each(|range| blank(&mut text, range));
        repairs += 1;
    }
}

/// The errors of the beginning of a large document, where they are so many or so deep that nothing more is read.
fn errors_that_end_reading(text: &str) -> Option<Vec<Error>> {
    let mut size = PROBE_BYTES;
    while size < text.len() {
        let end = (0..=size).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let beginning = text.get(..end).unwrap_or("");
        // whole lines, unless the last one is most of it
        let whole = beginning.rfind('\n').filter(|end| *end > size / 2);
        let beginning = whole.and_then(|end| beginning.get(..=end)).unwrap_or(beginning);
        let (_, errors) = DeTable::parse_recoverable(beginning);
        if let Some(deep) = errors.iter().find(|error| is_too_deep(error)) {
            return Some(vec![deep.clone()]);
        }
        if errors.len() > MISTAKES_MAX {
            return Some(errors);
        }
        size = size.saturating_mul(4);
    }
    None
}

fn is_too_deep(error: &Error) -> bool {
    error.message().contains("recur")
}

/// Overwrites lines with blanks; everything else keeps its place.
fn blank(text: &mut String, lines: Range<usize>) {
    let end =
        if text.get(lines.clone()).is_some_and(|lines| lines.ends_with('\n')) { 1 } else { 0 };
    let lines = lines.start..lines.end.saturating_sub(end);
    let blanks = " ".repeat(lines.len());
    text.replace_range(lines, &blanks);
}

impl Syntax {
    /// Finds the lines that hide what follows, and notes a mistake for each.
    fn hiding(&mut self, source: &Source, text: &str, errors: &[Error]) -> Vec<Range<usize>> {
        let mut hiding = self.unclosed(source, text);
        if !hiding.is_empty() {
            return hiding;
        }
        if errors.len() > MISTAKES_MAX {
            self.is_doubtful = true;
            return hiding;
        }
        for error in errors.iter().filter(|error| explain::hides_what_follows(error)) {
            let line = source.line(error.span().unwrap_or_default().start);
            let mut range = source.line_range(line);
            if text.get(range.clone()).unwrap_or("").contains(['[', ']']) {
                // what follows belongs to a table whose name is not known
                self.is_doubtful = true;
                range.end = unclosed::next_heading(text, range.end);
            }
            if self.add(source, explain::diagnostic(source, error)) {
                self.broken.extend(line..=source.line(range.end.saturating_sub(1)));
                hiding.push(range);
            }
        }
        if hiding.is_empty() {
            hiding.extend(self.first_of_many(source, errors));
        }
        hiding
    }

    /// The line that errors inside lists or tables on several lines may follow from: the last one with an error and
    /// an opening bracket, or else the first of them.
    fn first_of_many(&mut self, source: &Source, errors: &[Error]) -> Option<Range<usize>> {
        let line_of = |error: &&Error| source.line(error.span().unwrap_or_default().start);
        let inside = || errors.iter().filter(|error| explain::is_inside(error));
        let first = inside().map(|error| line_of(&error)).min()?;
        if inside().all(|error| line_of(&error) == first) {
            return None;
        }
        let text_of = |line| source.text().get(source.line_range(line)).unwrap_or("");
        let opens = |error: &&Error| text_of(line_of(error)).contains(['[', '{']);
        let upto = errors.iter().filter(|error| line_of(error) <= first);
        let origin = upto.filter(opens).max_by_key(line_of);
        let origin = origin.or_else(|| inside().min_by_key(line_of))?;
        let line = source.line_range(line_of(&origin));
        self.add(source, explain::diagnostic(source, origin)).then_some(line)
    }

    /// Notes a mistake for each list, table or text that is never closed; returns the lines they swallow.
    fn unclosed(&mut self, source: &Source, text: &str) -> Vec<Range<usize>> {
        let mut swallowed = Vec::new();
        for unclosed in unclosed::find(text) {
            if self.add(source, unclosed.mistake(source)) {
                let last = unclosed.lines.end.saturating_sub(1);
                self.broken.extend(source.line(unclosed.lines.start)..=source.line(last));
                swallowed.push(unclosed.lines);
            }
        }
        swallowed
    }

    /// Notes one mistake for each line with errors.
    fn note(&mut self, source: &Source, errors: &[Error]) {
        let start = |error: &Error| error.span().map_or(0, |span| span.start);
        let mut errors: Vec<_> = errors.iter().collect();
        errors.sort_by_key(|error| start(error));
        let mut merged = 0;
        for error in errors {
            let number = source.line(start(error));
            let line = source.text().get(source.line_range(number)).unwrap_or("");
            self.is_doubtful |= may_move_tables(line);
            let is_heading = line.trim_start().starts_with('[');
            // what stands below a repeated heading repeats what stands below the first
            let is_merged = explain::is_repetition(error) && !is_heading && start(error) < merged;
            if self.mistakes.len() > MISTAKES_MAX {
                // one more than is listed tells that there are more
                self.is_doubtful = true;
                return;
            }
            if is_merged {
                self.broken.insert(number);
            } else if !self.broken.contains(&number) {
                self.add(source, explain::diagnostic(source, error));
                if is_heading && explain::is_repetition(error) {
                    merged = unclosed::next_heading(source.text(), start(error));
                }
            }
        }
    }

    /// Adds a mistake, unless its line is broken already.
    fn add(&mut self, source: &Source, mistake: Diagnostic) -> bool {
        let line = mistake.place().map_or_else(|| source.line(0), |place| place.line());
        let is_new = self.broken.insert(line);
        if is_new {
            self.mistakes.push(mistake);
        }
        is_new
    }
}

/// Whether an error on this line may have moved what follows to another table.
fn may_move_tables(line: &str) -> bool {
    let count = |mark: char| line.matches(mark).count();
    line.trim_start().starts_with('[')
        || count('[') != count(']')
        || count('{') != count('}')
        || line.contains("\"\"\"")
        || line.contains("'''")
}
