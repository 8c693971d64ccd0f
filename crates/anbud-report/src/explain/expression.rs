//! How a figure came about as one line: by the names of its operands, or by their values.

use anbud::Unit;
use anbud::derivation::{Figure, Op, Ranked, Value};
use anbud::keyed::Key;
use anbud::tenders::Tender;

use super::pen::Pen;
use crate::View;
use crate::decision::result_text;
use crate::figures::{Shown, percent, shown};
use crate::language::{Arg, Texts};

/// By what operands are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Their names.
    Name,
    /// Their values.
    Value,
}

/// A line, and whether every value in it is the figure itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) is_exact: bool,
}

impl Line {
    /// The sign before it: `=` or `≈`.
    pub(super) fn sign(&self) -> &'static str {
        if self.is_exact { "=" } else { "≈" }
    }
}

/// Writes expressions as they look from one tender.
pub(super) struct Writer<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) tender: Key<Tender>,
    pub(super) texts: &'a Texts,
}

impl Writer<'_> {
    /// How a figure was made, by the names or values of its operands.
    pub(super) fn made(&self, figure: Figure, by: By) -> Line {
        let mut pen = Pen { writer: self, by, depth: 0, is_exact: true };
        let (text, _) = pen.made(figure);
        Line { text, is_exact: pen.is_exact }
    }

    /// The name of a figure, with its tender where that is another one.
    pub(super) fn name(&self, figure: Figure) -> Option<String> {
        let name = self.view.derivation().name(figure)?;
        let other = name.tender.filter(|tender| *tender != self.tender);
        Some(match other {
            Some(other) => self.texts.fill(
                "explain-of-tender",
                &[("name", &name.text), ("tender", self.view.id(other))],
            ),
            None => name.text.to_string(),
        })
    }

    /// Whether a figure is told by what was written: a weight has no name of its own.
    pub(super) fn is_anonymous(&self, figure: Figure) -> bool {
        let derivation = self.view.derivation();
        let is_weight = derivation.name(figure).is_some_and(|name| &*name.text == "weight");
        is_weight && matches!(derivation.node(figure).op, Op::Given(_))
    }

    /// What a figure is worth, without its unit; a condition is true or false.
    pub(super) fn value(&self, figure: Figure) -> Line {
        if let Value::Truth(holds) = self.view.derivation().node(figure).value {
            let text = self.texts.word(if holds { "explain-true" } else { "explain-false" });
            return Line { text, is_exact: true };
        }
        let (number, exact) = self.view.derivation().number(figure);
        let Shown { text, is_exact } = shown(number, exact);
        Line { text: self.texts.figure(&text), is_exact }
    }

    /// What a figure is worth, with its unit; a share also in percent.
    pub(super) fn value_with_unit(&self, figure: Figure) -> Line {
        let mut line = self.value(figure);
        let node = self.view.derivation().node(figure);
        let name = self.view.derivation().name(figure);
        let is_share =
            name.is_some_and(|name| &*name.text == "share" || name.text.starts_with("share."));
        match node.unit {
            Unit::MONEY => line.text = format!("{} {}", line.text, self.view.currency()),
            Unit::POINTS => line.text = format!("{} {}", line.text, self.texts.word("points-unit")),
            Unit::Known { money: -1, .. } => {
                line.text =
                    format!("{} ({})", line.text, result_text(self.view, figure, self.texts));
            }
            _ if is_share => {
                let (number, exact) = self.view.derivation().number(figure);
                let percent = self.texts.figure(&percent(number, exact).marked());
                line.text = format!("{} ({percent})", line.text);
            }
            _ => {}
        }
        line
    }

    /// Which of the figures in order.
    pub(super) fn rank(&self, ranked: Ranked) -> String {
        let id = if ranked.from_highest { "explain-highest" } else { "explain-lowest" };
        self.texts.say(id, &[("rank", Arg::Count(ranked.rank as usize))])
    }

    /// Whether the figures are one and the same thing of different tenders.
    pub(super) fn is_over_field(&self, figures: &[Figure]) -> Option<String> {
        let names: Option<Vec<_>> =
            figures.iter().map(|figure| self.view.derivation().name(*figure)).collect();
        let names = names?;
        let first = names.first()?;
        let same = names.iter().all(|name| name.text == first.text && name.tender.is_some());
        let differ = names.windows(2).all(|pair| match pair {
            [a, b] => a.tender != b.tender,
            _ => true,
        });
        (same && differ && (names.len() > 1 || first.tender != Some(self.tender)))
            .then(|| first.text.to_string())
    }
}
