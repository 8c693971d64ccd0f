//! A sheet is what the rows say, not in which order they stand.

use std::sync::LazyLock;

use anbud::Procedure;
use proptest::prelude::*;

use crate::setting::{group_rules, read, shown, tenders};

/// Who scored what for which tender, and the scores in the order in which they replaced each other.
type Chain = ((&'static str, &'static str, &'static str, u8), Vec<u8>);

fn chains() -> impl Strategy<Value = Vec<Chain>> {
    let tender = prop_oneof![Just("north"), Just("söder")];
    let scored = prop_oneof![
        Just(("comfort", "nurses")),
        Just(("F-1", "nurses")),
        Just(("F-1", "doctors")),
        Just(("F-2", "doctors")),
    ];
    let key = (tender, scored, 0..5_u8)
        .prop_map(|(tender, (item, group), who)| (tender, item, group, who));
    let chains = prop::collection::btree_map(key, prop::collection::vec(1..5_u8, 1..4), 1..25);
    chains.prop_map(|chains| chains.into_iter().collect())
}

/// The rows of all chains: the first has no reason, the others have a reason and a time.
fn rows(chains: &[Chain]) -> Vec<String> {
    let row = |((tender, item, group, who), scores): &Chain| -> Vec<String> {
        let row = |(count, score): (usize, &u8)| {
            let change =
                if count == 0 { String::new() } else { format!(" why{count} 2018-05-0{count}") };
            format!("{tender} {item} e{who} {score} {group}{change}")
        };
        scores.iter().enumerate().map(row).collect()
    };
    chains.iter().flat_map(row).collect()
}

/// What the sheet of some rows says, without their places; the rows are dealt out to two files.
fn read_from(files: [&str; 2], rows: &[String]) -> (Vec<String>, Vec<String>) {
    static RULES: LazyLock<Procedure> = LazyLock::new(|| group_rules("mean"));
    let (procedure, tenders) = (&*RULES, tenders(&RULES, ""));
    let (one, other) = rows.split_at(rows.len() / 2);
    let names = files.map(|file| format!("@{file}"));
    let [first, second] = &names;
    let lines: Vec<&str> = std::iter::once(first)
        .chain(one)
        .chain([second])
        .chain(other)
        .map(String::as_str)
        .collect();
    let reading = read(procedure, &tenders, &lines);
    assert_eq!(reading.diagnostics, []);
    let without_place = |row: &String| {
        let words = row.split(' ').filter(|word| !word.starts_with("scores/"));
        words.collect::<Vec<_>>().join(" ")
    };
    let sheet = reading.value;
    let people = sheet.evaluators.iter();
    let people = people.map(|person| format!("{} {:?}", person.id, person.groups)).collect();
    (shown(procedure, &tenders, &sheet).iter().map(without_place).collect(), people)
}

proptest! {
    #[test]
    fn the_order_of_rows_and_files_means_nothing(
        (chains, shuffled) in chains().prop_flat_map(|chains| {
            let rows = rows(&chains);
            (Just(chains), Just(rows).prop_shuffle())
        }),
    ) {
        let (sheet, people) = read_from(["scores/a.csv", "scores/b.csv"], &rows(&chains));
        let replaced: usize = chains.iter().map(|(_, scores)| scores.len() - 1).sum();
        prop_assert_eq!(sheet.len(), chains.len() + replaced);
        // the last score of each chain counts
        for ((tender, item, group, who), scores) in &chains {
            let counting = format!("{tender} {item} {group} e{who} {}", scores.last().unwrap());
            prop_assert!(sheet.contains(&counting), "{} in {:?}", counting, sheet);
        }
        prop_assert_eq!((&sheet, &people), (&read_from(["scores/b.csv", "scores/a.csv"], &shuffled).0, &people));
        prop_assert_eq!(people, read_from(["scores/c.csv", "scores/a.csv"], &shuffled).1);
    }
}
