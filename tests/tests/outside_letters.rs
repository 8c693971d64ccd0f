//! Letters for word processors say what the page says: LibreOffice reads every sentence and figure in them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::path::Path;
use std::process::Command;

use anbud_tests::anbud;
use anbud_tests::folder::Folder;
use anbud_tests::project::root;

/// The text of letters as LibreOffice reads them, beside the files.
fn read_by_libreoffice(folder: &Path) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let letters = std::fs::read_dir(folder.join("letters")).unwrap();
    let letters = letters.map(|entry| entry.unwrap().path());
    let done = Command::new("libreoffice")
        .args([&profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder.join("read"))
        .args(letters.filter(|path| path.extension().is_some_and(|is| is == "docx")))
        .output()
        .expect("libreoffice is installed (Debian: libreoffice-writer)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Text without what breaks lines, and without case: the heading is set in capitals.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text of a page: sentences, cells, names.
fn texts(page: &str) -> Vec<String> {
    let (_, mut rest) = page.split_once("<header>").unwrap();
    let mut texts = Vec::new();
    while let Some((text, after)) = rest.split_once('<') {
        texts.push(unescaped(text));
        rest = match after.starts_with("math") {
            true => after.split_once("</math>").unwrap().1,
            false => after.split_once('>').unwrap().1,
        };
    }
    texts.retain(|text| !text.is_empty());
    texts
}

fn unescaped(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/")];
    let text = pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    plain(&text.replace("&amp;", "&"))
}

#[test]
fn every_sentence_and_figure_of_a_letter_is_in_the_file_for_word_processors() {
    for (case, language) in [("losing-tender", "en"), ("value-deduction", "sv"), ("lots", "sv")] {
        let folder = Folder::new();
        let case = root().join("examples").join(case);
        let words = ["letters", case.to_str().unwrap(), "-o", "letters", "--language", language];
        let dates = ["--decision-date", "2026-03-02", "--standstill-ends", "2026-03-12"];
        let words = words.iter().chain(&dates).chain(&["--allow-missing"]);
        let words: Vec<String> = words.map(ToString::to_string).collect();
        let (said, exit) = anbud::run(&words, folder.path());
        assert_eq!(exit, 0, "{said}");
        read_by_libreoffice(folder.path());
        let mut count = 0;
        for entry in std::fs::read_dir(folder.path().join("read")).unwrap() {
            let read = entry.unwrap().path();
            let name = read.file_stem().unwrap().to_str().unwrap().to_owned();
            let read = plain(&std::fs::read_to_string(&read).unwrap());
            let page = folder.path().join("letters").join(format!("{name}.html"));
            let texts = texts(&std::fs::read_to_string(page).unwrap());
            assert!(texts.len() > 20, "{name}: {texts:?}");
            let missing: Vec<&String> = texts.iter().filter(|text| !read.contains(*text)).collect();
            assert!(missing.is_empty(), "{name}: {missing:#?}\n{read}");
            count += 1;
        }
        assert_eq!(count, 3, "{}", case.display());
    }
}
