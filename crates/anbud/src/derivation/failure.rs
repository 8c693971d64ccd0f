//! Why a figure cannot be worked out, or a comparison not be decided.

use std::sync::Arc;

use thiserror::Error;

use super::Figure;
use crate::exact::PowerError;

/// What came of working something out.
pub type Outcome<T> = Result<T, Halt>;

/// Why working out stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Halt {
    /// The formula is undefined on these figures, or something it needs is not there.
    Failed(Failure),
    /// Two figures are closer than their certainty.
    Undecided(Figure, Figure),
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        Halt::Failed(failure)
    }
}

/// Why a figure cannot be worked out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Failure {
    /// A divisor is zero.
    #[error("division by zero")]
    DivisionByZero,
    /// `0 ^ 0`.
    #[error("`0 ^ 0` is undefined")]
    ZeroToZero,
    /// A fractional power of a negative figure.
    #[error("a fractional power of a negative figure is undefined")]
    NegativeBase,
    /// A logarithm of zero or less.
    #[error("the logarithm of zero or less is undefined")]
    Logarithm,
    /// A field function over nobody.
    #[error("`{0}` over no tender is undefined")]
    Nobody(&'static str),
    /// A rank or number of decimals that is not a whole number in range.
    #[error("{0}")]
    NotInRange(String),
    /// A figure below the first row of a table.
    #[error("{0}")]
    BelowTable(String),
    /// A name that has no figure for this tender.
    #[error("`{0}` is not known for this tender")]
    Unknown(Arc<str>),
    /// An exponent above 1,000.
    #[error("an exponent above 1,000")]
    ExponentTooLarge,
    /// More than 65,536 bits.
    #[error("a figure of more than 65,536 bits")]
    TooManyBits,
    /// More figures than a derivation may hold.
    #[error("a derivation of too many figures")]
    TooManyFigures,
}

impl From<PowerError> for Failure {
    fn from(error: PowerError) -> Self {
        match error {
            PowerError::ZeroToZero => Failure::ZeroToZero,
            PowerError::DivisionByZero => Failure::DivisionByZero,
            PowerError::NegativeBase => Failure::NegativeBase,
            PowerError::ExponentTooLarge => Failure::ExponentTooLarge,
            PowerError::TooManyBits => Failure::TooManyBits,
        }
    }
}
