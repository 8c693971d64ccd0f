//! Signatures of the seal, both ways with the real `ssh-keygen`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::path::Path;
use std::process::{Command, Stdio};

use anbud_tests::anbud;
use anbud_tests::folder::Folder;
use anbud_tests::project::root;

/// Runs ssh-keygen in a folder with a file as its input; whether it succeeded.
fn ssh_keygen(folder: &Path, arguments: &[&str], input: Option<&str>) -> bool {
    let stdin = input
        .map_or(Stdio::null(), |name| Stdio::from(std::fs::File::open(folder.join(name)).unwrap()));
    let output =
        Command::new("ssh-keygen").args(arguments).current_dir(folder).stdin(stdin).output();
    output.expect("ssh-keygen is there").status.success()
}

fn seal(folder: &Path, arguments: &[&str]) -> (String, u8) {
    let case = root().join("examples/exact-tie");
    let words = ["seal", case.to_str().unwrap()].into_iter().chain(arguments.iter().copied());
    anbud::run(&words.map(str::to_owned).collect::<Vec<_>>(), folder)
}

/// A folder with two keys, what is signed, and who may sign.
fn prepared() -> Folder {
    let folder = Folder::new();
    for key in ["key", "other"] {
        assert!(ssh_keygen(folder.path(), &["-q", "-t", "ed25519", "-N", "", "-f", key], None));
    }
    let (printed, _) = seal(folder.path(), &[]);
    let line = printed.lines().next().unwrap().to_owned() + "\n";
    std::fs::write(folder.path().join("seal"), line).unwrap();
    let public = std::fs::read_to_string(folder.path().join("key.pub")).unwrap();
    std::fs::write(folder.path().join("allowed"), format!("buyer {public}")).unwrap();
    folder
}

#[test]
fn ssh_keygen_accepts_what_anbud_signs() {
    let folder = prepared();
    let (signature, exit) = seal(folder.path(), &["--sign", "key"]);
    assert_eq!(exit, 0, "{signature}");
    std::fs::write(folder.path().join("seal.sig"), &signature).unwrap();
    let verify = ["-Y", "verify", "-f", "allowed", "-I", "buyer", "-n", "anbud", "-s", "seal.sig"];
    assert!(ssh_keygen(folder.path(), &verify, Some("seal")));
    assert!(!ssh_keygen(folder.path(), &verify, Some("key.pub")), "another message");
    assert_eq!(seal(folder.path(), &["--sign", "key"]).0, signature, "the same bytes again");
}

#[test]
fn anbud_accepts_what_ssh_keygen_signs() {
    let folder = prepared();
    let sign = |key: &str, name: &str, message: &str| {
        assert!(ssh_keygen(folder.path(), &["-Y", "sign", "-f", key, "-n", name, message], None));
        std::fs::rename(folder.path().join(format!("{message}.sig")), folder.path().join("sig"))
            .unwrap();
    };
    let check =
        |signer: &str| seal(folder.path(), &["--check-signature", "sig", "--signer", signer]);
    sign("key", "anbud", "seal");
    let (told, exit) = check("key.pub");
    assert!(
        exit == 0 && told.starts_with("good signature of the seal of meaning, by the key SHA256:"),
        "{told}"
    );
    let (told, exit) = check("other.pub");
    assert!(exit == 3 && told.contains("made by another key"), "{told}");
    sign("key", "file", "seal");
    let (told, exit) = check("key.pub");
    assert!(exit == 3 && told.contains("made for `file`, not for `anbud`"), "{told}");
    std::fs::write(folder.path().join("later"), "sha256:00\n").unwrap();
    sign("key", "anbud", "later");
    let (told, exit) = check("key.pub");
    assert!(exit == 3 && told.contains("is of another seal"), "{told}");
}

#[test]
fn a_locked_key_is_left_to_ssh_keygen() {
    let folder = prepared();
    assert!(ssh_keygen(
        folder.path(),
        &["-q", "-t", "ed25519", "-N", "secret", "-f", "locked"],
        None
    ));
    let (told, exit) = seal(folder.path(), &["--sign", "locked"]);
    assert!(
        exit == 2
            && told.contains("is locked by a passphrase")
            && told.contains("ssh-keygen -Y sign"),
        "{told}"
    );
    let (told, exit) = seal(folder.path(), &["--sign", "key.pub"]);
    assert!(exit == 2 && told.contains("is not a private key"), "{told}");
}

/// A signature that is good and that anbud cannot check is not said to be wrong.
#[test]
fn other_kinds_of_keys_are_left_to_ssh_keygen() {
    let folder = prepared();
    for kind in ["rsa", "ecdsa"] {
        assert!(ssh_keygen(folder.path(), &["-q", "-t", kind, "-N", "", "-f", kind], None));
        let (printed, exit) = seal(folder.path(), &["--sign", kind]);
        assert_eq!(exit, 2, "{printed}");
        assert!(printed.contains("only Ed25519 is known") && printed.contains("-Y sign -f"));
        std::fs::copy(folder.path().join("seal"), folder.path().join(kind.to_owned() + "-seal"))
            .unwrap();
        let message = kind.to_owned() + "-seal";
        let sign = ["-q", "-Y", "sign", "-f", kind, "-n", "anbud", &message];
        assert!(ssh_keygen(folder.path(), &sign, None));
        let signature = message + ".sig";
        let (printed, exit) = seal(folder.path(), &["--check-signature", &signature]);
        assert_eq!(exit, 2, "{printed}");
        assert!(printed.contains("only Ed25519 is known") && !printed.contains("another seal"));
        // what the help says, done
        let check = ["-Y", "check-novalidate", "-n", "anbud", "-s", &signature];
        assert!(ssh_keygen(folder.path(), &check, Some("seal")));
    }
}
