//! `anbud report`: what leaves the house, as one page.

use std::path::PathBuf;

use anbud::evaluation::Scope;
use anbud::procedure::Language;
use anbud::record::{LotsRecord, Record};
use anbud_report::report::{self, Options, ReportError, Sensitivity};
use clap::ValueEnum;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::firmness;
use crate::recorded::{self, Recorded};
use crate::session::Session;

/// Writes the evaluation as one page with tables and charts
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud report my-case -o report.html                one HTML file: no script, nothing loaded from elsewhere
  anbud report record.json -o report.html            from what `anbud evaluate --record` has written
  anbud report my-case --language sv -o rapport.html
  anbud report my-case -o figures.csv                tidy CSV for R and pandas
  anbud report my-case --for-file -o report.md       the evaluation report for the file, in Markdown
  anbud report my-case --template own.html -o report.html
  anbud report my-case --lot north -o north.html     one lot alone; without it, all lots on one page

The report is made from the record alone: no figure in it is worked out anew. How firm the decision is, is examined
along with it where that takes no time; for a large case, or from a record, give what `anbud sensitivity` found.
The exit code is 4 where the first place is not decided. What a template finds is told in `The report` of the
manual.")]
pub(crate) struct Arguments {
    /// The folder of the case, or the file of a record
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The language, `en` or `sv`, in place of that of the case
    #[arg(long, value_name = "LANGUAGE", value_parser = recorded::language)]
    language: Option<Language>,
    /// How the report is written; by the ending of the file where it is not said
    #[arg(long, short, value_name = "FORMAT", value_enum)]
    format: Option<Format>,
    /// Write the report for the file of the procurement: parties, contract, grounds, reasons for the award
    #[arg(long)]
    for_file: bool,
    /// A template in place of the one that comes with the program
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// How firm the decision is: what `anbud sensitivity --format json` has written
    #[arg(long, value_name = "FILE")]
    sensitivity: Option<PathBuf>,
    /// Report on quality alone, before prices are opened: no price is read
    #[arg(long)]
    quality: bool,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for browsers, paper and screen readers, with charts
    Html,
    /// Text for a document, without charts
    Markdown,
    /// Tidy CSV for R and pandas: a row for each tender and criterion, requirement or group's score
    Tidy,
}

/// Writes the report.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let scope = if arguments.quality { Scope::Quality } else { Scope::Whole };
    let template = arguments.template.as_ref();
    let template = template.map(|file| recorded::read_text(file, session)).transpose()?;
    let stated = sensitivity(arguments, session)?;
    let Some((record, examined)) = made(arguments, scope, session)? else {
        return Ok(Exit::Mistakes);
    };
    let sensitivity = stated.as_ref().or(examined.as_ref());
    let options = Options {
        language: arguments.language,
        template: template.as_deref(),
        sensitivity,
        for_file: arguments.for_file,
    };
    let text = match &record {
        Recorded::One(record) => written(record, format(arguments), &options)?,
        Recorded::Lots(_) if stated.is_some() => {
            let help = "name the lot it was made for with `--lot ID`";
            return Err(Ending::mistaken("what `sensitivity` has written is of one lot", help));
        }
        Recorded::Lots(record) => written_of_lots(record, format(arguments), &options)?,
    };
    match &arguments.output {
        Some(file) => session.write(file, &text)?,
        None => session.print(&text)?,
    }
    if sensitivity.is_none() && scope == Scope::Whole && format(arguments) != Format::Tidy {
        session.say(&unexamined(&record))?;
    }
    record.ending(session)
}

/// The record of a case or of a file, and how firm its decision is, where that takes no time; none where there are mistakes,
/// which were said then.
fn made(
    arguments: &Arguments,
    scope: Scope,
    session: &mut Session<'_, '_>,
) -> Result<Option<(Recorded, Option<Sensitivity>)>, Ending> {
    if session.path(&arguments.case).is_file() {
        let record = recorded::record(&arguments.case, scope, session)?;
        return Ok(record.map(|record| (record, None)));
    }
    let case = case::read(&arguments.case, session)?;
    if case::lots::are_all(&case) {
        return Ok(recorded::of_case(&case, scope, session)?.map(|record| (record, None)));
    }
    let Some(evaluated) = case::evaluated_or_said(&case, scope, session)? else {
        return Ok(None);
    };
    let record = evaluated.record(&case)?;
    let asks = arguments.sensitivity.is_none() && format(arguments) != Format::Tidy;
    let examined = asks.then(|| firmness::examined(&evaluated.view(), &record)).transpose()?;
    Ok(Some((Recorded::One(Box::new(record)), examined.flatten())))
}

/// What to do about a report that does not tell how firm the decision is.
fn unexamined(record: &Recorded) -> String {
    let help = match record {
        Recorded::One(_) => {
            "give what `anbud sensitivity CASE --format json` prints by `--sensitivity FILE`"
        }
        Recorded::Lots(_) => "`--lot ID` makes the report of one lot, which does",
    };
    format!("the report does not tell how firm the decision is: {help}\n")
}

fn written(record: &Record, format: Format, options: &Options<'_>) -> Result<String, Ending> {
    match format {
        Format::Markdown => Ok(report::markdown(record, options)),
        Format::Tidy => Ok(report::tidy(record)),
        Format::Html => report::html(record, options).map_err(|error| of_template(&error)),
    }
}

fn written_of_lots(
    record: &LotsRecord,
    format: Format,
    options: &Options<'_>,
) -> Result<String, Ending> {
    match format {
        Format::Markdown => Ok(report::markdown_of_lots(record, options)),
        Format::Tidy => Ok(report::tidy_of_lots(record)),
        Format::Html => report::html_of_lots(record, options).map_err(|error| of_template(&error)),
    }
}

fn of_template(error: &ReportError) -> Ending {
    Ending::mistaken(error.to_string(), "see `The report` in the manual for what a template finds")
}

/// The format that was asked for, else that of the file's ending, else HTML.
fn format(arguments: &Arguments) -> Format {
    let ends_in = |ending: &str| {
        arguments
            .output
            .as_ref()
            .is_some_and(|file| file.extension().is_some_and(|is| is == ending))
    };
    let of_file = match (ends_in("md"), ends_in("csv")) {
        (true, _) => Format::Markdown,
        (_, true) => Format::Tidy,
        _ => Format::Html,
    };
    arguments.format.unwrap_or(of_file)
}

fn sensitivity(
    arguments: &Arguments,
    session: &Session<'_, '_>,
) -> Result<Option<Sensitivity>, Ending> {
    let Some(file) = &arguments.sensitivity else { return Ok(None) };
    let text = recorded::read_text(file, session)?;
    serde_json::from_str(&text).map(Some).map_err(|error| {
        let help = "give what `anbud sensitivity --format json` has written";
        Ending::mistaken(format!("`{}` cannot be read: {error}", file.display()), help)
    })
}
