//! A random sequence that is the same on every machine: SplitMix64, published by
//! Steele, Lea and Flood in 2014.

/// A sequence of its own for each name, so that a change in one place moves nothing elsewhere.
pub(crate) struct Random(u64);

impl Random {
    /// The sequence that belongs to a name. The name is folded by FNV-1a.
    pub(crate) fn of(name: &str) -> Self {
        let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from 0 to `limit` - 1, each equally likely.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        // The high half of the product keeps the better bits; the remainder is always below `limit`.
        let scaled = (u128::from(self.next()) * limit as u128) >> 64;
        scaled as usize
    }

    /// A whole number from -`spread` to `spread`, most often near 0: the mean of three throws.
    pub(crate) fn around(&mut self, spread: i64) -> i64 {
        let throws = 2 * spread.unsigned_abs() as usize + 1;
        let sum: usize = (0..3).map(|_| self.below(throws)).sum();
        sum as i64 / 3 - spread
    }

    /// One of the words.
    pub(crate) fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}
