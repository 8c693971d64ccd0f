//! SSH signatures of the seal of meaning: what `ssh-keygen -Y sign` makes and `ssh-keygen -Y verify` accepts.

use std::fs;
use std::path::Path;

use ssh_key::{Algorithm, HashAlg, LineEnding, PrivateKey, PublicKey, SshSig};

use crate::ending::Ending;

/// What a signature is for: one made for something else does not hold here.
pub(crate) const NAMESPACE: &str = "anbud";

/// The signature of a message by a private key.
pub(crate) fn sign(key: &Path, shown: &Path, message: &str) -> Result<String, Ending> {
    let text = read(key, shown)?;
    let left_to_others = || {
        format!(
            "let ssh-keygen do it: `anbud seal CASE | head -n 1 | ssh-keygen -Y sign -f {} -n {NAMESPACE}`",
            shown.display()
        )
    };
    let unfit = |cause: ssh_key::Error| match cause {
        ssh_key::Error::AlgorithmUnsupported { algorithm } => {
            Ending::mistaken(only_ed25519(&shown.display(), &algorithm), left_to_others())
        }
        cause => Ending::mistaken(
            format!("`{}` is not a private key that can sign: {cause}", shown.display()),
            "`ssh-keygen -t ed25519 -f KEY` makes one",
        ),
    };
    let key = PrivateKey::from_openssh(&text).map_err(unfit)?;
    if key.is_encrypted() {
        return Err(Ending::mistaken(
            format!("`{}` is locked by a passphrase", shown.display()),
            left_to_others(),
        ));
    }
    let signature = key.sign(NAMESPACE, HashAlg::Sha512, message.as_bytes()).map_err(unfit)?;
    signature.to_pem(LineEnding::LF).map_err(unfit)
}

/// Says that a key or a signature is of a kind that only ssh-keygen knows.
fn only_ed25519(shown: &impl std::fmt::Display, found: &Algorithm) -> String {
    format!("`{shown}` is of the kind `{found}`, and only Ed25519 is known here")
}

/// What became of checking a signature.
pub(crate) enum Checked {
    /// It holds; by the key of this fingerprint.
    Holds(String),
    /// It does not, in words.
    Fails(String),
}

/// Checks the signature of a message; with a public key, that it was made by its owner.
pub(crate) fn check(
    signature: (&Path, &Path),
    signer: Option<(&Path, &Path)>,
    message: &str,
) -> Result<Checked, Ending> {
    let text = read(signature.0, signature.1)?;
    let shown = signature.1.display();
    let signature = SshSig::from_pem(text.trim_start()).map_err(|cause| {
        let message = format!("`{shown}` is not an SSH signature: {cause}");
        Ending::mistaken(message, "`anbud seal CASE --sign KEY` makes one")
    })?;
    if signature.algorithm() != Algorithm::Ed25519 {
        let help = format!(
            "let ssh-keygen do it: `anbud seal CASE | head -n 1 | ssh-keygen -Y check-novalidate -n {NAMESPACE} -s {shown}`"
        );
        return Err(Ending::mistaken(only_ed25519(&shown, &signature.algorithm()), help));
    }
    let key = PublicKey::from(signature.public_key().clone());
    let fingerprint = key.fingerprint(HashAlg::Sha256).to_string();
    if let Some((path, shown)) = signer {
        let expected = PublicKey::from_openssh(&read(path, shown)?).map_err(|cause| {
            let message = format!("`{}` is not a public key: {cause}", shown.display());
            Ending::mistaken(message, "name the file that ends in `.pub`")
        })?;
        if expected.key_data() != key.key_data() {
            let told = format!("the signature was made by another key, {fingerprint}");
            return Ok(Checked::Fails(told));
        }
    }
    Ok(match key.verify(NAMESPACE, message.as_bytes(), &signature) {
        Ok(()) => Checked::Holds(fingerprint),
        Err(_) if signature.namespace() != NAMESPACE => Checked::Fails(format!(
            "the signature was made for `{}`, not for `{NAMESPACE}`",
            signature.namespace()
        )),
        Err(_) => Checked::Fails(format!("the signature by {fingerprint} is of another seal")),
    })
}

fn read(path: &Path, shown: &Path) -> Result<String, Ending> {
    fs::read_to_string(path).map_err(|cause| {
        Ending::refused(format!("`{}` cannot be read: {cause}", shown.display()), "")
    })
}
