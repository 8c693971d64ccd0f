//! Drawing weightings and counting places, in whole numbers, on any number of threads.

use anbud::keyed::Key;
use anbud::tenders::Tender;
use anbud::{Exact, Mode};
use fearless_simd::{Level, Simd, dispatch};

use self::lanes::{LANES, Lanes};
use super::{Counted, Sampling};
use crate::threads::side_by_side;

mod lanes;

/// Into how many parts the whole of the weights is divided: 2 to the power of so much.
const PARTS_BITS: u32 = 21;
const PARTS: u64 = 1 << PARTS_BITS;
/// Results are whole numbers of up to so many, so that a sum over weights stays below 2^53.
const RESULT_MAX: i64 = u32::MAX as i64;
/// How many weightings a thread draws at a time.
const BLOCK: u64 = 1 << 14;

/// What was counted over weightings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counts {
    tenders: usize,
    criteria: usize,
    /// By tender, then place.
    places: Vec<u64>,
    /// By tender, then tender.
    before: Vec<u64>,
    /// By tender, then criterion: the sum of the weights that put it first.
    weights: Vec<u64>,
}

impl Counts {
    fn new(tenders: usize, criteria: usize) -> Self {
        Counts {
            tenders,
            criteria,
            places: vec![0; tenders * tenders],
            before: vec![0; tenders * tenders],
            weights: vec![0; tenders * criteria],
        }
    }

    fn add(&mut self, other: &Counts) {
        fn add<T: Copy + std::ops::AddAssign>(to: &mut [T], from: &[T]) {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += *from);
        }
        add(&mut self.places, &other.places);
        add(&mut self.before, &other.before);
        add(&mut self.weights, &other.weights);
    }

    /// One tender was so often ahead of another.
    fn met(&mut self, ahead: usize, behind: usize, times: u64) {
        if let Some(count) = self.before.get_mut(ahead * self.tenders + behind) {
            *count += times;
        }
    }

    /// What was counted for the tender at a position.
    pub(super) fn of(&self, at: usize, tender: Key<Tender>) -> Counted {
        let row = |counts: &[u64]| {
            counts.iter().copied().skip(at * self.tenders).take(self.tenders).collect()
        };
        let sums = self.weights.iter().skip(at * self.criteria).take(self.criteria);
        let all: i128 = sums.clone().map(|sum| i128::from(*sum)).sum();
        let share = |sum: &u64| Exact::ratio(i128::from(*sum) * 100, all);
        let central = sums.map(share).collect::<Option<Vec<Exact>>>();
        Counted { tender, places: row(&self.places), before: row(&self.before), central }
    }
}

/// Draws weightings and counts the places that results by criterion and tender take.
pub(super) fn count(table: &[Vec<Exact>], stated: &[Exact], sampling: &Sampling) -> Counts {
    let draw = Draw::new(table, stated, sampling);
    let blocks = sampling.samples.div_ceil(BLOCK);
    let counts = side_by_side(
        sampling.threads,
        blocks,
        |blocks| dispatch!(Level::new(), simd => draw.blocks(simd, blocks)),
    );
    counts.iter().fold(Counts::new(draw.tenders, draw.criteria), |mut all, counts| {
        all.add(counts);
        all
    })
}

/// What weightings are drawn for.
struct Draw<'s> {
    sampling: &'s Sampling,
    tenders: usize,
    criteria: usize,
    /// Results as whole numbers above the least of their criterion, by tender, then criterion.
    results: Vec<u32>,
    /// For every criterion the least weight and how much may be added to it; none where all weightings are drawn.
    near: Option<Vec<(u64, u64)>>,
}

impl<'s> Draw<'s> {
    fn new(table: &[Vec<Exact>], stated: &[Exact], sampling: &'s Sampling) -> Self {
        let near = sampling.within.as_ref().map(|within| {
            let bound = |weight: &Exact, side: &Exact| {
                u64::try_from(whole(&(weight * side), 1 << PARTS_BITS)).unwrap_or(0)
            };
            let (less, more) = (&Exact::ONE - within, &Exact::ONE + within);
            let ends = |weight: &Exact| (bound(weight, &less), bound(weight, &more));
            stated.iter().map(ends).map(|(least, most)| (least, most - least)).collect()
        });
        Draw {
            sampling,
            tenders: table.first().map_or(0, Vec::len),
            criteria: table.len(),
            results: scaled(table),
            near,
        }
    }

