//! The files of the project.

use std::path::{Path, PathBuf};

/// The folder with the project's `Cargo.toml`.
///
/// # Panics
/// Where this package stands at the root of the file system.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the project")
}

/// A file by its path from the project's root, with `/` on every platform.
#[must_use]
pub fn name(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// All files under a folder of the project, in order of name, without what builds leave behind.
///
/// # Panics
/// Where the folder cannot be read.
#[must_use]
pub fn files(under: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(under), &mut found);
    found.sort();
    found
}

/// All files under some folders whose names end in a suffix.
#[must_use]
pub fn files_ending(folders: &[&str], suffix: &str) -> Vec<PathBuf> {
    let all = folders.iter().flat_map(|folder| files(folder));
    all.filter(|path| path.to_string_lossy().ends_with(suffix)).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder);
    for entry in entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a folder can be read").path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        match path.is_dir() {
            true if hidden || path.ends_with("target") => {}
            true => collect(&path, found),
            false => found.push(path),
        }
    }
}

/// The text of a file.
///
/// # Panics
/// Where it cannot be read as UTF-8.
#[must_use]
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
