//! Numbers as rules need them: without percent sign, not negative, whole.

use super::Number;
use super::mistakes::Mistakes;
use crate::diagnostic::codes;
use crate::exact::Decimals;
use crate::{Exact, Literal};

/// A number that is not a share, so that a percent sign makes no sense; `key` is what it is stated as.
pub(super) fn plain(number: &Number, key: &str, mistakes: &mut Mistakes) -> Option<Literal> {
    if !number.value.is_percent() {
        return Some(number.value);
    }
    let digits = number.value.to_string();
    let help = format!("write it without the sign: `{}`", digits.trim_end_matches([' ', '%']));
    let message = format!("`{key}` is not written in percent, as `{digits}` is");
    mistakes.at(codes::NUMBER, message, &number.place, help);
    None
}

/// A plain number of zero or more.
pub(super) fn amount(number: &Number, key: &str, mistakes: &mut Mistakes) -> Option<Literal> {
    let amount = plain(number, key, mistakes)?;
    if !amount.is_negative() {
        return Some(amount);
    }
    let message = format!("`{key}` is {amount}, and cannot be below 0");
    mistakes.at(codes::OUT_OF_RANGE, message, &number.place, "write 0 or more".to_owned());
    None
}

/// A whole number between two others.
pub(super) fn whole(
    number: &Number,
    key: &str,
    (lowest, highest): (i64, i64),
    mistakes: &mut Mistakes,
) -> Option<i64> {
    let value = plain(number, key, mistakes)?;
    let whole = value.exact().to_whole().filter(|whole| (lowest..=highest).contains(whole));
    if whole.is_none() {
        let help = if highest >= i64::from(u32::MAX) {
            format!("write a whole number of {lowest} or more")
        } else {
            format!("write a whole number from {lowest} to {highest}")
        };
        let message = format!("`{key}` cannot be {value}");
        mistakes.at(codes::OUT_OF_RANGE, message, &number.place, help);
    }
    whole
}

/// A count from a least one on.
pub(super) fn count(
    number: &Number,
    key: &str,
    least: i64,
    mistakes: &mut Mistakes,
) -> Option<u32> {
    let count = whole(number, key, (least, i64::from(u32::MAX)), mistakes)?;
    u32::try_from(count).ok()
}

/// The sum of numbers.
pub(super) fn sum(numbers: impl IntoIterator<Item = Literal>) -> Exact {
    numbers.into_iter().fold(Exact::ZERO, |sum, number| &sum + &number.exact())
}

/// The decimal text of a sum or difference of numbers, which have at most 28 decimals and a percent sign.
pub(super) fn text(number: &Exact) -> String {
    number.decimal(Decimals::AtMost(30))
}
