//! `anbud explain`: why a tender has the figures it has.

use std::path::PathBuf;

use anbud::diagnostic::did_you_mean;
use anbud::evaluation::Scope;
use anbud::procedure::{Item, Language};
use anbud::record::LotsRecord;
use anbud_files::Case;
use anbud_report::View;
use anbud_report::explain::{self, Detail};

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::recorded;
use crate::session::Session;

/// Tells in words why a tender has its place, or a criterion its points
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud explain my-case north                  the place of the tender north: result, quality, price, thresholds
  anbud explain my-case north functionality    its points for a criterion, down to the scores
  anbud explain my-case north F-101            the same for a requirement
  anbud explain my-case north F-101 --all      with every score, its file and line
  anbud explain my-case --why-not north        what the winner had that north had not, and what would have been enough
  anbud explain my-case north --language sv    in Swedish, whatever the language of the case")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The id of the tender
    #[arg(value_name = "TENDER", required_unless_present = "why_not")]
    tender: Option<String>,
    /// The id of a criterion or requirement
    #[arg(value_name = "CRITERION")]
    criterion: Option<String>,
    /// Tell why this tender has not won, in points and in money
    #[arg(long, value_name = "TENDER", conflicts_with_all = ["tender", "criterion", "all", "quality"])]
    why_not: Option<String>,
    /// The language, `en` or `sv`, in place of that of the case
    #[arg(long, value_name = "LANGUAGE", value_parser = recorded::language)]
    language: Option<Language>,
    /// Tell everything, down to each score, instead of the most important
    #[arg(long)]
    all: bool,
    /// Explain quality alone, before prices are opened: no price is read
    #[arg(long)]
    quality: bool,
}

/// Explains a tender, or a criterion of it.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let case = case::read(&arguments.case, session)?;
    let tender = arguments.why_not.as_deref().or(arguments.tender.as_deref()).unwrap_or_default();
    let scope = if arguments.quality { Scope::Quality } else { Scope::Whole };
    let shared_out = shared_out(&case, arguments, scope)?;
    let mut case = case::lots::of_tender(case, tender);
    case::find_places(&mut case, Some(tender), session)?;
    let Some(evaluated) = case::evaluated_or_said(&case, scope, session)? else {
        return Ok(Exit::Mistakes);
    };
    let view = evaluated.view();
    let language = recorded::spoken(arguments.language, view.procedure);
    let detail = Detail { all: arguments.all, width: session.width(), language };
    let text = explained(&view, arguments, tender, detail)?;
    session.print(&text)?;
    if let Some(record) = &shared_out {
        session.print(&explain::lot_of(record, tender, language, session.width()))?;
    }
    Ok(Exit::Done)
}

/// How all lots are shared out, where a tender of one of several is explained as a whole; none where that cannot be evaluated.
fn shared_out(
    case: &Case,
    arguments: &Arguments,
    scope: Scope,
) -> Result<Option<LotsRecord>, Ending> {
    let is_whole = arguments.criterion.is_none() && arguments.why_not.is_none();
    if !case::lots::are_all(case) || !is_whole {
        return Ok(None);
    }
    match case::lots::evaluated(case, scope) {
        Ok(outcome) => case::lots::record(case, &outcome),
        Err(_) => Ok(None),
    }
}

fn explained(
    view: &View<'_>,
    arguments: &Arguments,
    tender: &str,
    detail: Detail,
) -> Result<String, Ending> {
    let tender = view.find(tender).ok_or_else(|| {
        let known = view.tenders.list.iter().map(|tender| &*tender.id);
        unknown("tender", tender, known)
    })?;
    if arguments.why_not.is_some() {
        return Ok(explain::why_not(view, tender, detail.language));
    }
    let Some(id) = &arguments.criterion else { return Ok(explain::tender(view, tender, detail)) };
    let item = item(view, id).ok_or_else(|| {
        let criteria = view.procedure.criteria.iter().map(|criterion| &*criterion.id);
        let requirements = view.procedure.requirements.iter().map(|requirement| &*requirement.id);
        unknown("criterion or requirement", id, criteria.chain(requirements))
    })?;
    Ok(explain::item(view, tender, item, detail))
}

fn item(view: &View<'_>, id: &str) -> Option<Item> {
    let criterion = view.procedure.criteria.find(|criterion| &*criterion.id == id);
    let requirement = || view.procedure.requirements.find(|requirement| &*requirement.id == id);
    criterion.map(Item::Criterion).or_else(|| requirement().map(Item::Requirement))
}

fn unknown<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a str>) -> Ending {
    let known: Vec<&str> = known.collect();
    let help = match (did_you_mean(id, known.iter().copied()), known.as_slice()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, [_, ..]) if known.len() <= 12 => format!("there are `{}`", known.join("`, `")),
        _ => String::new(),
    };
    Ending::mistaken(format!("the case has no {what} `{id}`"), help)
}
