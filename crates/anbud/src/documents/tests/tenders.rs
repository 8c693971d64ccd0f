//! What tenders.toml states, against the rules below.

use super::super::{TENDERS_MAX, read_criteria, read_tenders};
use super::{expected, said};
use crate::tenders::{Price, Tender};
use crate::{Diagnostic, Procedure, Source, Tenders};

const RULES: &str = r#"
format = 1
procurement = { title = "Title", authority = "Region", reference = "RS 1", currency = "SEK" }
parameters = { ceiling = 1 }
scoring = { within_group = "mean" }
[award]
formula = """
knee = 2 * ceiling
result = price / knee"""
best = "lowest"
[[scale]]
id = "fulfilment"
minimum = 0
maximum = 5
step = 1
[[criterion]]
id = "functionality"
weight = 60
[[criterion]]
id = "medication"
parent = "functionality"
weight = 50
scale = "fulfilment"
model = "of-maximum"
[[criterion]]
id = "usability"
parent = "functionality"
weight = 50
scale = "fulfilment"
model = "of-maximum"
[[criterion]]
id = "hospitals"
weight = 40
measure = "hospitals_live"
formula = "share = hospitals_live / 20"
[[criterion]]
id = "price"
kind = "price"
[[requirement]]
id = "M-17"
text = "Stores patient data within the EU"
mandatory = true
[[requirement]]
id = "F-101"
criterion = "medication"
text = "Warns of interactions between drugs"
weight = 1
"#;

/// `medication` with `F-101` and `usability` below `functionality`, `hospitals` measured, `price`, and `M-17`.
fn procedure() -> Result<Procedure, Vec<Diagnostic>> {
    read_criteria(&Source::new("rules", RULES)).value.into_draft().build()
}

fn tenders(text: &str) -> (Tenders, String) {
    match procedure() {
        Ok(procedure) => {
            let reading = read_tenders(&Source::new("tenders.toml", text), &procedure);
            (reading.value, said(&reading.diagnostics))
        }
        Err(mistakes) => (Tenders::default(), said(&mistakes)),
    }
}

/// A tender that answers what it must, with more lines.
fn check(cases: &[(&str, &str)]) {
    for (lines, says) in cases {
        let text = format!(
            "[[tender]]\nid = \"north\"\ntenderer = \"North AB\"\nmeets.M-17 = true\n{lines}\n"
        );
        assert_eq!(tenders(&text).1, expected(says), "{lines}");
    }
}

/// All that a tender states, on one line.
fn shown(tender: &Tender) -> String {
    let price = tender.price.as_ref().map(Price::counting);
    let price = price.map(|(price, place)| (price.to_string(), place.to_string()));
    let meets: Vec<bool> = tender.meets.iter().map(|(_, meets, _)| *meets).collect();
    let measures = tender.measures.iter().map(|m| format!("{}={} ({})", m.name, m.value, m.text));
    let measures: Vec<_> = measures.collect();
    let scores = tender.scores.iter();
    let scores: Vec<_> =
        scores.map(|(_, score, place)| format!("{score} at {}", place.column())).collect();
    format!("{} {price:?} {meets:?} {measures:?} {scores:?}", tender.id)
}

#[test]
fn everything_a_tender_states_is_read() {
    let text = r#"
[[tender]]
id = "north"
tenderer = "North AB"
price = 2_100_000_000.00
meets = { "M-17" = true }
measures = { years = "12.50", hospitals_live = 14, certified = true, discount = '8 %' }
scores = { usability = 3, "F-101" = 4.0 }

[[tender]]
id = "south"
tenderer = "South AS"
price = { submitted = 1_950_000_000, corrected = 1_950_000_400, reason = "sum of the price sheet" }
meets = { "M-17" = false }

[[tender]]
id = "e\u0301"
tenderer = "Without a price"
price = 0
meets = { "M-17" = true }

[draw]
order = ["south", "é", "north"]
held = "2018-09-03, Gothenburg, in the presence of both"
"#;
    let (read, says) = tenders(text);
    assert_eq!(says, "");
    let shown: Vec<String> = read.list.iter().map(shown).collect();
    assert_eq!(
        shown,
        [
            r#"north Some(("2100000000", "tenders.toml:5:9")) [true] ["certified=1 (true)", "discount=8 % (8 %)", "hospitals_live=14 (14)", "years=12.5 (12.50)"] ["3 at 24", "4 at 37"]"#,
            r#"south Some(("1950000400", "tenders.toml:13:50")) [false] [] []"#,
            r#"é Some(("0", "tenders.toml:19:9")) [true] [] []"#,
        ]
    );
    let order: Option<Vec<usize>> =
        read.draw.map(|draw| draw.order.iter().map(|key| key.position()).collect());
    assert_eq!(order, Some(vec![1, 2, 0]));
}

