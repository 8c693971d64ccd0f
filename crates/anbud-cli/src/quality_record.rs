//! Quality as it was recorded before prices were opened: an evaluation refuses to go on where it has changed since.

use std::path::{Path, PathBuf};

use anbud::Tenders;
use anbud::evaluation::{Evaluation, Scope};
use anbud::record::{LotsRecord, Record};
use anbud_check::{Refusal, verify};
use anbud_files::{Case, is_of_lots, read_lots_record, read_record};
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
    /// Of the case, or of every lot.
    now: Vec<Record>,
}

impl QualityRecord {
    /// Whether some record was named.
    pub(crate) fn is_asked(&self) -> bool {
        self.quality_record.is_some()
    }

    /// Compares quality with the record: of one award, or of every lot.
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
        let Some(now) = records(case, session)? else {
            return Ok(Compared::Refused(Exit::Mistakes));
        };
        let mut found = Changes::default();
        for record in &now {
            let Some(sealed) = sealed.iter().find(|sealed| sealed.lot == record.lot) else {
                return Err(of_another_lot(file, record));
            };
            add(&mut found, sealed, record)?;
        }
        session.say(&told(file, &found))?;
        Ok(match found.changes.as_slice() {
            [] => Compared::Same(Confirmed { now }),
            _ => Compared::Refused(Exit::Differs),
        })
    }
}

/// The records of quality as it is now: of the case, or of every lot; none where it has mistakes, which were said.
fn records(case: &Case, session: &mut Session<'_, '_>) -> Result<Option<Vec<Record>>, Ending> {
    if !case::lots::are_all(case) {
        let evaluated = case::evaluated_or_said(case, Scope::Quality, session)?;
        return evaluated.map(|it| it.record(case).map(|record| vec![record])).transpose();
    }
    match case::lots::evaluated(case, Scope::Quality) {
        Ok(outcome) => {
            let record = case::lots::record(case, &outcome)?;
            Ok(Some(record.map(of_lots).unwrap_or_default()))
        }
        Err(mistakes) => case::say(session, case, mistakes).map(|()| None),
    }
}

/// The records of the lots, each with the files of the case.
fn of_lots(record: LotsRecord) -> Vec<Record> {
    let files = record.files;
    let lots = record.lots.into_iter();
    lots.map(|lot| Record { files: files.clone(), ..lot }).collect()
}

/// Adds what has changed in one award, with its lot where there are lots.
fn add(found: &mut Changes, sealed: &Record, now: &Record) -> Result<(), Ending> {
    let own = in_quality(sealed, now).map_err(|error| Ending::Output(error.into()))?;
    let lot = now.lot.as_ref().map(|lot| format!("lot `{lot}`: ")).unwrap_or_default();
    found.changes.extend(own.changes.into_iter().map(|change| format!("{lot}{change}")));
    found.files.extend(own.files);
    found.files.sort_unstable();
    found.files.dedup();
    Ok(())
}

fn of_another_lot(file: &Path, now: &Record) -> Ending {
    let of = match &now.lot {
        Some(lot) => format!("the lot `{lot}`"),
        None => "a case without lots".to_owned(),
    };
    let message = format!("`{}` holds no record of {of}", file.display());
    Ending::mistaken(message, "name a record of this lot, or of all")
}

impl Confirmed {
    /// Says where the quality in an award is another one: a tender rejected for its price no longer counts, and quality that
    /// looks at other tenders follows.
    pub(crate) fn tell_moved(
        &self,
        evaluation: &Evaluation,
        tenders: &Tenders,
        session: &mut Session<'_, '_>,
    ) -> Result<(), Ending> {
        for result in &evaluation.tenders {
            let id = &*tenders.list[result.tender].id;
            let recorded = |record: &'_ Record| {
                record.tender(id)?.quality.and_then(|number| record.figure(number)).cloned()
            };
            let recorded = self.now.iter().find_map(recorded);
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

/// The records in a file, of one award or of every lot; the inner error says why it does not verify.
fn read(file: &Path, session: &Session<'_, '_>) -> Result<Result<Vec<Record>, String>, Ending> {
    let text = read_text(file, session)?;
    let shown = file.display();
    match verify(&text) {
        Ok(_) => {}
        Err(Refusal::Wrong(problem)) => return Ok(Err(problem.to_string())),
        Err(Refusal::NotARecord(why)) => {
            return Err(Ending::mistaken(format!("`{shown}` is {why}"), HELP));
        }
    }
    let unreadable = |error| Ending::mistaken(format!("`{shown}` is {error}"), HELP);
    let records = match is_of_lots(&text).map_err(unreadable)? {
        true => of_lots(read_lots_record(&text).map_err(unreadable)?),
        false => vec![read_record(&text).map_err(unreadable)?],
    };
    if records.iter().any(|record| record.scope != Scope::Quality) {
        let message = format!("`{shown}` is the record of a whole evaluation, not of quality");
        return Err(Ending::mistaken(message, HELP));
    }
    Ok(Ok(records))
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
