//! Documents whose console blocks are run and compared.
//!
//! A **case** under `tests/cases` runs in a temporary folder. Its blocks:
//!
//! | behind the fence | is |
//! | --- | --- |
//! | `toml criteria.toml`, `csv scores/a.csv` | a file of the folder `case` |
//! | … followed by `crlf`, `bom`, `latin-1` | the same with other line breaks, with a byte order mark, in another encoding |
//! | … followed by `workbook` | a workbook with these sheets, see [`crate::sheet_files`] |
//! | … followed by `announces=9` | the same, as if it held so many texts |
//! | … followed by `part=9` | the same with a part of so many mebibytes of nothing |
//! | … followed by `repeat=9` | nine times the same, with `{n}` replaced by 1 to 9 |
//! | `toml {mean,median}/criteria.toml` | a file in each of these folders of `case`, with `{}` replaced by the folder's name |
//! | `base tests/bases/lifts` | the files of that folder, copied into `case` before the other blocks are written; it is empty |
//! | … followed by `append` | what is added at the end of a file of the base |
//! | `console` | lines `$ anbud evaluate case` followed by what is printed, standard output and standard error in the order that a user sees them, and by `[exit 2]` where the exit code is not 0 |
//!
//! Several blocks for one file are joined. Other blocks are prose. A command may end in ` | head -5` or ` | tail -5`, and
//! `cat FILE` shows a file.
//!
//! A **page** (README.md, the manual) runs in the project's root. There a block `toml examples/exact-tie/criteria.toml`
//! is a quotation: it must stand in that file word for word.
//!
//! `UPDATE=1` rewrites the console blocks instead of comparing them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::checks::Checks;
use crate::console::{self, Line};
use crate::folder::Folder;
use crate::markdown::{self, Block};
use crate::{anbud, diff, project, sheet_files};

/// What stands for `anbud`: arguments and working folder in, text and exit code out.
pub type Run<'a> = &'a dyn Fn(&[String], &Path) -> (String, u8);

