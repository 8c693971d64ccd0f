//! Recusal: who does not score a tender, for a conflict of interest. It warns, and changes nothing.

use super::result::Warning;
use super::work::Work;
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::Key;
use crate::tenders::Tender;

/// Warns once for each tender that somebody is recused for.
pub(super) fn tell(work: &mut Work<'_>) {
    let tenders = work.remaining();
    let found: Vec<Warning> =
        tenders.into_iter().filter_map(|tender| warning(work, tender)).collect();
    work.warnings.extend(found);
}

fn warning(work: &Work<'_>, tender: Key<Tender>) -> Option<Warning> {
    let evaluators = work.sheet.evaluators.iter();
    let recused = evaluators.filter_map(|evaluator| {
        let (_, place) = evaluator.recused.iter().find(|(known, _)| *known == tender)?;
        Some((evaluator, place))
    });
    let (_, first) = recused.clone().min_by_key(|(_, place)| *place)?;
    let message = format!("evaluators are recused for `{}` and do not score it", work.id(tender));
    let diagnostic =
        Diagnostic::warning(codes::RECUSED, message).at(first.clone(), "first declared here");
    let examples = recused.clone().take(Warning::EXAMPLES_MAX);
    let examples = examples.map(|(evaluator, _)| format!("`{}`", evaluator.id)).collect();
    Some(Warning { diagnostic, count: recused.count(), examples })
}
