//! A second opinion without us: `examples/recheck.py` and the checker agree on every record, whole or tampered with.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anbud_tests::checks::Checks;
use anbud_tests::dossiers::Dossier;
use anbud_tests::folder::Folder;
use anbud_tests::project::{files_ending, name, root, text};
use anbud_tests::records::{cases, record_of, record_of_quality};
use anbud_tests::tampering::{Change, changes, sealed_anew, spellings, written};
use anbud_tests::{anbud, case};

/// Runs the script: what it prints, and its exit code.
fn recheck(record: &Path, case: Option<&Path>) -> (String, i32) {
    let output = Command::new("python3")
        .arg(root().join("examples/recheck.py"))
        .arg(record)
        .args(case)
        .output();
    let output = output.expect("python3 is there");
    let told = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    (told, output.status.code().unwrap_or(-1))
}

#[test]
fn an_auditor_reads_it_in_an_hour() {
    let script = text(&root().join("examples/recheck.py"));
    assert!(script.lines().count() < 250, "{}", script.lines().count());
    let modules =
        script.lines().filter(|line| line.starts_with("import ") || line.starts_with("from "));
    let known = "csv hashlib io json re sys tomllib decimal fractions math operator pathlib";
    for line in modules {
        let names = line.trim_start_matches("import ").trim_start_matches("from ");
        let names = names.split(" import ").next().unwrap().split(", ");
        assert!(names.into_iter().all(|name| known.contains(name)), "{line}");
    }
}

#[test]
fn every_example_is_verified_and_the_common_models_are_worked_out_from_the_files() {
    let folder = Folder::new();
    let mut checks = Checks::new();
    let mut worked_out = Vec::new();
    for case in cases() {
        checks.run(name(&case), || {
            let record = folder.path().join("record.json");
            std::fs::write(&record, record_of(&case)).unwrap();
            let (told, exit) = recheck(&record, Some(&case));
            if told.contains("worked out from the files, are those of the record") {
                worked_out.push(case.file_name().unwrap().to_string_lossy().into_owned());
            }
            if exit == 0 && told.contains("VERIFIED: ") { Ok(()) } else { Err(told) }
        });
    }
    checks.finish();
    for case in ["exact-tie", "health-record", "losing-tender", "value-deduction"] {
        assert!(
            worked_out.iter().any(|name| name == case),
            "{case} was not worked out: {worked_out:?}"
        );
    }
}

/// All lots in one record: every case of the tests with lots that is evaluated, and every change of how they are shared out.
#[test]
fn lots_are_shared_out_again() {
    let mut checks = Checks::new();
    let mut seen = 0;
    for path in files_ending(&["tests/cases/evaluate"], ".md") {
        let folder = case::laid_out(&path);
        for inside in ["", "keep-ranking", "rank-again", "stated", "silent", "each", "together"] {
            let case = folder.path().join("case").join(inside);
            let record = folder.path().join("record.json");
            let words = ["evaluate", case.to_str().unwrap(), "--record", record.to_str().unwrap()];
            let is_of_lots = name(&path).contains("/lots-") && case.join("criteria.toml").exists();
            if !is_of_lots || anbud::run(&words.map(str::to_owned), folder.path()).1 & !4 != 0 {
                continue;
            }
            seen += 1;
            checks.run(format!("{} {inside}", name(&path)), || {
                let (told, exit) = recheck(&record, Some(&case));
                if exit == 0 && told.contains("VERIFIED: ") { Ok(()) } else { Err(told) }
            });
        }
    }
    checks.finish();
    assert!(seen > 8, "{seen}");
}

