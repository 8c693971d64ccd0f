//! How far evaluators agree, told as text, JSON and CSV.

pub mod csv;
pub mod json;
mod people;
mod tables;
pub mod text;

use anbud::{Key, Procedure, Sheet, Tenders};
use anbud_analysis::agreement::{Agreement, Order, Rater};

use anbud::procedure::Group;
use anbud::record::Evaluators;

/// What the readings of an agreement read: it, beside the documents it came from.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// The rules.
    pub procedure: &'a Procedure,
    /// What was submitted.
    pub tenders: &'a Tenders,
    /// The scores that count.
    pub sheet: &'a Sheet,
    /// Who judged; the activities are empty where quality could not be worked out.
    pub people: &'a Evaluators,
    /// How far the evaluators agree.
    pub agreement: &'a Agreement,
}

impl<'a> Findings<'a> {
    /// The id of whoever scored.
    fn evaluator(&self, rater: Rater) -> &'a str {
        &self.sheet.evaluators[rater.evaluator].id
    }

    /// The id of a group.
    fn group(&self, group: Key<Group>) -> &'a str {
        &self.procedure.groups[group].id
    }

    /// The ids of the tenders, from the best on; equal ones in one set.
    fn order(&self, order: &Order) -> Vec<Vec<&'a str>> {
        let id = |tender: &Key<_>| &*self.tenders.list[*tender].id;
        order.iter().map(|set| set.iter().map(id).collect()).collect()
    }
}
