//! Powers and logarithms: exact where the true value is rational, else correctly rounded to 34 digits.

use dashu_base::{BitTest, UnsignedAbs};
use dashu_float::FBig;
use dashu_float::round::mode::HalfEven;
use dashu_int::{IBig, UBig};

use super::{BITS_MAX, Exact, Mode, ten_to};

/// How many significant digits an approximated figure keeps.
pub const DIGITS_APPROXIMATE: usize = 34;

/// The greatest exponent.
const EXPONENT_MAX: i64 = 1_000;

/// Why a power cannot be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PowerError {
    /// `0 ^ 0`.
    ZeroToZero,
    /// Zero to a negative power.
    DivisionByZero,
    /// A fractional power of a negative figure.
    NegativeBase,
    /// An exponent above 1,000 or below -1,000.
    ExponentTooLarge,
    /// More than 65,536 bits.
    TooManyBits,
}

/// A power, and whether it had to be approximated.
///
/// ```
/// use anbud::exact::power;
/// use anbud::Exact;
/// let half = Exact::ratio(1, 2).expect("not zero");
/// assert_eq!(power(&Exact::whole(4), &half), Ok((Exact::whole(2), false)));
/// let (root, approximated) = power(&Exact::whole(2), &half).expect("2 has a root");
/// assert!(approximated);
/// assert_eq!(root.decimal(anbud::exact::Decimals::Ten), "1.4142135624");
/// ```
///
/// # Errors
/// A [`PowerError`] where the power is undefined or too large.
pub fn power(base: &Exact, exponent: &Exact) -> Result<(Exact, bool), PowerError> {
    if exponent.absolute() > Exact::whole(EXPONENT_MAX) {
        return Err(PowerError::ExponentTooLarge);
    }
    if base.is_zero() {
        return power_of_zero(exponent);
    }
    guard_bits(base, exponent)?;
    if let Some(whole) = exponent.to_whole() {
        return Ok((whole_power(base, whole), false));
    }
    if base.is_negative() {
        return Err(PowerError::NegativeBase);
    }
    Ok(match exact_root(base, exponent) {
        Some(exact) => (exact, false),
        None => (correctly_rounded(|digits| float_power(base, exponent, digits)), true),
    })
}

fn power_of_zero(exponent: &Exact) -> Result<(Exact, bool), PowerError> {
    if exponent.is_zero() {
        Err(PowerError::ZeroToZero)
    } else if exponent.is_negative() {
        Err(PowerError::DivisionByZero)
    } else {
        Ok((Exact::ZERO, false))
    }
}

/// The bits of a power are those of the base times the exponent, at most.
fn guard_bits(base: &Exact, exponent: &Exact) -> Result<(), PowerError> {
    let bits = &Exact::whole(base.bits() as u64) * &exponent.absolute();
    let one = base.bits() <= 1;
    if !one && bits > Exact::whole(BITS_MAX as u64) { Err(PowerError::TooManyBits) } else { Ok(()) }
}

fn whole_power(base: &Exact, exponent: i64) -> Exact {
    let size = isize::try_from(exponent.unsigned_abs()).unwrap_or(isize::MAX);
    let raised = base.raised(size);
    if exponent >= 0 { raised } else { Exact::ONE.divided_by(&raised).unwrap_or(Exact::ZERO) }
}

/// `base ^ (p/q)` where numerator and denominator of the base are perfect q-th powers.
fn exact_root(base: &Exact, exponent: &Exact) -> Option<Exact> {
    if base.is_one() {
        return Some(Exact::ONE);
    }
    let degree = usize::try_from(&exponent.denominator()).ok()?;
    if degree > base.bits() {
        return None; // a perfect power of such a degree, other than 1, would have more bits
    }
    let numerator = perfect_root(&base.numerator().unsigned_abs(), degree)?;
    let denominator = perfect_root(&base.denominator(), degree)?;
    let root = Exact::from_parts(IBig::from(numerator), denominator);
    let whole = i64::try_from(&exponent.numerator()).ok()?;
    Some(whole_power(&root, whole))
}

fn perfect_root(number: &UBig, degree: usize) -> Option<UBig> {
    let root = number.nth_root(degree);
    (root.pow(degree) == *number).then_some(root)
}

/// The natural logarithm of a figure above zero, and whether it had to be approximated; none at or below zero.
#[must_use]
pub fn natural_logarithm(figure: &Exact) -> Option<(Exact, bool)> {
    if figure.is_zero() || figure.is_negative() {
        return None;
    }
    if figure.is_one() {
        return Some((Exact::ZERO, false));
    }
    Some((correctly_rounded(|digits| float_logarithm(figure, digits)), true))
}

/// Binary digits are worked with many times faster than decimal ones; the outcome is rounded to decimal digits afterwards.
type Float = FBig<HalfEven, 2>;

fn to_float(figure: &Exact, digits: usize) -> Float {
    // ten is less than 2^3.33
    figure.large().to_float(digits * 10 / 3 + 1).value()
}

fn float_power(base: &Exact, exponent: &Exact, digits: usize) -> Float {
    // An error in the base's last digit is multiplied by the exponent, at most 1,000: six digits more.
    let digits = digits + 6;
    to_float(base, digits).powf(&to_float(exponent, digits))
}

