//! Stage *combine*: the award formula for every tender of the field, and the test for abnormally low tenders.

use super::columns::{Seen, columns};
use super::failures;
use super::panel::{self, OfMember};
use super::prices::Prices;
use super::totals::Totals;
use super::work::Work;
use crate::derivation::{Figure, Outcome};
use crate::formula::Run;
use crate::keyed::Key;
use crate::tenders::Tender;

/// What the award formula came to.
pub(super) struct Combined<'a> {
    /// The award formula at work, for steps that tie rules look at.
    pub(super) run: Run<'a>,
    /// The results, by position of the tender; none where unplaced.
    pub(super) results: Vec<Option<Figure>>,
}

/// What the award formula looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grounds<'s> {
    pub(super) prices: &'s Prices,
    pub(super) totals: &'s [Totals],
    pub(super) panel: &'s [OfMember],
}

/// Works out the result of every tender of the field.
pub(super) fn combine<'a>(
    work: &mut Work<'a>,
    grounds: Grounds<'_>,
    field: &'a [Key<Tender>],
) -> Combined<'a> {
    let award = &work.procedure.award;
    let Grounds { prices, totals, panel } = grounds;
    let seen = Seen { prices: Some(prices), totals: Some(totals), ..Seen::default() };
    let mut columns = columns(work, &award.formula, field, seen);
    panel::extend(work, &award.formula, &mut columns, panel, field);
    let rule = work.rule(&award.formula, award.model.as_ref());
    let labels = panel.iter().map(|member| member.label.clone()).collect();
    let mut run =
        Run::new(&award.formula, columns, field).yielding(rule, "result").over_panel(labels);
    let mut results = vec![None; work.answers.len()];
    if award.formula.is_over_panel() && panel.is_empty() {
        return Combined { run, results }; // nobody is in the panel, which has been noted
    }
    for (position, tender) in field.iter().enumerate() {
        let figure = run.result(position, &mut work.derivation);
        let step = run.failed_step(position);
        let result = match figure {
            Ok(Some(figure)) => finish(work, *tender, figure),
            Ok(None) => None,
            Err(halt) => failures::note(work, &award.formula, step, *tender, &halt),
        };
        if let Some(slot) = results.get_mut(tender.position()) {
            *slot = result;
        }
    }
    Combined { run, results }
}

/// Rounds the result as declared.
fn finish(work: &mut Work<'_>, tender: Key<Tender>, figure: Figure) -> Option<Figure> {
    let rounded: Outcome<Figure> = work.rounded(figure, work.procedure.rounding.result);
    match rounded {
        Ok(rounded) if rounded == figure => Some(figure),
        Ok(rounded) => Some(work.derivation.named(rounded, "result", Some(tender))),
        Err(halt) => failures::note_plain(work, "result", tender, &halt),
    }
}

/// Which tenders of the field must explain their price, by position of the tender; none without a test.
pub(super) fn abnormal(
    work: &mut Work<'_>,
    prices: &Prices,
    totals: &[Totals],
    results: &[Option<Figure>],
    field: &[Key<Tender>],
) -> Vec<Tested> {
    let mut found = vec![Tested::default(); work.answers.len()];
    let Some(test) = &work.procedure.abnormal else { return found };
    let seen =
        Seen { prices: Some(prices), totals: Some(totals), results: Some(results), own: None };
    let columns = columns(work, &test.formula, field, seen);
    let rule = work.rule(&test.formula, test.model.as_ref());
    let mut run = Run::new(&test.formula, columns, field).yielding(rule, "abnormal");
    for (position, tender) in field.iter().enumerate() {
        let figure = run.result(position, &mut work.derivation);
        let step = run.failed_step(position);
        let figure =
            figure.unwrap_or_else(|halt| failures::note(work, &test.formula, step, *tender, &halt));
        if let Some(slot) = found.get_mut(tender.position()) {
            *slot = Tested { asked: figure, steps: run.steps_worked_out(position) };
        }
    }
    found
}

/// What the test for abnormally low tenders says of one tender.
#[derive(Debug, Clone, Default)]
pub(super) struct Tested {
    /// Whether its price must be explained.
    pub(super) asked: Option<Figure>,
    /// The steps of the test that were worked out, in order.
    pub(super) steps: Vec<Figure>,
}
