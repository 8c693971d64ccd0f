//! The award: a model or one's own formula, its direction, and the rules that break ties.

use super::mistakes::{Mistakes, choices, choose};
use super::reach::Reach;
use super::rules::{Outcome, Ready, Rules, Seat, fitting};
use super::ties::ties;
use super::{AwardDraft, Draft, Text};
use crate::catalogue::Family;
use crate::diagnostic::{Diagnostic, codes};
use crate::formula::{Formula, FormulaText, Scope, Symbol, Where};
use crate::procedure::{Award, Best};

const BEST: &[(&str, Best)] = &[("highest", Best::Highest), ("lowest", Best::Lowest)];

/// Checks `[award]`; none where it cannot be worked out.
pub(super) fn award(
    draft: &Draft,
    reach: &Reach<'_>,
    rules: &mut Rules<'_>,
    mistakes: &mut Mistakes,
) -> Option<Award> {
    let Some(stated) = &draft.award else {
        if !draft.damaged {
            let message = "`[award]` is not stated".to_owned();
            mistakes.at(codes::RULE_NOT_STATED, message, &mistakes.end(), how(mistakes));
        }
        return None;
    };
    let seat = Seat { at: Where::Award, of: "`[award]`", families: &[Family::Award] };
    let ready = match rules.rule(&stated.rule, &seat, mistakes) {
        Outcome::Formula(ready) => Some(ready),
        Outcome::Wrong => None,
        Outcome::NotStated => {
            if !stated.damaged {
                let message = "it is not stated how price and quality make one result".to_owned();
                mistakes.at(codes::RULE_NOT_STATED, message, &stated.place, how(mistakes));
            }
            None
        }
        Outcome::Table(_, place) => {
            let message = "`[award]` cannot state a `table`".to_owned();
            mistakes.at(codes::CONFLICT, message, &place, how(mistakes));
            None
        }
    };
    let best = best(stated, ready.as_ref(), mistakes);
    let ties =
        ties(&stated.ties, ready.as_ref().map(|ready| &ready.formula), reach, rules, mistakes);
    let Ready { formula, model, .. } = ready?;
    reach.check(&formula, mistakes);
    warn_of_price(stated, &formula, reach, mistakes);
    Some(Award { model, formula, best: best?, ties, place: stated.place.clone() })
}

/// An award under which all are equal: where it is not known what is.
pub(super) fn stand_in(rules: &Rules<'_>) -> Option<Award> {
    let (items, parts) = (rules.items, &rules.parts);
    let scope = Scope { at: Where::Award, parameters: &[], items, parts, measures: false };
    let formula = Formula::compile(&FormulaText::from("result = 0"), &scope).ok()?;
    let place = formula.text().whole_place();
    Some(Award { model: None, formula, best: Best::Highest, ties: Vec::new(), place })
}

/// The remedy where no rule is stated.
fn how(mistakes: &Mistakes) -> String {
    let models = if mistakes.is_full() { Vec::new() } else { fitting(&[Family::Award]) };
    format!("state a `model`: {}; or a `formula` and `best`", choices(&models))
}

/// The direction: a model brings its own, a formula states it.
fn best(stated: &AwardDraft, ready: Option<&Ready>, mistakes: &mut Mistakes) -> Option<Best> {
    let own = stated.best.as_ref().and_then(|word| choose(word, "best", BEST, mistakes));
    let brought = ready.and_then(|ready| ready.best);
    match (&stated.best, brought, &stated.rule.model) {
        (Some(word), Some(_), Some(model)) => refuse_best(word, model, mistakes),
        (None, None, None) if stated.rule.formula.is_some() && !stated.damaged => {
            let message = "it is not stated which result is best".to_owned();
            let help = "state `best = \"highest\"` or `best = \"lowest\"`".to_owned();
            mistakes.at(codes::RULE_NOT_STATED, message, &stated.place, help);
        }
        _ => {}
    }
    brought.or(own)
}

fn refuse_best(word: &Text, model: &Text, mistakes: &mut Mistakes) {
    let message =
        format!("`best` is stated beside the model `{}`, which brings its direction", model.value);
    let mistake = Diagnostic::mistake(codes::CONFLICT, message).at(word.place.clone(), "");
    mistakes.add(mistake.at(model.place.clone(), "the model").help("leave out `best`"));
}

/// Warns where points decide and no price counts in them.
fn warn_of_price(
    stated: &AwardDraft,
    formula: &Formula,
    reach: &Reach<'_>,
    mistakes: &mut Mistakes,
) {
    let is_points = |symbol: &Symbol| matches!(symbol, Symbol::Points | Symbol::PointsFull);
    let by_points = formula.symbols().any(|(symbol, _)| is_points(symbol));
    if by_points && !reach.price_counts(formula) {
        let place = stated
            .rule
            .model
            .as_ref()
            .map_or_else(|| stated.place.clone(), |model| model.place.clone());
        let message = "the price of a tender plays no part in its result".to_owned();
        let help = "state the `weight` or `points` of a criterion of kind `price`, or choose another award model";
        mistakes.warn(message, &place, help.to_owned());
    }
}
