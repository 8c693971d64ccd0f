//! Weightings side by side: each step is done for all lanes at once, which compilers turn into instructions for several.
//!
//! Ordering cuts by a fixed network instead of a sort, and counting places by signs instead of branches, makes a weighting
//! twice as fast.

/// How many weightings go side by side.
pub(super) const LANES: usize = 16;

/// A number for each of them.
pub(super) type Lanes<T> = [T; LANES];

/// The most cuts that a network orders: it compares more pairs than a sort, which matters where there are many.
const NETWORK_MAX: usize = 64;

/// How cuts are put in order.
#[derive(Debug)]
pub(super) enum Order {
    /// By comparing these pairs, one after another: Batcher's odd-even merges (Knuth, The Art of Computer Programming 3,
    /// algorithm 5.2.2M).
    Network(Vec<(usize, usize)>),
    /// By sorting each lane.
    Sort,
}

impl Order {
    /// For so many cuts.
    pub(super) fn of(count: usize) -> Order {
        if count > NETWORK_MAX {
            return Order::Sort;
        }
        let mut pairs = Vec::new();
        let sizes = (0..count.next_power_of_two().trailing_zeros()).map(|bit| 1_usize << bit);
        for size in sizes {
            let mut apart = size;
            while apart > 0 {
                let firsts = (apart % size..count.saturating_sub(apart)).step_by(2 * apart);
                let pairs_of = firsts.flat_map(|first| first..first + apart);
                pairs.extend(pairs_of.map(|one| (one, one + apart)).filter(|(one, other)| {
                    *other < count && one / (2 * size) == other / (2 * size)
                }));
                apart /= 2;
            }
        }
        Order::Network(pairs)
    }
}

/// Puts the cuts of each lane in order.
pub(super) fn put_in_order(order: &Order, cuts: &mut [Lanes<u32>]) {
    let Order::Network(pairs) = order else { return sort(cuts) };
    for (one, other) in pairs {
        let Some((before, rest)) = cuts.split_at_mut_checked(*other) else { return };
        let (Some(one), Some(other)) = (before.get_mut(*one), rest.first_mut()) else { return };
        for (one, other) in one.iter_mut().zip(other) {
            (*one, *other) = ((*one).min(*other), (*one).max(*other));
        }
    }
}

fn sort(cuts: &mut [Lanes<u32>]) {
    for lane in 0..LANES {
        let mut own: Vec<u32> = cuts.iter().filter_map(|cut| cut.get(lane)).copied().collect();
        own.sort_unstable();
        for (cut, sorted) in cuts.iter_mut().filter_map(|cut| cut.get_mut(lane)).zip(own) {
            *cut = sorted;
        }
    }
}

/// The place of every tender, from 0: as many better ones as there are; and by tender, then tender, how often the one was
/// better, which is added up.
pub(super) fn compare(sums: &[Lanes<u64>], places: &mut [Lanes<u64>], before: &mut [Lanes<u64>]) {
    places.fill([0; LANES]);
    for (own, before) in sums.iter().zip(before.chunks_exact_mut(sums.len())) {
        for ((other, place), before) in sums.iter().zip(&mut *places).zip(before) {
            for (((own, other), place), before) in own.iter().zip(other).zip(place).zip(before) {
                // sums are below 2^52, so the highest bit of the difference says whether the other is less
                let is_better = other.wrapping_sub(*own) >> 63;
                *place += is_better;
                *before += is_better;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_cuts_they_are_put_in_order() {
        for count in (1..12).chain([29, 64, 65, 100]) {
            // a network that orders all sequences of two values orders all sequences
            for seed in 0..512_u64 {
                let bit = |at: usize, lane: usize| {
                    u32::from(crate::random::number(seed, (at * LANES + lane) as u64) % 2 == 1)
                };
                let row = |at: usize| std::array::from_fn(|lane| bit(at, lane));
                let mut cuts: Vec<Lanes<u32>> = (0..count).map(row).collect();
                put_in_order(&Order::of(count), &mut cuts);
                let is_ordered = |lane: usize| cuts.is_sorted_by_key(|cut| cut[lane]);
                assert!((0..LANES).all(is_ordered), "{count}");
            }
        }
    }

    #[test]
    fn places_count_the_better_ones() {
        let sums = [7, 9, 7, 1].map(|sum| [sum; LANES]);
        let (mut places, mut before) = ([[0; LANES]; 4], [[0; LANES]; 16]);
        compare(&sums, &mut places, &mut before);
        assert_eq!(places.map(|place| place[3]), [1, 0, 1, 3]);
        let rows = [0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0];
        assert_eq!(before.map(|before| before[15]), rows);
    }
}
