//! How far evaluators agree: named statistics, who scores high or low, and which groups would have ranked differently.
//!
//! A *unit* is a pair of tender and requirement; of one requirement, the units are the tenders. Whoever scores is one
//! evaluator for each group they score for. A consensus is the score of a group, not of an evaluator, and does not count.
//! All figures are exact: every statistic here is a fraction. One that is not defined says why, and is never 1.

mod alpha;
mod block;
mod concordance;
mod intraclass;
mod judgments;
mod kappa;
mod orders;
mod outliers;
mod severity;
mod statistic;

use std::collections::BTreeMap;
use std::sync::Arc;

use anbud::procedure::{Group, Item};
use anbud::{Exact, Key, Procedure, Sheet};

use block::Block;
use judgments::{Judgments, Panel, Unit, is_comparable};

pub use judgments::Rater;
pub use orders::{GroupOrder, Order, Orders};
pub use outliers::Side;
pub use severity::{GroupSeverity, Severity};
pub use statistic::{Form, Kind, Level, Statistic};

/// A figure, or why there is none.
pub type Figure = Result<Exact, String>;

/// How far the evaluators of a case agree.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Agreement {
    /// How many pairs of tender and requirement were scored by somebody.
    pub units: usize,
    /// How many scores of evaluators there are.
    pub scores: usize,
    /// Who scored, in the order of the sheet; one entry for each group that an evaluator scored for.
    pub raters: Vec<Rater>,
    /// The statistics: of the whole case, then of each requirement in the order of the files.
    pub statistics: Vec<Statistic>,
    /// How high or low each rater scores, in the order of `raters`.
    pub severity: Vec<Severity>,
    /// How high or low each group scores, in the order of the files; empty without groups.
    pub groups: Vec<GroupSeverity>,
    /// The order in which each group alone would have put the tenders, beside the order of all.
    pub orders: Orders,
}

/// Works out how far the evaluators of a case agree.
///
/// ```
/// # use anbud::{Source, documents};
/// # let rules = "format = 1\nprocurement = { title = \"T\", authority = \"A\", reference = \"R\", currency = \"SEK\" }\n\
/// # award = { model = \"quality-only\" }\nscoring = { within_group = \"mean\" }\n\
/// # scale = [{ id = \"five\", minimum = 0, maximum = 5 }]\n\
/// # criterion = [{ id = \"comfort\", weight = 100, scale = \"five\", model = \"of-maximum\" }, { id = \"price\", kind = \"price\" }]\n";
/// # let procedure = documents::read_criteria(&Source::new("criteria.toml", rules)).value.into_draft().build()?;
/// # let submitted = "tender = [{ id = \"north\", tenderer = \"N\", price = 1 }, { id = \"south\", tenderer = \"S\", price = 1 }]";
/// # let tenders = documents::read_tenders(&Source::new("tenders.toml", submitted), &procedure).value;
/// use anbud::ledger::{Ledger, ScoreRow};
/// use anbud_analysis::agreement::{Kind, Level, agreement};
/// let mut ledger = Ledger::new(&procedure, &tenders);
/// for (tender, evaluator, score) in [("north", "eva", "4"), ("north", "ali", "5"), ("south", "eva", "1"), ("south", "ali", "1")] {
///     ledger.add(&ScoreRow::new(tender, "comfort", evaluator, score));
/// }
/// let found = agreement(&procedure, &ledger.finish().value);
/// assert_eq!((found.units, found.scores), (2, 4));
/// let whole = found.statistics.iter().find(|statistic| statistic.kind == Kind::Alpha(Level::Interval)).expect("always there");
/// assert_eq!(whole.value.as_ref().expect("the scores differ").to_string(), "16/17");
/// # Ok::<(), Vec<anbud::Diagnostic>>(())
/// ```
#[must_use]
pub fn agreement(procedure: &Procedure, sheet: &Sheet) -> Agreement {
    let judgments = Judgments::of(sheet);
    let comparable = is_comparable(procedure, &judgments.units);
    let whole = judgments.panel(&judgments.units);
    let mut statistics = of_panel(&whole, None, &comparable);
    let mut by_item: BTreeMap<Item, Vec<&Unit>> = BTreeMap::new();
    for unit in &judgments.units {
        by_item.entry(unit.item).or_default().push(unit);
    }
    for (item, units) in by_item {
        let panel = Panel { values: &judgments.values, units };
        let id = procedure.item_id(item);
        statistics.extend(of_panel(&panel, Some(id), &Ok(())));
    }
    Agreement {
        units: judgments.units.len(),
        scores: judgments.units.iter().map(|unit| unit.scores.len()).sum(),
        statistics,
        severity: severity::of_raters(&judgments, &comparable),
        groups: severity::of_groups(procedure, &judgments, &comparable),
        orders: orders::of_groups(procedure, &judgments),
        raters: judgments.raters,
    }
}

/// Every statistic of what the evaluators of one group scored.
fn within(procedure: &Procedure, judgments: &Judgments, group: Key<Group>) -> Vec<Statistic> {
    let units = judgments.of_group(group);
    of_panel(&judgments.panel(&units), None, &is_comparable(procedure, &units))
}

/// Every statistic of some units; `comparable` is why they cannot be taken together, if so.
fn of_panel(
    panel: &Panel<'_>,
    requirement: Option<&Arc<str>>,
    comparable: &Result<(), String>,
) -> Vec<Statistic> {
    let raters = panel.raters();
    let block = Block::of(panel, &raters);
    let statistic = |kind: Kind| Statistic {
        requirement: requirement.cloned(),
        kind,
        value: comparable.clone().and_then(|()| value(kind, panel, &block)),
        units: if kind.needs_all() { block.rows.len() } else { panel.units.len() },
        evaluators: raters.len(),
    };
    Kind::ALL.into_iter().map(statistic).collect()
}

fn value(kind: Kind, panel: &Panel<'_>, block: &Block) -> Figure {
    match kind {
        Kind::Alpha(level) => alpha::alpha(panel, level),
        Kind::KendallW => concordance::kendall_w(block),
        Kind::Icc(form) => intraclass::icc(block, form),
        Kind::FleissKappa => kappa::fleiss(block),
        Kind::GwetAc1 => kappa::gwet_ac1(panel),
    }
}
