//! Writes an evaluation down as a record: nothing is worked out here.

mod decided;
mod figures;
mod lots;
mod people;
mod price_sheet;
mod rows;
mod rules;
mod tenders;

pub use lots::LotsBasis;

use super::{FORMAT, FigureNumber, File, METHOD, Record};
use crate::derivation::Figure;
use crate::evaluation::{Evaluation, Warning};
use crate::keyed::Key;
use crate::ledger::Activities;
use crate::procedure::Item;
use crate::tenders::Tender;
use crate::{Procedure, Sheet, Tenders};

/// What a record is made of: an evaluation and what it was worked out from.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The rules.
    pub procedure: &'a Procedure,
    /// What was submitted.
    pub tenders: &'a Tenders,
    /// The scores that count.
    pub sheet: &'a Sheet,
    /// What came of them.
    pub evaluation: &'a Evaluation,
    /// Which activity scores came from, where rows state it.
    pub activities: &'a Activities,
    /// What a person should look at: found in reading the documents, then in evaluating them.
    pub warnings: &'a [Warning],
}

impl Basis<'_> {
    fn id(&self, tender: Key<Tender>) -> String {
        self.tenders.list[tender].id.to_string()
    }

    fn item(&self, item: Item) -> String {
        self.procedure.item_id(item).to_string()
    }
}

impl Record {
    /// The record of an evaluation; `files` are the files of the case with their digests.
    #[must_use]
    pub fn of(basis: &Basis<'_>, mut files: Vec<File>) -> Record {
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Record {
            decisions: decided::decisions(basis),
            engine: concat!("anbud ", env!("CARGO_PKG_VERSION")).to_owned(),
            evaluators: people::evaluators(basis),
            figures: figures::figures(basis, &basis.evaluation.derivation),
            files,
            format: FORMAT,
            formulas: figures::formulas(basis),
            lot: basis.tenders.lot.map(|lot| basis.procedure.lots.list[lot].id.to_string()),
            margin: decided::margin(basis),
            method: METHOD,
            replaced: decided::replaced(basis),
            rules: rules::rules(basis),
            scope: basis.evaluation.scope,
            seal: basis.procedure.seal.clone(),
            sealed: basis.procedure.sealed.clone(),
            tenders: tenders::tenders(basis),
            undecided: decided::undecided(basis),
            warnings: decided::warnings(basis),
        }
    }
}

/// The number of a figure.
fn number(figure: Figure) -> FigureNumber {
    u32::try_from(figure.position()).unwrap_or(u32::MAX)
}

/// A count; what is counted fits in memory.
fn count(of: usize) -> u64 {
    of as u64
}
