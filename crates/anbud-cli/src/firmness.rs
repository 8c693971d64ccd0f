//! How firm a decision is, examined along with its report where that takes no time.

use anbud::evaluation::Scope;
use anbud::record::Record;
use anbud_analysis::sensitivity::{self, Basis, Sampling};
use anbud_report::View;
use anbud_report::report::Sensitivity;
use anbud_report::sensitivity::{Firm, json};

use crate::ending::Ending;
use crate::recorded;

/// How many weightings are drawn where nobody says how many.
pub(crate) const SAMPLES: u64 = 1_000_000;
/// What the random numbers begin from where nobody says what.
pub(crate) const SEED: u64 = 1;
/// So many figures and scores together may an evaluation have that is examined along with its report. Not a time, since the
/// same case must give the same bytes everywhere.
const AT_ONCE_MAX: u64 = 1_000;

/// What an examination starts from.
pub(crate) fn basis<'a>(view: &View<'a>) -> Basis<'a> {
    Basis {
        procedure: view.procedure,
        tenders: view.tenders,
        sheet: view.sheet,
        evaluation: view.evaluation,
    }
}

/// As many threads as the machine has.
pub(crate) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What `anbud sensitivity --format json` tells of a decision; none where that would take long, or where no price was read.
pub(crate) fn examined(view: &View<'_>, record: &Record) -> Result<Option<Sensitivity>, Ending> {
    let figures = u64::try_from(record.figures.len()).unwrap_or(u64::MAX);
    let is_small = figures.saturating_add(record.evaluators.scores) <= AT_ONCE_MAX;
    if record.scope != Scope::Whole || !is_small {
        return Ok(None);
    }
    let sampling = Sampling { samples: SAMPLES, seed: SEED, within: None, threads: threads() };
    let found = sensitivity::sensitivity(basis(view), sampling);
    let language = recorded::spoken(None, view.procedure);
    let told = json(&Firm { view, found: &found, models: None, language });
    let read = told.and_then(|told| serde_json::from_str(&told));
    read.map(Some).map_err(|error| Ending::Output(error.into()))
}