/// Runs all cases or pages as checks of their own. `CASE=words` in the environment runs only those whose path holds it.
pub fn check_all(documents: Vec<PathBuf>, check: fn(&Path, Run<'_>, bool) -> Result<(), String>) {
    let only = std::env::var("CASE").unwrap_or_default();
    let update = std::env::var_os("UPDATE").is_some();
    let mut checks = Checks::new();
    for path in documents.iter().filter(|path| project::name(path).contains(&only)) {
        checks.run(project::name(path), || check(path, &anbud::run, update));
    }
    let chosen_elsewhere = checks.is_empty() && !only.is_empty();
    if !chosen_elsewhere {
        checks.finish();
    }
}

/// Runs a case in a folder of its own.
///
/// # Errors
/// The difference, or what is wrong with the case itself.
pub fn check_case(path: &Path, run: Run<'_>, update: bool) -> Result<(), String> {
    let text = project::text(path);
    let blocks = markdown::blocks(&text);
    if !blocks.iter().any(is_console) {
        return Err("a case has at least one console block".to_owned());
    }
    let folder = Folder::new();
    lay_out(&text, &blocks, &folder)?;
    compare(path, &text, &blocks, run, folder.path(), update)
}

/// A folder with the files of a case, as its commands find them.
///
/// # Panics
/// Where a file cannot be written as the case says.
#[must_use]
pub fn laid_out(path: &Path) -> Folder {
    let text = project::text(path);
    let folder = Folder::new();
    let laid = lay_out(
        &text,
        &markdown::blocks(&text).into_iter().filter(|block| !is_console(block)).collect::<Vec<_>>(),
        &folder,
    );
    laid.unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    folder
}

/// Runs a page in the project's root.
///
/// # Errors
/// The difference, or a quotation that does not stand where it says.
pub fn check_page(path: &Path, run: Run<'_>, update: bool) -> Result<(), String> {
    let text = project::text(path);
    let blocks = markdown::blocks(&text);
    for block in blocks.iter().filter(|block| !is_console(block)) {
        check_quotation(block, &text[block.body.clone()])?;
    }
    compare(path, &text, &blocks, run, project::root(), update)
}

fn is_console(block: &Block) -> bool {
    block.info == "console"
}

fn check_quotation(block: &Block, quoted: &str) -> Result<(), String> {
    let Some(file) = block.words().next() else { return Ok(()) };
    let text = project::text(&project::root().join(file));
    let stands = text.contains(quoted);
    stands.then_some(()).ok_or_else(|| {
        format!("line {}: this does not stand in {file} word for word:\n{quoted}", block.line)
    })
}

fn lay_out(text: &str, blocks: &[Block], folder: &Folder) -> Result<(), String> {
    for block in blocks.iter().filter(|block| block.language() == "base") {
        folder.copy(block.info["base".len()..].trim(), "case");
    }
    let mut begun = BTreeSet::new();
    for block in blocks.iter().filter(|block| block.language() != "base") {
        let Some(name) = block.words().next() else { continue };
        for (name, word) in expanded(name) {
            let body = text[block.body.clone()].replace("{}", word);
            let bytes = block.words().skip(1).try_fold(body.into_bytes(), written)?;
            let adds = block.words().any(|word| word == "append") || begun.contains(&name);
            folder.write(&format!("case/{name}"), &bytes, adds);
            begun.insert(name);
        }
    }
    Ok(())
}

/// The names that `{a,b}/c` stands for, each with its word; a name without braces stands for itself.
fn expanded(name: &str) -> Vec<(String, &str)> {
    let braces = name.split_once('{').and_then(|(before, rest)| {
        let (words, after) = rest.split_once('}')?;
        Some((before, words, after))
    });
    match braces {
        Some((before, words, after)) => {
            words.split(',').map(|word| (format!("{before}{word}{after}"), word)).collect()
        }
        None => vec![(name.to_owned(), "{}")],
    }
}

/// What becomes of the bytes of a block by one of the words behind its name.
fn written(bytes: Vec<u8>, word: &str) -> Result<Vec<u8>, String> {
    let text = String::from_utf8_lossy(&bytes);
    if let Some(texts) = word.strip_prefix("announces=") {
        return Ok(sheet_files::changed(
            &bytes,
            "uniqueCount=\"",
            &format!("uniqueCount=\"{texts}"),
        ));
    }
    if let Some(mebibytes) = word.strip_prefix("part=").and_then(|word| word.parse().ok()) {
        return Ok(sheet_files::with_part(&bytes, mebibytes));
    }
    let times = word.strip_prefix("repeat=").and_then(|times| times.parse::<u32>().ok());
    match (word, times) {
        ("append", _) => Ok(bytes),
        ("workbook", _) => Ok(sheet_files::bytes(&text)),
        ("crlf", _) => Ok(text.replace('\n', "\r\n").into_bytes()),
        ("bom", _) => Ok(format!("\u{feff}{text}").into_bytes()),
        ("latin-1", _) => {
            Ok(text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect())
        }
        (_, Some(times)) => {
            let copies = (1..=times).map(|number| text.replace("{n}", &number.to_string()));
            Ok(copies.collect::<String>().into_bytes())
        }
        _ => Err(format!("`{word}` is not a way to write a file")),
    }
}

fn compare(
    path: &Path,
    text: &str,
    blocks: &[Block],
    run: Run<'_>,
    dir: &Path,
    update: bool,
) -> Result<(), String> {
    let mut found = String::new();
    let mut copied = 0;
    for block in blocks.iter().filter(|block| is_console(block)) {
        found.push_str(&text[copied..block.body.start]);
        for command in console::commands(&text[block.body.clone()]) {
            let printed = printed(&console::read(&command.line), run, dir);
            found.push_str(&format!("$ {}\n{printed}", command.line));
        }
        copied = block.body.end;
    }
    found.push_str(&text[copied..]);
    if update && found != text {
        std::fs::write(path, &found).map_err(|error| error.to_string())?;
        println!("rewrote {}", project::name(path));
        return Ok(());
    }
    let same = found == text;
    same.then_some(()).ok_or_else(|| diff::lines(text, &found))
}

fn printed(line: &Line, run: Run<'_>, dir: &Path) -> String {
    let (program, arguments) = line.words.split_first().expect("a command has a program");
    let (text, code) = match program.as_str() {
        "anbud" => run(arguments, dir),
        "cat" => (project::text(&dir.join(&arguments[0])), 0),
        other => panic!("`{other}` is not a program that cases run"),
    };
    let mut text = line.shown.map_or_else(|| text.clone(), |shown| shown.of(&text));
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    if code != 0 && line.shown.is_none() {
        text.push_str(&format!("[exit {code}]\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "Prose.\n\n```csv scores/a.csv crlf bom\nä\n```\n\n```console\n$ anbud check 'a b'\nold\n```\nEnd.\n";

    fn case_in(folder: &Folder, text: &str) -> PathBuf {
        folder.write("case.md", text.as_bytes(), false);
        folder.path().join("case.md")
    }

    fn listing(arguments: &[String], dir: &Path) -> (String, u8) {
        let bytes = std::fs::read(dir.join("case/scores/a.csv")).unwrap();
        (format!("{} {bytes:?}\n", arguments.join("+")), 2)
    }

    #[test]
    fn files_are_laid_out_and_output_is_compared() {
        let folder = Folder::new();
        let path = case_in(&folder, CASE);
        let difference = check_case(&path, &listing, false).unwrap_err();
        let expected = "- old\n+ check+a b [239, 187, 191, 195, 164, 13, 10]\n+ [exit 2]\n";
        assert!(difference.contains(expected), "{difference}");
    }

    #[test]
    fn an_update_rewrites_only_what_is_printed() {
        let folder = Folder::new();
        let path = case_in(&folder, CASE);
        check_case(&path, &listing, true).unwrap();
        let new = "$ anbud check 'a b'\ncheck+a b [239, 187, 191, 195, 164, 13, 10]\n[exit 2]\n";
        assert_eq!(project::text(&path), CASE.replace("$ anbud check 'a b'\nold\n", new));
        assert_eq!(check_case(&path, &listing, false), Ok(()));
    }

    #[test]
    fn a_case_without_a_command_is_refused() {
        let folder = Folder::new();
        let path = case_in(&folder, "```toml criteria.toml\n```\n");
        assert!(check_case(&path, &listing, false).unwrap_err().contains("at least one console"));
    }

    #[test]
    fn a_quotation_must_stand_in_the_file() {
        let folder = Folder::new();
        let path = case_in(&folder, "```toml Cargo.toml\n[workspace]\nresolver = \"3\"\n```\n");
        assert_eq!(check_page(&path, &listing, false), Ok(()));
        let path = case_in(&folder, "```toml Cargo.toml\n[workspace]\nresolver = \"4\"\n```\n");
        assert!(check_page(&path, &listing, false).unwrap_err().contains("word for word"));
    }

    #[test]
    fn blocks_of_one_file_are_joined_behind_its_base() {
        let text = "```base tests/bases/lifts\n```\n```csv scores.csv append\na\n```\n```csv scores.csv repeat=2\n{n}\n```\n";
        let folder = Folder::new();
        lay_out(text, &markdown::blocks(text), &folder).unwrap();
        let scores = project::text(&folder.path().join("case/scores.csv"));
        assert!(scores.starts_with("tender,") && scores.ends_with("\na\n1\n2\n"), "{scores}");
    }

    #[test]
    fn one_block_may_stand_for_several_folders() {
        let text = "```toml {a,b}/x.toml\nx = \"{}\"\n```\n";
        let folder = Folder::new();
        lay_out(text, &markdown::blocks(text), &folder).unwrap();
        for word in ["a", "b"] {
            let found = project::text(&folder.path().join(format!("case/{word}/x.toml")));
            assert_eq!(found, format!("x = \"{word}\"\n"));
        }
    }

    #[test]
    fn only_the_first_lines_are_shown_where_the_command_says_so() {
        let line = console::read("anbud models | head -2");
        let text = |_: &[String], _: &Path| ("1\n2\n3\n".to_owned(), 0);
        assert_eq!(printed(&line, &text, Path::new(".")), "1\n2\n");
    }
}
