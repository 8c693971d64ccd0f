//! A limit on what a hostile workbook can unpack to: one byte of a file never becomes more than about a thousand.

use std::cell::Cell;
use std::io::{Error, Read, Result, Seek, SeekFrom};
use std::rc::Rc;

/// How many packed bytes may be read for one cell: far more than the longest text that a cell can hold.
const CELL_BYTES_MAX: u64 = 256 << 10;

/// How many packed bytes may still be read.
#[derive(Debug)]
pub(super) struct Allowance {
    left: Cell<u64>,
    is_spent: Cell<bool>,
}

impl Allowance {
    /// So many bytes, and what one cell may take.
    pub(super) fn of(bytes: u64) -> Self {
        let left = bytes.saturating_add(CELL_BYTES_MAX);
        Allowance { left: Cell::new(left), is_spent: Cell::new(false) }
    }

    /// Allows what one cell may take.
    pub(super) fn renew(&self) {
        self.left.set(CELL_BYTES_MAX);
    }

    /// Whether more was asked for than is allowed.
    pub(super) fn is_spent(&self) -> bool {
        self.is_spent.get()
    }
}

/// A file of which no more is read than is allowed.
pub(super) struct Guard<R> {
    inner: R,
    allowance: Rc<Allowance>,
}

impl<R> Guard<R> {
    pub(super) fn new(inner: R, allowance: Rc<Allowance>) -> Self {
        Guard { inner, allowance }
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.inner.read(buffer)?;
        match self.allowance.left.get().checked_sub(count as u64) {
            Some(left) => {
                self.allowance.left.set(left);
                Ok(count)
            }
            None => {
                self.allowance.is_spent.set(true);
                Err(Error::other("the workbook unpacks to more than is read"))
            }
        }
    }
}

impl<R: Seek> Seek for Guard<R> {
    fn seek(&mut self, position: SeekFrom) -> Result<u64> {
        self.inner.seek(position)
    }
}
