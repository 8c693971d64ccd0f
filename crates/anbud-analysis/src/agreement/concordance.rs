//! Kendall's W: how far evaluators put the units in the same order.
//!
//! ```text
//! W = 12 * S / (m^2 * (n^3 - n) - m * sum (t^3 - t))
//! ```
//!
//! `S` is the sum of squared deviations of the rank sums of `n` units from their mean, over `m` evaluators; `t` is how many
//! units one evaluator tied. Source: Kendall and Gibbons, *Rank Correlation Methods* (1990).

use anbud::Exact;

use super::Figure;
use super::block::{Block, count, sum, sum_of_squares};

/// Kendall's W, corrected for ties.
pub(super) fn kendall_w(block: &Block) -> Figure {
    block.has(2)?;
    let (m, n) = (count(block.evaluators), count(block.rows.len()));
    let mut rank_sums = vec![Exact::ZERO; block.rows.len()];
    let mut ties = Exact::ZERO;
    for column in block.columns() {
        let (ranks, tied) = doubled_ranks(&column);
        ties = &ties + &tied;
        for (sum, rank) in rank_sums.iter_mut().zip(ranks) {
            *sum = &*sum + &rank;
        }
    }
    // the ranks are doubled, so the squares are four times too large: 12 / 4 = 3
    let total = sum(&rank_sums);
    let squares = &(&n * &sum_of_squares(&rank_sums)) - &(&total * &total);
    let numerator = (&Exact::whole(3) * &squares).divided_by(&n).unwrap_or(Exact::ZERO);
    let cubes = &(&(&n * &n) * &n) - &n;
    let greatest = &(&(&m * &m) * &cubes) - &(&m * &ties);
    let cause = "every evaluator gave all units the same score";
    numerator.divided_by(&greatest).ok_or_else(|| cause.to_owned())
}

/// Twice the mean rank of each figure, and the sum of t^3 - t over ties.
fn doubled_ranks(column: &[&Exact]) -> (Vec<Exact>, Exact) {
    let mut order: Vec<usize> = (0..column.len()).collect();
    order.sort_by_key(|at| column.get(*at));
    let mut ranks = vec![Exact::ZERO; column.len()];
    let (mut ties, mut before) = (Exact::ZERO, 0);
    for run in order.chunk_by(|a, b| column.get(*a) == column.get(*b)) {
        let tied = count(run.len());
        ties = &ties + &(&(&(&tied * &tied) * &tied) - &tied);
        let rank = count(2 * before + run.len() + 1);
        for at in run {
            if let Some(slot) = ranks.get_mut(*at) {
                *slot = rank.clone();
            }
        }
        before += run.len();
    }
    (ranks, ties)
}
