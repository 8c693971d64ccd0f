//! Formulas worked out for one tender, by walking the tree.

use num_traits::{One, Signed, ToPrimitive, Zero};

use super::formula::{Cut, Expr, Formula, Over, Relation, Sign};
use super::number::{Mode, Q, Rounding, ratio, whole};

/// Why a figure cannot be worked out, for people who look at a failing test.
pub type Failure = String;

/// What an expression yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Yield {
    /// A figure.
    Figure(Q),
    /// A condition.
    Truth(bool),
    /// No place.
    None,
}

/// What a formula knows: its steps, the names around it and the field.
pub struct Scope<'a> {
    /// The steps of the formula itself.
    pub formula: &'a Formula,
    /// A name that is not a step, for a tender.
    pub names: &'a dyn Fn(usize, &str) -> Result<Q, Failure>,
    /// The tenders that count.
    pub field: &'a [usize],
}

/// For whom an expression is worked out.
#[derive(Clone, Copy)]
struct Seen {
    /// The tender that plain names mean.
    current: usize,
    /// The tender the formula is worked out for.
    this: usize,
}

impl Scope<'_> {
    /// What the last step yields for a tender.
    pub fn yields(&self, tender: usize) -> Result<Yield, Failure> {
        self.step(self.formula.yields(), tender).expect("the last step is a step")
    }

    /// The figure that the last step yields for a tender.
    pub fn figure_of_last(&self, tender: usize) -> Result<Q, Failure> {
        match self.yields(tender)? {
            Yield::Figure(figure) => Ok(figure),
            other => panic!("`{}` yields {other:?}", self.formula.yields()),
        }
    }

    /// The condition that the last step yields for a tender.
    pub fn truth_of_last(&self, tender: usize) -> Result<bool, Failure> {
        match self.yields(tender)? {
            Yield::Truth(truth) => Ok(truth),
            other => panic!("`{}` yields {other:?}", self.formula.yields()),
        }
    }

    /// What a step yields for a tender, who is its own `this`; nothing if there is no such step.
    pub fn step(&self, name: &str, tender: usize) -> Option<Result<Yield, Failure>> {
        let (_, expr) = self.formula.steps.iter().find(|(step, _)| step == name)?;
        Some(self.yields_of(expr, Seen { current: tender, this: tender }))
    }

    /// A condition outside any formula.
    pub fn condition(&self, expr: &Expr, tender: usize) -> Result<bool, Failure> {
        self.truth(expr, Seen { current: tender, this: tender })
    }

    fn named(&self, name: &str, tender: usize) -> Result<Yield, Failure> {
        match self.step(name, tender) {
            Some(found) => found,
            None => (self.names)(tender, name).map(Yield::Figure),
        }
    }

    fn yields_of(&self, expr: &Expr, seen: Seen) -> Result<Yield, Failure> {
        match expr {
            Expr::Name(name) => self.named(name, seen.current),
            Expr::This(name) => self.named(name, seen.this),
            Expr::None => Ok(Yield::None),
            Expr::If(condition, then, otherwise) => {
                let chosen = if self.truth(condition, seen)? { then } else { otherwise };
                self.yields_of(chosen, seen)
            }
            Expr::Compare(relation, a, b) => {
                let (a, b) = (self.figure(a, seen)?, self.figure(b, seen)?);
                Ok(Yield::Truth(holds(*relation, &a, &b)))
            }
            Expr::Not(a) => Ok(Yield::Truth(!self.truth(a, seen)?)),
            Expr::And(a, b) => Ok(Yield::Truth(self.truth(a, seen)? && self.truth(b, seen)?)),
            Expr::Or(a, b) => Ok(Yield::Truth(self.truth(a, seen)? || self.truth(b, seen)?)),
            Expr::Field { over, of, others, condition } => {
                self.over_field(*over, of, *others, condition.as_deref(), seen).map(Yield::Figure)
            }
            _ => self.plain(expr, seen).map(Yield::Figure),
        }
    }

    fn truth(&self, expr: &Expr, seen: Seen) -> Result<bool, Failure> {
        match self.yields_of(expr, seen)? {
            Yield::Truth(truth) => Ok(truth),
            other => panic!("{other:?} is no condition"),
        }
    }

    fn figure(&self, expr: &Expr, seen: Seen) -> Result<Q, Failure> {
        match self.yields_of(expr, seen)? {
            Yield::Figure(figure) => Ok(figure),
            other => panic!("{other:?} is no figure"),
        }
    }

    fn figures(&self, list: &[Expr], seen: Seen) -> Result<Vec<Q>, Failure> {
        list.iter().map(|expr| self.figure(expr, seen)).collect()
    }

    /// The expressions that need neither the field nor a condition.
    fn plain(&self, expr: &Expr, seen: Seen) -> Result<Q, Failure> {
        match expr {
            Expr::Literal(written) => Ok(written.value()),
            Expr::Tenders => Ok(count(self.field.len())),
            Expr::Percent(a) => Ok(self.figure(a, seen)? / whole(100)),
            Expr::Negative(a) => Ok(-self.figure(a, seen)?),
            Expr::Abs(a) => Ok(self.figure(a, seen)?.abs()),
            Expr::Arithmetic(sign, a, b) => {
                operate(*sign, self.figure(a, seen)?, self.figure(b, seen)?)
            }
            Expr::Power(a, b) => power(&self.figure(a, seen)?, &self.figure(b, seen)?),
            Expr::Min(list) => Ok(self.figures(list, seen)?.into_iter().min().expect("operands")),
            Expr::Max(list) => Ok(self.figures(list, seen)?.into_iter().max().expect("operands")),
            Expr::Cut(cut, a, decimals) => {
                let rounding = Rounding { decimals: decimals.unwrap_or(0), mode: mode_of(*cut) };
                Ok(rounding.round(&self.figure(a, seen)?))
            }
            other => panic!("{other:?} stands where a figure is needed"),
        }
    }

    fn over_field(
        &self,
        over: Over,
        of: &Expr,
        others: bool,
        condition: Option<&Expr>,
        seen: Seen,
    ) -> Result<Q, Failure> {
        let mut found = Vec::new();
        for &tender in self.field {
            let inside = Seen { current: tender, this: seen.this };
            if others && tender == seen.this {
                continue;
            }
            if let Some(condition) = condition
                && !self.truth(condition, inside)?
            {
                continue;
            }
            if over != Over::Count {
                found.push(self.figure(of, inside)?);
            } else if self.truth(of, inside)? {
                found.push(Q::one());
            }
        }
        summarise(over, found)
    }
}

