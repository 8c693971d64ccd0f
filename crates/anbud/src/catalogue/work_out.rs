//! Works an example out by the formula of its model, as an evaluation would.

mod work;

use thiserror::Error;

use super::{Example, Family, Model};
use crate::derivation::{Derivation, Failure, Figure, Halt};
use crate::{Diagnostic, Exact, Mode};
use work::Work;

/// What came of a worked example: figures for each of its tenders, and how they came about.
#[derive(Debug, Clone)]
pub struct WorkedOut {
    /// Every figure and how it came about.
    pub derivation: Derivation,
    /// The tenders in the order of the example.
    pub tenders: Vec<WorkedTender>,
    /// The steps of the formula that were worked out, with their names, for each tender; none of a table.
    pub steps: Vec<Vec<Figure>>,
}

/// What came of one tender of a worked example.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WorkedTender {
    /// What an award formula yields; none where it is `none`, and for curves and transforms.
    pub result: Option<Figure>,
    /// The share of full marks within the limits; none where only points are known.
    pub share: Option<Figure>,
    /// The points; none where the example states no `full`.
    pub points: Option<Figure>,
    /// The place by the result before any tie rule; tenders with equal results share one.
    pub place: Option<usize>,
    /// Whether the price must be explained; tests for abnormally low tenders only.
    pub abnormal: Option<Figure>,
}

/// Why nothing comes out of an example.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WorkOutError {
    /// The formula has mistakes.
    #[error("the formula has mistakes")]
    Mistakes(Vec<Diagnostic>),
    /// The formula is undefined on these figures, or a figure that it needs is not there.
    #[error("{0}")]
    Failed(Failure),
    /// Two figures are closer than their certainty.
    #[error("two figures are too close to tell apart")]
    TooClose,
}

impl From<Halt> for WorkOutError {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Failed(failure) => WorkOutError::Failed(failure),
            Halt::Undecided(..) => WorkOutError::TooClose,
        }
    }
}

impl Example {
    /// Works the example out by the formula of its model.
    ///
    /// ```
    /// use anbud::catalogue::find;
    /// let model = find("value-deduction").expect("in the catalogue");
    /// let worked = model.examples[2].work_out(&model)?;
    /// let [north, south] = worked.tenders[..] else { panic!("two tenders") };
    /// let result = worked.derivation.number(north.result.expect("not `none`"));
    /// assert_eq!(result, (&anbud::Exact::whole(-100), true));
    /// assert_eq!((north.place, south.place), (Some(1), Some(2)));
    /// # Ok::<(), anbud::catalogue::WorkOutError>(())
    /// ```
    ///
    /// # Errors
    /// Where the formula has mistakes, is undefined on these figures, or meets figures too close to tell apart.
    pub fn work_out(&self, model: &Model) -> Result<WorkedOut, WorkOutError> {
        let mut work = Work::new(self);
        if let Some(rows) = &self.table {
            let tenders = work.of_table(rows)?;
            return Ok(WorkedOut { derivation: work.derivation, tenders, steps: Vec::new() });
        }
        let formula = model.formula_compiled().map_err(WorkOutError::Mistakes)?;
        let (yields, steps) = work.yields(&formula)?;
        let mut tenders = match model.family {
            Family::Curve | Family::Transform => work.marks(&formula, &yields)?,
            Family::Award => yields.into_iter().map(with_result).collect(),
            Family::Abnormal => yields.into_iter().map(with_test).collect(),
        };
        if let Some(best) = model.best {
            work.rank(&mut tenders, best)?;
        }
        Ok(WorkedOut { derivation: work.derivation, tenders, steps })
    }

    /// A figure as the example prints it: rounded, where it states decimals.
    #[must_use]
    pub fn printed(&self, figure: &Exact) -> Exact {
        let mode = self.mode.unwrap_or(Mode::HalfUp);
        self.decimals.map_or_else(|| figure.clone(), |decimals| figure.rounded(decimals, mode))
    }

    /// How many tenders it has.
    #[must_use]
    pub fn count(&self) -> usize {
        let of_members = self.panel.values().flatten();
        self.given.values().chain(of_members).next().map_or(0, Vec::len)
    }
}

fn with_result(result: Option<Figure>) -> WorkedTender {
    WorkedTender { result, ..WorkedTender::default() }
}

fn with_test(abnormal: Option<Figure>) -> WorkedTender {
    WorkedTender { abnormal, ..WorkedTender::default() }
}
