//! The simplest fraction between two numbers: the one with the smallest denominator.

use anbud::{Exact, Mode};

/// The fraction with the smallest denominator from one number to another, both included.
pub(super) fn between(a: &Exact, b: &Exact) -> Exact {
    let (low, high) = if a <= b { (a, b) } else { (b, a) };
    if high.is_negative() {
        return -&positive(&-high, &-low);
    }
    if low.is_negative() {
        return Exact::ZERO;
    }
    positive(low, high)
}

/// Walks the continued fraction of both ends as long as they agree.
fn positive(low: &Exact, high: &Exact) -> Exact {
    let mut parts = Vec::new();
    let (mut low, mut high) = (low.clone(), high.clone());
    loop {
        let whole = low.rounded(0, Mode::Ceil);
        if whole <= high {
            return folded(&parts, whole);
        }
        let part = low.rounded(0, Mode::Floor);
        // between two whole numbers neither difference is zero
        let inverse = |end: &Exact| Exact::ONE.divided_by(&(end - &part));
        let (Some(after_high), Some(after_low)) = (inverse(&high), inverse(&low)) else {
            return folded(&parts, whole);
        };
        parts.push(part);
        (low, high) = (after_high, after_low);
    }
}

fn folded(parts: &[Exact], last: Exact) -> Exact {
    let add =
        |value: Exact, part: &Exact| part + &Exact::ONE.divided_by(&value).unwrap_or(Exact::ZERO);
    parts.iter().rev().fold(last, add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_simplest_fraction_is_found() {
        let table = [
            ((1, 3), (1, 2), "1/2"),
            ((31, 100), (32, 100), "5/16"),
            ((22, 7), (22, 7), "22/7"),
            ((-1, 2), (1, 3), "0"),
            ((-34, 100), (-33, 100), "-1/3"),
            ((5, 1), (5, 1), "5"),
        ];
        for ((a, b), (c, d), simplest) in table {
            let (low, high) = (Exact::ratio(a, b).unwrap(), Exact::ratio(c, d).unwrap());
            assert_eq!(between(&low, &high).to_string(), simplest);
            assert_eq!(between(&low, &high), between(&high, &low));
        }
    }
}
