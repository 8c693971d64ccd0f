//! What criteria.toml states, and what it states wrongly.

use super::{criteria, expected, said};
use crate::procedure::draft::{Draft, Number, Text};

const WHOLE: &str = include_str!("whole.toml");

fn texts(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|text| text.value.as_str()).collect()
}

fn pairs(pairs: &[(Text, Number)]) -> Vec<String> {
    pairs.iter().map(|(name, number)| format!("{} {}", name.value, number.value)).collect()
}

/// Something stated, with its line and column.
fn at<T: ToString>(stated: Option<&crate::procedure::draft::Written<T>>) -> String {
    stated.map_or_else(String::new, |written| {
        format!("{} {}:{}", written.value.to_string(), written.place.line(), written.place.column())
    })
}

#[test]
fn every_key_is_read_with_its_place() {
    let reading = criteria(WHOLE);
    assert_eq!(said(&reading.diagnostics), "");
    let draft = reading.value.into_draft();
    assert!(!draft.damaged);
    check_rules(&draft);
    check_tree(&draft);
    assert_eq!(draft.seal.len(), "sha256:".len() + 64);
}

fn check_rules(draft: &Draft) {
    assert_eq!(at(draft.procurement.title.as_ref()), "Healthcare information environment 4:9");
    assert_eq!(at(draft.procurement.language.as_ref()), "sv 8:12");
    assert_eq!(pairs(&draft.parameters), ["ceiling 2500000000", "discount 8 %"]);
    let award = draft.award.as_ref();
    assert_eq!(award.map(|award| texts(&award.ties)), Some(vec!["highest functionality", "draw"]));
    assert_eq!(award.map(|award| pairs(&award.rule.parameters)), Some(vec!["knee 0.5".to_owned()]));
    let formula = award.and_then(|award| award.rule.formula.as_ref());
    assert_eq!(formula.map(|formula| formula.as_str()), Some("over = price / 2\nresult = over\n"));
    assert_eq!(
        formula.map(|formula| formula.place(17..23).to_string()),
        Some("criteria.toml:17:1".to_owned())
    );
    assert_eq!(draft.price.as_ref().map(|price| price.place.line()), Some(23));
    let rejection = draft.rejections.first();
    assert_eq!(
        rejection.and_then(|r| r.when.as_ref()).map(|when| when.as_str()),
        Some("price > ceiling")
    );
    assert_eq!(rejection.map(|r| pairs(&r.parameters)), Some(vec!["own 1".to_owned()]));
    let stages: Vec<&str> = draft.rounding.iter().map(|stage| stage.stage.value.as_str()).collect();
    assert_eq!(stages, ["result", "points"], "in the order of the file");
    let least: Vec<_> =
        draft.coverage.iter().flat_map(|coverage| pairs(&coverage.at_least)).collect();
    assert_eq!(least, ["physician 20", "nurse 5"], "in the order of the file");
    assert_eq!(at(draft.scoring.trim_highest.as_ref()), "2 34:32");
    assert_eq!(
        draft.abnormal.as_ref().map(|test| at(test.value.model.as_ref())),
        Some("es-rglcap-85-relative 47:9".into())
    );
}

fn check_tree(draft: &Draft) {
    let scale = draft.scales.first();
    let labels = scale.map(|scale| {
        scale.labels.iter().map(|(score, text)| format!("{} {}", score.value, text.value)).collect()
    });
    assert_eq!(
        labels,
        Some(vec!["5 far better".to_owned(), "0 not met".into(), "2.5 half".into()])
    );
    let criteria: Vec<&str> =
        draft.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
    assert_eq!(criteria, ["functionality", "medication", "hospitals", "price"]);
    let medication = draft.criteria.get(1);
    assert_eq!(medication.map(|c| at(c.weight.as_ref())), Some("55.5 71:10".to_owned()));
    let threshold = medication.and_then(|c| c.threshold.as_ref());
    assert_eq!(threshold.map(|t| at(t.score.as_ref())), Some("2 74:23".to_owned()));
    let hospitals = draft.criteria.get(2);
    assert_eq!(hospitals.map(|c| at(c.highest.as_ref())), Some("100 % 81:34".to_owned()));
    let table = hospitals.and_then(|c| c.rule.table.as_ref());
    let rows = table.map(|rows| {
        rows.value.iter().map(|(x, share)| format!("{} {}", x.value, share.value)).collect()
    });
    assert_eq!(rows, Some(vec!["0 0 %".to_owned(), "2.5 50 %".into(), "5 1".into()]));
    assert_eq!(
        draft.requirements.first().map(|r| at(r.mandatory.as_ref())),
        Some("true 90:13".to_owned())
    );
    assert_eq!(
        draft.requirements.get(1).map(|r| at(r.criterion.as_ref())),
        Some("medication 94:13".to_owned())
    );
    let group = draft.groups.first();
    assert_eq!(
        group.and_then(|group| group.assesses.as_ref()).map(|ids| texts(ids)),
        Some(vec!["functionality"])
    );
    assert_eq!(group.map(|group| at(group.quorum.as_ref())), Some("5 105:10".to_owned()));
}

