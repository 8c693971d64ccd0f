//! Sixteen weightings at a time, side by side in the widest words that the processor at hand has. The whole numbers are the
//! same on every processor.
#![expect(
    clippy::cast_possible_truncation,
    reason = "the bits that are left are the ones asked for"
)]
#![expect(
    clippy::inline_always,
    reason = "only what is part of the dispatched function is compiled for the processor at hand"
)]

use fearless_simd::{Simd, prelude::*, u32x16, u64x8};

use super::{Counts, Draw, PARTS, PARTS_BITS, below_of};
use crate::random::{self, Stream};

/// How many weightings stand side by side.
pub(super) const LANES: usize = 16;

/// How many cuts the 64 bits of one random number hold.
const CUTS: usize = (u64::BITS / PARTS_BITS) as usize;

/// How many cuts are put in order together: they stay in registers.
const FOUR: usize = 4;

/// How many rounds are counted before what was counted is added up: a sum of so many weights stays below 2^32.
const ROUNDS: u32 = 1 << 9;

/// One figure of every weighting, in whole words: of the first eight, and of the others.
type Words<S> = [u64x8<S>; 2];

/// What is worked out for the weightings that stand side by side, and what was counted in each of the lanes.
pub(super) struct Lanes<'d, S: Simd> {
    simd: S,
    draw: &'d Draw<'d>,
    /// The random numbers that cuts are taken from.
    stream: Stream<S>,
    /// Which fours of cuts are put in order after one another, so that all are in order at the end.
    exchanges: Vec<(usize, usize)>,
    /// By criterion, four by four: where its weight ends, which is the whole for the last and those that fill up its four.
    cuts: Vec<[u32x16<S>; FOUR]>,
    /// By criterion.
    weights: Vec<u32x16<S>>,
    /// By criterion: the weights in whole words.
    widened: Vec<Words<S>>,
    /// By tender.
    sums: Vec<Words<S>>,
    /// By tender: how many are better.
    places: Vec<Words<S>>,
    /// How many rounds have been counted.
    rounds: u32,
    /// By tender, then place: how often it was taken.
    placed: Vec<u32x16<S>>,
    /// By tender, then criterion: the sum of the weights that put it first.
    first: Vec<u32x16<S>>,
    /// By pair of tenders, in order: how often the one was better, and how often the other.
    ahead: Vec<[Words<S>; 2]>,
}

