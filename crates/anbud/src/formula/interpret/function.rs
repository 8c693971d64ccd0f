//! Functions of one tender's figures: signs, powers, least and greatest, roundings.

use super::super::syntax::{Expression, Kind};
use super::super::words::Function;
use super::{At, Run};
use crate::derivation::{Derivation, Failure, Figure, Outcome, Ranked};
use crate::{Exact, Mode};

/// The most decimals a formula can round to, and the most places before the point.
const DECIMALS_MAX: i64 = 28;

impl Run<'_> {
    pub(super) fn function(
        &mut self,
        whole: &Expression,
        at: At,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        match &*whole.kind {
            Kind::Percent(part) => {
                let part = self.figure(part, at, derivation)?;
                let hundred = self.constant(100, derivation);
                derivation.quotient(part, hundred)
            }
            Kind::Negative(part) => {
                let part = self.figure(part, at, derivation)?;
                self.negative(part, derivation)
            }
            Kind::Power(base, exponent) => {
                let base = self.figure(base, at, derivation)?;
                let exponent = self.figure(exponent, at, derivation)?;
                derivation.power(base, exponent)
            }
            Kind::Not(part) => {
                let part = self.figure(part, at, derivation)?;
                Ok(derivation.not(part)?.figure)
            }
            Kind::Call(function, arguments) => {
                let worked = arguments.iter().map(|part| self.figure(part, at, derivation));
                let worked = worked.collect::<Outcome<Vec<Figure>>>()?;
                self.call(*function, worked, derivation)
            }
            _ => Err(Failure::NotInRange("this is not a figure".to_owned()).into()),
        }
    }

    fn negative(&mut self, figure: Figure, derivation: &mut Derivation) -> Outcome<Figure> {
        let zero = self.constant(0, derivation);
        derivation.difference(zero, figure)
    }

    fn call(
        &mut self,
        function: Function,
        arguments: Vec<Figure>,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        let first = arguments.first().copied();
        let first = first.ok_or_else(|| Failure::NotInRange("a function of nothing".to_owned()))?;
        match function {
            Function::Min => derivation.nth(Ranked::LOWEST, arguments),
            Function::Max => derivation.nth(Ranked::HIGHEST, arguments),
            Function::Abs => {
                let negative = self.negative(first, derivation)?;
                derivation.nth(Ranked::HIGHEST, vec![first, negative])
            }
            Function::Sqrt => {
                let two = self.constant(2, derivation);
                let one = self.constant(1, derivation);
                let half = derivation.quotient(one, two)?;
                derivation.power(first, half)
            }
            Function::Ln => derivation.logarithm(first),
            Function::Round => self.rounded(first, &arguments, Mode::HalfUp, derivation),
            Function::Truncate => self.rounded(first, &arguments, Mode::Truncate, derivation),
            Function::Floor => self.rounded(first, &arguments, Mode::Floor, derivation),
            Function::Ceil => self.rounded(first, &arguments, Mode::Ceil, derivation),
        }
    }

    fn rounded(
        &mut self,
        figure: Figure,
        arguments: &[Figure],
        mode: Mode,
        derivation: &mut Derivation,
    ) -> Outcome<Figure> {
        let decimals = match arguments.get(1) {
            Some(decimals) => whole(
                derivation.number(*decimals).0,
                -DECIMALS_MAX,
                DECIMALS_MAX,
                "a number of decimals",
            )?,
            None => 0,
        };
        derivation.rounded(figure, i32::try_from(decimals).unwrap_or(0), mode)
    }
}

/// A whole number within limits.
pub(super) fn whole(figure: &Exact, least: i64, most: i64, what: &str) -> Outcome<i64> {
    let whole = figure.to_whole().filter(|whole| (least..=most).contains(whole));
    let text = || figure.decimal(crate::exact::Decimals::Ten);
    whole.ok_or_else(|| {
        Failure::NotInRange(format!(
            "{what} is a whole number from {least} to {most}, not {}",
            text()
        ))
        .into()
    })
}
