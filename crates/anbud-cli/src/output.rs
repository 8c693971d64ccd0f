//! Output files: written whole or not at all.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::ending::Ending;

/// Writes a file whole or not at all: beside it first, then in its place.
pub(crate) fn write_whole(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Ending> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    let written = write_and_rename(&beside, path, content.as_ref());
    if written.is_err() {
        // what was begun is of no use; where it cannot be removed either, the first error says more
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|cause| Ending::Write { path: path.to_owned(), cause })
}

fn write_and_rename(beside: &Path, path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::create_new(beside)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(beside, path)
}
