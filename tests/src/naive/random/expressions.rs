//! Random formulas from a small grammar, which keeps money and points apart as the contract asks.

use crate::naive::choices::Choices;
use crate::naive::formula::{
    Cut, Expr, Formula, Over, Relation, Sign, arithmetic, compare, literal, name, over, plus,
    times, when,
};
use crate::naive::number::Written;

/// What is known of the unit of an expression from its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    /// It may be money itself.
    pub(super) money: bool,
    /// It may be points themselves.
    pub(super) points: bool,
    /// A literal, a parameter or a measure has touched it, which settles everything.
    pub(super) settled: bool,
}

/// Money.
pub(super) const MONEY: Unit = Unit { money: true, points: false, settled: false };
/// Points or scores.
pub(super) const POINTS: Unit = Unit { money: false, points: true, settled: false };
/// A share, or how many there are.
pub(super) const PLAIN: Unit = Unit { money: false, points: false, settled: false };
/// A literal, a parameter or a measure.
pub(super) const SETTLED: Unit = Unit { money: false, points: false, settled: true };

impl Unit {
    /// The unit of two operands of arithmetic.
    fn with(self, other: Unit) -> Unit {
        if self.settled || other.settled { SETTLED } else { self.either(other) }
    }

    /// The unit of one of two.
    fn either(self, other: Unit) -> Unit {
        Unit {
            money: self.money || other.money,
            points: self.points || other.points,
            settled: self.settled && other.settled,
        }
    }

    fn clashes(self, other: Unit) -> bool {
        (self.money && other.points) || (self.points && other.money)
    }
}

/// What a formula may say.
pub(super) struct Grammar<'a> {
    /// Where choices come from.
    pub(super) choices: &'a mut Choices,
    /// Names with their units.
    pub(super) names: Vec<(String, Unit)>,
    /// Steps that are conditions.
    pub(super) conditions: Vec<String>,
    /// Whether the formula may look at the field.
    pub(super) relative: bool,
}

/// Where an expression stands.
#[derive(Clone, Copy)]
struct Place {
    /// How deep it may still go.
    depth: usize,
    /// Whether it stands inside a function over the field.
    inside: bool,
}

impl Place {
    fn deeper(self) -> Place {
        Place { depth: self.depth.saturating_sub(1), ..self }
    }
}

type Figure = (Expr, Unit);

