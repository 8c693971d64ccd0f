//! A run of one command in its world: where it prints, with or without colour.

use std::cell::RefCell;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::World;
use crate::arguments::Color;
use crate::ending::{Code, Ending, Exit};
use crate::inputs::Inputs;
use crate::output;
use crate::progress;

/// A run of one command in its world.
pub(crate) struct Session<'w, 'a> {
    world: &'w mut World<'a>,
    color: Color,
    /// The one lot that the arguments name.
    pub(crate) lot: Option<String>,
    /// What was read: no output is written over it.
    pub(crate) inputs: RefCell<Inputs>,
}

impl<'w, 'a> Session<'w, 'a> {
    pub(crate) fn new(world: &'w mut World<'a>, color: Color) -> Self {
        Session { world, color, lot: None, inputs: RefCell::default() }
    }

    /// Prints data.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Ending> {
        let colored = self.is_colored(self.world.out_is_terminal);
        write(self.world.out, text, colored)
    }

    /// Prints a message.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), Ending> {
        let colored = self.is_colored(self.world.err_is_terminal);
        write(self.world.err, text, colored)
    }

    /// Does work that may take long, and shows meanwhile on a terminal how far it is.
    pub(crate) fn watch<T: Send>(&mut self, what: &str, work: impl FnOnce() -> T + Send) -> T {
        self.watch_share(what, &|| None, work)
    }

    /// Likewise, where it is known how much of the work was done, in percent.
    pub(crate) fn watch_share<T: Send>(
        &mut self,
        what: &str,
        percent: &dyn Fn() -> Option<u64>,
        work: impl FnOnce() -> T + Send,
    ) -> T {
        progress::watch(self.world, what, percent, work)
    }

    /// Writes a file that the arguments name, whole or not at all, and over nothing that was read.
    pub(crate) fn write(&self, file: &Path, content: impl AsRef<[u8]>) -> Result<(), Ending> {
        self.spares(file)?;
        output::write_whole(&self.path(file), content)
    }

    /// Refuses to write over a file that was read, or that the case would read the next time.
    pub(crate) fn spares(&self, file: &Path) -> Result<(), Ending> {
        if !self.inputs.borrow().hold(&self.path(file)) {
            return Ok(());
        }
        let message =
            format!("`{}` belongs to what is read, and is not written over", file.display());
        Err(Ending::mistaken(message, "name another file for what is written; nothing was"))
    }

    /// A path of the arguments, from the folder that relative paths start from.
    pub(crate) fn path(&self, path: &Path) -> PathBuf {
        self.world.dir.join(path)
    }

    /// A path as the arguments name it.
    pub(crate) fn shown<'p>(&self, path: &'p Path) -> &'p Path {
        match path.strip_prefix(&self.world.dir) {
            Ok(inside) if inside.as_os_str().is_empty() => Path::new("."),
            Ok(inside) => inside,
            Err(_) => path,
        }
    }

    /// How many columns data may have; none where nothing limits them.
    pub(crate) fn width(&self) -> Option<usize> {
        self.world.width.filter(|_| self.world.out_is_terminal)
    }

    /// How many columns messages may have; none where nothing limits them.
    pub(crate) fn width_of_messages(&self) -> Option<usize> {
        self.world.width.filter(|_| self.world.err_is_terminal)
    }

    /// The exit code of an ending, after saying why it came early.
    pub(crate) fn end(&mut self, ending: Result<Exit, Ending>) -> Code {
        match ending {
            Ok(exit) => exit.code(),
            Err(Ending::NobodyReads) => Ending::NobodyReads.code(),
            Err(ending) => {
                let ending = self.as_asked(ending);
                let help = match ending.help() {
                    "" => String::new(),
                    help => format!("\n  help: {help}"),
                };
                // where even this cannot be said, the exit code still tells it
                let _ = self.say(&format!("error: {ending}{help}\n"));
                ending.code()
            }
        }
    }

    /// The ending with its path as the arguments name it.
    fn as_asked(&self, ending: Ending) -> Ending {
        match ending {
            Ending::Write { path, cause } => {
                Ending::Write { path: self.shown(&path).to_owned(), cause }
            }
            other => other,
        }
    }

    fn is_colored(&self, to_terminal: bool) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => to_terminal && !self.world.no_color,
        }
    }
}

fn write(to: &mut dyn Write, text: &str, colored: bool) -> Result<(), Ending> {
    match colored {
        true => to.write_all(text.as_bytes())?,
        false => write!(to, "{}", anstream::adapter::strip_str(text))?,
    }
    Ok(to.flush()?)
}