/// A number of things as a figure.
pub fn count(things: usize) -> Q {
    ratio(i64::try_from(things).expect("a small number"), 1)
}

fn holds(relation: Relation, a: &Q, b: &Q) -> bool {
    match relation {
        Relation::Less => a < b,
        Relation::AtMost => a <= b,
        Relation::Equal => a == b,
        Relation::Unequal => a != b,
        Relation::AtLeast => a >= b,
        Relation::More => a > b,
    }
}

fn operate(sign: Sign, a: Q, b: Q) -> Result<Q, Failure> {
    match sign {
        Sign::Plus => Ok(a + b),
        Sign::Minus => Ok(a - b),
        Sign::Times => Ok(a * b),
        Sign::Over if b.is_zero() => Err("division by zero".to_owned()),
        Sign::Over => Ok(a / b),
    }
}

fn power(base: &Q, exponent: &Q) -> Result<Q, Failure> {
    assert!(exponent.is_integer(), "only whole exponents keep figures exact here");
    let times = exponent.to_integer().to_i64().expect("a small exponent");
    if base.is_zero() && times == 0 {
        return Err("0 ^ 0".to_owned());
    }
    if base.is_zero() && times < 0 {
        return Err("0 to a negative power".to_owned());
    }
    let mut product = Q::one();
    for _ in 0..times.abs() {
        product *= base;
    }
    Ok(if times < 0 { product.recip() } else { product })
}

fn mode_of(cut: Cut) -> Mode {
    match cut {
        Cut::Round => Mode::HalfUp,
        Cut::Truncate => Mode::Truncate,
        Cut::Floor => Mode::Floor,
        Cut::Ceil => Mode::Ceil,
    }
}

fn summarise(over: Over, mut found: Vec<Q>) -> Result<Q, Failure> {
    found.sort();
    let nobody = || format!("{over:?} over too few");
    let nth = |n: usize| found.get(n.wrapping_sub(1)).cloned().ok_or_else(nobody);
    match over {
        Over::Count => Ok(count(found.len())),
        Over::Sum => Ok(found.iter().sum()),
        Over::Product => Ok(found.iter().product()),
        Over::Lowest => nth(1),
        Over::Highest => nth(found.len()),
        Over::NthLowest(n) => nth(n),
        Over::NthHighest(n) => nth((found.len() + 1).saturating_sub(n)),
        Over::Mean => mean(&found).ok_or_else(nobody),
        Over::Median => median(found.clone()).ok_or_else(nobody),
        Over::TrimmedMean(lowest, highest) => {
            trimmed_mean(found.clone(), lowest, highest).ok_or_else(nobody)
        }
    }
}

/// The mean, unless there is nothing.
pub fn mean(figures: &[Q]) -> Option<Q> {
    if figures.is_empty() { None } else { Some(figures.iter().sum::<Q>() / count(figures.len())) }
}

/// The figure in the middle, or the mean of the two in the middle, unless there is nothing.
pub fn median(mut figures: Vec<Q>) -> Option<Q> {
    figures.sort();
    let half = figures.len() / 2;
    if figures.len() % 2 == 1 {
        return Some(figures[half].clone());
    }
    if figures.is_empty() { None } else { mean(&figures[half - 1..=half]) }
}

/// The mean without so many of the lowest and the highest, unless nothing is left.
pub fn trimmed_mean(mut figures: Vec<Q>, lowest: usize, highest: usize) -> Option<Q> {
    figures.sort();
    if figures.len() <= lowest + highest {
        return None;
    }
    mean(&figures[lowest..figures.len() - highest])
}
