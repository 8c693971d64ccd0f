//! What a figure was made of: the operands that tell something, the conditions that chose them, the scores below.

use std::collections::BTreeSet;

use anbud::derivation::{Figure, Op};

use super::expression::Writer;

/// Of the conditions that chose a figure, so many are told.
const CONDITIONS_TOLD: usize = 2;

impl Writer<'_> {
    /// The operands of a figure that have a name or are the least or greatest of many, the most important first.
    pub(super) fn operands(&self, figure: Figure) -> Vec<Figure> {
        let mut found = Vec::new();
        self.collect(figure, &mut found);
        let mut seen = BTreeSet::new();
        found.retain(|figure| seen.insert(*figure));
        found
    }

    fn collect(&self, figure: Figure, found: &mut Vec<Figure>) {
        for operand in self.weighty(figure) {
            if self.is_anonymous(operand) {
                continue;
            }
            let is_named = self.view.derivation().name(operand).is_some();
            if is_named || self.is_of_many(operand) {
                found.push(operand);
            } else {
                self.collect(operand, found);
            }
        }
        for condition in &self.view.derivation().node(figure).because {
            if self.is_own(*condition) {
                self.collect(*condition, found);
            }
        }
    }

    /// The operands one step down: of a sum the greatest first, of a least figure only that one.
    fn weighty(&self, figure: Figure) -> Vec<Figure> {
        match &self.view.derivation().node(figure).op {
            Op::Given(_) | Op::Tally(_) => Vec::new(),
            Op::Same(of) | Op::Logarithm(of) | Op::Rounded(of, ..) | Op::Not(of) => vec![*of],
            Op::Difference(a, b) | Op::Quotient(a, b) | Op::Power(a, b) => vec![*a, *b],
            Op::Compared(a, _, b) => vec![*a, *b],
            Op::Sum(of) | Op::TrimmedSum { of, .. } => self.greatest_first(of),
            Op::Nth(_, of) => self.decider(figure, of).into_iter().collect(),
            Op::Product(of) | Op::Count(of) | Op::All(of) | Op::Any(of) => of.to_vec(),
        }
    }

    fn greatest_first(&self, figures: &[Figure]) -> Vec<Figure> {
        let mut sorted = figures.to_vec();
        sorted.sort_by_key(|figure| std::cmp::Reverse(self.view.number(*figure).absolute()));
        sorted
    }

    /// Whether a figure is the least, greatest or another one of several.
    fn is_of_many(&self, figure: Figure) -> bool {
        matches!(&self.view.derivation().node(figure).op, Op::Nth(_, of) if of.len() > 1)
    }

    /// The operand that stands at the rank.
    pub(super) fn decider(&self, figure: Figure, of: &[Figure]) -> Option<Figure> {
        let number = self.view.number(figure);
        of.iter().copied().find(|operand| self.view.number(*operand) == number)
    }

    /// The conditions that chose the operands of a figure, its own and those of what has no name in it.
    pub(super) fn conditions(&self, figure: Figure) -> Vec<Figure> {
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
        self.operands(condition).into_iter().all(|figure| {
            let of = derivation.name(figure).and_then(|name| name.tender);
            of.is_none_or(|tender| tender == self.tender)
        })
    }

    /// The tallies of scores in a figure that have no name of their own.
    pub(super) fn tallies(&self, figure: Figure) -> Vec<Figure> {
        let derivation = self.view.derivation();
        let is_tally = |figure: &Figure| matches!(derivation.node(*figure).op, Op::Tally(_));
        let mut found = Vec::new();
        self.walk_unnamed(figure, &mut |figure| found.extend(Some(figure).filter(is_tally)));
        found
    }

    /// The figure and everything below it down to the first figures with a name, those left aside.
    fn walk_unnamed(&self, figure: Figure, visit: &mut dyn FnMut(Figure)) {
        visit(figure);
        for operand in self.weighty(figure) {
            if self.view.derivation().name(operand).is_none() {
                self.walk_unnamed(operand, visit);
            }
        }
    }
}
