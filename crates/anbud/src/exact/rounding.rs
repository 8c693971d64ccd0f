//! Rounding to decimals, where the criteria file says so.

use std::cmp::Ordering;

use dashu_base::{DivRemEuclid, UnsignedAbs};
use dashu_int::{IBig, UBig};
use serde::{Deserialize, Serialize};

use super::{Exact, Form, ten_to};

/// How a figure is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// To the nearest; halves away from zero.
    HalfUp,
    /// To the nearest; halves towards zero.
    HalfDown,
    /// To the nearest; halves to the even digit.
    HalfEven,
    /// Towards zero.
    Truncate,
    /// Down.
    Floor,
    /// Up.
    Ceil,
}

impl Mode {
    /// Every mode with its name in criteria files.
    pub const ALL: [(&'static str, Mode); 6] = [
        ("half-up", Mode::HalfUp),
        ("half-down", Mode::HalfDown),
        ("half-even", Mode::HalfEven),
        ("truncate", Mode::Truncate),
        ("floor", Mode::Floor),
        ("ceil", Mode::Ceil),
    ];

    /// The name in criteria files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Mode::ALL.iter().find(|(_, mode)| *mode == self).map_or("", |(name, _)| name)
    }

    /// Whether a number between two whole ones is rounded to the upper one: by its sign, by how its distance to the lower one
    /// compares with a half, and by whether the lower one is odd.
    pub(super) fn is_up(self, is_negative: bool, half: Ordering, is_odd: bool) -> bool {
        match self {
            Mode::Floor => false,
            Mode::Ceil => true,
            Mode::Truncate => is_negative,
            Mode::HalfUp | Mode::HalfDown | Mode::HalfEven if half.is_ne() => half.is_gt(),
            Mode::HalfUp => !is_negative,
            Mode::HalfDown => is_negative,
            Mode::HalfEven => is_odd,
        }
    }
}

impl Exact {
    /// The figure rounded to so many decimals; negative decimals round to tens, hundreds and so on.
    ///
    /// ```
    /// use anbud::{Exact, Mode};
    /// let figure = Exact::ratio(17, 8).expect("not zero");
    /// assert_eq!(figure.rounded(2, Mode::HalfUp), Exact::ratio(213, 100).expect("not zero"));
    /// ```
    #[must_use]
    pub fn rounded(&self, decimals: i32, mode: Mode) -> Exact {
        let factor = ten_to(decimals.unsigned_abs() as usize);
        match u32::try_from(decimals) {
            Ok(decimals) => {
                let whole = self.scaled_to_whole(decimals, mode);
                match i128::try_from(&whole) {
                    Ok(whole) => Exact::from_scaled(whole, decimals),
                    Err(_) => Exact::from_parts(whole, factor),
                }
            }
            Err(_) => {
                let scaled = Exact::from_parts(self.numerator(), self.denominator() * &factor);
                Exact::from_parts(scaled.scaled_to_whole(0, mode) * factor, UBig::ONE)
            }
        }
    }

    /// The figure rounded to so many decimals, as a number of their unit.
    pub(super) fn scaled_to_whole(&self, decimals: u32, mode: Mode) -> IBig {
        if let Form::Small(small) = &self.0
            && let Some(whole) = small.scaled_to_whole(decimals, mode)
        {
            return IBig::from(whole);
        }
        let scaled = self.numerator() * ten_to(decimals as usize);
        let denominator = self.denominator();
        let (floor, rest) = scaled.div_rem_euclid(IBig::from(denominator.clone()));
        if rest == UBig::ZERO {
            return floor;
        }
        let half = (rest * UBig::from(2u8)).cmp(&denominator);
        let is_up = mode.is_up(self.is_negative(), half, is_odd(&floor));
        if is_up { floor + IBig::ONE } else { floor }
    }
}

fn is_odd(number: &IBig) -> bool {
    dashu_base::BitTest::bit(&number.unsigned_abs(), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Halves and their neighbours under each mode, in tenths rounded to whole numbers.
    #[test]
    fn each_mode_rounds_halves_as_its_name_says() {
        let table = [
            (Mode::HalfUp, [3, 2, -3, -2, 4]),
            (Mode::HalfDown, [2, 2, -2, -2, 3]),
            (Mode::HalfEven, [2, 2, -2, -2, 4]),
            (Mode::Truncate, [2, 2, -2, -2, 3]),
            (Mode::Floor, [2, 2, -3, -3, 3]),
            (Mode::Ceil, [3, 3, -2, -2, 4]),
        ];
        for (mode, expected) in table {
            let found =
                [25, 21, -25, -21, 35].map(|tenths| Exact::from_scaled(tenths, 1).rounded(0, mode));
            assert_eq!(found, expected.map(|whole: i64| Exact::whole(whole)), "{mode:?}");
        }
    }

    #[test]
    fn the_mean_of_the_issue_rounds_up() {
        // score sums 4, 6, 7 of three evaluators, weights 1, 2, 5: 51/24
        let mean = Exact::ratio(51, 24).map(|mean| mean.rounded(2, Mode::HalfUp).to_string());
        assert_eq!(mean.as_deref(), Some("213/100"));
        assert_eq!(Exact::whole(1_250).rounded(-2, Mode::HalfUp), Exact::whole(1_300));
    }
}
