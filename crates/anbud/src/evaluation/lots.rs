//! Lots: each is evaluated as an award of its own, then they are shared out.

mod allocation;
mod assign;
mod best_total;
mod by_order;
mod by_preference;
mod combine;
mod search;
mod standing;
mod written;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::result::{Evaluation, Scope};
use super::{absolute, evaluate};
use crate::Diagnostic;
use crate::diagnostic::{codes, in_order};
use crate::keyed::Key;
use crate::ledger::Sheet;
use crate::procedure::{AllocationRule, Lot, Procedure};
use crate::tenders::{Tender, Tenders};
pub use allocation::{
    Again, Allocation, AllocationDecision, Because, LotAward, LotsUndecided, TotalOfLots,
};
use standing::Standings;

/// What came of every lot, and how the lots are shared out.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LotsOutcome {
    /// Every lot, in the order of the file.
    pub lots: Vec<LotOutcome>,
    /// Who is awarded what; none where quality alone was assessed.
    pub allocation: Option<Allocation>,
}

/// One lot, evaluated by itself.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LotOutcome {
    /// The lot.
    pub lot: Key<Lot>,
    /// All tenders of the case, those of other lots aside.
    pub tenders: Tenders,
    /// What came of it.
    pub evaluation: Evaluation,
}

/// Evaluates every lot by the same rules, and shares the lots out as the rules say.
///
/// ```
/// use anbud::evaluation::{Scope, evaluate_lots};
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, LotDraft};
/// use anbud::tenders::Tender;
/// use anbud::{Sheet, Tenders};
///
/// let mut draft = Draft::new("Cleaning", "Region Example", "RE 1", "SEK")
///     .award(AwardDraft::model("lowest-price"))
///     .criterion(CriterionDraft::new("price").kind("price"));
/// draft.lots.list = ["east", "west"].map(|id| LotDraft { id: id.into(), title: None, damaged: false }).into();
/// draft.lots.most_per_tenderer = Some(1.into());
/// draft.lots.allocation = Some("best-total".into());
/// draft.lots.total = Some("price".into());
/// let procedure = draft.build().expect("no mistakes");
/// let [east, west] = [0, 1].map(|at| procedure.lots.list.keys().nth(at).expect("two lots"));
/// let tenders: Tenders = [
///     Tender::new("a-east", "A AB").lot(east).price(10),
///     Tender::new("a-west", "A AB").lot(west).price(10),
///     Tender::new("b-east", "B AB").lot(east).price(30),
///     Tender::new("b-west", "B AB").lot(west).price(12),
/// ].into_iter().collect();
///
/// // A is first in both and may win one: A in the east and B in the west, 22, beats 40
/// let outcome = evaluate_lots(&procedure, &tenders, &Sheet::default(), Scope::Whole).expect("no mistakes");
/// let allocation = outcome.allocation.expect("prices were read");
/// let total = allocation.total.expect("a sum");
/// assert_eq!(allocation.derivation.number(total.sum).0.to_string(), "22");
/// let winners: Vec<_> = allocation.awards.iter().filter_map(|award| award.tender).collect();
/// assert_eq!(winners.iter().map(|key| &*tenders.list[*key].id).collect::<Vec<_>>(), ["a-east", "b-west"]);
/// ```
///
/// # Errors
/// Every mistake that keeps a lot from being evaluated, and what keeps the lots from being shared out.
pub fn evaluate_lots(
    procedure: &Procedure,
    tenders: &Tenders,
    sheet: &Sheet,
    scope: Scope,
) -> Result<LotsOutcome, Vec<Diagnostic>> {
    let lots = procedure.lots.list.keys();
    let of_lot = |lot| LotDocuments { lot, procedure, tenders, sheet };
    evaluate_lots_apart(&lots.map(of_lot).collect::<Vec<_>>(), scope)
}

/// The documents of one lot: rules, tenders and scores, as they were read for it.
#[derive(Debug, Clone, Copy)]
pub struct LotDocuments<'a> {
    /// The lot.
    pub lot: Key<Lot>,
    /// Its rules; how lots are shared out is the same in those of all lots.
    pub procedure: &'a Procedure,
    /// The tenders of the case, in the same order for all lots.
    pub tenders: &'a Tenders,
    /// The scores that count.
    pub sheet: &'a Sheet,
}

