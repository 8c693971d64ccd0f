//! Random numbers by counting: the number at a position depends on the seed and the position alone, so that any number
//! of threads draws the same ones.

use fearless_simd::{Simd, prelude::*, u64x8};

/// By how much the state of SplitMix64 rises from one position to the next.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The random number at a position of a stream: all 64 bits.
///
/// The positions are mixed by the finisher of SplitMix64 (Steele, Lea and Flood, 2014, "Fast splittable pseudorandom
/// number generators"), whose first outputs are its published test vector.
///
/// ```
/// use anbud_analysis::random::number;
/// assert_eq!(number(1234567, 0), 6457827717110365317);
/// assert_eq!(number(1234567, 1), 3203168211198807973);
/// ```
#[must_use]
pub fn number(seed: u64, position: u64) -> u64 {
    let state = seed.wrapping_add(position.wrapping_add(1).wrapping_mul(STEP));
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

/// A stream of which every sample takes so many positions that follow each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stream<S: Simd> {
    seed: u64,
    positions: u64,
    /// How far the states of eight samples that follow each other lie beyond that of the first.
    beyond: u64x8<S>,
}

#[expect(
    clippy::inline_always,
    reason = "only what is part of the dispatched function is compiled for the processor at hand"
)]
impl<S: Simd> Stream<S> {
    pub(crate) fn new(simd: S, seed: u64, positions: u64) -> Self {
        let beyond = |lane| positions.wrapping_mul(STEP).wrapping_mul(lane as u64);
        Stream { seed, positions, beyond: u64x8::from_fn(simd, beyond) }
    }

    /// The numbers of eight samples from one on, at the same of their positions.
    #[inline(always)]
    pub(crate) fn numbers(&self, first: u64, at: u64) -> u64x8<S> {
        let position = first.wrapping_mul(self.positions).wrapping_add(at);
        let state =
            self.beyond + self.seed.wrapping_add(position.wrapping_add(1).wrapping_mul(STEP));
        let state = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        let state = (state ^ (state >> 27)) * 0x94D0_49BB_1331_11EB;
        state ^ (state >> 31)
    }
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::*;

    #[test]
    fn eight_numbers_side_by_side_are_those_of_their_positions() {
        let first = u64::MAX / 3 - 5;
        for at in 0..3 {
            let found = dispatch!(Level::new(), simd => Stream::new(simd, 7, 3).numbers(first, at).as_slice().to_vec());
            let position = |sample: u64| sample.wrapping_mul(3).wrapping_add(at);
            let expected = (first..first + 8).map(|sample| number(7, position(sample)));
            assert_eq!(found, expected.collect::<Vec<u64>>());
        }
    }
}
