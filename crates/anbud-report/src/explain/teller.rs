//! The walker: tells a figure, then what it was made of, each figure once.

use std::collections::BTreeSet;

use anbud::derivation::{Figure, Op, Origin};
use anbud::keyed::Key;
use anbud::tenders::Tender;

use super::Detail;
use super::expression::{By, Line, Writer};
use super::tally;
use crate::View;
use crate::style::{faint, plain, strong};
use crate::words;

/// Of the operands of one figure, so many are told: the most important ones.
const OPERANDS_TOLD: usize = 10;
/// A chain of `=` that is longer than this is set on lines of their own.
const LINE_MAX: usize = 88;
/// Of the conditions that chose a figure, so many are told.
const CONDITIONS_TOLD: usize = 2;
/// So deep a figure is told.
const DEPTH_MAX: usize = 12;

/// Tells figures in words, each once.
pub(super) struct Teller<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) tender: Key<Tender>,
    pub(super) detail: Detail,
    writer: Writer<'a>,
    told: BTreeSet<Figure>,
    /// Figures that have a section of their own further down.
    below: BTreeSet<Figure>,
    text: String,
}

impl<'a> Teller<'a> {
    pub(super) fn new(view: &'a View<'a>, tender: Key<Tender>, detail: Detail) -> Self {
        Teller {
            view,
            tender,
            detail,
            writer: Writer { view, tender },
            told: BTreeSet::new(),
            below: BTreeSet::new(),
            text: String::new(),
        }
    }

    /// States figures that have a section of their own further down.
    pub(super) fn tell_below(&mut self, figures: impl IntoIterator<Item = Figure>) {
        self.below.extend(figures);
    }

    /// States that a figure is told from here on, in its own section.
    pub(super) fn tell_here(&mut self, figure: Figure) {
        self.below.remove(&figure);
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
        if self.below.contains(&figure) {
            return; // its value stands in the line above, the rest in its own section
        }
        if !self.told.insert(figure) {
            return self.refer(figure, depth);
        }
        self.equation(figure, depth);
        if depth >= DEPTH_MAX {
            return;
        }
        for condition in self.conditions(figure) {
            self.condition(condition, depth + 1);
        }
        let tallies = self.tallies(figure);
        for tally in &tallies {
            tally::tell(self, *tally, depth + 1);
        }
        self.operands(figure, depth + 1);
    }

    /// Tells a figure that may have been told on the way.
    pub(super) fn tell_unless_told(&mut self, figure: Figure, depth: usize) {
        if !self.told.contains(&self.meant(figure)) {
            self.tell(figure, depth);
        }
    }

    /// Tells that the formula yields nothing, and under which condition.
    pub(super) fn tell_none(&mut self, condition: Figure, depth: usize) {
        self.line(depth, &format!("{} = {}", strong("result"), words::NONE));
        self.condition(condition, depth + 1);
    }

    /// Tells how a figure was made, and not what its operands were made of.
    pub(super) fn equation_of(&mut self, figure: Figure, depth: usize) {
        let figure = self.meant(figure);
        self.told.insert(figure);
        self.equation(figure, depth);
    }

    /// The named figures that a figure was made of, the most important first.
    fn operands(&mut self, figure: Figure, depth: usize) {
        if self.repeats_given(figure) {
            return;
        }
        let operands = self.named_below(figure);
        let most = if self.detail.all { usize::MAX } else { OPERANDS_TOLD };
        let more = operands.len().saturating_sub(most);
        for operand in operands.into_iter().take(most) {
            self.tell(operand, depth);
        }
        if more > 0 {
            self.line(depth, &faint(&words::and_more(more)));
        }
    }

    /// Whether a figure is one that stands in a document, under another name: then its own line has told it all.
    fn repeats_given(&self, figure: Figure) -> bool {
        let derivation = self.view.derivation();
        match derivation.node(figure).op {
            Op::Same(of) => {
                let is_given = matches!(derivation.node(of).op, Op::Given(_));
                is_given && derivation.node(figure).because.is_empty()
            }
            _ => false,
        }
    }

    /// A figure that only repeats another under the same name is that other.
    fn meant(&self, figure: Figure) -> Figure {
        let derivation = self.view.derivation();
        let mut figure = figure;
        while let Op::Same(of) = derivation.node(figure).op {
            let node = derivation.node(figure);
            let same = derivation.name(figure).is_none()
                || derivation.name(figure).map(|name| (&name.text, name.tender))
                    == derivation.name(of).map(|name| (&name.text, name.tender));
            if !same || !node.because.is_empty() {
                break;
            }
            figure = of;
        }
        figure
    }

