//! Numbers as a person wrote them: at most 28 significant digits, exact.

use std::fmt;

use rust_decimal::Decimal;
use thiserror::Error;

use crate::Exact;

/// A number as a person wrote it: a price, a weight, a score. Exact, never through a binary float.
///
/// ```
/// use anbud::Literal;
/// let tenth: Literal = "0.10".parse()?;
/// assert_eq!(tenth.exact().to_string(), "1/10");
/// let percent: Literal = "8 %".parse()?;
/// assert_eq!(percent.exact().to_string(), "2/25");
/// assert!("1e3".parse::<Literal>().is_err());
/// # Ok::<(), anbud::LiteralError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Literal {
    digits: Decimal,
    percent: bool,
}

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LiteralError {
    /// No digits, or something else than digits.
    #[error("not a number")]
    NotANumber,
    /// An exponent such as `1e6`.
    #[error("a number with an exponent")]
    Exponent,
    /// More than 28 significant digits or 28 decimals.
    #[error("a number of more than 28 digits")]
    TooLong,
    /// A comma where a decimal point belongs.
    #[error("a number with a comma")]
    Comma,
    /// Blanks or apostrophes between digits.
    #[error("a number with thousands separators")]
    Thousands,
}

/// How many significant digits and decimals a literal may have.
pub const DIGITS_MAX: usize = 28;

impl Literal {
    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Literal { digits: Decimal::from(number), percent: false }
    }

    /// Whether it was written with a percent sign.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.percent
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.digits.is_sign_negative() && !self.digits.is_zero()
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.digits.is_zero()
    }

    /// Its exact value; `8 %` is 2/25.
    #[must_use]
    pub fn exact(&self) -> Exact {
        let scale = self.digits.scale() + if self.percent { 2 } else { 0 };
        Exact::from_scaled(self.digits.mantissa(), scale)
    }

    /// The digits as an integer and the number of decimals, percent sign left aside, without trailing zeros.
    #[must_use]
    pub fn scaled(&self) -> (i128, u32) {
        let plain = if self.digits.scale() == 0 { self.digits } else { self.digits.normalize() };
        (plain.mantissa(), plain.scale())
    }

    fn parse(text: &str) -> Result<Decimal, LiteralError> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) if fraction.is_empty() || whole.is_empty() => {
                return Err(if whole.is_empty() && fraction.is_empty() {
                    LiteralError::NotANumber
                } else {
                    complaint(unsigned)
                });
            }
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        if !has_digits_only(whole) || !(fraction.is_empty() || has_digits_only(fraction)) {
            return Err(complaint(unsigned));
        }
        let plain: String = text.chars().filter(|c| *c != '_').collect();
        let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
        let significant = plain.trim_start_matches(['-', '+', '0', '.']);
        if digits(significant) > DIGITS_MAX || digits(fraction) > DIGITS_MAX {
            return Err(LiteralError::TooLong);
        }
        Decimal::from_str_exact(plain.trim_start_matches('+')).map_err(|_| LiteralError::TooLong)
    }
}

/// Digits, with `_` allowed between two of them.
fn has_digits_only(text: &str) -> bool {
    !text.is_empty()
        && text.split('_').all(|run| !run.is_empty() && run.bytes().all(|b| b.is_ascii_digit()))
}

/// What exactly is wrong with a text that is not a number.
fn complaint(text: &str) -> LiteralError {
    let only = |allowed: &str| text.chars().all(|c| c.is_ascii_digit() || allowed.contains(c));
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    if begins && only("eE+-._") && text.contains(['e', 'E']) {
        LiteralError::Exponent
    } else if begins && only(",") && text.matches(',').count() == 1 {
        LiteralError::Comma
    } else if begins && only(" \u{a0}\u{202f}'’,.") {
        LiteralError::Thousands
    } else {
        LiteralError::NotANumber
    }
}

impl std::str::FromStr for Literal {
    type Err = LiteralError;

    fn from_str(text: &str) -> Result<Self, LiteralError> {
        let text = text.trim();
        match text.strip_suffix('%') {
            Some(number) => {
                Ok(Literal { digits: Literal::parse(number.trim_end())?, percent: true })
            }
            None => Ok(Literal { digits: Literal::parse(text)?, percent: false }),
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.digits.normalize(), if self.percent { " %" } else { "" })
    }
}

impl PartialEq for Literal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Literal {}

impl PartialOrd for Literal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Literal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        match self.percent == other.percent {
            true => self.digits.cmp(&other.digits),
            false => self.exact().cmp(&other.exact()),
        }
    }
}

impl From<i64> for Literal {
    fn from(number: i64) -> Self {
        Literal::whole(number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn literals_are_ordered_as_exact_numbers(
            digits: [i64; 2],
            near in -2_i64..3,
            decimals: [u8; 2],
            percent: [bool; 2],
        ) {
            let literal = |digits: i64, decimals: u8, percent| {
                Literal { digits: Decimal::new(digits, u32::from(decimals % 29)), percent }
            };
            let [one, other] = [0, 1].map(|at| literal(digits[at], decimals[at], percent[at]));
            // one that is nearly the same, perhaps with zeros at its end
            let same = literal(digits[0] / 10 * 10 + near, decimals[0], percent[0]);
            for (one, other) in [(one, other), (one, same), (same, same)] {
                prop_assert_eq!(one.cmp(&other), one.exact().cmp(&other.exact()));
                prop_assert_eq!(one == other, one.exact() == other.exact());
            }
        }
    }

    #[test]
    fn literals_are_exact_and_mistakes_are_told_apart() {
        let read = |text: &str| text.parse::<Literal>();
        assert_eq!(
            read("1234567890123456.78").map(|l| l.to_string()),
            Ok("1234567890123456.78".into())
        );
        assert_eq!(read("2_100_000_000.00").map(|l| l.to_string()), Ok("2100000000".into()));
        assert_eq!(read("-0.5").map(|l| l.exact().to_string()), Ok("-1/2".into()));
        assert_eq!(read("20,5"), Err(LiteralError::Comma));
        assert_eq!(read("1e6"), Err(LiteralError::Exponent));
        assert_eq!(read("1 234"), Err(LiteralError::Thousands));
        assert_eq!(read("."), Err(LiteralError::NotANumber));
        assert_eq!(read("1__0"), Err(LiteralError::NotANumber));
        assert_eq!(read(&"9".repeat(29)), Err(LiteralError::TooLong));
        assert!(read(&"9".repeat(28)).is_ok());
    }
}
