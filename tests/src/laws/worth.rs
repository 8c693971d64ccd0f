//! What an expression of the formula language is worth to the engine.

use anbud::evaluation::{Scope, evaluate};
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft};
use anbud::tenders::Tender;
use anbud::{Sheet, Tenders};

/// The figure as `n/d` in lowest terms, and whether it is exact.
pub fn worth(expression: &str) -> (String, bool) {
    let procedure = Draft::new("An expression", "Region Example", "1", "SEK")
        .award(AwardDraft::formula(format!("result = {expression}").as_str(), "highest"))
        .criterion(CriterionDraft::new("price").kind("price"))
        .build()
        .unwrap_or_else(|mistakes| panic!("{expression}: {mistakes:?}"));
    let tenders: Tenders = [Tender::new("north", "North AB").price(1)].into_iter().collect();
    let evaluation = evaluate(&procedure, &tenders, &Sheet::default(), Scope::Whole)
        .unwrap_or_else(|mistakes| panic!("{expression}: {mistakes:?}"));
    let result = evaluation.tenders[0].result.expect("the only tender has a result");
    let (figure, is_exact) = evaluation.derivation.number(result);
    (figure.to_string(), is_exact)
}
