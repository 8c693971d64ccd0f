//! A figure as an equation: its name, its operands by name, by value, and what it is worth.

use anbud::Mode;
use anbud::derivation::{Figure, Op, Origin};
use unicode_width::UnicodeWidthStr;

use super::expression::{By, Line, Writer};
use crate::figures::grouped;
use crate::style::{faint, strong};

/// An equation that is longer than this is set on lines of its own.
const LINE_MAX: usize = 92;

/// An equation: `name = by name = by value = value`, with what a reader wants beside it.
struct Equation {
    name: String,
    parts: Vec<Line>,
    /// How the value was rounded.
    rounding: Option<String>,
    value: Line,
    /// Who decided a least or greatest figure.
    decider: String,
    /// Where the rule or the literal stands.
    place: String,
}

impl Writer<'_> {
    /// The lines of the equation of a figure, for so many columns less.
    pub(super) fn equation(&self, figure: Figure, indent: usize) -> Vec<String> {
        let derivation = self.view.derivation();
        let (made, rounding) = match derivation.node(figure).op {
            Op::Rounded(of, decimals, mode) => (of, Some(self.rounded(decimals, mode))),
            _ => (figure, None),
        };
        let name = self.name(figure).unwrap_or_else(|| self.made(figure, By::Name).text);
        let equation = Equation {
            parts: self.parts(figure, made, &name),
            name,
            rounding,
            value: self.value_with_unit(figure),
            decider: self.decided_by(figure).unwrap_or_default(),
            place: self.place(figure).unwrap_or_default(),
        };
        equation.lines(indent)
    }

    /// What stands between the name and the value.
    fn parts(&self, figure: Figure, made: Figure, name: &str) -> Vec<Line> {
        let derivation = self.view.derivation();
        if matches!(derivation.node(figure).op, Op::Given(_)) {
            return Vec::new();
        }
        let operand = self.name(made).filter(|_| made != figure);
        let mut parts = match operand {
            Some(name) => vec![Line { text: name, is_exact: true }, self.value(made)],
            None => vec![self.made(made, By::Name), self.made(made, By::Value)],
        };
        if made != figure {
            parts.push(self.value(made));
        }
        let value = self.value(figure).text;
        parts.retain(|part| part.text != value && part.text != name);
        parts.dedup_by(|b, a| a.text == b.text);
        parts
    }

    /// Which operand a least or greatest figure is.
    fn decided_by(&self, figure: Figure) -> Option<String> {
        let Op::Nth(ranked, of) = &self.view.derivation().node(figure).op else { return None };
        let name = self.name(self.decider(figure, of)?)?;
        let rank = self.rank(*ranked);
        Some(self.texts.counted("explain-one-of", of.len(), &[("rank", &rank), ("name", &name)]))
    }

    fn rounded(&self, decimals: i32, mode: Mode) -> String {
        let mode = self.texts.word(match mode {
            Mode::HalfUp => "explain-mode-half-up",
            Mode::HalfDown => "explain-mode-half-down",
            Mode::HalfEven => "explain-mode-half-even",
            Mode::Truncate => "explain-mode-truncate",
            Mode::Floor => "explain-mode-floor",
            Mode::Ceil => "explain-mode-ceil",
        });
        let count = usize::try_from(decimals).unwrap_or(0);
        let n = self.texts.figure(&grouped(&decimals.to_string()));
        self.texts.counted("explain-rounded", count, &[("mode", &mode), ("n", &n)])
    }

    /// Where the literal stands, or the rule that yielded the figure.
    fn place(&self, figure: Figure) -> Option<String> {
        let derivation = self.view.derivation();
        if let Op::Given(Origin::Written(written)) = &derivation.node(self.source(figure)).op {
            return Some(written.place.to_string());
        }
        if let Some(criterion) = self.name(figure)?.strip_prefix("full.") {
            let criterion = self.view.procedure.criteria.find(|one| &*one.id == criterion)?;
            let marks = self.view.procedure.criteria[criterion].marks.as_ref()?;
            return Some(marks.place.to_string());
        }
        let rule = derivation.rule(derivation.name(figure)?.rule?);
        Some(match &rule.model {
            Some(model) => format!("{model}, {}", rule.place),
            None => rule.place.to_string(),
        })
    }

    /// The figure that another one only repeats, down to the first that was made.
    fn source(&self, figure: Figure) -> Figure {
        let derivation = self.view.derivation();
        let mut figure = figure;
        loop {
            figure = match &derivation.node(figure).op {
                Op::Same(of) => *of,
                Op::Nth(_, of) => match self.decider(figure, of) {
                    Some(of) => of,
                    None => return figure,
                },
                _ => return figure,
            };
        }
    }

    /// Whether a figure is full marks: its equation says it all.
    pub(super) fn is_full_marks(&self, figure: Figure) -> bool {
        let name = self.view.derivation().name(figure);
        name.is_some_and(|name| name.text.starts_with("full.") || name.text.ends_with("_full"))
    }

    /// Whether all that can be said of a figure is where it stands in a document.
    pub(super) fn is_given(&self, figure: Figure) -> bool {
        let derivation = self.view.derivation();
        let is_document = matches!(derivation.node(self.source(figure)).op, Op::Given(_));
        is_document && !self.was_chosen(figure)
    }

    /// Whether a condition chose a figure, or one that it only repeats.
    fn was_chosen(&self, figure: Figure) -> bool {
        let node = self.view.derivation().node(figure);
        let repeats = |of| self.was_chosen(of);
        !node.because.is_empty() || matches!(node.op, Op::Same(of) if repeats(of))
    }
}

impl Equation {
    fn lines(&self, indent: usize) -> Vec<String> {
        let mut links: Vec<String> =
            self.parts.iter().map(|part| format!("{} {}", part.sign(), part.text)).collect();
        let rounding = self.rounding.as_ref().map(|rounding| format!("{rounding} "));
        let value = format!("{} {}", self.value.sign(), self.value.text);
        links.push(format!("{}{value}", rounding.unwrap_or_default()));
        let joined = links.join(" ");
        if self.name.width() + 1 + joined.width() + indent <= LINE_MAX {
            links = vec![joined];
        }
        let blanks = " ".repeat(self.name.width());
        let mut lines: Vec<String> = links
            .iter()
            .enumerate()
            .map(|(at, link)| match at {
                0 => format!("{} {link}", strong(&self.name)),
                _ => format!("{blanks} {link}"),
            })
            .collect();
        if let Some(last) = lines.last_mut() {
            *last += &self.particulars();
        }
        lines
    }

    fn particulars(&self) -> String {
        let mut text = String::new();
        if !self.decider.is_empty() {
            text += &format!(", {}", self.decider);
        }
        if !self.place.is_empty() {
            text += &faint(&format!("  {}", self.place));
        }
        text
    }
}