impl Grammar<'_> {
    /// A formula with some steps before the last one.
    pub(super) fn formula(&mut self, last: &str, prefix: &str, may_yield_none: bool) -> Formula {
        let mut steps = Vec::new();
        for number in 0..self.choices.below(3) {
            let step = format!("{prefix}_{}", number + 1);
            let place = Place { depth: 2, inside: false };
            if self.choices.chance(15) {
                steps.push((step.clone(), self.condition(place)));
                self.conditions.push(step);
            } else {
                let (expr, unit) = self.figure(place);
                steps.push((step.clone(), expr));
                // A step is chosen more often than the names it is made of.
                self.names.push((step.clone(), unit));
                self.names.push((step, unit));
            }
        }
        let place = Place { depth: 3, inside: false };
        let (mut expr, _) = self.figure(place);
        if may_yield_none && self.choices.chance(15) {
            let condition = self.condition(place);
            expr = if self.choices.chance(50) {
                when(condition, Expr::None, expr)
            } else {
                when(condition, expr, Expr::None)
            };
        }
        steps.push((last.to_owned(), expr));
        Formula { steps }
    }

    /// A formula that yields a condition, with some steps before it.
    pub(super) fn test(&mut self, last: &str, prefix: &str) -> Formula {
        let mut formula = self.formula(last, prefix, false);
        formula.steps.pop();
        let condition = self.condition(Place { depth: 2, inside: false });
        formula.steps.push((last.to_owned(), condition));
        formula
    }

    /// A condition that stands alone.
    pub(super) fn lone_condition(&mut self) -> Expr {
        self.condition(Place { depth: 2, inside: false })
    }

    fn figure(&mut self, place: Place) -> Figure {
        if place.depth == 0 || self.choices.chance(15) {
            return self.atom(place);
        }
        let below = place.deeper();
        match self.choices.below(if self.relative { 16 } else { 12 }) {
            0 | 1 => self.sum(below),
            2 | 3 => self.product(below),
            4 | 5 => self.quotient(below),
            6 => self.choice(below),
            7 => self.extreme(below),
            8 => self.cut(below),
            9 => self.power(below),
            10 => {
                let (a, unit) = self.figure(below);
                (Expr::Abs(Box::new(a)), unit)
            }
            11 => self.sign_or_percent(below),
            _ => self.over_field(below),
        }
    }

    fn atom(&mut self, place: Place) -> Figure {
        if self.names.is_empty() || self.choices.chance(20) {
            return self.literal();
        }
        if self.relative && self.choices.chance(5) {
            return (Expr::Tenders, PLAIN);
        }
        let names = self.names.clone();
        let (chosen, unit) = self.choices.of(&names);
        if place.inside && self.choices.chance(25) {
            return (Expr::This(chosen), unit);
        }
        (name(&chosen), unit)
    }

    fn literal(&mut self) -> Figure {
        let written = self.choices.of(&[
            Written::new(1, 0),
            Written::new(2, 0),
            Written::new(5, 1),
            Written::new(100, 0),
            Written::percent(20, 0),
            Written::percent(125, 1),
            Written::new(1000, 0),
            Written::new(0, 0),
            Written::new(3, 0),
        ]);
        (Expr::Literal(written), SETTLED)
    }

    /// A second operand which may stand beside the first in a sum or a comparison.
    fn beside(&mut self, first: Unit, place: Place) -> Figure {
        let (b, unit) = self.figure(place);
        if !first.clashes(unit) {
            return (b, unit);
        }
        let (factor, _) = self.literal();
        (times(factor, b), SETTLED)
    }

    fn sum(&mut self, place: Place) -> Figure {
        let (a, unit) = self.figure(place);
        let (b, other) = self.beside(unit, place);
        let sign = if self.choices.chance(50) { Sign::Minus } else { Sign::Plus };
        (arithmetic(sign, a, b), unit.with(other))
    }

    fn product(&mut self, place: Place) -> Figure {
        let (a, unit) = self.figure(place);
        let (b, other) = self.figure(place);
        (times(a, b), unit.with(other))
    }

    /// Mostly over something that is not zero.
    fn quotient(&mut self, place: Place) -> Figure {
        let (a, unit) = self.figure(place);
        let (b, other) = match self.choices.below(10) {
            0..4 => (literal(self.choices.figure(1, 8)), SETTLED),
            4..9 => {
                let (b, _) = self.figure(place);
                (plus(literal(1), Expr::Abs(Box::new(b))), SETTLED)
            }
            _ => self.figure(place),
        };
        (over(a, b), unit.with(other))
    }

    fn choice(&mut self, place: Place) -> Figure {
        let condition = self.condition(place);
        let (a, unit) = self.figure(place);
        let (b, other) = self.figure(place);
        (when(condition, a, b), unit.either(other))
    }

    fn extreme(&mut self, place: Place) -> Figure {
        let (a, mut unit) = self.figure(place);
        let mut list = vec![a];
        for _ in 0..self.choices.between(1, 2) {
            let (b, other) = self.beside(unit, place);
            unit = unit.either(other);
            list.push(b);
        }
        (if self.choices.chance(50) { Expr::Max(list) } else { Expr::Min(list) }, unit)
    }

    fn cut(&mut self, place: Place) -> Figure {
        let (a, unit) = self.figure(place);
        let cut = self.choices.of(&[Cut::Round, Cut::Truncate, Cut::Floor, Cut::Ceil]);
        let decimals = self.choices.of(&[None, Some(0), Some(1), Some(2)]);
        (Expr::Cut(cut, Box::new(a), decimals), unit)
    }

    fn power(&mut self, place: Place) -> Figure {
        let (a, unit) = self.atom(place);
        let two = Expr::Literal(Written::new(2, 0));
        let exponent = match self.choices.below(8) {
            0..4 => literal(2),
            4 | 5 => literal(self.choices.figure(0, 3)),
            6 => Expr::Power(Box::new(two.clone()), Box::new(literal(1))),
            _ => Expr::Negative(Box::new(two)),
        };
        (Expr::Power(Box::new(a), Box::new(exponent)), unit)
    }

    fn sign_or_percent(&mut self, place: Place) -> Figure {
        let (a, unit) = self.figure(place);
        if matches!(a, Expr::Literal(_) | Expr::Percent(_)) || self.choices.chance(60) {
            return (Expr::Negative(Box::new(a)), unit);
        }
        (Expr::Percent(Box::new(a)), unit)
    }

    fn condition(&mut self, place: Place) -> Expr {
        let below = place.deeper();
        match self.choices.below(if place.depth == 0 { 7 } else { 10 }) {
            6 if !self.conditions.is_empty() => {
                let conditions = self.conditions.clone();
                name(&self.choices.of(&conditions))
            }
            7 => Expr::Not(Box::new(self.condition(below))),
            8 => Expr::And(Box::new(self.condition(below)), Box::new(self.condition(below))),
            9 => Expr::Or(Box::new(self.condition(below)), Box::new(self.condition(below))),
            _ => {
                let (a, unit) = self.figure(below);
                let (b, _) = self.beside(unit, below);
                let relation = self.choices.of(&[
                    Relation::Less,
                    Relation::AtMost,
                    Relation::More,
                    Relation::AtLeast,
                    Relation::Equal,
                    Relation::Unequal,
                ]);
                compare(relation, a, b)
            }
        }
    }

    fn over_field(&mut self, place: Place) -> Figure {
        let nested = place.inside;
        let inside = Place { depth: place.depth.min(1), inside: true };
        let others = !nested && self.choices.chance(20);
        let condition =
            if self.choices.chance(20) { Some(Box::new(self.condition(inside))) } else { None };
        let trims = [(0, 0), (1, 0), (0, 1), (1, 1)];
        let (over, of, unit) = match self.choices.below(12) {
            0..3 => (Over::Lowest, None, PLAIN),
            3 | 4 => (Over::Highest, None, PLAIN),
            5 => (Over::Mean, None, PLAIN),
            6 => (Over::Median, None, PLAIN),
            7 => (Over::Sum, None, PLAIN),
            8 => {
                let over = [Over::Product, Over::Lowest][self.choices.below(2)];
                (over, None, PLAIN)
            }
            9 => {
                let n = self.choices.of(&[1, 1, 2]);
                let over = [Over::NthLowest(n), Over::NthHighest(n)][self.choices.below(2)];
                (over, None, PLAIN)
            }
            10 => {
                let (lowest, highest) = self.choices.of(&trims);
                (Over::TrimmedMean(lowest, highest), None, PLAIN)
            }
            _ => (Over::Count, Some(self.condition(inside)), PLAIN),
        };
        let (of, unit) = match of {
            Some(condition) => (condition, unit),
            None => self.figure(inside),
        };
        (Expr::Field { over, of: Box::new(of), others, condition }, unit)
    }
}
