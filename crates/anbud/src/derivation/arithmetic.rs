//! The arithmetic of figures: every operation is recorded as it is done.

use super::{Derivation, Failure, Figure, Op, Outcome, Tally};
use crate::exact::{natural_logarithm, power};
use crate::{Exact, Mode, Unit};

impl Derivation {
    /// The sum of figures; zero for none.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn sum(&mut self, figures: Vec<Figure>) -> Outcome<Figure> {
        let value =
            sum_pairwise(figures.iter().map(|figure| self.number(*figure).0.clone()).collect());
        let unit = figures.iter().fold(Unit::Free, |unit, figure| unit.or(self.unit(*figure)));
        let exact = self.all_exact(&figures);
        self.push(value, exact, unit, Op::Sum(figures.into()))
    }

    /// The first less the second.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn difference(&mut self, from: Figure, less: Figure) -> Outcome<Figure> {
        let value = self.number(from).0 - self.number(less).0;
        let unit = self.unit(from).or(self.unit(less));
        let exact = self.all_exact(&[from, less]);
        self.push(value, exact, unit, Op::Difference(from, less))
    }

    /// The product of figures; one for none.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn product(&mut self, figures: Vec<Figure>) -> Outcome<Figure> {
        let mut value = Exact::ONE;
        let mut unit = Unit::NUMBER;
        for figure in &figures {
            value = &value * self.number(*figure).0;
            unit = unit.times(self.unit(*figure));
            if value.bits() > crate::exact::BITS_MAX {
                return Err(Failure::TooManyBits.into());
            }
        }
        let exact = self.all_exact(&figures);
        self.push(value, exact, unit, Op::Product(figures.into()))
    }

    /// The first divided by the second.
    ///
    /// # Errors
    /// [`Failure::DivisionByZero`], or where a limit is passed.
    pub fn quotient(&mut self, dividend: Figure, divisor: Figure) -> Outcome<Figure> {
        let value = self.number(dividend).0.divided_by(self.number(divisor).0);
        let value = value.ok_or(Failure::DivisionByZero)?;
        let unit = self.unit(dividend).over(self.unit(divisor));
        let exact = self.all_exact(&[dividend, divisor]);
        self.push(value, exact, unit, Op::Quotient(dividend, divisor))
    }

    /// The first to the power of the second, exact where the value is rational.
    ///
    /// # Errors
    /// Where the power is undefined or a limit is passed.
    pub fn power(&mut self, base: Figure, exponent: Figure) -> Outcome<Figure> {
        let (value, approximated) =
            power(self.number(base).0, self.number(exponent).0).map_err(Failure::from)?;
        let exact = !approximated && self.all_exact(&[base, exponent]);
        self.push(value, exact, Unit::Free, Op::Power(base, exponent))
    }

    /// The natural logarithm.
    ///
    /// # Errors
    /// [`Failure::Logarithm`] at or below zero.
    pub fn logarithm(&mut self, of: Figure) -> Outcome<Figure> {
        let known = self.logarithms.get(&of).cloned();
        let worked_out = || natural_logarithm(self.number(of).0).ok_or(Failure::Logarithm);
        let (value, approximated) = known.map_or_else(worked_out, Ok)?;
        self.logarithms.insert(of, (value.clone(), approximated));
        let exact = !approximated && self.all_exact(&[of]);
        self.push(value, exact, Unit::NUMBER, Op::Logarithm(of))
    }

    /// The figure rounded to so many decimals.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn rounded(&mut self, of: Figure, decimals: i32, mode: Mode) -> Outcome<Figure> {
        let value = self.number(of).0.rounded(decimals, mode);
        let (unit, exact) = (self.unit(of), self.all_exact(&[of]));
        self.push(value, exact, unit, Op::Rounded(of, decimals, mode))
    }

    /// A statistic of scores: what was counted, divided by how many.
    ///
    /// # Errors
    /// [`Failure::DivisionByZero`] of no score, or where a limit is passed.
    pub fn tally(&mut self, tally: Tally) -> Outcome<Figure> {
        let value =
            tally.sum.divided_by(&Exact::whole(tally.count)).ok_or(Failure::DivisionByZero)?;
        self.push(value, true, Unit::NUMBER, Op::Tally(Box::new(tally)))
    }

    /// The same figure, chosen because of conditions.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn chosen(&mut self, figure: Figure, because: Vec<Figure>) -> Outcome<Figure> {
        let node = self.node(figure);
        let (value, unit) = (node.value.clone(), node.unit);
        self.has_room()?;
        let chosen = self.push_unchecked(value, unit, Op::Same(figure));
        Ok(self.because(chosen, because))
    }

    /// Whether every one of the figures is exact.
    #[must_use]
    pub fn all_exact(&self, figures: &[Figure]) -> bool {
        figures.iter().all(|figure| self.number(*figure).1)
    }
}

/// Adds pair by pair, so that denominators grow as late as they can.
fn sum_pairwise(mut terms: Vec<Exact>) -> Exact {
    while terms.len() > 1 {
        terms = terms
            .chunks(2)
            .map(|pair| match pair {
                [one, other] => one + other,
                rest => rest.first().cloned().unwrap_or(Exact::ZERO),
            })
            .collect();
    }
    terms.pop().unwrap_or(Exact::ZERO)
}
