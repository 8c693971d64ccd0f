//! How much work a record may be. Figures of 65,536 bits are allowed, and a hostile record could hold thousands of them: work is
//! counted before it is done, and what is more than any honest record needs is refused.

use std::cell::Cell;

use num_rational::BigRational;

use crate::number::bits;

/// What every record may cost, in products of two 64-bit words: a second or two.
const OF_RECORD: u64 = 2_000_000_000;
/// What each operand of a figure adds to that: a hundred times what a figure of a few words costs.
const OF_OPERAND: u64 = 100_000;
/// How many operations on words it takes to reduce a fraction, for each pair of them: a common divisor is found bit by bit.
const OF_DIVISOR: u64 = 64;

/// The work that is left.
#[derive(Debug)]
pub(crate) struct Budget {
    left: Cell<u64>,
}

impl Budget {
    /// The budget of a record whose figures have so many operands together, each figure counted as one more.
    pub(crate) fn of(operands: usize) -> Self {
        let operands = u64::try_from(operands).unwrap_or(u64::MAX);
        let all = operands.saturating_mul(OF_OPERAND).saturating_add(OF_RECORD);
        Budget { left: Cell::new(all) }
    }

    /// Takes so much of what is left.
    pub(crate) fn spend(&self, work: u64) -> Result<(), String> {
        let left = self.left.get().checked_sub(work).ok_or_else(|| {
            "checking it is more work than a record of this length may be".to_owned()
        })?;
        self.left.set(left);
        Ok(())
    }

    /// For an operation on two fractions that is reduced to lowest terms.
    pub(crate) fn spend_on(&self, one: &BigRational, other: &BigRational) -> Result<(), String> {
        self.spend_on_words(words(one).saturating_add(words(other)))
    }

    /// For a fraction of so many words that is reduced to lowest terms.
    pub(crate) fn spend_on_words(&self, words: u64) -> Result<(), String> {
        self.spend_times(1, words)
    }

    /// The same so many times.
    pub(crate) fn spend_times(&self, times: u64, words: u64) -> Result<(), String> {
        let one = words.saturating_mul(words).saturating_mul(OF_DIVISOR);
        self.spend(one.saturating_mul(times))
    }

    /// For a text of so many digits that becomes a fraction.
    pub(crate) fn spend_on_digits(&self, digits: usize) -> Result<(), String> {
        // nineteen digits fill a word
        self.spend_on_words(u64::try_from(digits / 19).unwrap_or(u64::MAX).saturating_add(1))
    }
}

/// The words of the longer one of numerator and denominator.
pub(crate) fn words(number: &BigRational) -> u64 {
    bits(number) / 64 + 1
}
