//! Embeds the library without any file: states the rules in code, evaluates two tenders, and prints why one wins.
//!
//! Run it with `cargo run -p anbud-tests --example embed-in-code`.
#![expect(clippy::print_stdout, reason = "a program of its own prints")]

use anbud::evaluation::{Evaluation, Scope, evaluate};
use anbud::exact::Decimals;
use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
use anbud::tenders::Tender;
use anbud::{Diagnostic, Procedure, Sheet, Tenders};

fn main() -> Result<(), String> {
    println!("{}", answer()?.join("\n"));
    Ok(())
}

/// The ranking, a tender a line.
pub(crate) fn answer() -> Result<Vec<String>, String> {
    let procedure = rules().map_err(|mistakes| in_words(&mistakes))?;
    let tenders = submitted(&procedure).ok_or("the criteria are those of the rules above")?;
    let evaluation = evaluate(&procedure, &tenders, &Sheet::default(), Scope::Whole)
        .map_err(|mistakes| in_words(&mistakes))?;
    Ok(lines(&tenders, &evaluation))
}

/// Quality weighs through the award formula: a point of quality is worth 2,000 SEK.
fn rules() -> Result<Procedure, Vec<Diagnostic>> {
    Draft::new("School meals", "Municipality Example", "KS 2026-114", "SEK")
        .parameter("worth", 2_000)
        .award(
            AwardDraft::formula("result = price - worth * quality", "lowest")
                .ties(["highest taste"]),
        )
        .scale(ScaleDraft::new("zero-to-five", 0, 5).step(1))
        .criterion(
            CriterionDraft::new("taste").weight(70).scale("zero-to-five").model("of-maximum"),
        )
        .criterion(
            CriterionDraft::new("climate").weight(30).scale("zero-to-five").model("of-maximum"),
        )
        .criterion(CriterionDraft::new("price").kind("price"))
        .build()
}

fn submitted(procedure: &Procedure) -> Option<Tenders> {
    let (taste, climate) = (procedure.item("taste")?, procedure.item("climate")?);
    let north = Tender::new("north", "Northern Kitchens AB").price(1_240_000);
    let south = Tender::new("south", "Southern Kitchens AB").price(1_215_000);
    let tenders =
        [north.score(taste, 5).score(climate, 4), south.score(taste, 4).score(climate, 3)];
    Some(tenders.into_iter().collect())
}

fn lines(tenders: &Tenders, evaluation: &Evaluation) -> Vec<String> {
    let decimal = |figure: Option<_>| {
        figure.map_or_else(
            || "unknown".to_owned(),
            |figure| evaluation.derivation.number(figure).0.decimal(Decimals::Ten),
        )
    };
    let line = |result: &anbud::evaluation::TenderResult| {
        let place = result.place.map_or_else(|| "-".to_owned(), |place| place.to_string());
        let tenderer = &tenders.list[result.tender].tenderer;
        format!(
            "{place}. {tenderer}: quality {}, result {}",
            decimal(result.quality),
            decimal(result.result)
        )
    };
    evaluation.tenders.iter().map(line).collect()
}

fn in_words(mistakes: &[Diagnostic]) -> String {
    mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
