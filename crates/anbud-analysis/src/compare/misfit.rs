//! Where the criteria of a case do not fit a model.

use anbud::Exact;
use anbud::catalogue::Model;
use anbud::diagnostic::{Diagnostic, codes};
use anbud::formula::Symbol;
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, Kind, Procedure};

/// The criteria that the price is the measure of and that take part in sums.
pub(super) fn curves_of_price(procedure: &Procedure) -> Vec<Key<Criterion>> {
    let is_curve =
        |criterion: &Criterion| criterion.basis == Basis::Price && criterion.curve.is_some();
    procedure.criteria.entries().filter(|(_, it)| is_curve(it)).map(|(key, _)| key).collect()
}

/// A curve, and no criterion that it could be the rule of.
pub(super) fn no_price_curve() -> Diagnostic {
    let message = "it is a curve, and no criterion of kind `price` has marks in this case";
    let help =
        "a curve can be compared where the award adds marks for the price, as `weighted-sum` does";
    Diagnostic::mistake(codes::RULE_NOT_STATED, message).help(help)
}

/// A model that adds points where the criteria give the price none: it would leave the price out without a word.
pub(super) fn price_has_no_part(other: &Procedure, published: &Procedure) -> Option<Diagnostic> {
    if !leaves_price_out(other) || leaves_price_out(published) {
        return None;
    }
    let message = "it adds the points of quality and price, and the criteria give the price none";
    let help =
        "state the `weight` or `points` and the `model` of the price criterion, and try again";
    Some(Diagnostic::mistake(codes::RULE_NOT_STATED, message).help(help))
}

/// A model made for quality below one, where the criteria give more: its formula would turn dear into cheap.
pub(super) fn quality_too_large(model: &Model, procedure: &Procedure) -> Option<Diagnostic> {
    if model.id != "feature-coefficient" || quality_full(procedure) < Exact::ONE {
        return None;
    }
    let message =
        "it divides by `1 - quality_full`, and full quality of these criteria is 1 or more";
    let help =
        "state the criteria of quality in `points` that sum to at most 0.3, as the model asks";
    Some(Diagnostic::mistake(codes::RULE_NOT_STATED, message).help(help))
}

/// The full marks of quality as they are stated at the top.
fn quality_full(procedure: &Procedure) -> Exact {
    let criteria = procedure.top().map(|key| &procedure.criteria[key]);
    let quality = criteria.filter(|it| it.kind == Kind::Quality && !it.is_value);
    let marks = quality.filter_map(|criterion| criterion.marks.as_ref());
    marks.fold(Exact::ZERO, |sum, marks| &sum + &marks.amount.exact())
}

/// Whether points decide, and no price counts in them.
pub(crate) fn leaves_price_out(procedure: &Procedure) -> bool {
    let uses =
        |wanted: fn(&Symbol) -> bool| procedure.award.formula.symbols().any(|(it, _)| wanted(it));
    let counts =
        |criterion: &Criterion| criterion.kind != Kind::Quality && criterion.marks.is_some();
    let by_points = uses(|symbol| matches!(symbol, Symbol::Points | Symbol::PointsFull))
        && !uses(|symbol| *symbol == Symbol::Price);
    let has_no_price = procedure.award.formula.is_over_panel() && prices_nothing(procedure);
    by_points && !has_no_price && !procedure.top().any(|key| counts(&procedure.criteria[key]))
}

/// Whether there is no price among the criteria: a panel often judges quality alone, for a fee that is fixed.
fn prices_nothing(procedure: &Procedure) -> bool {
    procedure.criteria.iter().all(|criterion| criterion.kind == Kind::Quality)
}
