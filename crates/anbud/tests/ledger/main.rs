//! The ledger of scores: which rows count, what is wrong with the others, and that their order means nothing.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says so by failing")]

mod count;
mod order;
mod setting;
mod wrong;