impl<'d, S: Simd> Lanes<'d, S> {
    #[inline(always)]
    pub(super) fn new(simd: S, draw: &'d Draw<'d>) -> Self {
        let (tenders, criteria) = (draw.tenders, draw.criteria);
        let (half, words) = (u32x16::splat(simd, 0), none(simd));
        let (fours, numbers) = (criteria.div_ceil(FOUR), criteria.saturating_sub(1).div_ceil(CUTS));
        Lanes {
            simd,
            draw,
            stream: Stream::new(simd, draw.sampling.seed, numbers as u64),
            exchanges: exchanges(fours),
            cuts: vec![[u32x16::splat(simd, PARTS as u32); FOUR]; fours],
            weights: vec![half; criteria],
            widened: vec![words; criteria],
            sums: vec![words; tenders],
            places: vec![words; tenders],
            rounds: 0,
            placed: vec![half; tenders * tenders],
            first: vec![half; tenders * criteria],
            ahead: vec![[words; 2]; tenders * tenders.saturating_sub(1) / 2],
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
        self.place();
        self.rounds += 1;
        if self.rounds == ROUNDS {
            self.add_up(counts);
        }
    }

    /// Weights as the spacings between ordered cuts of the whole: all weightings are equally likely.
    #[inline(always)]
    fn cut(&mut self, first: u64) {
        let (simd, stream) = (self.simd, &self.stream);
        let count = self.draw.criteria.saturating_sub(1);
        let drawn = self.cuts.as_flattened_mut().get_mut(..count).unwrap_or_default();
        for (at, cuts) in (0..).zip(drawn.chunks_mut(CUTS)) {
            let mut low = stream.numbers(first, at);
            let mut high = stream.numbers(first.wrapping_add(8), at);
            for cut in cuts {
                *cut = (low & (PARTS - 1)).narrow(high & (PARTS - 1));
                (low, high) = (low >> PARTS_BITS, high >> PARTS_BITS);
            }
        }
        self.cuts.iter_mut().for_each(|four| *four = sorted(*four));
        for (low, high) in &self.exchanges {
            if let Ok([low, high]) = self.cuts.get_disjoint_mut([*low, *high]) {
                (*low, *high) = merged(*low, *high);
            }
        }
        let mut before = u32x16::splat(simd, 0);
        for (weight, cut) in self.weights.iter_mut().zip(self.cuts.as_flattened()) {
            *weight = *cut - before;
            before = *cut;
        }
    }

    /// Weights drawn around the stated ones.
    #[inline(always)]
    fn near(&mut self, near: &[(u64, u64)], first: u64) {
        let positions = near.len() as u64;
        for (at, (weights, (least, span))) in (0..).zip(self.weights.iter_mut().zip(near)) {
            let weight = |lane: usize| {
                let position = first.wrapping_add(lane as u64).wrapping_mul(positions);
                let drawn = random::number(self.draw.sampling.seed, position.wrapping_add(at));
                (least + below_of(drawn, span + 1)) as u32
            };
            *weights = u32x16::from_fn(self.simd, weight);
        }
    }

    /// The sums of weights times results; both fit in half a machine word, which is multiplied fastest.
    #[inline(always)]
    fn sum(&mut self) {
        let simd = self.simd;
        for (words, weights) in self.widened.iter_mut().zip(&self.weights) {
            *words = weights.widen().into();
        }
        let half = u64x8::splat(simd, u32::MAX.into());
        let results = self.draw.results.chunks_exact(self.draw.criteria.max(1));
        for (sums, results) in self.sums.iter_mut().zip(results) {
            let [mut low, mut high] = none(simd);
            for ([first, others], result) in self.widened.iter().zip(results) {
                let result = u64x8::splat(simd, u64::from(*result));
                low += (*first & half) * result;
                high += (*others & half) * result;
            }
            *sums = [low, high];
        }
    }

    /// Every tender meets every other: who is better. Where no weighting is asked for, nobody is, and has no place.
    #[inline(always)]
    fn meet(&mut self, asked: usize) {
        if asked < LANES {
            self.sums.iter_mut().for_each(|sums| fill(sums, asked, 0));
        }
        self.places.fill(none(self.simd));
        let mut pairs = self.ahead.iter_mut();
        for (at, own) in self.sums.iter().enumerate() {
            let Some((place, later)) = self.places.get_mut(at..).and_then(<[_]>::split_first_mut)
            else {
                continue;
            };
            let mut own_place = *place;
            let others = self.sums.iter().skip(at + 1).zip(later);
            for ((other, other_place), ahead) in others.zip(&mut pairs) {
                meet(self.simd, (own, other), (&mut own_place, other_place), ahead);
            }
            *place = own_place;
        }
        if asked < LANES {
            self.places.iter_mut().for_each(|places| fill(places, asked, u64::MAX));
        }
    }

    /// Counts the place of every tender, and the weights of those that are first.
    #[inline(always)]
    fn place(&mut self) {
        let (zero, one) = (u32x16::splat(self.simd, 0), u32x16::splat(self.simd, 1));
        let placed = self.placed.chunks_exact_mut(self.draw.tenders.max(1));
        let first = self.first.chunks_exact_mut(self.draw.criteria.max(1));
        for ([low, high], (placed, first)) in self.places.iter().zip(placed.zip(first)) {
            let places = low.narrow(*high);
            for (at, count) in (0..).zip(placed) {
                *count += places.simd_eq(u32x16::splat(self.simd, at)).select(one, zero);
            }
            let is_first = places.simd_eq(zero);
            if is_first.any_true() {
                for (sum, weight) in first.iter_mut().zip(&self.weights) {
                    *sum += is_first.select(*weight, zero);
                }
            }
        }
    }

    /// Adds up what was counted in all lanes, which begin anew.
    fn add_up(&mut self, counts: &mut Counts) {
        let (nothing, none) = (u32x16::splat(self.simd, 0), none(self.simd));
        let add = |to: &mut [u64], from: &mut [u32x16<S>]| {
            for (sum, lanes) in to.iter_mut().zip(from) {
                let lanes = std::mem::replace(lanes, nothing);
                *sum += lanes.as_slice().iter().map(|lane| u64::from(*lane)).sum::<u64>();
            }
        };
        add(&mut counts.places, &mut self.placed);
        add(&mut counts.weights, &mut self.first);
        let tenders = self.draw.tenders;
        let pairs = (0..tenders).flat_map(|one| (one + 1..tenders).map(move |other| (one, other)));
        for ((one, other), ahead) in pairs.zip(&mut self.ahead) {
            let [one_ahead, other_ahead] = std::mem::replace(ahead, [none; 2]);
            counts.met(one, other, total(&one_ahead));
            counts.met(other, one, total(&other_ahead));
        }
        self.rounds = 0;
    }

    /// Adds up what is left.
    pub(super) fn finish(mut self, counts: &mut Counts) {
        self.add_up(counts);
    }
}

/// Two figures in order.
#[inline(always)]
fn ordered<S: Simd>(a: u32x16<S>, b: u32x16<S>) -> (u32x16<S>, u32x16<S>) {
    (a.min(b), a.max(b))
}

/// Four figures in order.
#[inline(always)]
fn sorted<S: Simd>([a, b, c, d]: [u32x16<S>; FOUR]) -> [u32x16<S>; FOUR] {
    let ((a, b), (c, d)) = (ordered(a, b), ordered(c, d));
    let ((a, c), (b, d)) = (ordered(a, c), ordered(b, d));
    let (b, c) = ordered(b, c);
    [a, b, c, d]
}

/// The lower and the higher four of two fours in order.
#[inline(always)]
fn merged<S: Simd>(
    [a, b, c, d]: [u32x16<S>; FOUR],
    [e, f, g, h]: [u32x16<S>; FOUR],
) -> ([u32x16<S>; FOUR], [u32x16<S>; FOUR]) {
    let ((a, h), (b, g)) = (ordered(a, h), ordered(b, g));
    let ((c, f), (d, e)) = (ordered(c, f), ordered(d, e));
    (after_turn([a, b, c, d]), after_turn([e, f, g, h]))
}

/// Four figures in order that first rise and then fall, or first fall and then rise.
#[inline(always)]
fn after_turn<S: Simd>([a, b, c, d]: [u32x16<S>; FOUR]) -> [u32x16<S>; FOUR] {
    let ((a, c), (b, d)) = (ordered(a, c), ordered(b, d));
    let ((a, b), (c, d)) = (ordered(a, b), ordered(c, d));
    [a, b, c, d]
}

/// Two tenders meet: the worse one's place goes up by one, and the better one was ahead.
#[inline(always)]
fn meet<S: Simd>(
    simd: S,
    (own, other): (&Words<S>, &Words<S>),
    (place, other_place): (&mut Words<S>, &mut Words<S>),
    [ahead, other_ahead]: &mut [Words<S>; 2],
) {
    let (zero, one) = (u64x8::splat(simd, 0), u64x8::splat(simd, 1));
    let sums = own.iter().zip(other);
    let places = place.iter_mut().zip(other_place);
    let aheads = ahead.iter_mut().zip(other_ahead);
    for (((own, other), (place, other_place)), (ahead, other_ahead)) in sums.zip(places).zip(aheads)
    {
        let better = own.simd_gt(*other).select(one, zero);
        let worse = own.simd_lt(*other).select(one, zero);
        *place += worse;
        *other_place += better;
        *ahead += better;
        *other_ahead += worse;
    }
}

#[inline(always)]
fn none<S: Simd>(simd: S) -> Words<S> {
    [u64x8::splat(simd, 0); 2]
}

/// The sum over all lanes.
fn total<S: Simd>(words: &Words<S>) -> u64 {
    words.iter().flat_map(|words| words.as_slice()).sum()
}

/// Fills the lanes from one on.
fn fill<S: Simd>(words: &mut Words<S>, from: usize, with: u64) {
    let lanes = words.iter_mut().flat_map(|words| words.as_mut_slice());
    lanes.skip(from).for_each(|lane| *lane = with);
}

/// The exchanges that put so many figures in order, whatever they are: Batcher's merge exchange, as in Knuth, The Art of
/// Computer Programming, volume 3, 5.2.2, algorithm M. So do they with fours in order, where an exchange keeps the lower four
/// of both and the higher four.
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
    use fearless_simd::{Level, dispatch};

    use super::*;

    #[test]
    fn fours_in_order_are_merged() {
        dispatch!(Level::new(), simd => {
            // every lane another pattern of zeros and ones: what orders all of those orders all figures
            for first in (0..256_u32).step_by(LANES) {
                let bit = |at: u32| u32x16::from_fn(simd, |lane| (first + lane as u32) >> at & 1);
                let (low, high) = (sorted([0, 1, 2, 3].map(bit)), sorted([4, 5, 6, 7].map(bit)));
                let (low, high) = merged(low, high);
                for lane in 0..LANES {
                    let all: Vec<u32> = low.iter().chain(&high).map(|it| it.as_slice()[lane]).collect();
                    assert!(all.is_sorted(), "{all:?}");
                }
            }
        });
    }

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