fn check(cases: &[(&str, &str)]) {
    for (text, says) in cases {
        let text = format!("format = 1\n{text}\n");
        assert_eq!(said(&criteria(&text).diagnostics), expected(says), "{text}");
    }
}

#[test]
fn the_format_must_be_stated() {
    let says = |text: &str| said(&criteria(text).diagnostics);
    assert_eq!(
        says("[award]\n"),
        "1:1: error[missing-key]: a criteria file has no `format`\n  help: add `format = 1`\n"
    );
    assert_eq!(
        says(""),
        "1:1: error[missing-key]: a criteria file has no `format`\n  help: add `format = 1`\n"
    );
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        says("format = 2\n"),
        format!(
            "1:10: error[out-of-range]: format 2 is not read by anbud {version}\n  help: write `format = 1` above the first heading\n"
        )
    );
    assert_eq!(says("\u{feff}format = \"1\"\n"), "");
}

#[test]
fn unknown_keys_come_with_what_was_meant() {
    check(&[
        (
            "[[criterion]]\nid = \"a\"\nwieght = 60",
            "4:1: error[unknown-key]: `wieght` is not a key of a criterion
              help: did you mean `weight`?",
        ),
        (
            "[[criterion]]\nid = \"a\"\nthreshold = { scor = 60 }",
            "4:15: error[unknown-key]: `scor` is not a key of `threshold`
              help: did you mean `score`?",
        ),
        (
            "[awrad]\nmodel = \"a\"",
            "2:2: error[unknown-key]: `awrad` is not a key of a criteria file
              help: did you mean `award`?",
        ),
        (
            "[price]\nmodel = \"a\"",
            "3:1: error[unknown-key]: `model` is not a key of `[price]`
              help: known here: `formula`, `parameters`, `count`, `prevails`",
        ),
        (
            "[rounding]\nshare = { decimals = 2, mod = \"ceil\" }",
            "3:25: error[unknown-key]: `mod` is not a key of a stage of `[rounding]`
              help: did you mean `mode`?",
        ),
        (
            "[award]\n\"be\\u001bst\" = 1",
            "3:1: error[unknown-key]: `be\u{fffd}st` is not a key of `[award]`
              help: did you mean `best`?",
        ),
    ]);
}