#[test]
fn who_and_what() {
    let answered = "meets.M-17 = true";
    let cases = [
        (
            String::new(),
            "1:1: error[missing-key]: a file of tenders has no `tender`
              help: add `[[tender]]`",
        ),
        (
            format!(
                "[[tender]]\n{answered}\n[[tender]]\nid = \"a b\"\ntenderer = \" \"\n{answered}"
            ),
            "1:1: error[missing-key]: a tender has no `id`
              help: add `id = \"…\"`
            1:1: error[missing-key]: a tender has no `tenderer`
              help: add `tenderer = \"North AB\"`
            4:6: error[identifier]: `a b` cannot be the id of a tender
              help: write letters, digits, `_`, `.`, `-` or `/`
            5:12: error[missing-key]: `tenderer` is empty
              help: write `tenderer = \"North AB\"`",
        ),
        (
            format!(
                "[[tender]]\nid = \"é\"\ntenderer = \"A\"\n{answered}\n[[tender]]\nid = \"e\u{301}\"\ntenderer = \"B\"\n{answered}"
            ),
            "6:6: error[duplicate]: two tenders have the id `é`
              help: give each tender an id of its own
              2:6: first stated here",
        ),
        (
            format!("[[tender]]\nid = \"a\"\ntenderer = \"A\"\n{answered}\nprise = 5\n[tenders]\n"),
            "5:1: error[unknown-key]: `prise` is not a key of a tender
              help: did you mean `price`?
            6:2: error[unknown-key]: `tenders` is not a key of a file of tenders
              help: did you mean `tender`?",
        ),
    ];
    for (text, says) in cases {
        assert_eq!(tenders(&text).1, expected(says), "{text}");
    }
}

#[test]
fn prices() {
    check(&[
        (
            "price = -5",
            "5:9: error[out-of-range]: a price of `-5` is below zero
              help: a price is zero or more",
        ),
        (
            "price = \"8 %\"",
            "5:9: error[number]: `price` takes no percent sign
              help: write `8`",
        ),
        (
            "price = 2,100,000",
            "5:9: error[number]: `2,100,000` has a comma where a number has a point
              help: write `2100000`",
        ),
        (
            "price = true",
            "5:9: error[wrong-type]: `price` is `true`, not a number
              help: write digits, such as `20.5`",
        ),
        (
            "price = { corrected = 5 }",
            "5:9: error[missing-key]: `price` has no `reason`
              help: add `reason = \"sum of the price sheet\"`
            5:9: error[missing-key]: `price` has no `submitted`
              help: add `submitted = 100`",
        ),
        (
            "price = { submitted = 5, corrected = 6, reason = \"\" }",
            "5:50: error[missing-key]: `reason` is empty
              help: write `reason = \"sum of the price sheet\"`",
        ),
        (
            "price = { submitted = 5, reason = \"x\", corected = 6 }",
            "5:35: error[conflict]: `price` has a reason, but no `corrected`
              help: add `corrected`, or leave the reason out
            5:40: error[unknown-key]: `corected` is not a key of `price`
              help: did you mean `corrected`?",
        ),
    ]);
}

#[test]
fn answers() {
    check(&[
        (
            "meets.F-101 = true",
            "5:7: error[not-scored]: `F-101` is not a mandatory requirement
              help: only mandatory requirements are answered
              rules:44:6: stated here",
        ),
        (
            "meets.M-71 = true",
            "5:7: error[unknown-reference]: there is no criterion or requirement `M-71`
              help: did you mean `M-17`?",
        ),
    ]);
    let tender = "[[tender]]\nid = \"north\"\ntenderer = \"North AB\"\n";
    let unanswered = "2:6: error[unanswered]: the tender `north` does not answer the mandatory requirement `M-17`
              help: add `\"M-17\" = true` or `\"M-17\" = false` to `meets`
              rules:40:6: stated here";
    let cases = [
        ("", unanswered),
        ("meets = {}", unanswered),
        (
            "meets = { M-17 = \"yes\" }",
            "4:18: error[wrong-type]: `M-17` is the text `yes`, not `true` or `false`
              help: write `true` or `false`, without quotes",
        ),
        (
            "meets = true",
            "4:9: error[wrong-type]: `meets` is `true`, not a table
              help: write `meets = { \"M-17\" = true }`",
        ),
        (
            "meets = { M-17 = yes }",
            "4:18: error[syntax]: `yes` stands without quotes
              help: write `\"yes\"`",
        ),
    ];
    for (lines, says) in cases {
        assert_eq!(tenders(&format!("{tender}{lines}\n")).1, expected(says), "{lines}");
    }
}

