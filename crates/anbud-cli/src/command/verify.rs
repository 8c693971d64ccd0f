//! `anbud verify`: re-checks a record with separate arithmetic, and with its case by evaluating it again.

use std::fs;
use std::path::{Path, PathBuf};

use anbud::record::{LotsRecord, Record};
use anbud_check::{Refusal, Verified, verify, verify_files};
use anbud_files::{
    Head, is_of_lots, lots_record_text, read_lots_record, read_record, record_head, record_text,
};
use anbud_report::differences;
use anbud_report::so_many;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::session::Session;

/// Re-checks a record step by step, with arithmetic of its own
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud verify record.json            every figure, rounding, comparison, order and place, from the record alone
  anbud verify record.json my-case    also the digests of the files, every number where it is said to stand,
                                      and the whole evaluation once more

It prints VERIFIED, or NOT VERIFIED with the first thing that is wrong, in words; the exit code is then 3.
The checker shares no code with the engine. `anbud evaluate my-case --record record.json` writes a record.")]
pub(crate) struct Arguments {
    /// The record
    #[arg(value_name = "RECORD")]
    record: PathBuf,
    /// The folder of the case that it is the record of
    #[arg(value_name = "CASE")]
    case: Option<PathBuf>,
}

/// What is said where there is no case.
const ALONE: &str = "By the record alone: its arithmetic, its rules, its order. That formulas were followed as they are written, and whose \
    scores those are, is proved with the case: `anbud verify RECORD CASE`.\n";

/// Re-checks a record.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let shown = arguments.record.display();
    let text = text(&session.path(&arguments.record), &arguments.record)?;
    let verified = match session.watch("checking the record", || verify(&text)) {
        Ok(verified) => verified,
        Err(Refusal::Wrong(problem)) => return refused(session, &problem.to_string()),
        Err(Refusal::NotARecord(why)) => {
            let help = "`anbud evaluate CASE --record FILE` writes a record";
            return Err(Ending::mistaken(format!("`{shown}` is {why}"), help));
        }
    };
    let Some(folder) = &arguments.case else {
        session.print(&praise(&verified, ALONE))?;
        return Ok(Exit::Done);
    };
    match against(&text, folder, session)? {
        Against::Same => {
            let more = "The files are those that were evaluated, every number stands where the record says, and the evaluation, worked out again, is the same.\n";
            session.print(&praise(&verified, more))?;
            Ok(Exit::Done)
        }
        Against::Differs(why) => refused(session, &why),
        Against::Mistakes => Ok(Exit::Mistakes),
    }
}

fn text(path: &Path, shown: &Path) -> Result<String, Ending> {
    let bytes = fs::read(path).map_err(|cause| {
        Ending::refused(format!("`{}` cannot be read: {cause}", shown.display()), "")
    })?;
    String::from_utf8(bytes).map_err(|_| {
        let message = format!("`{}` is not a record: it is not UTF-8 text", shown.display());
        Ending::mistaken(message, "`anbud evaluate CASE --record FILE` writes a record")
    })
}

fn praise(verified: &Verified, more: &str) -> String {
    format!(
        "VERIFIED: {}, {} and the standing of {} follow.\n{more}",
        so_many(verified.figures, "figure", "figures"),
        so_many(verified.decisions, "decision", "decisions"),
        so_many(verified.tenders, "tender", "tenders"),
    )
}

fn refused(session: &mut Session<'_, '_>, why: &str) -> Done {
    session.print(&format!("NOT VERIFIED: {why}\n"))?;
    Ok(Exit::Differs)
}

/// What came of holding a record against its case.
enum Against {
    Same,
    Differs(String),
    /// The case has mistakes, which were said.
    Mistakes,
}

fn against(text: &str, folder: &Path, session: &mut Session<'_, '_>) -> Result<Against, Ending> {
    let path = session.path(folder);
    let look = || verify_files(text, &|name| fs::read(path.join(name)).ok());
    if let Err(refusal) = session.watch("checking the files", look) {
        return Ok(Against::Differs(refusal.to_string()));
    }
    let again = match record_head(text).and_then(|head| Ok((head, is_of_lots(text)?))) {
        Ok((head, true)) => all_lots(&head, folder, session)?,
        Ok((head, false)) => one_award(&head, folder, session)?,
        Err(error) => return Ok(Against::Differs(error.to_string())),
    };
    let Some(again) = again else { return Ok(Against::Mistakes) };
    let whole = again.text().map_err(|error| Ending::Output(error.into()))?;
    // the record is read only where it differs: both at once take much memory
    Ok(if whole == text { Against::Same } else { Against::Differs(again.difference(text)) })
}

/// The record of a case that was evaluated again.
enum Again {
    One(Box<Record>),
    Lots(Box<LotsRecord>),
}

impl Again {
    fn text(&self) -> Result<String, serde_json::Error> {
        match self {
            Again::One(again) => record_text(again),
            Again::Lots(again) => lots_record_text(again),
        }
    }

    /// The first difference to the text of a record, in words.
    fn difference(&self, text: &str) -> String {
        let found = match self {
            Again::One(again) => read_record(text).map(|one| differences::first(&one, again)),
            Again::Lots(again) => {
                read_lots_record(text).map(|one| differences::first_of_lots(&one, again))
            }
        };
        let nothing = || "the record holds something that no record does".to_owned();
        found.map_or_else(|error| error.to_string(), |found| found.unwrap_or_else(nothing))
    }
}

/// The record of an award as it would be written; none where the case has mistakes, which were said.
fn one_award(
    head: &Head,
    folder: &Path,
    session: &mut Session<'_, '_>,
) -> Result<Option<Again>, Ending> {
    session.lot.clone_from(&head.lot); // the record says of which lot it is
    let mut case = case::read(folder, session)?;
    case::find_places(&mut case, None, session)?;
    let Some(evaluated) = case::evaluated_or_said(&case, head.scope, session)? else {
        return Ok(None);
    };
    let mut again: Record = evaluated.record(&case)?;
    if is_older(&head.engine, &again.engine) {
        // the program may be a later one, as long as every figure is the same
        again.engine.clone_from(&head.engine);
    }
    Ok(Some(Again::One(Box::new(again))))
}

/// The same of all lots.
fn all_lots(
    head: &Head,
    folder: &Path,
    session: &mut Session<'_, '_>,
) -> Result<Option<Again>, Ending> {
    session.lot = None;
    let mut case = case::read(folder, session)?;
    case::find_places(&mut case, None, session)?;
    let outcome = match case::lots::evaluated(&case, head.scope) {
        Ok(outcome) => outcome,
        Err(mistakes) => return case::say(session, &case, mistakes).map(|()| None),
    };
    let again = case::lots::record(&case, &outcome)?;
    let Some(mut again) = again else { return Ok(None) };
    if is_older(&head.engine, &again.engine) {
        again.engine.clone_from(&head.engine);
        let lots = again.lots.iter_mut().chain(again.again.iter_mut().map(|it| &mut it.record));
        lots.for_each(|lot| lot.engine.clone_from(&head.engine));
    }
    Ok(Some(Again::Lots(Box::new(again))))
}

/// Whether a record was written by an earlier version of the program than this.
fn is_older(one: &str, this: &str) -> bool {
    let version = |text: &str| -> Option<Vec<u32>> {
        let numbers = text.strip_prefix("anbud ")?.split('.').map(|part| part.parse().ok());
        numbers.collect()
    };
    match (version(one), version(this)) {
        (Some(one), Some(this)) => one.len() == 3 && one < this,
        _ => false,
    }
}
