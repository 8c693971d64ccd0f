//! Reports: every figure in them is that of the record, the same bytes every time, small, and nothing that runs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops with a message"
)]

use anbud::exact::Decimals;
use anbud::record::LotsRecord;
use anbud::record::Record;
use anbud::{Exact, procedure::Language};
use anbud_report::letters::{self, Explanations};
use anbud_report::report::{self, Options};
use anbud_tests::checks::Checks;
use anbud_tests::folder::Folder;
use anbud_tests::project::{name, root};
use anbud_tests::records::{cases, record_of};

const BYTES_MAX: usize = 300_000;
const LANGUAGES: [Language; 2] = [Language::English, Language::Swedish];

fn page(record: &Record, language: Language) -> String {
    let options = Options { language: Some(language), ..Options::default() };
    report::html(record, &options).unwrap()
}

/// The record of all lots of the example.
fn lots_record() -> LotsRecord {
    let folder = Folder::new();
    let file = folder.path().join("record.json");
    let words = ["evaluate", "examples/lots", "--record", file.to_str().unwrap()];
    let (said, exit) = anbud_tests::anbud::run(&words.map(str::to_owned), root());
    assert_eq!(exit, 0, "{said}");
    anbud_files::read_lots_record(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn every_figure_of_a_report_is_that_of_the_record() {
    let mut checks = Checks::new();
    for case in cases() {
        let record = anbud_files::read_record(&record_of(&case)).unwrap();
        for language in LANGUAGES {
            checks.run(format!("{} {language:?}", name(&case)), || {
                let page = page(&record, language);
                let figures = figures(&page);
                let wrong = figures
                    .iter()
                    .filter(|(figure, text)| !tells(&record, *figure, text, language));
                let wrong: Vec<String> =
                    wrong.map(|(figure, text)| format!("{figure}: {text}")).collect();
                if figures.len() < 5 {
                    return Err(format!("only {} figures", figures.len()));
                }
                if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
            });
        }
    }
    checks.finish();
}

/// The figures of a page: the number in the record, and the text.
fn figures(page: &str) -> Vec<(u32, &str)> {
    let parts = page.split("<data value=\"").skip(1);
    parts
        .map(|part| {
            let (number, rest) = part.split_once("\">").unwrap();
            (number.parse().unwrap(), rest.split_once("</data>").unwrap().0)
        })
        .collect()
}

/// Whether a text is the figure, rounded to the decimals it has, the point moved for percent, thousands, millions or billions.
fn tells(record: &Record, figure: u32, text: &str, language: Language) -> bool {
    let value: Exact = record.figure(figure).unwrap().value.parse().unwrap();
    let text = text.trim_start_matches("≈ ");
    let digits =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '\u{2212}' | '\u{a0}');
    let text: String = text.chars().take_while(|c| digits(*c)).collect();
    let neutral = match language {
        Language::English => text.replace([',', '\u{a0}'], ""),
        Language::Swedish => text.replace('\u{a0}', "").replace(',', ".").replace('\u{2212}', "-"),
    };
    let decimals = neutral.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    [0, 2, 3, 6, 9].into_iter().any(|zeros| {
        let moved = &value * &Exact::whole(10_i128.pow(zeros));
        moved.decimal(Decimals::Fixed(u32::try_from(decimals).unwrap())) == neutral
    })
}

#[test]
fn reports_are_small_the_same_every_time_and_hold_nothing_that_runs() {
    let mut checks = Checks::new();
    for case in cases() {
        let record = anbud_files::read_record(&record_of(&case)).unwrap();
        checks.run(name(&case), || {
            let first = page(&record, Language::English);
            let parts = [
                (first == page(&record, Language::English), "two runs differ"),
                (first.len() < BYTES_MAX, "it is too large"),
                (!first.contains("<script") && !first.contains("javascript:"), "it holds a script"),
                (!first.contains("http://") && !first.contains("https://"), "it loads something"),
                (!first.contains("\u{f8f0}"), "a mark of a figure is left"),
            ];
            let wrong: Vec<&str> =
                parts.iter().filter(|(holds, _)| !holds).map(|(_, what)| *what).collect();
            if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
        });
    }
    checks.finish();
}

#[test]
fn names_of_others_are_text_and_nothing_else() {
    let case = cases().into_iter().find(|case| case.ends_with("losing-tender")).unwrap();
    let mut record = anbud_files::read_record(&record_of(&case)).unwrap();
    record.tenders[0].tenderer = "<script>alert(1)</script> \"&' \u{202e}x".to_owned();
    record.rules.criteria[0].title = "</style><img src=x onerror=alert(1)>".to_owned();
    record.rules.procurement.title = "{{ 7 * 7 }} {% raw %}".to_owned();
    let page = page(&record, Language::English);
    assert!(!page.contains("<script") && !page.contains("<img"));
    assert!(page.contains("&lt;script&gt;") && page.contains("{{ 7 * 7 }}"));
}

#[test]
fn how_firm_the_decision_is_stands_there_where_it_is_known() {
    let case = cases().into_iter().find(|case| case.ends_with("losing-tender")).unwrap();
    let record = anbud_files::read_record(&record_of(&case)).unwrap();
    let json = r#"{"margin": {}, "weights": [{"criterion": "price", "weight": "50", "from": "0", "to": "61.5", "then": "c"}],
        "flips": [{"what": "weight", "id": "price", "from": "50", "to": "61.5", "then": "c"}],
        "leave_one_out": [{"what": "tender", "id": "c", "winner": "a"}],
        "acceptability": {"samples": 1000, "seed": 1, "shares": {"b": ["0.5", "0.5"]}}}"#;
    let sensitivity = serde_json::from_str(json).unwrap();
    let options = Options { sensitivity: Some(&sensitivity), ..Options::default() };
    let with = report::html(&record, &options).unwrap();
    assert!(with.contains("id=\"firm\"") && with.contains("61.5"));
    assert!(!page(&record, Language::English).contains("id=\"firm\""));
}

