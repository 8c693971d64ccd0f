//! Tenders under code names.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::add::Ledger;

impl Ledger<'_> {
    /// The tenders by code name, see [`Tenders::code_names`](crate::Tenders::code_names).
    #[must_use]
    pub fn tenders_by_code(&self) -> BTreeMap<String, Arc<str>> {
        let codes = self.tenders.code_names(&self.procedure.procurement.reference);
        codes.into_iter().zip(self.tenders.list.iter().map(|tender| tender.id.clone())).collect()
    }
}
