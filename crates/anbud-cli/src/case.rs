//! A case as a command meets it: read, evaluated where it can be, with its mistakes drawn.

pub(crate) mod lots;

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anbud::diagnostic::{Severity, codes, cut, in_order};
use anbud::evaluation::{Evaluation, Scope, evaluate};
use anbud::record::{Basis, Record};
use anbud::{Diagnostic, Place, Procedure, Sheet, Tenders};
use anbud_files::{Case, Progress, ReadError};
use anbud_report::View;

use crate::draw;
use crate::ending::Ending;
use crate::session::Session;

/// Reads the case in a folder.
pub(crate) fn read(folder: &Path, session: &mut Session<'_, '_>) -> Result<Case, Ending> {
    let (path, progress) = (session.path(folder), Arc::new(Progress::default()));
    let read = || Case::read_watched(&path, &progress);
    let case = session.watch_share("reading scores", &|| progress.percent(), read);
    let case = case.map_err(|error| unreadable(error, session))?;
    session.inputs.borrow_mut().add_case(&path);
    lots::chosen(case, session)
}

/// Finds out where the scores of a tender, or of all, stand.
pub(crate) fn find_places(
    case: &mut Case,
    tender: Option<&str>,
    session: &mut Session<'_, '_>,
) -> Result<(), Ending> {
    let found = session.watch("finding the places of scores", || case.find_places(tender));
    found.map_err(|error| unreadable(error, session))
}

fn unreadable(error: ReadError, session: &Session<'_, '_>) -> Ending {
    let error = as_asked(error, session);
    Ending::refused(error.to_string(), error.help())
}

/// The error with its path as the arguments name it.
fn as_asked(error: ReadError, session: &Session<'_, '_>) -> ReadError {
    let shown = |path: PathBuf| session.shown(&path).to_owned();
    match error {
        ReadError::NoFolder { path } => ReadError::NoFolder { path: shown(path) },
        ReadError::NotAFolder { path } => ReadError::NotAFolder { path: shown(path) },
        ReadError::NoCriteria { path } => ReadError::NoCriteria { path: shown(path) },
        ReadError::Unreadable { path, cause } => ReadError::Unreadable { path: shown(path), cause },
        other => other,
    }
}

/// A case that was read without a mistake, and what came of it.
pub(crate) struct Evaluated<'a> {
    procedure: &'a Procedure,
    tenders: &'a Tenders,
    sheet: &'a Sheet,
    warnings: &'a [Diagnostic],
    /// Not given back figure by figure: when all is told the program ends, and the system takes it back at once.
    evaluation: ManuallyDrop<Evaluation>,
}

impl Evaluated<'_> {
    /// What a report reads.
    pub(crate) fn view(&self) -> View<'_> {
        View::new(self.procedure, self.tenders, self.sheet, &self.evaluation, self.warnings)
    }

    /// The record of it, with the digests of the files of the case.
    pub(crate) fn record(&self, case: &Case) -> Result<Record, Ending> {
        let view = self.view();
        let refused = |error: ReadError| Ending::refused(error.to_string(), error.help());
        let activities = case.activities(&self.evaluation).map_err(refused)?;
        let basis = Basis {
            procedure: self.procedure,
            tenders: self.tenders,
            sheet: self.sheet,
            evaluation: &self.evaluation,
            activities: &activities,
            warnings: &view.warnings,
        };
        Ok(Record::of(&basis, case.files().map_err(refused)?))
    }

    /// What came of it, alone.
    pub(crate) fn into_evaluation(self) -> Evaluation {
        ManuallyDrop::into_inner(self.evaluation)
    }

    /// What came of it.
    pub(crate) fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }
}

/// The documents of a case without a mistake.
pub(crate) type Documents<'a> = (&'a Procedure, &'a Tenders, &'a Sheet);

/// The documents of a case; the error holds every mistake that was found.
pub(crate) fn documents(case: &Case) -> Result<Documents<'_>, Vec<Diagnostic>> {
    let has_mistakes = case.diagnostics.iter().any(is_mistake);
    let whole = (&case.procedure, &case.tenders, &case.sheet);
    match (whole.0.as_ref(), whole.1.as_ref(), whole.2.as_ref(), has_mistakes) {
        (Some(procedure), Some(tenders), Some(sheet), false) => Ok((procedure, tenders, sheet)),
        (_, _, _, true) => Err(case.diagnostics.clone()),
        _ => Err(vec![nothing_to_evaluate()]),
    }
}

/// The documents of a case; none where there are mistakes, and then they were said.
pub(crate) fn documents_or_said<'a>(
    case: &'a Case,
    session: &mut Session<'_, '_>,
) -> Result<Option<Documents<'a>>, Ending> {
    match documents(case) {
        Ok(documents) => Ok(Some(documents)),
        Err(mistakes) => say(session, case, mistakes).map(|()| None),
    }
}

/// Evaluates a case; the error holds every mistake that was found.
pub(crate) fn evaluated(case: &Case, scope: Scope) -> Result<Evaluated<'_>, Vec<Diagnostic>> {
    let (procedure, tenders, sheet) = documents(case)?;
    let evaluation = evaluate(procedure, tenders, sheet, scope).map_err(|mut mistakes| {
        mistakes.extend(case.diagnostics.iter().cloned());
        mistakes
    })?;
    let evaluation = ManuallyDrop::new(evaluation);
    Ok(Evaluated { procedure, tenders, sheet, warnings: &case.diagnostics, evaluation })
}

/// Evaluates a case; none where it cannot be done, and then it was said why.
pub(crate) fn evaluated_or_said<'a>(
    case: &'a Case,
    scope: Scope,
    session: &mut Session<'_, '_>,
) -> Result<Option<Evaluated<'a>>, Ending> {
    match evaluated(case, scope) {
        Ok(evaluated) => Ok(Some(evaluated)),
        Err(mistakes) => say(session, case, mistakes).map(|()| None),
    }
}

/// Rules alone can be checked; to rank there must be tenders.
fn nothing_to_evaluate() -> Diagnostic {
    Diagnostic::mistake(
        codes::FILE_MISSING,
        "there is no tenders.toml, so there is nothing to evaluate",
    )
    .at(Place::file("tenders.toml"), "")
    .help("write what was submitted into tenders.toml beside criteria.toml")
}

/// Draws mistakes and warnings in the order of files and lines, with their number at the end.
pub(crate) fn say(
    session: &mut Session<'_, '_>,
    case: &Case,
    mut diagnostics: Vec<Diagnostic>,
) -> Result<(), Ending> {
    in_order(&mut diagnostics);
    cut(&mut diagnostics);
    let drawn: Vec<&Diagnostic> = diagnostics.iter().collect();
    let lines = |file: &str, line: u32| case.source_line(file, line);
    let text = draw::draw(&drawn, &lines, session.width_of_messages());
    session.say(&text)?;
    session.say(&format!("{}\n", draw::count(&drawn)))
}

/// Whether a diagnostic stops the evaluation.
pub(crate) fn is_mistake(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Mistake
}
