//! What is wrong with a record, in words.

use std::fmt;

use thiserror::Error;

/// The first thing that is wrong in a record.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct Problem {
    /// The figure that is wrong, by its number; none where it is something else.
    pub figure: Option<u32>,
    /// What is wrong, in words.
    pub text: String,
}

impl Problem {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Problem { figure: None, text: text.into() }
    }

    pub(crate) fn of(figure: u32, text: impl Into<String>) -> Self {
        Problem { figure: Some(figure), text: text.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.figure {
            Some(figure) => write!(f, "figure {figure}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

/// Why a file was not verified.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It is no record at all, or one of another format.
    #[error("{0}")]
    NotARecord(String),
    /// It is a record, and something in it is wrong.
    #[error("{0}")]
    Wrong(#[from] Problem),
}
