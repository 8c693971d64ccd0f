//! What is wrong with rows, each with its place and remedy.

use anbud::ledger::{Column, Ledger};

use crate::setting::{add, group_rules, mistakes, plain_rules, read, tenders};

/// A row, and what is said of it.
const ROWS: &[(&str, &str)] = &[
    (
        "nort F-1 eva 4",
        "scores.csv:2:1: error[unknown-reference]: there is no tender `nort`\n  help: did you mean `north`?",
    ),
    (
        "- F-1 eva 4",
        "scores.csv:2:1: error[missing-key]: the row names no tender\n  help: write the id of a tender in tenders.toml",
    ),
    (
        "north F-11 eva 4",
        "scores.csv:2:2: error[unknown-reference]: there is no requirement or leaf criterion `F-11`\n  help: did you mean `F-1`?",
    ),
    (
        "north M-1 eva 4",
        "scores.csv:2:2: error[not-scored]: `M-1` is mandatory: it is answered, not scored\n  help: answer it under `meets` in tenders.toml",
    ),
    (
        "north functions eva 4",
        "scores.csv:2:2: error[not-scored]: `functions` is scored by its requirements\n  help: score each of its requirements",
    ),
    (
        "north quality eva 4",
        "scores.csv:2:2: error[not-scored]: `quality` is made up of other criteria\n  help: score the criteria below it",
    ),
    (
        "north years eva 4",
        "scores.csv:2:2: error[not-scored]: `years` is measured, not scored\n  help: state the measure in tenders.toml",
    ),
    (
        "north price eva 4",
        "scores.csv:2:2: error[not-scored]: `price` is not scored\n  help: delete the row",
    ),
    (
        "north F-1 - 4",
        "scores.csv:2:3: error[missing-key]: the row names no evaluator\n  help: name the evaluator",
    ),
    (
        "north F-1 e:va 4",
        "scores.csv:2:3: error[identifier]: `e:va` cannot be the identifier of an evaluator\n  help: write letters, digits and `_ . - /` only, such as `e-va`",
    ),
    (
        "north F-1 eva 6",
        "scores.csv:2:4: error[not-on-scale]: the score `6` of `F-1` for `north` by `eva` is not on the scale `five`\n  help: write a score from 0 to 5 in steps of 1",
    ),
    (
        "north comfort eva 2.25",
        "scores.csv:2:4: error[not-on-scale]: the score `2.25` of `comfort` for `north` by `eva` is not on the scale `half`\n  help: write a score from 1 to 4 in steps of 0.5",
    ),
    (
        "north F-1 eva good",
        "scores.csv:2:4: error[number]: `good` is not a number\n  help: write digits with at most one decimal point, such as `3.5`",
    ),
    (
        "north F-1 eva 4%",
        "scores.csv:2:4: error[number]: the score `4%` is in percent\n  help: write the score in digits, as its scale has it",
    ),
    (
        "north F-1 eva 4 nurses",
        "scores.csv:2:5: error[group-unclear]: the group `nurses` is not declared in criteria.toml\n  help: declare it as a `[[group]]`; without groups all evaluators are one group",
    ),
    (
        "north F-1 eva 4 - - today",
        "scores.csv:2:5: error[wrong-type]: `today` is not a date or time in ISO 8601\n  help: write `2018-05-03`, `2018-05-03T14:30` or `2018-05-03T14:30+02:00`",
    ),
    (
        "north F-1 eva 4 - why",
        "scores.csv:2:4: error[missing-score]: `F-1` of `north` by `eva` has no first score that this one replaces\n  help: add the first score as a row without a `reason`, or delete the reason",
    ),
];

#[test]
fn every_row_is_checked() {
    let procedure = plain_rules();
    for (row, expected) in ROWS {
        assert_eq!(mistakes(&procedure, &[*row]), [*expected], "{row}");
    }
}

