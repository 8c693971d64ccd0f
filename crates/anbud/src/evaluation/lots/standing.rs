//! Who stands where in a lot.

use super::LotOutcome;
use crate::Exact;
use crate::derivation::Figure;
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
    /// The evaluation that it stands in, by its position.
    pub(super) evaluation: usize,
    /// The result and the price as figures of that evaluation.
    pub(super) result_figure: Figure,
    pub(super) price_figure: Option<Figure>,
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
    /// Those of a lot, whose evaluation is at a position.
    pub(super) fn of(outcome: &LotOutcome, evaluation: usize) -> Self {
        let derivation = &outcome.evaluation.derivation;
        let mut standings = Standings { lot: outcome.lot, list: Vec::new(), is_doubtful: false };
        for result in &outcome.evaluation.tenders {
            let (Some(place), Some(figure)) = (result.place, result.result) else {
                standings.is_doubtful |= result.status == Status::Undecided;
                continue;
            };
            let number = |figure| derivation.number(figure).0.clone();
            standings.list.push(Standing {
                tender: result.tender,
                place,
                result: number(figure),
                price: result.price.map(number),
                evaluation,
                result_figure: figure,
                price_figure: result.price,
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
}
