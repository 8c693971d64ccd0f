//! The curve of a criterion at work: what its formula or table yields for each tender of the field.

use super::super::columns::{Lacking, Own, Seen, columns};
use super::super::failures;
use super::super::prices::Prices;
use super::super::work::Work;
use crate::derivation::{Failure, Figure, Halt, Name, Rule};
use crate::formula::{Formula, Run};
use crate::keyed::Key;
use crate::procedure::{Curve, CurveRule};
use crate::tenders::Tender;
use crate::{Literal, Unit};

/// What the curve yields for each tender, in the order of the field; none where it cannot be worked out, which has
/// been noted.
pub(super) fn yields(
    work: &mut Work<'_>,
    curve: &Curve,
    own: &Own,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
    name: Option<&str>,
) -> Vec<Option<Figure>> {
    if own.lacking.is_none() && curve.is_relative() && own.x.iter().any(Option::is_none) {
        return vec![None; field.len()]; // what is missing has been noted
    }
    match &curve.rule {
        CurveRule::Formula(formula, _) => {
            of_formula(work, curve, formula, own, prices, field, name)
        }
        CurveRule::Table(rows) => of_table(work, curve, rows, own, field, name),
    }
}

fn of_formula(
    work: &mut Work<'_>,
    curve: &Curve,
    formula: &Formula,
    own: &Own,
    prices: Option<&Prices>,
    field: &[Key<Tender>],
    name: Option<&str>,
) -> Vec<Option<Figure>> {
    let seen = Seen { own: Some(own), prices, ..Seen::default() };
    let columns = columns(work, formula, field, seen);
    let rule = work.rule(formula, curve.model.as_ref());
    let last = formula.steps().last().unwrap_or("share").to_owned();
    let mut run = Run::new(formula, columns, field).yielding(rule, name.unwrap_or(&last));
    let mut found = Vec::new();
    for (position, tender) in field.iter().enumerate() {
        if own.lacking.is_none() && own.x.get(position).copied().flatten().is_none() {
            found.push(None); // what is missing has been noted
            continue;
        }
        let figure = run.result(position, &mut work.derivation);
        let step = run.failed_step(position);
        found.push(figure.unwrap_or_else(|halt| match (&halt, &own.lacking) {
            (Halt::Failed(Failure::Unknown(name)), Some(lacking)) if &**name == "x" => {
                lacks(work, curve, lacking, *tender)
            }
            _ => failures::note(work, formula, step, *tender, &halt),
        }));
    }
    found
}

/// Notes that a tender lacks its `x`. Always none, for the place of the share.
fn lacks(
    work: &mut Work<'_>,
    curve: &Curve,
    lacking: &Lacking,
    tender: Key<Tender>,
) -> Option<Figure> {
    match lacking {
        Lacking::Measure(measure) => failures::no_measure(work, tender, measure, &curve.place),
        Lacking::Price => failures::no_price(work, tender, &curve.place),
        Lacking::FullMarks => failures::no_full_marks(work, tender, &curve.place),
    }
    None
}

fn of_table(
    work: &mut Work<'_>,
    curve: &Curve,
    rows: &[(Literal, Literal)],
    own: &Own,
    field: &[Key<Tender>],
    name: Option<&str>,
) -> Vec<Option<Figure>> {
    let text: Vec<String> =
        rows.iter().map(|(from, share)| format!("from {from}: {share}")).collect();
    let rule = Rule { text: text.join("; ").into(), model: None, place: curve.place.clone() };
    let rule = work.derivation.add_rule(rule);
    let mut figures = Vec::new();
    for (from, share) in rows {
        let from = work.given(from, Unit::Free, &curve.place);
        figures.push((from, work.given(share, Unit::NUMBER, &curve.place)));
    }
    let mut found = Vec::new();
    for (tender, x) in field.iter().zip(&own.x) {
        let share = x.map(|x| work.derivation.row(x, &figures));
        found.push(match share {
            None => own.lacking.as_ref().and_then(|lacking| lacks(work, curve, lacking, *tender)),
            Some(Ok(share)) => {
                let text = name.unwrap_or("share").into();
                Some(
                    work.derivation
                        .named_by(share, Name { text, tender: Some(*tender), rule: Some(rule) }),
                )
            }
            Some(Err(halt)) => failures::note_plain(work, "share", *tender, &halt),
        });
    }
    found
}
