//! Re-checks the record of an evaluation with its own reader and its own arithmetic. It knows the page that describes
//! records, and nothing of the program that writes them.
//!
//! ```text
//! the file     its form, its digest, the canonical form of the rules and their seal
//! the figures  every operation, rounding and comparison, from the first line to the last
//! the links    full marks, points, sums and means against the rules; thresholds, grounds, ties, places
//! the lots     each a record of its own; how they were shared out, solved again
//! ```

mod approximate;
mod arithmetic;
mod budget;
mod canonical;
mod case;
mod figures;
mod links;
mod lots;
mod number;
mod problem;
mod read;
mod rounding;
mod sealed;
mod units;

use budget::Budget;
pub use case::verify_files;
pub use problem::{Problem, Refusal};

/// What a record holds that was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many figures were worked out again.
    pub figures: usize,
    /// How many decisions were followed.
    pub decisions: usize,
    /// How many tenders have the standing that follows.
    pub tenders: usize,
}

/// Verifies a record by itself: that it is whole, that every figure follows from those before it, and that the outcome
/// follows from the figures.
///
/// ```
/// let refusal = anbud_check::verify("{\"format\":1}").expect_err("nothing in it");
/// assert!(matches!(refusal, anbud_check::Refusal::Wrong(_)));
/// let refusal = anbud_check::verify("rank,tender").expect_err("a table");
/// assert!(matches!(refusal, anbud_check::Refusal::NotARecord(_)));
/// ```
///
/// # Errors
/// [`Refusal::NotARecord`] for another kind of file, [`Refusal::Wrong`] with the first thing that is wrong in a record.
pub fn verify(text: &str) -> Result<Verified, Refusal> {
    let verified = if read::is_of_lots(text)? {
        lots::checked(text)?
    } else {
        let record: read::Record<'_> = read::record(text)?;
        let budget = Budget::of(operands(&record.figures));
        checked(text, &record, &budget)?.1
    };
    canonical::check(text)?;
    Ok(verified)
}

/// How many operands figures have, each figure counted as one more.
fn operands(figures: &[read::Figure<'_>]) -> usize {
    figures.iter().map(|figure| figure.of.len() + 1).sum()
}

/// Checks the record of one award; the values of its figures.
fn checked(
    text: &str,
    record: &read::Record,
    budget: &Budget,
) -> Result<(Vec<number::Value>, Verified), Problem> {
    let values = figures::values(&figures::Known::of(record, &[]), budget)?;
    links::check(&links::Book::new(record, &values, budget))?;
    sealed::check(record)?;
    // last, so that whatever else is wrong is told by what it is
    read::is_whole(text)?;
    let (figures, decisions) = (record.figures.len(), record.decisions.len());
    Ok((values, Verified { figures, decisions, tenders: record.tenders.len() }))
}
