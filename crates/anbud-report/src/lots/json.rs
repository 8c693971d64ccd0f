//! The outcome of several lots as JSON: the keys of one award, and beside them `lots` and `allocation`.

use anbud::derivation::{Derivation, Figure};
use anbud::evaluation::{Allocation, LotAward, TotalOfLots};
use serde::Serialize;

use super::LotsView;
use crate::View;
use crate::json::{Model, Tender, Undecided, Warning, parts};
use crate::number::Number;

#[derive(Serialize)]
struct Document<'a> {
    anbud: u8,
    seal: &'a str,
    model: Model<'a>,
    /// The tenders of all lots, lot by lot.
    tenders: Vec<Tender<'a>>,
    undecided: Vec<Undecided<'a>>,
    warnings: Vec<Warning<'a>>,
    lots: Vec<LotEntry<'a>>,
    allocation: Option<AllocationEntry<'a>>,
}

#[derive(Serialize)]
struct LotEntry<'a> {
    id: &'a str,
    title: &'a str,
    tenders: Vec<Tender<'a>>,
    undecided: Vec<Undecided<'a>>,
    warnings: Vec<Warning<'a>>,
}

#[derive(Serialize)]
struct AllocationEntry<'a> {
    awards: Vec<AwardEntry<'a>>,
    total: Option<Number>,
    runner_up: Option<RunnerUp<'a>>,
    undecided: Option<&'a str>,
}

#[derive(Serialize)]
struct RunnerUp<'a> {
    awards: Vec<AwardEntry<'a>>,
    total: Number,
}

#[derive(Serialize)]
struct AwardEntry<'a> {
    lot: &'a str,
    tender: Option<&'a str>,
    tenderer: Option<&'a str>,
    price: Option<Number>,
    result: Option<Number>,
    combination: Option<Vec<&'a str>>,
    passed_over: Vec<&'a str>,
}

/// The outcome as JSON, with a line break at the end.
///
/// # Errors
/// Where the JSON writer fails, which it does not for text.
pub fn json(view: &LotsView<'_>) -> Result<String, serde_json::Error> {
    let lots = view.lots();
    let (Some(first), Some(outcome)) = (view.documents.first(), view.outcome.lots.first()) else {
        return Ok(String::new());
    };
    let evaluation = &outcome.evaluation;
    let whole =
        View::new(first.procedure, &outcome.tenders, first.sheet, evaluation, view.warnings);
    let entries: Vec<LotEntry<'_>> = lots.iter().map(|(lot, of_lot)| entry(lot, of_lot)).collect();
    let mut all = (Vec::new(), Vec::new(), parts(&whole).2);
    for (at, (_, of_lot)) in lots.iter().enumerate() {
        let (tenders, undecided, warnings) = parts(of_lot);
        all.0.extend(tenders);
        all.1.extend(undecided);
        // those of the first lot stand beside those of the documents already
        all.2.extend(warnings.into_iter().filter(|_| at > 0));
    }
    let award = view.procedure.award.model.as_deref().unwrap_or("own");
    let document = Document {
        anbud: 1,
        seal: &view.procedure.seal,
        model: Model {
            award,
            absolute: view.outcome.lots.iter().all(|one| one.evaluation.absolute),
        },
        tenders: all.0,
        undecided: all.1,
        warnings: all.2,
        lots: entries,
        allocation: view.outcome.allocation.as_ref().map(|it| allocation(view, it)),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

fn entry<'a>(lot: &'a anbud::procedure::Lot, of_lot: &'a View<'a>) -> LotEntry<'a> {
    let (tenders, undecided, warnings) = parts(of_lot);
    LotEntry { id: &lot.id, title: &lot.title, tenders, undecided, warnings }
}

fn allocation<'a>(view: &LotsView<'a>, found: &'a Allocation) -> AllocationEntry<'a> {
    let derivation = &found.derivation;
    let number = |total: &TotalOfLots| number(derivation, total.sum);
    let awards =
        |awards: &'a [LotAward]| awards.iter().map(|it| award(view, derivation, it)).collect();
    AllocationEntry {
        awards: awards(&found.awards),
        total: found.total.as_ref().map(number),
        runner_up: found
            .runner_up
            .as_ref()
            .map(|(next, total)| RunnerUp { awards: awards(next), total: number(total) }),
        undecided: found.undecided.as_ref().map(|why| &*why.text),
    }
}

fn number(derivation: &Derivation, figure: Figure) -> Number {
    let (number, is_exact) = derivation.number(figure);
    Number::new(number, is_exact)
}

fn award<'a>(view: &LotsView<'a>, derivation: &Derivation, award: &'a LotAward) -> AwardEntry<'a> {
    let (tenders, lots) = (&view.tenders.list, &view.procedure.lots.list);
    let tender = award.tender.map(|tender| &tenders[tender]);
    let number = |figure: Option<Figure>| figure.map(|figure| number(derivation, figure));
    let combination = award.combination.and_then(|at| view.tenders.combinations.get(at));
    AwardEntry {
        lot: &lots[award.lot].id,
        tender: tender.map(|tender| &*tender.id),
        tenderer: tender.map(|tender| &*tender.tenderer),
        price: number(award.price),
        result: number(award.result),
        combination: combination
            .map(|combination| combination.lots.iter().map(|lot| &*lots[*lot].id).collect()),
        passed_over: award.passed_over.iter().map(|tender| &*tenders[*tender].id).collect(),
    }
}
