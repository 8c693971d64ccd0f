//! Drawing weightings and counting places, in whole numbers, on any number of threads.

mod lanes;

use anbud::keyed::Key;
use anbud::tenders::Tender;
use anbud::{Exact, Mode};

use super::{Counted, Sampling};
use crate::random;
use crate::threads::{THREADS_MAX, side_by_side};
use lanes::{LANES, Lanes, Order, compare, put_in_order};

/// Into how many parts the whole of the weights is divided.
const PARTS: u32 = 1 << 20;
/// Results are whole numbers of up to so many: halves of a machine word are multiplied faster than whole ones, and a sum
/// over weights stays below 2^52.
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
    weights: Vec<i128>,
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

    /// Counts the weighting in one lane.
    fn count(&mut self, lane: usize, places: &[Lanes<u64>], weights: &[Lanes<u32>]) {
        for (at, place) in places.iter().enumerate() {
            let place = place.get(lane).and_then(|place| usize::try_from(*place).ok()).unwrap_or(0);
            if let Some(count) = self.places.get_mut(at * self.tenders + place) {
                *count += 1;
            }
            if place == 0 {
                let sums = self.weights.iter_mut().skip(at * self.criteria);
                let weights = weights.iter().filter_map(|weight| weight.get(lane));
                sums.zip(weights).for_each(|(sum, weight)| *sum += i128::from(*weight));
            }
        }
    }

    /// What was counted for the tender at a position.
    pub(super) fn of(&self, at: usize, tender: Key<Tender>) -> Counted {
        let row = |counts: &[u64]| {
            counts.iter().copied().skip(at * self.tenders).take(self.tenders).collect()
        };
        let sums = self.weights.iter().skip(at * self.criteria).take(self.criteria);
        let all: i128 = sums.clone().sum();
        let central = sums.map(|sum| Exact::ratio(sum * 100, all)).collect::<Option<Vec<Exact>>>();
        Counted { tender, places: row(&self.places), before: row(&self.before), central }
    }
}

/// Draws weightings and counts the places that results by criterion and tender take.
pub(super) fn count(table: &[Vec<Exact>], stated: &[Exact], sampling: &Sampling) -> Counts {
    let draw = Draw::new(table, stated, sampling);
    let blocks = sampling.samples.div_ceil(BLOCK);
    let threads = sampling.threads.clamp(1, THREADS_MAX);
    let (tenders, criteria) = (draw.tenders, draw.criteria);
    let found = side_by_side(threads, |thread| {
        let mut counts = Counts::new(tenders, criteria);
        let blocks = (thread as u64..blocks).step_by(threads);
        blocks.for_each(|block| draw.block(block, &mut counts));
        counts
    });
    let mut counts = Counts::new(tenders, criteria);
    found.iter().for_each(|found| counts.add(found));
    counts
}

/// What weightings are drawn for.
struct Draw<'s> {
    sampling: &'s Sampling,
    tenders: usize,
    criteria: usize,
    /// Results as whole numbers above the least of their criterion, by criterion, then tender.
    results: Vec<u32>,
    /// For every criterion the least weight and how much may be added to it; none where all weightings are drawn.
    near: Option<Vec<(u32, u32)>>,
    /// How cuts are put in order.
    order: Order,
}

impl<'s> Draw<'s> {
    fn new(table: &[Vec<Exact>], stated: &[Exact], sampling: &'s Sampling) -> Self {
        let near = sampling.within.as_ref().map(|within| {
            let bound = |weight: &Exact, side: &Exact| {
                u32::try_from(whole(&(weight * side), i64::from(PARTS))).unwrap_or(0)
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
            order: Order::of(table.len().saturating_sub(1)),
        }
    }

    /// Draws the weightings of one block.
    fn block(&self, block: u64, counts: &mut Counts) {
        let mut weights = vec![[0; LANES]; self.criteria];
        let mut sums = vec![[0; LANES]; self.tenders];
        let mut places = vec![[0; LANES]; self.tenders];
        let mut before = vec![[0; LANES]; self.tenders * self.tenders];
        let end = ((block + 1) * BLOCK).min(self.sampling.samples);
        for first in (block * BLOCK..end).step_by(LANES) {
            let used = usize::try_from(end - first).map_or(LANES, |left| left.min(LANES));
            self.weigh(first, &mut weights);
            self.sum(&weights, &mut sums);
            for sums in &mut sums {
                // in lanes behind the last weighting all are equal, which counts for nobody
                sums.iter_mut().skip(used).for_each(|sum| *sum = 0);
            }
            compare(&sums, &mut places, &mut before);
            (0..used).for_each(|lane| counts.count(lane, &places, &weights));
        }
        for (count, lanes) in counts.before.iter_mut().zip(before) {
            *count += lanes.iter().sum::<u64>();
        }
    }

    /// The weights of the samples from one on: the spacings between ordered draws, or draws around the stated weights.
    fn weigh(&self, first: u64, weights: &mut [Lanes<u32>]) {
        let draw = |at: usize, lane: usize, below: u32| {
            let sample = first.wrapping_add(lane as u64);
            let position = sample.wrapping_mul(self.criteria as u64).wrapping_add(at as u64);
            below_of(random::number(self.sampling.seed, position), below)
        };
        if let Some(near) = &self.near {
            for ((at, weight), (least, span)) in weights.iter_mut().enumerate().zip(near) {
                *weight = std::array::from_fn(|lane| least + draw(at, lane, span + 1));
            }
            return;
        }
        let Some((last, cuts)) = weights.split_last_mut() else { return };
        for (at, cut) in cuts.iter_mut().enumerate() {
            *cut = std::array::from_fn(|lane| draw(at, lane, PARTS + 1));
        }
        put_in_order(&self.order, cuts);
        *last = [PARTS; LANES];
        let mut before = [0; LANES];
        for weight in weights {
            let cut = *weight;
            weight.iter_mut().zip(before).for_each(|(cut, before)| *cut -= before);
            before = cut;
        }
    }

    fn sum(&self, weights: &[Lanes<u32>], sums: &mut [Lanes<u64>]) {
        sums.fill([0; LANES]);
        for (weights, results) in weights.iter().zip(self.results.chunks_exact(self.tenders.max(1)))
        {
            for (sums, result) in sums.iter_mut().zip(results) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += u64::from(*weight) * u64::from(*result);
                }
            }
        }
    }
}

/// A number below a bound, from 64 random bits.
fn below_of(number: u64, below: u32) -> u32 {
    let wide = u128::from(number) * u128::from(below);
    u32::try_from(wide >> 64).unwrap_or(0)
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
    above.iter().flatten().map(scale).collect()
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
