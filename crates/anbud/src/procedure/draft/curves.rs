//! Curves: how the figure of each criterion becomes a share of full marks.

use super::bases::without_scores;
use super::mistakes::{Mistakes, choices, placed};
use super::rules::{Outcome, Ready, Rules, Seat, fitting};
use super::tree::Tree;
use super::{CriterionDraft, Number};
use crate::catalogue::Family;
use crate::diagnostic::{Diagnostic, codes};
use crate::formula::{Formula, Symbol, Where};
use crate::keyed::Key;
use crate::procedure::{Basis, Criterion, Curve, CurveRule, Kind, Limits, Yield};

const FAMILIES: &[Family] = &[Family::Transform, Family::Curve];

/// Finds the curve and the limits of every criterion.
pub(super) fn curves(tree: &mut Tree<'_>, rules: &mut Rules<'_>, mistakes: &mut Mistakes) {
    for (key, stated) in tree.keys() {
        if let Basis::Measured { measure, place } = &tree.criteria[key].basis {
            rules.measures.entry(measure.clone()).or_insert_with(|| place.clone());
        }
        let limits = limits(stated, mistakes);
        match curve(tree, key, stated, rules, mistakes) {
            Ok(curve) => {
                warn_of_unused(
                    &tree.criteria[key],
                    stated,
                    curve.is_some(),
                    tree.is_broken(key),
                    mistakes,
                );
                tree.criteria[key].curve = curve;
            }
            Err(()) => tree.set_broken(key),
        }
        tree.criteria[key].limits = limits;
    }
}

/// The curve of one criterion; none where it needs none.
fn curve(
    tree: &Tree<'_>,
    key: Key<Criterion>,
    stated: &CriterionDraft,
    rules: &mut Rules<'_>,
    mistakes: &mut Mistakes,
) -> Result<Option<Curve>, ()> {
    let criterion = &tree.criteria[key];
    let of = format!("`{}`", criterion.id);
    let seat = Seat { at: Where::Curve(criterion.kind), of: &of, families: FAMILIES };
    let (rule, model, place) = match rules.rule(&stated.rule, &seat, mistakes) {
        Outcome::Wrong => return Err(()),
        Outcome::NotStated => return not_stated(tree, key, mistakes),
        Outcome::Table(rows, place) => (CurveRule::Table(rows), None, place),
        Outcome::Formula(Ready { formula, model, place, .. }) => {
            if !tree.is_broken(key) {
                check_names(criterion, &formula, model.as_deref(), mistakes)?;
            }
            let last = formula.steps().last();
            let yields = if last == Some("points") { Yield::Points } else { Yield::Share };
            (CurveRule::Formula(formula, yields), model, place)
        }
    };
    let is_used = criterion.basis != Basis::Nothing;
    Ok(is_used.then_some(Curve { rule, model, place }))
}

/// A criterion without a model, formula or table: a mistake on a leaf that counts.
fn not_stated(
    tree: &Tree<'_>,
    key: Key<Criterion>,
    mistakes: &mut Mistakes,
) -> Result<Option<Curve>, ()> {
    let criterion = &tree.criteria[key];
    if tree.is_broken(key) || matches!(criterion.basis, Basis::Children | Basis::Nothing) {
        return Ok(None);
    }
    let (figure, families): (_, &[Family]) = match &criterion.basis {
        Basis::Measured { .. } if criterion.kind == Kind::Cost => ("measure", &[Family::Curve]),
        Basis::Measured { .. } => ("measure", FAMILIES),
        Basis::Price => ("price", &[Family::Curve]),
        _ => ("score", &[Family::Transform]),
    };
    let fitting = if mistakes.is_full() { Vec::new() } else { fitting(families) };
    let message = format!(
        "it is not stated how the {figure} of `{}` becomes a share of full marks",
        criterion.id
    );
    let help = format!("state a `model`, such as {}, a `formula` or a `table`", choices(&fitting));
    mistakes.at(codes::RULE_NOT_STATED, message, &criterion.place, help);
    Err(())
}

/// Checks that a formula names `score`, `minimum` and `maximum` only where there are scores.
fn check_names(
    criterion: &Criterion,
    formula: &Formula,
    model: Option<&str>,
    mistakes: &mut Mistakes,
) -> Result<(), ()> {
    let Some(why) = without_scores(&criterion.basis) else { return Ok(()) };
    let name = |symbol: &Symbol| match symbol {
        Symbol::Score => Some("score"),
        Symbol::Minimum => Some("minimum"),
        Symbol::Maximum => Some("maximum"),
        _ => None,
    };
    let found = formula.symbols().find_map(|(symbol, place)| Some((name(symbol)?, place)));
    let Some((name, place)) = found else { return Ok(()) };
    let (message, help) = match model {
        Some(model) => (
            format!("the model `{model}` looks at scores, but `{}` {why}", criterion.id),
            "choose a model of `x`, or state a `formula` of `x`",
        ),
        None => (
            format!("`{name}` is not known here, since `{}` {why}", criterion.id),
            "write `x` for the figure of the criterion",
        ),
    };
    mistakes.at(codes::UNKNOWN_NAME, message, &place, help.to_owned());
    Err(())
}

/// The limits on the share: the lowest not above the highest.
fn limits(stated: &CriterionDraft, mistakes: &mut Mistakes) -> Limits {
    if let (Some(lowest), Some(highest)) = (&stated.lowest, &stated.highest)
        && lowest.value > highest.value
    {
        let message = format!("the lowest share of `{}` is above its highest", stated.id.value);
        let mistake = Diagnostic::mistake(codes::OUT_OF_RANGE, message)
            .at(lowest.place.clone(), lowest.value.to_string())
            .at(highest.place.clone(), highest.value.to_string());
        mistakes.add(mistake.help("exchange the limits"));
    }
    let limit = |limit: &Option<Number>| limit.as_ref().map(placed);
    Limits { lowest: limit(&stated.lowest), highest: limit(&stated.highest) }
}

/// Limits without a share that they could limit are a mistake; a rule of a criterion that does not count, a warning.
fn warn_of_unused(
    criterion: &Criterion,
    stated: &CriterionDraft,
    has_curve: bool,
    is_broken: bool,
    mistakes: &mut Mistakes,
) {
    if is_broken || has_curve {
        return;
    }
    let rule = &stated.rule;
    let model = rule.model.as_ref().map(|name| name.place.clone());
    let formula = rule.formula.as_ref().map(crate::formula::FormulaText::whole_place);
    let table = rule.table.as_ref().map(|rows| rows.place.clone());
    if let Some(place) = model.or(formula).or(table) {
        let message =
            format!("`{}` states how it becomes a share, but takes no part in sums", criterion.id);
        let help = "state its `weight`, `points` or `value`, or leave out the rule".to_owned();
        mistakes.warn(message, &place, help);
    } else if let Some(limit) = stated.lowest.as_ref().or(stated.highest.as_ref()) {
        let message = format!(
            "`{}` states limits, but no model, formula or table that they could limit",
            criterion.id
        );
        let help = "state a `model`, `formula` or `table`, or leave out the limits".to_owned();
        mistakes.at(codes::CONFLICT, message, &limit.place, help);
    }
}
