//! The program `anbud`, run inside the test.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::rc::Rc;

use anbud_cli::World;

/// Both streams of the program, in the order in which a user sees them.
#[derive(Debug, Clone, Default)]
struct Screen(Rc<RefCell<Vec<u8>>>);

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs `anbud` with arguments in a folder: what it prints, standard output and standard error in order, and its exit code.
#[must_use]
pub fn run(arguments: &[String], dir: &Path) -> (String, u8) {
    let screen = Screen::default();
    let (mut out, mut err) = (screen.clone(), screen.clone());
    let mut world = World::new(&mut out, &mut err, dir);
    let words = std::iter::once("anbud").chain(arguments.iter().map(String::as_str));
    let code = anbud_cli::run(words.map(OsString::from), &mut world);
    let printed = screen.0.borrow().clone();
    (String::from_utf8(printed).expect("anbud prints UTF-8"), code)
}
