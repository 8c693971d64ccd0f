//! Score sheets saved by LibreOffice, and read again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on stops with a message"
)]

use std::process::Command;

use anbud_tests::score_sheets::{case, fill, run};

/// Opens the filled sheets in LibreOffice, as somebody does to look at them, and saves them in their place.
fn saved_by_libreoffice(folder: &std::path::Path) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let sheets = ["ali", "bo", "eva"].map(|name| folder.join(format!("case/scores/{name}.xlsx")));
    let done = Command::new("libreoffice")
        .args([&profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(folder.join("saved"))
        .args(&sheets)
        .output()
        .expect("libreoffice is installed (Debian: libreoffice-calc)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for sheet in sheets {
        let saved = folder.join("saved").join(sheet.file_name().unwrap());
        assert_ne!(std::fs::read(&saved).unwrap(), std::fs::read(&sheet).unwrap());
        std::fs::rename(saved, sheet).unwrap();
    }
}

#[test]
fn sheets_saved_by_libreoffice_are_read_as_those_it_opened() {
    for names in ["tender", "code"] {
        let folder = case();
        let (said, code) = run(folder.path(), &format!("sheets case -o to-send --names {names}"));
        assert_eq!(code, 0, "{said}");
        fill(folder.path(), "to-send");
        let (before, code) = run(folder.path(), "evaluate case --format json");
        assert_eq!(code, 0, "{before}");
        saved_by_libreoffice(folder.path());
        let (after, _) = run(folder.path(), "evaluate case --format json");
        assert_eq!(before, after);
    }
}
