//! A second, deliberately naive evaluation of whole cases, and random cases to compare it with the engine.
//!
//! It is written from the contract with users and not from the engine: plain rationals of another
//! library, straight loops, no derivation, nothing remembered between two questions. Where the two
//! differ, one of them has misread the contract.

pub mod award;
pub mod case;
pub mod catalogue;
pub mod choices;
pub mod compare;
pub mod evaluate;
pub mod figures;
pub mod formula;
pub mod given;
pub mod mistakes;
pub mod number;
pub mod panels;
pub mod places;
pub mod print;
pub mod random;
pub mod reach;
pub mod work_out;
pub mod write;

#[cfg(test)]
mod worked;
