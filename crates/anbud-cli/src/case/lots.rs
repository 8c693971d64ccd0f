//! Cases with several lots: all of them at once, or the one that is named.

use anbud::Diagnostic;
use anbud::diagnostic::did_you_mean;
use anbud::evaluation::{LotDocuments, LotOutcome, LotsOutcome, Scope, evaluate_lots_apart};
use anbud::ledger::Activities;
use anbud::record::{LotsBasis, LotsRecord};
use anbud_files::{Case, ReadError, lots_record_text};
use anbud_report::View;

use super::{documents, is_mistake};
use crate::ending::Ending;
use crate::session::Session;

/// The case, of which only the lot that the arguments name is looked at.
pub(super) fn chosen(case: Case, session: &Session<'_, '_>) -> Result<Case, Ending> {
    let (Some(id), Some(procedure)) = (&session.lot, &case.procedure) else { return Ok(case) };
    let lots = &procedure.lots.list;
    let Some(lot) = lots.find(|lot| *lot.id == **id) else {
        let known: Vec<&str> = lots.iter().map(|lot| &*lot.id).collect();
        let help = match did_you_mean(id, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "the case has no lots: leave `--lot` out".to_owned(),
            None => format!("there are `{}`", known.join("`, `")),
        };
        return Err(Ending::mistaken(format!("the case has no lot `{id}`"), help));
    };
    Ok(case.into_lot(lot))
}

/// The case, of which only the lot of a tender is looked at; the case as it is where no lot is in question.
pub(crate) fn of_tender(case: Case, tender: &str) -> Case {
    let whole = case.tenders.as_ref().filter(|tenders| tenders.lot.is_none());
    let known = whole.and_then(|all| all.list.iter().find(|known| *known.id == *tender));
    match known.and_then(|known| known.lot) {
        Some(lot) => case.into_lot(lot),
        None => case,
    }
}

/// Whether a case has lots of which all are looked at.
pub(crate) fn are_all(case: &Case) -> bool {
    let has_lots = case.procedure.as_ref().is_some_and(|procedure| !procedure.lots.is_empty());
    has_lots && case.tenders.as_ref().is_none_or(|tenders| tenders.lot.is_none())
}

/// Evaluates all lots of a case; the error holds every mistake that was found.
pub(crate) fn evaluated(case: &Case, scope: Scope) -> Result<LotsOutcome, Vec<Diagnostic>> {
    documents(case)?;
    evaluate_lots_apart(&case.lots(), scope).map_err(|mut mistakes| {
        mistakes.extend(case.diagnostics.iter().filter(|one| !is_mistake(one)).cloned());
        mistakes
    })
}

/// The record of all lots of a case, with the digests of its files; none where there is no lot.
pub(crate) fn record(case: &Case, outcome: &LotsOutcome) -> Result<Option<LotsRecord>, Ending> {
    let documents = case.lots();
    let warnings = |(at, (one, of_lot)): (usize, (&LotDocuments<'_>, &LotOutcome))| {
        let found = case.of_each_lot().get(at).map_or(&case.diagnostics, |case| &case.diagnostics);
        let evaluation = &of_lot.evaluation;
        View::new(one.procedure, &of_lot.tenders, one.sheet, evaluation, found).warnings
    };
    let warnings: Vec<_> = documents.iter().zip(&outcome.lots).enumerate().map(warnings).collect();
    let refused = |error: ReadError| Ending::refused(error.to_string(), error.help());
    let files = case.files().map_err(refused)?;
    let activities = |of_lot: &LotOutcome| {
        let own = case.of_each_lot().get(of_lot.lot.position());
        own.map_or(Ok(Activities::default()), |own| own.activities(&of_lot.evaluation))
    };
    let found = outcome.lots.iter().map(activities).collect::<Result<Vec<_>, _>>();
    let again = outcome.allocation.iter().flat_map(|it| &it.again);
    let again = again.map(|again| activities(&again.outcome)).collect::<Result<Vec<_>, _>>();
    let basis = LotsBasis {
        documents: &documents,
        outcome,
        warnings: &warnings,
        activities: &found.map_err(refused)?,
        activities_again: &again.map_err(refused)?,
    };
    Ok(LotsRecord::of(&basis, files))
}

/// The text of the record of all lots.
pub(crate) fn record_text(case: &Case, outcome: &LotsOutcome) -> Result<String, Ending> {
    let record = record(case, outcome)?;
    let text = record.as_ref().map(lots_record_text).transpose();
    text.map(Option::unwrap_or_default).map_err(|error| Ending::Output(error.into()))
}
