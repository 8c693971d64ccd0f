//! The intraclass correlation in its six forms, by the mean squares of the analysis of variance.
//!
//! With mean squares between units (`B`), within units (`W`), between evaluators (`J`) and of the rest (`E`), for `n` units and `k`
//! evaluators:
//!
//! ```text
//! ICC(1,1) = (B - W) / (B + (k - 1) * W)                        ICC(1,k) = (B - W) / B
//! ICC(2,1) = (B - E) / (B + (k - 1) * E + k * (J - E) / n)      ICC(2,k) = (B - E) / (B + (J - E) / n)
//! ICC(3,1) = (B - E) / (B + (k - 1) * E)                        ICC(3,k) = (B - E) / B
//! ```
//!
//! Source: Shrout and Fleiss, *Intraclass Correlations: Uses in Assessing Rater Reliability* (1979).

use anbud::Exact;

use super::Figure;
use super::block::{Block, count, sum, sum_of_squares};
use super::statistic::Form;

/// The intraclass correlation in one of its forms.
pub(super) fn icc(block: &Block, form: Form) -> Figure {
    block.has(2)?;
    let Squares { b, w, j, e } = squares(block).ok_or("the table is empty")?;
    let (n, k) = (count(block.rows.len()), count(block.evaluators));
    let others = &k - &Exact::ONE;
    let between = (&j - &e).divided_by(&n).unwrap_or(Exact::ZERO);
    let (numerator, denominator) = match form {
        Form::OneOne => (&b - &w, &b + &(&others * &w)),
        Form::TwoOne => (&b - &e, &(&b + &(&others * &e)) + &(&k * &between)),
        Form::ThreeOne => (&b - &e, &b + &(&others * &e)),
        Form::OneK => (&b - &w, b),
        Form::TwoK => (&b - &e, &b + &between),
        Form::ThreeK => (&b - &e, b),
    };
    let cause = "the scores do not vary between the units, so nothing is correlated";
    numerator.divided_by(&denominator).ok_or_else(|| cause.to_owned())
}

/// The mean squares.
struct Squares {
    b: Exact,
    w: Exact,
    j: Exact,
    e: Exact,
}

fn squares(block: &Block) -> Option<Squares> {
    let (n, k) = (count(block.rows.len()), count(block.evaluators));
    let rows: Vec<Exact> = block.rows.iter().map(sum).collect();
    let columns: Vec<Exact> = block.columns().into_iter().map(sum).collect();
    let grand = sum(&rows);
    let middle = (&grand * &grand).divided_by(&(&n * &k))?;
    let total = &sum_of_squares(block.rows.iter().flatten()) - &middle;
    let between = &sum_of_squares(&rows).divided_by(&k)? - &middle;
    let evaluators = &sum_of_squares(&columns).divided_by(&n)? - &middle;
    let within = &total - &between;
    let rest = &within - &evaluators;
    let (n_less, k_less) = (&n - &Exact::ONE, &k - &Exact::ONE);
    Some(Squares {
        b: between.divided_by(&n_less)?,
        w: within.divided_by(&(&n * &k_less))?,
        j: evaluators.divided_by(&k_less)?,
        e: rest.divided_by(&(&n_less * &k_less))?,
    })
}
