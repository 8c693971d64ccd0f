//! Vectors of others: printed examples, each held by the catalogue or here by a whole case, and none forgotten.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail at once"
)]

#[path = "vectors/vector.rs"]
mod vector;
#[path = "vectors/whole.rs"]
mod whole;

use std::collections::BTreeSet;

use anbud::catalogue;
use vector::Vector;

/// Where a printed example is held.
enum Held {
    /// By a worked example of this model, whose source or note says this.
    Model(&'static str, &'static str),
    /// By a whole case in `tests/vectors/`, under its own id.
    Case,
}

use Held::{Case, Model};

/// Every printed example that is known, by its id.
const PRINTED: &[(&str, Held)] = &[
    ("uk-impactbids-40", Case),
    ("uk-brodies-standard", Model("lowest-over-price", "Brodies")),
    ("uk-ccs-fixed-quote", Case),
    ("uk-gpm-below-inflection", Model("graduated-price-mechanism", "steps 1 to 3")),
    ("nl-gow-negometrix", Case),
    ("negometrix-lowbid-double", Model("lowest-over-price", "Negometrix")),
    ("negometrix-log-a2", Model("logarithmic", "with A = 2")),
    ("negometrix-log-negative", Model("logarithmic", "gets a negative figure")),
    ("negometrix-weighted-endpoints", Model("between-set-prices", "Negometrix")),
    ("nl-superformula-n", Model("super-formula-lowest", "130 000")),
    ("kr-inverse-30", Model("lowest-over-price", "Jinee")),
    ("kr-eligibility-91", Model("distance-from-target", "Info21c")),
    ("jp-nonprice-compress", Model("of-maximum", "Japanese comprehensive evaluation")),
    ("in-egov-normalise", Model("lowest-over-price", "The eGov blog")),
    ("ch-linear-span50", Case),
    ("ch-span-30", Case),
    ("ch-span-50", Case),
    ("ch-span-75", Case),
    ("ch-bern-zero-point", Model("span-above-lowest", "4 123 473.27")),
    ("es-f1-inverse", Model("lowest-over-price", "case F1")),
    ("es-f2-linear-discount", Model("discount-over-best", "case F2")),
    ("es-f3-satiety", Model("discount-satiety", "case F3")),
    ("es-f5-undefined", Case),
    ("es-rglcap85-t1", Model("es-rglcap-85-relative", "case T1")),
    ("es-rglcap85-t2", Model("es-rglcap-85-relative", "case T2")),
    ("es-rglcap85-t3", Model("es-rglcap-85-relative", "case T3")),
    ("es-rglcap85-t4", Model("es-rglcap-85-relative", "case T4")),
    ("br-8666-48-b", Model("br-8666-48", "Conlicitação")),
    ("it-bilinear-085", Case),
    ("it-power-alpha", Model("discount-over-best-power", "case Q")),
    ("se-monetary-consult", Case),
    ("se-price-interval-clamp", Case),
    ("us-linear-deviation", Model("deviation-from-lowest", "Materials Management")),
    ("no-dfo-linear", Model("deviation-from-lowest", "DFØ")),
    ("no-dfo-proportional", Model("lowest-over-price", "DFØ")),
    ("derived-rank-reversal-without-c", Case),
    ("derived-rank-reversal-with-c", Case),
    ("lowest-over-price-reversal-without-c", Case),
    ("lowest-over-price-reversal-with-c", Case),
    ("between-lowest-and-highest-reversal-without-c", Case),
    ("between-lowest-and-highest-reversal-with-c", Case),
];

