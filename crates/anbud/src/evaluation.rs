//! The evaluation: from procedure, tenders and scores to places, with every figure derived.

mod result;

pub use result::{
    CriterionResult, Evaluation, Ground, Placed, Scope, Status, TenderResult, Undecided,
    UndecidedCause,
};