/// Checks many records by one run of the script: whether each is refused, and why.
fn recheck_all(texts: &[String]) -> Vec<Option<String>> {
    const DRIVER: &str = "\
import sys, pathlib
sys.path.insert(0, sys.argv[1])
import recheck
for file in sorted(pathlib.Path(sys.argv[2]).iterdir()):
    try: recheck.check(file.read_text(), None), print('told:')
    except recheck.Wrong as wrong: print('told:', str(wrong).replace('\\n', ' '))
";
    let folder = Folder::new();
    for (at, text) in texts.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{at:05}.json")), text).unwrap();
    }
    let script = Command::new("python3")
        .args(["-c", DRIVER])
        .arg(root().join("examples"))
        .arg(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&script.stdout).into_owned();
    let told = told.lines().filter_map(|line| line.strip_prefix("told:"));
    let told: Vec<_> = told.map(|why| (!why.is_empty()).then(|| why.to_owned())).collect();
    assert_eq!(told.len(), texts.len(), "{}", String::from_utf8_lossy(&script.stderr));
    told
}

/// Whether a change leaves nothing out but a key with nothing behind it, which says the same.
fn leaves_out_nothing(record: &serde_json::Value, change: &Change) -> bool {
    let at = format!("/{}", change.path.replace('.', "/"));
    let (Some(serde_json::Value::Object(before)), Some(serde_json::Value::Object(after))) =
        (record.pointer(&at), change.value.pointer(&at))
    else {
        return false;
    };
    let stays = |(key, value): (&String, &serde_json::Value)| after.get(key) == Some(value);
    after.len() < before.len() && before.iter().all(|one| one.1.is_null() || stays(one))
}

/// Every field of how lots are shared out, one at a time under new digests: who wins what by which figures, the next best
/// way, what decided, what is undecided. The script refuses each change, and so does the checker.
#[test]
fn both_refuse_another_sharing_out() {
    let records = [
        ("examples", "lots", ""),
        ("tests/cases/evaluate", "lots-by-order.md", "case"),
        ("tests/cases/evaluate", "lots-by-preference.md", "case"),
        ("tests/cases/evaluate", "lots-combination-prices.md", "case/each"),
        ("tests/cases/evaluate", "lots-ranked-again.md", "case/rank-again"),
        ("tests/cases/evaluate", "lots-tied.md", "case/silent"),
        ("tests/cases/evaluate", "lots-tied.md", "case/stated"),
    ];
    let mut kinds = BTreeMap::<String, usize>::new();
    for (under, document, inside) in records {
        let path = root().join(under).join(document);
        let folder = if inside.is_empty() { Folder::new() } else { case::laid_out(&path) };
        let case = if inside.is_empty() { path } else { folder.path().join(inside) };
        let words = ["evaluate", case.to_str().unwrap(), "--record", "record.json"];
        let (printed, exit) = anbud::run(&words.map(str::to_owned), folder.path());
        assert!(exit == 0 || exit == 4, "{printed}");
        let record: serde_json::Value =
            serde_json::from_str(&text(&folder.path().join("record.json"))).unwrap();
        let mut changes = changes(&record);
        changes.retain(|change| is_of_sharing(&change.kind));
        let texts: Vec<String> =
            changes.iter().map(|change| sealed_anew(&written(&change.value))).collect();
        for ((change, text), why) in changes.iter().zip(&texts).zip(recheck_all(&texts)) {
            let told = format!("{document} {inside}: {}", change.path);
            assert!(why.is_some(), "the script takes {told}");
            let is_refused = anbud_check::verify(text).is_err();
            assert!(is_refused || leaves_out_nothing(&record, change), "the checker takes {told}");
            *kinds.entry(change.kind.clone()).or_default() += 1;
        }
    }
    for kind in ["allocation.decided.*.by", "allocation.runner_up.total", "figures.*.value"] {
        assert!(kinds.get(kind).is_some_and(|tried| *tried > 3), "{kind}: {kinds:?}");
    }
    let tried: usize = kinds.values().sum();
    assert!(tried > 900, "{tried}");
}

