//! The record as tidy CSV: one row for each tender and criterion, requirement, or group's score, for R and pandas.

use std::fmt::Write;

use anbud::Exact;
use anbud::exact::Decimals;
use anbud::procedure::MarksKey;
use anbud::record::{Criterion, FigureNumber, Known, Record, Tender};

use crate::csv::cell;

/// The record as tidy CSV, with neutral decimal text.
///
/// `criterion` is a criterion or a requirement. Rows with a `group` hold what that group scored; rows without one hold what
/// became of it: score, share of full marks, points or money. `weight` is what the rules state: percent of the parent, or
/// the weight among the requirements of the criterion.
#[must_use]
pub fn tidy(record: &Record) -> String {
    let mut text = String::from("tender,lot,criterion,group,score,share,weight,points\n");
    let lot = cell(record.lot.as_deref().unwrap_or_default());
    for tender in &record.tenders {
        for (known, weight) in items(record, tender) {
            let start = format!("{},{lot},{}", cell(&tender.id), cell(&known.id));
            // without groups what the evaluators scored is the score itself
            for (name, score) in
                known.groups.iter().filter_map(|one| Some((one.group.as_deref()?, one.figure)))
            {
                let score = decimal(record, Some(score));
                // writing into a string does not fail
                let _ = writeln!(text, "{start},{},{score},,,", cell(name));
            }
            let [score, share, points] =
                [known.score, known.share, known.points].map(|figure| decimal(record, figure));
            let _ = writeln!(text, "{start},,{score},{share},{weight},{points}");
        }
    }
    text
}

/// Criteria and scored requirements of a tender, each with its weight.
fn items<'r>(record: &'r Record, tender: &'r Tender) -> impl Iterator<Item = (&'r Known, String)> {
    let criteria = tender.criteria.iter().zip(record.rules.criteria.iter().map(weight));
    let requirements =
        tender.requirements.iter().map(|known| (known, of_requirement(record, known)));
    criteria.chain(requirements)
}

/// The weight of a criterion in percent; empty where it states points or money instead.
fn weight(rules: &Criterion) -> String {
    let marks = rules.marks.as_ref().filter(|marks| marks.key == MarksKey::Weight);
    marks.map(|marks| marks.amount.clone()).unwrap_or_default()
}

fn of_requirement(record: &Record, known: &Known) -> String {
    let rules = record.rules.requirements.iter().find(|rules| rules.id == known.id);
    rules.and_then(|rules| rules.weight.clone()).unwrap_or_default()
}

/// A figure with ten decimals, or ten significant digits where that needs more.
fn decimal(record: &Record, figure: Option<FigureNumber>) -> String {
    let value = figure.and_then(|figure| record.figure(figure));
    let value = value.and_then(|figure| figure.value.parse::<Exact>().ok());
    value.map(|value| value.decimal(Decimals::Ten)).unwrap_or_default()
}
