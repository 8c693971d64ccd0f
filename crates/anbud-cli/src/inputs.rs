//! What a run has read: no output may be written over it, and none may become part of a case.

use std::fs;
use std::path::{Path, PathBuf};

/// The names of the files of a case, but for the folder of scores.
const OF_CASE: &[&str] = &[
    "criteria.toml",
    "requirements.csv",
    "items.csv",
    "tenders.toml",
    "prices.csv",
    "evaluators.csv",
    "scores.csv",
];

/// The files and the folders of cases that a run has read.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    files: Vec<PathBuf>,
}

impl Inputs {
    /// Notes a file that was read.
    pub(crate) fn add_file(&mut self, path: &Path) {
        self.files.push(resolved(path));
    }

    /// Notes the folder of a case: every file that it has or could have.
    pub(crate) fn add_case(&mut self, folder: &Path) {
        let files = OF_CASE.iter().map(|name| folder.join(name));
        let scores = fs::read_dir(folder.join("scores")).into_iter().flatten().flatten();
        let scores = scores.map(|entry| entry.path());
        self.files.extend(files.chain(scores).map(|path| resolved(&path)));
    }

    /// Whether what is written to a path would be written over something that was read.
    pub(crate) fn hold(&self, path: &Path) -> bool {
        self.files.contains(&resolved(path))
    }
}

/// The path without links and steps up; of a file that is not there, of its folder.
fn resolved(path: &Path) -> PathBuf {
    let of_folder = || {
        let name = path.file_name()?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Some(fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?.join(name))
    };
    fs::canonicalize(path).ok().or_else(of_folder).unwrap_or_else(|| path.to_owned())
}
