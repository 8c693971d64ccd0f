//! Several lots at once: each ranked, and how they are shared out.

use anbud_files::Case;
use anbud_report::lots::{self, LotsView};

use super::{Arguments, Format, plain, scope_of};
use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::output;
use crate::session::Session;

/// Ranks the tenders of every lot, and shares the lots out.
pub(super) fn run(arguments: &Arguments, case: &Case, session: &mut Session<'_, '_>) -> Done {
    let outcome = match case::lots::evaluated(case, scope_of(arguments)) {
        Ok(outcome) => outcome,
        Err(mistakes) => {
            case::say(session, case, mistakes)?;
            return Ok(Exit::Mistakes);
        }
    };
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
        output::write_whole(&session.path(file), &case::lots::record_text(case, &outcome)?)?;
    }
    match &arguments.output {
        Some(file) => output::write_whole(&session.path(file), plain(&text))?,
        None => session.print(&text)?,
    }
    let undecided = outcome.allocation.as_ref().and_then(|it| it.undecided.as_ref());
    Ok(if undecided.is_some() { Exit::Undecided } else { Exit::Done })
}
