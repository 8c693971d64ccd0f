//! Roots, powers and logarithms, enclosed from both sides: integers scaled by a power of two, with a bound on what was cut
//! off. A claimed value of 34 digits is right where the true value lies within half a unit of its last digit.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::budget::{Budget, words};
use crate::number::{BITS_MAX, bits, ten_to};

/// How many significant digits an approximated figure has.
const DIGITS: i64 = 34;

/// The precision that a doubt is given up at, in bits.
const PRECISION_MAX: u64 = 16_384;

/// What a power or a logarithm is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Truth {
    /// It is rational, and this.
    Exact(BigRational),
    /// It is not rational.
    Irrational,
    /// It is undefined or too large.
    Undefined(&'static str),
}

/// What the first to the power of the second is.
pub(crate) fn power(base: &BigRational, exponent: &BigRational) -> Truth {
    if exponent.abs() > BigRational::from_integer(1_000.into()) {
        return Truth::Undefined("the exponent is above 1,000");
    }
    if base.is_zero() {
        return match (exponent.is_zero(), exponent.is_negative()) {
            (true, _) => Truth::Undefined("`0 ^ 0` is undefined"),
            (_, true) => Truth::Undefined("zero to a negative power is undefined"),
            _ => Truth::Exact(BigRational::zero()),
        };
    }
    let size = BigRational::from_integer(bits(base).into()) * exponent.abs();
    if bits(base) > 1 && size > BigRational::from_integer(BITS_MAX.into()) {
        return Truth::Undefined("the power has more than 65,536 bits");
    }
    match (exponent.is_integer(), base.is_negative()) {
        (true, _) => exponent
            .numer()
            .to_i32()
            .map_or(Truth::Irrational, |whole| Truth::Exact(base.pow(whole))),
        (_, true) => Truth::Undefined("a fractional power of a negative figure is undefined"),
        _ => rational_root(base, exponent).map_or(Truth::Irrational, Truth::Exact),
    }
}

/// `base ^ (p/q)` where the base is the q-th power of a rational number.
fn rational_root(base: &BigRational, exponent: &BigRational) -> Option<BigRational> {
    if base.is_one() {
        return Some(BigRational::one());
    }
    let degree = exponent.denom().to_u32().filter(|degree| u64::from(*degree) <= bits(base))?;
    let root = |number: &BigInt| {
        let root = number.nth_root(degree);
        (root.pow(degree) == *number).then_some(root)
    };
    let root = BigRational::new(root(base.numer())?, root(base.denom())?);
    Some(root.pow(exponent.numer().to_i32()?))
}

/// Whether a claimed value is `exponent · ln(base)`, raised back, rounded to 34 digits.
pub(crate) fn is_power(
    claimed: &BigRational,
    base: &BigRational,
    exponent: &BigRational,
    budget: &Budget,
) -> Result<bool, String> {
    let Some((low, high)) = neighbourhood(claimed).filter(|_| claimed.is_positive()) else {
        return Ok(false);
    };
    let longest = words(base).max(words(claimed)).max(words(exponent));
    settled(3, longest, budget, |precision| {
        let target = logarithm(base, precision)?.times(exponent, precision);
        let (low, high) = (logarithm(&low, precision)?, logarithm(&high, precision)?);
        between(&low, &target, &high)
    })
}

/// Whether a claimed value is the natural logarithm of a figure, rounded to 34 digits.
pub(crate) fn is_logarithm(
    claimed: &BigRational,
    of: &BigRational,
    budget: &Budget,
) -> Result<bool, String> {
    let Some((low, high)) = neighbourhood(claimed) else { return Ok(false) };
    settled(1, words(of).max(words(claimed)), budget, |precision| {
        let exact = |number: &BigRational| Enclosure::of(number, precision);
        between(&exact(&low), &logarithm(of, precision)?, &exact(&high))
    })
}

/// Tries with more and more bits until it is settled; an attempt takes so many logarithms of numbers of so many words.
fn settled(
    logarithms: u64,
    longest: u64,
    budget: &Budget,
    attempt: impl Fn(u64) -> Option<bool>,
) -> Result<bool, String> {
    let mut precision: u64 = 256;
    while precision <= PRECISION_MAX {
        // two series of a term for every third bit, each a product and a quotient
        let series = precision * (precision / 64).pow(2) * 2;
        budget.spend(series * logarithms)?;
        budget.spend_times(logarithms, longest.saturating_mul(4))?;
        if let Some(answer) = attempt(precision) {
            return Ok(answer);
        }
        precision *= 2;
    }
    Ok(false)
}

/// Half a unit of the 34th digit to both sides; none where a number has more digits.
fn neighbourhood(claimed: &BigRational) -> Option<(BigRational, BigRational)> {
    if claimed.is_zero() {
        return None;
    }
    let unit = power_of_ten(magnitude(claimed) - DIGITS + 1);
    if !(claimed / &unit).is_integer() {
        return None;
    }
    let half = unit / BigRational::from_integer(2.into());
    Some((claimed - &half, claimed + &half))
}

fn power_of_ten(exponent: i64) -> BigRational {
    let size = ten_to(u32::try_from(exponent.unsigned_abs()).unwrap_or(0));
    if exponent >= 0 {
        BigRational::from_integer(size)
    } else {
        BigRational::new(BigInt::one(), size)
    }
}

/// The exponent of the first significant digit.
fn magnitude(number: &BigRational) -> i64 {
    let digits = |number: &BigInt| i64::try_from(number.abs().to_string().len()).unwrap_or(0);
    let guess = digits(number.numer()) - digits(number.denom());
    if number.abs() >= power_of_ten(guess) { guess } else { guess - 1 }
}