/// What the sharing out follows from and what it says, but for the words of what is undecided.
fn is_of_sharing(kind: &str) -> bool {
    let followed = [
        "combinations.*.discount",
        "figures.*.value",
        "lots.*.figures.*.value",
        "lots.*.tenders.*.result",
    ];
    let is_said = kind.starts_with("allocation.") && kind != "allocation.undecided.text";
    is_said || kind.starts_with("again.*.because") || followed.contains(&kind)
}

#[test]
fn the_script_refuses_another_spelling() {
    let record = record_of(&root().join("examples/value-deduction"));
    let (names, texts): (Vec<_>, Vec<_>) = spellings(&record).into_iter().unzip();
    for (how, why) in names.iter().zip(recheck_all(&texts)) {
        // the script follows the keys that it knows, and reads nothing from others
        assert!(why.is_some() || *how == "a key that nobody knows", "{how}");
    }
}

#[test]
fn quality_alone_is_verified_and_worked_out_too() {
    let folder = Folder::new();
    let record = folder.path().join("quality.json");
    for case in ["health-record", "losing-tender", "value-deduction"] {
        let case = root().join("examples").join(case);
        std::fs::write(&record, record_of_quality(&case)).unwrap();
        let (told, exit) = recheck(&record, Some(&case));
        let is_whole = told.contains("(quality), worked out") && told.contains("\nVERIFIED: ");
        assert!(exit == 0 && is_whole, "{}: {told}", name(&case));
    }
}

#[test]
fn kept_records_verify() {
    let kept = files_ending(&["tests/records"], ".json");
    assert!(!kept.is_empty());
    for record in kept {
        let (told, exit) = recheck(&record, None);
        assert_eq!(exit, 0, "{}: {told}", name(&record));
    }
}

/// Every value, operation and operand of a record changed under a new digest: where the checker refuses what a figure says,
/// the script does.
#[test]
fn both_refuse_the_same_figures() {
    let folder = Folder::new();
    let file = folder.path().join("changed.json");
    let case = root().join("examples/losing-tender");
    let record: serde_json::Value = serde_json::from_str(&record_of(&case)).unwrap();
    let is_arithmetic = |kind: &str| {
        ["figures.*.value", "figures.*.is", "figures.*.of.*", "figures.*.text", "tenders.*.place"]
            .contains(&kind)
    };
    let (mut refused, mut tried) = (0, 0);
    for change in changes(&record).iter().filter(|change| is_arithmetic(&change.kind)) {
        let text = sealed_anew(&written(&change.value));
        std::fs::write(&file, &text).unwrap();
        let (told, exit) = recheck(&file, Some(&case));
        // what is no other value and no other place may only show in the figures' links, which the script does not follow
        let checker_refuses = anbud_check::verify(&text).is_err();
        tried += 1;
        refused += usize::from(exit != 0);
        assert!(exit == 0 || checker_refuses, "{}: {told}", change.path);
        let must = change.kind == "figures.*.value" || change.kind == "tenders.*.place";
        assert!(exit == 3 || !must, "{}: {told}", change.path);
    }
    assert!(refused * 10 > tried * 8, "{refused} of {tried}");
}

/// A reviewer unpacks a dossier and does what its README says, with the programs that it names.
#[test]
fn a_dossier_is_checked_as_its_readme_says() {
    for arguments in [&["examples/losing-tender", "--language", "en"][..], &["examples/lots"]] {
        let dossier = Dossier::of(arguments);
        let folder = dossier.unpacked();
        let mut programs = Vec::new();
        for command in dossier.commands().into_iter().filter(|command| command[0] != "anbud") {
            let (program, words) = command.split_first().unwrap();
            let output = Command::new(program).args(words).current_dir(folder.path()).output();
            let output = output.unwrap();
            assert!(output.status.success(), "{command:?}: {output:?}");
            programs.push(command[0].clone());
        }
        assert_eq!(programs, ["sha256sum", "python3"], "{arguments:?}");
    }
}
