//! Reports and letters in a real browser: at the width of a desk and of a phone, and printed; no errors, nothing overflows or
//! overlaps, axe-core finds nothing, hostile names are text. Needs Chromium, node, and axe-core and playwright-core from npm.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops with a message"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use anbud_tests::anbud;
use anbud_tests::project::{name, root};
use anbud_tests::records::cases;

/// Where pages, screenshots and what npm installs are kept.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(words: &[&str]) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let (printed, exit) = anbud::run(&words, root());
    assert!(exit == 0 || exit == 4, "{words:?}: {printed}");
}

fn program(names: &[&str]) -> String {
    let found = names.iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    (*found.unwrap_or_else(|| panic!("install one of {names:?}"))).to_owned()
}

/// The path of Chromium, as the shell finds it.
fn chromium() -> String {
    let named = program(&["chromium", "chromium-browser", "google-chrome"]);
    let found = Command::new("sh").args(["-c", &format!("command -v {named}")]).output().unwrap();
    String::from_utf8(found.stdout).unwrap().trim().to_owned()
}

/// The tests run side by side, and one of them installs what all need.
static INSTALLING: Mutex<()> = Mutex::new(());

/// The folder with axe-core and playwright-core.
fn modules(folder: &Path) -> PathBuf {
    let _one = INSTALLING.lock();
    let modules = folder.join("node_modules");
    if !modules.join("axe-core").is_dir() || !modules.join("playwright-core").is_dir() {
        let installed = Command::new(program(&["npm"]))
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .arg(folder)
            .args(["axe-core@4", "playwright-core@1"])
            .status();
        assert!(installed.unwrap().success(), "npm could not install axe-core and playwright-core");
    }
    modules
}

/// Looks at pages and fails with everything that is wrong with them.
fn look_at(pages: &[PathBuf]) {
    let folder = folder();
    let modules = modules(&folder);
    let looked = Command::new(program(&["node"]))
        .env("NODE_PATH", modules)
        .arg(root().join("tests/src/browser.cjs"))
        .arg(chromium())
        .arg(&folder)
        .args(pages)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&looked.stdout).into_owned();
    assert_eq!(
        said,
        format!("looked at {}\n", pages.len()),
        "{}",
        String::from_utf8_lossy(&looked.stderr)
    );
}

fn report_of(case: &Path, language: &str) -> PathBuf {
    let plain = name(case).replace(['/', '\\', ':'], "-");
    let page = folder().join(format!("{plain}-{language}.html"));
    let mut words = vec!["report", case.to_str().unwrap(), "--language", language];
    words.extend(["-o", page.to_str().unwrap()]);
    run(&words);
    page
}

#[test]
fn the_report_of_every_example_stands_in_a_browser() {
    let pages: Vec<PathBuf> = cases()
        .iter()
        .flat_map(|case| ["en", "sv"].map(|language| report_of(case, language)))
        .collect();
    look_at(&pages);
}

const RULES: &str = r#"format = 1

[procurement]
title = "TITLE"
authority = "Exempelby kommun"
reference = "EB 2026-9"
currency = "SEK"

[award]
model = "MODEL"
ties = ["lowest price"]

[[scale]]
id = "marks"
minimum = -2
maximum = 5

[[criterion]]
id = "method"
title = "Method NAME"
WEIGHT = 60
scale = "marks"
model = "of-maximum"

[[criterion]]
id = "people"
title = "People"
WEIGHT = 25
scale = "marks"
model = "of-maximum"

[[criterion]]
id = "green"
title = "Environment"
WEIGHT = 15
scale = "marks"
model = "of-maximum"

[[criterion]]
id = "price"
kind = "price"
"#;

/// Names as somebody might write them to break a page.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\\\"&'<b>bold</b>",
    "\u{202e}دقيانوس شركة المحدودة",
    "👩‍⚕️🚀 Vård & Co 🏥",
    "{{ 7 * 7 }}{% for %}",
    "</style></title><img src=x onerror=alert(1)>",
];

/// A case of so many tenders; figures spread over their range, or all equal.
fn made(folder_name: &str, model: &str, tenders: usize, equal: bool, names: &[&str]) -> PathBuf {
    let case = folder().join(folder_name);
    std::fs::create_dir_all(&case).unwrap();
    let weight = if model == "value-deduction" { "value" } else { "weight" };
    let long = "Nordic Health Systems of the Northern Lights ".repeat(7);
    let name = |at: usize| match names.get(at) {
        Some(name) => (*name).to_owned(),
        None if at == names.len() => long[..300].to_owned(),
        None => format!("Tenderer number {at} AB"),
    };
    let title = names.first().copied().unwrap_or("A case that was made");
    let rules = RULES.replace("TITLE", title).replace("MODEL", model).replace("WEIGHT", weight);
    std::fs::write(case.join("criteria.toml"), rules.replace("NAME", title)).unwrap();
    let mut submitted = String::new();
    for at in 0..tenders {
        // whole numbers that spread without a pattern
        let spread = |times: usize, below: usize| if equal { 3 } else { at * times % below };
        let price = 900_000 + spread(7_919, 400) * 1_000;
        let score = |times| i64::try_from(spread(times, 8)).unwrap() - 2;
        let (method, people, green) = (score(5), score(3), score(11));
        writeln!(
            submitted,
            "[[tender]]\nid = \"t{at}\"\ntenderer = \"{}\"\nprice = {price}\n\
             scores = {{ method = {method}, people = {people}, green = {green} }}\n",
            name(at)
        )
        .unwrap();
    }
    std::fs::write(case.join("tenders.toml"), submitted).unwrap();
    case
}

#[test]
fn charts_of_few_and_many_tenders_have_room_for_every_text() {
    let mut pages = Vec::new();
    for (tenders, equal) in
        [(1, false), (2, false), (3, true), (12, false), (40, false), (40, true)]
    {
        for model in ["quality-per-price", "value-deduction"] {
            let name = format!("made-{tenders}-{model}-{}", if equal { "equal" } else { "spread" });
            pages.push(report_of(&made(&name, model, tenders, equal, &[]), "sv"));
        }
    }
    look_at(&pages);
}

#[test]
fn hostile_names_are_text_in_reports_and_letters() {
    let case = made("hostile", "quality-per-price", HOSTILE.len() + 3, false, HOSTILE);
    let report = report_of(&case, "en");
    let letters = folder().join("letters");
    run(&[
        "letters",
        case.to_str().unwrap(),
        "-o",
        letters.to_str().unwrap(),
        "--decision-date",
        "2026-03-02",
        "--no-standstill",
        "--allow-missing",
    ]);
    let page = std::fs::read_to_string(&report).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("👩‍⚕️🚀"));
    let letter = |at: usize| letters.join(format!("t{at}.html"));
    let pages: Vec<PathBuf> = (0..HOSTILE.len() + 1).map(letter).chain([report]).collect();
    look_at(&pages);
}
