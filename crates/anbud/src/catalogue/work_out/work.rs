//! The figures of a worked example, from those it gives to those that come out.

use std::cmp::Ordering;

use super::WorkedTender;
use crate::catalogue::{Example, PrintedFigure};
use crate::derivation::{Derivation, Figure, Origin, Outcome, Ranked};
use crate::formula::{Column, Formula, Run, Symbol};
use crate::keyed::List;
use crate::procedure::Best;
use crate::tenders::Tender;
use crate::{Exact, Unit};

/// What a formula yields for each tender; none where it is `none`.
type Yields = Vec<Option<Figure>>;

/// An example at work.
pub(super) struct Work<'a> {
    example: &'a Example,
    pub(super) derivation: Derivation,
}

impl<'a> Work<'a> {
    pub(super) fn new(example: &'a Example) -> Self {
        Work { example, derivation: Derivation::new() }
    }

    /// What the formula yields for each tender, and the steps that led there.
    pub(super) fn yields(&mut self, formula: &Formula) -> Outcome<(Yields, Vec<Vec<Figure>>)> {
        let columns = formula.symbols().map(|(symbol, _)| self.column(symbol, formula)).collect();
        let tenders: List<Tender> = (1..=self.example.count()).map(tender).collect();
        let field: Vec<_> = tenders.keys().collect();
        let members = self.example.panel.values().map(Vec::len).max().unwrap_or(0);
        let members = (1..=members).map(|number| number.to_string().into()).collect();
        let mut run = Run::new(formula, columns, &field).over_panel(members);
        let yields = (0..field.len()).map(|position| run.result(position, &mut self.derivation));
        let yields = yields.collect::<Outcome<Yields>>()?;
        let steps = (0..field.len()).map(|position| run.steps_worked_out(position));
        Ok((yields, steps.collect()))
    }

    /// The figures of a symbol: of each tender, or the same for all.
    fn column(&mut self, symbol: &Symbol, formula: &Formula) -> Column {
        let name = formula.symbol_name(symbol);
        if let Some(members) = self.example.panel.get(&*name) {
            let mut figures = vec![None; self.example.count()]; // of all together there is none
            let known = members.iter().flatten();
            figures.extend(known.map(|figure| figure.exact().map(|exact| self.given(exact))));
            return Column::PerTender(figures);
        }
        if let Some(figures) = self.example.given.get(&*name) {
            let given = figures.iter().map(|figure| figure.exact().map(|exact| self.given(exact)));
            return Column::PerTender(given.collect());
        }
        let constant = self.example.constants.get(&*name).and_then(|figure| figure.exact());
        match constant {
            Some(exact) => Column::Shared(self.given(exact)),
            None if *symbol == Symbol::Tenders => {
                Column::Shared(self.given(&Exact::whole(self.example.count() as u64)))
            }
            None => Column::PerTender(Vec::new()),
        }
    }

    fn given(&mut self, value: &Exact) -> Figure {
        self.derivation.given(value.clone(), Unit::Free, Origin::Rule)
    }

    /// Shares within the limits and points, of a formula that yields either.
    pub(super) fn marks(
        &mut self,
        formula: &Formula,
        yields: &[Option<Figure>],
    ) -> Outcome<Vec<WorkedTender>> {
        let full = self.example.constants.get("full").and_then(|full| full.exact());
        let full = full.map(|full| self.given(full));
        let yields_points = formula.steps().last() == Some("points");
        let marks = yields.iter().flatten().map(|yielded| match (yields_points, full) {
            (false, full) => self.share_and_points(*yielded, full),
            (true, Some(full)) if !self.derivation.number(full).0.is_zero() => {
                let share = self.derivation.quotient(*yielded, full)?;
                self.share_and_points(share, Some(full))
            }
            (true, _) => Ok(WorkedTender { points: Some(*yielded), ..WorkedTender::default() }),
        });
        marks.collect()
    }

    /// Shares within the limits and points, by a table.
    pub(super) fn of_table(
        &mut self,
        rows: &[(PrintedFigure, PrintedFigure)],
    ) -> Outcome<Vec<WorkedTender>> {
        let full = self.example.constants.get("full").and_then(|full| full.exact());
        let full = full.map(|full| self.given(full));
        let both = |(from, share): &'_ (PrintedFigure, PrintedFigure)| {
            Some((from.exact()?.clone(), share.exact()?.clone()))
        };
        let rows: Vec<_> = rows.iter().filter_map(both).collect();
        let rows: Vec<(Figure, Figure)> =
            rows.iter().map(|(from, share)| (self.given(from), self.given(share))).collect();
        let given = self.example.given.values().flatten().filter_map(PrintedFigure::exact);
        let marks = given.map(|x| {
            let x = self.given(x);
            let share = self.derivation.row(x, &rows)?;
            self.share_and_points(share, full)
        });
        marks.collect()
    }

    fn share_and_points(&mut self, share: Figure, full: Option<Figure>) -> Outcome<WorkedTender> {
        let share = self.limited(share)?;
        let points = match full {
            Some(full) => Some(self.derivation.product(vec![share, full])?),
            None => None,
        };
        Ok(WorkedTender { share: Some(share), points, ..WorkedTender::default() })
    }

    fn limited(&mut self, share: Figure) -> Outcome<Figure> {
        let Some(limits) = &self.example.limits else { return Ok(share) };
        let sides = [(&limits.lowest, Ranked::HIGHEST), (&limits.highest, Ranked::LOWEST)];
        sides.into_iter().try_fold(share, |share, (limit, ranked)| {
            let Some(limit) = limit.as_ref().and_then(|limit| limit.exact()) else {
                return Ok(share);
            };
            let limit = self.given(limit);
            self.derivation.nth(ranked, vec![share, limit])
        })
    }

    /// A place is one more than the number of better results.
    pub(super) fn rank(&self, tenders: &mut [WorkedTender], best: Best) -> Outcome<()> {
        let better = if best == Best::Highest { Ordering::Greater } else { Ordering::Less };
        let results: Vec<Figure> = tenders.iter().filter_map(|tender| tender.result).collect();
        for tender in tenders {
            let Some(own) = tender.result else { continue };
            let orders = results.iter().map(|other| self.derivation.order(*other, own));
            let orders = orders.collect::<Outcome<Vec<Ordering>>>()?;
            tender.place = Some(1 + orders.iter().filter(|order| **order == better).count());
        }
        Ok(())
    }
}

/// A tender that is only a number in the order of the example.
fn tender(number: usize) -> Tender {
    Tender::new(number.to_string(), "")
}
