//! Letters: the figures are those of the record, what is confidential stays out, the same bytes every time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use anbud::exact::Decimals;
use anbud::record::Record;
use anbud::{Exact, procedure::Language};
use anbud_report::letters::{Explanations, Form, Letter, Options, letters, missing};
use anbud_tests::anbud as command;
use anbud_tests::checks::Checks;
use anbud_tests::folder::Folder;
use anbud_tests::project::{name, root};
use anbud_tests::records::{cases, record_of};

const FORMS: [Form; 2] = [Form::Award, Form::Uk];

fn record(ending: &str) -> Record {
    let case = cases().into_iter().find(|case| case.ends_with(ending)).unwrap();
    anbud_files::read_record(&record_of(&case)).unwrap()
}

fn written(record: &Record, form: Form, explanations: &Explanations) -> Vec<Letter> {
    let options = Options {
        language: Some(Language::English),
        form,
        decided: "2026-03-02",
        standstill_ends: Some("2026-03-12"),
        explanations,
    };
    letters(record, &options).unwrap()
}

#[test]
fn every_figure_of_a_letter_is_that_of_the_record() {
    let mut checks = Checks::new();
    for case in cases() {
        let record = anbud_files::read_record(&record_of(&case)).unwrap();
        if !record.undecided.is_empty() {
            continue;
        }
        for form in FORMS {
            checks.run(format!("{} {form:?}", name(&case)), || {
                let letters = written(&record, form, &Explanations::new());
                let pages = letters.iter().map(|letter| &letter.html);
                let wrong = pages.flat_map(|page| wrong_figures(&record, page));
                let wrong: Vec<String> = wrong.collect();
                if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
            });
        }
    }
    checks.finish();
}

/// The figures of a page that are not those of the record, in whatever unit of money.
fn wrong_figures(record: &Record, page: &str) -> Vec<String> {
    let figures = page.split("<data value=\"").skip(1).map(|part| {
        let (number, rest) = part.split_once("\">").unwrap();
        (number.parse::<u32>().unwrap(), rest.split_once("</data>").unwrap().0)
    });
    let is_wrong = |(figure, text): &(u32, &str)| {
        let value: Exact = record.figure(*figure).unwrap().value.parse().unwrap();
        let text = text.trim_start_matches("≈ ").replace(',', "");
        let digits: String =
            text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
        let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let decimals = Decimals::Fixed(u32::try_from(decimals).unwrap());
        let moved = |zeros| (&value * &Exact::whole(10_i128.pow(zeros))).decimal(decimals);
        ![0, 2, 3, 6, 9].into_iter().any(|zeros| moved(zeros) == digits)
    };
    figures.filter(is_wrong).map(|(figure, text)| format!("{figure}: {text}")).collect()
}

#[test]
fn what_is_confidential_stays_out_of_letters_to_others() {
    let mut record = record("losing-tender");
    assert_eq!((record.tenders[0].id.as_str(), record.tenders[1].id.as_str()), ("b", "a"));
    let key = |tender: &str| (tender.to_owned(), "service".to_owned());
    let explanations = Explanations::from([
        (key("b"), vec!["knows every lift by name".to_owned()]),
        (key("a"), vec!["comes within the hour".to_owned()]),
    ]);
    let open = written(&record, Form::Award, &explanations);
    assert!(open[1].html.contains("900,000") && open[1].html.contains("knows every lift"));

    record.tenders[0].confidential = vec!["price".to_owned(), "comments".to_owned()];
    for form in FORMS {
        let letters = written(&record, form, &explanations);
        for told in ["900,000", "27.78", "62.78", "62.7778", "1.5278", "2.49", "knows every lift"] {
            for letter in letters.iter().filter(|letter| letter.tender != "b") {
                assert!(!letter.html.contains(told), "{form:?} {}: {told}", letter.tender);
                assert!(!letter.markdown.contains(told), "{form:?} {}: {told}", letter.tender);
            }
        }
        // the tenderer itself is told everything
        assert!(letters[0].html.contains("knows every lift") && letters[0].html.contains("27.78"));
        // nobody is told of a tender that neither wins nor is addressed
        assert!(!letters[2].html.contains("comes within the hour"));
    }
}

#[test]
fn scores_without_a_reason_are_found() {
    let record = record("losing-tender");
    let key = ("a".to_owned(), "service".to_owned());
    let explanations = Explanations::from([(key, vec!["comes within the hour".to_owned()])]);
    assert_eq!(missing(&record, &explanations), [("b", "service"), ("c", "service")]);
}

#[test]
fn two_runs_give_the_same_bytes_and_names_are_only_text() {
    let mut record = record("losing-tender");
    record.tenders[0].tenderer = "<w:t>&\"'\u{1} \u{202e}x </w:document> 🚀".to_owned();
    record.tenders[1].tenderer = "x".repeat(300);
    let first = written(&record, Form::Award, &Explanations::new());
    assert_eq!(first, written(&record, Form::Award, &Explanations::new()));
    assert!(first[0].docx.starts_with(b"PK") && !first[0].html.contains("<w:t>"));
}

#[test]
fn letters_are_written_all_or_none() {
    let folder = Folder::new();
    let into = folder.path().join("letters");
    std::fs::create_dir_all(into.join("c.md")).unwrap();
    std::fs::write(into.join("a.md"), "as it was").unwrap();
    let case = root().join("examples/losing-tender");
    let write = || {
        let words =
            ["letters", case.to_str().unwrap(), "-o", "letters", "--decision-date", "2026-03-02"];
        let words = words.iter().chain(&["--no-standstill", "--allow-missing"]);
        command::run(&words.map(ToString::to_string).collect::<Vec<_>>(), folder.path())
    };
    let listed = || {
        let entries = std::fs::read_dir(&into).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    let (said, exit) = write();
    assert_eq!(exit, 1, "{said}");
    assert_eq!(listed(), ["a.md", "c.md"]);
    assert_eq!(std::fs::read_to_string(into.join("a.md")).unwrap(), "as it was");

    std::fs::remove_dir(into.join("c.md")).unwrap();
    assert_eq!(write().1, 0);
    let kinds = ["docx", "html", "md"];
    let all = ["a", "b", "c"].into_iter().flat_map(|id| kinds.map(|kind| format!("{id}.{kind}")));
    assert_eq!(listed(), all.collect::<Vec<_>>());
    assert!(std::fs::read_to_string(into.join("a.md")).unwrap().starts_with("# "));
}
