//! Mistakes met while evaluating: those of a tender that is rejected in the same stage do not count.

use std::collections::BTreeSet;

use super::result::Ground;
use crate::Diagnostic;
use crate::keyed::Key;
use crate::tenders::Tender;

/// More mistakes than this are not gathered: the first thousand are shown.
const GATHERED_MAX: usize = 10_000;

/// Mistakes met so far.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    /// Of the stage at work, with the tenders they concern; none: the case as a whole.
    pending: Vec<(Option<Key<Tender>>, Diagnostic)>,
    settled: Vec<Diagnostic>,
    troubled: BTreeSet<Key<Tender>>,
    /// The case as a whole has a mistake.
    of_the_case: bool,
}

impl Troubles {
    /// Notes a mistake of a tender.
    pub(super) fn of_tender(&mut self, tender: Key<Tender>, mistake: Diagnostic) {
        // the first mistake of a tender is always kept: those before it may be dropped with their tenders
        if self.troubled.insert(tender) || self.pending.len() < GATHERED_MAX {
            self.pending.push((Some(tender), mistake));
        }
    }

    /// Notes a mistake of the case as a whole.
    pub(super) fn of_case(&mut self, mistake: Diagnostic) {
        self.of_the_case = true;
        self.pending.push((None, mistake));
    }

    /// Whether a tender, or the case as a whole, has a mistake that further ones may only follow from.
    pub(super) fn has(&self, tender: Key<Tender>) -> bool {
        self.of_the_case || self.troubled.contains(&tender)
    }

    /// Whether there is no mistake that counts so far.
    pub(super) fn are_none(&self) -> bool {
        self.pending.is_empty() && self.settled.is_empty()
    }

    /// Ends a stage: the mistakes of tenders with a ground are dropped, the others count.
    pub(super) fn end_stage(&mut self, grounds: &[Vec<Ground>]) {
        let rejected =
            |tender: &Key<Tender>| grounds.get(tender.position()).is_some_and(|g| !g.is_empty());
        let pending = std::mem::take(&mut self.pending);
        let counts =
            pending.into_iter().filter(|(tender, _)| !tender.as_ref().is_some_and(rejected));
        self.settled.extend(counts.map(|(_, mistake)| mistake));
    }

    /// The mistakes that count, in order; none where there are none.
    pub(super) fn settled(&mut self) -> Vec<Diagnostic> {
        let mut settled = std::mem::take(&mut self.settled);
        crate::diagnostic::in_order(&mut settled);
        settled
    }
}
