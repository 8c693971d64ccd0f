//! Why a case could not be read at all.

use std::path::PathBuf;

use thiserror::Error;

/// Why a case could not be read at all: something outside of its documents. What is wrong in the documents are
/// diagnostics.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is no such folder.
    #[error("there is no folder `{}`", .path.display())]
    NoFolder {
        /// The path asked for.
        path: PathBuf,
    },
    /// The path leads to a file.
    #[error("`{}` is a file, not the folder of a case", .path.display())]
    NotAFolder {
        /// The path asked for.
        path: PathBuf,
    },
    /// The folder is there, but holds no rules.
    #[error("the folder `{}` holds no criteria.toml", .path.display())]
    NoCriteria {
        /// The folder.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("`{}` cannot be read: {cause}", .path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the file system said.
        #[source]
        cause: std::io::Error,
    },
}

impl ReadError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            ReadError::NoFolder { .. } => {
                "name the folder of a case; `anbud init DIR` writes one to start from"
            }
            ReadError::NotAFolder { .. } => "name the folder that the file is in",
            ReadError::NoCriteria { .. } => {
                "a case is a folder with criteria.toml, tenders.toml, and, where they are needed, requirements.csv, \
                 evaluators.csv and scores.csv or scores/*.csv; `anbud init DIR` writes one to start from"
            }
            ReadError::Unreadable { .. } => {
                "look at the rights of the file, and whether another program holds it"
            }
        }
    }
}
