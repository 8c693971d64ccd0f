//! The record of all lots: each lot a record of its own, and how the lots were shared out.

mod again;
mod awards;
mod best;
mod ranked;
pub(crate) mod read;
mod rules;
mod solve;

use crate::budget::Budget;
use crate::figures::{self, Evaluation, Known};
use crate::read::{self as one, Record};
use crate::{Problem, Verified, operands};
use read::LotsRecord;

/// The records in a record of all lots as texts: of the lots, then of those evaluated once more.
struct Texts {
    lots: Vec<String>,
    again: Vec<String>,
}

/// A record of all lots with the evaluations in it.
struct Lots<'a> {
    record: &'a LotsRecord<'a>,
    /// Of the lots, then those made again.
    evaluations: &'a [Evaluation<'a>],
}

/// Checks the record of all lots.
pub(crate) fn checked(text: &str) -> Result<Verified, Problem> {
    let record: LotsRecord<'_> = one::record(text)?;
    // a record in it is a text of its own but for the line break at its end
    let alone = |raw: &serde_json::value::RawValue| format!("{}\n", raw.get());
    let texts = Texts {
        lots: record.lots.iter().map(|raw| alone(raw)).collect(),
        again: record.again.iter().map(|again| alone(again.record)).collect(),
    };
    let (lots, again) = (all(&texts.lots)?, all(&texts.again)?);
    let records = lots.iter().chain(&again).map(|record| operands(&record.figures));
    let budget = Budget::of(records.sum::<usize>() + operands(&record.figures));
    let mut verified = Verified { figures: record.figures.len(), decisions: 0, tenders: 0 };
    let mut evaluations = Vec::new();
    for (text, lot) in texts.lots.iter().zip(&lots) {
        let (values, found) =
            crate::checked(text, lot, &budget).map_err(|problem| in_lot(lot, problem))?;
        verified.figures += found.figures;
        verified.decisions += found.decisions;
        verified.tenders += found.tenders;
        evaluations.push(Evaluation { record: lot, values });
    }
    rules::check(&record, &lots)?;
    for ((text, once_more), why) in texts.again.iter().zip(&again).zip(&record.again) {
        let checked = again::checked(&record, &why.because, (once_more, &evaluations), &budget);
        let values = checked.map_err(|problem| in_lot(once_more, problem))?;
        one::is_whole(text)?;
        verified.figures += once_more.figures.len();
        evaluations.push(Evaluation { record: once_more, values });
    }
    allocation(&record, &evaluations, &budget)?;
    verified.decisions += record.allocation.as_ref().map_or(0, |it| it.decided.len());
    one::is_whole(text)?;
    Ok(verified)
}

fn all(texts: &[String]) -> Result<Vec<Record<'_>>, Problem> {
    texts.iter().map(|text| one::record(text)).collect()
}

fn in_lot(record: &Record, problem: Problem) -> Problem {
    let lot = record.lot.as_deref().unwrap_or_default();
    Problem { text: format!("lot `{lot}`: {}", problem.text), ..problem }
}

/// Whether the lots are shared out as the rules say.
fn allocation(
    record: &LotsRecord<'_>,
    evaluations: &[Evaluation<'_>],
    budget: &Budget,
) -> Result<(), Problem> {
    let known = Known {
        figures: &record.figures,
        tenders: Default::default(),
        formulas: 0,
        others: evaluations,
    };
    let values = figures::values(&known, budget)?;
    let Some(stated) = &record.allocation else {
        let is_fit = record.scope == "quality" && record.figures.is_empty();
        let told = "the record does not say how the lots are shared out";
        return if is_fit && record.again.is_empty() { Ok(()) } else { Err(Problem::new(told)) };
    };
    let lots = Lots { record, evaluations };
    match record.rules.allocation.as_deref() {
        None | Some("by-order-of-lots") => ranked::by_order(&lots, stated),
        Some("by-stated-preference") => ranked::by_preference(&lots, stated),
        Some("best-total") => best::check(&lots, stated, &values, budget),
        Some(other) => Err(Problem::new(format!("there is no way to share lots out `{other}`"))),
    }
}
