//! The arguments: global flags and the help of the program; each command states its own.

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgMatches, Command, ValueEnum};

use crate::World;
use crate::command::COMMANDS;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Cyan.on_default().bold())
    .usage(AnsiColor::Cyan.on_default().bold())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Green.on_default());

const ABOUT: &str = "Ranks tenders by the best relation of quality to price, exactly";

const AFTER_HELP: &str = "\
A case is a folder: criteria.toml (the rules), tenders.toml (what was submitted), and where people score
also requirements.csv, evaluators.csv, pairs.csv and scores.csv, or a folder scores/ of such files and filled score sheets.

Begin with:
  anbud init my-case         a small complete case to change
  anbud check my-case        every mistake, with its place and remedy
  anbud evaluate my-case     the ranking, and what decided it

Exit codes:
  0  done
  1  could not run: a file is missing, a disk is full
  2  the documents or the arguments have mistakes, or a formula cannot be worked out
  3  not verified, or a seal differs
  4  undecided: the first place is tied without a rule that separates, or figures are too close to tell apart";

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The parser of all arguments.
pub(crate) fn parser(world: &World<'_>) -> Command {
    let color = Arg::new("color")
        .long("color")
        .global(true)
        .value_name("WHEN")
        .help("When to colour the output; `auto` heeds NO_COLOR")
        .value_parser(clap::value_parser!(Color))
        .default_value("auto");
    let lot = Arg::new("lot")
        .long("lot")
        .value_name("ID")
        .help("Only this lot of a case with several lots");
    let parser = Command::new("anbud")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .after_help(AFTER_HELP)
        .styles(STYLES)
        .arg(color)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(108)
        .term_width(world.width.unwrap_or(108));
    let define = |command: &crate::command::Command| match command.name {
        "init" | "models" | "schema" => (command.define)(),
        _ => (command.define)().arg(lot.clone()),
    };
    COMMANDS.iter().fold(parser, |parser, command| parser.subcommand(define(command)))
}

/// The wish for colour in arguments that were understood.
pub(crate) fn color(arguments: &ArgMatches) -> Color {
    arguments.get_one("color").copied().unwrap_or_default()
}

/// The one lot that the arguments of a command name; commands that read no case know no lot.
pub(crate) fn lot(arguments: &ArgMatches) -> Option<String> {
    let (_, arguments) = arguments.subcommand()?;
    arguments.try_get_one("lot").ok().flatten().cloned()
}