/// Evaluates every lot by rules of its own, and shares the lots out: one entry for each lot of the case, in order.
///
/// # Errors
/// As [`evaluate_lots`].
pub fn evaluate_lots_apart(
    documents: &[LotDocuments<'_>],
    scope: Scope,
) -> Result<LotsOutcome, Vec<Diagnostic>> {
    let mut mistakes = Vec::new();
    let mut lots = Vec::new();
    for one in documents {
        let (lot, tenders) = (one.lot, one.tenders.of_lot(one.lot));
        match evaluate(one.procedure, &tenders, one.sheet, scope) {
            Ok(evaluation) => lots.push(LotOutcome { lot, tenders, evaluation }),
            Err(found) => mistakes.extend(found),
        }
    }
    if !mistakes.is_empty() {
        in_order(&mut mistakes);
        return Err(mistakes);
    }
    let allocation = match (scope, documents.first()) {
        (Scope::Quality, _) | (_, None) => None,
        (Scope::Whole, Some(first)) => Some(
            share_out(&LotsCase { first, documents, lots: &lots })
                .map_err(|mistake| vec![*mistake])?,
        ),
    };
    Ok(LotsOutcome { lots, allocation })
}

/// Whether the tenders are those of one award: tenders of several lots are never ranked together.
pub(super) fn is_one(procedure: &Procedure, tenders: &Tenders) -> Result<(), Vec<Diagnostic>> {
    let seen = tenders.list.entries().filter(|(key, _)| !tenders.aside.contains(key));
    let several: BTreeSet<_> = seen.map(|(_, tender)| tender.lot).collect();
    if several.len() < 2 {
        return Ok(());
    }
    Err(vec![lot_not_named(procedure)])
}

/// Says that the case has several lots, of which one must be named.
#[must_use]
pub fn lot_not_named(procedure: &Procedure) -> Diagnostic {
    let lots = &procedure.lots.list;
    let message = format!("the case has {} lots, and this works on one of them", lots.len());
    let ids: Vec<&str> = lots.iter().map(|lot| &*lot.id).take(12).collect();
    let mistake = Diagnostic::mistake(codes::LOT_NOT_NAMED, message);
    let first = lots.iter().next().map(|lot| lot.place.clone());
    let mistake = first.into_iter().fold(mistake, |mistake, place| mistake.at(place, ""));
    mistake.help(format!("name it: `--lot {}`", ids.join("`, `--lot ")))
}

/// What lots are shared out by.
#[derive(Debug, Clone, Copy)]
struct LotsCase<'a> {
    first: &'a LotDocuments<'a>,
    documents: &'a [LotDocuments<'a>],
    lots: &'a [LotOutcome],
}

impl<'a> LotsCase<'a> {
    /// The rules of the first lot: how lots are shared out is the same in all.
    fn rules(&self) -> &'a Procedure {
        self.first.procedure
    }

    /// The tenders, of which only id, tenderer and lot are looked at here.
    fn tenders(&self) -> &'a Tenders {
        self.first.tenders
    }

    /// A lot evaluated once more, with other tenders; its standings.
    fn again(
        &self,
        (lot, tenders): (Key<Lot>, Tenders),
        because: Because,
        again: &mut Vec<Again>,
    ) -> Shared<Standings> {
        let documents = self.documents.iter().find(|one| one.lot == lot).unwrap_or(self.first);
        match evaluate(documents.procedure, &tenders, documents.sheet, Scope::Whole) {
            Ok(evaluation) => {
                let outcome = LotOutcome { lot, tenders, evaluation };
                let standings = Standings::of(&outcome, self.lots.len() + again.len());
                again.push(Again { because, outcome });
                Ok(standings)
            }
            Err(mistakes) => Err(Box::new(first_of(mistakes))),
        }
    }

    /// Whether no tender can change the result of another, in any lot.
    fn is_absolute(&self) -> bool {
        self.documents.iter().all(|one| absolute::is_absolute(one.procedure))
    }

    fn tenderer(&self, tender: Key<Tender>) -> &Arc<str> {
        &self.tenders().list[tender].tenderer
    }

    fn lot_id(&self, lot: Key<Lot>) -> &str {
        &self.rules().lots.list[lot].id
    }

    fn most(&self) -> usize {
        let most = self.rules().lots.most_per_tenderer;
        most.map_or(usize::MAX, |most| most as usize)
    }
}

/// What keeps lots from being shared out.
type Shared<T> = Result<T, Box<Diagnostic>>;

fn share_out(case: &LotsCase<'_>) -> Shared<Allocation> {
    let rule = case.rules().lots.allocation;
    if let (Some(combination), false) =
        (case.tenders().combinations.first(), matches!(rule, AllocationRule::BestTotal(_)))
    {
        let message =
            "combinations of lots are stated, and lots are not shared out for the best total";
        let mistake = Diagnostic::mistake(codes::CONFLICT, message);
        let help = "state `allocation = \"best-total\"` under `[lots]` in the rules, or leave the combinations out";
        return Err(Box::new(mistake.at(combination.place.clone(), "a combination").help(help)));
    }
    match rule {
        AllocationRule::EachByItself | AllocationRule::ByOrderOfLots => by_order::share_out(case),
        AllocationRule::ByStatedPreference => by_preference::share_out(case),
        AllocationRule::BestTotal(total) => best_total::share_out(case, total),
    }
}

/// Whether it must be stated what becomes of the tenders of a tenderer that wins no more: another tender may look at them.
fn ranking_must_be_stated(case: &LotsCase<'_>) -> Shared<()> {
    let lots = &case.rules().lots;
    if case.is_absolute() || lots.when_full.is_some() || lots.most_per_tenderer.is_none() {
        return Ok(());
    }
    let message = "it is not stated whether lots are ranked again when a tenderer wins no more of them, and other tenders can change a result";
    let mistake = Diagnostic::mistake(codes::RULE_NOT_STATED, message);
    let mistake = lots.place.iter().fold(mistake, |mistake, place| mistake.at(place.clone(), ""));
    Err(Box::new(mistake.help(
        "state `when_full` under `[lots]`: `keep-ranking` (the next in the ranking wins) or `rank-again` (its tenders leave the field)",
    )))
}

/// The standings of every lot.
fn standings(case: &LotsCase<'_>) -> Vec<Standings> {
    case.lots.iter().enumerate().map(|(at, outcome)| Standings::of(outcome, at)).collect()
}

/// The first of the mistakes that keep a lot from being evaluated once more.
fn first_of(mistakes: Vec<Diagnostic>) -> Diagnostic {
    let none = || Diagnostic::mistake(codes::CANNOT_WORK_OUT, "a lot cannot be evaluated again");
    mistakes.into_iter().next().unwrap_or_else(none)
}
