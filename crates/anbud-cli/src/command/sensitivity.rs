//! `anbud sensitivity`: how firm a decision is, and on what it hangs.

use std::path::PathBuf;

use anbud::Literal;
use anbud::catalogue::Model;
use anbud::evaluation::Scope;
use anbud::procedure::Language;
use anbud_analysis::compare::{self, Comparison};
use anbud_analysis::sensitivity::{self, Sampling};
use anbud_files::Case;
use anbud_report::View;
use anbud_report::sensitivity::{Firm, csv, json, text};
use clap::ValueEnum;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::firmness;
use crate::recorded;
use crate::session::Session;

/// Tells how firm the decision is: the smallest changes that would put another tender first
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud sensitivity my-case                  weights, prices, scores, groups, evaluators; leave one out
  anbud sensitivity my-case --within '10 %'  draw only weightings near the stated one
  anbud sensitivity my-case --models         who would win under every other model that needs nothing more
  anbud sensitivity my-case --models lowest-price,quality-per-price
  anbud sensitivity my-case --format json    every figure, exact and decimal

It is information and changes no award. What would change the winner is exact wherever it is a fraction, and at
that very figure the two results are equal. Weightings are drawn by counted random numbers: the same seed
gives the same shares, on any number of threads.

The exit code is 4 where the first place is not decided: then there is no decision to examine.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// How it is written
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How many weightings are drawn
    #[arg(long, value_name = "NUMBER", default_value_t = firmness::SAMPLES, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    samples: u64,
    /// The seed of the random numbers
    #[arg(long, value_name = "NUMBER", default_value_t = firmness::SEED)]
    seed: u64,
    /// Evaluate the same tenders under other models too, as information; without names under every award model that
    /// needs no parameter that the case does not state and that fits its criteria
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', num_args = 0..)]
    models: Option<Vec<String>>,
    /// The language of the text, `en` or `sv`, in place of that of the case
    #[arg(long, value_name = "LANGUAGE", value_parser = recorded::language)]
    language: Option<Language>,
    /// Draw only weightings in which each weight is within this share of the stated one, such as '10 %'
    #[arg(long, value_name = "SHARE")]
    within: Option<String>,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Sentences, tables and small charts, for people
    Text,
    /// Every figure, exact and decimal, for programs
    Json,
    /// One row for each finding, for spreadsheets
    Csv,
}

/// Examines the decision of a case.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let sampling = sampling(arguments)?;
    let wanted = arguments.models.as_deref().map(super::compare::wanted).transpose()?;
    let case = case::read(&arguments.case, session)?;
    let Some(evaluated) = case::evaluated_or_said(&case, Scope::Whole, session)? else {
        return Ok(Exit::Mistakes);
    };
    let view = evaluated.view();
    let examine = || sensitivity::sensitivity(firmness::basis(&view), sampling);
    let found = session.watch("examining the decision", examine);
    let models = wanted.and_then(|wanted| compared(&case, &view, &wanted));
    let language = recorded::spoken(arguments.language, view.procedure);
    let firm = Firm { view: &view, found: &found, models: models.as_ref(), language };
    let text = match arguments.format {
        Format::Text => text(&firm, session.width()),
        Format::Json => json(&firm).map_err(|error| Ending::Output(error.into()))?,
        Format::Csv => csv(&firm),
    };
    session.print(&text)?;
    let is_decided = evaluated.evaluation().undecided.is_empty();
    Ok(if is_decided { Exit::Done } else { Exit::Undecided })
}

/// The same tenders under these models, or under all that can be.
fn compared(case: &Case, view: &View<'_>, wanted: &[Model]) -> Option<Comparison> {
    let draft = case.draft()?;
    let (procedure, tenders, sheet) = (view.procedure, view.tenders, view.sheet);
    let basis = compare::Basis { draft: &draft, procedure, tenders, sheet };
    Some(match wanted {
        [] => compare::compare_all(&basis, &[]),
        models => compare::compare(&basis, models, &[]),
    })
}

fn sampling(arguments: &Arguments) -> Result<Sampling, Ending> {
    let threads = firmness::threads();
    let within = arguments.within.as_deref().map(share).transpose()?;
    Ok(Sampling { samples: arguments.samples, seed: arguments.seed, within, threads })
}

/// A share of more than nothing and up to the whole.
fn share(text: &str) -> Result<anbud::Exact, Ending> {
    let share = text.trim().parse::<Literal>().ok().map(|literal| literal.exact());
    let is_good = |share: &anbud::Exact| {
        !share.is_negative() && !share.is_zero() && *share <= anbud::Exact::ONE
    };
    share.filter(is_good).ok_or_else(|| {
        let help = "write a share above 0 and up to 1, such as `--within '10 %'` or `--within 0.1`";
        Ending::mistaken(format!("`{text}` is not a share"), help)
    })
}