    fn refer(&mut self, figure: Figure, depth: usize) {
        let value = self.writer.value_with_unit(figure);
        let name = self.writer.name(figure).unwrap_or_default();
        self.line(depth, &format!("{name} {} {}, {}", sign(&value), value.text, words::SEE_ABOVE));
    }

    /// `name = operands by name = operands by value = value`, with the place of the rule or the literal.
    fn equation(&mut self, figure: Figure, depth: usize) {
        let derivation = self.view.derivation();
        let name = self.writer.name(figure).unwrap_or_default();
        let (made, rounding) = match derivation.node(figure).op {
            Op::Rounded(of, decimals, mode) => (of, Some(words::rounded(decimals, mode))),
            _ => (figure, None),
        };
        let is_given = matches!(derivation.node(figure).op, Op::Given(_));
        let is_operand = made != figure && derivation.name(made).is_some();
        let mut parts = match is_operand {
            true => vec![Line { text: self.writer.name(made).unwrap_or_default(), is_exact: true }],
            false => vec![self.writer.made(made, By::Name)],
        };
        parts.push(match is_operand {
            true => self.writer.value(made),
            false => self.writer.made(made, By::Value),
        });
        if rounding.is_some() {
            parts.push(self.writer.value(made));
        }
        let value = self.writer.value_with_unit(figure);
        let bare = self.writer.value(figure).text;
        parts.retain(|part| !is_given && part.text != bare && part.text != name);
        parts.dedup_by(|b, a| a.text == b.text);
        let value = Line { text: self.with_particulars(figure, &value.text), ..value };
        self.chain(&name, &parts, rounding, value, depth);
    }

    fn chain(
        &mut self,
        name: &str,
        parts: &[Line],
        rounding: Option<String>,
        value: Line,
        depth: usize,
    ) {
        let mut links: Vec<String> =
            parts.iter().map(|part| format!("{} {}", sign(part), part.text)).collect();
        let last = match rounding {
            Some(rounding) => format!("{rounding} {} {}", sign(&value), value.text),
            None => format!("{} {}", sign(&value), value.text),
        };
        links.push(last);
        let one = format!("{name} {}", links.join(" "));
        let place = columns(&value.text) - columns(value.text.split("\u{1b}").next().unwrap_or(""));
        if columns(&one) - place + 2 * depth <= LINE_MAX {
            let rest = one.strip_prefix(name).unwrap_or("").to_owned();
            return self.line(depth, &format!("{}{rest}", strong(name)));
        }
        let indent = " ".repeat(name.chars().count());
        for (at, link) in links.iter().enumerate() {
            match at {
                0 => self.line(depth, &format!("{} {link}", strong(name))),
                _ => self.line(depth, &format!("{indent} {link}")),
            }
        }
    }

    /// A value with what a reader wants beside it: who has the least figure, where the rule or the literal stands.
    fn with_particulars(&self, figure: Figure, value: &str) -> String {
        let derivation = self.view.derivation();
        let mut text = value.to_owned();
        if let Op::Nth(ranked, of) = &derivation.node(figure).op
            && let Some(name) = self.decider(figure, of).and_then(|one| self.writer.name(one))
        {
            text += &format!(", {}", words::the_one_of(&words::rank(*ranked), of.len(), &name));
        }
        if let Some(place) = self.place(figure) {
            text += &faint(&format!("  {place}"));
        }
        text
    }

    /// The operand that stands at the rank.
    fn decider(&self, figure: Figure, of: &[Figure]) -> Option<Figure> {
        let number = self.view.number(figure);
        of.iter().copied().find(|operand| self.view.number(*operand) == number)
    }

    /// Where the literal stands, or the rule that yielded the figure.
    fn place(&self, figure: Figure) -> Option<String> {
        let derivation = self.view.derivation();
        let mut given = figure;
        while let Op::Same(of) = derivation.node(given).op {
            given = of;
        }
        if let Op::Given(Origin::Written { place, .. }) = &derivation.node(given).op {
            return Some(place.to_string());
        }
        let rule = derivation.rule(derivation.name(figure)?.rule?);
        Some(match &rule.model {
            Some(model) => format!("{model}, {}", rule.place),
            None => rule.place.to_string(),
        })
    }

