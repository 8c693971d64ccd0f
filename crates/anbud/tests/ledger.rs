//! The ledger of scores: which rows count, what is wrong with the others, and that their order means nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says so by failing")]

use anbud::documents::{Reading, read_criteria, read_tenders};
use anbud::ledger::{Column, Ledger, ScoreRow, Spot};
use anbud::procedure::draft::Written;
use anbud::{Place, Procedure, Sheet, Source, Tenders};
use proptest::prelude::*;

/// Rules with two leaves, one of them with requirements, and three groups; `scoring` is put in.
fn rules(scoring: &str, groups: bool) -> Procedure {
    let mut text = r#"format = 1
procurement = { title = "T", authority = "A", reference = "R", currency = "SEK" }
award = { model = "quality-per-price" }
requirement = [
  { id = "M-1", text = "must", mandatory = true },
  { id = "F-1", text = "one", criterion = "functions", weight = 1 },
  { id = "F-2", text = "two", criterion = "functions", weight = 2 },
]
criterion = [
  { id = "quality", weight = 100 },
  { id = "functions", parent = "quality", weight = 50, scale = "five", model = "of-maximum" },
  { id = "comfort", parent = "quality", weight = 30, scale = "half", model = "of-maximum" },
  { id = "years", parent = "quality", weight = 20, measure = "years", formula = "share = years / 10" },
  { id = "price", kind = "price" },
]
scale = [
  { id = "five", minimum = 0, maximum = 5, step = 1 },
  { id = "half", minimum = 1, maximum = 4, step = 0.5 },
]
"#
    .to_owned();
    if groups {
        text.push_str(
            r#"group = [
  { id = "nurses", title = "Nurses", assesses = ["quality"], weight = 1 },
  { id = "doctors", title = "Doctors", assesses = ["functions"], weight = 1 },
]
"#,
        );
    }
    text.push_str(scoring);
    let source = Source::new("criteria.toml", text);
    let reading = read_criteria(&source);
    assert_eq!(reading.diagnostics, []);
    reading.value.into_draft().build().unwrap()
}

fn plain_rules() -> Procedure {
    rules("[scoring]\nwithin_group = \"mean\"\nmissing = \"skip\"\n", false)
}

fn group_rules(within_group: &str) -> Procedure {
    let scoring = format!(
        "[scoring]\nwithin_group = \"{within_group}\"\nbetween_groups = \"mean\"\nmissing = \"skip\"\n"
    );
    rules(&scoring, true)
}

fn tenders(procedure: &Procedure, scores: &str) -> Tenders {
    let meets = "meets = { \"M-1\" = true }, measures = { years = 3 }";
    let text = format!(
        "tender = [\n{{ id = \"north\", tenderer = \"N\", price = 1, {meets}{scores} }},\n{{ id = \"söder\", tenderer = \"S\", price = 2, {meets} }},\n]"
    );
    let reading = read_tenders(&Source::new("tenders.toml", text), procedure);
    assert_eq!(reading.diagnostics, []);
    reading.value
}

/// Adds lines of `tender requirement evaluator score group reason at`, `-` for what is empty. A line that begins with
/// `@` opens a file, one that begins with `+` lists an evaluator: `+ evaluator group attribute=value…`.
fn add(ledger: &mut Ledger<'_>, lines: &[&str]) {
    let (mut file, mut line) = ("scores.csv", 1);
    ledger.open(file);
    for text in lines {
        line += 1;
        let mut words = text.split(' ').map(|word| if word == "-" { "" } else { word });
        let mut word = || words.next().unwrap_or("");
        if let Some(name) = text.strip_prefix('@') {
            (file, line) = (name, 1);
            ledger.open(name);
            continue;
        }
        let place = |column| Place::new(file, line, column, 1);
        if text.starts_with('+') {
            word();
            let id = Written::new(word(), place(1));
            let group = Written::new(word(), place(2));
            let attributes: Vec<(&str, &str)> =
                words.filter_map(|word| word.split_once('=')).collect();
            ledger.add_evaluator(&id, (!group.value.is_empty()).then_some(&group), &attributes);
            continue;
        }
        let (tender, requirement, evaluator, score) = (word(), word(), word(), word());
        let (group, reason, at) = (word(), word(), word());
        ledger.add(&ScoreRow {
            group,
            reason,
            at,
            spot: Spot { line, column: 4 },
            places: &|column| {
                let columns =
                    [Column::Tender, Column::Requirement, Column::Evaluator, Column::Score];
                let at = columns.iter().position(|known| *known == column).map_or(5, |at| at + 1);
                place(at.try_into().unwrap())
            },
            ..ScoreRow::new(tender, requirement, evaluator, score)
        });
    }
}

fn read(procedure: &Procedure, tenders: &Tenders, lines: &[&str]) -> Reading<Sheet> {
    let mut ledger = Ledger::new(procedure, tenders);
    add(&mut ledger, lines);
    ledger.finish()
}

