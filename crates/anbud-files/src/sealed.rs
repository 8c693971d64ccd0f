//! Sealed rules at hand: a criteria file as it was published, or the record of an evaluation.

use std::fs;
use std::path::{Path, PathBuf};

use anbud::Source;
use anbud::diagnostic::{Diagnostic, Severity};
use anbud::documents::{Criteria, read_criteria, seal_of_bytes};
use thiserror::Error;

use crate::{RecordError, read_items, read_record, read_requirements};

/// Rules in their canonical form, and the seal of it.
///
/// ```
/// let sealed = anbud_files::read_sealed("../../examples/exact-tie/criteria.toml")?;
/// assert!(sealed.seal.starts_with("sha256:") && sealed.canonical.starts_with("{\"award\":"));
/// # Ok::<(), anbud_files::SealedError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The seal of meaning, `sha256:…`.
    pub seal: String,
    /// The canonical JSON that the seal is of.
    pub canonical: String,
}

/// Why a file holds no sealed rules.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SealedError {
    /// The file system refused.
    #[error("`{}` cannot be read: {cause}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the file system said.
        #[source]
        cause: std::io::Error,
    },
    /// It looks like a record and is none.
    #[error("`{}` is {cause}", .path.display())]
    NotARecord {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        cause: RecordError,
    },
    /// It is no criteria file without mistakes.
    #[error("`{}` is neither a record nor a criteria file without mistakes: {first}", .path.display())]
    Mistakes {
        /// The file.
        path: PathBuf,
        /// The first mistake.
        first: String,
    },
}

/// Reads sealed rules: a criteria file with the requirements.csv and items.csv beside it, the folder that holds them, or a record.
///
/// # Errors
/// A [`SealedError`] where the file cannot be read or is neither.
pub fn read_sealed(path: impl AsRef<Path>) -> Result<Sealed, SealedError> {
    let path = path.as_ref();
    let file = if path.is_dir() { path.join("criteria.toml") } else { path.to_owned() };
    let text = text(&file)?;
    let canonical = if text.starts_with('{') {
        let not_a_record = |cause| SealedError::NotARecord { path: file, cause };
        read_record(&text).map_err(not_a_record)?.sealed
    } else {
        of_criteria(&file, &text)?
    };
    Ok(Sealed { seal: seal_of_bytes(canonical.as_bytes()), canonical })
}

fn text(path: &Path) -> Result<String, SealedError> {
    let text = fs::read_to_string(path);
    let text = text.map_err(|cause| SealedError::Unreadable { path: path.to_owned(), cause })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// Reads a list beside a criteria file into it.
type ReadList = fn(&Source, &mut Criteria) -> Vec<Diagnostic>;

/// The lists that count as if they stood in the criteria file.
const LISTS: &[(&str, ReadList)] =
    &[("requirements.csv", read_requirements), ("items.csv", read_items)];

/// The canonical form of a criteria file, with the lists beside it.
fn of_criteria(path: &Path, text_of_file: &str) -> Result<String, SealedError> {
    let reading = read_criteria(&Source::new("criteria.toml", text_of_file));
    let mut found = reading.diagnostics;
    let mut criteria = reading.value;
    for (name, read) in LISTS {
        let list = path.with_file_name(name);
        if list.exists() {
            found.extend(read(&Source::new(*name, text(&list)?), &mut criteria));
        }
    }
    match found.iter().find(|found| found.severity == Severity::Mistake) {
        None => Ok(criteria.canonical()),
        Some(first) => {
            Err(SealedError::Mistakes { path: path.to_owned(), first: first.message.clone() })
        }
    }
}
