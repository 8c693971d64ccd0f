//! How much of the score files was read, for somebody who looks on from another thread.

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many bytes of score files are to be read, and how many were.
///
/// ```
/// use anbud_files::{Case, Progress};
/// let progress = std::sync::Arc::new(Progress::default());
/// assert_eq!(progress.percent(), None);
/// Case::read_watched("../../examples/health-record", &progress)?;
/// assert_eq!(progress.percent(), Some(100));
/// # Ok::<(), anbud_files::ReadError>(())
/// ```
#[derive(Debug, Default)]
pub struct Progress {
    all: AtomicU64,
    done: AtomicU64,
}

impl Progress {
    /// How much was read, in percent; none where nothing is to be read.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        let done = self.done.load(Ordering::Relaxed).saturating_mul(100);
        done.checked_div(self.all.load(Ordering::Relaxed)).map(|percent| percent.min(100))
    }

    /// Notes how many more bytes are to be read.
    pub(crate) fn expect(&self, bytes: u64) {
        self.all.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Notes how many more bytes were read.
    pub(crate) fn add(&self, bytes: u64) {
        self.done.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// A file of which it is noted how much was read: once for each block, which costs nothing that could be measured.
pub(crate) struct Watched<R> {
    pub(crate) input: R,
    pub(crate) progress: Arc<Progress>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let count = self.input.read(room)?;
        self.progress.add(count as u64);
        Ok(count)
    }
}
