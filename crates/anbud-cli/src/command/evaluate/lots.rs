//! Several lots at once: each ranked, and how they are shared out.

use anbud_files::Case;
use anbud_report::lots::{self, LotsView};

use super::{Arguments, Format, plain, scope_of};
use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::quality_record::Compared;
use crate::session::Session;

/// Ranks the tenders of every lot, and shares the lots out.
pub(super) fn run(
    arguments: &Arguments,
    case: &Case,
    compared: &Compared,
    session: &mut Session<'_, '_>,
) -> Done {
    let outcome = match case::lots::evaluated(case, scope_of(arguments)) {
        Ok(outcome) => outcome,
        Err(mistakes) => {
            case::say(session, case, mistakes)?;
            return Ok(Exit::Mistakes);
        }
    };
    if let Compared::Same(confirmed) = compared {
        for of_lot in &outcome.lots {
            confirmed.tell_moved(&of_lot.evaluation, &of_lot.tenders, session)?;
        }
    }
    let documents = case.lots();
    let Some(view) = LotsView::new(&documents, &outcome, &case.diagnostics) else {
        return Ok(Exit::Mistakes);
    };
    let width = session.width().filter(|_| arguments.output.is_none());
    let text = match arguments.format {
        Format::Text => lots::text(&view, width),
        Format::Json => lots::json(&view).map_err(|error| Ending::Output(error.into()))?,
        Format::Csv => lots::csv(&view),
        Format::Markdown => lots::markdown(&view),
    };
    if let Some(file) = &arguments.record {
        session.write(file, case::lots::record_text(case, &outcome)?)?;
    }
    match &arguments.output {
        Some(file) => session.write(file, plain(&text))?,
        None => session.print(&text)?,
    }
    let undecided = outcome.allocation.as_ref().and_then(|it| it.undecided.as_ref());
    let Some(why) = undecided else { return Ok(Exit::Done) };
    if arguments.format == Format::Csv || arguments.output.is_some() {
        session.say(&format!("undecided: {}\n", why.text))?;
    }
    Ok(Exit::Undecided)
}
