//! All lots written down, and how they were shared out.

use super::super::{
    AgainBecause, Allocated, Awarded, CombinationAsked, EvaluatedAgain, LotStated, LotsDecided,
    LotsRecord, LotsRules, NextBest, NotShared, PreferenceStated,
};
use super::{Basis, FORMAT, File, METHOD, Record, figures, number};
use crate::evaluation::{
    Again, Allocation, AllocationDecision, Because, LotAward, LotDocuments, LotsOutcome,
    LotsUndecided, Warning,
};
use crate::keyed::Key;
use crate::ledger::Activities;
use crate::procedure::{AllocationRule, AllocationTie, CombinationPrice, Lot, Total, WhenFull};
use crate::tenders::{Asked, Combination, Tenders};
use crate::{Procedure, Sheet};

/// What the record of all lots is made of: the documents of each, what came of them, and the warnings of each.
#[derive(Debug, Clone, Copy)]
pub struct LotsBasis<'a> {
    /// The documents of every lot, in order.
    pub documents: &'a [LotDocuments<'a>],
    /// What came of them.
    pub outcome: &'a LotsOutcome,
    /// What a person should look at: by lot what was found in reading its documents, then in evaluating them.
    pub warnings: &'a [Vec<Warning>],
    /// By lot which activity its scores came from, where rows state it.
    pub activities: &'a [Activities],
    /// The same for each evaluation that was made once more.
    pub activities_again: &'a [Activities],
}

impl LotsRecord {
    /// The record of all lots; `files` are the files of the case with their digests. None where there is no lot.
    #[must_use]
    pub fn of(basis: &LotsBasis<'_>, files: Vec<File>) -> Option<LotsRecord> {
        let first = basis.documents.first()?;
        let lots = basis.lots(&files);
        let allocation = basis.outcome.allocation.as_ref();
        let again = allocation.map(|it| basis.again(it, &files)).unwrap_or_default();
        let names = Names { procedure: first.procedure, tenders: first.tenders };
        let record = lots.first()?;
        Some(LotsRecord {
            again,
            allocation: allocation.map(|it| names.allocated(it)),
            combinations: first.tenders.combinations.iter().map(|it| names.asked(it)).collect(),
            engine: record.engine.clone(),
            figures: allocation.map(|it| basis.figures(it)).unwrap_or_default(),
            files: record.files.clone(),
            format: FORMAT,
            method: METHOD,
            preferences: names.preferences(),
            rules: rules(first.procedure),
            scope: record.scope,
            seal: record.seal.clone(),
            sealed: record.sealed.clone(),
            lots,
        })
    }
}

impl<'a> LotsBasis<'a> {
    fn lots(&self, files: &[File]) -> Vec<Record> {
        let each = self.documents.iter().zip(&self.outcome.lots);
        let told = self.warnings.iter().zip(self.activities);
        let record = |((documents, outcome), (warnings, activities)): (_, (&Vec<Warning>, _))| {
            Record::of(&basis_of(documents, outcome, warnings, activities), files.to_vec())
        };
        each.zip(told).map(record).collect()
    }

    fn again(&self, allocation: &Allocation, files: &[File]) -> Vec<EvaluatedAgain> {
        let record = |(again, activities): (&Again, &Activities)| {
            let at = again.outcome.lot.position();
            let documents = self.documents.get(at)?;
            let warnings = &again.outcome.evaluation.warnings;
            let basis = basis_of(documents, &again.outcome, warnings, activities);
            let names = Names { procedure: documents.procedure, tenders: documents.tenders };
            let because = match &again.because {
                Because::Combination(at) => AgainBecause::Combination(position(*at)),
                Because::Without(tenders) => AgainBecause::Without(names.ids(tenders)),
            };
            Some(EvaluatedAgain { because, record: Record::of(&basis, files.to_vec()) })
        };
        allocation.again.iter().zip(self.activities_again).filter_map(record).collect()
    }

    fn figures(&self, allocation: &Allocation) -> Vec<super::super::Figure> {
        let first = self.documents.iter().zip(&self.outcome.lots).next();
        let Some((documents, outcome)) = first else { return Vec::new() };
        let none = Activities::default();
        figures::figures(&basis_of(documents, outcome, &[], &none), &allocation.derivation)
    }
}

fn basis_of<'a>(
    documents: &LotDocuments<'a>,
    outcome: &'a crate::evaluation::LotOutcome,
    warnings: &'a [Warning],
    activities: &'a Activities,
) -> Basis<'a> {
    let sheet: &Sheet = documents.sheet;
    let (tenders, evaluation) = (&outcome.tenders, &outcome.evaluation);
    Basis { procedure: documents.procedure, tenders, sheet, evaluation, activities, warnings }
}

/// Lots and tenders by their ids.
#[derive(Clone, Copy)]
struct Names<'a> {
    procedure: &'a Procedure,
    tenders: &'a Tenders,
}

