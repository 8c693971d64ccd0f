//! The units that every evaluator scored: what statistics without gaps are taken over.

use anbud::Exact;

use super::judgments::Panel;

/// A table without gaps: a row for each unit, a column for each evaluator.
#[derive(Debug)]
pub(super) struct Block {
    /// The scores; every row is as long as there are evaluators.
    pub(super) rows: Vec<Vec<Exact>>,
    /// How many evaluators there are.
    pub(super) evaluators: usize,
}

impl Block {
    /// The units of a panel that all of its raters scored.
    pub(super) fn of(panel: &Panel<'_>, raters: &[usize]) -> Block {
        let complete = panel.units.iter().filter(|unit| unit.scores.len() == raters.len());
        let row = |scores: &[(usize, usize)]| {
            scores.iter().map(|(_, value)| panel.value(*value).clone()).collect()
        };
        Block { rows: complete.map(|unit| row(&unit.scores)).collect(), evaluators: raters.len() }
    }

    /// Why a statistic of so many units at least cannot be worked out, if so.
    pub(super) fn has(&self, units: usize) -> Result<(), String> {
        let all = self.evaluators;
        match (all, self.rows.len()) {
            (0 | 1, _) => Err("one evaluator alone scored".to_owned()),
            (_, 0) => Err(format!("no unit was scored by all {all} evaluators")),
            (_, 1) if units > 1 => Err(format!("only one unit was scored by all {all} evaluators")),
            _ => Ok(()),
        }
    }

    /// The columns.
    pub(super) fn columns(&self) -> Vec<Vec<&Exact>> {
        (0..self.evaluators)
            .map(|at| self.rows.iter().filter_map(|row| row.get(at)).collect())
            .collect()
    }
}

/// The sum of figures.
pub(super) fn sum<'a>(figures: impl IntoIterator<Item = &'a Exact>) -> Exact {
    figures.into_iter().fold(Exact::ZERO, |sum, figure| &sum + figure)
}

/// The sum of the squares of figures.
pub(super) fn sum_of_squares<'a>(figures: impl IntoIterator<Item = &'a Exact>) -> Exact {
    figures.into_iter().fold(Exact::ZERO, |sum, figure| &sum + &(figure * figure))
}

/// A count as a figure.
pub(super) fn count(number: usize) -> Exact {
    Exact::whole(number as i128)
}
