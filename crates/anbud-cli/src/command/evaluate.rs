//! `anbud evaluate`: ranks the tenders of a case.

mod lots;

use std::path::PathBuf;

use anbud::Diagnostic;
use anbud::evaluation::Scope;
use anbud_files::record_text;
use anbud_report::{View, csv, json, markdown, text};
use clap::ValueEnum;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::expected::Expected;
use crate::quality_record::{Compared, QualityRecord};
use crate::recorded;
use crate::session::Session;

/// Ranks the tenders of a case and says what decided
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud evaluate my-case                        a table on the terminal
  anbud evaluate my-case --format json          every figure, exact and decimal
  anbud evaluate my-case --quality              quality alone; no price is read
  anbud evaluate my-case -f csv -o ranking.csv  into a file, written whole or not at all
  anbud evaluate my-case --expect sha256:7ce6…  only by the rules with this seal, see `anbud seal`
  anbud evaluate my-case --record record.json   also the record, which `anbud verify` re-checks

Two envelopes:
  anbud evaluate my-case --quality --record quality.json    before prices are opened
  anbud evaluate my-case --quality-record quality.json      after: refused where quality has changed since

The exit code is 4 where the first place is tied and no rule separates it, or where figures are too close
to tell apart. Warnings are part of the table, of JSON and of Markdown; with CSV they go to standard error.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// How the ranking is written
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Evaluate quality alone, before prices are opened: no price is read
    #[arg(long)]
    quality: bool,
    #[command(flatten)]
    expected: Expected,
    #[command(flatten)]
    sealed_quality: QualityRecord,
    /// Write the record too: every figure with its derivation, to be kept and re-checked
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How a ranking is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table with what decided, for people
    Text,
    /// Every figure, exact and decimal, for programs
    Json,
    /// One row for each tender, for spreadsheets
    Csv,
    /// A table for a document
    Markdown,
}

/// Ranks the tenders of a case.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    if arguments.record.is_some() && arguments.record == arguments.output {
        let help = "give the record and the ranking two files";
        return Err(Ending::mistaken("--record and --output name the same file".to_owned(), help));
    }
    let mut case = case::read(&arguments.case, session)?;
    for file in arguments.record.iter().chain(&arguments.output) {
        session.spares(file)?;
    }
    if let Some(procedure) = &case.procedure
        && !arguments.expected.is_met(procedure, session)?
    {
        return Ok(Exit::Differs);
    }
    if arguments.record.is_some() || arguments.sealed_quality.is_asked() {
        case::find_places(&mut case, None, session)?;
    }
    let compared = arguments.sealed_quality.compare(&case, session)?;
    if let Compared::Refused(exit) = compared {
        return Ok(exit);
    }
    if case::lots::are_all(&case) {
        return lots::run(arguments, &case, &compared, session);
    }
    let scope = scope_of(arguments);
    let Some(evaluated) = case::evaluated_or_said(&case, scope, session)? else {
        return Ok(Exit::Mistakes);
    };
    if let (Compared::Same(confirmed), Some(tenders)) = (&compared, &case.tenders) {
        confirmed.tell_moved(evaluated.evaluation(), tenders, session)?;
    }
    let view = evaluated.view();
    // a file has no columns to wrap at
    let width = session.width().filter(|_| arguments.output.is_none());
    let text = written(&view, arguments.format, width)?;
    if let Some(file) = &arguments.record {
        let record = record_text(&evaluated.record(&case)?);
        let text = record.map_err(|error| Ending::Output(error.into()))?;
        session.write(file, &text)?;
    }
    match &arguments.output {
        Some(file) => session.write(file, plain(&text))?,
        None => session.print(&text)?,
    }
    if arguments.format == Format::Csv && !view.warnings.is_empty() {
        let warnings: Vec<Diagnostic> =
            view.warnings.iter().map(|warning| warning.diagnostic.clone()).collect();
        case::say(session, &case, warnings)?;
    }
    let is_told = arguments.format != Format::Csv && arguments.output.is_none();
    match evaluated.evaluation().undecided.as_slice() {
        [_, ..] if is_told => Ok(Exit::Undecided),
        _ => recorded::undecided_of(&view, session),
    }
}

fn scope_of(arguments: &Arguments) -> Scope {
    if arguments.quality { Scope::Quality } else { Scope::Whole }
}

fn written(view: &View<'_>, format: Format, width: Option<usize>) -> Result<String, Ending> {
    Ok(match format {
        Format::Text => text::text(view, width),
        Format::Json => json::json(view).map_err(|error| Ending::Output(error.into()))?,
        Format::Csv => csv::csv(view),
        Format::Markdown => markdown::markdown(view),
    })
}

/// A file has no colour.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