/// Two integers, scaled by a power of two, that a number lies between.
#[derive(Debug, Clone)]
struct Enclosure {
    low: BigInt,
    high: BigInt,
}

impl Enclosure {
    fn of(number: &BigRational, precision: u64) -> Self {
        let low = (number.numer() << precision).div_floor_by(number.denom());
        Enclosure { high: &low + 1, low }
    }

    fn around(middle: BigInt, error: u64) -> Self {
        Enclosure { low: &middle - error, high: middle + error }
    }

    fn times(&self, factor: &BigRational, precision: u64) -> Self {
        let factor = Enclosure::of(factor, precision);
        let products = [
            &self.low * &factor.low,
            &self.low * &factor.high,
            &self.high * &factor.low,
            &self.high * &factor.high,
        ];
        let low = products.iter().min().cloned().unwrap_or_default() >> precision;
        let high = (products.iter().max().cloned().unwrap_or_default() >> precision) + 1;
        Enclosure { low, high }
    }

    fn plus(self, other: &Enclosure) -> Self {
        Enclosure { low: self.low + &other.low, high: self.high + &other.high }
    }
}

/// Division that rounds down.
trait DivFloor {
    fn div_floor_by(&self, by: &BigInt) -> BigInt;
}

impl DivFloor for BigInt {
    fn div_floor_by(&self, by: &BigInt) -> BigInt {
        num_integer::Integer::div_floor(self, by)
    }
}

/// Whether the middle lies between the others; none where the enclosures overlap.
fn between(low: &Enclosure, middle: &Enclosure, high: &Enclosure) -> Option<bool> {
    if middle.high < low.low || middle.low > high.high {
        return Some(false);
    }
    (low.high < middle.low && middle.high < high.low).then_some(true)
}

/// The natural logarithm of a number above zero: `k · ln 2 + 2 · artanh((m - 1) / (m + 1))` with m near one.
fn logarithm(number: &BigRational, precision: u64) -> Option<Enclosure> {
    if !number.is_positive() {
        return None;
    }
    let length = |number: &BigInt| i64::try_from(number.bits()).unwrap_or(0);
    let shift = length(number.numer()) - length(number.denom());
    let two = BigRational::from_integer(2.into());
    let size = two.pow(i32::try_from(shift).ok()?);
    let near_one = number / size;
    let one = BigRational::one();
    let sum = twice_artanh(&((&near_one - &one) / (&near_one + &one)), precision);
    let third = BigRational::new(1.into(), 3.into());
    let of_two =
        twice_artanh(&third, precision).times(&BigRational::from_integer(shift.into()), precision);
    Some(sum.plus(&of_two))
}

/// `2 · artanh(z)` by its series, for z between -1/3 and 1/3.
fn twice_artanh(z: &BigRational, precision: u64) -> Enclosure {
    let z = (z.numer() << precision).div_floor_by(z.denom());
    let square = (&z * &z) >> precision;
    let (mut power, mut sum, mut terms) = (z, BigInt::zero(), 0_u64);
    // every term cuts off less than one unit for its power and one for its division, and so does the rest of the series
    while !power.is_zero() && power != BigInt::from(-1) {
        sum += &power / (2 * terms + 1);
        power = (&power * &square) >> precision;
        terms += 1;
    }
    Enclosure::around(sum * 2, 8 * terms + 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(digits: &str) -> BigRational {
        crate::number::written(digits).unwrap_or_default()
    }

    /// With as much work as it takes.
    fn is_logarithm(claimed: &BigRational, of: &BigRational) -> bool {
        super::is_logarithm(claimed, of, &Budget::of(1)) == Ok(true)
    }

    fn is_power(claimed: &BigRational, base: &BigRational, exponent: &BigRational) -> bool {
        super::is_power(claimed, base, exponent, &Budget::of(1)) == Ok(true)
    }

    fn ratio(n: i64, d: i64) -> BigRational {
        BigRational::new(n.into(), d.into())
    }

    /// ln 2 and roots to 34 digits, from published tables of constants (OEIS A002162, A002193, A002580).
    #[test]
    fn published_constants_are_accepted_and_their_neighbours_refused() {
        let (ln2, next) =
            ("0.6931471805599453094172321214581766", "0.6931471805599453094172321214581765");
        assert!(
            is_logarithm(&number(ln2), &ratio(2, 1)) && !is_logarithm(&number(next), &ratio(2, 1))
        );
        let (root, next) =
            ("1.414213562373095048801688724209698", "1.414213562373095048801688724209699");
        assert!(is_power(&number(root), &ratio(2, 1), &ratio(1, 2)));
        assert!(!is_power(&number(next), &ratio(2, 1), &ratio(1, 2)));
        assert!(is_power(
            &number("1.259921049894873164767210607278228"),
            &ratio(2, 1),
            &ratio(1, 3)
        ));
        assert!(!is_power(&number("-1.4"), &ratio(2, 1), &ratio(1, 2)));
    }

    #[test]
    fn a_logarithm_next_to_zero_is_told() {
        let near = number("1.0000000000000000000000000001");
        let digits = number("0.000000000000000000000000000099999999999999999999999999995");
        assert!(is_logarithm(&digits, &near));
        assert!(!is_logarithm(&number("0.0000000000000000000000000001"), &near));
    }

    #[test]
    fn what_is_rational_is_exact() {
        assert_eq!(power(&ratio(8, 27), &ratio(-2, 3)), Truth::Exact(ratio(9, 4)));
        assert_eq!(power(&ratio(2, 1), &ratio(1, 2)), Truth::Irrational);
        assert!(matches!(power(&ratio(0, 1), &ratio(0, 1)), Truth::Undefined(_)));
        assert!(matches!(power(&ratio(7, 1), &ratio(100_000, 1)), Truth::Undefined(_)));
    }
}
