//! Which rows count.

use crate::setting::{group_rules, plain_rules, read, rules, shown, tenders};

#[test]
fn rows_are_sorted_by_tender_item_group_and_evaluator() {
    let procedure = group_rules("mean");
    let tenders = tenders(&procedure, "");
    let lines = [
        "@scores/b.csv",
        "söder F-2 eva 3.0 nurses",
        "söder F-2 åke 5 nurses",
        "söder F-2 åke 1 doctors",
        "@scores/a.csv",
        "north comfort eva 2.5 nurses",
        "north F-1 eva 0 nurses",
        "so\u{308}der F-1 eva 4 nurses",
    ];
    let reading = read(&procedure, &tenders, &lines);
    assert_eq!(reading.diagnostics, []);
    let sheet = reading.value;
    assert_eq!(
        shown(&procedure, &tenders, &sheet),
        [
            "north comfort nurses eva 2.5 scores/a.csv:2",
            "north F-1 nurses eva 0 scores/a.csv:3",
            "söder F-1 nurses eva 4 scores/a.csv:4",
            "söder F-2 nurses eva 3 scores/b.csv:2",
            "söder F-2 nurses åke 5 scores/b.csv:3",
            "söder F-2 doctors åke 1 scores/b.csv:4",
        ]
    );
    let entries: Vec<_> = sheet.entries().collect();
    assert_eq!(sheet.scores(entries[3].tender, entries[3].item), entries[3..6]);
    assert_eq!(sheet.len(), 6);
    let evaluators: Vec<String> = sheet
        .evaluators
        .iter()
        .map(|person| format!("{} {} {}", person.id, person.groups.len(), person.place))
        .collect();
    assert_eq!(evaluators, ["eva 1 scores/a.csv:2:1", "åke 2 scores/b.csv:3:1"]);
}

#[test]
fn listed_evaluators_are_in_the_groups_they_are_listed_in() {
    let procedure = group_rules("mean");
    let tenders = tenders(&procedure, "");
    let lines = [
        "@evaluators.csv",
        "+ eva nurses profession=nurse ward=",
        "+ åke nurses profession=nurse",
        "+ åke doctors profession=nurse ward=4",
        "+ idle doctors",
        "@scores.csv",
        "north F-1 eva 4",
        "north F-1 åke 5 nurses",
        "north F-1 åke 3 doctors",
    ];
    let reading = read(&procedure, &tenders, &lines);
    assert_eq!(reading.diagnostics, []);
    assert_eq!(
        shown(&procedure, &tenders, &reading.value),
        [
            "north F-1 nurses eva 4 scores.csv:2",
            "north F-1 nurses åke 5 scores.csv:3",
            "north F-1 doctors åke 3 scores.csv:4",
        ]
    );
    let people: Vec<String> = reading
        .value
        .evaluators
        .iter()
        .map(|person| {
            format!(
                "{} {} {:?} {}",
                person.id,
                person.groups.len(),
                person.attributes,
                person.place
            )
        })
        .collect();
    assert_eq!(
        people,
        [
            r#"eva 1 [("profession", "nurse")] evaluators.csv:2:1"#,
            "idle 1 [] evaluators.csv:5:1",
            r#"åke 2 [("profession", "nurse"), ("ward", "4")] evaluators.csv:3:1"#,
        ]
    );
}

#[test]
fn a_score_is_replaced_by_the_latest_row_with_a_reason() {
    let procedure = plain_rules();
    let tenders = tenders(&procedure, "");
    let lines = [
        "north F-1 eva 5 - later 2018-05-03T10:00",
        "north F-1 eva 4 - once 2018-05-02",
        "north F-2 eva 1 - once",
        "north F-1 eva 2 - -  2018-06-01",
        "north F-2 eva 0",
        "north comfort eva 1",
    ];
    let reading = read(&procedure, &tenders, &lines);
    assert_eq!(reading.diagnostics, []);
    assert_eq!(
        shown(&procedure, &tenders, &reading.value),
        [
            "north comfort - eva 1 scores.csv:7",
            "north F-1 - eva 5 scores.csv:2",
            "north F-2 - eva 1 scores.csv:4",
            "2 then 4 of north F-1 - eva at scores.csv:5:4: once 2018-05-02",
            "4 then 5 of north F-1 - eva at scores.csv:3:4: later 2018-05-03T10:00",
            "0 then 1 of north F-2 - eva at scores.csv:6:4: once -",
        ]
    );
}

#[test]
fn a_consensus_stands_before_the_scores_of_its_group() {
    let procedure = group_rules("consensus");
    let tenders = tenders(&procedure, "");
    let lines = [
        "north F-1 eva 5 nurses",
        "north F-1 - 4 nurses",
        "north F-1 - 3 nurses moderated",
        "north F-1 - 1 doctors",
    ];
    let reading = read(&procedure, &tenders, &lines);
    assert_eq!(reading.diagnostics, []);
    assert_eq!(
        shown(&procedure, &tenders, &reading.value),
        [
            "north F-1 nurses - 3 scores.csv:4",
            "north F-1 nurses eva 5 scores.csv:2",
            "north F-1 doctors - 1 scores.csv:5",
            "4 then 3 of north F-1 nurses - at scores.csv:3:4: moderated -",
        ]
    );
    let alone = rules("[scoring]\nwithin_group = \"consensus\"\n", false);
    let tenders = self::tenders(&alone, "");
    let reading = read(&alone, &tenders, &["north F-1 - 4"]);
    assert_eq!(reading.diagnostics, []);
    assert_eq!(shown(&alone, &tenders, &reading.value), ["north F-1 - - 4 scores.csv:2"]);
}
