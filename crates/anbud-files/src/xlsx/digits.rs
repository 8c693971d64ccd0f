//! The digits of a number in a cell: its binary fraction rounded to 15 significant digits.
//!
//! Spreadsheets keep numbers as binary fractions of 53 bits and show 15 digits of them. 68.4 is stored as
//! 68.400000000000006 by some; rounded to 15 digits it is what was typed, for every number of up to 15 digits.

/// How many digits before or behind the point a number may have.
const PLACES_MAX: i32 = 40;

/// Adds the digits of a number with a decimal point to a text; `false` where it is no number, or has more places than could be meant.
pub(crate) fn write(number: f64, digits: &mut String) -> bool {
    use std::fmt::Write;
    if !number.is_finite() {
        return false;
    }
    if let Some(hundredths) = hundredths(number) {
        write_hundredths(hundredths, digits);
        return true;
    }
    let scientific = format!("{number:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return false };
    let Ok(exponent) = exponent.parse::<i32>() else { return false };
    if exponent.abs() > PLACES_MAX {
        return false;
    }
    let is_negative = mantissa.starts_with('-');
    let significant: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let significant = significant.trim_end_matches('0');
    if significant.is_empty() {
        digits.push('0');
        return true;
    }
    digits.push_str(if is_negative { "-" } else { "" });
    let point = usize::try_from(exponent + 1).unwrap_or(0);
    let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
    match significant.split_at_checked(point) {
        Some(("", decimals)) => write!(digits, "0.{}{decimals}", "0".repeat(zeros)).is_ok(),
        Some((whole, "")) => write!(digits, "{whole}").is_ok(),
        Some((whole, decimals)) => write!(digits, "{whole}.{decimals}").is_ok(),
        None => write!(digits, "{significant:0<point$}").is_ok(),
    }
}

/// The number in hundredths, where it is the binary fraction next to so many of them: what nearly every score is.
#[expect(clippy::cast_possible_truncation, reason = "it is below a thousand millions")]
fn hundredths(number: f64) -> Option<i64> {
    const SMALL: f64 = 1e9;
    let whole = (number * 100.0).round();
    // a quotient of two whole numbers is rounded to the next binary fraction: exactly what a spreadsheet stored
    (whole.abs() < SMALL && whole / 100.0 == number).then_some(whole as i64)
}

fn write_hundredths(hundredths: i64, digits: &mut String) {
    use std::fmt::Write;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let _ = match rest {
        0 => write!(digits, "{sign}{whole}"),
        _ if rest % 10 == 0 => write!(digits, "{sign}{whole}.{}", rest / 10),
        _ => write!(digits, "{sign}{whole}.{rest:02}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_what_was_typed() {
        for (number, expected) in [
            (68.4_f64.next_up(), "68.4"),
            (0.1 * 3.0, "0.3"),
            (4.0, "4"),
            (-2.5, "-2.5"),
            (0.0, "0"),
            (-0.0, "0"),
            (1e15, "1000000000000000"),
            (123_456_789_012_345_680.0, "123456789012346000"),
            (0.000_012_5, "0.0000125"),
            (10.0, "10"),
            (0.05, "0.05"),
            (-0.25, "-0.25"),
            (3.17, "3.17"),
            (1e12 / 3.0, "333333333333.333"),
        ] {
            let mut digits = String::new();
            assert!(write(number, &mut digits));
            assert_eq!(digits, expected);
        }
        for number in [f64::NAN, f64::INFINITY, 1e300, 1e-300] {
            assert!(!write(number, &mut String::new()), "{number}");
        }
    }

    proptest! {
        #[test]
        fn fifteen_digits_come_back(mantissa in 1_u64..1_000_000_000_000_000, decimals in 0_usize..15) {
            let text = format!("{mantissa:0>width$}", width = decimals + 1);
            let (whole, fraction) = text.split_at(text.len() - decimals);
            let typed = format!("{whole}.{fraction}");
            let plain = typed.trim_end_matches('0').trim_end_matches('.');
            let mut digits = String::new();
            prop_assert!(write(typed.parse().unwrap(), &mut digits));
            prop_assert_eq!(digits, plain);
        }
    }
}
