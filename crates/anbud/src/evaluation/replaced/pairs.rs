//! Comparisons in pairs that were replaced: those of which the earlier one would have led to another award are named.

use super::super::result::{Evaluation, Scope, Warning};
use super::{EVALUATIONS_MAX, effects, place_of};
use crate::Diagnostic;
use crate::diagnostic::codes;
use crate::ledger::{Pair, ReplacedPair, Sheet};
use crate::procedure::Procedure;
use crate::tenders::Tenders;

/// Warns of each replaced comparison that decided something: a place, the winner.
pub(super) fn tell(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    scope: Scope,
    evaluation: &mut Evaluation,
) {
    let mut warnings = Vec::new();
    for change in sheet.replaced_pairs.iter().take(EVALUATIONS_MAX) {
        let before = sheet.with_pair(&change.pair);
        let effects = match super::super::evaluate_once(procedure, tenders, &before, scope) {
            Ok(other) => effects(tenders, evaluation, &other),
            Err(_) => vec!["the case could not be evaluated".to_owned()],
        };
        if !effects.is_empty() {
            warnings.push(warning(procedure, tenders, sheet, change, &effects));
        }
    }
    if let Some(more) = sheet.replaced_pairs.len().checked_sub(EVALUATIONS_MAX + 1) {
        let message = format!(
            "{} more replaced comparisons may have decided something; they were not looked at",
            more + 1
        );
        let diagnostic = Diagnostic::warning(codes::REPLACED_SCORE, message.clone());
        warnings.push(Warning { diagnostic, count: more + 1, examples: vec![message] });
    }
    evaluation.warnings.extend(warnings);
}

fn warning(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    change: &ReplacedPair,
    effects: &[String],
) -> Warning {
    let told = |pair: &Pair| {
        let id = |key| &tenders.list[key].id;
        format!("`{}` over `{}` by {}", id(pair.tender), id(pair.over), pair.preference)
    };
    let (item, by) = (change.pair.item, &sheet.evaluators[change.pair.evaluator].id);
    let message = format!(
        "the comparison on `{}` by `{by}`, changed from {} to {}, decided: without the change {}",
        procedure.item_id(item),
        told(&change.pair),
        told(&change.next),
        effects.join(", ")
    );
    let diagnostic = Diagnostic::warning(codes::REPLACED_SCORE, message.clone())
        .at(place_of(procedure, item), "what was compared")
        .help(format!("read the reason stated for the change: `{}`", change.reason));
    Warning { diagnostic, count: 1, examples: vec![message] }
}
