//! Shared pieces of the tests of the whole.

pub mod naive;
