//! Readings of small evaluations built in code: what people and programs get to see.

#[cfg(test)]
#[path = "readings/lifts.rs"]
mod lifts;

use anbud::evaluation::Scope;
use anbud::procedure::Language;
use anbud_report::explain::{self, Detail};
use anbud_report::{csv, json, markdown, text};

use lifts::{Evaluated, Lifts};

const MODEL: &str = "quality-per-price";

/// Terminal text without its styles.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut is_style = false;
    for c in text.chars() {
        match c {
            '\u{1b}' => is_style = true,
            'm' if is_style => is_style = false,
            c if !is_style => plain.push(c),
            _ => {}
        }
    }
    plain
}

fn table(case: &Evaluated) -> String {
    plain(&text::text(&case.view(), None))
}

/// The line that says what decided.
fn decision(case: &Evaluated) -> String {
    table(case).lines().last().unwrap_or_default().to_owned()
}

fn explained(case: &Evaluated, tender: &str, item: Option<&str>, all: bool) -> String {
    let view = case.view();
    let Some(tender) = view.find(tender) else { return format!("no tender `{tender}`") };
    plain(&match item {
        Some(id) => explain::item(
            &view,
            tender,
            case.item(id),
            Detail { all, width: None, language: Language::English },
        ),
        None => {
            explain::tender(&view, tender, Detail { all, width: None, language: Language::English })
        }
    })
}

#[test]
fn the_table_shows_places_rejections_and_what_decided() {
    let expected = "\
Maintenance of lifts
Region Example · RE 2026-7

Quality per price (quality-per-price): result = quality / price; the highest result wins.

Place  Tender  Tenderer         Quality      Price                  Result
                                 of 100        SEK  points per million SEK
──────────────────────────────────────────────────────────────────────────
    1  north   North Lifts AB     84.50  2 100 000                 40.2381
    2  west    West & Partners    68.75  1 960 000                 35.0765
Figures are rounded for this table only; `--format json` has them exactly.

Rejected
  south, South Elevators Ltd
    `M-1` is not met: Answers calls at night (mandatory-not-met, (program):1:1)

north (North Lifts AB) wins: its result is ≈ 5.1616 points per million SEK (≈ 14.72 %) better than that of west, the next.
";
    assert_eq!(table(&Lifts::by(MODEL, &[]).with_three().evaluated()), expected);
}

#[test]
fn a_tie_is_told_with_the_rule_that_broke_it_or_the_rule_that_is_missing() {
    let broken = Lifts::by("quality-only", &["highest safety", "lowest price"])
        .tender("one", "One AB", "2000000", [[4, 4], [4, 4], [4, 4]])
        .tender("two", "Two AB", "1900000", [[4, 4], [4, 4], [4, 4]])
        .evaluated();
    assert_eq!(
        decision(&broken),
        "two (Two AB) wins: two and one tie at 78 points, and the rule `lowest price` puts two first."
    );
    let tied = Lifts::by(MODEL, &[]).with_twins().evaluated();
    assert_eq!(
        decision(&tied),
        "Undecided: one and two share the first place, with 42.25 points per million SEK each; \
         `[award]` states no `ties`, so nothing separates them."
    );
    let drawn = Lifts::by(MODEL, &["lowest price", "draw"]).with_twins().evaluated();
    assert!(decision(&drawn).ends_with("state it under `[draw]` in tenders.toml."));
}

#[test]
fn approximate_figures_are_marked() {
    let case = Lifts::by_formula("result = sqrt(quality)", "highest").with_three().evaluated();
    let text = table(&case);
    assert!(text.contains("≈ 9.1924"), "{text}");
    let json = json::json(&case.view()).unwrap();
    assert!(json.contains("\"exact\": null,\n        \"decimal\": \"9.1923881554\""), "{json}");
    let told = explained(&case, "north", None, false);
    assert!(told.contains("result = quality ^ (1 / 2) = 84.5 ^ (1 / 2) ≈ 9.1924"), "{told}");
}

#[test]
fn tenders_without_a_result_have_no_place() {
    let formula = "result = if price <= 2000000 then quality else none";
    let case = Lifts::by_formula(formula, "highest").with_three().evaluated();
    let text = table(&case);
    assert!(text.contains("    –  north   North Lifts AB     84.50  2 100 000    none"), "{text}");
    assert!(text.contains("Without a place\n  north, North Lifts AB: "), "{text}");
    assert!(
        text.ends_with("west (West & Partners) wins: no other tender has a place.\n"),
        "{text}"
    );
    let told = explained(&case, "north", None, false);
    assert!(
        told.contains("since price <= 2000000 does not hold: 2 100 000 <= 2 000 000"),
        "{told}"
    );
}

#[test]
fn quality_alone_has_no_places_and_no_prices() {
    let case = Lifts::by(MODEL, &[]).with_three().evaluated_in(Scope::Quality);
    let text = table(&case);
    assert!(text.ends_with("Quality alone was assessed; no price was read.\n"), "{text}");
    assert!(!text.contains("2 100 000"), "{text}");
    let json = json::json(&case.view()).unwrap();
    assert!(
        json.contains("\"status\": \"assessed\",\n      \"place\": null,\n      \"result\": null")
    );
    assert!(!json.contains("2100000"), "{json}");
}