/// The counting scores as `tender item group evaluator score file:line`, then the replaced ones.
fn shown(procedure: &Procedure, tenders: &Tenders, sheet: &Sheet) -> Vec<String> {
    let entries = sheet.entries.iter().map(|entry| {
        let group = entry.group.map_or("-", |key| &*procedure.groups[key].id);
        let evaluator = entry.evaluator.map_or("-", |key| &*sheet.evaluators[key].id);
        let (tender, item) = (&tenders.list[entry.tender].id, procedure.item_id(entry.item));
        let file = &sheet.files[usize::from(entry.file)];
        format!("{tender} {item} {group} {evaluator} {} {file}:{}", entry.score, entry.line)
    });
    let replaced = sheet.replaced.iter().map(|replaced| {
        let at = replaced.at.as_deref().unwrap_or("-");
        format!(
            "{} of {} at {}: {} {at}",
            replaced.score, replaced.entry, replaced.place, replaced.reason
        )
    });
    entries.chain(replaced).collect()
}

fn mistakes(procedure: &Procedure, lines: &[&str]) -> Vec<String> {
    let tenders = tenders(procedure, "");
    let found = read(procedure, &tenders, lines).diagnostics;
    found.iter().map(ToString::to_string).collect()
}

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
    let item = sheet.entries[3].item;
    assert_eq!(sheet.range(sheet.entries[3].tender, item), 3..6);
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
            "2 of 1 at scores.csv:5:4: once 2018-05-02",
            "4 of 1 at scores.csv:3:4: later 2018-05-03T10:00",
            "0 of 2 at scores.csv:6:4: once -",
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
            "4 of 0 at scores.csv:3:4: moderated -",
        ]
    );
    let alone = rules("[scoring]\nwithin_group = \"consensus\"\n", false);
    let tenders = self::tenders(&alone, "");
    let reading = read(&alone, &tenders, &["north F-1 - 4"]);
    assert_eq!(reading.diagnostics, []);
    assert_eq!(shown(&alone, &tenders, &reading.value), ["north F-1 - - 4 scores.csv:2"]);
}

#[test]
fn every_row_is_checked() {
    let procedure = plain_rules();
    for (row, expected) in [
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
    ] {
        assert_eq!(mistakes(&procedure, &[row]), [expected], "{row}");
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
            vec!["+ eva nurse"],
            "scores.csv:2:2: error[unknown-reference]: there is no group `nurse`",
        ),
        (
            vec!["+ eva nurses age=3", "+ eva doctors age=4"],
            "scores.csv:3:1: error[conflict]: evaluator `eva` has two values of `age`: `3` and `4`",
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
    assert_eq!((reading.diagnostics, reading.value.entries.len()), (vec![], 0));
}

#[test]
fn a_thousand_mistakes_are_reported() {
    let procedure = plain_rules();
    let lines: Vec<String> = (0..1_500).map(|at| format!("north F-1 e{at} 9")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let found = mistakes(&procedure, &lines);
    assert_eq!(found.len(), 1_001);
    assert!(found[1_000].contains("500 are not shown"), "{}", found[1_000]);
}

proptest! {
    /// A sheet is what the rows say, not how they stand: only lines and files of entries may differ.
    #[test]
    fn the_order_of_rows_and_files_means_nothing(
        rows in prop::collection::vec((0..2_usize, 0..3_usize, 0..4_usize, 0..4_usize, 0..2_usize), 1..40)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let procedure = group_rules("mean");
        let tenders = tenders(&procedure, "");
        let (given, shuffled) = rows;
        let text = |rows: &[(usize, usize, usize, usize, usize)], files: [&str; 2]| {
            let mut seen = std::collections::BTreeSet::new();
            let mut lines: [Vec<String>; 2] = [vec![format!("@{}", files[0])], vec![format!("@{}", files[1])]];
            let mut sorted = rows.to_vec();
            sorted.sort_unstable();
            for row in rows {
                let (tender, item, evaluator, score, group) = *row;
                let group = if item == 0 { "nurses" } else { ["nurses", "doctors"][group] };
                // of equal rows the highest score is the first one, the others replace it by the hour
                let same = |other: &&(usize, usize, usize, usize, usize)| {
                    (other.0, other.1, other.2) == (tender, item, evaluator)
                        && (other.1 == 0 || other.4 == row.4)
                };
                if !seen.insert((*row, group)) {
                    continue;
                }
                let rank = sorted.iter().filter(same).filter(|other| *other < row).map(|other| (other.3, other.4)).collect::<std::collections::BTreeSet<_>>().len();
                let change = if rank == 0 { String::new() } else { format!(" because 2018-05-03T{rank:02}:00") };
                let tender = ["north", "söder"][tender];
                let item = ["comfort", "F-1", "F-2"][item];
                let line = format!("{tender} {item} e{evaluator} {}{} {group}{change}", score + 1, if score == 2 { ".0" } else { "" });
                lines[seen.len() % 2].push(line);
            }
            lines.concat()
        };
        let read = |lines: Vec<String>| {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let reading = read(&procedure, &tenders, &lines);
            let sheet = reading.value;
            let rows: Vec<String> = shown(&procedure, &tenders, &sheet)
                .iter()
                .map(|row| row.split(" scores/").next().unwrap_or("").split(" at scores").next().unwrap_or("").to_owned())
                .collect();
            let people: Vec<String> = sheet.evaluators.iter().map(|person| format!("{} {:?}", person.id, person.groups)).collect();
            (rows, people, sheet.replaced.len(), reading.diagnostics.len())
        };
        let first = read(text(&given, ["scores/a.csv", "scores/b.csv"]));
        prop_assert_eq!(first.3, 0);
        prop_assert_eq!(first, read(text(&shuffled, ["scores/b.csv", "scores/a.csv"])));
    }
}
