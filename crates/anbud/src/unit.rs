//! The units of figures: money and points, and their quotients.

use std::fmt;

/// The unit of a figure, as exponents of money and points; free where a literal, a parameter or a measure has settled it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Whatever the other operand is: a number that somebody wrote.
    Free,
    /// Money to the first power times points to the second.
    Known {
        /// The exponent of money.
        money: i16,
        /// The exponent of points.
        points: i16,
    },
}

impl Unit {
    /// Money itself.
    pub const MONEY: Unit = Unit::Known { money: 1, points: 0 };
    /// Points themselves.
    pub const POINTS: Unit = Unit::Known { money: 0, points: 1 };
    /// A pure number: a share, a score, a count.
    pub const NUMBER: Unit = Unit::Known { money: 0, points: 0 };

    /// The unit of a product.
    #[must_use]
    pub fn times(self, other: Unit) -> Unit {
        self.combine(other, i16::saturating_add)
    }

    /// The unit of a quotient.
    #[must_use]
    pub fn over(self, other: Unit) -> Unit {
        self.combine(other, i16::saturating_sub)
    }

    fn combine(self, other: Unit, with: fn(i16, i16) -> i16) -> Unit {
        match (self, other) {
            (Unit::Known { money, points }, Unit::Known { money: m, points: p }) => {
                Unit::Known { money: with(money, m), points: with(points, p) }
            }
            _ => Unit::Free,
        }
    }

    /// The unit of a sum or of a choice between two figures: the known one settles the free one.
    #[must_use]
    pub fn or(self, other: Unit) -> Unit {
        if self == Unit::Free { other } else { self }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Unit::Free => f.write_str("free"),
            Unit::NUMBER => f.write_str("number"),
            Unit::MONEY => f.write_str("money"),
            Unit::POINTS => f.write_str("points"),
            Unit::Known { money, points } => write!(f, "money^{money} points^{points}"),
        }
    }
}
