//! A TOML document while it is read: where things stand, which lines are broken, and the mistakes so far.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistakes::Mistakes;
use super::{Reading, syntax};
use crate::diagnostic::{Code, Diagnostic};
use crate::{Place, Source};

/// A TOML document while it is read.
#[derive(Debug)]
pub(super) struct Document<'d> {
    source: &'d Source,
    /// The lines with a syntax error: nothing on them is used, and no other mistake on them is reported.
    broken: BTreeSet<u32>,
    /// Where headings such as `[award]` stand.
    headings: Vec<usize>,
    /// Whether a syntax error may have moved or hidden whole tables.
    pub(super) is_doubtful: bool,
    mistakes: RefCell<Mistakes>,
    losses: Cell<usize>,
}

/// Reads a document with a function that is given its top table.
pub(super) fn read<T>(
    source: &Source,
    with: impl FnOnce(&Document<'_>, &DeTable<'_>) -> T,
) -> Reading<T> {
    // a line ends the same way on every system, inside texts and formulas too
    let source = match source.text().contains("\r\n") {
        true => &Source::new(source.file().clone(), source.text().replace("\r\n", "\n")),
        false => source,
    };
    syntax::parse(source, |table, syntax| {
        let mut headings = Vec::new();
        collect_headings(source, table, &mut headings);
        headings.sort_unstable();
        let mut mistakes = Mistakes::default();
        syntax.mistakes.into_iter().for_each(|mistake| mistakes.push(mistake));
        let document = Document {
            source,
            broken: syntax.broken,
            headings,
            is_doubtful: syntax.is_doubtful,
            mistakes: RefCell::new(mistakes),
            losses: Cell::new(0),
        };
        let value = with(&document, table);
        let end = document.end();
        Reading { value, diagnostics: document.mistakes.into_inner().finish(end) }
    })
}

/// Finds the headings among the tables: those that stand where a `[` stands.
fn collect_headings(source: &Source, table: &DeTable<'_>, headings: &mut Vec<usize>) {
    for (_, value) in table.iter() {
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        for item in items {
            if let DeValue::Table(inner) = item.get_ref() {
                if source.text().get(item.span().start..).is_some_and(|rest| rest.starts_with('['))
                {
                    headings.push(item.span().start);
                }
                collect_headings(source, inner, headings);
            }
        }
    }
}

impl<'d> Document<'d> {
    pub(super) fn source(&self) -> &'d Source {
        self.source
    }

    pub(super) fn place(&self, range: Range<usize>) -> Place {
        self.source.place(range)
    }

    /// Where the document ends.
    pub(super) fn end(&self) -> Place {
        let end = self.source.text().trim_end().len();
        self.source.place(end..end)
    }

    /// Whether a syntax error stands on a line of this range.
    pub(super) fn is_broken(&self, range: Range<usize>) -> bool {
        if self.broken.is_empty() {
            return false;
        }
        let last = self.source.line(range.end.max(range.start + 1) - 1);
        self.broken.range(self.source.line(range.start)..=last).next().is_some()
    }

    /// What belongs to a table: the lines below its heading, or what stands between its braces.
    pub(super) fn extent(&self, span: Range<usize>) -> Range<usize> {
        let next = self.headings.partition_point(|start| *start <= span.start);
        match self.headings.get(next.wrapping_sub(1)) {
            Some(start) if *start == span.start => {
                span.start..self.headings.get(next).copied().unwrap_or(self.source.text().len())
            }
            _ => span,
        }
    }

    /// What belongs to the top table: the lines above the first heading.
    pub(super) fn extent_of_top(&self) -> Range<usize> {
        0..self.headings.first().copied().unwrap_or(self.source.text().len())
    }

    /// Whether a value begins with a heading.
    pub(super) fn has_heading(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let is_heading =
            |item: &Spanned<DeValue<'_>>| self.headings.binary_search(&item.span().start).is_ok();
        match value.get_ref() {
            DeValue::Table(_) => is_heading(value),
            DeValue::Array(items) => items.iter().next().is_some_and(is_heading),
            _ => false,
        }
    }

    /// Reports a mistake, unless it stands on a line whose syntax error is reported already.
    pub(super) fn report(&self, mistake: Diagnostic) {
        self.lose();
        let is_on_broken_line =
            mistake.place().is_some_and(|place| self.broken.contains(&place.line()));
        if !is_on_broken_line {
            self.mistakes.borrow_mut().push(mistake);
        }
    }

    /// Reports a mistake in one place, with its remedy.
    pub(super) fn mistake(
        &self,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report(Diagnostic::mistake(code, message).at(place, "").help(help));
    }

    /// A help line naming what was most likely meant.
    pub(super) fn suggestion<'a>(
        &self,
        found: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        self.mistakes.borrow_mut().suggestion(found, known)
    }

    /// Whether there are more mistakes than are listed.
    pub(super) fn is_over(&self) -> bool {
        self.mistakes.borrow().is_over()
    }

    /// Counts something stated that could not be read.
    pub(super) fn lose(&self) {
        self.losses.set(self.losses.get() + 1);
    }

    /// How much could not be read so far.
    pub(super) fn losses(&self) -> usize {
        self.losses.get()
    }
}