impl Names<'_> {
    fn lot(self, lot: Key<Lot>) -> String {
        self.procedure.lots.list[lot].id.to_string()
    }

    fn ids(self, tenders: &[Key<crate::tenders::Tender>]) -> Vec<String> {
        tenders.iter().map(|tender| self.tenders.list[*tender].id.to_string()).collect()
    }

    fn allocated(self, allocation: &Allocation) -> Allocated {
        let awards = |awards: &[LotAward]| awards.iter().map(|it| self.awarded(it)).collect();
        let next = allocation.runner_up.as_ref();
        Allocated {
            awards: awards(&allocation.awards),
            decided: allocation.decided.iter().map(|it| self.decided(*it)).collect(),
            runner_up: next
                .map(|(next, total)| NextBest { awards: awards(next), total: number(total.sum) }),
            total: allocation.total.map(|total| number(total.sum)),
            undecided: allocation.undecided.as_ref().map(|why| self.undecided(why)),
        }
    }

    fn awarded(self, award: &LotAward) -> Awarded {
        let tender = award.tender.map(|tender| &self.tenders.list[tender]);
        Awarded {
            combination: award.combination.map(position),
            evaluation: award.evaluation.map(position),
            lot: self.lot(award.lot),
            passed_over: self.ids(&award.passed_over),
            place: award.place,
            price: award.price.map(number),
            result: award.result.map(number),
            tender: tender.map(|tender| tender.id.to_string()),
            tenderer: tender.map(|tender| tender.tenderer.to_string()),
        }
    }

    fn decided(self, decision: AllocationDecision) -> LotsDecided {
        let (by, figure, lot) = match decision {
            AllocationDecision::LotsAwarded => ("lots awarded", None, None),
            AllocationDecision::Total(figure) => ("total", Some(figure), None),
            AllocationDecision::LowestPrice(figure) => (LOWEST_PRICE, Some(figure), None),
            AllocationDecision::OrderOfLots(lot) => (ORDER_OF_LOTS, None, Some(lot)),
        };
        let lot = lot.map(|lot| self.lot(lot));
        LotsDecided { by: by.to_owned(), figure: figure.map(number), lot }
    }

    fn undecided(self, why: &LotsUndecided) -> NotShared {
        let lot = why.lot.map(|lot| self.lot(lot));
        NotShared { cause: why.cause, lot, text: why.text.to_string() }
    }

    fn asked(self, combination: &Combination) -> CombinationAsked {
        let lots = combination.lots.iter().map(|lot| self.lot(*lot));
        let (discount, price, prices) = match &combination.asks {
            Asked::Discount(share, _) => (Some(share.to_string()), None, Vec::new()),
            Asked::Price(price, _) => (None, Some(price.to_string()), Vec::new()),
            Asked::Prices(prices) => {
                (None, None, prices.iter().map(|(price, _)| price.to_string()).collect())
            }
        };
        CombinationAsked {
            at: combination.place.to_string(),
            discount,
            lots: lots.collect(),
            price,
            prices,
            tenders: self.ids(&combination.tenders),
        }
    }

    fn preferences(self) -> Vec<PreferenceStated> {
        let stated = self.tenders.preferences.iter().map(|preference| PreferenceStated {
            lots: preference.lots.iter().map(|lot| self.lot(*lot)).collect(),
            tenderer: preference.tenderer.to_string(),
        });
        stated.collect()
    }
}

const LOWEST_PRICE: &str = "lowest price";
const ORDER_OF_LOTS: &str = "order of lots";

fn rules(procedure: &Procedure) -> LotsRules {
    let lots = &procedure.lots;
    let (allocation, total) = match lots.allocation {
        AllocationRule::EachByItself => (None, None),
        AllocationRule::ByOrderOfLots => (Some("by-order-of-lots"), None),
        AllocationRule::ByStatedPreference => (Some("by-stated-preference"), None),
        AllocationRule::BestTotal(Total::Result) => (Some("best-total"), Some("result")),
        AllocationRule::BestTotal(Total::Price) => (Some("best-total"), Some("price")),
    };
    let when_full = lots.when_full.map(|when| match when {
        WhenFull::KeepRanking => "keep-ranking",
        WhenFull::RankAgain => "rank-again",
    });
    let combination_price = lots.combination_price.map(|rule| match rule {
        CombinationPrice::InProportion => "in-proportion",
    });
    let tie = |tie: &AllocationTie| match tie {
        AllocationTie::LowestPrice => LOWEST_PRICE.to_owned(),
        AllocationTie::OrderOfLots => ORDER_OF_LOTS.to_owned(),
    };
    let lot = |lot: &Lot| LotStated { id: lot.id.to_string(), title: lot.title.to_string() };
    LotsRules {
        allocation: allocation.map(str::to_owned),
        combination_price: combination_price.map(str::to_owned),
        lots: lots.list.iter().map(lot).collect(),
        most_per_tenderer: lots.most_per_tenderer,
        ties: lots.ties.iter().map(tie).collect(),
        total: total.map(str::to_owned),
        when_full: when_full.map(str::to_owned),
    }
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
