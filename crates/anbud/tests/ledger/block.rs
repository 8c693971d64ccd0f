//! Many rows at once, by columns, say what the same rows say one by one.

use anbud::Place;
use anbud::ledger::{Ledger, ScoreBlock, ScoreRow, Texts};
use proptest::prelude::*;

use crate::setting::{group_rules, shown, tenders};

const COLUMNS: usize = 7;

/// A row of tender, requirement, evaluator, score, group, reason and time: some name what is not there.
type Row = [&'static str; COLUMNS];

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let one_of = |texts: &'static [&'static str]| prop::sample::select(texts);
    let row = (
        one_of(&["north", "north", "söder", "so\u{308}der", "east"]),
        one_of(&["F-1", "F-1", "F-2", "comfort", "years", "F-9"]),
        one_of(&["eva", "eva", "ali", "åke", "", "a b"]),
        one_of(&["1", "2", "3", "4", "2.5", "4.0", "9", "x", ""]),
        one_of(&["nurses", "nurses", "doctors", "", "cooks"]),
        one_of(&["", "", "", "read again"]),
        one_of(&["", "", "2018-05-03", "soon"]),
    );
    let row = row.prop_map(|(tender, item, evaluator, score, group, reason, at)| {
        [tender, item, evaluator, score, group, reason, at]
    });
    prop::collection::vec(row, 0..40)
}

fn add(ledger: &mut Ledger<'_>, line: u32, row: &Row) {
    let [tender, requirement, evaluator, score, group, reason, at] = *row;
    let places = |_| Place::new("scores.csv", line, 4, 1);
    let places = &places;
    let row = ScoreRow::new(tender, requirement, evaluator, score);
    ledger.add(&ScoreRow { group, reason, at, line, places, ..row });
}

/// The different texts of a column, and by row which one it is: every third time as if it had not been met.
fn coded(rows: &[Row], column: usize) -> (Vec<&'static str>, Vec<u32>) {
    let (mut texts, mut codes) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let known = texts.iter().position(|text| *text == row[column]).filter(|_| at % 3 > 0);
        codes.push(u32::try_from(known.unwrap_or(texts.len())).unwrap());
        if known.is_none() {
            texts.push(row[column]);
        }
    }
    (texts, codes)
}

fn add_together(ledger: &mut Ledger<'_>, rows: &[Row]) {
    let columns: [_; COLUMNS] = std::array::from_fn(|column| coded(rows, column));
    let texts = columns.each_ref().map(|(texts, rows)| Texts { texts, rows });
    let [tender, requirement, evaluator, score, group, reason, at] = texts;
    let (line, column) = (2, 4);
    let block =
        ScoreBlock { tender, requirement, evaluator, score, group, reason, at, line, column };
    ledger.add_block(&block, |ledger, row| {
        add(ledger, line + u32::try_from(row).unwrap(), &rows[row]);
    });
}

proptest! {
    #[test]
    fn rows_added_together_say_what_they_say_one_by_one(rows in rows(), are_listed: bool) {
        let procedure = group_rules("mean");
        let tenders = tenders(&procedure, "");
        let read = |is_together: bool| {
            let mut ledger = Ledger::new(&procedure, &tenders);
            if are_listed {
                crate::setting::add(&mut ledger, &["+ eva nurses", "+ ali nurses", "+ ali doctors"]);
            }
            ledger.open("scores.csv");
            if is_together {
                add_together(&mut ledger, &rows);
            } else {
                (2..).zip(&rows).for_each(|(line, row)| add(&mut ledger, line, row));
            }
            let reading = ledger.finish();
            let people: Vec<String> = reading.value.evaluators.iter().map(|who| who.place.to_string()).collect();
            (shown(&procedure, &tenders, &reading.value), people, reading.diagnostics)
        };
        prop_assert_eq!(read(true), read(false));
    }
}
