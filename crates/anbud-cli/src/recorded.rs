//! The record that reports and letters are made from: of a case that is evaluated now, or from a file.

use std::path::Path;

use anbud::Key;
use anbud::evaluation::Scope;
use anbud::procedure::{Language, Procedure};
use anbud::record::{File, LotsRecord, Record};
use anbud::tenders::Tender;
use anbud_files::{Case, is_of_lots, read_lots_record, read_record};
use anbud_report::View;
use anbud_report::language::language_of;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::session::Session;

/// A record of one award, or of all lots.
pub(crate) enum Recorded {
    /// Of one award.
    One(Box<Record>),
    /// Of all lots.
    Lots(Box<LotsRecord>),
}

/// The record of a case folder, or the one in a file; none where the case has mistakes, which have been told then.
pub(crate) fn record(
    path: &Path,
    scope: Scope,
    session: &mut Session<'_, '_>,
) -> Result<Option<Recorded>, Ending> {
    if !session.path(path).is_file() {
        let case = case::read(path, session)?;
        return of_case(&case, scope, session);
    }
    let text = read_text(path, session)?;
    let read = match is_of_lots(&text) {
        Ok(true) => read_lots_record(&text).map(|record| Recorded::Lots(Box::new(record))),
        _ => read_record(&text).map(|record| Recorded::One(Box::new(record))),
    };
    let record = read.map_err(|error| {
        let help = "give a case folder, or what `anbud evaluate --record` has written";
        Ending::mistaken(format!("`{}` is {error}", path.display()), help)
    })?;
    Ok(Some(record))
}

/// The record of a case; none where it has mistakes, which have been told then.
pub(crate) fn of_case(
    case: &Case,
    scope: Scope,
    session: &mut Session<'_, '_>,
) -> Result<Option<Recorded>, Ending> {
    if !case::lots::are_all(case) {
        let evaluated = case::evaluated_or_said(case, scope, session)?;
        let record = evaluated.map(|evaluated| evaluated.record(case)).transpose()?;
        return Ok(record.map(|record| Recorded::One(Box::new(record))));
    }
    match case::lots::evaluated(case, scope) {
        Ok(outcome) => {
            let record = case::lots::record(case, &outcome)?;
            Ok(record.map(|record| Recorded::Lots(Box::new(record))))
        }
        Err(mistakes) => case::say(session, case, mistakes).map(|()| None),
    }
}

/// The text of a file that an argument names.
pub(crate) fn read_text(path: &Path, session: &Session<'_, '_>) -> Result<String, Ending> {
    let file = session.path(path);
    session.inputs.borrow_mut().add_file(&file);
    std::fs::read_to_string(file)
        .map_err(|cause| Ending::refused(format!("cannot read `{}`: {cause}", path.display()), ""))
}

/// How a command ends after it wrote about a record; what is not decided is said.
pub(crate) fn ending(record: &Record, session: &mut Session<'_, '_>) -> Done {
    let sets = record.undecided.iter().map(|set| (set.tenders.join("`, `"), set.text.clone()));
    undecided(sets, session)
}

/// The exit by the sets of tenders whose order is not decided, each said with its cause.
pub(crate) fn undecided(
    sets: impl Iterator<Item = (String, String)>,
    session: &mut Session<'_, '_>,
) -> Done {
    let mut exit = Exit::Done;
    for (tenders, cause) in sets {
        session.say(&format!("undecided: `{tenders}`: {cause}\n"))?;
        exit = Exit::Undecided;
    }
    Ok(exit)
}

/// The same of an evaluation.
pub(crate) fn undecided_of(view: &View<'_>, session: &mut Session<'_, '_>) -> Done {
    let id = |tender: &Key<Tender>| view.tenders.list[*tender].id.to_string();
    let sets = view.evaluation.undecided.iter().map(|set| {
        (set.tenders.iter().map(id).collect::<Vec<_>>().join("`, `"), set.text.to_string())
    });
    undecided(sets, session)
}

impl Recorded {
    /// The files that were evaluated.
    pub(crate) fn files(&self) -> &[File] {
        match self {
            Recorded::One(record) => &record.files,
            Recorded::Lots(record) => &record.files,
        }
    }

    /// The one lot that it is of; none where there are no lots, or where it is of all.
    pub(crate) fn lot(&self) -> Option<&str> {
        match self {
            Recorded::One(record) => record.lot.as_deref(),
            Recorded::Lots(_) => None,
        }
    }

    /// How a command ends after it wrote about it.
    pub(crate) fn ending(&self, session: &mut Session<'_, '_>) -> Done {
        let record = match self {
            Recorded::One(record) => return ending(record, session),
            Recorded::Lots(record) => record,
        };
        match record.allocation.as_ref().and_then(|allocated| allocated.undecided.as_ref()) {
            Some(why) => {
                session.say(&format!("undecided: {}\n", why.text))?;
                Ok(Exit::Undecided)
            }
            None => Ok(Exit::Done),
        }
    }
}

/// The language of what leaves the house: as asked for, else that of the case, else English.
pub(crate) fn spoken(asked: Option<Language>, procedure: &Procedure) -> Language {
    asked.or(procedure.procurement.language).unwrap_or(Language::English)
}

/// Reads the tag of a language among the arguments.
pub(crate) fn language(tag: &str) -> Result<Language, String> {
    language_of(tag).ok_or_else(|| "reports are written in `en` or `sv`".to_owned())
}
