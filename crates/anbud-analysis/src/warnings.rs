//! What a person should look at before rules are published, and before tenders are awarded by them: each with evidence.

mod of_rules;
mod of_tenders;

use anbud::derivation::Figure;
use anbud::evaluation::Evaluation;
use anbud::exact::Decimals;
use anbud::procedure::Procedure;
use anbud::{Exact, Place};

pub use of_rules::of_rules;
pub use of_tenders::of_tenders;

use crate::stress::criteria_of_price;

/// A figure as text: digits in groups of three, at most so many decimals.
pub(crate) fn text(number: &Exact, decimals: u32) -> String {
    let text = number.decimal(Decimals::AtMost(decimals));
    let (sign, digits) = text.strip_prefix('-').map_or(("", &*text), |digits| ("-", digits));
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

/// A share as a percentage.
pub(crate) fn percent(share: &Exact) -> String {
    format!("{} %", text(&(share * &Exact::whole(100)), 1))
}

/// An amount of money in the currency of the procurement.
pub(crate) fn money(procedure: &Procedure, amount: &Exact) -> String {
    format!("{} {}", text(amount, 2), procedure.procurement.currency)
}

/// The number a figure is worth.
pub(crate) fn number(evaluation: &Evaluation, figure: Option<Figure>) -> Option<Exact> {
    figure.map(|figure| evaluation.derivation.number(figure).0.clone())
}

/// Where the rule of the price stands: the curve of the first price criterion, else the award.
fn place_of_price(procedure: &Procedure) -> Place {
    let curves = criteria_of_price(procedure);
    let curve = curves.first().and_then(|key| procedure.criteria[*key].curve.as_ref());
    curve.map_or_else(|| procedure.award.place.clone(), |curve| curve.place.clone())
}

/// Where the first rule stands that looks at other tenders; the award where it does itself.
fn place_of_relative(procedure: &Procedure) -> Place {
    if procedure.award.formula.is_relative() {
        return procedure.award.place.clone();
    }
    let curves = procedure.criteria.iter().filter_map(|criterion| criterion.curve.as_ref());
    let relative = curves.into_iter().find(|curve| curve.is_relative());
    relative.map_or_else(|| procedure.award.place.clone(), |curve| curve.place.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_groups() {
        assert_eq!(text(&Exact::whole(-1_950_000), 2), "-1 950 000");
        assert_eq!(text(&Exact::from_scaled(123_456, 3), 2), "123.46");
        assert_eq!(percent(&Exact::from_scaled(125, 3)), "12.5 %");
    }
}
