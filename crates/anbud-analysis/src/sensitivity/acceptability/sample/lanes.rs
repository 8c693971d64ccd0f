//! Sixteen weightings at a time, side by side: every step is a short loop over lanes without a branch, which the compiler
//! turns into the widest instructions that the processor at hand has. The whole numbers are the same on every processor.
#![expect(
    clippy::cast_possible_truncation,
    reason = "the bits that are left are the ones asked for"
)]
#![expect(
    clippy::inline_always,
    reason = "only what is part of the dispatched function is compiled for the processor at hand"
)]

use super::{Counts, Draw, PARTS, PARTS_BITS, below_of};
use crate::random;

/// How many weightings stand side by side.
pub(super) const LANES: usize = 16;

/// How many cuts the 64 bits of one random number hold.
const CUTS: usize = (u64::BITS / PARTS_BITS) as usize;

/// One figure of every weighting.
type Row<T> = [T; LANES];

/// What is worked out for the weightings that stand side by side, and how often tenders were ahead of each other.
pub(super) struct Lanes<'d> {
    draw: &'d Draw<'d>,
    /// Which cuts are put in order after one another, so that all are in order at the end.
    exchanges: Vec<(usize, usize)>,
    /// By criterion: where its weight ends.
    cuts: Vec<Row<u32>>,
    /// By criterion.
    weights: Vec<Row<u64>>,
    /// By tender.
    sums: Vec<Row<i64>>,
    /// By tender: how many are better.
    places: Vec<Row<i64>>,
    /// By pair of tenders, in order: how often the one was better, and how often the other.
    ahead: Vec<(Row<i64>, Row<i64>)>,
}

impl<'d> Lanes<'d> {
    pub(super) fn new(draw: &'d Draw<'d>) -> Self {
        let (tenders, criteria) = (draw.tenders, draw.criteria);
        Lanes {
            draw,
            exchanges: exchanges(criteria.saturating_sub(1)),
            cuts: vec![[0; LANES]; criteria],
            weights: vec![[0; LANES]; criteria],
            sums: vec![[0; LANES]; tenders],
            places: vec![[0; LANES]; tenders],
            ahead: vec![([0; LANES], [0; LANES]); tenders * tenders.saturating_sub(1) / 2],
        }
    }

    /// Draws the weightings from one on and counts those that are asked for, all lanes at the most.
    #[inline(always)]
    pub(super) fn count(&mut self, first: u64, asked: usize, counts: &mut Counts) {
        match &self.draw.near {
            None => self.cut(first),
            Some(near) => self.near(near, first),
        }
        self.sum();
        self.meet(asked);
        self.place(asked, counts);
    }

    /// Weights as the spacings between ordered cuts of the whole: all weightings are equally likely.
    #[inline(always)]
    fn cut(&mut self, first: u64) {
        let Some((last, cuts)) = self.cuts.split_last_mut() else { return };
        let numbers = cuts.len().div_ceil(CUTS) as u64;
        for (at, cuts) in cuts.chunks_mut(CUTS).enumerate() {
            let mut drawn = drawn(self.draw.sampling.seed, first, numbers, at as u64);
            for cut in cuts {
                for (cut, number) in cut.iter_mut().zip(&mut drawn) {
                    *cut = (*number & (PARTS - 1)) as u32;
                    *number >>= PARTS_BITS;
                }
            }
        }
        for (low, high) in &self.exchanges {
            if let Ok([low, high]) = cuts.get_disjoint_mut([*low, *high]) {
                for (low, high) in low.iter_mut().zip(high) {
                    (*low, *high) = ((*low).min(*high), (*low).max(*high));
                }
            }
        }
        *last = [PARTS as u32; LANES];
        let mut before = [0; LANES];
        for (weights, cuts) in self.weights.iter_mut().zip(&self.cuts) {
            for ((weight, cut), before) in weights.iter_mut().zip(cuts).zip(&mut before) {
                *weight = u64::from(*cut - *before);
                *before = *cut;
            }
        }
    }

    /// Weights drawn around the stated ones.
    #[inline(always)]
    fn near(&mut self, near: &[(u64, u64)], first: u64) {
        let weights = self.weights.iter_mut().zip(near).enumerate();
        for (at, (weights, (least, span))) in weights {
            let drawn = drawn(self.draw.sampling.seed, first, near.len() as u64, at as u64);
            for (weight, number) in weights.iter_mut().zip(drawn) {
                *weight = least + below_of(number, span + 1);
            }
        }
    }

