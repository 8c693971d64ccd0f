//! Random whole cases, evaluated by the engine and once more by the naive evaluation: every figure,
//! every status and every place must be the same.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use std::fmt::Write as _;
use std::path::Path;

use anbud_tests::naive::compare::{differences, summary};
use anbud_tests::naive::evaluate::evaluate;
use anbud_tests::naive::random::{Cases, Drawn};
use anbud_tests::naive::write::Files;
use anbud_tests::trials::trials;
use proptest::test_runner::{TestCaseError, TestRunner};

/// What the engine says of the files of a case: exit code, standard output, standard error.
fn engine(files: &Files) -> (u8, String, String) {
    let folder =
        std::env::temp_dir().join(format!("anbud-second-evaluation-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = anbud_cli::World::new(&mut out, &mut err, &folder);
    let arguments = ["anbud", "evaluate", ".", "--format", "json"].map(std::ffi::OsString::from);
    let exit = anbud_cli::run(arguments, &mut world);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (exit, text(&out), text(&err))
}

/// Everything that is needed to see who is right.
fn shown(drawn: &Drawn, found: &[String], output: &str, messages: &str) -> String {
    let mut text = String::new();
    for (name, content) in &drawn.files {
        let _ = writeln!(text, "───── {name}\n{content}");
    }
    let _ = writeln!(text, "───── standard output of the engine\n{output}");
    let _ = writeln!(text, "───── standard error of the engine\n{messages}");
    let _ = writeln!(text, "───── naively\n{}", summary(&evaluate(&drawn.case)));
    let _ = writeln!(text, "───── differences\n{}", found.join("\n"));
    text
}

#[test]
fn the_engine_and_the_naive_evaluation_agree() {
    let outcome = TestRunner::new(trials(2_000)).run(&Cases, |drawn| {
        let (exit, output, messages) = engine(&drawn.files);
        let found = differences(&drawn.case, &evaluate(&drawn.case), exit, &output);
        if found.is_empty() {
            return Ok(());
        }
        Err(TestCaseError::fail(shown(&drawn, &found, &output, &messages)))
    });
    if let Err(proptest::test_runner::TestError::Fail(why, _)) = outcome {
        panic!("{why}");
    }
    outcome.expect("random cases can be made");
}
