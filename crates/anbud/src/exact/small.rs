//! Fractions of two machine words: nearly all figures are, and are worked with here without digits of any number.
//!
//! Whatever does not fit is none: nothing wraps, and nothing is rounded.

use std::cmp::Ordering;
use std::num::NonZero;

use dashu_base::Gcd;
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

use super::Mode;

/// A fraction in lowest terms: numerator and denominator are below 2 to the power of 63, the sign apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Small {
    numerator: i64,
    denominator: NonZero<u64>,
}

impl Small {
    pub(super) const ZERO: Small = Small { numerator: 0, denominator: NonZero::<u64>::MIN };
    pub(super) const ONE: Small = Small { numerator: 1, denominator: NonZero::<u64>::MIN };

    /// A fraction that is in lowest terms already.
    fn lowest(numerator: i128, denominator: u128) -> Option<Small> {
        let numerator = i64::try_from(numerator).ok().filter(|number| *number != i64::MIN)?;
        let denominator = i64::try_from(denominator).ok()?.unsigned_abs();
        Some(Small { numerator, denominator: NonZero::new(denominator)? })
    }

    pub(super) fn whole(number: i128) -> Option<Small> {
        Small::lowest(number, 1)
    }

    /// A fraction in any terms.
    pub(super) fn reduced(numerator: i64, denominator: u64) -> Option<Small> {
        let common = common(numerator.unsigned_abs(), NonZero::new(denominator)?);
        Small::lowest(i128::from(numerator) / i128::from(common), u128::from(denominator / common))
    }

    /// The same fraction, which is in lowest terms.
    pub(super) fn of(large: &RBig) -> Option<Small> {
        let numerator = i64::try_from(large.numerator()).ok()?;
        Small::lowest(numerator.into(), u64::try_from(large.denominator()).ok()?.into())
    }

    pub(super) fn large(self) -> RBig {
        RBig::from_parts(IBig::from(self.numerator), UBig::from(self.denominator.get()))
    }

    pub(super) fn numerator(self) -> i64 {
        self.numerator
    }

    pub(super) fn denominator(self) -> u64 {
        self.denominator.get()
    }

    pub(super) fn is_whole(self) -> bool {
        self.denominator == NonZero::<u64>::MIN
    }

    pub(super) fn negated(self) -> Small {
        Small { numerator: -self.numerator, ..self }
    }

    pub(super) fn plus(self, other: Small) -> Option<Small> {
        if self.is_whole() && other.is_whole() {
            return Small::whole(i128::from(self.numerator) + i128::from(other.numerator));
        }
        let shared = common(self.denominator(), other.denominator);
        let (own, others) = (self.denominator() / shared, other.denominator() / shared);
        let sum = scaled(self.numerator, others) + scaled(other.numerator, own);
        // the sum and the product of the denominators share no factor that these do not share with each other
        let rest = u64::try_from(sum.unsigned_abs() % u128::from(shared)).ok()?;
        let cancelled = common(rest, NonZero::new(shared)?);
        let denominator = u128::from(own) * u128::from(other.denominator() / cancelled);
        Small::lowest(sum / i128::from(cancelled), denominator)
    }

    pub(super) fn minus(self, other: Small) -> Option<Small> {
        self.plus(other.negated())
    }

    pub(super) fn times(self, other: Small) -> Option<Small> {
        // each numerator has factors in common only with the denominator of the other
        let one = common(self.numerator.unsigned_abs(), other.denominator);
        let two = common(other.numerator.unsigned_abs(), self.denominator);
        let denominator = u128::from(self.denominator() / two);
        Small::lowest(
            quotient(self.numerator, one) * quotient(other.numerator, two),
            denominator * u128::from(other.denominator() / one),
        )
    }

    /// The quotient; none where the divisor is zero, too.
    pub(super) fn over(self, other: Small) -> Option<Small> {
        let upper = i64::try_from(other.denominator()).ok()?;
        let numerator = if other.numerator < 0 { -upper } else { upper };
        let denominator = NonZero::new(other.numerator.unsigned_abs())?;
        self.times(Small { numerator, denominator })
    }

