//! What the program does with the world around it: pipes that close, the same bytes for the same case.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::io::{self, Write};

use anbud_cli::World;
use anbud_tests::folder::Folder;
use anbud_tests::{anbud, diff, project};

fn evaluated(folder: &str, dir: &std::path::Path) -> String {
    let words = ["evaluate", folder, "--format", "json"].map(str::to_owned);
    let (printed, code) = anbud::run(&words, dir);
    assert_eq!(code, 0, "{printed}");
    printed
}

/// A pipe that its reader closes after so many bytes.
struct Closing {
    open_for: usize,
    error: io::ErrorKind,
}

impl Write for Closing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.open_for);
        self.open_for -= taken;
        if taken == 0 && !bytes.is_empty() {
            return Err(self.error.into());
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.open_for == 0 { Err(self.error.into()) } else { Ok(()) }
    }
}

fn printing_into(mut pipe: Closing) -> (u8, String) {
    let mut err = Vec::new();
    let mut world = World::new(&mut pipe, &mut err, project::root());
    let words = ["anbud", "evaluate", "examples/losing-tender"];
    let code = anbud_cli::run(words.map(Into::into), &mut world);
    (code, String::from_utf8(err).unwrap())
}

#[test]
fn a_closed_pipe_is_success() {
    for open_for in [0, 1, 100] {
        let pipe = Closing { open_for, error: io::ErrorKind::BrokenPipe };
        assert_eq!(printing_into(pipe), (0, String::new()), "closed after {open_for} bytes");
    }
}

#[test]
fn a_full_disk_is_told() {
    let pipe = Closing { open_for: 100, error: io::ErrorKind::StorageFull };
    let (code, message) = printing_into(pipe);
    assert_eq!(code, 1);
    assert!(!message.is_empty());
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_written_to_and_not_replaced() {
    let folder = Folder::new();
    let (real, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
    std::fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink("real.csv", &link).unwrap();
    std::os::unix::fs::symlink("/dev/null", folder.path().join("null")).unwrap();
    for to in ["link.csv", "null"] {
        let path = folder.path().join(to).display().to_string();
        let words = ["evaluate", "examples/losing-tender", "-f", "csv", "-o", &path];
        let (printed, code) = anbud::run(&words.map(str::to_owned), project::root());
        assert_eq!((printed.as_str(), code), ("", 0), "{to}");
        assert!(std::fs::symlink_metadata(&path).unwrap().is_symlink(), "{to}");
    }
    assert!(std::fs::read_to_string(&real).unwrap().starts_with("place,"));
}

#[test]
fn a_record_of_quality_that_was_changed_by_hand_is_refused() {
    let folder = Folder::new();
    let file = folder.path().join("quality.json").display().to_string();
    let case = "examples/losing-tender";
    let run = |words: &[&str]| {
        anbud::run(&words.iter().map(ToString::to_string).collect::<Vec<_>>(), project::root())
    };
    let (printed, code) = run(&["evaluate", case, "--quality", "--record", &file]);
    assert_eq!(code, 0, "{printed}");
    let (printed, code) = run(&["evaluate", case, "--quality-record", &file]);
    assert!(code == 0 && printed.starts_with("Quality is as it was recorded"), "{printed}");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("\"text\":\"60\"", "\"text\":\"61\"")).unwrap();
    let (printed, code) = run(&["evaluate", case, "--quality-record", &file]);
    assert!(code == 3 && printed.contains("quality.json` is not verified: "), "{printed}");
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let once = evaluated("examples/health-record", project::root());
    let again = evaluated("examples/health-record", project::root());
    assert!(once == again, "{}", diff::lines(&once, &again));
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let folder = Folder::new();
    folder.copy("examples/health-record", "case");
    for path in project::files_ending(&["examples/health-record/scores"], ".csv") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let turned = rows_turned_round(&std::fs::read_to_string(&path).unwrap());
        folder.write(&format!("case/scores/{name}"), turned.as_bytes(), false);
    }
    let in_order = evaluated("examples/health-record", project::root());
    let turned = evaluated("case", folder.path());
    assert!(in_order == turned, "{}", diff::lines(&in_order, &turned));
}

/// A CSV text with its rows from last to first behind what stands before the first of them.
fn rows_turned_round(text: &str) -> String {
    let mut records = records(text);
    let first = records.iter().position(|record| record.contains("requirement")).unwrap() + 1;
    assert!(records.len() > first + 1, "there are rows to turn round");
    let last = records.last_mut().unwrap();
    if !last.ends_with('\n') {
        last.push('\n');
    }
    records[first..].reverse();
    records.concat()
}

/// The records of a CSV text; a quoted field may go over several lines.
fn records(text: &str) -> Vec<String> {
    let mut records = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        records.last_mut().unwrap().push(letter);
        quoted ^= letter == '"';
        if letter == '\n' && !quoted {
            records.push(String::new());
        }
    }
    records.retain(|record| !record.is_empty());
    records
}

#[test]
fn records_of_a_table_may_go_over_several_lines() {
    let turned =
        rows_turned_round("\u{feff}sep=;\r\nrequirement;comment\r\na;\"one\r\ntwo\"\r\nb;\"x\"");
    assert_eq!(turned, "\u{feff}sep=;\r\nrequirement;comment\r\nb;\"x\"\na;\"one\r\ntwo\"\r\n");
}

/// The names of the commands, as the help of the program lists them.
fn commands() -> Vec<String> {
    let (help, _) = anbud::run(&["--help".to_owned()], project::root());
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = listed.take_while(|line| !line.is_empty()).filter_map(|line| {
        line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?.split(' ').next()
    });
    names.map(str::to_owned).collect()
}

#[test]
fn help_is_as_wide_as_a_page() {
    let all = commands();
    assert!(all.len() > 15, "{all:?}");
    for command in all {
        let (help, _) = anbud::run(&[command.clone(), "--help".to_owned()], project::root());
        for line in help.lines() {
            assert!(line.chars().count() <= 108, "{command}: {line}");
        }
    }
}