/// The printed examples that everybody who reads of evaluation meets, line by line, and where each is held.
const LINES: &[(&str, &[&str])] = &[
    (
        "CCS 0.667, 1, 0.333; Brodies 100, 83, 50; Impact Bids 40, 38, 37",
        &["uk-ccs-fixed-quote", "uk-brodies-standard", "uk-impactbids-40"],
    ),
    ("India 100, 50, 33.3; Korea 28.24", &["in-egov-normalise", "kr-inverse-30"]),
    ("Negometrix: twice the lowest gets half", &["negometrix-lowbid-double"]),
    (
        "Negometrix, logarithmic: twice the lowest gets 0, beyond is negative",
        &["negometrix-log-a2", "negometrix-log-negative"],
    ),
    ("Negometrix, award on value: 78 500", &["nl-gow-negometrix"]),
    (
        "Spain 60, 53.3333, 48; 60, 30, 0; 60, 40, 0; undefined",
        &["es-f1-inverse", "es-f2-linear-discount", "es-f3-satiety", "es-f5-undefined"],
    ),
    (
        "Switzerland 5, 4, 3 and 5, 3.33, 1.66; Bern 4 123 473.27",
        &["ch-span-50", "ch-span-30", "ch-bern-zero-point"],
    ),
    (
        "Sweden 200, 400, 600, 800, 1 000; 3.0 gets 0, 0.7 gets 55",
        &["se-monetary-consult", "se-price-interval-clamp"],
    ),
    (
        "Rank reversal 80, 79.444…; 61.25, 62.777…, 55",
        &["lowest-over-price-reversal-without-c", "lowest-over-price-reversal-with-c"],
    ),
    (
        "Rank reversal 80, 35; 80, 80.8333…, 5",
        &[
            "between-lowest-and-highest-reversal-without-c",
            "between-lowest-and-highest-reversal-with-c",
        ],
    ),
    (
        "RGLCAP 85: 74 000, 75 000; 60 000 and 80 000",
        &["es-rglcap85-t1", "es-rglcap85-t2", "es-rglcap85-t3"],
    ),
    ("Brazil: threshold 50 750, abnormal 45 and 48", &["br-8666-48-b"]),
    ("Bilinear 0.425, 0.85, 1; power 17.32, 24.494, 30", &["it-bilinear-085", "it-power-alpha"]),
];

#[test]
fn every_line_of_printed_examples_is_held() {
    let held = |id: &&str| PRINTED.iter().any(|(known, _)| known == id);
    for (line, ids) in LINES {
        assert!(!ids.is_empty() && ids.iter().all(held), "{line}");
    }
    assert_eq!(PRINTED.len(), 41, "a printed example was added or lost: count again");
}

#[test]
fn no_printed_example_is_forgotten() {
    for (id, held) in PRINTED {
        match held {
            Model(model, words) => assert!(is_in_catalogue(model, words), "{id}: not in {model}"),
            Case => {}
        }
    }
}

fn is_in_catalogue(model: &str, words: &str) -> bool {
    let model = catalogue::find(model).expect("in the catalogue");
    let says = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(words));
    model.examples.iter().any(|example| says(&example.source) || says(&example.note))
}

#[test]
fn the_cases_are_those_that_are_listed() {
    let listed = PRINTED.iter().filter(|(_, held)| matches!(held, Case)).map(|(id, _)| *id);
    let vectors = vector::all();
    let there: BTreeSet<&str> = vectors.iter().map(|vector| vector.id.as_str()).collect();
    assert_eq!(listed.collect::<BTreeSet<&str>>(), there);
    assert_eq!(there.len(), vectors.len(), "an id stands twice");
}

#[test]
fn every_case_says_where_its_figures_come_from() {
    for vector in vector::all() {
        let Vector { id, .. } = &vector;
        assert!(catalogue::find(&vector.model).is_some(), "{id}: no model {}", vector.model);
        let named = format!("model = \"{}\"", vector.model);
        assert!(vector.criteria.contains(&named), "{id}: the criteria do not use its model");
        assert!(!vector.source.is_empty() && !vector.published.is_empty(), "{id}");
        assert!(vector.url.as_ref().is_none_or(|url| url.starts_with("http")), "{id}");
        assert_ne!(vector.expected.is_empty(), vector.error.is_none(), "{id}: figures or an error");
    }
}

#[test]
fn every_case_comes_out_as_printed() {
    let wrong: Vec<String> = vector::all().iter().flat_map(whole::differences).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_wrong_figure_place_or_error_is_found() {
    let of = |id: &str| vector::all().into_iter().find(|vector| vector.id == id).expect("listed");
    let mut wrong = of("ch-span-30");
    let second = wrong.expected.get_mut("second").expect("a tender of the case");
    second.result = "73.4".to_owned().try_into().expect("a figure");
    second.points.insert("price".to_owned(), "33.4".to_owned().try_into().expect("a figure"));
    second.place = Some(3);
    let found = whole::differences(&wrong);
    assert_eq!(
        found,
        [
            "ch-span-30: second: place Some(2) instead of Some(3)",
            "ch-span-30: second: result 73.3 instead of 73.4",
            "ch-span-30: second: points of price 33.3 instead of 33.4",
        ]
    );
    let mut wrong = of("es-f5-undefined");
    wrong.error = Some("weight-sum".to_owned());
    assert!(!whole::differences(&wrong).is_empty());
    wrong.error = None;
    assert!(!whole::differences(&wrong).is_empty());
}
