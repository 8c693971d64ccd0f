//! The seal that the rules of a case are expected to have.

use std::path::{Path, PathBuf};

use anbud::Procedure;
use anbud_files::{Sealed, SealedError, read_sealed};
use anbud_report::seal::differences;

use crate::ending::Ending;
use crate::session::Session;

/// So many differences are told.
const TOLD_MAX: usize = 20;

/// The seal that the rules are expected to have.
#[derive(Debug, clap::Args)]
pub(crate) struct Expected {
    /// Refuse rules whose seal of meaning is not this one, with exit code 3
    #[arg(long, value_name = "SEAL")]
    expect: Option<String>,
    /// The rules as they were sealed, a criteria.toml or a record: refuse others, and say what differs
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

impl Expected {
    /// Whether the rules are those expected; if not, it was said what differs.
    pub(crate) fn is_met(
        &self,
        procedure: &Procedure,
        session: &mut Session<'_, '_>,
    ) -> Result<bool, Ending> {
        let expected = self.expect.as_deref().map(seal).transpose()?;
        let sealed = self.sealed(session)?;
        let wanted = expected.as_deref().or(sealed.as_ref().map(|sealed| sealed.seal.as_str()));
        let Some(wanted) = wanted else { return Ok(true) };
        if wanted == procedure.seal {
            return Ok(true);
        }
        let mut text = format!(
            "error: the rules are not those that were sealed\n  expected: {wanted}\n  found:    {}\n",
            procedure.seal
        );
        match &sealed {
            None => {
                text += "  help: `--against FILE` says what differs, by the sealed criteria.toml or a record\n"
            }
            Some(sealed) => text += &told(sealed, wanted, procedure)?,
        }
        session.say(&text)?;
        Ok(false)
    }

    fn sealed(&self, session: &Session<'_, '_>) -> Result<Option<Sealed>, Ending> {
        let Some(file) = &self.against else { return Ok(None) };
        session.inputs.borrow_mut().add_file(&session.path(file));
        let sealed = read_sealed(session.path(file)).map_err(|error| match as_asked(error, file) {
            unreadable @ SealedError::Unreadable { .. } => {
                Ending::refused(unreadable.to_string(), "")
            }
            other => {
                Ending::mistaken(other.to_string(), "name the sealed criteria.toml, or a record")
            }
        });
        sealed.map(Some)
    }
}

/// The error with its path as the arguments name it.
fn as_asked(error: SealedError, file: &Path) -> SealedError {
    let path = file.to_owned();
    match error {
        SealedError::Unreadable { cause, .. } => SealedError::Unreadable { path, cause },
        SealedError::NotARecord { cause, .. } => SealedError::NotARecord { path, cause },
        SealedError::Mistakes { first, .. } => SealedError::Mistakes { path, first },
        other => other,
    }
}

/// A seal as it is compared: `sha256:` and 64 hexadecimal digits; the digits alone will do.
fn seal(text: &str) -> Result<String, Ending> {
    let digits = text.trim().trim_start_matches("sha256:").to_ascii_lowercase();
    if digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(format!("sha256:{digits}"));
    }
    let help = "a seal is `sha256:` and 64 hexadecimal digits; `anbud seal CASE` prints it";
    Err(Ending::mistaken(format!("`{text}` is not a seal"), help))
}

/// What differs between the sealed rules and these.
fn told(sealed: &Sealed, wanted: &str, procedure: &Procedure) -> Result<String, Ending> {
    if sealed.seal != wanted {
        return Ok(format!("  the file named by `--against` has another seal: {}\n", sealed.seal));
    }
    let found = differences(&sealed.canonical, &procedure.sealed);
    let found = found.map_err(|error| Ending::Output(error.into()))?;
    let mut text: String =
        found.iter().take(TOLD_MAX).map(|difference| format!("  {difference}\n")).collect();
    if found.len() > TOLD_MAX {
        text += &format!("  … and {} more\n", found.len() - TOLD_MAX);
    }
    Ok(text)
}