#[test]
fn rows_of_groups_are_checked() {
    let procedure = group_rules("mean");
    let listed = ["+ eva nurses", "+ åke nurses", "+ åke doctors", "+ free -"];
    for (row, expected) in [
        (
            "north F-1 eva 4 nurse",
            "scores.csv:6:5: error[unknown-reference]: there is no group `nurse`\n  help: did you mean `nurses`?",
        ),
        (
            "north F-1 evan 4 nurses",
            "scores.csv:6:3: error[unknown-reference]: there is no evaluator `evan`\n  help: did you mean `eva`?",
        ),
        (
            "north F-1 eva 4 doctors",
            "scores.csv:6:5: error[group-unclear]: evaluator `eva` is not listed in the group `doctors`\n  help: list the evaluator in this group too, in evaluators.csv",
        ),
        (
            "north F-1 åke 4",
            "scores.csv:6:3: error[group-unclear]: evaluator `åke` is in several groups, and the row names none\n  help: state the group in the row, in a column `group`",
        ),
        (
            "north F-1 free 4",
            "scores.csv:6:3: error[group-unclear]: the group of the evaluator is not known\n  help: list the evaluators with their groups in evaluators.csv, or state the group in a column `group`",
        ),
        (
            "north comfort åke 4 doctors",
            "scores.csv:6:2: error[not-assessed]: the group `doctors` does not assess `comfort`\n  help: state its criterion under `assesses`, or delete the row",
        ),
        (
            "north F-1 - 4",
            "scores.csv:6:3: error[missing-key]: the row names no evaluator\n  help: name the evaluator, or the group that agreed on the score",
        ),
        (
            "north F-1 - 4 nurses",
            "scores.csv:6:3: error[consensus]: the group `nurses` has a consensus score, but its scores are not taken together by consensus\n  help: state `within_group = \"consensus\"`, or name the evaluator of the score",
        ),
    ] {
        let lines: Vec<&str> = listed.into_iter().chain([row]).collect();
        assert_eq!(mistakes(&procedure, &lines), [expected], "{row}");
    }
    let unlisted =
        mistakes(&procedure, &["north F-1 eva 4", "north F-1 eva 4 nurses", "north F-2 åke 4"]);
    assert_eq!(unlisted.len(), 1, "{unlisted:?}");
    assert!(unlisted[0].contains("the group of the evaluator is not known"), "{unlisted:?}");
    assert_eq!(mistakes(&procedure, &[listed[3], "north F-1 free 4 doctors"]), [""; 0]);
}

#[test]
fn the_list_of_evaluators_is_checked() {
    let procedure = group_rules("mean");
    for (lines, expected) in [
        (
            vec!["+ eva nurses", "+ eva nurses"],
            "scores.csv:3:1: error[duplicate]: evaluator `eva` is listed twice in group `nurses`",
        ),
        (
            vec!["+ eva -", "+ eva -"],
            "scores.csv:3:1: error[duplicate]: evaluator `eva` is listed twice",
        ),
        (
            vec!["+ eva ?", "north F-1 eva 4"],
            "scores.csv:2:2: error[missing-key]: the row names no group",
        ),
        (
            vec!["+ eva nurse"],
            "scores.csv:2:2: error[unknown-reference]: there is no group `nurse`",
        ),
        (
            vec!["+ eva nurses age=3", "+ eva doctors age=4"],
            "scores.csv:3:1: warning[conflict]: evaluator `eva` has two values of `age`: `3` and `4`",
        ),
        (
            vec!["+ e,va nurses"],
            "scores.csv:2:1: error[identifier]: `e,va` cannot be the identifier of an evaluator",
        ),
        (vec!["+ - nurses"], "scores.csv:2:1: error[missing-key]: the row names no evaluator"),
        // a group that is not there is said once, not again in the rows
        (
            vec!["+ eva nurse", "north F-1 eva 4"],
            "scores.csv:2:2: error[unknown-reference]: there is no group `nurse`",
        ),
    ] {
        let found = mistakes(&procedure, &lines);
        let first: Vec<&str> = found.iter().filter_map(|text| text.lines().next()).collect();
        assert_eq!(first, [expected], "{lines:?}");
    }
}

