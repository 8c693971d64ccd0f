//! A stream of choices from which random cases are made: all zeros give the plainest case.

/// Choices, one after the other; where they come to an end, the first possibility is always taken.
#[derive(Clone, Debug)]
pub struct Choices {
    data: Vec<u32>,
    at: usize,
}

impl Choices {
    /// Choices from these numbers.
    pub fn new(data: &[u32]) -> Choices {
        Choices { data: data.to_vec(), at: 0 }
    }

    /// Many choices from one number; none but the first possibility from zero.
    pub fn from_seed(seed: u32, length: usize) -> Choices {
        let mut state = u64::from(seed);
        let mut next = || {
            // The mixing steps of splitmix64.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed >> 32) as u32
        };
        let length = if seed == 0 { 0 } else { length };
        Choices { data: (0..length).map(|_| next()).collect(), at: 0 }
    }

    /// The next number of the stream.
    pub fn number(&mut self) -> u32 {
        let number = self.data.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        number
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        assert!(limit > 0, "there is nothing to choose from");
        ((u64::from(self.number()) * limit as u64) >> 32) as usize
    }

    /// A number from `least` to `most`.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// The same, as a figure to count with.
    pub fn figure(&mut self, least: usize, most: usize) -> i64 {
        i64::try_from(self.between(least, most)).expect("what is chosen from is small")
    }

    /// True in so many cases of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of a list.
    pub fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    /// The list in some other order; in the same order if all choices are zero.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in 0..list.len() {
            let chosen = place + self.below(list.len() - place);
            list.swap(place, chosen);
        }
    }
}
