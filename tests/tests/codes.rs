//! Every diagnostic code has a case that provokes it, and stands in the manual.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use anbud::diagnostic::codes;
use anbud_tests::checks::Checks;
use anbud_tests::{diff, markdown, project};

/// The text of all console blocks of a case.
fn printed(case: &str) -> String {
    let blocks = markdown::blocks(case);
    let consoles = blocks.iter().filter(|block| block.info == "console");
    consoles.map(|block| &case[block.body.clone()]).collect()
}

#[test]
fn every_code_has_a_case() {
    let mut checks = Checks::new();
    for (code, _) in codes::ALL {
        let path = project::root().join(format!("tests/cases/mistakes/{code}.md"));
        checks.run(code.name(), || {
            let case = std::fs::read_to_string(&path).map_err(|_| "it has no case".to_owned())?;
            let printed = printed(&case);
            let shown = forms(code.name()).iter().any(|form| printed.contains(form));
            shown.then_some(()).ok_or_else(|| format!("its case does not print `{code}`"))
        });
    }
    checks.finish();
}

#[test]
fn every_case_of_a_mistake_is_named_after_a_code() {
    let known = codes::ALL.iter().map(|(code, _)| code.name()).collect::<Vec<_>>();
    for path in project::files("tests/cases/mistakes") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(known.contains(&stem.as_str()), "`{stem}` is not a code");
    }
}

#[test]
fn the_manual_lists_every_code() {
    let path = project::root().join("crates/anbud/manual/mistakes.md");
    let found = project::text(&path);
    let expected = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &expected).unwrap();
    } else {
        assert!(
            found == expected,
            "run `UPDATE=1 cargo test -p anbud-tests`:\n{}",
            diff::lines(&found, &expected)
        );
    }
}

fn page() -> String {
    let rows = codes::ALL.iter().map(|(code, meaning)| format!("| `{code}` | {meaning} |\n"));
    let sections = codes::ALL.iter().map(|(code, meaning)| section(code.name(), meaning));
    let (rows, sections) = (rows.collect::<String>(), sections.collect::<String>());
    format!("{INTRODUCTION}\n| code | means |\n| --- | --- |\n{rows}{sections}")
}

/// A code with its meaning and what it looks like in its case.
fn section(code: &str, meaning: &str) -> String {
    let path = project::root().join(format!("tests/cases/mistakes/{code}.md"));
    let printed = printed(&project::text(&path));
    let shown = forms(code).iter().find_map(|form| {
        let paragraph = printed.split("\n\n").find(|paragraph| paragraph.contains(form))?;
        let lines = paragraph.lines().skip_while(|line| line.starts_with("$ "));
        Some(lines.collect::<Vec<_>>().join("\n"))
    });
    let shown = shown.unwrap_or_else(|| panic!("the case of `{code}` does not show it"));
    format!("\n## `{code}`\n\n{meaning}\n\n```text\n{}\n```\n", shown.trim_end())
}

/// How a code is printed: as a mistake, as a warning or ground under a ranking, in JSON.
fn forms(code: &str) -> [String; 3] {
    [format!("[{code}]"), format!("({code}, "), format!("\"{code}\"")]
}

const INTRODUCTION: &str = "# Mistakes and warnings

All mistakes of all files are listed at once, in order of file, line and column. Each has a code, a place, the lines it is about, and
a remedy. A *mistake* stops the evaluation; a *warning* does not. A code never changes its name.
Below the table stands one example of each.
";
