//! A table in place of a formula: each row holds from its figure on.

use super::{Derivation, Failure, Figure, Outcome, Relation};
use crate::exact::Decimals;

impl Derivation {
    /// The share of the last row that a figure reaches; rows are a first figure and a share, in rising order.
    ///
    /// # Errors
    /// [`Failure::BelowTable`] where it is below the first row; too close to tell apart from a row.
    pub fn row(&mut self, x: Figure, rows: &[(Figure, Figure)]) -> Outcome<Figure> {
        let mut because = Vec::new();
        let mut share = None;
        for (from, row_share) in rows {
            let reached = self.compared(x, Relation::GreaterOrEqual, *from)?;
            because.push(reached.figure);
            if !reached.holds {
                break;
            }
            share = Some(*row_share);
        }
        match share {
            Some(share) => self.chosen(share, because),
            None => {
                let figure = self.number(x).0.decimal(Decimals::Ten);
                let text = format!("{figure} is below the first row of the table");
                Err(Failure::BelowTable(text).into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derivation::Origin;
    use crate::{Exact, Unit};

    #[test]
    fn a_row_holds_from_its_figure_on_and_nothing_holds_below_the_first() {
        let mut derivation = Derivation::new();
        let mut given =
            |number: i64| derivation.given(Exact::whole(number), Unit::Free, Origin::Rule);
        let rows = [(given(2), given(10)), (given(5), given(20))];
        let [below, at, between] = [1, 5, 4].map(&mut given);
        let number = |derivation: &mut Derivation, x| {
            derivation.row(x, &rows).map(|share| derivation.number(share).0.to_string())
        };
        assert_eq!(number(&mut derivation, at), Ok("20".to_owned()));
        assert_eq!(number(&mut derivation, between), Ok("10".to_owned()));
        assert!(number(&mut derivation, below).is_err());
    }
}