/// The sections of a page with the number of the evaluation that their figures are of; none: figures of the allocation.
fn sections(page: &str) -> Vec<(Option<usize>, &str)> {
    let sections = page.split("<section ").skip(1).map(|section| section.split_once('>').unwrap());
    let number = |head: &str| {
        let (_, rest) = head.split_once("data-evaluation=\"")?;
        rest.split_once('"')?.0.parse().ok()
    };
    sections.map(|(head, body)| (number(head), body)).collect()
}

#[test]
fn every_figure_about_lots_is_that_of_the_evaluation_that_it_names() {
    let record = lots_record();
    let evaluations: Vec<&Record> =
        record.lots.iter().chain(record.again.iter().map(|again| &again.record)).collect();
    let own = Record { figures: record.figures.clone(), ..record.lots[0].clone() };
    let explanations = Explanations::new();
    for language in LANGUAGES {
        let options = Options { language: Some(language), ..Options::default() };
        let of_letters = letters::Options {
            language: Some(language),
            form: letters::Form::Award,
            decided: "2026-03-02",
            standstill_ends: Some("2026-03-12"),
            explanations: &explanations,
        };
        let mut pages = vec![report::html_of_lots(&record, &options).unwrap()];
        let letters = letters::letters_of_lots(&record, &of_letters).unwrap();
        pages.extend(letters.into_iter().map(|letter| letter.html));
        assert_eq!(pages.len(), 4, "a page and three letters");
        for page in pages {
            let sections = sections(&page);
            assert!(sections.iter().filter(|(number, _)| number.is_some()).count() >= 2);
            for (number, section) in sections {
                let record = number.map_or(&own, |number| evaluations[number]);
                for (figure, text) in figures(section) {
                    assert!(tells(record, figure, text, language), "{number:?} {figure}: {text}");
                }
            }
        }
    }
}

/// Kvist wins two lots together, which no lot alone shows: its letters, and those to others, tell that price.
#[test]
fn letters_tell_the_prices_that_a_lot_is_won_with() {
    let record = lots_record();
    let explanations = Explanations::new();
    let options = letters::Options {
        language: Some(Language::English),
        form: letters::Form::Award,
        decided: "2026-03-02",
        standstill_ends: None,
        explanations: &explanations,
    };
    let letters = letters::letters_of_lots(&record, &options).unwrap();
    let to =
        |tenderer: &str| &letters.iter().find(|letter| letter.tender == tenderer).unwrap().markdown;
    for tenderer in ["Kvist Städ AB", "Blank & Ren AB"] {
        assert!(to(tenderer).contains("1,267,200") && to(tenderer).contains("off the prices"));
    }
    assert!(!to("Sopa HB").contains("Kvist"), "it asked for the halls alone");
    assert_eq!(letters::missing_of_lots(&record, &explanations).len(), 8);
}

/// A report of a small case tells what `anbud sensitivity` finds, and names no evaluator.
#[test]
fn a_report_of_a_case_tells_how_firm_the_decision_is() {
    let folder = anbud_tests::case::laid_out(&root().join("tests/cases/report/markdown.md"));
    let told = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        anbud_tests::anbud::run(&words, folder.path())
    };
    let (of_case, exit) = told(&["report", "case", "-f", "markdown"]);
    assert_eq!(exit, 0, "{of_case}");
    assert!(of_case.contains("all scores of evaluator 1 (South AS)"), "{of_case}");
    assert!(!of_case.contains("of e1") && of_case.contains("without evaluator 2, South AS wins"));
    let (found, _) = told(&["sensitivity", "case", "-f", "json"]);
    std::fs::write(folder.path().join("firm.json"), found).unwrap();
    let (of_file, _) = told(&["report", "case", "-f", "markdown", "--sensitivity", "firm.json"]);
    assert_eq!(of_file, of_case);
    told(&["evaluate", "case", "--record", "record.json"]);
    let (of_record, _) = told(&["report", "record.json", "-f", "markdown"]);
    assert!(of_record.contains("the report does not tell how firm the decision is"));
}
