//! The walker: tells a figure, then what it was made of, each figure once.

use std::collections::BTreeSet;

use anbud::derivation::{Figure, Op};
use anbud::keyed::Key;
use anbud::tenders::Tender;

use super::Detail;
use super::expression::{By, Writer};
use super::tally;
use crate::View;
use crate::language::Texts;
use crate::style::{faint, plain, strong};

/// Of the operands of one figure, so many are told: the most important ones.
pub(super) const OPERANDS_TOLD: usize = 10;
/// So deep a figure is told.
const DEPTH_MAX: usize = 12;

/// Tells figures in words, each once.
pub(super) struct Teller<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) tender: Key<Tender>,
    pub(super) detail: Detail,
    pub(super) texts: &'a Texts,
    writer: Writer<'a>,
    told: BTreeSet<Figure>,
    /// Figures that need no mention: told in a section of their own, or in the lines just above.
    aside: BTreeSet<Figure>,
    text: String,
}

impl<'a> Teller<'a> {
    pub(super) fn new(
        view: &'a View<'a>,
        tender: Key<Tender>,
        detail: Detail,
        texts: &'a Texts,
    ) -> Self {
        Teller {
            view,
            tender,
            detail,
            texts,
            writer: Writer { view, tender, texts },
            told: BTreeSet::new(),
            aside: BTreeSet::new(),
            text: String::new(),
        }
    }

    /// States figures that need no mention: their values stand in the equations, the rest in sections of their own.
    pub(super) fn leave_aside(&mut self, figures: impl IntoIterator<Item = Figure>) {
        self.aside.extend(figures);
    }

    /// States that a figure is told from here on, in its own section.
    pub(super) fn tell_here(&mut self, figure: Figure) {
        self.aside.remove(&figure);
    }

    /// What was told.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds a line at a depth.
    pub(super) fn line(&mut self, depth: usize, text: &str) {
        let line = format!("{}{text}", "  ".repeat(depth));
        self.text += &format!("{}\n", line.trim_end());
    }

    /// Adds text as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.text += text;
    }

    /// Tells a figure and what it was made of.
    pub(super) fn tell(&mut self, figure: Figure, depth: usize) {
        let figure = self.meant(figure);
        if self.aside.contains(&figure) {
            return;
        }
        if !self.told.insert(figure) {
            return self.refer(figure, depth);
        }
        self.equation(figure, depth);
        if depth >= DEPTH_MAX {
            return;
        }
        for condition in self.writer.conditions(figure) {
            self.condition(condition, depth + 1);
        }
        for tally in self.writer.tallies(figure) {
            tally::tell(self, tally, depth + 1);
        }
        if !self.writer.is_given(figure) && !self.writer.is_full_marks(figure) {
            self.operands(figure, depth + 1);
        }
    }

    /// Tells a figure that may have been told on the way.
    pub(super) fn tell_unless_told(&mut self, figure: Figure, depth: usize) {
        if !self.told.contains(&self.meant(figure)) {
            self.tell(figure, depth);
        }
    }

    /// Tells that the formula yields nothing, and under which condition.
    pub(super) fn tell_none(&mut self, condition: Figure, depth: usize) {
        let nothing = self.texts.word("explain-nothing");
        self.line(depth, &format!("{} = {nothing}", strong("result")));
        self.condition(condition, depth + 1);
    }

    /// Tells how a figure was made, and not what its operands were made of.
    pub(super) fn equation_of(&mut self, figure: Figure, depth: usize) {
        let figure = self.meant(figure);
        self.told.insert(figure);
        self.equation(figure, depth);
    }

    /// Tells a figure by its value alone.
    pub(super) fn value_of(&mut self, figure: Figure, depth: usize) {
        let name = self.writer.name(figure).unwrap_or_default();
        let value = self.writer.value_with_unit(figure);
        self.line(depth, &format!("{} {} {}", strong(&name), value.sign(), value.text));
    }

    fn equation(&mut self, figure: Figure, depth: usize) {
        for line in self.writer.equation(figure, 2 * depth) {
            self.line(depth, &line);
        }
    }

    fn operands(&mut self, figure: Figure, depth: usize) {
        let mut operands = self.writer.operands(figure);
        operands.retain(|operand| !self.aside.contains(&self.meant(*operand)));
        let most = if self.detail.all { usize::MAX } else { OPERANDS_TOLD };
        let more = operands.len().saturating_sub(most);
        for operand in operands.into_iter().take(most) {
            self.tell(operand, depth);
        }
        if more > 0 {
            self.and_more(depth, more);
        }
    }

    /// How many more there are than were told.
    pub(super) fn and_more(&mut self, depth: usize, more: usize) {
        let text = self.texts.counted("explain-and-more", more, &[]);
        self.line(depth, &faint(&text));
    }

    /// A figure that only repeats another under the same name is that other.
    fn meant(&self, figure: Figure) -> Figure {
        let derivation = self.view.derivation();
        let mut figure = figure;
        while let Op::Same(of) = derivation.node(figure).op {
            let node = derivation.node(figure);
            let (name, other) = (derivation.name(figure), derivation.name(of));
            let same = name.is_none_or(|name| {
                other.is_some_and(|other| (&name.text, name.tender) == (&other.text, other.tender))
            });
            if !same || !node.because.is_empty() {
                break;
            }
            figure = of;
        }
        figure
    }

    /// Refers to a figure told before; what is the same for all and stands in a document needs no second mention.
    fn refer(&mut self, figure: Figure, depth: usize) {
        let is_shared =
            self.view.derivation().name(figure).is_none_or(|name| name.tender.is_none());
        if is_shared && self.writer.is_given(figure) {
            return;
        }
        let value = self.writer.value_with_unit(figure);
        let made = || self.writer.made(figure, By::Name).text;
        let name = self.writer.name(figure).unwrap_or_else(made);
        let see = self.texts.word("explain-see-above");
        let text = format!("{name} {} {}, {see}", value.sign(), value.text);
        self.line(depth, &text);
    }

    fn condition(&mut self, condition: Figure, depth: usize) {
        let names = self.writer.made(condition, By::Name);
        let values = self.writer.made(condition, By::Value);
        let holds = self.view.derivation().holds(condition);
        let id = if holds { "explain-since" } else { "explain-since-not" };
        let with = [("condition", names.text.as_str()), ("values", &values.text)];
        self.line(depth, &self.texts.fill(id, &with));
    }

    /// The text of a document, safe on a terminal.
    pub(super) fn plain(&self, text: &str) -> String {
        plain(text)
    }
}
