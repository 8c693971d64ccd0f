//! The ledger of scores: which rows count, what is wrong with the others, and that their order means nothing.

#[cfg(test)]
mod block;
mod count;
mod large;
mod order;
#[cfg(test)]
mod setting;
mod wrong;
