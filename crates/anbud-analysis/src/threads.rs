//! Work on several threads, of which the outcome is the same for any number.

use std::thread;

/// On how many threads work is done at most.
pub(crate) const THREADS_MAX: usize = 64;

/// Does work once for each thread, by its number; what they found, in that order.
pub(crate) fn side_by_side<T: Send>(threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    if threads == 1 {
        return vec![work(0)];
    }
    let work = &work;
    thread::scope(|scope| {
        let begun: Vec<_> = (0..threads).map(|number| scope.spawn(move || work(number))).collect();
        // a thread that panicked is a mistake of ours, and passed on
        let found = |thread: thread::ScopedJoinHandle<'_, T>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        begun.into_iter().map(found).collect()
    })
}