    fn condition(&mut self, condition: Figure, depth: usize) {
        let names = self.writer.made(condition, By::Name);
        let values = self.writer.made(condition, By::Value);
        let holds = self.view.derivation().holds(condition);
        self.line(depth, &words::since(&names.text, &values.text, holds));
    }

    /// The conditions that chose the operands of a figure, its own and those of what has no name in it.
    fn conditions(&self, figure: Figure) -> Vec<Figure> {
        let mut found = Vec::new();
        self.walk_unnamed(figure, &mut |figure| {
            let because = &self.view.derivation().node(figure).because;
            let own: Vec<Figure> =
                because.iter().copied().filter(|condition| self.is_own(*condition)).collect();
            // of the rows of a table, the one that was reached and the one that was not
            found.extend(own.iter().skip(own.len().saturating_sub(CONDITIONS_TOLD)));
        });
        found
    }

    /// Whether a condition is about this tender and no other.
    fn is_own(&self, condition: Figure) -> bool {
        let derivation = self.view.derivation();
        self.named_below(condition).into_iter().all(|figure| {
            let of = derivation.name(figure).and_then(|name| name.tender);
            of.is_none_or(|tender| tender == self.tender)
        })
    }

    fn tallies(&self, figure: Figure) -> Vec<Figure> {
        let mut found = Vec::new();
        self.walk_unnamed(figure, &mut |figure| {
            if matches!(self.view.derivation().node(figure).op, Op::Tally(_)) {
                found.push(figure);
            }
        });
        found
    }

    /// The figure and everything below it down to the first figures with a name, those left aside.
    fn walk_unnamed(&self, figure: Figure, visit: &mut dyn FnMut(Figure)) {
        visit(figure);
        for operand in self.weighty_operands(figure) {
            if self.view.derivation().name(operand).is_none() {
                self.walk_unnamed(operand, visit);
            }
        }
    }

    fn named_below(&self, figure: Figure) -> Vec<Figure> {
        let mut found = Vec::new();
        self.collect_named(figure, &mut found);
        let mut seen = BTreeSet::new();
        found.retain(|figure| seen.insert(*figure));
        found
    }

    fn collect_named(&self, figure: Figure, found: &mut Vec<Figure>) {
        for operand in self.weighty_operands(figure) {
            if self.writer.is_anonymous(operand) {
                continue;
            }
            match self.view.derivation().name(operand) {
                Some(_) => found.push(operand),
                None => self.collect_named(operand, found),
            }
        }
        for condition in &self.view.derivation().node(figure).because {
            if self.is_own(*condition) {
                self.collect_named(*condition, found);
            }
        }
    }

    /// The operands that tell something: of a sum the greatest first, of a least figure only that one.
    fn weighty_operands(&self, figure: Figure) -> Vec<Figure> {
        match &self.view.derivation().node(figure).op {
            Op::Given(_) | Op::Tally(_) => Vec::new(),
            Op::Same(of) | Op::Logarithm(of) | Op::Rounded(of, ..) | Op::Not(of) => vec![*of],
            Op::Difference(a, b) | Op::Quotient(a, b) | Op::Power(a, b) => vec![*a, *b],
            Op::Compared(a, _, b) => vec![*a, *b],
            Op::Sum(of) => self.greatest_first(of),
            Op::Nth(_, of) => self.decider(figure, of).into_iter().collect(),
            Op::TrimmedSum { of, .. } => self.greatest_first(of),
            Op::Product(of) | Op::Count(of) | Op::All(of) | Op::Any(of) => of.to_vec(),
        }
    }

    fn greatest_first(&self, figures: &[Figure]) -> Vec<Figure> {
        let mut sorted = figures.to_vec();
        sorted.sort_by_key(|figure| std::cmp::Reverse(self.view.number(*figure).absolute()));
        sorted
    }

    /// The text of a document, safe on a terminal.
    pub(super) fn plain(&self, text: &str) -> String {
        plain(text)
    }
}

fn sign(line: &Line) -> &'static str {
    if line.is_exact { "=" } else { "≈" }
}

/// How many columns a text takes, its styles left aside.
fn columns(text: &str) -> usize {
    let mut width = 0;
    let mut escape = false;
    for c in text.chars() {
        match c {
            '\u{1b}' => escape = true,
            'm' if escape => escape = false,
            _ if !escape => width += 1,
            _ => {}
        }
    }
    width
}
