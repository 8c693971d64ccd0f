//! Prices of made-up tenders: a unit of money, and the price they lie around.

use anbud::evaluation::Evaluation;
use anbud::procedure::{Basis, Kind, MarksKey, Parameter, Procedure};
use anbud::{Exact, Literal, Mode, Tenders};

/// A parameter below this is hardly a price.
const PRICE_LEAST: i128 = 1_000;
/// The price that made-up tenders lie around where nothing says more.
const PRICE_OTHERWISE: i128 = 1_000_000;
/// The middle price is so many percent of a price that the rules name, which is mostly a budget or a ceiling.
const PERCENT_OF_PARAMETER: i128 = 80;
/// Where criteria yield money, the middle price is so many times all of it.
const TIMES_VALUE: i128 = 4;

/// Prices in units: the middle one has four digits, or five.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// How much one unit is: a power of ten.
    pub unit: Exact,
    /// The lowest price that is usual, in units.
    pub low: u64,
    /// The price in the middle, in units.
    pub middle: u64,
    /// The highest price that is usual, in units.
    pub high: u64,
    /// What they were taken from.
    pub from: From,
}

/// What the range of prices was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The tenders of the case.
    Tenders,
    /// A price among the parameters of the rules.
    Parameter,
    /// The money that full marks are worth.
    Value,
    /// Nothing: the rules name no price.
    Nothing,
    /// Stated for the trial.
    Stated,
}

impl Money {
    /// The range of prices of a case: that of its tenders; else around a price that its rules name; else around a million.
    #[must_use]
    pub fn of(procedure: &Procedure, real: Option<&Tenders>) -> Money {
        if let Some(money) = real.and_then(of_tenders) {
            return money;
        }
        let (middle, from) = match (of_parameters(procedure), of_value(procedure)) {
            (Some(price), _) => (price, From::Parameter),
            (None, Some(price)) => (price, From::Value),
            (None, None) => (Exact::whole(PRICE_OTHERWISE), From::Nothing),
        };
        let part = |percent: i128| &middle * &Exact::from_scaled(percent, 2);
        Money::between(&part(75), &part(125), from)
    }

    /// The range between two prices, the lower one first.
    #[must_use]
    pub fn between(low: &Exact, high: &Exact, from: From) -> Money {
        let middle = &(low + high) * &Exact::from_scaled(5, 1);
        let unit = unit(&middle);
        let units = |price: &Exact| {
            let units = price.divided_by(&unit).map(|units| units.rounded(0, Mode::HalfUp));
            units.and_then(|units| units.to_whole()).and_then(|it| u64::try_from(it).ok())
        };
        let [low, middle, high] =
            [low, &middle, high].map(|price| units(price).unwrap_or(1).max(1));
        Money { unit, low, middle, high: high.max(low), from }
    }

    /// The range of the prices as they were evaluated; none where no tender has one above zero.
    #[must_use]
    pub fn of_evaluated(evaluation: &Evaluation) -> Option<Money> {
        let prices = evaluation.tenders.iter().filter_map(|result| result.price);
        of_prices(prices.map(|price| evaluation.derivation.number(price).0.clone()).collect())
    }

    /// So many units as an amount of money.
    #[must_use]
    pub fn amount(&self, units: u64) -> Literal {
        literal(&self.exact(units))
    }

    /// So many units as an exact amount.
    #[must_use]
    pub fn exact(&self, units: u64) -> Exact {
        &self.unit * &Exact::whole(units)
    }

    /// So many percent of the middle price, in units.
    #[must_use]
    pub fn percent(&self, percent: u64) -> u64 {
        (self.middle.saturating_mul(percent) / 100).max(1)
    }
}

/// The number as somebody would write it, with at most twenty decimals.
pub(super) fn literal(number: &Exact) -> Literal {
    let text = number.decimal(anbud::exact::Decimals::AtMost(20));
    text.parse().unwrap_or(Literal::whole(0))
}

/// The power of ten of which a price has between a thousand and ten thousand.
fn unit(price: &Exact) -> Exact {
    let (thousand, ten) = (Exact::whole(1_000), Exact::whole(10));
    let tenth = Exact::from_scaled(1, 1);
    let mut unit = Exact::ONE;
    while !price.is_zero() && *price < &unit * &thousand && unit > Exact::from_scaled(1, 15) {
        unit = &unit * &tenth;
    }
    while *price >= &(&unit * &thousand) * &ten {
        unit = &unit * &ten;
    }
    unit
}

/// The prices of tenders, from the lowest to the highest; where all are equal, a fifth around.
fn of_tenders(tenders: &Tenders) -> Option<Money> {
    let prices = tenders.list.iter().filter_map(|tender| tender.price.as_ref());
    of_prices(prices.map(|price| price.counting().0.exact()).collect())
}

fn of_prices(mut prices: Vec<Exact>) -> Option<Money> {
    prices.retain(|price| !price.is_negative() && !price.is_zero());
    prices.sort();
    let (low, high) = (prices.first()?, prices.last()?);
    if low < high {
        return Some(Money::between(low, high, From::Tenders));
    }
    let part = |percent: i128| low * &Exact::from_scaled(percent, 2);
    Some(Money::between(&part(80), &part(120), From::Tenders))
}

/// Four fifths of the greatest price among the parameters of the award, of price criteria and of rejections.
fn of_parameters(procedure: &Procedure) -> Option<Exact> {
    let prices = procedure.criteria.iter().filter(|it| it.basis == Basis::Price);
    let curves = prices.filter_map(|criterion| criterion.curve.as_ref());
    let curves = curves.flat_map(|curve| curve.parameters());
    let rejections = procedure.rejections.iter().flat_map(|it| it.when.parameters());
    let all = procedure.award.formula.parameters().iter().chain(curves).chain(rejections);
    let amounts = all.map(|parameter: &Parameter| parameter.value.exact());
    let greatest = amounts.filter(|amount| *amount >= Exact::whole(PRICE_LEAST)).max()?;
    Some(&greatest * &Exact::from_scaled(PERCENT_OF_PARAMETER, 2))
}

/// Four times the money that full marks are worth.
fn of_value(procedure: &Procedure) -> Option<Exact> {
    let top = procedure.top().map(|key| &procedure.criteria[key]);
    let value = top.filter(|criterion| criterion.kind == Kind::Quality && criterion.is_value);
    let marks = value.filter_map(|criterion| criterion.marks.as_ref());
    let stated = marks.filter(|marks| marks.key == MarksKey::Value);
    let sum = stated.fold(Exact::ZERO, |sum, marks| &sum + &marks.amount.exact());
    (!sum.is_zero()).then(|| &sum * &Exact::whole(TIMES_VALUE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_price_has_four_digits_of_units() {
        let middle = |low, high| {
            let money = Money::between(&Exact::whole(low), &Exact::whole(high), From::Stated);
            (money.unit.to_string(), money.low, money.middle, money.high)
        };
        assert_eq!(middle(750_000, 1_250_000), ("1000".to_owned(), 750, 1_000, 1_250));
        assert_eq!(middle(60, 100), ("1/100".to_owned(), 6_000, 8_000, 10_000));
        assert_eq!(middle(1_000, 1_000), ("1".to_owned(), 1_000, 1_000, 1_000));
    }
}
