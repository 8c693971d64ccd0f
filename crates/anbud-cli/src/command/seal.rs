//! `anbud seal`: the seals of a case.

use std::path::PathBuf;

use anbud::Procedure;
use anbud::record::File;

use crate::Done;
use crate::case;
use crate::ending::{Ending, Exit};
use crate::expected::Expected;
use crate::session::Session;
use crate::signature::{self, Checked};

/// Prints the seals of a case, compares them, signs them
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  anbud seal my-case                                    the seal of meaning, then the seals of bytes
  anbud seal my-case --expect sha256:7ce6…              exit code 3 where the rules are other ones
  anbud seal my-case --against published/criteria.toml  and what differs
  anbud seal my-case --sign ~/.ssh/id_ed25519 > seal.sig
  anbud seal my-case --check-signature seal.sig --signer id_ed25519.pub

The seal of meaning is that of the rules, criteria.toml and requirements.csv: comments, the order of keys,
the spelling of numbers and line ends do not change it; anything that can change an award does. The seals of
bytes are what `sha256sum` prints. The signed message is the first line of the output, so that ssh-keygen can
check:
  anbud seal my-case | head -n 1 | ssh-keygen -Y verify -f allowed_signers -I NAME -n anbud -s seal.sig")]
pub(crate) struct Arguments {
    /// The folder of the case
    #[arg(value_name = "CASE")]
    case: PathBuf,
    #[command(flatten)]
    expected: Expected,
    /// Sign the seal of meaning with a private SSH key, and print the signature instead
    #[arg(long, value_name = "KEY")]
    sign: Option<PathBuf>,
    /// Check the SSH signature of the seal of meaning
    #[arg(long, value_name = "FILE", conflicts_with = "sign")]
    check_signature: Option<PathBuf>,
    /// The public key that must have signed
    #[arg(long, value_name = "KEY", requires = "check_signature")]
    signer: Option<PathBuf>,
}

/// Prints, compares or signs the seals.
pub(crate) fn run(arguments: &Arguments, session: &mut Session<'_, '_>) -> Done {
    let case = case::read(&arguments.case, session)?;
    let Some(procedure) = &case.procedure else {
        case::say(session, &case, case.diagnostics.clone())?;
        return Ok(Exit::Mistakes);
    };
    if !arguments.expected.is_met(procedure, session)? {
        return Ok(Exit::Differs);
    }
    let message = format!("{}\n", procedure.seal);
    if let Some(key) = &arguments.sign {
        let signed = signature::sign(&session.path(key), key, &message)?;
        session.print(&signed)?;
        return Ok(Exit::Done);
    }
    if let Some(file) = &arguments.check_signature {
        let signer = arguments.signer.as_deref().map(|key| (session.path(key), key));
        let signer = signer.as_ref().map(|(path, shown)| (path.as_path(), *shown));
        return told(signature::check((&session.path(file), file), signer, &message)?, session);
    }
    let files = case.files().map_err(|error| Ending::refused(error.to_string(), error.help()))?;
    session.print(&seals(&files, procedure))?;
    Ok(Exit::Done)
}

fn told(checked: Checked, session: &mut Session<'_, '_>) -> Done {
    match checked {
        Checked::Holds(key) => {
            session.print(&format!("good signature of the seal of meaning, by the key {key}\n"))?;
            Ok(Exit::Done)
        }
        Checked::Fails(why) => {
            session.say(&format!("error: {why}\n"))?;
            Ok(Exit::Differs)
        }
    }
}

/// The seal of meaning on the first line, then the seals of bytes.
pub(super) fn seals(files: &[File], procedure: &Procedure) -> String {
    let mut text =
        format!("{}\n# the bytes of the files, as sha256sum prints them\n", procedure.seal);
    text.extend(files.iter().map(|file| format!("{}  {}\n", file.sha256, file.name)));
    text
}
