//! Cases in which lots have rules of their own: the case is read once for each lot.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anbud::Key;
use anbud::diagnostic::{Diagnostic, codes};
use anbud::evaluation::LotDocuments;
use anbud::procedure::Lot;
use anbud::procedure::draft::Draft;

use super::{Case, is_mistake};
use crate::ReadError;

/// More lots than this are not read; that there are too many is said by the rules.
const LOTS_MAX: usize = 200;

impl Case {
    /// The case with one lot, the others left aside.
    #[must_use]
    pub fn into_lot(mut self, lot: Key<Lot>) -> Case {
        if lot.position() < self.lots.len() {
            return self.lots.swap_remove(lot.position());
        }
        self.tenders = self.tenders.map(|tenders| tenders.of_lot(lot));
        self
    }

    /// Each lot as a case of its own, in order, where some criterion belongs to some lots only; else nothing.
    #[must_use]
    pub fn of_each_lot(&self) -> &[Case] {
        &self.lots
    }

    /// The documents of every lot, in order; none where the case has mistakes, no tenders or no lots.
    #[must_use]
    pub fn lots(&self) -> Vec<LotDocuments<'_>> {
        let Some(procedure) = self.procedure.as_ref().filter(|_| !self.has_mistakes()) else {
            return Vec::new();
        };
        let of_lot = |lot: Key<Lot>| {
            let case = self.lots.get(lot.position()).unwrap_or(self);
            let procedure = case.procedure.as_ref()?;
            let (tenders, sheet) = (case.tenders.as_ref()?, case.sheet.as_ref()?);
            Some(LotDocuments { lot, procedure, tenders, sheet })
        };
        procedure.lots.list.keys().filter_map(of_lot).collect()
    }

    /// Reads the case once for each lot, by the rules that belong to it.
    pub(super) fn read_lots(&mut self, draft: &Draft) -> Result<(), ReadError> {
        let wrong = draft.mistakes_of_lots();
        // what belongs to no lot is missed in each
        let is_damaged = !wrong.is_empty();
        self.diagnostics.extend(wrong);
        if draft.lots.list.len() > LOTS_MAX {
            return self.read_by(Some(draft.clone()));
        }
        let mut found: Vec<Vec<Diagnostic>> = Vec::new();
        for lot in &draft.lots.list {
            let mut case = Case::in_folder(self.folder.clone());
            case.lot = Some(Arc::from(lot.id.value.as_str()));
            case.sources.clone_from(&self.sources);
            case.diagnostics.clone_from(&self.diagnostics);
            let mut rules = draft.of_lot(&lot.id.value);
            rules.damaged |= is_damaged;
            case.read_by(Some(rules))?;
            super::sort(&mut case.diagnostics);
            found.push(case.diagnostics.clone());
            self.lots.push(case);
        }
        self.diagnostics = together(&found);
        for case in &mut self.lots {
            let all = &self.diagnostics;
            case.diagnostics.retain(|one| !is_unused(one) || all.contains(one));
        }
        if let (Some(first), false) = (self.lots.first(), self.has_mistakes()) {
            self.procedure.clone_from(&first.procedure);
            self.tenders.clone_from(&first.tenders);
            self.sheet.clone_from(&first.sheet);
        }
        if let Some(tenders) = &mut self.tenders {
            (tenders.lot, tenders.aside) = (None, BTreeSet::new());
        }
        if let Some(first) = self.lots.first() {
            self.sources.clone_from(&first.sources);
        }
        Ok(())
    }
}

/// Whether it says that nothing uses a rule.
fn is_unused(one: &Diagnostic) -> bool {
    one.code == codes::RULE_NOT_USED && !is_mistake(one)
}

/// What was found in any lot; that nothing uses a rule is found only where it is in all of them.
fn together(found: &[Vec<Diagnostic>]) -> Vec<Diagnostic> {
    let mut counted: BTreeMap<_, (usize, &Diagnostic)> = BTreeMap::new();
    for diagnostic in found.iter().flatten() {
        let says = (diagnostic.place().cloned(), diagnostic.code, diagnostic.message.as_str());
        counted.entry(says).or_insert((0, diagnostic)).0 += 1;
    }
    let counts = counted.into_values();
    let told = counts.filter(|(count, one)| !is_unused(one) || *count >= found.len());
    told.map(|(_, one)| one.clone()).collect()
}