#[test]
fn json_keeps_the_order_of_the_manual() {
    let json = json::json(&Lifts::by(MODEL, &[]).with_three().evaluated().view()).unwrap();
    let keys = [
        "anbud",
        "seal",
        "model",
        "award",
        "absolute",
        "tenders",
        "id",
        "tenderer",
        "status",
        "place",
        "result",
        "exact",
        "decimal",
        "quality",
        "price",
        "criteria",
        "service",
        "score",
        "share",
        "points",
        "abnormal",
        "grounds",
        "code",
        "text",
        "at",
        "undecided",
        "warnings",
    ];
    let places: Vec<usize> =
        keys.iter().map(|key| json.find(&format!("\"{key}\":")).expect(key)).collect();
    assert!(places.is_sorted(), "{json}");
    assert!(json.starts_with("{\n  \"anbud\": 1,\n  \"seal\": \"\",\n"), "{json}");
    assert!(json.contains("\"169/4200000\",\n        \"decimal\": \"0.00004023809524\""), "{json}");
    assert!(json.ends_with("\"undecided\": [],\n  \"warnings\": []\n}\n"), "{json}");
}

#[test]
fn csv_has_a_row_for_each_tender() {
    let expected = "\
place,status,tender,tenderer,result,quality,price,points,value
1,ranked,north,North Lifts AB,0.00004023809524,84.5,2100000,84.5,
2,ranked,west,West & Partners,0.00003507653061,68.75,1960000,68.75,
,rejected,south,South Elevators Ltd,,,1900000,,
";
    assert_eq!(csv::csv(&Lifts::by(MODEL, &[]).with_three().evaluated().view()), expected);
}

#[test]
fn markdown_holds_the_same_as_the_table() {
    let text = markdown::markdown(&Lifts::by(MODEL, &[]).with_three().evaluated().view());
    assert!(text.starts_with("# Maintenance of lifts\n\nRegion Example · RE 2026-7\n"), "{text}");
    assert!(text.contains("| **1** | **north** | **North Lifts AB** | **84.50** |"), "{text}");
    assert!(text.contains("## Rejected\n\n- south, South Elevators Ltd\n"), "{text}");
    assert!(text.ends_with("than that of west, the next.**\n"), "{text}");
}

#[test]
fn a_tender_is_explained_from_its_place_to_what_was_submitted() {
    let expected = "\
west, West & Partners
It has place 2 of 2, with the result ≈ 35.0765 points per million SEK.
It is ≈ 5.1616 points per million SEK (≈ 14.72 %) behind north.

Result
  result = quality / price
         = 68.75 / 1 960 000
         ≈ 0.00003508 (≈ 35.0765 points per million SEK)  quality-per-price, (program):1:1

Quality
  quality = points.service + points.safety + points.experience
          = 38.75 + 24 + 6
          = 68.75 points

  Criterion                        Points  Full marks    Share  Score
  ───────────────────────────────────────────────────────────────────
  service     Service and repairs   38.75       of 50  77.50 %  3.875
  safety                            24.00       of 40  60.00 %  3.000
  experience                         6.00       of 10  60.00 %

Price
  price = bid = 1 960 000 SEK  tenders.toml:16:30
  Submitted as 1 950 000.5 SEK, corrected to 1 960 000: sum of the price sheet.  tenders.toml:16:9, tenders.toml:16:30

Thresholds
  score.safety = 3, at least 2: met with 1 to spare  (program):1:1
";
    let case = Lifts::by(MODEL, &[]).with_three().evaluated();
    assert_eq!(explained(&case, "west", None, false), expected);
    let rejected = explained(&case, "south", None, false);
    assert!(
        rejected.contains("It is rejected:\n  the mandatory requirement `M-1` is not met"),
        "{rejected}"
    );
    assert!(!rejected.contains("Quality"), "{rejected}");
}

#[test]
fn a_criterion_is_explained_down_to_the_scores_each_figure_once() {
    let expected = "\
service: Service and repairs  (program):1:1
in the tender north, North Lifts AB

The rule  of-maximum, (program):1:1
  share = score / maximum

points.service = share.service * full.service = 0.85 * 50 = 42.5 points
  share.service = (3 * share.F-1 + 1 * share.F-2) / (3 + 1)
                = (3 * 0.9 + 1 * 0.7) / (3 + 1)
                = 0.85 (85 %)
    share.F-1 = score.F-1 / maximum = 4.5 / 5 = 0.9 (90 %)  of-maximum, (program):1:1
      score.F-1 = mean(wardens) = 4.5
        wardens: the mean of 2 scores = 9 / 2 = 4.5  scores.csv:2–3
          anna changed 3 to 4: read the annex  scores.csv:90:1
      maximum = 5  (program):1:1
    share.F-2 = score.F-2 / maximum = 3.5 / 5 = 0.7 (70 %)  of-maximum, (program):1:1
      score.F-2 = mean(wardens) = 3.5
        wardens: the mean of 2 scores = 7 / 2 = 3.5  scores.csv:4–5
  full.service = 50 points  (program):1:1
score.service = (3 * score.F-1 + 1 * score.F-2) / (3 + 1)
              = (3 * 4.5 + 1 * 3.5) / (3 + 1)
              = 4.25
  score.F-1 = 4.5, see above
  score.F-2 = 3.5, see above
";
    let case = Lifts::by(MODEL, &[]).with_three().evaluated();
    assert_eq!(explained(&case, "north", Some("service"), false), expected);
    let all = explained(&case, "north", Some("F-1"), true);
    assert!(all.contains("anna: 4  scores.csv:2\n"), "{all}");
    let table = explained(&case, "north", Some("experience"), false);
    assert!(table.contains("since years >= 5: 7 >= 5\n"), "{table}");
    assert!(table.contains("since years >= 10 does not hold: 7 >= 10\n"), "{table}");
}
