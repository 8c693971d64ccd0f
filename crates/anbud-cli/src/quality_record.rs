//! Quality as it was recorded before prices were opened: an evaluation refuses to go on where it has changed since.

use std::path::{Path, PathBuf};

use anbud::evaluation::{Evaluation, Scope};
use anbud::record::Record;
use anbud_check::{Refusal, verify};
use anbud_files::{Case, read_record};
use anbud_report::changes::{Changes, in_quality};

use crate::case;
use crate::ending::{Ending, Exit};
use crate::recorded::read_text;
use crate::session::Session;

/// So many changes are told.
const TOLD_MAX: usize = 20;

const HELP: &str = "`anbud evaluate CASE --quality --record FILE` writes one";

/// The record of quality that an evaluation goes by.
#[derive(Debug, clap::Args)]
pub(crate) struct QualityRecord {
    /// The record of quality, written before prices were opened: refuse, with exit code 3, where quality has changed since,
    /// and say what
    #[arg(long, value_name = "FILE")]
    quality_record: Option<PathBuf>,
}

/// What came of the comparison.
pub(crate) enum Compared {
    /// No record was named.
    NotAsked,
    /// Quality is as it was recorded.
    Same(Confirmed),
    /// It is not, or cannot be worked out: that was said.
    Refused(Exit),
}

/// Quality as it is now, equal to what was recorded.
pub(crate) struct Confirmed {
    now: Box<Record>,
}

impl QualityRecord {
    /// Whether some record was named.
    pub(crate) fn is_asked(&self) -> bool {
        self.quality_record.is_some()
    }

    /// Compares quality with the record.
    pub(crate) fn compare(
        &self,
        case: &Case,
        session: &mut Session<'_, '_>,
    ) -> Result<Compared, Ending> {
        let Some(file) = &self.quality_record else { return Ok(Compared::NotAsked) };
        let sealed = match read(file, session)? {
            Ok(sealed) => sealed,
            Err(why) => {
                let text = format!("error: `{}` is not verified: {why}\n", file.display());
                session.say(&text)?;
                return Ok(Compared::Refused(Exit::Differs));
            }
        };
        let Some(evaluated) = case::evaluated_or_said(case, Scope::Quality, session)? else {
            return Ok(Compared::Refused(Exit::Mistakes));
        };
        let now = evaluated.record(case)?;
        if sealed.lot != now.lot {
            let lot = |record: &Record| record.lot.clone().unwrap_or_else(|| "none".to_owned());
            let message = format!(
                "`{}` is of the lot `{}`, not `{}`",
                file.display(),
                lot(&sealed),
                lot(&now)
            );
            return Err(Ending::mistaken(message, "name the record of this lot"));
        }
        let found = in_quality(&sealed, &now).map_err(|error| Ending::Output(error.into()))?;
        session.say(&told(file, &found))?;
        Ok(match found.changes.as_slice() {
            [] => Compared::Same(Confirmed { now: Box::new(now) }),
            _ => Compared::Refused(Exit::Differs),
        })
    }
}

impl Confirmed {
    /// Says where the quality in an award is another one: a tender rejected for its price no longer counts, and quality that
    /// looks at other tenders follows.
    pub(crate) fn tell_moved(
        &self,
        evaluation: &Evaluation,
        case: &Case,
        session: &mut Session<'_, '_>,
    ) -> Result<(), Ending> {
        let Some(tenders) = &case.tenders else { return Ok(()) };
        for result in &evaluation.tenders {
            let id = &*tenders.list[result.tender].id;
            let recorded = self.now.tender(id).and_then(|tender| tender.quality);
            let recorded = recorded.and_then(|number| self.now.figure(number));
            let (Some(quality), Some(recorded)) = (result.quality, recorded) else { continue };
            let quality = evaluation.derivation.number(quality).0.to_string();
            if quality != recorded.value {
                session.say(&format!(
                    "note: in the award the quality of `{id}` is {quality} instead of {}: a tender that was rejected when prices \
                     were read no longer counts, and this quality looks at other tenders\n",
                    recorded.value
                ))?;
            }
        }
        Ok(())
    }
}

/// The record in a file; the inner error says why it does not verify.
fn read(file: &Path, session: &Session<'_, '_>) -> Result<Result<Record, String>, Ending> {
    let text = read_text(file, session)?;
    let shown = file.display();
    match verify(&text) {
        Ok(_) => {}
        Err(Refusal::Wrong(problem)) => return Ok(Err(problem.to_string())),
        Err(Refusal::NotARecord(why)) => {
            return Err(Ending::mistaken(format!("`{shown}` is {why}"), HELP));
        }
    }
    let record = read_record(&text)
        .map_err(|error| Ending::mistaken(format!("`{shown}` is {error}"), HELP))?;
    if record.scope != Scope::Quality {
        let message = format!("`{shown}` is the record of a whole evaluation, not of quality");
        return Err(Ending::mistaken(message, HELP));
    }
    Ok(Ok(record))
}

/// What has changed, or that nothing has.
fn told(file: &Path, found: &Changes) -> String {
    let (file, files) = (file.display(), found.files.join("`, `"));
    match (found.changes.as_slice(), files.as_str()) {
        ([], "") => format!("Quality is as it was recorded in `{file}`.\n"),
        ([], files) => format!(
            "Quality is as it was recorded in `{file}`: every score, count and figure. Not as they were: `{files}`.\n"
        ),
        (changes, files) => {
            let mut text =
                format!("error: quality has changed since it was recorded in `{file}`\n");
            for change in changes.iter().take(TOLD_MAX) {
                text += &format!("  {change}\n");
            }
            if changes.len() > TOLD_MAX {
                text += &format!("  … and {} more\n", changes.len() - TOLD_MAX);
            }
            if !files.is_empty() {
                text += &format!("  not as they were: `{files}`\n");
            }
            text + "  help: put back what was recorded; a change that must stand needs a new record of quality, kept beside this one\n"
        }
    }
}