#[test]
fn values_of_another_kind_come_with_what_to_write() {
    check(&[
        ("award = 1", "2:9: error[wrong-type]: `award` is the number `1`, not a table
              help: write `[award]`"),
        ("[[award]]\nmodel = \"a\"", "2:1: error[wrong-type]: `award` is a list, not a table
              help: write `[award]`"),
        ("criterion = \"a\"", "2:13: error[wrong-type]: `criterion` is the text `a`, not a list
              help: write `[[criterion]]`"),
        ("criterion = [\"a\"]", "2:14: error[wrong-type]: an entry of `criterion` is the text `a`, not a table
              help: write `[[criterion]]`"),
        ("[criterion]\nid = \"a\"", "2:1: error[wrong-type]: `criterion` is a table, not a list of tables
              help: write `[[criterion]]`, once for each"),
        ("[procurement]\ntitle = 5\ncurrency = [1]\nreference = 2016-04-21", "3:9: error[wrong-type]: `title` is the number `5`, not a text between quotes
              help: write `\"5\"`
            4:12: error[wrong-type]: `currency` is a list, not a text
              help: write text between quotes
            5:13: error[wrong-type]: `reference` is the date `2016-04-21`, not a text between quotes
              help: write `\"2016-04-21\"`"),
        ("[[requirement]]\nid = \"a\"\nmandatory = \"yes\"\nweight = true", "4:13: error[wrong-type]: `mandatory` is the text `yes`, not `true` or `false`
              help: write `true` or `false`, without quotes
            5:10: error[wrong-type]: `weight` is `true`, not a number
              help: write digits, such as `20.5`"),
        ("[[criterion]]\nid = \"a\"\nthreshold = 2\nlimits = 1\ntable = 3", "4:13: error[wrong-type]: `threshold` is the number `2`, not a table
              help: write `threshold = { score = 2 }` or `threshold = { share = \"50 %\" }`
            5:10: error[wrong-type]: `limits` is the number `1`, not a table
              help: write `limits = { lowest = 0, highest = \"100 %\" }`
            6:9: error[wrong-type]: `table` is the number `3`, not a list
              help: write `table = [[0, \"0 %\"], [5, \"100 %\"]]`"),
        ("[[criterion]]\nid = \"a\"\ntable = [[0, 5, 2], [1], 7, [true, 2]]", "4:10: error[wrong-type]: a row has a figure and a share, but this one has 3
              help: write decimals with a point, as in `[2.5, \"50 %\"]`
            4:21: error[wrong-type]: a row has a figure and a share, but this one has 1
              help: write rows such as `[2, \"50 %\"]`
            4:26: error[wrong-type]: an entry of `table` is the number `7`, not a list
              help: write `[2, \"50 %\"]`
            4:30: error[wrong-type]: an entry of `table` is `true`, not a number
              help: write digits, such as `20.5`"),
        ("[award]\nties = \"draw\"", "3:8: error[wrong-type]: `ties` is the text `draw`, not a list
              help: write `ties = [\"lowest price\", \"draw\"]`"),
        ("[award]\nties = [1]\nparameters = [1]", "3:9: error[wrong-type]: an entry of `ties` is the number `1`, not a text between quotes
              help: write `\"1\"`
            4:14: error[wrong-type]: `parameters` is a list, not a table
              help: write `parameters = { name = 20.5 }`"),
        ("[scoring]\ntrim = 1\n[rounding]\nprice = 2", "3:8: error[wrong-type]: `trim` is the number `1`, not a table
              help: write `trim = { lowest = 1, highest = 1 }`
            5:9: error[wrong-type]: `price` is the number `2`, not a table
              help: write `price = { decimals = 2, mode = \"half-up\" }`"),
    ]);
}

#[test]
fn numbers_are_read_from_their_digits() {
    check(&[
        (
            "[parameters]\na = 0x1F\nb = 0o17\nc = 0b101",
            "3:5: error[number]: `0x1F` is a hexadecimal number
              help: write `31`
            4:5: error[number]: `0o17` is an octal number
              help: write `15`
            5:5: error[number]: `0b101` is a binary number
              help: write `5`",
        ),
        (
            "[parameters]\na = 1.5e3\nb = inf\nc = nan\nd = \"20,5\"",
            "3:5: error[number]: `1.5e3` has an exponent
              help: write `1500`
            4:5: error[number]: `inf` is not a number
              help: write digits with at most one point, such as `20.5`
            5:5: error[number]: `nan` is not a number
              help: write digits with at most one point, such as `20.5`
            6:5: error[number]: `20,5` has a comma where a number has a point
              help: write `20.5`",
        ),
        (
            "[parameters]\na = 1234567890123456789012345678\nb = 12345678901234567890123456789",
            "4:5: error[number]: `12345678901234567890123456789` has more than 28 digits
              help: at most 28 significant digits and 28 decimals are read",
        ),
        (
            "[[criterion]]\nid = \"a\"\nweight = \"60 %\"\nthreshold = { score = \"50 %\", share = \"50 %\" }",
            "4:10: error[number]: `weight` takes no percent sign
              help: write `60`
            5:23: error[number]: `score` takes no percent sign
              help: write `50`",
        ),
        (
            "[[scale]]\nid = \"a\"\nlabels = { 3.5 = \"x\" }",
            "4:12: error[number]: the score before `3` is cut in two at its point
              help: write the score between quotes: `\"3.5\" = \"…\"`",
        ),
        (
            "[[scale]]\nid = \"a\"\nlabels = { a = \"x\", \"4 %\" = \"y\", 1 = 2 }",
            "4:12: error[number]: `a` is not a number
              help: write digits with at most one point, such as `20.5`
            4:21: error[number]: a label stands at a score, not at `4 %`
              help: write the score: `3 = \"…\"`
            4:38: error[wrong-type]: `1` is the number `2`, not a text between quotes
              help: write `\"2\"`",
        ),
    ]);
}

#[test]
fn what_has_no_id_is_left_out() {
    check(&[(
        "[[criterion]]\ntitle = \"x\"\n[[scale]]\nid = \"\"\n[[group]]\nid = 5",
        "2:1: error[missing-key]: a criterion has no `id`
              help: add `id = \"…\"`
            5:6: error[identifier]: a scale has an empty `id`
              help: write letters, digits, `_`, `.`, `-` or `/`
            7:6: error[wrong-type]: `id` is the number `5`, not a text between quotes
              help: write `\"5\"`",
    )]);
    let draft =
        criteria("format = 1\n[[criterion]]\n[[criterion]]\nid = \"e\u{301}\"\n").value.draft;
    let ids: Vec<&str> =
        draft.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
    assert_eq!(ids, ["é"], "in the form that identifiers are compared in");
    assert!(draft.damaged);
}

#[test]
fn what_is_unreadable_is_marked_where_it_stands() {
    let text = "format = 1\n[[criterion]]\nid = \"a\"\nweight = \"x\"\n[[criterion]]\nid = \"b\"\nlimits = { lowest = true }\n[[criterion]]\nid = \"c\"\n[award]\nmodel = 1\n";
    let draft = criteria(text).value.draft;
    let marks: Vec<bool> = draft.criteria.iter().map(|criterion| criterion.damaged).collect();
    assert_eq!(marks, [true, true, false]);
    assert_eq!(draft.award.map(|award| (award.damaged, award.rule.damaged)), Some((true, true)));
    assert!(!draft.damaged, "nothing is lost as a whole");
}
