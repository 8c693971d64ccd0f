//! `anbud agreement`: how far evaluators and groups agree.

use std::path::PathBuf;

use anbud::evaluation::Scope;
use anbud::record::Evaluators;
use anbud_analysis::agreement::agreement;
use anbud_report::agreement::text::Detail;
use anbud_report::agreement::{Findings, csv, json, text};
use clap::ValueEnum;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::session::Session;

/// Tells how far evaluators and groups agree, by named statistics
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud agreement my-case                  statistics, severity, outliers, orders of the groups, who judged
  anbud agreement my-case --all            with every requirement and every evaluator
  anbud agreement my-case --format json    every figure, exact and decimal

Krippendorff's alpha (nominal, ordinal, interval, ratio), Kendall's W, the intraclass correlation in six
forms, Fleiss' kappa and Gwet's AC1: of the whole case, where the units are pairs of tender and requirement,
and of each requirement. All are exact fractions. A statistic that is not defined says why, and is never 1. No
award depends on them. Where `[[coverage]]` is planned: who scored, by attribute, group and criterion; where
activities are stated: which share of each criterion came from which.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// How the agreement is written
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Show every requirement and every evaluator, not only those that stand out
    #[arg(long)]
    all: bool,
}

/// How an agreement is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for people
    Text,
    /// Every figure, exact and decimal, for programs
    Json,
    /// One row for each figure, for spreadsheets
    Csv,
}

/// Tells how far the evaluators of a case agree.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let case = case::read(&arguments.case, session)?;
    let Some((procedure, tenders, sheet)) = case::documents_or_said(&case, session)? else {
        return Ok(Exit::Mistakes);
    };
    let found = agreement(procedure, sheet);
    if found.scores == 0 {
        let help = "write scores by evaluators into scores.csv or a folder scores/";
        return Err(Ending::mistaken("no evaluator has scored anything", help));
    }
    // what is wrong with an evaluation is for `check` to say: the scores are there all the same
    let people = match case::evaluated(&case, Scope::Quality) {
        Ok(evaluated) => evaluated.record(&case)?.evaluators,
        Err(_) => Evaluators::of(procedure, sheet),
    };
    let findings = Findings { procedure, tenders, sheet, people: &people, agreement: &found };
    let detail = Detail { all: arguments.all, width: session.width() };
    let text = match arguments.format {
        Format::Text => text::text(&findings, detail),
        Format::Json => json::json(&findings).map_err(|error| Ending::Output(error.into()))?,
        Format::Csv => csv::csv(&findings),
    };
    session.print(&text)?;
    Ok(Exit::Done)
}
