//! The evaluation: from procedure, tenders and scores to places, with every figure derived.
//!
//! ```text
//! price     price sheet, corrections                           → price
//! admit     mandatory requirements, stated grounds             → admitted, rejected with grounds
//! assess    evaluator → group → requirement, per tender          no price can be reached from here
//! weigh     score → share → points, up the tree; thresholds    → quality
//! field     the tenders that count
//! panel     the same tree by each member's own scores, where the award formula is `over panel`
//! combine   the award formula                                  → result
//! rank      order, ties, draws                                 → places
//! ```

mod absolute;
mod activities;
mod admit;
mod assess;
mod beside;
mod columns;
mod combine;
mod coverage;
mod decision;
mod failures;
mod lots;
mod measures;
mod outcome;
mod panel;
mod price_sheet;
mod prices;
mod rank;
mod recused;
mod replaced;
mod result;
mod thresholds;
mod totals;
mod trouble;
mod weigh;
mod work;

pub use activities::{ActivityShares, CriterionActivities, activities};
pub use assess::tally::statistic_of;
pub use decision::Decision;
pub use lots::{
    Again, Allocation, AllocationDecision, Because, LotAward, LotDocuments, LotOutcome,
    LotsOutcome, LotsUndecided, TotalOfLots, evaluate_lots, evaluate_lots_apart, lot_not_named,
};
pub use result::{
    CriterionResult, Evaluation, Ground, GroupMean, Margin, Member, Placed, Scope, Status,
    TenderResult, Undecided, UndecidedCause, Warning,
};

use crate::keyed::Key;
use crate::ledger::Sheet;
use crate::procedure::Procedure;
use crate::tenders::{Tender, Tenders};
use crate::{Diagnostic, diagnostic::codes};

/// How many scores there may be room for: tenders times requirements and leaves.
const CELLS_MAX: usize = 20_000_000;

/// Evaluates tenders by a procedure: prices, admission, scores, thresholds, the field, results, places.
///
/// ```
/// use anbud::evaluation::{Scope, Status, evaluate};
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
/// use anbud::tenders::Tender;
/// use anbud::{Sheet, Tenders};
///
/// let procedure = Draft::new("Record system", "Region Example", "RS 2016-0421", "SEK")
///     .award(AwardDraft::model("quality-per-price"))
///     .scale(ScaleDraft::new("fulfilment", 0, 5).step(1))
///     .criterion(CriterionDraft::new("care").weight(100).scale("fulfilment").model("of-maximum"))
///     .criterion(CriterionDraft::new("price").kind("price"))
///     .build()
///     .expect("a complete procedure");
/// let care = procedure.item("care").expect("a criterion");
/// let tenders: Tenders = [
///     Tender::new("north", "North AB").price(2_100).score(care, 4),
///     Tender::new("south", "South AS").price(1_950).score(care, 3),
/// ]
/// .into_iter()
/// .collect();
///
/// let evaluation = evaluate(&procedure, &tenders, &Sheet::default(), Scope::Whole).expect("no mistakes");
/// let winner = &evaluation.tenders[0];
/// assert_eq!(tenders.list[winner.tender].tenderer.as_ref(), "North AB");
/// assert_eq!((winner.place, winner.status), (Some(1), Status::Ranked));
/// let result = winner.result.expect("ranked tenders have a result");
/// assert_eq!(evaluation.derivation.number(result).0.to_string(), "4/105"); // 80 points for 2,100
/// assert!(evaluation.absolute);
/// ```
///
/// # Errors
/// Every mistake that keeps the documents from being evaluated: missing scores, measures and prices, formulas that
/// cannot be worked out, rules that are needed and not stated. Where there are lots, `tenders` are those of one lot
/// ([`Tenders::of_lot`]), or [`evaluate_lots`] evaluates all of them.
pub fn evaluate(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    scope: Scope,
) -> Result<Evaluation, Vec<Diagnostic>> {
    lots::is_one(procedure, tenders)?;
    let mut evaluation = evaluate_once(procedure, tenders, sheet, scope)?;
    replaced::tell(procedure, tenders, sheet, scope, &mut evaluation);
    Ok(evaluation)
}

/// The evaluation, without a look at what replaced scores would have led to.
fn evaluate_once(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    scope: Scope,
) -> Result<Evaluation, Vec<Diagnostic>> {
    within_limits(procedure, tenders)?;
    measures::are_known(procedure, tenders)?;
    let mut work = work::Work::new(procedure, tenders, sheet);
    coverage::check(&mut work);
    recused::tell(&mut work);
    totals::full_marks(&mut work).map_err(|halt| vec![beyond_limits(&halt)])?;

    let prices = match scope {
        Scope::Whole => prices::price(&mut work, tenders),
        Scope::Quality => prices::Prices::default(),
    };
    admit::admit(&mut work, tenders, &prices, scope);
    let admitted = work.remaining();
    thresholds::on_scores(&mut work, &admitted);
    let sufficient = work.remaining();
    thresholds::on_shares(&mut work, &prices, &sufficient, scope);

    let field = work.remaining();
    weigh::quality(&mut work, &field);
    if scope == Scope::Quality {
        let totals = totals::totals(&mut work, &field, false);
        return outcome::of_quality(work, tenders, &totals);
    }
    prices::note_failures(&mut work, &prices, &field);
    weigh::prices(&mut work, &prices, &field);
    let totals = totals::totals(&mut work, &field, true);
    let panel = panel::totals(&mut work, &field);
    let seen = combine::Grounds { prices: &prices, totals: &totals, panel: &panel };
    let mut combined = combine::combine(&mut work, seen, &field);
    let abnormal = combine::abnormal(&mut work, &prices, &totals, &combined.results, &field);
    let mut ties = rank::TieBasis {
        run: &mut combined.run,
        field: &field,
        prices: &prices,
        totals: &totals,
        draw: tenders.draw.as_ref(),
    };
    let sets = rank::rank(&mut work, &combined.results, &mut ties);
    outcome::of_award(
        work,
        tenders,
        outcome::Parts {
            prices: &prices,
            totals: &totals,
            combined,
            abnormal,
            sets,
            field: &field,
        },
    )
}

fn within_limits(procedure: &Procedure, tenders: &Tenders) -> Result<(), Vec<Diagnostic>> {
    let items = procedure.requirements.len() + procedure.criteria.len();
    let cells = items.saturating_mul(tenders.list.len());
    if cells <= CELLS_MAX {
        return Ok(());
    }
    let message = format!(
        "{} tenders and {items} criteria and requirements make {cells} figures, more than {CELLS_MAX}",
        tenders.list.len()
    );
    Err(vec![Diagnostic::mistake(codes::LIMIT_WORK, message).help("evaluate lots one by one")])
}

fn beyond_limits(halt: &crate::derivation::Halt) -> Diagnostic {
    let text = match halt {
        crate::derivation::Halt::Failed(failure) => failure.to_string(),
        crate::derivation::Halt::Undecided(..) => "figures too close to tell apart".to_owned(),
    };
    Diagnostic::mistake(codes::LIMIT_WORK, format!("full marks cannot be worked out: {text}"))
}

/// Tenders in the order of their file; a short name for signatures.
type Field<'a> = &'a [Key<Tender>];
