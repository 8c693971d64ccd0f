//! Output files: written whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use crate::ending::Ending;

/// Writes a file whole or not at all: beside it first, then in its place. A device or a pipe is written to, never replaced, and
/// so is the file that a link leads to.
pub(crate) fn write_whole(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Ending> {
    let failed = |cause| Ending::Write { path: path.to_owned(), cause };
    match fs::metadata(path) {
        Ok(there) if there.is_file() => {
            replace(&fs::canonicalize(path).map_err(failed)?, content.as_ref()).map_err(failed)
        }
        Ok(_) => {
            let opened = fs::OpenOptions::new().write(true).open(path);
            opened.and_then(|mut file| file.write_all(content.as_ref())).map_err(failed)
        }
        Err(_) => replace(path, content.as_ref()).map_err(failed),
    }
}

/// Puts a file in the place of another, or of none.
fn replace(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    let written = write_and_rename(&beside, path, content);
    if written.is_err() {
        // what was begun is of no use; where it cannot be removed either, the first error says more
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write_and_rename(beside: &Path, path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::create_new(beside)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(beside, path)
}

/// Writes a folder of files whole or not at all, and yields how many there are: beside it first, then in its place. It must not
/// be there yet, or be empty; `shown` is the path as it was asked for.
pub(crate) fn write_folder(
    path: &Path,
    shown: &Path,
    files: impl Iterator<Item = Result<(String, Vec<u8>), Ending>>,
) -> Result<usize, Ending> {
    let failed = |cause| Ending::Write { path: path.to_owned(), cause };
    let is_empty = |mut entries: fs::ReadDir| entries.next().is_none();
    if path.exists() && !fs::read_dir(path).is_ok_and(is_empty) {
        let message = format!("`{}` is already there", shown.display());
        return Err(Ending::refused(message, "name a folder that is new or empty"));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    fs::create_dir(&beside).map_err(failed)?;
    let written = fill(&beside, path, files);
    let moved = written.and_then(|count| {
        if path.exists() {
            fs::remove_dir(path).map_err(failed)?;
        }
        fs::rename(&beside, path).map_err(failed)?;
        Ok(count)
    });
    if moved.is_err() {
        // what was begun is of no use; where it cannot be removed either, the first error says more
        let _ = fs::remove_dir_all(&beside);
    }
    moved
}

/// Writes files into a folder, all of them or none: into a folder inside it first, then each in its place. Files of the same
/// names are replaced, others stay.
pub(crate) fn write_together(path: &Path, files: &[(String, &[u8])]) -> Result<(), Ending> {
    let failed = |cause| Ending::Write { path: path.to_owned(), cause };
    no_folders(path, files)?;
    let was_there = path.exists();
    fs::create_dir_all(path).map_err(failed)?;
    let beside = path.join(format!(".{}.part", std::process::id()));
    let written = fs::create_dir(&beside).map_err(failed);
    let written = written.and_then(|()| through(&beside, path, files));
    // what was begun is of no use; where it cannot be removed either, the first error says more
    let _ = fs::remove_dir_all(&beside);
    if written.is_err() && !was_there {
        let _ = fs::remove_dir(path);
    }
    written
}

/// No file can take the place of a folder.
fn no_folders(path: &Path, files: &[(String, &[u8])]) -> Result<(), Ending> {
    let places = files.iter().map(|(name, _)| path.join(name));
    let cause = std::io::ErrorKind::IsADirectory.into();
    match places.into_iter().find(|place| place.is_dir()) {
        Some(path) => Err(Ending::Write { path, cause }),
        None => Ok(()),
    }
}

/// Writes all files beside their places, then moves each into its own.
fn through(beside: &Path, path: &Path, files: &[(String, &[u8])]) -> Result<(), Ending> {
    fill(beside, path, files.iter().map(|(name, bytes)| Ok((name.clone(), bytes.to_vec()))))?;
    files.iter().try_for_each(|(name, _)| {
        let moved = fs::rename(beside.join(name), path.join(name));
        moved.map_err(|cause| Ending::Write { path: path.join(name), cause })
    })
}

fn fill(
    beside: &Path,
    path: &Path,
    files: impl Iterator<Item = Result<(String, Vec<u8>), Ending>>,
) -> Result<usize, Ending> {
    let mut count = 0;
    for file in files {
        let (name, bytes) = file?;
        let written = fs::write(beside.join(&name), bytes);
        written.map_err(|cause| Ending::Write { path: path.join(&name), cause })?;
        count += 1;
    }
    Ok(count)
}

/// A name or an id as the name of a file, with nothing in it that a file system or a shell would take for something else.
pub(crate) fn file_name(id: &str, taken: &mut BTreeSet<String>) -> String {
    let is_meant = |letter: char| letter.is_control() || r#"/\:*?"<>|&"#.contains(letter);
    let plain = |letter: char| match letter {
        ' ' => '-',
        letter if is_meant(letter) => '_',
        letter => letter,
    };
    let mut name: String = id.chars().map(plain).take(60).collect();
    if name.starts_with('.') || name.starts_with('-') {
        name.insert(0, '_');
    }
    // some file systems do not tell capitals from small letters
    while !taken.insert(name.to_lowercase()) {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, file_name};

    #[test]
    fn every_file_has_a_name_of_its_own() {
        let mut taken = BTreeSet::new();
        let mut name = |id: &str| file_name(id, &mut taken);
        let names = [name("north"), name("North"), name("../x"), name("Alm AB")];
        assert_eq!(names, ["north", "North_", "_.._x", "Alm-AB"]);
    }
}
