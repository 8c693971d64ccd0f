//! Figures as plain rationals, as people write them, and rounded.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// An exact figure.
pub type Q = BigRational;

/// The figure `numerator / denominator`.
pub fn ratio(numerator: i64, denominator: i64) -> Q {
    Q::new(BigInt::from(numerator), BigInt::from(denominator))
}

/// A whole figure.
pub fn whole(number: i64) -> Q {
    Q::from_integer(BigInt::from(number))
}

/// Ten to the power of `decimals`.
pub fn ten_to(decimals: u32) -> Q {
    Q::from_integer(BigInt::from(10).pow(decimals))
}

/// A number as somebody wrote it: digits, decimals and perhaps a percent sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// All digits as one whole number, with the sign.
    pub digits: i64,
    /// How many of the digits stand after the mark.
    pub decimals: u32,
    /// Whether a percent sign follows.
    pub percent: bool,
}

impl Written {
    /// A number without a percent sign.
    pub const fn new(digits: i64, decimals: u32) -> Written {
        Written { digits, decimals, percent: false }
    }

    /// A number of percent.
    pub const fn percent(digits: i64, decimals: u32) -> Written {
        Written { digits, decimals, percent: true }
    }

    /// What the number is worth.
    pub fn value(self) -> Q {
        let plain = whole(self.digits) / ten_to(self.decimals);
        if self.percent { plain / whole(100) } else { plain }
    }

    /// The digits with a decimal point, without the percent sign.
    pub fn text(self) -> String {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        let decimals = self.decimals as usize;
        if decimals == 0 {
            return format!("{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = decimals + 1);
        let (before, after) = digits.split_at(digits.len() - decimals);
        format!("{sign}{before}.{after}")
    }
}

/// How a figure between two rounded figures is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Halves away from zero.
    HalfUp,
    /// Halves towards zero.
    HalfDown,
    /// Halves to the even neighbour.
    HalfEven,
    /// Towards zero.
    Truncate,
    /// Downwards.
    Floor,
    /// Upwards.
    Ceil,
}

impl Mode {
    /// All modes.
    pub const ALL: [Mode; 6] =
        [Mode::HalfUp, Mode::HalfDown, Mode::HalfEven, Mode::Truncate, Mode::Floor, Mode::Ceil];

    /// The word in a criteria file.
    pub fn word(self) -> &'static str {
        match self {
            Mode::HalfUp => "half-up",
            Mode::HalfDown => "half-down",
            Mode::HalfEven => "half-even",
            Mode::Truncate => "truncate",
            Mode::Floor => "floor",
            Mode::Ceil => "ceil",
        }
    }
}

/// The rounding of one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Decimals that stay.
    pub decimals: u32,
    /// What happens to the rest.
    pub mode: Mode,
}

impl Rounding {
    /// The figure, rounded.
    pub fn round(self, figure: &Q) -> Q {
        let scaled = figure * ten_to(self.decimals);
        let below = scaled.floor();
        let above = &below + Q::one();
        let rest = &scaled - &below;
        if rest.is_zero() {
            return figure.clone();
        }
        let (towards_zero, away) =
            if scaled.is_negative() { (&above, &below) } else { (&below, &above) };
        let nearest = if rest < ratio(1, 2) { &below } else { &above };
        let half = rest == ratio(1, 2);
        let chosen = match self.mode {
            Mode::HalfUp if half => away,
            Mode::HalfDown if half => towards_zero,
            Mode::HalfEven if half => {
                if (below.to_integer() % BigInt::from(2)).is_zero() {
                    &below
                } else {
                    &above
                }
            }
            Mode::HalfUp | Mode::HalfDown | Mode::HalfEven => nearest,
            Mode::Truncate => towards_zero,
            Mode::Floor => &below,
            Mode::Ceil => &above,
        };
        chosen / ten_to(self.decimals)
    }
}

/// The figure rounded at a stage, if the stage states a rounding.
pub fn rounded(rounding: Option<Rounding>, figure: Q) -> Q {
    match rounding {
        Some(rounding) => rounding.round(&figure),
        None => figure,
    }
}

/// The `decimal` of a figure in the JSON: half-even to 10 decimals, or to 10 significant digits
/// where that needs more decimals, without trailing zeros.
pub fn decimal(figure: &Q) -> String {
    let mut decimals = 10;
    if !figure.is_zero() {
        // The first significant digit of a figure of at least 10^-k stands at decimal k.
        let mut leading = 1;
        while (figure.abs() * ten_to(leading)) < Q::one() {
            leading += 1;
        }
        decimals = decimals.max(leading + 9);
    }
    let rounding = Rounding { decimals, mode: Mode::HalfEven };
    let digits = (rounding.round(figure) * ten_to(decimals)).to_integer();
    let sign = if digits.is_negative() { "-" } else { "" };
    let text = format!("{:0>width$}", digits.abs().to_string(), width = decimals as usize + 1);
    let (before, after) = text.split_at(text.len() - decimals as usize);
    let after = after.trim_end_matches('0');
    if after.is_empty() { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(digits: i64, mode: Mode) -> String {
        decimal(&Rounding { decimals: 1, mode }.round(&Written::new(digits, 2).value()))
    }

    #[test]
    fn halves_go_where_the_mode_says() {
        let at = |mode| [round(25, mode), round(35, mode), round(-25, mode), round(26, mode)];
        assert_eq!(at(Mode::HalfUp), ["0.3", "0.4", "-0.3", "0.3"]);
        assert_eq!(at(Mode::HalfDown), ["0.2", "0.3", "-0.2", "0.3"]);
        assert_eq!(at(Mode::HalfEven), ["0.2", "0.4", "-0.2", "0.3"]);
        assert_eq!(at(Mode::Truncate), ["0.2", "0.3", "-0.2", "0.2"]);
        assert_eq!(at(Mode::Floor), ["0.2", "0.3", "-0.3", "0.2"]);
        assert_eq!(at(Mode::Ceil), ["0.3", "0.4", "-0.2", "0.3"]);
    }

    #[test]
    fn decimals_are_shown_as_the_contract_says() {
        assert_eq!(decimal(&ratio(289, 7)), "41.2857142857");
        assert_eq!(decimal(&ratio(1, 3)), "0.3333333333");
        assert_eq!(decimal(&ratio(1, 30)), "0.03333333333");
        assert_eq!(decimal(&ratio(-5, 2)), "-2.5");
        assert_eq!(decimal(&ratio(0, 1)), "0");
    }

    #[test]
    fn numbers_are_written_with_their_decimals() {
        assert_eq!(Written::new(-5, 2).text(), "-0.05");
        assert_eq!(Written::new(1250, 1).text(), "125.0");
        assert_eq!(Written::percent(8, 0).value(), ratio(8, 100));
    }
}
