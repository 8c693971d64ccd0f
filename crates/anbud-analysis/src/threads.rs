//! Work on several threads: each takes every so manieth piece, so that what is found depends on no thread.

use std::thread;

/// More threads than this gain nothing.
const THREADS_MAX: usize = 64;

/// What each of so many threads makes of its pieces, of so many pieces in all.
pub(crate) fn side_by_side<T: Send>(
    threads: usize,
    pieces: u64,
    work: impl Fn(&mut dyn Iterator<Item = u64>) -> T + Sync,
) -> Vec<T> {
    let threads = threads.clamp(1, THREADS_MAX);
    let of = |first: usize| (first as u64..pieces).step_by(threads);
    thread::scope(|scope| {
        let work = &work;
        let begun: Vec<_> =
            (0..threads).map(|first| scope.spawn(move || work(&mut of(first)))).collect();
        // a thread that panicked is a mistake of ours, and passed on
        let ended = begun.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked))
        });
        ended.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_taken_once() {
        for (threads, pieces) in [(1, 5), (2, 5), (3, 0), (7, 3)] {
            let mut taken: Vec<u64> =
                side_by_side(threads, pieces, |pieces| pieces.collect::<Vec<_>>()).concat();
            taken.sort_unstable();
            assert_eq!(taken, (0..pieces).collect::<Vec<_>>());
        }
    }
}
