//! Analysis of an evaluation: how far evaluators agree, what rules can do before publication, how firm a decision is.

pub mod agreement;
mod apart;
pub mod compare;
mod priced;
pub mod random;
pub mod sensitivity;
pub mod stress;
mod threads;
pub mod warnings;
