//! Each operation worked out again from its operands.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use crate::approximate::{Truth, is_logarithm, is_power, power};
use crate::budget::{Budget, words};
use crate::number::{BITS_MAX, Value, bits, ten_to};
use crate::read::Figure;
use crate::rounding::rounded;

/// What an operation yields: a value, and whether it is approximate by itself.
pub(crate) type Worked = Result<(Value, bool), String>;

/// Operands in order: values, and whether any is approximate.
pub(crate) struct Operands<'a> {
    pub(crate) values: Vec<&'a Value>,
    pub(crate) approximate: bool,
    /// What may still be worked.
    pub(crate) budget: &'a Budget,
}

impl<'a> Operands<'a> {
    fn numbers(&self) -> Result<Vec<&'a BigRational>, String> {
        self.values.iter().map(|value| number(value)).collect()
    }

    fn truths(&self) -> Result<Vec<bool>, String> {
        let truth = |value: &&Value| match value {
            Value::Truth(holds) => Ok(*holds),
            Value::Number(_) => Err("an operand is not a condition".to_owned()),
        };
        self.values.iter().map(truth).collect()
    }

    fn one(&self) -> Result<&'a Value, String> {
        match self.values.as_slice() {
            [one] => Ok(one),
            others => Err(format!("it has {} operands, not one", others.len())),
        }
    }

    fn two(&self) -> Result<(&'a BigRational, &'a BigRational), String> {
        match self.numbers()?.as_slice() {
            [one, other] => Ok((one, other)),
            others => Err(format!("it has {} operands, not two", others.len())),
        }
    }
}

fn number(value: &Value) -> Result<&BigRational, String> {
    match value {
        Value::Number(number) => Ok(number),
        Value::Truth(_) => Err("an operand is a condition, not a number".to_owned()),
    }
}

/// Works a figure out from its operands; `claimed` is what the record says, which only enclosures look at.
pub(crate) fn worked(figure: &Figure, operands: &Operands<'_>, claimed: &Value) -> Worked {
    let exact = |number: BigRational| Ok((Value::Number(number), false));
    let truth = |holds: bool| Ok((Value::Truth(holds), false));
    match figure.is {
        "sum" => exact(sum(&operands.numbers()?, operands.budget)?),
        "difference" => exact(difference(operands)?),
        "product" => exact(product(&operands.numbers()?, operands.budget)?),
        "quotient" => exact(quotient(operands)?),
        "power" => of_power(operands, claimed),
        "logarithm" => of_logarithm(operands, claimed),
        "nth" => exact(nth(figure, operands)?),
        "trimmed-sum" => exact(trimmed_sum(figure, operands)?),
        "same" => Ok((operands.one()?.clone(), false)),
        "rounded" => exact(of_rounding(figure, operands)?),
        "compared" => truth(compared(figure, operands)?),
        "count" => {
            let holding = operands.truths()?.into_iter().filter(|holds| *holds).count();
            exact(BigRational::from_integer(holding.into()))
        }
        "all" => truth(operands.truths()?.into_iter().all(|holds| holds)),
        "any" => truth(operands.truths()?.into_iter().any(|holds| holds)),
        "not" => match operands.truths()?.as_slice() {
            [holds] => truth(!holds),
            others => Err(format!("it has {} operands, not one", others.len())),
        },
        other => Err(format!("there is no operation `{other}`")),
    }
}

/// The sum by pairs, so that denominators grow as late as they can.
fn sum(numbers: &[&BigRational], budget: &Budget) -> Result<BigRational, String> {
    by_pairs(numbers, budget, BigRational::zero, |one, other| one + other)
}

/// The product by pairs, of factors that are about as long as each other.
fn product(numbers: &[&BigRational], budget: &Budget) -> Result<BigRational, String> {
    by_pairs(numbers, budget, BigRational::one, |one, other| one * other)
}

/// Numbers joined to one, each half by itself.
fn by_pairs(
    numbers: &[&BigRational],
    budget: &Budget,
    none: fn() -> BigRational,
    join: fn(BigRational, BigRational) -> BigRational,
) -> Result<BigRational, String> {
    match numbers {
        [] => Ok(none()),
        [only] => Ok((*only).clone()),
        several => {
            let (left, right) = several.split_at(several.len() / 2);
            let left = by_pairs(left, budget, none, join)?;
            let right = by_pairs(right, budget, none, join)?;
            budget.spend_on(&left, &right)?;
            within(join(left, right))
        }
    }
}

fn difference(operands: &Operands<'_>) -> Result<BigRational, String> {
    let (from, less) = operands.two()?;
    operands.budget.spend_on(from, less)?;
    Ok(from - less)
}

/// Refuses what has more bits than a figure may have, before it grows.
fn within(number: BigRational) -> Result<BigRational, String> {
    if bits(&number) > 4 * BITS_MAX {
        Err("it has more than 65,536 bits".to_owned())
    } else {
        Ok(number)
    }
}

fn quotient(operands: &Operands<'_>) -> Result<BigRational, String> {
    let (dividend, divisor) = operands.two()?;
    operands.budget.spend_on(dividend, divisor)?;
    if divisor.is_zero() { Err("it divides by zero".to_owned()) } else { Ok(dividend / divisor) }
}

fn of_power(operands: &Operands<'_>, claimed: &Value) -> Worked {
    let (base, exponent) = operands.two()?;
    // a root is found by some divisions, and the rest is as for a fraction
    operands.budget.spend_on_words(2 * words(base))?;
    let is_claimed = |value: &BigRational| is_power(value, base, exponent, operands.budget);
    enclosed(power(base, exponent), claimed, is_claimed)
}

