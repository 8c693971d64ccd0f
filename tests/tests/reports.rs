//! Reports: every figure in them is that of the record, the same bytes every time, small, and nothing that runs.
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
use anbud_report::report::{self, Options};
use anbud_tests::checks::Checks;
use anbud_tests::project::name;
use anbud_tests::records::{cases, record_of};

const BYTES_MAX: usize = 300_000;
const LANGUAGES: [Language; 2] = [Language::English, Language::Swedish];

fn page(record: &Record, language: Language) -> String {
    let options = Options { language: Some(language), ..Options::default() };
    report::html(record, &options).unwrap()
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
