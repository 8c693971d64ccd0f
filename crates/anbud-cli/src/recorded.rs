//! The record that reports and letters are made from: of a case that is evaluated now, or from a file.

use std::path::Path;

use anbud::evaluation::Scope;
use anbud::procedure::{Language, Procedure};
use anbud::record::Record;
use anbud_files::read_record;
use anbud_report::language::language_of;

use crate::case;
use crate::ending::{Ending, Exit};
use crate::session::Session;

/// The record of a case folder, or the one in a file; none where the case has mistakes, which have been told then.
pub(crate) fn record(
    path: &Path,
    scope: Scope,
    session: &mut Session<'_, '_>,
) -> Result<Option<Record>, Ending> {
    if !session.path(path).is_file() {
        let case = case::read(path, session)?;
        let evaluated = case::evaluated_or_said(&case, scope, session)?;
        return evaluated.map(|evaluated| evaluated.record(&case)).transpose();
    }
    let text = read_text(path, session)?;
    let record = read_record(&text).map_err(|error| {
        let help = "give a case folder, or what `anbud evaluate --record` has written";
        Ending::mistaken(format!("`{}` is {error}", path.display()), help)
    })?;
    Ok(Some(record))
}

/// The text of a file that an argument names.
pub(crate) fn read_text(path: &Path, session: &Session<'_, '_>) -> Result<String, Ending> {
    std::fs::read_to_string(session.path(path))
        .map_err(|cause| Ending::refused(format!("cannot read `{}`: {cause}", path.display()), ""))
}

/// How a command ends after it wrote about a record.
pub(crate) fn ending(record: &Record) -> Exit {
    if record.undecided.is_empty() { Exit::Done } else { Exit::Undecided }
}

/// The language of what leaves the house: as asked for, else that of the case, else English.
pub(crate) fn spoken(asked: Option<Language>, procedure: &Procedure) -> Language {
    asked.or(procedure.procurement.language).unwrap_or(Language::English)
}

/// Reads the tag of a language among the arguments.
pub(crate) fn language(tag: &str) -> Result<Language, String> {
    language_of(tag).ok_or_else(|| "reports are written in `en` or `sv`".to_owned())
}
