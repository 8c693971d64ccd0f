//! Comparisons, orders and conditions: each is recorded, none is decided closer than its certainty.

use std::cmp::Ordering;

use super::{Derivation, Failure, Figure, Halt, Op, Outcome, Ranked, Relation, Value};
use crate::{Exact, Unit};

/// A condition that was worked out: its figure and whether it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truth {
    /// Its node in the derivation.
    pub figure: Figure,
    /// Whether it holds.
    pub holds: bool,
}

impl Derivation {
    /// The order of two figures.
    ///
    /// # Errors
    /// [`Halt::Undecided`] where one is approximate and they differ by less than 10^-30 of the larger.
    pub fn order(&self, a: Figure, b: Figure) -> Outcome<Ordering> {
        let ((left, left_exact), (right, right_exact)) = (self.number(a), self.number(b));
        let order = left.cmp(right);
        if (left_exact && right_exact) || order.is_eq() {
            return Ok(order);
        }
        let larger = left.absolute().max(right.absolute());
        let closest = &larger * &Exact::from_scaled(1, 30);
        let distance = (left - right).absolute();
        if distance < closest { Err(Halt::Undecided(a, b)) } else { Ok(order) }
    }

    /// Whether two figures stand in a relation.
    ///
    /// # Errors
    /// [`Halt::Undecided`] where they are too close to tell.
    pub fn compared(&mut self, a: Figure, relation: Relation, b: Figure) -> Outcome<Truth> {
        let holds = relation.holds(self.order(a, b)?);
        self.truth(holds, Op::Compared(a, relation, b))
    }

    /// Whether all conditions hold; those after the first that does not were not worked out.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn all(&mut self, conditions: Vec<Figure>) -> Outcome<Truth> {
        let holds = conditions.iter().all(|condition| self.holds(*condition));
        self.truth(holds, Op::All(conditions.into()))
    }

    /// Whether any condition holds; those after the first that does were not worked out.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn any(&mut self, conditions: Vec<Figure>) -> Outcome<Truth> {
        let holds = conditions.iter().any(|condition| self.holds(*condition));
        self.truth(holds, Op::Any(conditions.into()))
    }

    /// Whether the condition does not hold.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn not(&mut self, condition: Figure) -> Outcome<Truth> {
        let holds = !self.holds(condition);
        self.truth(holds, Op::Not(condition))
    }

    /// How many of the conditions hold.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn count(&mut self, conditions: Vec<Figure>) -> Outcome<Figure> {
        let count = conditions.iter().filter(|condition| self.holds(**condition)).count();
        let count = Exact::whole(count as u64);
        self.push(count, true, Unit::NUMBER, Op::Count(conditions.into()))
    }

    /// Whether a condition that was worked out holds.
    #[must_use]
    pub fn holds(&self, condition: Figure) -> bool {
        self.node(condition).value == Value::Truth(true)
    }

    /// The figure at a rank among others.
    ///
    /// # Errors
    /// [`Failure::NotInRange`] where there are fewer; [`Halt::Undecided`] where two are too close to tell.
    pub fn nth(&mut self, ranked: Ranked, figures: Vec<Figure>) -> Outcome<Figure> {
        let sorted = self.sorted(&figures);
        let rank = ranked.rank as usize;
        let at =
            if ranked.from_highest { sorted.len().checked_sub(rank) } else { rank.checked_sub(1) };
        let found = at.and_then(|at| Some((at, *sorted.get(at)?)));
        let (at, chosen) = found.ok_or_else(|| {
            Failure::NotInRange(format!("no figure stands at rank {rank} of {}", sorted.len()))
        })?;
        self.is_certain_before(&sorted, at)?;
        self.is_certain_before(&sorted, at + 1)?;
        let value = self.number(chosen).0.clone();
        let exact = self.all_exact(&figures);
        let unit = figures.iter().fold(Unit::Free, |unit, figure| unit.or(self.unit(*figure)));
        self.push(value, exact, unit, Op::Nth(ranked, figures.into()))
    }

    /// The median: the figure in the middle, or the mean of the two in the middle.
    ///
    /// # Errors
    /// [`Failure::Nobody`] of none; [`Halt::Undecided`] where figures in the middle are too close to tell.
    pub fn median(&mut self, figures: Vec<Figure>) -> Outcome<Figure> {
        let count = u32::try_from(figures.len()).unwrap_or(u32::MAX);
        let nth = |rank| Ranked { rank, from_highest: false };
        if count == 0 {
            return Err(Failure::Nobody("median").into());
        }
        if count % 2 == 1 {
            return self.nth(nth(count / 2 + 1), figures);
        }
        let lower = self.nth(nth(count / 2), figures.clone())?;
        let upper = self.nth(nth(count / 2 + 1), figures)?;
        let sum = self.sum(vec![lower, upper])?;
        let two = self.given(Exact::whole(2), Unit::NUMBER, super::Origin::Rule);
        self.quotient(sum, two)
    }

    /// The sum without so many of the lowest and of the highest.
    ///
    /// # Errors
    /// [`Halt::Undecided`] where figures at a cut are too close to tell.
    pub fn trimmed_sum(
        &mut self,
        lowest: u32,
        highest: u32,
        figures: Vec<Figure>,
    ) -> Outcome<Figure> {
        let sorted = self.sorted(&figures);
        let from = lowest as usize;
        let to = sorted.len().saturating_sub(highest as usize);
        self.is_certain_before(&sorted, from)?;
        self.is_certain_before(&sorted, to)?;
        let kept = sorted.get(from..to).unwrap_or_default();
        let value = kept.iter().fold(Exact::ZERO, |sum, figure| &sum + self.number(*figure).0);
        let unit = kept.iter().fold(Unit::Free, |unit, figure| unit.or(self.unit(*figure)));
        let exact = self.all_exact(&figures);
        self.push(value, exact, unit, Op::TrimmedSum { lowest, highest, of: figures.into() })
    }

    /// The figures from the lowest to the highest by their digits; equal ones stay in their order.
    #[must_use]
    pub fn sorted(&self, figures: &[Figure]) -> Vec<Figure> {
        let mut sorted = figures.to_vec();
        sorted.sort_by(|a, b| self.number(*a).0.cmp(self.number(*b).0));
        sorted
    }

    /// Whether the order of two neighbours of a sorted list is certain; a cut between equal ones is.
    ///
    /// # Errors
    /// [`Halt::Undecided`] where the figure at a position and the one before it are too close to tell.
    pub fn is_certain_before(&self, sorted: &[Figure], at: usize) -> Outcome<()> {
        let before = at.checked_sub(1).and_then(|before| sorted.get(before));
        match (before, sorted.get(at)) {
            (Some(before), Some(after)) => self.order(*before, *after).map(|_| ()),
            _ => Ok(()),
        }
    }

    fn truth(&mut self, holds: bool, op: Op) -> Outcome<Truth> {
        self.has_room()?;
        let figure = self.push_unchecked(Value::Truth(holds), Unit::NUMBER, op);
        Ok(Truth { figure, holds })
    }
}
