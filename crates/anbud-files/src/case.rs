//! A case: everything that its folder says, and everything that is wrong with it.

mod lots;
mod places;

use std::path::Path;
use std::sync::Arc;

use anbud::diagnostic::{Code, Diagnostic, Severity, codes, cut};
use anbud::documents::{read_criteria, read_tenders, read_tenders_of_lot};
use anbud::ledger::{Column, Ledger};
use anbud::procedure::Lot;
use anbud::procedure::draft::Draft;
use anbud::record::File;
use anbud::tenders::UnitPrices;
use anbud::{Place, Procedure, Sheet, Source, Tenders};

use crate::digest::digest;
use crate::folder::Folder;
use crate::lines::Lines;
use crate::score_files::read_score_files;
use crate::{
    Progress, ReadError, read_evaluators, read_items, read_pairs, read_prices, read_requirements,
};

const CRITERIA: &str = "criteria.toml";
const REQUIREMENTS: &str = "requirements.csv";
const ITEMS: &str = "items.csv";
const TENDERS: &str = "tenders.toml";
const PRICES: &str = "prices.csv";
const EVALUATORS: &str = "evaluators.csv";
const PAIRS: &str = "pairs.csv";

/// A case as its folder holds it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Case {
    /// The rules; none where they have mistakes.
    pub procedure: Option<Procedure>,
    /// What was submitted; none where the rules have mistakes, or where nothing was submitted yet.
    pub tenders: Option<Tenders>,
    /// The scores that count; none where there are no tenders.
    pub sheet: Option<Sheet>,
    /// Every mistake and warning in all files: criteria, requirements, items, tenders, prices, evaluators, pairs, scores. With a mistake
    /// among them nothing can be evaluated.
    pub diagnostics: Vec<Diagnostic>,
    folder: Folder,
    sources: Vec<Source>,
    lines: Lines,
    /// The one lot that it was read for.
    lot: Option<Arc<str>>,
    /// Each lot by itself, where some criterion belongs to some lots only.
    lots: Vec<Case>,
}

impl Case {
    /// Reads the folder of a case: criteria.toml, tenders.toml, requirements.csv, items.csv, prices.csv,
    /// evaluators.csv, pairs.csv, scores.csv,
    /// scores/*.csv and scores/*.xlsx. Other files in the folder are no part of the case. Only criteria.toml must be there: without
    /// tenders the rules are checked alone, with a warning.
    ///
    /// ```
    /// use anbud_files::Case;
    /// let case = Case::read("../../examples/health-record")?;
    /// assert!(!case.has_mistakes());
    /// let sheet = case.sheet.as_ref().expect("it has tenders, and no mistakes");
    /// assert_eq!(sheet.evaluators.len(), 1_500);
    /// let place = case.tenders.as_ref().and_then(|tenders| tenders.list.iter().next()).map(|tender| &tender.place);
    /// let line = place.and_then(|place| case.source_line(place.file_name(), place.line()));
    /// assert_eq!(line.as_deref(), Some("id = \"askelund\""));
    /// # Ok::<(), anbud_files::ReadError>(())
    /// ```
    ///
    /// # Errors
    /// Something outside of the documents: no such folder, no criteria.toml in it, a file that cannot be read.
    pub fn read(path: impl AsRef<Path>) -> Result<Case, ReadError> {
        Case::read_watched(path, &Arc::default())
    }

    /// Likewise, and notes how much of the score files was read.
    ///
    /// # Errors
    /// As [`Case::read`].
    pub fn read_watched(
        path: impl AsRef<Path>,
        progress: &Arc<Progress>,
    ) -> Result<Case, ReadError> {
        let mut folder = Folder::open(path.as_ref())?;
        folder.progress.clone_from(progress);
        let mut case = Case::in_folder(folder);
        match case.read_draft()? {
            Some(draft) if draft.has_rules_by_lot() => case.read_lots(&draft)?,
            draft => case.read_by(draft)?,
        }
        sort(&mut case.diagnostics);
        cut(&mut case.diagnostics);
        Ok(case)
    }

