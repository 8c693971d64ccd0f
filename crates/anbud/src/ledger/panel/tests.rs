//! What a panel says of the scores of an item.

use std::collections::BTreeMap;

use crate::ledger::{Ledger, ScoreRow};
use crate::{Source, documents};

use super::*;

const RULES: &str = r#"format = 1
procurement = { title = "T", authority = "A", reference = "R", currency = "SEK" }
award = { model = "quality-only" }
scale = [{ id = "thousand", minimum = 0, maximum = 1000, step = 0.5 }]
criterion = [{ id = "care", weight = 100, scale = "thousand", model = "of-maximum" }]
group = [{ id = "north" }, { id = "south" }]
scoring = { within_group = "mean", between_groups = "mean", missing = "skip" }
"#;
const TENDERS: &str = "tender = [{ id = \"a\", tenderer = \"A\", price = 1 }, { id = \"b\", tenderer = \"B\", price = 1 }]";

/// Six hundred scores of two tenders, of which so many are different; some are missing.
fn sheet(different: u32) -> Sheet {
    let read = documents::read_criteria(&Source::new("criteria.toml", RULES));
    let procedure = read.value.into_draft().build().expect("the rules are without mistakes");
    let tenders = Source::new("tenders.toml", TENDERS);
    let tenders = documents::read_tenders(&tenders, &procedure).value;
    let mut ledger = Ledger::new(&procedure, &tenders);
    for at in (0..600_u32).filter(|at| at % 7 > 0) {
        let (tender, group) = (["a", "b"][at as usize % 2], ["north", "south"][at as usize / 350]);
        let halves = at * 37 % different;
        let (who, score) = (format!("e{}", at / 2), format!("{}.{}", halves / 2, halves % 2 * 5));
        ledger.add(&ScoreRow { group, ..ScoreRow::new(tender, "care", &who, &score) });
    }
    let reading = ledger.finish();
    assert_eq!(reading.diagnostics, []);
    reading.value
}

#[test]
fn few_and_many_different_scores_are_counted_alike() {
    for different in [5, 250, 1_000] {
        let sheet = sheet(different);
        let panel = sheet.panel(sheet.items[0]);
        assert_eq!(panel.counted().is_some(), different < 255);
        let somebody: Vec<_> = sheet.evaluators.keys().step_by(5).collect();
        let groups = sheet.seats.iter().map(|seat| Some(seat.group)).chain([None]);
        for (group, left_out) in groups.flat_map(|group| [(group, &[][..]), (group, &somebody)]) {
            let mut expected = BTreeMap::new();
            for entry in panel.clone().entries(sheet.tenders[1]) {
                let is_left_out = entry.evaluator.is_none_or(|by| left_out.contains(&by));
                if !is_left_out && group.is_none_or(|group| group == entry.group) {
                    *expected.entry(entry.score).or_insert(0) += 1;
                }
            }
            let expected: Vec<_> = expected.into_iter().collect();
            assert_eq!(panel.counts(sheet.tenders[1], group, left_out), expected);
        }
    }
}

#[test]
fn who_scored_one_tender_only_is_seen_beside_those_who_scored_both() {
    let sheet = sheet(5);
    let panel = sheet.panel(sheet.items[0]);
    let both = |by: &Key<Evaluator>| {
        let entries = sheet.tenders.iter().flat_map(|tender| panel.clone().entries(*tender));
        entries.filter(|entry| entry.evaluator == Some(*by)).count() == 2
    };
    let uneven: Vec<_> = sheet.evaluators.keys().filter(|by| !both(by)).collect();
    let groups = [sheet.seats[0].group, sheet.seats[sheet.seats.len() - 1].group];
    let found = groups.map(|group| panel.uneven(group, &sheet.tenders)).concat();
    let mut found: Vec<_> = found.into_iter().map(|(by, _)| by).collect();
    found.sort_unstable();
    assert_eq!((found, uneven.is_empty()), (uneven, false));
    assert!(groups.iter().all(|group| panel.is_scored_by(*group, sheet.tenders[0])));
    assert!(!panel.is_scored_by(None, sheet.tenders[0]));
}
