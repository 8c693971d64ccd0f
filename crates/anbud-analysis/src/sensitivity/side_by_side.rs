//! The same work for many things, on several threads, in the order of the things.

use crate::threads::side_by_side;

/// What comes of each thing; the outcome is the same for any number of threads.
pub(super) fn each<T: Sync, R: Send>(
    threads: usize,
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let threads = threads.clamp(1, things.len().max(1));
    let thing = |at: u64| things.get(usize::try_from(at).unwrap_or(usize::MAX));
    let shares: Vec<Vec<R>> = side_by_side(threads, things.len() as u64, |pieces| {
        pieces.filter_map(thing).map(&work).collect()
    });
    let count = shares.len().max(1);
    let mut shares: Vec<_> = shares.into_iter().map(Vec::into_iter).collect();
    // dealt out in turn, and taken back in turn
    (0..things.len()).filter_map(|at| shares.get_mut(at % count)?.next()).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn the_order_stays() {
        let things: Vec<u32> = (0..101).collect();
        let one = each(1, &things, |thing| thing * 2);
        assert_eq!(each(7, &things, |thing| thing * 2), one);
        assert_eq!(each(7, &things[..2], |thing| thing * 2), [0, 2]);
        assert!(each(7, &things[..0], |thing| thing * 2).is_empty());
    }
}
