//! Rounding to decimals, where the criteria file says so.

use dashu_base::{DivRemEuclid, UnsignedAbs};
use dashu_int::{IBig, UBig};
use serde::{Deserialize, Serialize};

use super::{Exact, ten_to};

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
        if decimals >= 0 {
            let scaled = Exact::from_parts(self.numerator() * &factor, self.denominator().clone());
            Exact::from_parts(scaled.to_integer(mode), factor)
        } else {
            let scaled = Exact::from_parts(self.numerator().clone(), self.denominator() * &factor);
            Exact::from_parts(scaled.to_integer(mode) * factor, UBig::ONE)
        }
    }

    pub(super) fn to_integer(&self, mode: Mode) -> IBig {
        let denominator = IBig::from(self.denominator().clone());
        let (floor, rest) = self.numerator().div_rem_euclid(denominator);
        if rest == UBig::ZERO {
            return floor;
        }
        let up = match mode {
            Mode::Floor => false,
            Mode::Ceil => true,
            Mode::Truncate => self.is_negative(),
            Mode::HalfUp => nearer_up(&rest, self.denominator()).unwrap_or(!self.is_negative()),
            Mode::HalfDown => nearer_up(&rest, self.denominator()).unwrap_or(self.is_negative()),
            Mode::HalfEven => {
                nearer_up(&rest, self.denominator()).unwrap_or_else(|| is_odd(&floor))
            }
        };
        if up { floor + IBig::ONE } else { floor }
    }
}

/// Whether the integer above is nearer than the one below; none exactly in the middle.
fn nearer_up(rest: &UBig, denominator: &UBig) -> Option<bool> {
    match (rest * UBig::from(2u8)).cmp(denominator) {
        std::cmp::Ordering::Less => Some(false),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(true),
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
