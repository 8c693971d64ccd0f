//! Exact rational numbers: what every figure is made of.

mod approximate;
mod decimal;
mod rounding;
mod small;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use dashu_base::{BitTest, Signed};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

pub use approximate::{DIGITS_APPROXIMATE, PowerError, natural_logarithm, power};
pub use decimal::Decimals;
pub use rounding::Mode;
use small::Small;

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
#[derive(Clone, PartialEq, Eq)]
pub struct Exact(Form);

/// A number that fits is small, always: so equal numbers have the same form.
#[derive(Clone, PartialEq, Eq)]
enum Form {
    Small(Small),
    Large(Box<RBig>),
}

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact(Form::Small(Small::ZERO));
    /// One.
    pub const ONE: Exact = Exact(Form::Small(Small::ONE));

    /// A whole number.
    pub fn whole(number: impl Into<i128>) -> Self {
        let number = number.into();
        match Small::whole(number) {
            Some(small) => Exact(Form::Small(small)),
            None => Exact::of(RBig::from(IBig::from(number))),
        }
    }

    /// A quotient of two whole numbers; none where the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        Exact::whole(numerator).divided_by(&Exact::whole(denominator))
    }

    /// A mantissa with so many decimals.
    #[must_use]
    pub fn from_scaled(mantissa: i128, decimals: u32) -> Self {
        if decimals == 0 {
            return Exact::whole(mantissa);
        }
        let parts = i64::try_from(mantissa).ok().zip(10_u64.checked_pow(decimals));
        match parts.and_then(|(mantissa, unit)| Small::reduced(mantissa, unit)) {
            Some(small) => Exact(Form::Small(small)),
            None => Exact::from_parts(IBig::from(mantissa), ten_to(decimals as usize)),
        }
    }

    /// The quotient; none where the divisor is zero.
    #[must_use]
    pub fn divided_by(&self, divisor: &Exact) -> Option<Exact> {
        let quotient = || self.with(divisor, Small::over, |one, other| one / other);
        (!divisor.is_zero()).then(quotient)
    }

    /// The number without its sign.
    #[must_use]
    pub fn absolute(&self) -> Exact {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The number to a whole power; the caller guards the size.
    fn raised(&self, exponent: isize) -> Exact {
        Exact::of(self.large().pow(exponent))
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Exact::ZERO
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.numerator() < 0,
            Form::Large(large) => large.is_negative(),
        }
    }

    /// Whether it is one.
    #[must_use]
    pub fn is_one(&self) -> bool {
        *self == Exact::ONE
    }

    /// The number as a machine integer, where it is whole and small enough.
    #[must_use]
    pub fn to_whole(&self) -> Option<i64> {
        match &self.0 {
            Form::Small(small) => small.is_whole().then(|| small.numerator()),
            Form::Large(large) if large.is_int() => i64::try_from(large.numerator()).ok(),
            Form::Large(_) => None,
        }
    }

    /// The greater of the bit lengths of numerator and denominator.
    #[must_use]
    pub fn bits(&self) -> usize {
        match &self.0 {
            Form::Small(small) => {
                small.numerator().unsigned_abs().bit_len().max(small.denominator().bit_len())
            }
            Form::Large(large) => large.numerator().bit_len().max(large.denominator().bit_len()),
        }
    }

    fn numerator(&self) -> IBig {
        match &self.0 {
            Form::Small(small) => IBig::from(small.numerator()),
            Form::Large(large) => large.numerator().clone(),
        }
    }

    fn denominator(&self) -> UBig {
        match &self.0 {
            Form::Small(small) => UBig::from(small.denominator()),
            Form::Large(large) => large.denominator().clone(),
        }
    }

    fn from_parts(numerator: IBig, denominator: UBig) -> Self {
        Exact::of(RBig::from_parts(numerator, denominator))
    }

    fn of(large: RBig) -> Self {
        match Small::of(&large) {
            Some(small) => Exact(Form::Small(small)),
            None => Exact(Form::Large(Box::new(large))),
        }
    }

    fn large(&self) -> Cow<'_, RBig> {
        match &self.0 {
            Form::Small(small) => Cow::Owned(small.large()),
            Form::Large(large) => Cow::Borrowed(large),
        }
    }

    /// An operation on two numbers, in the small form where that is enough.
    fn with(
        &self,
        other: &Exact,
        small: fn(Small, Small) -> Option<Small>,
        large: fn(&RBig, &RBig) -> RBig,
    ) -> Exact {
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0)
            && let Some(result) = small(*one, *two)
        {
            return Exact(Form::Small(result));
        }
        Exact::of(large(&self.large(), &other.large()))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Small(one), Form::Small(two)) => one.cmp(two),
            _ => self.large().cmp(&other.large()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn ten_to(exponent: usize) -> UBig {
    UBig::from(10u8).pow(exponent)
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Small(small) if small.is_whole() => write!(f, "{}", small.numerator()),
            Form::Small(small) => write!(f, "{}/{}", small.numerator(), small.denominator()),
            Form::Large(large) if large.is_int() => write!(f, "{}", large.numerator()),
            Form::Large(large) => write!(f, "{}/{}", large.numerator(), large.denominator()),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exact({self})")
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
        self.with(other, Small::plus, |one, other| one + other)
    }
}

impl std::ops::Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self.with(other, Small::minus, |one, other| one - other)
    }
}

impl std::ops::Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        self.with(other, Small::times, |one, other| one * other)
    }
}

impl std::ops::Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match &self.0 {
            Form::Small(small) => Exact(Form::Small(small.negated())),
            Form::Large(large) => Exact::of(-RBig::clone(large)),
        }
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
