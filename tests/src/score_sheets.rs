//! A small case whose score sheets are written, filled in and read again.

use std::path::Path;

use crate::folder::Folder;
use crate::{anbud, sheet_files};

const CRITERIA: &str = r#"format = 1

[procurement]
title = "=HYPERLINK(\"http://example.com\",\"Beds\")"
authority = "Region Example"
reference = "RE 2026-33"
currency = "SEK"
language = "sv"

[award]
model = "quality-only"

[[scale]]
id = "halves"
minimum = 0
maximum = 5
step = 0.5
labels = { 0 = "not met", 3 = "met" }

[[scale]]
id = "free"
minimum = 1
maximum = 10

[[criterion]]
id = "comfort"
weight = 60
scale = "halves"
model = "of-maximum"

[[criterion]]
id = "repair"
weight = 40
scale = "free"
model = "of-maximum"

[[criterion]]
id = "price"
kind = "price"

[[requirement]]
id = "C-1"
criterion = "comfort"
text = "+46 centimetres above the floor, or lower"
weight = 1

[[requirement]]
id = "C-2"
criterion = "comfort"
text = "Raises the back without a sound"
weight = 2

[[group]]
id = "nurses"
title = "Nurses"
assesses = ["comfort"]

[[group]]
id = "porters"
title = "Porters"
assesses = ["comfort", "repair"]

[scoring]
within_group = "mean"
between_groups = "mean"
missing = "error"
"#;

const TENDERS: &str = "[[tender]]\nid = \"north\"\ntenderer = \"-North AB\"\nprice = 10\n\n[[tender]]\nid = \"south\"\ntenderer = \"South AB\"\nprice = 10\n";
const EVALUATORS: &str = "evaluator,group\neva,nurses\nali,porters\nbo,nurses\nbo,porters\n";

/// Who gave what on which page, from row 8 on.
type Given = (&'static str, u32, &'static [&'static str]);

const GIVEN: &[Given] = &[
    ("ali", 1, &["4", "2.5", "3,5", "3", "7.25", "8"]),
    ("bo", 1, &["4", "3", "2", "3.5"]),
    ("bo", 2, &["5", "3", "0.5", "4.5", "9", "6"]),
    ("eva", 1, &["3", "3.5", "5", "2"]),
];

/// The case in the folder `case`.
///
/// # Panics
/// Where no folder can be made.
#[must_use]
pub fn case() -> Folder {
    let folder = Folder::new();
    for (name, text) in
        [("criteria.toml", CRITERIA), ("tenders.toml", TENDERS), ("evaluators.csv", EVALUATORS)]
    {
        folder.write(&format!("case/{name}"), text.as_bytes(), false);
    }
    folder
}

/// What a command prints in a folder, with its exit code.
#[must_use]
pub fn run(folder: &Path, command: &str) -> (String, u8) {
    let words: Vec<String> = command.split(' ').map(str::to_owned).collect();
    anbud::run(&words, folder)
}

/// Fills the sheets of each evaluator.
///
/// # Panics
/// Where the sheets are not there.
pub fn fill(folder: &Path, sheets: &str) {
    std::fs::create_dir_all(folder.join("case/scores")).unwrap();
    for evaluator in ["ali", "bo", "eva"] {
        let name = format!("{evaluator}.xlsx");
        let mut bytes = std::fs::read(folder.join(sheets).join(&name)).unwrap();
        for (_, page, given) in GIVEN.iter().filter(|(who, ..)| *who == evaluator) {
            let cells = (8..).zip(*given).map(|(row, score)| (format!("G{row}"), *score));
            let cells: Vec<(String, &str)> = cells.collect();
            let cells: Vec<(&str, &str)> =
                cells.iter().map(|(cell, score)| (cell.as_str(), *score)).collect();
            bytes = sheet_files::filled(&bytes, *page, &cells);
        }
        std::fs::write(folder.join("case/scores").join(name), bytes).unwrap();
    }
}
