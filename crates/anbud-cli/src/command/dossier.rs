//! `anbud dossier`: everything a reviewer needs, in one archive.

use std::path::PathBuf;

use anbud::evaluation::Scope;
use anbud::procedure::Language;
use anbud::record::{File, Record};
use anbud_files::{Part, archive, record_text};
use anbud_report::View;
use anbud_report::dossier::{Dossier, readme};
use anbud_report::report::{self, Options};
use anbud_report::workbook;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::recorded;
use crate::session::Session;

/// A second opinion for those who have Python and not anbud.
const RECHECK: &str = include_str!("../../../../examples/recheck.py");

/// Puts everything a reviewer needs into one archive
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud dossier my-case -o award.zip                 in the language of the case
  anbud dossier my-case --language sv -o award.zip
  unzip award.zip -d award && cd award && sha256sum -c SHA256SUMS && anbud verify record.json case

The archive holds the files of the case, their seals, the record, the report, the workbook, a checker in Python,
a README that tells how to check all of it, and the digests of all files. The same case gives the same bytes.")]
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
    let Some(evaluated) = case::evaluated_or_said(&case, Scope::Whole, session)? else {
        return Ok(Exit::Mistakes);
    };
    let record = evaluated.record(&case)?;
    let folder = session.path(&arguments.case);
    let mut parts = inputs(&folder, &record.files)?;
    parts.extend(readings(&evaluated.view(), &record, arguments, session)?);
    let bytes = archive(parts).map_err(Ending::Output)?;
    session.write(&arguments.output, bytes)?;
    recorded::ending(&record, session)
}

/// The files that were evaluated, each with the digest that the record states.
fn inputs(folder: &std::path::Path, files: &[File]) -> Result<Vec<Part>, Ending> {
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

/// What is made from the case: seals, record, report, workbook, and the page that explains them.
fn readings(
    view: &View<'_>,
    record: &Record,
    arguments: &Arguments,
    session: &mut Session<'_, '_>,
) -> Result<Vec<Part>, Ending> {
    let procedure = view.procedure;
    let language = recorded::spoken(arguments.language, procedure);
    let options = Options { language: Some(language), ..Options::default() };
    let html =
        report::html(record, &options).map_err(|error| Ending::refused(error.to_string(), ""))?;
    let for_file = report::markdown(record, &Options { for_file: true, ..options.clone() });
    let text = record_text(record).map_err(|error| Ending::Output(error.into()))?;
    let mut parts = vec![
        Part::new("recheck.py", RECHECK),
        Part::new("record.json", text),
        Part::new("report.html", html),
        Part::new("report.md", for_file),
        Part::new("seal.txt", super::seal::seals(&record.files, procedure)),
    ];
    match workbook::workbook(view) {
        Ok(file) => parts.push(Part::new("award.xlsx", file)),
        Err(error) => session.say(&format!("the dossier has no workbook: {error}\n"))?,
    }
    let procurement = &procedure.procurement;
    let page = Dossier {
        title: &procurement.title,
        authority: &procurement.authority,
        reference: &procurement.reference,
        seal: &procedure.seal,
        lot: record.lot.as_deref(),
        has_workbook: parts.iter().any(|part| part.name == "award.xlsx"),
    };
    parts.push(Part::new("README.md", readme(&page, language)));
    Ok(parts)
}
