//! Who stands where in a lot.

use super::{LotAward, LotOutcome};
use crate::Exact;
use crate::evaluation::Status;
use crate::keyed::Key;
use crate::procedure::Lot;
use crate::tenders::Tender;

/// A tender that has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) tender: Key<Tender>,
    pub(super) place: u32,
    pub(super) result: Exact,
    pub(super) price: Option<Exact>,
    pub(super) is_exact: bool,
}

/// The tenders of a lot that have a place, the best first.
#[derive(Debug, Clone)]
pub(super) struct Standings {
    pub(super) lot: Key<Lot>,
    pub(super) list: Vec<Standing>,
    /// Whether figures are too close to tell some places.
    pub(super) is_doubtful: bool,
}

impl Standings {
    pub(super) fn of(outcome: &LotOutcome) -> Self {
        let derivation = &outcome.evaluation.derivation;
        let mut standings = Standings { lot: outcome.lot, list: Vec::new(), is_doubtful: false };
        for result in &outcome.evaluation.tenders {
            let (Some(place), Some(figure)) = (result.place, result.result) else {
                standings.is_doubtful |= result.status == Status::Undecided;
                continue;
            };
            let (number, is_exact) = derivation.number(figure);
            let price = result.price.map(|price| derivation.number(price));
            standings.list.push(Standing {
                tender: result.tender,
                place,
                result: number.clone(),
                price: price.map(|(price, _)| price.clone()),
                is_exact: is_exact && price.is_none_or(|(_, is_exact)| is_exact),
            });
        }
        standings
    }

    /// The best of those that fit: all that share its place.
    pub(super) fn best(&self, fits: impl Fn(&Standing) -> bool) -> Vec<&Standing> {
        let fitting: Vec<&Standing> = self.list.iter().filter(|one| fits(one)).collect();
        let best = fitting.iter().map(|one| one.place).min();
        fitting.into_iter().filter(|one| Some(one.place) == best).collect()
    }

    /// The award of the lot to a tender, with those before it that were passed over.
    pub(super) fn award(&self, standing: &Standing) -> LotAward {
        let before = self.list.iter().filter(|other| other.place < standing.place);
        LotAward {
            tender: Some(standing.tender),
            result: Some(standing.result.clone()),
            price: standing.price.clone(),
            is_exact: standing.is_exact,
            passed_over: before.map(|other| other.tender).collect(),
            ..LotAward::nobody(self.lot)
        }
    }
}
