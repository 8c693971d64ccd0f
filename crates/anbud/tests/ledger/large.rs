//! Many rows: places are found by a second reading, and parts read side by side are one ledger.

use anbud::ledger::{Ledger, ScoreRow};
use anbud::{Place, Procedure, Sheet, Tenders};

use crate::setting::{plain_rules, shown, tenders};

/// More rows than are kept.
const EVALUATORS: u32 = 70_000;

/// Four rows by each evaluator; one of them is replaced later, and one stands twice where that is wanted.
fn add(ledger: &mut Ledger<'_>, evaluators: std::ops::Range<u32>, is_doubled: bool) {
    for at in evaluators {
        let id = format!("e{at}");
        let cells = [("north", "F-1"), ("söder", "F-1"), ("north", "F-2"), ("söder", "comfort")];
        for (row, (tender, item)) in (0..).zip(cells) {
            let score = ((at + row) % 4 + 1).to_string();
            add_in(ledger, 4 * at + row + 2, ScoreRow::new(tender, item, &id, &score));
        }
        if at == 60_000 {
            let again = ScoreRow::new("north", "F-1", "e7", "5");
            add_in(ledger, 900_000, ScoreRow { reason: "read again", ..again });
            if is_doubled {
                add_in(ledger, 900_000, ScoreRow::new("north", "F-2", "e9", "5"));
            }
        }
    }
}

/// Adds a row that stands in a line.
fn add_in(ledger: &mut Ledger<'_>, line: u32, row: ScoreRow<'_>) {
    let places = |_| Place::new("scores.csv", line, 9, 1);
    ledger.add(&ScoreRow { line, places: &places, ..row });
}

fn ledger<'a>(procedure: &'a Procedure, tenders: &'a Tenders) -> Ledger<'a> {
    let mut ledger = Ledger::new(procedure, tenders);
    ledger.open("scores.csv");
    ledger
}

#[test]
fn a_second_reading_finds_the_places_of_rows_in_doubt() {
    let procedure = plain_rules();
    let tenders = tenders(&procedure, "");
    let mut ledger = ledger(&procedure, &tenders);
    add(&mut ledger, 0..EVALUATORS, true);
    assert!(ledger.wants_again());
    ledger.begin_again();
    ledger.open("scores.csv");
    add(&mut ledger, 0..EVALUATORS, true);
    let reading = ledger.finish();
    let found: Vec<String> = reading
        .diagnostics
        .iter()
        .map(|found| {
            let places = found.labels.iter().map(|label| label.place.to_string());
            format!("{} {}", found.message, places.collect::<Vec<_>>().join(", "))
        })
        .collect();
    let twice = "`F-2` of `north` by `e9` is scored 2 times scores.csv:40:9, scores.csv:900000:9";
    assert_eq!(found, [twice]);
    let replaced: Vec<String> = reading
        .value
        .replaced
        .iter()
        .map(|old| format!("{} then {} at {}", old.score, old.next, old.place))
        .collect();
    assert_eq!(replaced, ["4 then 5 at scores.csv:30:9"]);
}

#[test]
fn parts_side_by_side_are_one_ledger() {
    let procedure = plain_rules();
    let tenders = tenders(&procedure, "");
    let read = |parts: &[std::ops::Range<u32>], places: bool| -> Sheet {
        let mut whole = ledger(&procedure, &tenders);
        if places {
            whole.keep_places(None);
        }
        for range in parts {
            let mut part = whole.part();
            add(&mut part, range.clone(), false);
            assert!(part.is_clean());
            whole.merge(part);
        }
        let reading = whole.finish();
        assert_eq!(reading.diagnostics, []);
        reading.value
    };
    let whole = read(&[0..0, 0..EVALUATORS], false);
    assert_eq!((whole.len(), whole.knows_places()), (280_000, false));
    let apart = read(&[0..30_000, 30_000..60_001, 60_001..EVALUATORS], false);
    assert!(whole.entries().eq(apart.entries()));
    assert!(whole.evaluators.iter().eq(apart.evaluators.iter()));
    // small parts know every place
    let small = |parts: &[std::ops::Range<u32>]| shown(&procedure, &tenders, &read(parts, true));
    assert_eq!(small(&[0..9, 59_999..60_000, 60_000..60_005]), small(&[0..9, 59_999..60_005]));
}
