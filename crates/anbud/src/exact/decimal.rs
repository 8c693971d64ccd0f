//! Decimal text of exact numbers, for display and for JSON.

use dashu_base::{Signed, UnsignedAbs};

use super::{Exact, Mode};

/// How many decimals a text shall have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimals {
    /// At most ten, or as many as ten significant digits need, without trailing zeros.
    Ten,
    /// So many, kept even where they are zeros.
    Fixed(u32),
    /// At most so many, without trailing zeros.
    AtMost(u32),
}

impl Exact {
    /// The number as decimal text, rounded half-even.
    ///
    /// ```
    /// use anbud::exact::Decimals;
    /// use anbud::Exact;
    /// let third = Exact::ratio(1, 3).expect("not zero");
    /// assert_eq!(third.decimal(Decimals::Ten), "0.3333333333");
    /// assert_eq!(third.decimal(Decimals::Fixed(2)), "0.33");
    /// assert_eq!(Exact::whole(-5).decimal(Decimals::AtMost(2)), "-5");
    /// ```
    #[must_use]
    pub fn decimal(&self, decimals: Decimals) -> String {
        match decimals {
            Decimals::Ten => without_zeros(self.with_decimals(self.decimals_of_ten())),
            Decimals::AtMost(most) => without_zeros(self.with_decimals(most)),
            Decimals::Fixed(fixed) => self.with_decimals(fixed),
        }
    }

    /// Whether the decimal text with so many decimals is the number itself.
    #[must_use]
    pub fn has_decimals(&self, decimals: u32) -> bool {
        i32::try_from(decimals).is_ok_and(|decimals| self.rounded(decimals, Mode::Floor) == *self)
    }

    /// Ten decimals, or as many as the tenth significant digit needs.
    fn decimals_of_ten(&self) -> u32 {
        let mut decimals = 10;
        let mut scaled = self.absolute();
        let tenth = Exact::from_scaled(1, 1);
        while !scaled.is_zero() && scaled < tenth {
            // one division by ten fewer for every leading zero after the point
            scaled = &scaled * &Exact::whole(10);
            decimals += 1;
        }
        decimals
    }

    fn with_decimals(&self, decimals: u32) -> String {
        let integer = self.scaled_to_whole(decimals, Mode::HalfEven);
        let decimals = decimals as usize;
        let digits = integer.clone().unsigned_abs().to_string();
        let digits = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let sign = if integer.is_negative() && integer != dashu_int::IBig::ZERO { "-" } else { "" };
        let point = if decimals == 0 { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }
}

fn without_zeros(text: String) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_decimals_or_ten_significant_digits() {
        let text = |n, d| Exact::ratio(n, d).map(|x| x.decimal(Decimals::Ten)).unwrap_or_default();
        assert_eq!(text(289, 7), "41.2857142857");
        assert_eq!(text(1, 2), "0.5");
        assert_eq!(text(1, 81), "0.01234567901");
        assert_eq!(text(-1, 3_000_000_000), "-0.0000000003333333333");
        assert_eq!(text(0, 7), "0");
        assert_eq!(text(2_100_000_000, 1), "2100000000");
        assert_eq!(text(-1, 100_000), "-0.00001");
    }
}
