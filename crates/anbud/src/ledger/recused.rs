//! Recusal: evaluators with a conflict of interest do not score the tenders that they declared it for.

use super::add::Ledger;
use super::check::{is_identifier, normalised};
use super::row::{Column, ScoreRow};
use crate::diagnostic::{Diagnostic, codes, quoted};
use crate::procedure::draft::Written;

impl Ledger<'_> {
    /// Notes that an evaluator, who has been listed, is recused for a tender: a row in which they score it is a mistake, if
    /// it is added afterwards, and that they did not score it is no gap. A second declaration for the same tender changes
    /// nothing.
    ///
    /// ```
    /// use anbud::ledger::{Ledger, ScoreRow};
    /// use anbud::procedure::draft::Written;
    /// use anbud::{Place, Source, documents};
    /// # let rules = "format = 1\nprocurement = { title = \"T\", authority = \"A\", reference = \"R\", currency = \"SEK\" }\n\
    /// # award = { model = \"weighted-sum\" }\nscoring = { within_group = \"mean\", missing = \"error\" }\n\
    /// # scale = [{ id = \"five\", minimum = 0, maximum = 5 }]\n\
    /// # criterion = [{ id = \"comfort\", weight = 100, scale = \"five\", model = \"of-maximum\" }]\n";
    /// # let procedure = documents::read_criteria(&Source::new("criteria.toml", rules)).value.into_draft().build()?;
    /// # let submitted = "tender = [{ id = \"north\", tenderer = \"North AB\", price = 100 }]";
    /// # let tenders = documents::read_tenders(&Source::new("tenders.toml", submitted), &procedure).value;
    /// let mut ledger = Ledger::new(&procedure, &tenders);
    /// ledger.add_evaluator(&Written::new("eva", Place::in_code()), None, &[]);
    /// ledger.recuse("eva", &Written::new("north", Place::in_code()));
    /// ledger.add(&ScoreRow::new("north", "comfort", "eva", "4"));
    /// let reading = ledger.finish();
    /// assert_eq!(reading.diagnostics[0].message, "`eva` is recused for `north` and scored `comfort` of it");
    /// assert!(reading.value.is_empty());
    /// # Ok::<(), Vec<anbud::Diagnostic>>(())
    /// ```
    pub fn recuse(&mut self, evaluator: &str, tender: &Written<&str>) {
        let id = normalised(evaluator);
        let Some(position) = self.people.find(&id, 0) else {
            // one that cannot be an identifier was reported where it is listed
            if is_identifier(&id) {
                self.report_unknown(&id, Column::Evaluator, || tender.place.clone());
            }
            return;
        };
        let Some(found) = self.tender_position(tender.value) else {
            return self.report_unknown(tender.value, Column::Tender, || tender.place.clone());
        };
        let Some(key) = self.tender_keys.get(found as usize) else { return };
        self.people.recuse(position, *key, &tender.place);
    }

    /// Whether the evaluator of a row, counted from 1, is not recused for its tender.
    pub(super) fn may_score(&mut self, row: &ScoreRow<'_>, tender: u32, evaluator: u32) -> bool {
        let Some(key) = self.tender_keys.get(tender as usize) else { return true };
        let Some(declared) = self.people.recusal(evaluator, *key) else { return true };
        let (who, tender) = (quoted(row.evaluator), quoted(row.tender));
        let message =
            format!("{who} is recused for {tender} and scored {} of it", quoted(row.requirement));
        let mistake = Diagnostic::mistake(codes::RECUSED, message)
            .at(row.place(Column::Score), "scored here")
            .at(declared.clone(), "recused here")
            .help(
                "delete the row, or the tender under `recused` if there is no conflict of interest",
            );
        self.mistakes.report(mistake);
        false
    }
}
