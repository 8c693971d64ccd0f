//! Exact rational numbers: what every figure is made of.

mod approximate;
mod decimal;
mod rounding;

use std::fmt;

use dashu_base::{Abs, BitTest, Signed};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

pub use approximate::{DIGITS_APPROXIMATE, PowerError, natural_logarithm, power};
pub use decimal::Decimals;
pub use rounding::Mode;

/// The most bits that numerator or denominator of a figure may have.
pub const BITS_MAX: usize = 65_536;

/// An exact rational number, in lowest terms.
///
/// ```
/// use anbud::Exact;
/// let third = Exact::ratio(1, 3).expect("3 is not zero");
/// assert_eq!(&(&third + &third) + &third, Exact::whole(1));
/// assert_eq!(third.to_string(), "1/3");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(RBig);

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact(RBig::ZERO);
    /// One.
    pub const ONE: Exact = Exact(RBig::ONE);

    /// A whole number.
    pub fn whole(number: impl Into<i128>) -> Self {
        Exact(RBig::from(IBig::from(number.into())))
    }

    /// A quotient of two whole numbers; none where the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        Exact::whole(numerator).divided_by(&Exact::whole(denominator))
    }

    /// A mantissa with so many decimals.
    #[must_use]
    pub fn from_scaled(mantissa: i128, decimals: u32) -> Self {
        Exact(RBig::from_parts(IBig::from(mantissa), ten_to(decimals as usize)))
    }

    /// The quotient; none where the divisor is zero.
    #[must_use]
    pub fn divided_by(&self, divisor: &Exact) -> Option<Exact> {
        (!divisor.is_zero()).then(|| Exact(&self.0 / &divisor.0))
    }

    /// The number without its sign.
    #[must_use]
    pub fn absolute(&self) -> Exact {
        Exact(self.0.clone().abs())
    }

    /// The number to a whole power; the caller guards the size.
    fn raised(&self, exponent: isize) -> Exact {
        Exact(self.0.pow(exponent))
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative() && !self.0.is_zero()
    }

    /// Whether it is one.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.0.is_one()
    }

    /// The number as a machine integer, where it is whole and small enough.
    #[must_use]
    pub fn to_whole(&self) -> Option<i64> {
        if self.0.is_int() { i64::try_from(self.0.numerator()).ok() } else { None }
    }

    /// The greater of the bit lengths of numerator and denominator.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.0.numerator().bit_len().max(self.0.denominator().bit_len())
    }

    fn numerator(&self) -> &IBig {
        self.0.numerator()
    }

    fn denominator(&self) -> &UBig {
        self.0.denominator()
    }

    fn from_parts(numerator: IBig, denominator: UBig) -> Self {
        Exact(RBig::from_parts(numerator, denominator))
    }
}

fn ten_to(exponent: usize) -> UBig {
    UBig::from(10u8).pow(exponent)
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_int() {
            write!(f, "{}", self.0.numerator())
        } else {
            write!(f, "{}/{}", self.0.numerator(), self.0.denominator())
        }
    }
}

/// A text that is no exact number: neither digits nor two of them with `/` between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an integer or a fraction of two")]
pub struct NotExact;

/// The longest text that is read as an exact number: what two numbers of [`BITS_MAX`] bits need.
const TEXT_MAX: usize = 2 * BITS_MAX / 3;

impl std::str::FromStr for Exact {
    type Err = NotExact;

    /// Reads what [`Display`](fmt::Display) writes, `-5/2` or `41`; lowest terms are not asked for.
    ///
    /// ```
    /// use anbud::Exact;
    /// assert_eq!("-10/4".parse(), Ok(Exact::from_scaled(-25, 1)));
    /// assert!("1/0".parse::<Exact>().is_err() && "0.5".parse::<Exact>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, NotExact> {
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let unsigned = numerator.strip_prefix('-').unwrap_or(numerator);
        if text.len() > TEXT_MAX || !is_digits(unsigned) || !is_digits(denominator) {
            return Err(NotExact);
        }
        let numerator = IBig::from_str_radix(numerator, 10).map_err(|_| NotExact)?;
        let denominator = UBig::from_str_radix(denominator, 10).map_err(|_| NotExact)?;
        let is_zero = denominator == UBig::ZERO;
        if is_zero { Err(NotExact) } else { Ok(Exact::from_parts(numerator, denominator)) }
    }
}

impl From<i64> for Exact {
    fn from(number: i64) -> Self {
        Exact::whole(number)
    }
}

impl std::ops::Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        Exact(&self.0 + &other.0)
    }
}

impl std::ops::Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl std::ops::Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl std::ops::Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact(-self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_thirds_are_one_and_nothing_is_divided_by_zero() {
        let third = Exact::ratio(1, 3);
        let sum = third.as_ref().map(|third| &(third + third) + third);
        assert_eq!(sum, Some(Exact::ONE));
        assert_eq!(Exact::ONE.divided_by(&Exact::ZERO), None);
        assert_eq!(Exact::from_scaled(-250, 2).to_string(), "-5/2");
    }
}
