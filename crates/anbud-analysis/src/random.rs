//! Random numbers by counting: the number at a position depends on the seed and the position alone, so that any number
//! of threads draws the same ones.

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
    let state = seed.wrapping_add(position.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}
