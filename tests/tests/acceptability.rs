//! Rank acceptability agrees with a published example and with exact geometry, within sampling error.
//!
//! Every seed is fixed: a comparison holds or fails for ever.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

#[path = "acceptability/geometry.rs"]
mod geometry;
#[path = "acceptability/thrombolysis.rs"]
mod thrombolysis;