    /// Draws the weightings of some blocks.
    #[inline(always)]
    fn blocks<S: Simd>(&self, simd: S, blocks: &mut dyn Iterator<Item = u64>) -> Counts {
        let mut counts = Counts::new(self.tenders, self.criteria);
        let mut lanes = Lanes::new(simd, self);
        for block in blocks {
            let end = ((block + 1) * BLOCK).min(self.sampling.samples);
            for first in (block * BLOCK..end).step_by(LANES) {
                let asked = usize::try_from(end - first).map_or(LANES, |left| left.min(LANES));
                lanes.count(first, asked, &mut counts);
            }
        }
        lanes.finish(&mut counts);
        counts
    }
}

/// A number below a bound, from 64 random bits.
#[inline(always)]
fn below_of(number: u64, below: u64) -> u64 {
    ((u128::from(number) * u128::from(below)) >> u64::BITS) as u64
}

/// Results as whole numbers in the same scale, above the least of their criterion, which changes no order: the greatest
/// becomes 2^32 - 1, so that what differs by less than 10^-9 of it may count as equal.
fn scaled(table: &[Vec<Exact>]) -> Vec<u32> {
    let above: Vec<Vec<Exact>> = table.iter().map(|row| above_least(row)).collect();
    let greatest = above.iter().flatten().max().cloned().unwrap_or(Exact::ONE);
    let scale = |result: &Exact| {
        let share = result.divided_by(&greatest).unwrap_or(Exact::ZERO);
        u32::try_from(whole(&share, RESULT_MAX)).unwrap_or(0)
    };
    let tenders = above.first().map_or(0, Vec::len);
    let of = |tender: usize| above.iter().filter_map(move |row| row.get(tender));
    (0..tenders).flat_map(of).map(scale).collect()
}

fn above_least(row: &[Exact]) -> Vec<Exact> {
    let least = row.iter().min().cloned().unwrap_or(Exact::ZERO);
    row.iter().map(|result| result - &least).collect()
}

/// A share of a whole, to the nearest whole number.
fn whole(share: &Exact, of: i64) -> i64 {
    (share * &Exact::whole(of)).rounded(0, Mode::HalfEven).to_whole().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Vec<Vec<Exact>> {
        [[60, 70, 10], [100, 89, 160]].map(|row| row.map(Exact::whole).to_vec()).to_vec()
    }

    fn sampling(threads: usize, within: Option<Exact>) -> Sampling {
        Sampling { samples: 100_000, seed: 7, within, threads }
    }

    #[test]
    fn any_number_of_threads_counts_the_same() {
        let stated = [Exact::from_scaled(5, 1), Exact::from_scaled(5, 1)];
        let one = count(&table(), &stated, &sampling(1, None));
        let five = count(&table(), &stated, &sampling(5, None));
        assert_eq!(one, five);
        assert!(one.places.chunks(3).all(|places| places.iter().sum::<u64>() == 100_000));
    }

    #[test]
    fn two_criteria_share_the_whole_where_results_cross() {
        // with weight w on the first the second tender leads the first from 10 w > 11 (1 - w): from 11/21 on, and the
        // third leads up to 60 w + 100 (1 - w) = 10 w + 160 (1 - w), w = 6/11, where the first is behind the second
        // already: 70 w + 89 (1 - w) = 10 w + 160 (1 - w) at w = 71/131
        let counts = count(&table(), &[Exact::ONE, Exact::ZERO], &sampling(2, None));
        let third_first = Exact::ratio(counts.places[6].into(), 100_000).unwrap();
        let expected = Exact::ratio(71, 131).unwrap();
        assert!((&third_first - &expected).absolute() < Exact::from_scaled(1, 2));
        assert!(counts.places[0] == 0, "the first is never ahead of both");
    }

    #[test]
    fn near_weights_stay_near() {
        // within a tenth of one half each the third tender loses its lead only where the first criterion has over 71/131
        // of the weight, next to the end of 55/100
        let half = Exact::from_scaled(5, 1);
        let near = sampling(2, Some(Exact::from_scaled(1, 1)));
        let counts = count(&table(), &[half.clone(), half], &near);
        assert!(counts.places[6] > 95_000 && counts.places[6] < 100_000);
        assert_eq!(counts.places[0], 0);
    }
}
