//! Whether another tender can change a result, as it can be read from the text of the formulas.

use super::award::award_formula;
use super::case::{Case, Criterion, Curve, Kind, Tie};
use super::catalogue;
use super::figures::yields_money;

/// Whether the award is absolute: neither its formula nor any curve or rule for ties that it
/// reaches looks at the field.
pub fn is_absolute(case: &Case) -> bool {
    let (formula, _, _) = award_formula(case);
    let mut names = formula.names();
    for tie in &case.ties {
        if let Tie::Highest(name) | Tie::Lowest(name) = tie {
            names.push(name.clone());
        }
    }
    !formula.is_relative() && names.iter().all(|name| reaches_absolute(case, name))
}

/// Whether every curve behind a name is absolute.
fn reaches_absolute(case: &Case, name: &str) -> bool {
    let top = case.children(None);
    let money = |criterion: &Criterion| yields_money(case, criterion);
    match name {
        "quality" => top
            .iter()
            .filter(|criterion| criterion.kind == Kind::Quality && !money(criterion))
            .all(|criterion| curves_are_absolute(case, criterion)),
        "points" => top
            .iter()
            .filter(|criterion| !money(criterion))
            .all(|criterion| curves_are_absolute(case, criterion)),
        "value" => top
            .iter()
            .filter(|criterion| money(criterion))
            .all(|criterion| curves_are_absolute(case, criterion)),
        "price" | "result" => true,
        _ => {
            let id = match name.split_once('.') {
                Some(("score", _)) => return true,
                Some((_, id)) => id,
                None => name,
            };
            let criterion = case.criteria.iter().find(|criterion| criterion.id == id);
            criterion.is_none_or(|criterion| curves_are_absolute(case, criterion))
        }
    }
}

/// Whether no other tender can change the share of a criterion.
pub fn curves_are_absolute(case: &Case, criterion: &Criterion) -> bool {
    case.with_everything_below(&criterion.id).iter().all(|part| match &part.curve {
        None | Some(Curve::Table(_)) => true,
        Some(Curve::Model(model, _)) => !catalogue::curve(model).is_relative(),
        Some(Curve::Own(formula, _)) => !formula.is_relative(),
    })
}
