//! The table of commands: one file each.

mod agreement;
mod check;
mod compare;
mod dossier;
mod evaluate;
mod explain;
mod init;
mod letters;
mod models;
mod report;
mod schema;
mod seal;
mod sensitivity;
mod sheets;
mod stress;
mod verify;
mod workbook;

use clap::{ArgMatches, Args, FromArgMatches};

use crate::Done;
use crate::ending::Ending;
use crate::session::Session;

/// A command: its name, its arguments with their help, and what it does.
pub(crate) struct Command {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its arguments, with help.
    pub(crate) define: fn() -> clap::Command,
    /// What it does.
    run: fn(&ArgMatches, &mut Session<'_, '_>) -> Done,
}

macro_rules! command {
    ($name:ident) => {
        Command {
            name: stringify!($name),
            define: || $name::Arguments::augment_args(clap::Command::new(stringify!($name))),
            run: |matches, session| {
                let arguments = $name::Arguments::from_arg_matches(matches)
                    .map_err(|error| Ending::refused(error.to_string(), ""))?;
                $name::run(&arguments, session)
            },
        }
    };
}

/// All commands, in the order of the help.
pub(crate) const COMMANDS: &[Command] = &[
    command!(init),
    command!(check),
    command!(evaluate),
    command!(explain),
    command!(models),
    command!(seal),
    command!(verify),
    command!(compare),
    command!(stress),
    command!(sensitivity),
    command!(sheets),
    command!(agreement),
    command!(report),
    command!(workbook),
    command!(letters),
    command!(dossier),
    command!(schema),
];

/// Runs the command that the arguments name.
pub(crate) fn run(arguments: &ArgMatches, session: &mut Session<'_, '_>) -> Done {
    let named = arguments.subcommand();
    let found = named.and_then(|(name, matches)| {
        COMMANDS.iter().find(|command| command.name == name).map(|command| (command, matches))
    });
    match found {
        Some((command, matches)) => (command.run)(matches, session),
        // the parser asks for one of the table's commands
        None => Err(Ending::refused("no command", "see `anbud --help`")),
    }
}