#[test]
fn measures() {
    check(&[
        ("measures = { ceiling = 1, knee = 2, price = 3, lowest = 4, 5a = 5, \"a b\" = 6 }", "5:14: error[duplicate]: `ceiling` is a parameter, so no measure can be called so
              help: call the measure otherwise, in the formulas too
            5:27: error[duplicate]: `knee` is a step of a formula, so no measure can be called so
              help: call the measure otherwise, in the formulas too
            5:37: error[duplicate]: `price` has a meaning of its own in formulas
              help: call the measure otherwise, in the formulas too
            5:48: error[identifier]: `lowest` cannot be the name of a measure
              help: write letters, digits and `_`, not beginning with a digit, and no word of the formula language
            5:60: error[identifier]: `5a` cannot be the name of a measure
              help: write letters, digits and `_`, not beginning with a digit, and no word of the formula language
            5:68: error[identifier]: `a b` cannot be the name of a measure
              help: write letters, digits and `_`, not beginning with a digit, and no word of the formula language"),
        ("measures = { \"é\" = 1, \"e\u{301}\" = 2, b = [] }", "5:23: error[duplicate]: `é` is stated twice
              help: keep one of the two
              5:20: first stated here
            5:37: error[wrong-type]: `b` is a list, not a number
              help: write digits, such as `20.5`"),
    ]);
}

#[test]
fn agreed_scores() {
    check(&[
        (
            "scores = { F-101 = 6, usability = 2.5 }",
            "5:20: error[not-on-scale]: the score `6` is not on the scale `fulfilment`
              help: write a score from 0 to 5 in steps of 1
              rules:12:6: the scale goes from 0 to 5 in steps of 1
            5:35: error[not-on-scale]: the score `2.5` is not on the scale `fulfilment`
              help: write a score from 0 to 5 in steps of 1
              rules:12:6: the scale goes from 0 to 5 in steps of 1",
        ),
        (
            "scores = { M-17 = 1, functionality = 1, medication = 1, hospitals = 1, price = 1, f-101 = 1 }",
            "5:12: error[not-scored]: `M-17` is mandatory, so it is answered and not scored
              help: answer it in `meets`
              rules:40:6: stated here
            5:22: error[not-scored]: `functionality` is a criterion with others below it
              help: score the criteria below it
              rules:17:6: stated here
            5:41: error[not-scored]: `medication` is a criterion with requirements
              help: score its requirements
              rules:20:6: stated here
            5:57: error[not-scored]: `hospitals` is measured, not scored
              help: state its measure in `measures`
              rules:32:6: stated here
            5:72: error[not-scored]: `price` is worked out from the price
              help: leave the score out
              rules:37:6: stated here
            5:83: error[unknown-reference]: there is no criterion or requirement `f-101`
              help: did you mean `F-101`?",
        ),
        (
            "scores = { F-101 = \"50 %\" }",
            "5:20: error[number]: `F-101` takes no percent sign
              help: write `50`",
        ),
    ]);
}

#[test]
fn drawn_orders() {
    check(&[
        ("[draw]\norder = [\"north\", \"nroth\", \"north\", 5]\nheld = \"\"", "6:19: error[unknown-reference]: there is no tender `nroth`
              help: did you mean `north`?
            6:28: error[duplicate]: `north` is drawn twice
              help: name each tender once
              6:10: first drawn here
            6:37: error[wrong-type]: an entry of `order` is the number `5`, not a text between quotes
              help: write `\"5\"`
            7:8: error[missing-key]: `held` is empty
              help: write `held = \"2018-09-03, Gothenburg, in the presence of both\"`"),
        ("[draw]", "5:1: error[missing-key]: `[draw]` has no `held`
              help: add `held = \"2018-09-03, Gothenburg, in the presence of both\"`
            5:1: error[missing-key]: `[draw]` has no `order`
              help: add `order = [\"south\", \"north\"]`"),
    ]);
}

#[test]
fn more_tenders_than_a_case_has_are_not_read() {
    let tender = |id| format!("[[tender]]\nid = \"t{id}\"\ntenderer = \"T\"\nmeets.M-17 = true\n");
    let text: String = (0..=TENDERS_MAX).map(tender).collect();
    let (read, says) = tenders(&text);
    assert_eq!(read.list.len(), TENDERS_MAX);
    assert_eq!(
        says,
        "40001:1: error[limit-tenders]: the file has more than 10,000 tenders\n  help: a case of this size is not read\n"
    );
}
