//! Rounding to decimals by the six modes.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use crate::number::ten_to;

/// More decimals than any figure may have.
const DECIMALS_MAX: u32 = 20_000;

/// A number rounded to so many decimals; none for a mode that is none, or for too many decimals.
pub(crate) fn rounded(number: &BigRational, decimals: i32, mode: &str) -> Option<BigRational> {
    let size = decimals.unsigned_abs();
    if size > DECIMALS_MAX {
        return None;
    }
    let factor = BigRational::from_integer(ten_to(size));
    let scaled = if decimals >= 0 { number * &factor } else { number / &factor };
    let whole = BigRational::from_integer(to_integer(&scaled, mode)?);
    Some(if decimals >= 0 { whole / factor } else { whole * factor })
}

fn to_integer(number: &BigRational, mode: &str) -> Option<BigInt> {
    let (floor, rest) = number.numer().div_mod_floor(number.denom());
    if rest.is_zero() {
        return Some(floor);
    }
    let half = (rest * 2u8).cmp(number.denom());
    let up = match mode {
        "floor" => false,
        "ceil" => true,
        "truncate" => number.is_negative(),
        "half-up" => half.then_with(|| order(!number.is_negative())).is_gt(),
        "half-down" => half.then_with(|| order(number.is_negative())).is_gt(),
        "half-even" => half.then_with(|| order(floor.is_odd())).is_gt(),
        _ => return None,
    };
    Some(if up { floor + BigInt::one() } else { floor })
}

/// Which way a half goes.
fn order(up: bool) -> std::cmp::Ordering {
    if up { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_as_the_mode_says() {
        let table = [
            ("half-up", ["3", "2", "-3", "-2", "4"]),
            ("half-down", ["2", "2", "-2", "-2", "3"]),
            ("half-even", ["2", "2", "-2", "-2", "4"]),
            ("truncate", ["2", "2", "-2", "-2", "3"]),
            ("floor", ["2", "2", "-3", "-3", "3"]),
            ("ceil", ["3", "3", "-2", "-2", "4"]),
        ];
        for (mode, expected) in table {
            let found = [25, 21, -25, -21, 35].map(|tenths: i32| {
                let number = BigRational::new(tenths.into(), 10.into());
                rounded(&number, 0, mode).map(|number| number.to_string()).unwrap_or_default()
            });
            assert_eq!(found, expected, "{mode}");
        }
        let number = BigRational::from_integer(1250.into());
        assert_eq!(rounded(&number, -2, "half-up").map(|n| n.to_string()).as_deref(), Some("1300"));
    }
}
