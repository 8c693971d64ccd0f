//! `anbud check`: every mistake and every warning in the files of a case.

use std::path::PathBuf;

use anbud::evaluation::{Evaluation, Scope};
use anbud::procedure::{Curve, CurveRule};
use anbud::{Diagnostic, Procedure, Tenders};
use anbud_analysis::warnings;
use anbud_files::Case;
use anbud_report::so_many;

use crate::Done;
use crate::case::{self, is_mistake};
use crate::ending::Exit;
use crate::session::Session;

/// Finds every mistake in the files of a case, with file, line, column and remedy
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud check my-case    the rules alone, or with tenders and scores as far as they are there

Before there are tenders the rules are checked alone. With tenders the case is also evaluated, so that a
missing score or a formula that cannot be worked out is found; the ranking is not shown.

The exit code is 2 where there are mistakes; warnings alone leave it at 0.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Check without prices, before they are opened
    #[arg(long)]
    quality: bool,
}

/// Checks a case.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let case = case::read(&arguments.case, session)?;
    let scope = if arguments.quality { Scope::Quality } else { Scope::Whole };
    let has_tenders = case.tenders.as_ref().is_some_and(|tenders| !tenders.list.is_empty());
    let outcome = match has_tenders {
        true => evaluations(&case, scope),
        false => Ok(Vec::new()),
    };
    let (found, is_evaluated) = match outcome {
        Ok(evaluations) => {
            let warnings = evaluations.iter().flat_map(|(_, evaluation)| &evaluation.warnings);
            let warnings = warnings.map(|warning| warning.diagnostic.clone());
            let found = case.diagnostics.iter().cloned().chain(warnings);
            (found.chain(doubts(&case, &evaluations)).collect(), has_tenders)
        }
        Err(mistakes) => (mistakes, false),
    };
    finish(session, &case, found, is_evaluated)
}

/// The tenders that were ranked together, and what came of them.
type Ranked = (Tenders, Evaluation);

/// What came of the case, or of each of its lots.
fn evaluations(case: &Case, scope: Scope) -> Result<Vec<Ranked>, Vec<Diagnostic>> {
    if case::lots::are_all(case) {
        let outcome = case::lots::evaluated(case, scope)?;
        return Ok(outcome.lots.into_iter().map(|lot| (lot.tenders, lot.evaluation)).collect());
    }
    let evaluation = case::evaluated(case, scope)?.into_evaluation();
    Ok(vec![(case.tenders.clone().unwrap_or_default(), evaluation)])
}

/// What rules without a mistake can do that a person should know, and what the tenders make of them.
fn doubts(case: &Case, ranked: &[Ranked]) -> Vec<Diagnostic> {
    let is_good = !case.diagnostics.iter().any(is_mistake);
    let Some(procedure) = case.procedure.as_ref().filter(|_| is_good) else { return Vec::new() };
    let mut priced = ranked.iter().filter(|(_, evaluation)| has_prices(evaluation)).peekable();
    let mut found = warnings::of_rules(procedure, priced.peek().map(|(tenders, _)| tenders));
    found
        .extend(priced.flat_map(|(tenders, evaluation)| {
            warnings::of_tenders(procedure, tenders, evaluation)
        }));
    found
}

fn has_prices(evaluation: &Evaluation) -> bool {
    evaluation.scope == Scope::Whole
}

fn finish(
    session: &mut Session<'_, '_>,
    case: &Case,
    found: Vec<Diagnostic>,
    is_evaluated: bool,
) -> Done {
    let has_mistakes = found.iter().any(is_mistake);
    if !found.is_empty() {
        case::say(session, case, found)?;
    }
    if has_mistakes {
        return Ok(Exit::Mistakes);
    }
    if let Some(procedure) = &case.procedure {
        session.print(&checked(case, procedure, is_evaluated))?;
    }
    Ok(Exit::Done)
}

/// What was checked and found in order.
fn checked(case: &Case, procedure: &Procedure, is_evaluated: bool) -> String {
    let what = match is_evaluated {
        true => "No mistakes; the case can be evaluated",
        false => "No mistakes in the rules; there are no tenders yet",
    };
    if case.of_each_lot().is_empty() {
        return format!("{what}: {}.\n{}\n", counts(case, procedure), dependence(procedure));
    }
    let mut text = format!("{what}, each lot by rules of its own.\n");
    for (lot, case) in procedure.lots.list.iter().zip(case.of_each_lot()) {
        let Some(procedure) = &case.procedure else { continue };
        let (counts, dependence) = (counts(case, procedure), dependence(procedure));
        text += &format!("Lot {}: {counts}.\n{dependence}\n", lot.id);
    }
    text
}

/// How many there are of everything.
fn counts(case: &Case, procedure: &Procedure) -> String {
    let mut parts = vec![so_many(procedure.criteria.len(), "criterion", "criteria")];
    let mut add = |count: usize, one: &str, many: &str| {
        if count > 0 {
            parts.push(so_many(count, one, many));
        }
    };
    add(procedure.requirements.len(), "requirement", "requirements");
    add(procedure.price_sheet.items.len(), "item", "items");
    let tenders = case.tenders.as_ref();
    let are_all = tenders.is_none_or(|tenders| tenders.lot.is_none());
    add(if are_all { procedure.lots.list.len() } else { 0 }, "lot", "lots");
    add(procedure.groups.len(), "group", "groups");
    add(tenders.map_or(0, |it| it.list.len() - it.aside.len()), "tender", "tenders");
    let unit_prices = tenders.map(|tenders| tenders.list.iter().map(|one| one.unit_prices.len()));
    add(unit_prices.map_or(0, Iterator::sum), "unit price", "unit prices");
    if let Some(sheet) = &case.sheet {
        add(sheet.evaluators.len(), "evaluator", "evaluators");
        add(sheet.len(), "score", "scores");
    }
    parts.join(", ")
}

/// Whether other tenders can change a result, and through which rules.
fn dependence(procedure: &Procedure) -> String {
    let mut relative = Vec::new();
    if procedure.award.formula.is_relative() {
        relative.push("the award formula".to_owned());
    }
    for criterion in procedure.criteria.iter() {
        let looks = |curve: &Curve| match &curve.rule {
            CurveRule::Formula(formula, _) => formula.is_relative(),
            CurveRule::Table(_) => false,
        };
        if criterion.curve.as_ref().is_some_and(looks) {
            relative.push(format!("the criterion `{}`", criterion.id));
        }
    }
    match relative.as_slice() {
        [] => "All formulas are absolute: no other tender can change a tender's result.".to_owned(),
        [first @ .., last] => {
            let list = match first {
                [] => last.clone(),
                first => format!("{} and {last}", first.join(", ")),
            };
            let look = if first.is_empty() { "looks" } else { "look" };
            format!(
                "Relative: {list} {look} at the other tenders, so any of them can change the result of another."
            )
        }
    }
}
