//! `anbud compare`: the same tenders under other models, side by side.

use std::path::PathBuf;

use anbud::catalogue::{Family, Model};
use anbud::diagnostic::did_you_mean;
use anbud::procedure::draft::Draft;
use anbud::{Diagnostic, Literal, Place};
use anbud_analysis::compare::{self, Basis, Stated};
use anbud_files::Case;
use anbud_report::compare::{Compared, csv, json, markdown, text};
use clap::ValueEnum;

use super::models;
use crate::Done;
use crate::case::{self, is_mistake};
use crate::ending::{Ending, Exit};
use crate::session::Session;

/// Ranks the same tenders under other models, side by side, and says where the winner changes
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud compare my-case                                     under every award model that needs nothing more
  anbud compare my-case --models quality-per-price,lowest-price
  anbud compare my-case --models fixed-budget --parameters budget=2_000_000
  anbud compare my-case --models logarithmic --parameters zero_at=2

A model of the award takes the place of `[award]`; a curve (see `anbud models`) takes the place of the model of
the price criterion, where the award adds marks for the price. Everything else stays as published: criteria,
scores, limits, thresholds, ties. Only the rounding of the result, which is that of the published model, is
left out. A parameter comes from the case or from --parameters; none is ever guessed.

It is information and changes no award: the rules are those that were published. The exit code is 2 where no
other model could be compared.")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The models; without them every award model that needs no further parameter and fits the criteria
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    models: Vec<String>,
    /// What models need and the case does not state
    #[arg(long, value_name = "NAME=VALUE,…", value_delimiter = ',')]
    parameters: Vec<String>,
    /// How the comparison is written
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table with what changes, for people
    Text,
    /// Every place and result, exact and decimal, for programs
    Json,
    /// One row for each model and tender, for spreadsheets
    Csv,
    /// A table for a document
    Markdown,
}

/// Compares the tenders of a case under other models.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let wanted = wanted(&arguments.models)?;
    let stated = stated(&arguments.parameters)?;
    let case = case::read(&arguments.case, session)?;
    let draft = case.draft().filter(|_| !case.diagnostics.iter().any(is_mistake));
    let are_all_lots = case::lots::are_all(&case);
    let whole = (draft, &case.procedure, &case.tenders, &case.sheet, are_all_lots);
    let (Some(draft), Some(procedure), Some(tenders), Some(sheet), false) = whole else {
        case::say(session, &case, mistakes(&case))?;
        return Ok(Exit::Mistakes);
    };
    match wanted.as_slice() {
        [] => check_parameters(&stated, &compare::award_models(), &draft)?,
        wanted => check_parameters(&stated, wanted, &draft)?,
    }
    let basis = Basis { draft: &draft, procedure, tenders, sheet };
    let comparison = match wanted.as_slice() {
        [] => compare::compare_all(&basis, &stated),
        models => compare::compare(&basis, models, &stated),
    };
    let compared = Compared { procedure, tenders, sheet, comparison: &comparison };
    session.print(&written(&compared, arguments.format, session.width())?)?;
    let is_other = |column: &&compare::Column| !column.is_published && column.evaluated().is_some();
    let any = comparison.columns.iter().any(|column| is_other(&column));
    if any {
        return Ok(Exit::Done);
    }
    session.say("error: no other model could be compared; the table says why of each\n")?;
    Ok(Exit::Mistakes)
}

fn written(
    compared: &Compared<'_>,
    format: Format,
    width: Option<usize>,
) -> Result<String, Ending> {
    Ok(match format {
        Format::Text => text(compared, width),
        Format::Json => json(compared).map_err(|error| Ending::Output(error.into()))?,
        Format::Csv => csv(compared),
        Format::Markdown => markdown(compared),
    })
}

/// Why a case cannot be compared: its mistakes, that there are no tenders, or several lots of which none is named.
fn mistakes(case: &Case) -> Vec<Diagnostic> {
    case::evaluated(case, anbud::evaluation::Scope::Whole).err().unwrap_or_default()
}

/// The models by name, each once.
pub(super) fn wanted(names: &[String]) -> Result<Vec<Model>, Ending> {
    let mut wanted: Vec<Model> = Vec::new();
    for name in names {
        if name.trim().is_empty() {
            let help = "write names between commas, such as `--models quality-per-price,lowest-price`; `anbud models` lists them";
            return Err(Ending::mistaken("`--models` holds an empty name".to_owned(), help));
        }
        let model = models::find(name.trim())?;
        let what = match model.family {
            Family::Award | Family::Curve => None,
            Family::Transform => Some("is a model for scores"),
            Family::Abnormal => Some("is a test for abnormally low tenders"),
        };
        if let Some(what) = what {
            let help = "name award models, or curves for the price; `anbud models` lists both";
            return Err(Ending::mistaken(format!("`{}` {what}", model.id), help));
        }
        if !wanted.iter().any(|known| known.id == model.id) {
            wanted.push(model);
        }
    }
    Ok(wanted)
}

/// The parameters of the arguments, `budget=2_000_000`, each name once.
fn stated(texts: &[String]) -> Result<Vec<Stated>, Ending> {
    let mut stated: Vec<Stated> = Vec::new();
    for text in texts {
        let how = "write `--parameters budget=2_000_000`, with a decimal point and no thousands separators";
        let Some((name, value)) = text.split_once('=') else {
            return Err(Ending::mistaken(format!("`{text}` is not NAME=VALUE"), how));
        };
        let (name, value) = (name.trim(), value.trim());
        let value: Literal = value
            .parse()
            .map_err(|error| Ending::mistaken(format!("`{value}` is {error}"), how))?;
        if stated.iter().any(|known| known.name == name) {
            let message = format!("`{name}` is stated twice");
            return Err(Ending::mistaken(message, "keep one of them"));
        }
        stated.push(Stated { name: name.to_owned(), value });
    }
    Ok(stated)
}

/// Each parameter is one that a named model knows and that the case does not state already.
fn check_parameters(stated: &[Stated], wanted: &[Model], draft: &Draft) -> Result<(), Ending> {
    for parameter in stated {
        let name = parameter.name.as_str();
        let known: Vec<&str> =
            wanted.iter().flat_map(|model| model.parameters.keys()).map(String::as_str).collect();
        if !known.contains(&name) {
            let near = did_you_mean(name, known.iter().copied());
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let help =
                help.unwrap_or_else(|| "`anbud models NAME` says what a model needs".to_owned());
            let message = format!("no model of the comparison knows the parameter `{name}`");
            return Err(Ending::mistaken(message, help));
        }
        if let Some(place) = in_case(draft, name) {
            let message = format!("the case states `{name}` already, at {place}");
            return Err(Ending::mistaken(message, "leave it out of --parameters"));
        }
    }
    Ok(())
}

/// Where the case states a parameter for all formulas, beside the award, or beside a criterion.
fn in_case<'d>(draft: &'d Draft, name: &str) -> Option<&'d Place> {
    let award = draft.award.iter().flat_map(|award| &award.rule.parameters);
    let criteria = draft.criteria.iter().flat_map(|criterion| &criterion.rule.parameters);
    let mut all = draft.parameters.iter().chain(award).chain(criteria);
    all.find(|(text, _)| text.value == name).map(|(text, _)| &text.place)
}
