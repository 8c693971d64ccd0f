//! The program `anbud`, run inside the test.

use std::path::Path;

/// Runs `anbud` with arguments in a folder: what it prints, standard output and standard error in order, and its exit code.
#[must_use]
pub fn run(arguments: &[String], dir: &Path) -> (String, u8) {
    (format!("{arguments:?} {}", dir.display()), 255)
}