fn float_logarithm(figure: &Exact, digits: usize) -> Float {
    // Near one the logarithm is about the distance to one: as many more digits as that distance has zeros.
    let distance = (figure - &Exact::ONE).absolute();
    let zeros =
        distance.denominator().bit_len().saturating_sub(distance.numerator().bit_len()) / 3 + 1;
    to_float(figure, digits + zeros + 6).ln()
}

/// Works with more and more digits until the error cannot change the 34th.
fn correctly_rounded(work: impl Fn(usize) -> Float) -> Exact {
    let mut digits = DIGITS_APPROXIMATE + 20;
    loop {
        let value = to_exact(&work(digits));
        // the relative error of the work is far below one unit in the tenth digit from the end
        let error = &value.absolute() * &Exact::from_parts(IBig::ONE, ten_to(digits - 10));
        let low = significant(&(&value - &error));
        if low == significant(&(&value + &error)) || digits > 4_000 {
            return low;
        }
        digits *= 2;
    }
}

fn to_exact(float: &Float) -> Exact {
    let repr = float.repr();
    let power = UBig::ONE << repr.exponent().unsigned_abs();
    if repr.exponent() >= 0 {
        Exact::from_parts(repr.significand() * power, UBig::ONE)
    } else {
        Exact::from_parts(repr.significand().clone(), power)
    }
}

/// Rounds half-even to 34 significant digits.
fn significant(figure: &Exact) -> Exact {
    if figure.is_zero() {
        return Exact::ZERO;
    }
    let decimals = i32::try_from(DIGITS_APPROXIMATE).unwrap_or(0) - 1 - magnitude(figure);
    figure.rounded(decimals, Mode::HalfEven)
}

/// The exponent of the first significant decimal digit.
fn magnitude(figure: &Exact) -> i32 {
    let digits = |number: &UBig| i32::try_from(number.to_string().len()).unwrap_or(i32::MAX);
    let numerator = figure.numerator().unsigned_abs();
    let guess = digits(&numerator) - digits(&figure.denominator());
    let power = ten_to(guess.unsigned_abs() as usize);
    let (above, below) = if guess >= 0 {
        (numerator, figure.denominator() * power)
    } else {
        (numerator * power, figure.denominator())
    };
    if above >= below { guess } else { guess - 1 }
}

#[cfg(test)]
mod tests {
    use super::super::Decimals;
    use super::*;

    fn ratio(n: i128, d: i128) -> Exact {
        Exact::ratio(n, d).unwrap_or(Exact::ZERO)
    }

    #[test]
    fn rational_roots_are_exact() {
        assert_eq!(power(&ratio(9, 4), &ratio(1, 2)), Ok((ratio(3, 2), false)));
        assert_eq!(power(&ratio(8, 27), &ratio(-2, 3)), Ok((ratio(9, 4), false)));
        assert_eq!(power(&Exact::ONE, &ratio(1, 7)), Ok((Exact::ONE, false)));
        assert_eq!(power(&Exact::ZERO, &ratio(1, 2)), Ok((Exact::ZERO, false)));
    }

    #[test]
    fn undefined_and_unbounded_powers_are_told() {
        assert_eq!(power(&Exact::ZERO, &Exact::ZERO), Err(PowerError::ZeroToZero));
        assert_eq!(power(&Exact::ZERO, &Exact::whole(-1)), Err(PowerError::DivisionByZero));
        assert_eq!(power(&Exact::whole(-2), &ratio(1, 2)), Err(PowerError::NegativeBase));
        assert_eq!(
            power(&Exact::whole(2), &Exact::whole(1_001)),
            Err(PowerError::ExponentTooLarge)
        );
        let large = Exact::whole(i128::MAX);
        assert_eq!(power(&large, &Exact::whole(1_000)), Err(PowerError::TooManyBits));
    }

    /// ln 2 and the roots to 34 digits, from published tables of constants (OEIS A002162, A002193, A002580).
    #[test]
    fn approximations_have_34_correct_digits() {
        let digits = |figure: &Exact| figure.decimal(Decimals::AtMost(40));
        let (ln2, approximated) =
            natural_logarithm(&Exact::whole(2)).unwrap_or((Exact::ZERO, false));
        assert!(approximated);
        assert_eq!(digits(&ln2), "0.6931471805599453094172321214581766");
        let root = |n, d| power(&Exact::whole(2), &ratio(n, d)).map(|(root, _)| digits(&root));
        assert_eq!(root(1, 2).as_deref(), Ok("1.414213562373095048801688724209698"));
        assert_eq!(root(1, 3).as_deref(), Ok("1.259921049894873164767210607278228"));
        assert_eq!(natural_logarithm(&Exact::ONE), Some((Exact::ZERO, false)));
        assert_eq!(natural_logarithm(&Exact::ZERO), None);
    }

    #[test]
    fn a_logarithm_next_to_zero_keeps_its_digits() {
        let near = &Exact::ONE + &Exact::from_scaled(1, 28);
        let ln = natural_logarithm(&near).map(|(ln, _)| ln.decimal(Decimals::AtMost(70)));
        // 10^-28 - 10^-56 / 2 + …
        assert_eq!(
            ln.as_deref(),
            Some("0.000000000000000000000000000099999999999999999999999999995")
        );
    }
}