    /// The sums of weights times results; both fit in half a machine word, which is multiplied fastest.
    #[inline(always)]
    fn sum(&mut self) {
        let results = self.draw.results.chunks_exact(self.draw.criteria.max(1));
        for (sums, results) in self.sums.iter_mut().zip(results) {
            let mut own = [0_u64; LANES];
            for (weights, result) in self.weights.iter().zip(results) {
                for (sum, weight) in own.iter_mut().zip(weights) {
                    *sum += (weight & u64::from(u32::MAX)) * u64::from(*result);
                }
            }
            *sums = own.map(u64::cast_signed);
        }
    }

    /// Every tender meets every other: who is better.
    #[inline(always)]
    fn meet(&mut self, asked: usize) {
        let counts: Row<i64> = std::array::from_fn(|lane| i64::from(lane < asked));
        self.places.fill([0; LANES]);
        let mut pairs = self.ahead.iter_mut();
        for (at, own) in self.sums.iter().enumerate() {
            let Some((place, later)) = self.places.get_mut(at..).and_then(<[_]>::split_first_mut)
            else {
                continue;
            };
            let others = self.sums.iter().skip(at + 1).zip(later);
            for ((other, other_place), (one_ahead, other_ahead)) in others.zip(&mut pairs) {
                meet((own, other), (place, other_place), (one_ahead, other_ahead), &counts);
            }
        }
    }

    /// Counts the place of every tender, and the weights of those that are first.
    #[inline(always)]
    fn place(&self, asked: usize, counts: &mut Counts) {
        for (tender, places) in self.places.iter().enumerate() {
            for (lane, place) in places.iter().enumerate().take(asked) {
                counts.placed(tender, usize::try_from(*place).unwrap_or(0));
                if *place == 0 {
                    counts.first(tender, self.weights.iter().filter_map(|row| row.get(lane)));
                }
            }
        }
    }

    /// How often each tender was ahead of each other, added to what was counted.
    pub(super) fn finish(self, counts: &mut Counts) {
        let tenders = self.draw.tenders;
        let pairs = (0..tenders).flat_map(|one| (one + 1..tenders).map(move |other| (one, other)));
        for ((one, other), (one_ahead, other_ahead)) in pairs.zip(&self.ahead) {
            counts.met(one, other, one_ahead.iter().sum());
            counts.met(other, one, other_ahead.iter().sum());
        }
    }
}

/// Two tenders meet: the worse one's place goes up by one, and the better one was ahead where the weighting counts.
#[inline(always)]
fn meet(
    (own, other): (&Row<i64>, &Row<i64>),
    (place, other_place): (&mut Row<i64>, &mut Row<i64>),
    (ahead, other_ahead): (&mut Row<i64>, &mut Row<i64>),
    counts: &Row<i64>,
) {
    let sums = own.iter().zip(other);
    let places = place.iter_mut().zip(other_place);
    let aheads = ahead.iter_mut().zip(other_ahead).zip(counts);
    for (((own, other), (place, other_place)), ((ahead, other_ahead), counts)) in
        sums.zip(places).zip(aheads)
    {
        let (better, worse) = (i64::from(own > other), i64::from(own < other));
        *place += worse;
        *other_place += better;
        *ahead += better & counts;
        *other_ahead += worse & counts;
    }
}

/// The random numbers at one of several positions of every weighting.
#[inline(always)]
fn drawn(seed: u64, first: u64, positions: u64, at: u64) -> Row<u64> {
    std::array::from_fn(|lane| {
        let sample = first.wrapping_add(lane as u64);
        random::number(seed, sample.wrapping_mul(positions).wrapping_add(at))
    })
}

/// The exchanges that put so many figures in order, whatever they are: Batcher's merge exchange, as in Knuth, The Art of
/// Computer Programming, volume 3, 5.2.2, algorithm M.
fn exchanges(figures: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let top = figures.next_power_of_two() / 2;
    let mut step = top;
    while step > 0 {
        let (mut width, mut offset, mut distance) = (top, 0, step);
        loop {
            let low = (0..figures.saturating_sub(distance)).filter(|at| at & step == offset);
            found.extend(low.map(|at| (at, at + distance)));
            if width == step {
                break;
            }
            (distance, width, offset) = (width - step, width / 2, step);
        }
        step /= 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exchanges_put_every_order_of_zeros_and_ones_right() {
        // what orders all zeros and ones orders all figures (Knuth's zero-one principle)
        for figures in 0..13_usize {
            let exchanges = exchanges(figures);
            for pattern in 0..1_u32 << figures {
                let mut bits: Vec<u32> = (0..figures).map(|at| pattern >> at & 1).collect();
                for (low, high) in &exchanges {
                    if bits[*low] > bits[*high] {
                        bits.swap(*low, *high);
                    }
                }
                assert!(bits.is_sorted(), "{figures} figures, {pattern:b}");
            }
        }
    }
}
