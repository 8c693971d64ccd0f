//! Coverage: the evaluators who scored beside those who were planned. It warns, and changes nothing.

use std::collections::BTreeSet;

use super::result::Warning;
use super::work::Work;
use crate::Diagnostic;
use crate::diagnostic::codes;
use crate::keyed::Key;
use crate::ledger::Evaluator;
use crate::procedure::Coverage;

/// Warns once for each attribute of which fewer evaluators scored than were planned.
pub(super) fn check(work: &mut Work<'_>) {
    let scored: BTreeSet<Key<Evaluator>> = work.sheet.scorers().collect();
    if scored.is_empty() {
        return;
    }
    for planned in &work.procedure.coverage {
        let gaps = gaps(work, planned, &scored);
        if !gaps.is_empty() {
            let count = gaps.len();
            let message =
                format!("fewer evaluators scored than were planned by `{}`", planned.attribute);
            let diagnostic = Diagnostic::warning(codes::COVERAGE, message)
                .at(planned.place.clone(), "planned here");
            let examples = gaps.into_iter().take(Warning::EXAMPLES_MAX).collect();
            work.warnings.push(Warning { diagnostic, count, examples });
        }
    }
}

/// The values with fewer evaluators than planned, in words.
fn gaps(work: &Work<'_>, planned: &Coverage, scored: &BTreeSet<Key<Evaluator>>) -> Vec<String> {
    let has = |evaluator: &Key<Evaluator>, value: &str| {
        let attributes = &work.sheet.evaluators[*evaluator].attributes;
        attributes.iter().any(|(name, found)| *name == planned.attribute && **found == *value)
    };
    let gap = |(value, least): &(std::sync::Arc<str>, u32)| {
        let count = scored.iter().filter(|evaluator| has(evaluator, value)).count();
        (count < *least as usize).then(|| format!("`{value}`: {count} of {least}"))
    };
    planned.at_least.iter().filter_map(gap).collect()
}
