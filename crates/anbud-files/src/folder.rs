//! The folder of a case: which files are in it, and their texts.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anbud::diagnostic::{Diagnostic, codes};
use anbud::{Place, Source};

use crate::kinds::{has_ending, is_score_file, not_beside, not_scores};
use crate::{Progress, ReadError};

/// How many bytes a file may have, except score files.
pub const FILE_BYTES_MAX: u64 = 64 << 20;

/// The folder that the score files may be in.
const SCORES: &str = "scores";

/// The folder of a case.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Where it is noted how much of the score files was read.
    pub(crate) progress: Arc<Progress>,
}

impl Folder {
    pub(crate) fn open(path: &Path) -> Result<Folder, ReadError> {
        let path = path.to_owned();
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => Ok(Folder { path, progress: Arc::default() }),
            Ok(_) => Err(ReadError::NotAFolder { path }),
            Err(error) if is_missing(&error) => Err(ReadError::NoFolder { path }),
            Err(cause) => Err(ReadError::Unreadable { path, cause }),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is a file or folder of a name, or a link, wherever it leads.
    pub(crate) fn holds(&self, name: &str) -> bool {
        self.path.join(name).symlink_metadata().is_ok()
    }

    /// A small file: none where it is not there, a mistake where it is too large or not UTF-8.
    pub(crate) fn text(&self, name: &str) -> Result<Option<Result<Source, Diagnostic>>, ReadError> {
        let Some(file) = self.file(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        let read = file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes);
        read.map_err(|cause| self.unreadable(name, cause))?;
        Ok(Some(text(name, bytes)))
    }

    /// A file, open to be read; none where it is not there.
    pub(crate) fn file(&self, name: &str) -> Result<Option<File>, ReadError> {
        let path = self.path.join(name);
        // opening a pipe would wait until somebody writes into it
        if fs::metadata(&path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
            return Err(self.unreadable(name, std::io::Error::other("it is not a file")));
        }
        match File::open(path) {
            Ok(file) => Ok(Some(file)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(cause) => Err(self.unreadable(name, cause)),
        }
    }

    /// The names of the score files in order, and what in the folder for them is none.
    pub(crate) fn score_files(&self) -> Result<(Vec<Arc<str>>, Vec<Diagnostic>), ReadError> {
        let mut files = Vec::new();
        let mut mistakes = Vec::new();
        if self.holds("scores.csv") {
            files.push(Arc::from("scores.csv"));
        }
        let beside = ["scores.xlsx", "scores.parquet"].into_iter().filter(|name| self.holds(name));
        mistakes.extend(beside.map(not_beside));
        let entries = match fs::read_dir(self.path.join(SCORES)) {
            Ok(entries) => entries,
            Err(error) if is_missing(&error) && !self.holds(SCORES) => {
                return Ok((files, mistakes));
            }
            Err(cause) => return Err(self.unreadable(SCORES, cause)),
        };
        for entry in entries {
            let entry = entry.map_err(|cause| self.unreadable(SCORES, cause))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || name.starts_with("~$") {
                // hidden files, and the locks that spreadsheets leave beside what they have open
                continue;
            }
            let file = format!("{SCORES}/{name}");
            if is_score_file(&name) && !entry.path().is_dir() {
                files.push(file.into());
            } else {
                mistakes.push(not_scores(&file));
            }
        }
        files.sort_unstable();
        Ok((files, mistakes))
    }

    pub(crate) fn unreadable(&self, name: &str, cause: std::io::Error) -> ReadError {
        ReadError::Unreadable { path: self.path.join(name), cause }
    }
}

fn is_missing(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// The bytes of a file as text, without a byte order mark.
fn text(name: &str, bytes: Vec<u8>) -> Result<Source, Diagnostic> {
    if bytes.len() as u64 > FILE_BYTES_MAX {
        let message = format!("{name} is larger than 64 MiB");
        return Err(Diagnostic::mistake(codes::LIMIT_FILE_SIZE, message)
            .at(Place::file(name), "")
            .help("only score files may be larger"));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Source::new(name, text.strip_prefix('\u{feff}').unwrap_or(&text))),
        Err(error) => error,
    };
    let at = error.utf8_error().valid_up_to();
    let good = error.as_bytes().get(..at).unwrap_or_default();
    let source = Source::new(name, String::from_utf8_lossy(good));
    let remedy = if has_ending(name, "csv") {
        "save the file as `CSV UTF-8`"
    } else {
        "save the file as UTF-8"
    };
    let spot = source.place(at..at);
    let place = Place::new(name, spot.line(), spot.column(), 1);
    Err(Diagnostic::mistake(codes::NOT_UTF8, "the file is not UTF-8 text")
        .at(place, "this byte is not part of a character")
        .help(remedy))
}
