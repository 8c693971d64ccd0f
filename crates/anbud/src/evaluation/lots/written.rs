//! The allocation as it is written down: what it looks at in the evaluations is carried into a derivation of its own.

use super::standing::{Standing, Standings};
use super::{Again, Allocation, LotAward, LotOutcome, LotsUndecided, TotalOfLots};
use crate::Unit;
use crate::derivation::{Derivation, Figure, Halt};
use crate::keyed::Key;
use crate::procedure::{Lot, Total};

/// A derivation over the figures of the evaluations.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) derivation: Derivation,
    /// The evaluations made once more.
    pub(super) again: Vec<Again>,
}

impl Written {
    /// The award of a lot to a tender, with those before it that were passed over.
    pub(super) fn award(
        &mut self,
        lots: &[LotOutcome],
        (standings, standing): (&Standings, &Standing),
    ) -> LotAward {
        let before = standings.list.iter().filter(|other| other.place < standing.place);
        let passed_over = before.map(|other| other.tender).collect();
        LotAward { passed_over, ..self.won(lots, standings.lot, standing) }
    }

    /// The award of a lot to a tender.
    pub(super) fn won(
        &mut self,
        lots: &[LotOutcome],
        lot: Key<Lot>,
        standing: &Standing,
    ) -> LotAward {
        let price = standing.price_figure.map(|price| self.carried(lots, standing, price));
        LotAward {
            tender: Some(standing.tender),
            evaluation: Some(standing.evaluation),
            place: Some(standing.place),
            result: Some(self.carried(lots, standing, standing.result_figure)),
            price,
            ..LotAward::nobody(lot)
        }
    }

    /// What is awarded where nothing is summed.
    pub(super) fn allocation(
        self,
        awards: Vec<LotAward>,
        undecided: Option<LotsUndecided>,
    ) -> Allocation {
        let (derivation, again) = (self.derivation, self.again);
        let (decided, total, runner_up) = (Vec::new(), None, None);
        Allocation { awards, derivation, again, decided, total, runner_up, undecided }
    }

    fn carried(&mut self, lots: &[LotOutcome], standing: &Standing, figure: Figure) -> Figure {
        let at = standing.evaluation;
        let again = || Some(&self.again.get(at.checked_sub(lots.len())?)?.outcome);
        let Some(from) = lots.get(at).or_else(again) else { return figure };
        let from = &from.evaluation.derivation;
        let (node, name) = (from.node(figure), from.name(figure).map(|name| name.text.clone()));
        let carried = self.derivation.carried(node.value.clone(), node.unit, (at, figure));
        match name {
            Some(name) => self.derivation.named(carried, name, Some(standing.tender)),
            None => carried,
        }
    }

    /// What the awards sum to, under a name.
    pub(super) fn sum(
        &mut self,
        awards: &[LotAward],
        total: Total,
        name: &str,
    ) -> Result<Figure, Halt> {
        let figure = |award: &LotAward| match total {
            Total::Result => award.result,
            Total::Price => award.price,
        };
        let sum = self.derivation.sum(awards.iter().filter_map(figure).collect())?;
        let sum =
            if total == Total::Price { self.derivation.in_unit(sum, Unit::MONEY) } else { sum };
        Ok(self.derivation.named(sum, name, None))
    }

    /// What the awards sum to by the rules, and how many there are.
    pub(super) fn total(
        &mut self,
        awards: &[LotAward],
        total: Total,
        name: &str,
    ) -> Result<TotalOfLots, Halt> {
        let awarded = awards.iter().filter(|award| award.tender.is_some()).count();
        Ok(TotalOfLots { sum: self.sum(awards, total, name)?, awarded })
    }
}
