//! Awards: who stands where in an evaluation, and that an award is what such a standing gives.

use super::Lots;
use super::read::Awarded;
use crate::Problem;
use crate::read::Tender;

/// A tender that has a place.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    pub(super) tender: &'a Tender,
    pub(super) place: u32,
    /// The evaluation, by its position.
    pub(super) evaluation: usize,
}

impl<'a> Lots<'a> {
    /// The tenders of an evaluation that have a place and a result.
    pub(super) fn standings(&self, evaluation: usize) -> Vec<Standing<'a>> {
        let found = self.evaluations.get(evaluation).map(|it| it.record.tenders.as_slice());
        let standing = |tender: &'a Tender| {
            let place = tender.place.filter(|_| tender.result.is_some())?;
            Some(Standing { tender, place, evaluation })
        };
        found.unwrap_or_default().iter().filter_map(standing).collect()
    }

    /// Whether some places of an evaluation are too close to tell.
    pub(super) fn is_doubtful(&self, evaluation: usize) -> bool {
        let found = self.evaluations.get(evaluation).map(|it| it.record.tenders.as_slice());
        let mut tenders = found.unwrap_or_default().iter();
        tenders.any(|tender| {
            tender.status == "undecided" && (tender.place.is_none() || tender.result.is_none())
        })
    }

    /// The most lots that one tenderer may win.
    pub(super) fn most(&self) -> usize {
        let most = self.record.rules.most_per_tenderer;
        most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX))
    }

    /// An award is of its lot and of the tender that stands so, with the figures of that evaluation.
    pub(super) fn is_award(
        &self,
        (lot, award): (usize, &Awarded),
        standing: Option<Standing<'a>>,
    ) -> Result<(), Problem> {
        let id = self.record.rules.lots.get(lot).map(|lot| lot.id.as_str()).unwrap_or_default();
        let wrong = |why: &str| Err(Problem::new(format!("the award of the lot `{id}`: {why}")));
        if award.lot != id {
            return wrong("it is of another lot");
        }
        let Some(standing) = standing else {
            let is_nobody = (&award.tender, &award.tenderer, award.place) == (&None, &None, None)
                && (award.evaluation, award.result, award.price) == (None, None, None)
                && award.combination.is_none()
                && award.passed_over.is_empty();
            return if is_nobody { Ok(()) } else { wrong("nobody wins it by the figures") };
        };
        let tender = standing.tender;
        let is_it = award.tender.as_ref() == Some(&tender.id)
            && award.tenderer.as_ref() == Some(&tender.tenderer)
            && award.place == Some(standing.place)
            && award.evaluation == Some(standing.evaluation);
        if !is_it {
            return wrong(&format!("by the figures `{}` wins it", tender.id));
        }
        self.is_carried((award.result, tender.result), standing.evaluation)?;
        self.is_carried((award.price, tender.price), standing.evaluation)
    }

    /// A figure of the allocation is carried from this figure of this evaluation.
    fn is_carried(
        &self,
        (figure, from): (Option<u32>, Option<u32>),
        evaluation: usize,
    ) -> Result<(), Problem> {
        let (Some(number), Some(from)) = (figure, from) else {
            let told = "an award has a result or a price that its evaluation does not have";
            return if figure == from { Ok(()) } else { Err(Problem::new(told)) };
        };
        let found = usize::try_from(number).ok().and_then(|at| self.record.figures.get(at));
        let is_it = found.is_some_and(|figure| {
            let at = figure.evaluation.and_then(|at| usize::try_from(at).ok());
            figure.carried == Some(from) && at == Some(evaluation)
        });
        if is_it { Ok(()) } else { Err(Problem::of(number, "it is not the figure of the award")) }
    }

    /// Awards are followed one by one; those with a better place, whose tenderers win no more, are named.
    pub(super) fn are_awards(
        &self,
        awards: &[Awarded],
        expected: &[Option<Standing<'a>>],
    ) -> Result<(), Problem> {
        if awards.len() != expected.len() {
            return Err(Problem::new("there is not one award for each lot"));
        }
        for (lot, (award, standing)) in awards.iter().zip(expected).enumerate() {
            self.is_award((lot, award), *standing)?;
            let Some(standing) = standing else { continue };
            let standings = self.standings(standing.evaluation);
            let before: Vec<&str> = standings
                .iter()
                .filter(|other| other.place < standing.place)
                .map(|other| other.tender.id.as_str())
                .collect();
            let stated: Vec<&str> = award.passed_over.iter().map(String::as_str).collect();
            if before != stated || award.combination.is_some() {
                let told = format!("the award of the lot `{}` passes over others", award.lot);
                return Err(Problem::new(told));
            }
        }
        Ok(())
    }
}