fn of_logarithm(operands: &Operands<'_>, claimed: &Value) -> Worked {
    let of = number(operands.one()?)?;
    let truth = match (of.is_positive(), of.is_one()) {
        (false, _) => Truth::Undefined("the logarithm of zero or less is undefined"),
        (_, true) => Truth::Exact(BigRational::zero()),
        _ => Truth::Irrational,
    };
    enclosed(truth, claimed, |value| is_logarithm(value, of, operands.budget))
}

/// A value that is rational is worked out; any other is the claimed one, where it is enclosed.
fn enclosed(
    truth: Truth,
    claimed: &Value,
    is_claimed: impl Fn(&BigRational) -> Result<bool, String>,
) -> Worked {
    match (truth, claimed) {
        (Truth::Exact(value), _) => Ok((Value::Number(value), false)),
        (Truth::Undefined(why), _) => Err(why.to_owned()),
        (Truth::Irrational, Value::Number(value)) if is_claimed(value)? => {
            Ok((claimed.clone(), true))
        }
        (Truth::Irrational, _) => {
            Err("the true value, rounded to 34 digits, is another one".to_owned())
        }
    }
}

/// The operands from the lowest to the highest.
fn sorted<'a>(operands: &Operands<'a>) -> Result<Vec<&'a BigRational>, String> {
    let mut sorted = operands.numbers()?;
    let longest = sorted.iter().map(|number| words(number)).max().unwrap_or(0);
    let count = u64::try_from(sorted.len()).unwrap_or(u64::MAX);
    let comparisons = count.saturating_mul(u64::from(count.max(2).ilog2()) + 1);
    operands.budget.spend_times(comparisons, longest)?;
    sorted.sort();
    Ok(sorted)
}

fn nth(figure: &Figure, operands: &Operands<'_>) -> Result<BigRational, String> {
    let sorted = sorted(operands)?;
    let rank = figure.rank.and_then(|rank| usize::try_from(rank).ok()).unwrap_or(0);
    let at = match figure.from {
        Some("lowest") => rank.checked_sub(1),
        Some("highest") => sorted.len().checked_sub(rank).filter(|_| rank > 0),
        _ => return Err("it does not say from which end it is counted".to_owned()),
    };
    let found = at.and_then(|at| Some((at, *sorted.get(at)?)));
    let (at, found) = found.ok_or_else(|| format!("no operand stands at rank {rank}"))?;
    is_certain(&sorted, at, operands.approximate)?;
    is_certain(&sorted, at + 1, operands.approximate)?;
    Ok(found.clone())
}

fn trimmed_sum(figure: &Figure, operands: &Operands<'_>) -> Result<BigRational, String> {
    let sorted = sorted(operands)?;
    let size =
        |number: Option<u32>| usize::try_from(number.unwrap_or(u32::MAX)).unwrap_or(usize::MAX);
    let to = sorted.len().saturating_sub(size(figure.highest));
    let from = size(figure.lowest);
    is_certain(&sorted, from, operands.approximate)?;
    is_certain(&sorted, to, operands.approximate)?;
    sum(sorted.get(from..to).unwrap_or_default(), operands.budget)
}

/// Whether a cut between two neighbours can be told.
fn is_certain(sorted: &[&BigRational], at: usize, approximate: bool) -> Result<(), String> {
    let before = at.checked_sub(1).and_then(|before| sorted.get(before));
    match (before, sorted.get(at)) {
        (Some(before), Some(after)) if approximate => order(before, after, true).map(|_| ()),
        _ => Ok(()),
    }
}

fn of_rounding(figure: &Figure, operands: &Operands<'_>) -> Result<BigRational, String> {
    let number = number(operands.one()?)?;
    let (decimals, mode) = (figure.decimals, figure.mode);
    let (Some(decimals), Some(mode)) = (decimals, mode) else {
        return Err("it does not say how it is rounded".to_owned());
    };
    operands.budget.spend_on(number, number)?;
    rounded(number, decimals, mode)
        .ok_or_else(|| format!("nothing is rounded to {decimals} decimals by `{mode}`"))
}

fn compared(figure: &Figure, operands: &Operands<'_>) -> Result<bool, String> {
    let (one, other) = operands.two()?;
    operands.budget.spend_on(one, other)?;
    let order = order(one, other, operands.approximate)?;
    match figure.relation {
        Some("<") => Ok(order.is_lt()),
        Some("<=") => Ok(order.is_le()),
        Some("=") => Ok(order.is_eq()),
        Some("!=") => Ok(order.is_ne()),
        Some(">=") => Ok(order.is_ge()),
        Some(">") => Ok(order.is_gt()),
        other => Err(format!("there is no relation `{}`", other.unwrap_or_default())),
    }
}

/// The order of two figures; where one is approximate, none closer than 10^-30 of the larger.
pub(crate) fn order(
    one: &BigRational,
    other: &BigRational,
    approximate: bool,
) -> Result<Ordering, String> {
    let order = one.cmp(other);
    if !approximate || order.is_eq() {
        return Ok(order);
    }
    let larger = one.abs().max(other.abs());
    let closest = larger / BigRational::from_integer(BigInt::from(1) * ten_to(30));
    if (one - other).abs() < closest {
        return Err("two figures are compared that are closer than their certainty".to_owned());
    }
    Ok(order)
}
