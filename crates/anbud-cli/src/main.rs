//! The program `anbud`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    let mut world = anbud_cli::World::around(&mut out, &mut err);
    ExitCode::from(anbud_cli::run(std::env::args_os(), &mut world))
}
