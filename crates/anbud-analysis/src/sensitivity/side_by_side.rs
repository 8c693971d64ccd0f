//! The same work for many things, on several threads, in the order of the things.

use std::thread;

/// What comes of each thing; the outcome is the same for any number of threads.
pub(super) fn each<T: Sync, R: Send>(
    threads: usize,
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let threads = threads.clamp(1, 64).min(things.len().max(1));
    if threads == 1 {
        return things.iter().map(work).collect();
    }
    let work = &work;
    let share = |thread: usize| things.iter().skip(thread).step_by(threads);
    let mut shares: Vec<_> = thread::scope(|scope| {
        let begun: Vec<_> = (0..threads)
            .map(|thread| scope.spawn(move || share(thread).map(work).collect::<Vec<R>>()))
            .collect();
        // a thread that panicked is a mistake of ours, and passed on
        let done = begun.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).into_iter()
        });
        done.collect()
    });
    // dealt out in turn, and taken back in turn
    (0..things.len()).filter_map(|at| shares.get_mut(at % threads)?.next()).collect()
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
