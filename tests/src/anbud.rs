//! The program `anbud`, run inside the test.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Runs `anbud` with arguments in a folder: what it prints, standard output and standard error in order, and its exit code.
#[must_use]
pub fn run(arguments: &[String], dir: &Path) -> (String, u8) {
    let screen = Screen::default();
    let (mut out, mut err) = (screen.clone(), screen.clone());
    let mut world = anbud_cli::World::new(&mut out, &mut err, dir);
    let arguments =
        std::iter::once("anbud").chain(arguments.iter().map(String::as_str)).map(OsString::from);
    let exit = anbud_cli::run(arguments, &mut world);
    let shown = screen.0.lock().unwrap().clone();
    (String::from_utf8(shown).unwrap(), exit)
}

/// What a user sees: both streams, in the order they were written.
#[derive(Debug, Clone, Default)]
struct Screen(Arc<Mutex<Vec<u8>>>);

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