    /// Rounded to so many decimals, as a number of their unit.
    pub(super) fn scaled_to_whole(self, decimals: u32, mode: Mode) -> Option<i128> {
        let scaled = i128::from(self.numerator).checked_mul(10_i128.checked_pow(decimals)?)?;
        let denominator = i128::from(self.denominator());
        let (floor, rest) = (scaled.div_euclid(denominator), scaled.rem_euclid(denominator));
        if rest == 0 {
            return Some(floor);
        }
        let is_up = mode.is_up(self.numerator < 0, (2 * rest).cmp(&denominator), floor % 2 != 0);
        Some(floor + i128::from(is_up))
    }
}

impl Ord for Small {
    fn cmp(&self, other: &Self) -> Ordering {
        let (own, others) = (self.denominator(), other.denominator());
        scaled(self.numerator, others).cmp(&scaled(other.numerator, own))
    }
}

impl PartialOrd for Small {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The greatest common divisor.
fn common(one: u64, other: NonZero<u64>) -> u64 {
    if other.get() == 1 { 1 } else { one.gcd(other.get()) }
}

/// Both are below 2 to the power of 63: the product fits, and the sum of two of them too.
fn scaled(numerator: i64, by: u64) -> i128 {
    i128::from(numerator) * i128::from(by)
}

fn quotient(numerator: i64, by: u64) -> i128 {
    i128::from(numerator) / i128::from(by)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Exact;
    use super::*;

    /// Whole numbers of all sizes, those where a word ends among them.
    fn number() -> impl Strategy<Value = i128> {
        let edge =
            prop_oneof![Just(i64::MAX), Just(i64::MIN), Just(i64::MAX - 1), Just(0), Just(1)];
        prop_oneof![
            (-20_i128..20),
            (-1_000_000_i128..1_000_000),
            edge.prop_map(i128::from),
            any::<i64>().prop_map(i128::from),
            any::<i128>(),
        ]
    }

    /// A fraction as a figure, and digit by digit.
    fn fraction() -> impl Strategy<Value = (Exact, RBig)> {
        (number(), number()).prop_filter_map("a denominator", |(numerator, denominator)| {
            let exact = Exact::ratio(numerator, denominator)?;
            let plain = RBig::from_parts_signed(numerator.into(), denominator.into());
            Some((exact, plain))
        })
    }

    proptest! {
        #[test]
        fn figures_are_what_they_are_digit_by_digit((a, plain) in fraction(), (b, other) in fraction()) {
            let large = |exact: &Exact| exact.large().into_owned();
            prop_assert_eq!(large(&(&a + &b)), &plain + &other);
            prop_assert_eq!(large(&(&a - &b)), &plain - &other);
            prop_assert_eq!(large(&(&a * &b)), &plain * &other);
            prop_assert_eq!(a.divided_by(&b).map(|it| large(&it)), (!b.is_zero()).then(|| &plain / &other));
            prop_assert_eq!(large(&-&a), -plain.clone());
            prop_assert_eq!(a.cmp(&b), plain.cmp(&other));
            prop_assert_eq!(a == b, plain == other);
            prop_assert_eq!(&(&a + &b) - &b, a);
        }

        #[test]
        fn figures_are_rounded_as_digit_by_digit((a, plain) in fraction(), decimals in 0_u32..25) {
            for (_, mode) in Mode::ALL {
                let unit = RBig::from(UBig::from(10_u8).pow(decimals as usize));
                let whole = RBig::from(a.scaled_to_whole(decimals, mode));
                let error = &plain * &unit - &whole;
                let is_near = match mode {
                    Mode::Floor => RBig::ZERO <= error && error < RBig::ONE,
                    Mode::Ceil => -RBig::ONE < error && error <= RBig::ZERO,
                    Mode::Truncate => -RBig::ONE < error && error < RBig::ONE,
                    _ => -RBig::ONE <= &error + &error && &error + &error <= RBig::ONE,
                };
                prop_assert!(is_near, "{} {:?} {}", a, mode, error);
                prop_assert_eq!(RBig::clone(&a.rounded(i32::try_from(decimals)?, mode).large()), whole / unit);
            }
        }
    }
}
