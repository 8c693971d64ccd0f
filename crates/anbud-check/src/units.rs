//! Units of figures: powers of money and points, as they follow from the operation.

use crate::read::Figure;

/// Exponents of money and points; none where a number that somebody wrote settles it.
type Unit = Option<(i16, i16)>;

const NUMBER: Unit = Some((0, 0));

/// Whether the unit of a figure follows from its operands. One that is free, or that a name of the procedure stands for, may
/// be settled as money, points or a number.
pub(crate) fn fits(figures: &[Figure], figure: &Figure) -> Result<(), String> {
    let own = read(figure.unit).ok_or_else(|| "it has no unit that there is".to_owned())?;
    let is_plain = matches!(own, Some((0 | 1, 0) | (0, 1)));
    match follows(figures, figure) {
        Some(follows)
            if own == follows || (is_plain && (follows.is_none() || figure.name.is_some())) =>
        {
            Ok(())
        }
        Some(follows) => {
            Err(format!("its unit is {}, and the record says {}", told(follows), figure.unit))
        }
        None => Ok(()),
    }
}

/// The unit in its only spelling.
fn read(unit: &str) -> Option<Unit> {
    Some(match unit {
        "free" => None,
        "number" => NUMBER,
        "money" => Some((1, 0)),
        "points" => Some((0, 1)),
        other => {
            let (money, points) = other.strip_prefix("money^")?.split_once(" points^")?;
            let unit = (money.parse().ok()?, points.parse().ok()?);
            let is_spelled = told(Some(unit)) == other;
            return is_spelled.then_some(Some(unit));
        }
    })
}

fn told(unit: Unit) -> String {
    match unit {
        None => "free".to_owned(),
        Some((0, 0)) => "number".to_owned(),
        Some((1, 0)) => "money".to_owned(),
        Some((0, 1)) => "points".to_owned(),
        Some((money, points)) => format!("money^{money} points^{points}"),
    }
}

/// The unit that follows; none for what is given.
fn follows(figures: &[Figure], figure: &Figure) -> Option<Unit> {
    let unit = |number: &u32| {
        let operand = usize::try_from(*number).ok().and_then(|at| figures.get(at));
        operand.and_then(|operand| read(operand.unit)).flatten()
    };
    let mut units = figure.of.iter().map(unit);
    match figure.is {
        "written" | "constant" | "carried" => None,
        "power" => Some(None),
        "logarithm" | "tally" | "count" | "compared" | "all" | "any" | "not" => Some(NUMBER),
        "product" => {
            Some(units.fold(NUMBER, |product, unit| combined(product, unit, i16::saturating_add)))
        }
        "quotient" => {
            let (dividend, divisor) = (units.next().flatten(), units.next().flatten());
            Some(combined(dividend, divisor, i16::saturating_sub))
        }
        // the first known unit settles a sum or a choice; what a trimmed sum leaves out settles nothing
        "trimmed-sum" => None,
        _ => Some(units.find_map(|unit| unit)),
    }
}

fn combined(one: Unit, other: Unit, with: fn(i16, i16) -> i16) -> Unit {
    let ((money, points), (m, p)) = (one?, other?);
    Some((with(money, m), with(points, p)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_has_one_spelling() {
        for good in ["free", "number", "money^-1 points^1", "money^2 points^0"] {
            assert!(read(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "money^1 points^0",
            "money^0 points^0",
            "money^+1 points^1",
            "money^01 points^1",
            "SEK",
        ] {
            assert!(read(bad).is_none(), "{bad}");
        }
    }
}
