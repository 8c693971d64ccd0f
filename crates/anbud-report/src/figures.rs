//! Figures as text: digits in groups, units in words, decimals enough to tell results apart.

use anbud::exact::Decimals;
use anbud::{Exact, Unit};

use crate::words;

/// A column of figures never shows more decimals than this.
const DECIMALS_MAX: u32 = 12;

/// The digits before the point in groups of three, parted by a blank: `2 100 000 000.5`.
pub(crate) fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) = digits.find('.').map_or((digits, ""), |point| digits.split_at(point));
    let mut grouped = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

/// The decimals of a column: as many as its figures need up to `most`, more only where different ones would look alike.
pub(crate) fn decimals_of(numbers: &[&Exact], most: u32) -> u32 {
    let needed = (0..=most).find(|at| numbers.iter().all(|number| number.has_decimals(*at)));
    needed
        .or_else(|| (most..=DECIMALS_MAX).find(|at| are_told_apart(numbers, *at)))
        .unwrap_or(DECIMALS_MAX)
}

/// The decimals of a column whose figures need not be told apart: as many as they need, up to `most`.
pub(crate) fn decimals_up_to(numbers: &[&Exact], most: u32) -> u32 {
    (0..most).find(|at| numbers.iter().all(|number| number.has_decimals(*at))).unwrap_or(most)
}

fn are_told_apart(numbers: &[&Exact], decimals: u32) -> bool {
    let mut sorted = numbers.to_vec();
    sorted.sort();
    sorted.windows(2).all(|pair| match pair {
        [a, b] => a == b || fixed(a, decimals) != fixed(b, decimals),
        _ => true,
    })
}

fn fixed(number: &Exact, decimals: u32) -> String {
    number.decimal(Decimals::Fixed(decimals))
}

/// A figure of a column, with so many decimals; marked where it came through an approximation.
pub(crate) fn in_column(number: &Exact, exact: bool, decimals: u32) -> String {
    let text = grouped(&fixed(number, decimals));
    if exact { text } else { format!("{}{text}", words::APPROXIMATELY) }
}

/// A figure as text, and whether the text is the figure itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The text.
    pub(crate) text: String,
    /// Whether nothing was rounded or approximated.
    pub(crate) is_exact: bool,
}

impl Shown {
    /// The sign before it: `=` or `≈`.
    pub(crate) fn sign(&self) -> &'static str {
        if self.is_exact { "=" } else { "≈" }
    }

    /// The text, marked where it is not the figure itself.
    pub(crate) fn marked(&self) -> String {
        let mark = if self.is_exact { "" } else { words::APPROXIMATELY };
        format!("{mark}{}", self.text)
    }
}

/// A single figure in running text: whole where six decimals hold it, else four decimals, or four significant digits.
pub(crate) fn shown(number: &Exact, exact: bool) -> Shown {
    if number.has_decimals(6) {
        return Shown { text: grouped(&number.decimal(Decimals::AtMost(6))), is_exact: exact };
    }
    let text = grouped(&number.decimal(Decimals::AtMost(decimals_in_text(number))));
    Shown { text, is_exact: false }
}

/// Four decimals, or below one as many as four significant digits need.
fn decimals_in_text(number: &Exact) -> u32 {
    let size = number.absolute();
    if size >= Exact::ONE {
        return 4;
    }
    let first = (1..40).find(|decimals| Exact::from_scaled(1, *decimals) <= size);
    first.map_or(10, |first| (first + 3).max(4))
}

/// A share as a percentage.
pub(crate) fn percent(number: &Exact, exact: bool) -> Shown {
    let hundredfold = number * &Exact::whole(100);
    let is_exact = exact && hundredfold.has_decimals(2);
    Shown { text: format!("{} %", hundredfold.decimal(Decimals::AtMost(2))), is_exact }
}

/// A share as a percentage with two decimals; marked where it came through an approximation.
pub(crate) fn percent_in_column(number: &Exact, exact: bool) -> String {
    in_column(&(number * &Exact::whole(100)), exact, 2) + " %"
}

/// How a result per money is shown: per thousand, million or billion of the currency. The point moves, nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Per {
    zeros: u32,
}

impl Per {
    /// The smallest amount of money for which the greatest of these figures is at least one.
    pub(crate) fn choose(unit: Unit, numbers: &[&Exact]) -> Per {
        let Unit::Known { money: -1, .. } = unit else { return Per::default() };
        let greatest = numbers.iter().map(|number| number.absolute()).max().unwrap_or(Exact::ZERO);
        let steps = [0, 3, 6, 9].map(|zeros| Per { zeros });
        let fits = steps.iter().find(|per| per.shift(&greatest) >= Exact::ONE);
        if greatest.is_zero() { Per::default() } else { fits.copied().unwrap_or(Per { zeros: 9 }) }
    }

    /// How many zeros the amount of money has.
    pub(crate) fn zeros(self) -> u32 {
        self.zeros
    }

    /// The figure with its point moved.
    pub(crate) fn shift(self, number: &Exact) -> Exact {
        number * &Exact::whole(10_i128.pow(self.zeros))
    }

    /// The unit in words: `points per million SEK`; empty for a pure number.
    pub(crate) fn unit(self, unit: Unit, currency: &str) -> String {
        let amount = words::amount(self.zeros);
        match unit {
            Unit::MONEY => currency.to_owned(),
            Unit::POINTS => words::POINTS.to_owned(),
            Unit::Known { money: -1, points: 1 } => words::points_per(amount, currency),
            Unit::Known { money: -1, points: 0 } => words::per(amount, currency),
            Unit::Known { money: 1, points: -1 } => words::per_point(currency),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups() {
        let texts = ["0", "950", "-1950", "2100000000.25", "0.123456"].map(grouped);
        assert_eq!(texts, ["0", "950", "-1 950", "2 100 000 000.25", "0.123456"]);
    }

    #[test]
    fn decimals_suffice_to_tell_figures_apart() {
        let third = Exact::ratio(1, 3).unwrap();
        let near = &third + &Exact::from_scaled(1, 7);
        assert_eq!(decimals_of(&[&Exact::whole(7), &Exact::from_scaled(25, 1)], 4), 1);
        assert_eq!(decimals_of(&[&third, &third], 4), 4);
        assert_eq!(decimals_of(&[&third, &near], 4), 7);
    }

    #[test]
    fn results_per_money_are_shown_per_thousand_million_or_billion() {
        let unit = Unit::Known { money: -1, points: 1 };
        let result = Exact::ratio(78, 2_100_000_000).unwrap();
        let per = Per::choose(unit, &[&result]);
        assert_eq!(per.unit(unit, "SEK"), "points per billion SEK");
        assert_eq!(shown(&per.shift(&result), true).marked(), "≈ 37.1429");
        assert_eq!(Per::choose(unit, &[&Exact::whole(2)]).unit(unit, "SEK"), "points per SEK");
        assert_eq!(Per::choose(Unit::MONEY, &[&result]), Per::default());
    }

    #[test]
    fn text_figures_are_whole_or_marked() {
        assert_eq!(shown(&Exact::from_scaled(123_456, 6), true).marked(), "0.123456");
        assert_eq!(shown(&Exact::ratio(2, 3).unwrap(), true).marked(), "≈ 0.6667");
        assert_eq!(shown(&Exact::ratio(1, 3_000_000).unwrap(), true).marked(), "≈ 0.0000003333");
        assert_eq!(percent(&Exact::ratio(1, 3).unwrap(), true).marked(), "≈ 33.33 %");
    }
}