#[test]
fn it_is_never_guessed_which_of_several_rows_counts() {
    let procedure = plain_rules();
    let who = "`F-1` of `north` by `eva`";
    for (lines, expected) in [
        (
            vec!["north F-1 eva 4", "north F-1 eva 4"],
            format!("scores.csv:2:4 scores.csv:3:4 scored-twice {who} is scored 2 times"),
        ),
        (
            vec!["north F-1 eva 4", "north F-1 eva 3", "north F-1 eva 2 - why"],
            format!("scores.csv:2:4 scores.csv:3:4 scored-twice {who} is scored 2 times"),
        ),
        (
            vec!["north F-1 eva 4", "north F-1 eva 3 - a 2018-05-01", "north F-1 eva 2 - b"],
            format!(
                "scores.csv:4:4 change-order {who} was replaced more than once, and a row does not say when"
            ),
        ),
        (
            vec![
                "north F-1 eva 4",
                "north F-1 eva 3 - a 2018-05-01",
                "north F-1 eva 2 - b 2018-05-01T10:00",
            ],
            format!(
                "scores.csv:3:4 scores.csv:4:4 change-order {who} was replaced twice, and the times do not say which came later"
            ),
        ),
    ] {
        let tenders = tenders(&procedure, "");
        let found = read(&procedure, &tenders, &lines).diagnostics;
        let found: Vec<String> = found
            .iter()
            .map(|mistake| {
                let places: Vec<String> =
                    mistake.labels.iter().map(|label| label.place.to_string()).collect();
                format!("{} {} {}", places.join(" "), mistake.code, mistake.message)
            })
            .collect();
        assert_eq!(found, [expected], "{lines:?}");
    }
    // a score or time that cannot be read is said once, and nothing follows from it
    for lines in [
        vec!["north F-1 eva 9", "north F-1 eva 4 - why"],
        vec!["north F-1 eva 4", "north F-1 eva 3 - a soon", "north F-1 eva 2 - b 2018-05-01"],
    ] {
        assert_eq!(mistakes(&procedure, &lines).len(), 1, "{lines:?}");
    }
    let consensus = group_rules("consensus");
    let twice = mistakes(&consensus, &["north F-1 - 4 nurses", "north F-1 - 4 nurses"]);
    assert!(
        twice[0].contains(
            "error[consensus]: `F-1` of `north` in the group `nurses` has 2 consensus scores"
        ),
        "{twice:?}"
    );
}

#[test]
fn agreed_scores_and_rows_exclude_each_other() {
    let procedure = plain_rules();
    let tenders = tenders(&procedure, ", scores = { \"F-1\" = 4 }");
    let found =
        read(&procedure, &tenders, &["north F-2 eva 4", "söder F-1 eva 3", "north F-1 eva 3"])
            .diagnostics;
    assert_eq!(found.len(), 1, "{found:?}");
    let places: Vec<String> = found[0].labels.iter().map(|label| label.place.to_string()).collect();
    assert_eq!(found[0].message, "`F-1` has an agreed score and rows in a score file");
    assert_eq!(places[0], "scores.csv:3:4");
    assert!(places[1].starts_with("tenders.toml:2:"), "{places:?}");
}

#[test]
fn what_could_not_be_read_elsewhere_is_passed_over() {
    let procedure = group_rules("mean");
    let tenders = tenders(&procedure, "");
    let mut ledger = Ledger::new(&procedure, &tenders);
    for column in [Column::Tender, Column::Requirement, Column::Evaluator, Column::Group] {
        ledger.passes_over(column);
    }
    let lines = [
        "+ eva nurses",
        "nort F-1 eva 4",
        "north F-9 eva 4",
        "north F-1 ewa 4",
        "north F-1 eva 4 nurse",
    ];
    add(&mut ledger, &lines);
    let reading = ledger.finish();
    assert_eq!((reading.diagnostics, reading.value.len()), (vec![], 0));
}

#[test]
fn a_thousand_mistakes_are_reported() {
    let procedure = plain_rules();
    let lines: Vec<String> = (0..1_500).map(|at| format!("north F-1 e{at} 9")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let found = mistakes(&procedure, &lines);
    assert_eq!(found.len(), 1_001);
    assert!(found[1_000].contains("more than 1,000 mistakes"), "{}", found[1_000]);
}
