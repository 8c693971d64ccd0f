//! Figures as the floats of a spreadsheet, and to how many decimals those can be trusted.

use anbud::Exact;
use anbud::exact::Decimals;

/// Results without a declared rounding are rounded to so many decimals, or to so many significant digits where they are
/// small.
pub(super) const DECIMALS: u32 = 10;
/// A float holds fifteen significant digits: the last is left to its noise.
const DIGITS: i32 = 14;

/// The figure as a float, through its decimal text.
pub(super) fn float(number: &Exact, decimals: u32) -> f64 {
    number.decimal(Decimals::AtMost(decimals)).parse().unwrap_or_default()
}

/// To how many decimals results are rounded, and figures compared with those of the engine: ten, more where they are small,
/// fewer where they are so great that a float cannot hold ten.
pub(super) fn decimals_trusted(numbers: &[&Exact]) -> u32 {
    let least = exponents(numbers).min();
    let wanted = least.map_or(0, |least| 9 - least).max(DECIMALS.cast_signed());
    wanted.min(held(numbers)).max(0).cast_unsigned()
}

/// To how many decimals figures on the way are rounded: to fourteen significant digits, which rounds nothing but noise.
pub(super) fn decimals_held(numbers: &[&Exact]) -> u32 {
    held(numbers).max(0).cast_unsigned()
}

fn held(numbers: &[&Exact]) -> i32 {
    exponents(numbers).max().map_or(DIGITS, |greatest| DIGITS - 1 - greatest)
}

fn exponents(numbers: &[&Exact]) -> impl Iterator<Item = i32> {
    numbers.iter().filter(|number| !number.is_zero()).map(|one| exponent(one))
}

/// How many decimals of a row are shown: as many as its figures need up to four, more where they are small.
pub(super) fn decimals_shown(numbers: &[&Exact], trusted: u32) -> u32 {
    let greatest = numbers.iter().filter(|number| !number.is_zero()).map(|one| exponent(one)).max();
    let most = greatest.map_or(4, |greatest| (5 - greatest).max(4).cast_unsigned());
    let needed = (0..most).find(|at| numbers.iter().all(|number| number.has_decimals(*at)));
    needed.unwrap_or(most).min(trusted)
}

/// The power of ten of the first digit: 0 of 7, 1 of 12, -2 of 0.03.
fn exponent(number: &Exact) -> i32 {
    let text = number.absolute().decimal(Decimals::AtMost(60));
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let count = |length: usize| i32::try_from(length).unwrap_or(i32::MAX);
    match whole {
        "0" => -count(fraction.bytes().take_while(|digit| *digit == b'0').count()) - 1,
        whole => count(whole.len()) - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_follow_the_size_of_the_figures() {
        let small = Exact::from_scaled(355, 10);
        let money = Exact::whole(2_100_000_000);
        assert_eq!([&small, &money, &Exact::ONE].map(exponent), [-8, 9, 0]);
        assert_eq!(decimals_trusted(&[&Exact::whole(73)]), 10);
        assert_eq!(decimals_trusted(&[&small]), 17);
        assert_eq!(decimals_trusted(&[&money]), 4);
        assert_eq!(decimals_trusted(&[]), 10);
        assert_eq!(decimals_held(&[&Exact::ONE, &small]), 13);
        assert_eq!(decimals_shown(&[&small], 17), 10);
        assert_eq!(decimals_shown(&[&Exact::from_scaled(125, 1)], 10), 1);
        assert!((float(&small, 17) - 3.55e-8).abs() < 1e-20);
    }
}
