//! What a report reads: an evaluation beside the documents it came from.

use anbud::derivation::{Derivation, Figure};
use anbud::evaluation::{Evaluation, Status, TenderResult, Warning};
use anbud::keyed::Key;
use anbud::procedure::{Criterion, Kind};
use anbud::tenders::Tender;
use anbud::{Diagnostic, Exact, Procedure, Sheet, Tenders};

/// What a report reads: an evaluation beside the documents it came from.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// The rules.
    pub procedure: &'a Procedure,
    /// What was submitted.
    pub tenders: &'a Tenders,
    /// The scores that count.
    pub sheet: &'a Sheet,
    /// What came of them.
    pub evaluation: &'a Evaluation,
    /// What a person should look at: found in reading the documents, then in evaluating them.
    pub warnings: Vec<Warning>,
}

impl<'a> View<'a> {
    /// A view of an evaluation; `warnings` are those found before it began.
    #[must_use]
    pub fn new(
        procedure: &'a Procedure,
        tenders: &'a Tenders,
        sheet: &'a Sheet,
        evaluation: &'a Evaluation,
        warnings: impl IntoIterator<Item = &'a Diagnostic>,
    ) -> Self {
        let mut warnings = once_each(warnings);
        warnings.extend(evaluation.warnings.iter().cloned());
        View { procedure, tenders, sheet, evaluation, warnings }
    }

    /// Every figure and how it came about.
    pub(crate) fn derivation(&self) -> &'a Derivation {
        &self.evaluation.derivation
    }

    /// The number a figure is worth.
    pub(crate) fn number(&self, figure: Figure) -> &'a Exact {
        self.derivation().number(figure).0
    }

    /// The currency of all money.
    pub(crate) fn currency(&self) -> &'a str {
        &self.procedure.procurement.currency
    }

    /// The id of a tender.
    pub(crate) fn id(&self, tender: Key<Tender>) -> &'a str {
        &self.tenders.list[tender].id
    }

    /// The tender with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Key<Tender>> {
        self.tenders.list.find(|tender| &*tender.id == id)
    }

    /// What became of a tender.
    pub(crate) fn result_of(&self, tender: Key<Tender>) -> Option<&'a TenderResult> {
        self.evaluation.tenders.iter().find(|result| result.tender == tender)
    }

    /// The results with this status, in order.
    pub(crate) fn with_status(&self, status: Status) -> impl Iterator<Item = &'a TenderResult> {
        self.evaluation.tenders.iter().filter(move |result| result.status == status)
    }

    /// The figure of a name and a tender; where there are several, the last.
    pub(crate) fn last_named(&self, text: &str, tender: Key<Tender>) -> Option<Figure> {
        let nodes = self.derivation().nodes();
        nodes.keys().rev().find(|figure| {
            let found = self.derivation().name(*figure);
            found.is_some_and(|found| found.tender == Some(tender) && &*found.text == text)
        })
    }

    /// Whether some criterion at the top fits a description.
    pub(crate) fn has_top(&self, fits: impl Fn(&Criterion) -> bool) -> bool {
        self.procedure.top().any(|key| fits(&self.procedure.criteria[key]))
    }

    /// Whether quality earns points.
    pub(crate) fn has_quality(&self) -> bool {
        self.has_top(|criterion| criterion.kind == Kind::Quality && !criterion.is_value)
    }

    /// Whether the price or a cost earns points beside quality.
    pub(crate) fn has_price_points(&self) -> bool {
        self.has_top(|criterion| {
            criterion.kind != Kind::Quality && criterion.marks.is_some() && !criterion.is_value
        })
    }

    /// Whether some criterion yields money.
    pub(crate) fn has_value(&self) -> bool {
        self.has_top(|criterion| criterion.is_value)
    }
}

/// Warnings of the documents, those with the same words as one that occurs several times.
fn once_each<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = Vec::new();
    for diagnostic in found {
        let same = |known: &&mut Warning| {
            (known.diagnostic.code, &known.diagnostic.message)
                == (diagnostic.code, &diagnostic.message)
        };
        match warnings.iter_mut().find(same) {
            Some(known) => known.count += 1,
            None => warnings.push(Warning {
                diagnostic: diagnostic.clone(),
                count: 1,
                examples: vec![diagnostic.message.clone()],
            }),
        }
    }
    warnings
}
