//! `anbud dossier`: everything a reviewer needs, in one archive.

mod readings;

use std::path::{Path, PathBuf};

use anbud::Procedure;
use anbud::procedure::{Language, Lot};
use anbud::record::File;
use anbud_files::{Case, Part, archive};
use anbud_report::dossier::{Dossier, Of, readme};

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::recorded;
use crate::session::Session;
use readings::Readings;

/// A second opinion for those who have Python and not anbud.
const RECHECK: &str = include_str!("../../../../examples/recheck.py");
/// What it needs beside it where there are lots.
const RECHECK_LOTS: &str = include_str!("../../../../examples/recheck_lots.py");

/// Puts everything a reviewer needs into one archive
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud dossier my-case -o award.zip                 in the language of the case
  anbud dossier my-case --language sv -o award.zip
  anbud dossier my-case --lot north -o north.zip     one lot alone; without it, all lots and who gets them
  unzip award.zip -d award && cd award
  sha256sum -c SHA256SUMS && anbud verify record.json case

The archive holds the files of the case, their seals, the record, the report, the workbook (one for each
lot), a checker in Python, a README that tells how to check all of it, and the digests of all files. The same
case gives the same bytes.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The archive to write, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// The language of README and report, `en` or `sv`, in place of that of the case
    #[arg(long, value_name = "LANGUAGE", value_parser = recorded::language)]
    language: Option<Language>,
}

/// Writes the dossier of a case.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let mut case = case::read(&arguments.case, session)?;
    case::find_places(&mut case, None, session)?;
    let Some(made) = readings::of(&case, arguments.language, session)? else {
        return Ok(Exit::Mistakes);
    };
    let folder = session.path(&arguments.case);
    let mut parts = inputs(&folder, made.record.files())?;
    if let Some(procedure) = &case.procedure {
        parts.extend(instructions(&case, procedure, &made, arguments));
    }
    let Readings { record, parts: made, .. } = made;
    parts.extend(made);
    let bytes = archive(parts).map_err(Ending::Output)?;
    session.write(&arguments.output, bytes)?;
    record.ending(session)
}

/// The files that were evaluated, each with the digest that the record states.
fn inputs(folder: &Path, files: &[File]) -> Result<Vec<Part>, Ending> {
    let read = |file: &File| {
        let bytes = std::fs::read(folder.join(&file.name)).map_err(|cause| {
            Ending::refused(format!("cannot read `{}`: {cause}", file.name), "")
        })?;
        let part = Part::new(format!("case/{}", file.name), bytes);
        if part.sha256() == file.sha256 {
            return Ok(part);
        }
        let message = format!("`{}` was changed while the dossier was made", file.name);
        Err(Ending::refused(message, "begin again when nobody writes into the folder"))
    };
    files.iter().map(read).collect()
}

/// The seals, the checkers in Python, and the page that tells how to check all of it.
fn instructions(
    case: &Case,
    procedure: &Procedure,
    made: &Readings,
    arguments: &Arguments,
) -> Vec<Part> {
    let are_all = case::lots::are_all(case);
    let lots: Vec<&str> = procedure.lots.list.iter().map(|lot: &Lot| &*lot.id).collect();
    let procurement = &procedure.procurement;
    let page = Dossier {
        title: &procurement.title,
        authority: &procurement.authority,
        reference: &procurement.reference,
        seal: &procedure.seal,
        of: match made.record.lot() {
            Some(lot) => Of::Lot(lot),
            None if are_all => Of::Lots(&lots),
            None => Of::Whole,
        },
        workbooks: &made.workbooks,
    };
    let language = recorded::spoken(arguments.language, procedure);
    let mut parts = vec![
        Part::new("README.md", readme(&page, language)),
        Part::new("recheck.py", RECHECK),
        Part::new("seal.txt", super::seal::seals(made.record.files(), procedure)),
    ];
    if are_all {
        parts.push(Part::new("recheck_lots.py", RECHECK_LOTS));
    }
    parts
}
