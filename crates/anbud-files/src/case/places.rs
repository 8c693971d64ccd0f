//! Where scores stand, in a case so large that it is not kept while the scores are read.

use anbud::Sheet;
use anbud::ledger::Ledger;

use super::{Case, EVALUATORS, PAIRS};
use crate::score_files::read_score_files;
use crate::{ReadError, read_evaluators, read_pairs};

impl Case {
    /// Finds out where every score stands, or every score of one tender, by its id: `explain` and the record say it.
    /// Nothing is read in a case of up to 262,144 scores, where it is known. In a larger one the score files are read
    /// again; a place takes 32 bytes.
    ///
    /// ```
    /// let mut case = anbud_files::Case::read("../../examples/health-record")?;
    /// case.find_places(Some("askelund"))?;
    /// let sheet = case.sheet.as_ref().expect("it has scores");
    /// let first = sheet.entries().next().and_then(|entry| sheet.place(&entry)).expect("a place");
    /// assert!(first.file_name().starts_with("scores/"));
    /// # Ok::<(), anbud_files::ReadError>(())
    /// ```
    ///
    /// # Errors
    /// A score file that can no longer be read.
    pub fn find_places(&mut self, tender: Option<&str>) -> Result<(), ReadError> {
        for lot in &mut self.lots {
            lot.find_places(tender)?;
        }
        if self.has_mistakes() || self.sheet.as_ref().is_none_or(Sheet::knows_places) {
            return Ok(());
        }
        let (Some(procedure), Some(tenders)) = (&self.procedure, &self.tenders) else {
            return Ok(());
        };
        let key = tender.and_then(|id| tenders.list.find(|tender| &*tender.id == id));
        if tender.is_some() && key.is_none() {
            return Ok(());
        }
        let mut ledger = Ledger::new(procedure, tenders);
        ledger.keep_places(key);
        let kept = |name: &str| self.sources.iter().find(|source| &**source.file() == name);
        // what is wrong in them was found when the case was read
        if let Some(source) = kept(EVALUATORS) {
            let _ = read_evaluators(source, &mut ledger);
        }
        if let Some(source) = kept(PAIRS) {
            let _ = read_pairs(source, Some(&mut ledger));
        }
        read_score_files(&self.folder, Some(&mut ledger))?;
        self.sheet = Some(ledger.finish().value);
        Ok(())
    }
}
