//! The programs in `examples/` that embed the library say what the files and the README say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use anbud_tests::folder::Folder;
use anbud_tests::project::root;

#[path = "../../examples/embed-folder.rs"]
#[allow(dead_code, reason = "its `main` is not run, what it prints is looked at")]
mod embed_folder;
#[path = "../../examples/embed-in-code.rs"]
#[allow(dead_code, reason = "its `main` is not run, what it prints is looked at")]
mod embed_in_code;

/// The rules of `embed-in-code` as a file.
const CRITERIA: &str = r#"format = 1
parameters = { worth = 2_000 }

[procurement]
title = "School meals"
authority = "Municipality Example"
reference = "KS 2026-114"
currency = "SEK"

[award]
formula = "result = price - worth * quality"
best = "lowest"
ties = ["highest taste"]

[[scale]]
id = "zero-to-five"
minimum = 0
maximum = 5
step = 1

[[criterion]]
id = "taste"
weight = 70
scale = "zero-to-five"
model = "of-maximum"

[[criterion]]
id = "climate"
weight = 30
scale = "zero-to-five"
model = "of-maximum"

[[criterion]]
id = "price"
kind = "price"
"#;

/// The tenders of `embed-in-code` as a file.
const TENDERS: &str = r#"
[[tender]]
id = "north"
tenderer = "Northern Kitchens AB"
price = 1_240_000
scores = { taste = 5, climate = 4 }

[[tender]]
id = "south"
tenderer = "Southern Kitchens AB"
price = 1_215_000
scores = { taste = 4, climate = 3 }
"#;

fn school_meals(criteria: &str) -> Folder {
    let folder = Folder::new();
    folder.write("criteria.toml", criteria.as_bytes(), false);
    folder.write("tenders.toml", TENDERS.as_bytes(), false);
    folder
}

#[test]
fn rules_in_code_and_rules_in_files_give_the_same_ranking() {
    let in_code = embed_in_code::answer().unwrap();
    let in_files = embed_folder::answer(school_meals(CRITERIA).path()).unwrap();
    assert_eq!(in_code, in_files);
    assert_eq!(
        in_code,
        [
            "1. Northern Kitchens AB: quality 94, result 1052000",
            "2. Southern Kitchens AB: quality 74, result 1067000",
        ]
    );
}

#[test]
fn fractions_are_shown_as_decimals_and_as_what_they_are() {
    let lines = embed_folder::answer(&root().join("examples/losing-tender")).unwrap();
    assert!(lines.iter().any(|line| line.contains(" (exactly ")), "{lines:?}");
}

#[test]
fn mistakes_are_told_with_their_place() {
    let wrong = school_meals(&CRITERIA.replace("weight = 30", "weight = 20"));
    let mistakes = embed_folder::answer(wrong.path()).unwrap_err();
    assert!(mistakes.starts_with("criteria.toml:"), "{mistakes}");
    let nowhere = embed_folder::answer(&wrong.path().join("nowhere")).unwrap_err();
    assert!(nowhere.contains("nowhere"), "{nowhere}");
}
