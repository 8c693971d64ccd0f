//! The command line of anbud: arguments, files, exit codes.
//!
//! [`run`] is the whole program but for what it finds around itself, which is a [`World`]: tests make their own.

mod arguments;
mod case;
mod command;
mod draw;
mod ending;
mod expected;
mod firmness;
mod inputs;
mod output;
mod progress;
mod quality_record;
mod recorded;
mod session;
mod signature;
mod world;

use std::ffi::OsString;

pub use world::World;

use ending::{Ending, Exit};
use session::Session;

/// Runs a command and yields its exit code.
///
/// `args` begin with the name of the program, as the system hands them over. Nothing is printed but to the writers of the
/// world, and no file is touched outside what the arguments name.
///
/// ```
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let mut world = anbud_cli::World::new(&mut out, &mut err, ".");
/// let code = anbud_cli::run(["anbud", "models", "weighted-sum"].map(Into::into), &mut world);
/// assert_eq!(code, 0);
/// assert!(String::from_utf8_lossy(&out).contains("result = points"));
/// ```
pub fn run(args: impl IntoIterator<Item = OsString>, world: &mut World<'_>) -> u8 {
    let arguments = match arguments::parser(world).try_get_matches_from(args) {
        Ok(arguments) => arguments,
        Err(answer) => return answered(&answer, world),
    };
    let mut session = Session::new(world, arguments::color(&arguments));
    session.lot = arguments::lot(&arguments);
    let ending = command::run(&arguments, &mut session);
    session.end(ending)
}

/// Prints help, version or a mistake in the arguments.
fn answered(answer: &clap::Error, world: &mut World<'_>) -> u8 {
    let mut session = Session::new(world, arguments::Color::Auto);
    let text = answer.render().ansi().to_string();
    let (printed, exit) = match answer.use_stderr() {
        true => (session.say(&text), Exit::Mistakes),
        false => (session.print(&text), Exit::Done),
    };
    session.end(printed.map(|()| exit))
}

/// What every command yields.
type Done = Result<Exit, Ending>;
