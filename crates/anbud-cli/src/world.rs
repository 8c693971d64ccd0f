//! What the program finds around itself: writers, the working folder, a terminal or none.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

/// What the program finds around itself.
pub struct World<'a> {
    /// Where data goes.
    pub out: &'a mut dyn Write,
    /// Where messages go.
    pub err: &'a mut dyn Write,
    /// The folder that relative paths start from.
    pub dir: PathBuf,
    /// Whether data goes to a terminal.
    pub out_is_terminal: bool,
    /// Whether messages go to a terminal.
    pub err_is_terminal: bool,
    /// How many columns the terminal has; none where there is no terminal.
    pub width: Option<usize>,
    /// How long work may take before it is shown on a terminal how far it is.
    pub patience: Duration,
    /// Whether the user wants no colour anywhere (`NO_COLOR`).
    pub no_color: bool,
}

impl<'a> World<'a> {
    /// A world without a terminal, as in a pipe.
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, dir: impl Into<PathBuf>) -> Self {
        World {
            out,
            err,
            dir: dir.into(),
            out_is_terminal: false,
            err_is_terminal: false,
            width: None,
            patience: Duration::from_secs(1),
            no_color: false,
        }
    }

    /// The world as it is, around these writers.
    pub fn around(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        let size = terminal_size::terminal_size();
        World {
            dir: PathBuf::from("."),
            out_is_terminal: std::io::stdout().is_terminal(),
            err_is_terminal: std::io::stderr().is_terminal(),
            width: size.map(|(width, _)| usize::from(width.0)),
            no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
            ..World::new(out, err, "")
        }
    }
}
