//! Numbers as a record writes them: integers, or fractions in lowest terms.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// The most bits of a numerator or denominator.
pub(crate) const BITS_MAX: u64 = 65_536;

/// More digits than a number of so many bits can have.
const DIGITS_MAX: usize = 19_800;

/// What a figure is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A number.
    Number(BigRational),
    /// The truth of a condition.
    Truth(bool),
}

impl Value {
    /// Reads a value in its only spelling; none where it is spelled otherwise.
    pub(crate) fn read(text: &str) -> Option<Value> {
        match text {
            "true" => Some(Value::Truth(true)),
            "false" => Some(Value::Truth(false)),
            text => fraction(text).map(Value::Number),
        }
    }
}

/// An integer or `n/d` in lowest terms, `d` above 1.
fn fraction(text: &str) -> Option<BigRational> {
    let Some((numerator, denominator)) = text.split_once('/') else {
        return Some(BigRational::from_integer(integer(text)?));
    };
    let (numerator, denominator) = (integer(numerator)?, integer(denominator)?);
    let is_lowest = denominator > BigInt::one() && numerator.gcd(&denominator).is_one();
    is_lowest.then(|| BigRational::new_raw(numerator, denominator))
}

/// An integer without plus, leading zeros or a negative zero.
fn integer(text: &str) -> Option<BigInt> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = !digits.is_empty()
        && digits.len() <= DIGITS_MAX
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == text || digits != "0")
        && (digits.len() == 1 || !digits.starts_with('0'));
    if is_plain { text.parse().ok() } else { None }
}

/// A number as somebody wrote it: digits with at most one point, `_` between digits, a percent sign; yes is 1, no is 0.
pub(crate) fn written(text: &str) -> Option<BigRational> {
    match text.trim() {
        "true" => return Some(BigRational::one()),
        "false" => return Some(BigRational::zero()),
        _ => {}
    }
    let (number, percent) = match text.trim().strip_suffix('%') {
        Some(number) => (number.trim_end(), 2),
        None => (text.trim(), 0),
    };
    let unsigned = number.strip_prefix(['-', '+']).unwrap_or(number);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits: String = [whole, decimals].concat().chars().filter(|c| *c != '_').collect();
    let decimals = decimals.chars().filter(|c| *c != '_').count() + percent;
    let is_plain =
        !digits.is_empty() && digits.len() <= 200 && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_plain {
        return None;
    }
    let number_of: BigInt = digits.parse().ok()?;
    let value = BigRational::new(number_of, ten_to(u32::try_from(decimals).ok()?));
    Some(if number.starts_with('-') { -value } else { value })
}

/// Ten to a power.
pub(crate) fn ten_to(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

/// The greater of the bit lengths of numerator and denominator.
pub(crate) fn bits(number: &BigRational) -> u64 {
    number.numer().bits().max(number.denom().bits())
}

/// A number for people: itself where it is short, else rounded and marked.
pub(crate) fn shown(number: &BigRational) -> String {
    let text = number.to_string();
    if text.len() <= 40 {
        return text;
    }
    let scaled = (number * BigRational::from_integer(ten_to(12))).round().to_integer();
    let (whole, rest) = scaled.abs().div_rem(&ten_to(12));
    format!("≈ {}{whole}.{rest:0>12}", if scaled.is_negative() { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_spelling() {
        for good in ["0", "-7", "1/2", "-3/7", "true"] {
            assert!(Value::read(good).is_some(), "{good}");
        }
        for bad in ["", "-0", "007", "+1", "2/4", "1/1", "1/0", "1/-2", "0.5", "1/2/3", " 1", "0/3"]
        {
            assert!(Value::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_people_write_is_read() {
        let read = |text| written(text).map(|number| number.to_string()).unwrap_or_default();
        assert_eq!(
            ["8 %", "2_000.50", "-0.5", "true", ".", "1e3"].map(read),
            ["2/25", "4001/2", "-1/2", "1", "", ""]
        );
    }
}