    /// A case of which nothing is read as yet.
    fn in_folder(folder: Folder) -> Self {
        Case {
            procedure: None,
            tenders: None,
            sheet: None,
            diagnostics: Vec::new(),
            folder,
            sources: Vec::new(),
            lines: Lines::default(),
            lot: None,
            lots: Vec::new(),
        }
    }

    /// Reads what was submitted and the scores by these rules.
    fn read_by(&mut self, draft: Option<Draft>) -> Result<(), ReadError> {
        let rules = self.rules(draft);
        let submitted = self.read_tenders(&rules)?;
        self.sheet = self.read_scores(&rules, submitted.as_ref())?;
        if rules.are_good {
            self.procedure = rules.outline;
            self.tenders = submitted;
        }
        Ok(())
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The files of the case with their digests, by name: what its seals of bytes are.
    ///
    /// ```
    /// let case = anbud_files::Case::read("../../examples/exact-tie")?;
    /// let names: Vec<String> = case.files()?.into_iter().map(|file| file.name).collect();
    /// assert_eq!(names, ["criteria.toml", "tenders.toml"]);
    /// # Ok::<(), anbud_files::ReadError>(())
    /// ```
    ///
    /// # Errors
    /// A file that can no longer be read.
    pub fn files(&self) -> Result<Vec<File>, ReadError> {
        let small =
            [CRITERIA, REQUIREMENTS, ITEMS, TENDERS, PRICES, EVALUATORS, PAIRS].map(Arc::from);
        let (scores, _) = self.folder.score_files()?;
        let names = small.into_iter().chain(scores);
        let digests = names.filter_map(|name| digest(&self.folder, &name).transpose());
        let mut files = digests.collect::<Result<Vec<File>, ReadError>>()?;
        files.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    /// Whether there is a mistake among the diagnostics.
    #[must_use]
    pub fn has_mistakes(&self) -> bool {
        self.diagnostics.iter().any(is_mistake)
    }

    /// A line of a file of the case, to be shown beside a diagnostic. Score files are not kept in memory: the line is
    /// read again.
    #[must_use]
    pub fn source_line(&self, file: &str, line: u32) -> Option<String> {
        let at = usize::try_from(line).ok()?.checked_sub(1)?;
        match self.sources.iter().find(|source| &**source.file() == file) {
            Some(source) => source.text().lines().nth(at).map(str::to_owned),
            None if is_scores(file) => self.lines.line(self.folder.path(), file, line),
            None => None,
        }
    }

    /// The rules as stated, read again from the files that are kept; none where criteria.toml is no text.
    ///
    /// ```
    /// use anbud_files::Case;
    /// let case = Case::read("../../examples/losing-tender")?;
    /// let draft = case.draft().expect("it has rules");
    /// let again = draft.build().expect("without a mistake");
    /// assert_eq!(Some(again.seal), case.procedure.map(|procedure| procedure.seal));
    /// # Ok::<(), anbud_files::ReadError>(())
    /// ```
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let kept = |name: &str| self.sources.iter().find(|source| &**source.file() == name);
        let mut criteria = read_criteria(kept(CRITERIA)?).value;
        if let Some(source) = kept(REQUIREMENTS) {
            // what is wrong there stands among the diagnostics already
            let _ = read_requirements(source, &mut criteria);
        }
        if let Some(source) = kept(ITEMS) {
            let _ = read_items(source, &mut criteria);
        }
        let draft = criteria.into_draft();
        Some(match &self.lot {
            Some(lot) => draft.of_lot(lot),
            None => draft,
        })
    }

    /// The text of a small file, which is kept; none where it is not there or is a problem in itself.
    fn text(&mut self, name: &str) -> Result<Option<Source>, ReadError> {
        match self.folder.text(name)? {
            None => Ok(None),
            Some(Ok(source)) => {
                self.sources.push(source.clone());
                Ok(Some(source))
            }
            Some(Err(mistake)) => {
                self.diagnostics.push(mistake);
                Ok(None)
            }
        }
    }

    /// criteria.toml, requirements.csv and items.csv.
    fn read_draft(&mut self) -> Result<Option<Draft>, ReadError> {
        if !self.folder.holds(CRITERIA) {
            return Err(ReadError::NoCriteria { path: self.folder.path().to_owned() });
        }
        let source = self.text(CRITERIA)?;
        let is_text = source.is_some();
        let reading = read_criteria(&source.unwrap_or_else(|| Source::new(CRITERIA, "")));
        let mut criteria = reading.value;
        if is_text {
            self.diagnostics.extend(reading.diagnostics);
        }
        match self.text(REQUIREMENTS)? {
            Some(source) => self.diagnostics.extend(read_requirements(&source, &mut criteria)),
            // a list that is no text may have held any requirement
            None => criteria.draft.damaged |= self.folder.holds(REQUIREMENTS),
        }
        match self.text(ITEMS)? {
            Some(source) => self.diagnostics.extend(read_items(&source, &mut criteria)),
            None => criteria.draft.damaged |= self.folder.holds(ITEMS),
        }
        Ok(is_text.then(|| criteria.into_draft()))
    }

    /// What the rules say as a whole; nothing where criteria.toml is no text.
    fn rules(&mut self, draft: Option<Draft>) -> Rules {
        let Some(draft) = draft else { return Rules { outline: None, are_good: false } };
        let (mut outline, found) = draft.outline();
        let are_good = !self.has_mistakes() && !found.iter().any(is_mistake);
        if let (Some(outline), true) = (&mut outline, are_good) {
            outline.warnings.clone_from(&found);
        }
        self.diagnostics.extend(found);
        Rules { outline, are_good }
    }

    /// tenders.toml, read by the rules.
    fn read_tenders(&mut self, rules: &Rules) -> Result<Option<Tenders>, ReadError> {
        if !self.folder.holds(TENDERS) {
            self.diagnostics.push(no_tenders());
            return Ok(None);
        }
        let (source, no_rules) = (self.text(TENDERS)?, no_rules());
        let known = rules.outline.as_ref().or(no_rules.as_ref());
        let (Some(source), Some(known)) = (source, known) else { return Ok(None) };
        let is_it = |lot: &Lot| self.lot.as_ref().is_some_and(|id| *id == lot.id);
        let reading = match known.lots.list.find(is_it) {
            Some(lot) => read_tenders_of_lot(&source, known, lot),
            None => read_tenders(&source, known),
        };
        self.add(rules, reading.diagnostics);
        let mut tenders = reading.value;
        self.read_prices(rules, known, &mut tenders)?;
        Ok(Some(tenders))
    }

    /// prices.csv, read by rules and tenders.
    fn read_prices(
        &mut self,
        rules: &Rules,
        known: &Procedure,
        tenders: &mut Tenders,
    ) -> Result<(), ReadError> {
        if let Some(source) = self.text(PRICES)? {
            let mut prices = UnitPrices::new(known, tenders);
            let is_cut = self.diagnostics.iter().any(|found| found.code == codes::LIMIT_TENDERS);
            let mistakes = read_prices(&source, (!is_cut).then_some(&mut prices));
            self.diagnostics.extend(mistakes);
            self.add(rules, prices.finish(tenders));
        }
        Ok(())
    }

    /// evaluators.csv and the score files, read by rules and tenders. Without rules or tenders, scores are read as tables
    /// only.
    fn read_scores(
        &mut self,
        rules: &Rules,
        submitted: Option<&Tenders>,
    ) -> Result<Option<Sheet>, ReadError> {
        let (no_rules, nobody) = (no_rules(), Tenders::default());
        let Some(known) = rules.outline.as_ref().or(no_rules.as_ref()) else { return Ok(None) };
        let mut ledger = Ledger::new(known, submitted.unwrap_or(&nobody));
        let is_cut = self.diagnostics.iter().any(|found| found.code == codes::LIMIT_TENDERS);
        if is_cut || submitted.is_none_or(|tenders| tenders.damaged) {
            ledger.passes_over(Column::Tender);
        }
        self.read_evaluators(&mut ledger)?;
        let can_add = rules.outline.is_some() && submitted.is_some();
        if let Some(source) = self.text(PAIRS)? {
            self.diagnostics.extend(read_pairs(&source, can_add.then_some(&mut ledger)));
        }
        let found = read_score_files(&self.folder, can_add.then_some(&mut ledger))?;
        self.diagnostics.extend(found);
        let reading = ledger.finish();
        self.add(rules, reading.diagnostics);
        Ok((can_add && rules.are_good).then_some(reading.value))
    }

    /// Adds what was found by the rules, as far as it does not follow from a mistake in them.
    fn add(&mut self, rules: &Rules, found: Vec<Diagnostic>) {
        self.diagnostics.extend(found.into_iter().filter(|mistake| rules.are_enough_for(mistake)));
    }

    fn read_evaluators(&mut self, ledger: &mut Ledger<'_>) -> Result<(), ReadError> {
        if !self.folder.holds(EVALUATORS) {
            return Ok(());
        }
        ledger.evaluators_are_listed();
        match self.text(EVALUATORS)? {
            Some(source) => self.diagnostics.extend(read_evaluators(&source, ledger)),
            None => ledger.passes_over(Column::Evaluator),
        }
        Ok(())
    }
}

/// The rules as far as they are known.
struct Rules {
    /// What they say, with stand-ins for what could not be made out; none where too little is known.
    outline: Option<Procedure>,
    /// Whether they have no mistake.
    are_good: bool,
}

impl Rules {
    /// Whether enough is known of the rules to say that a mistake found by them does not follow from one in them.
    fn are_enough_for(&self, mistake: &Diagnostic) -> bool {
        // a broken entry is there by its id, but not whether it is scored, and by whom
        const BY_BROKEN_ENTRY: [Code; 2] = [codes::NOT_SCORED, codes::NOT_ASSESSED];
        const BY_ANY_RULE: [Code; 8] = [
            codes::UNKNOWN_REFERENCE,
            codes::UNKNOWN_NAME,
            codes::UNANSWERED,
            codes::MISSING_MEASURE,
            codes::CONFLICT,
            codes::CONSENSUS,
            codes::GROUP_UNCLEAR,
            codes::NOT_ON_SCALE,
        ];
        let is_known = self.outline.is_some() || !BY_ANY_RULE.contains(&mistake.code);
        self.are_good || (is_known && !BY_BROKEN_ENTRY.contains(&mistake.code))
    }
}

fn is_mistake(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Mistake
}

fn is_scores(file: &str) -> bool {
    file == "scores.csv" || file.starts_with("scores/")
}

fn no_tenders() -> Diagnostic {
    Diagnostic::warning(
        codes::FILE_MISSING,
        "there is no tenders.toml, so the rules are checked alone",
    )
    .at(Place::file(TENDERS), "")
    .help("write what was submitted into tenders.toml beside criteria.toml")
}

/// Rules without a criterion to score: what tenders and evaluators are read by where nothing is known of the real ones,
/// so that what is wrong in those files by themselves is said at once.
fn no_rules() -> Option<Procedure> {
    let text = "format = 1\n[procurement]\ntitle = \"-\"\nauthority = \"-\"\nreference = \"-\"\ncurrency = \"-\"\n\
                [award]\nmodel = \"lowest-price\"\n";
    read_criteria(&Source::new(CRITERIA, text)).value.into_draft().build().ok()
}

/// Sorts diagnostics by file in the order of reading, then by line and column.
fn sort(diagnostics: &mut Vec<Diagnostic>) {
    const ORDER: [&str; 7] = [CRITERIA, REQUIREMENTS, ITEMS, TENDERS, PRICES, EVALUATORS, PAIRS];
    let rank = |place: &Place| ORDER.iter().position(|file| *file == place.file_name());
    diagnostics.sort_by_cached_key(|diagnostic| {
        let place = diagnostic.place().cloned();
        let rank = place.as_ref().and_then(rank).unwrap_or(ORDER.len());
        (place.is_none(), rank, place)
    });
    diagnostics.dedup();
}
