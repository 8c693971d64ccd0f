//! How a run ends: exit codes, and why a command could not run.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// The exit codes of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done,
    /// The documents or the arguments have mistakes, or a formula cannot be worked out.
    Mistakes,
    /// Not verified, or a seal differs.
    Differs,
    /// The first place is tied without a rule that separates, or figures are too close to tell apart.
    Undecided,
}

impl Exit {
    /// The code that the program ends with.
    pub(crate) fn code(self) -> Code {
        match self {
            Exit::Done => 0,
            Exit::Mistakes => 2,
            Exit::Differs => 3,
            Exit::Undecided => 4,
        }
    }
}

/// The number that the program ends with.
pub(crate) type Code = u8;

/// Could not run: a file is missing, a disk is full.
const COULD_NOT_RUN: Code = 1;

/// Why a command ended before it was done.
#[derive(Debug, Error)]
pub(crate) enum Ending {
    /// Whoever read the output has enough: no mistake.
    #[error("the reader of the output is gone")]
    NobodyReads,
    /// A writer failed.
    #[error("cannot write the output: {0}")]
    Output(#[source] io::Error),
    /// A file cannot be written.
    #[error("cannot write `{}`: {cause}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// Something in the way that the user can put right, with the remedy.
    #[error("{0}")]
    Refused(String, String),
    /// The arguments name something that is not there, with the remedy.
    #[error("{0}")]
    Mistaken(String, String),
}

impl Ending {
    /// Something in the way that the user can put right; the remedy may be empty.
    pub(crate) fn refused(message: impl Into<String>, help: impl Into<String>) -> Self {
        Ending::Refused(message.into(), help.into())
    }

    /// The arguments name something that is not there; the remedy may be empty.
    pub(crate) fn mistaken(message: impl Into<String>, help: impl Into<String>) -> Self {
        Ending::Mistaken(message.into(), help.into())
    }

    /// What to do instead, or empty.
    pub(crate) fn help(&self) -> &str {
        match self {
            Ending::Refused(_, help) | Ending::Mistaken(_, help) => help,
            _ => "",
        }
    }

    /// The code that the program ends with.
    pub(crate) fn code(&self) -> Code {
        match self {
            Ending::NobodyReads => Exit::Done.code(),
            Ending::Mistaken(..) => Exit::Mistakes.code(),
            Ending::Output(_) | Ending::Write { .. } | Ending::Refused(..) => COULD_NOT_RUN,
        }
    }
}

impl From<io::Error> for Ending {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Ending::NobodyReads,
            _ => Ending::Output(error),
        }
    }
}
