//! A temporary folder that goes away by itself.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A temporary folder, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new empty folder.
    ///
    /// # Panics
    /// Where it cannot be made.
    #[must_use]
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("anbud-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a temporary folder can be made");
        Folder(path)
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file below it, with the folders it needs; `adds` leaves what it holds already.
    ///
    /// # Panics
    /// Where it cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8], adds: bool) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a file stands in a folder")).unwrap();
        let before = if adds { std::fs::read(&path).unwrap_or_default() } else { Vec::new() };
        let whole = [before.as_slice(), bytes].concat();
        std::fs::write(&path, whole).unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Copies a folder of the project below it, without its README.
    ///
    /// # Panics
    /// Where it cannot be copied.
    pub fn copy(&self, from: &str, to: &str) {
        let base = crate::project::root().join(from);
        for path in crate::project::files(from) {
            let name = crate::project::name(path.strip_prefix(&base).unwrap());
            if name != "README.md" {
                self.write(&format!("{to}/{name}"), &std::fs::read(&path).unwrap(), false);
            }
        }
    }
}

impl Default for Folder {
    fn default() -> Self {
        Folder::new()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind harms nobody, and a panic in here would hide the one being reported.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
