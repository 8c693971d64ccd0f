//! Commands run inside the test: exit codes, what goes to which writer, and what is left on the disk.

#[cfg(test)]
#[path = "commands/folder.rs"]
mod folder;

use std::io::{self, Write};

use anbud_cli::{World, run};

use folder::{Folder, anbud};

#[test]
fn every_model_begins_with_a_case_that_evaluates() {
    let folder = Folder::new("init");
    for model in anbud::catalogue::ids() {
        let family = anbud::catalogue::find(model).unwrap().family;
        let (code, _, err) = anbud(&folder.0, &["init", model, "--model", model]);
        assert_eq!(code, 0, "{model}: {err}");
        let (code, out, err) = anbud(&folder.0, &["check", model]);
        assert_eq!(code, 0, "{model}: {out}");
        // a relative award model is told to be one, with a counter-example; nothing else is wrong with a case to start from
        let is_award = family == anbud::catalogue::Family::Award;
        let told: Vec<&str> = err.lines().filter(|line| line.starts_with("warning[")).collect();
        let is_expected = |line: &&str| !is_award || line.starts_with("warning[rank-reversal]");
        assert!(told.iter().all(is_expected), "{model}: {err}");
        assert_eq!(err.is_empty(), told.is_empty(), "{model}: {err}");
        let (code, out, err) = anbud(&folder.0, &["evaluate", model]);
        assert_eq!((code, err.as_str()), (0, ""), "{model}: {out}");
        assert!(out.contains(" wins"), "{model}: {out}");
    }
}

#[test]
fn init_overwrites_nothing() {
    let folder = Folder::new("overwrite");
    folder.write("scores.csv", "mine");
    let (code, out, err) = anbud(&folder.0, &["init", "."]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("`scores.csv` is already in ."), "{err}");
    assert_eq!(folder.read("scores.csv"), "mine");
    assert!(!folder.0.join("criteria.toml").exists());
}

#[test]
fn an_output_file_is_written_whole_or_not_at_all() {
    let folder = Folder::new("output");
    anbud(&folder.0, &["init", "."]);
    let (code, out, err) = anbud(&folder.0, &["evaluate", ".", "-f", "csv", "-o", "ranking.csv"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", ""));
    let ranking = folder.read("ranking.csv");
    assert!(ranking.starts_with("place,status,tender,"), "{ranking}");

    folder.write("tenders.toml", "[[tender]]\nid = \"north\"\n");
    let (code, _, err) = anbud(&folder.0, &["evaluate", ".", "-o", "ranking.csv"]);
    assert_eq!(code, 2, "{err}");
    assert_eq!(folder.read("ranking.csv"), ranking);

    let (code, _, err) = anbud(&folder.0, &["init", "no-folder"]);
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = anbud(&folder.0, &["evaluate", "no-folder", "-o", "nowhere/ranking.csv"]);
    assert_eq!(code, 1);
    assert!(err.contains("cannot write"), "{err}");
}

#[test]
fn mistakes_in_arguments_end_with_two_and_help_with_zero() {
    let folder = Folder::new("arguments");
    assert_eq!(anbud(&folder.0, &["--help"]).0, 0);
    assert_eq!(anbud(&folder.0, &["--version"]).0, 0);
    assert_eq!(anbud(&folder.0, &["evaluate"]).0, 2);
    assert_eq!(anbud(&folder.0, &["evaluat", "."]).0, 2);
    let (code, out, err) = anbud(&folder.0, &["evaluate", "missing"]);
    assert_eq!((code, out.as_str()), (1, ""), "{err}");
    assert!(err.starts_with("error: "), "{err}");
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let folder = Folder::new("colour");
    let colored = |args: &[&str], terminal: bool, no_color: bool| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut world = World::new(&mut out, &mut err, &folder.0);
        (world.out_is_terminal, world.no_color) = (terminal, no_color);
        let args = ["anbud", "models", "weighted-sum"].into_iter().chain(args.iter().copied());
        assert_eq!(run(args.map(Into::into), &mut world), 0);
        out.contains(&0x1b)
    };
    assert!(!colored(&[], false, false));
    assert!(colored(&[], true, false));
    assert!(!colored(&[], true, true));
    assert!(colored(&["--color", "always"], false, true));
    assert!(!colored(&["--color", "never"], true, false));
}

/// A reader that has gone: every write fails.
struct Gone(io::ErrorKind);

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::from(self.0))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_broken_pipe_is_success_and_a_full_disk_is_not() {
    for (kind, expected) in [(io::ErrorKind::BrokenPipe, 0), (io::ErrorKind::StorageFull, 1)] {
        let (mut out, mut err) = (Gone(kind), Vec::new());
        let mut world = World::new(&mut out, &mut err, ".");
        assert_eq!(run(["anbud", "models"].map(Into::into), &mut world), expected);
        assert_eq!(err.is_empty(), expected == 0);
        let mut world = World::new(&mut out, &mut err, ".");
        assert_eq!(run(["anbud", "--help"].map(Into::into), &mut world), expected);
    }
}
