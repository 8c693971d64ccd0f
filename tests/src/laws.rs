//! Laws: what must hold for every case whatever its figures are, tried on random whole cases.
//!
//! A law changes a random case in a way that must not matter, or must matter in one direction only,
//! and compares what the engine says before and after. No second evaluation takes part.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a law that cannot be tried must stop the test at once"
)]

pub mod answer;
pub mod fitting;
pub mod law;
pub mod order;
pub mod others;
pub mod raise;
pub mod worth;
