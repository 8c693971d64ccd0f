//! What a group makes of its scores, as a formula over the rows of the scores.

use anbud::derivation::Tally;
use anbud::procedure::Statistic;

use super::address::{Address, Sheet};
use super::desk::Desk;
use super::scores::{SCORE, who};

/// A function takes no more ranges than this.
const RANGES_MAX: usize = 200;

/// The statistic of a group over the cells of its scores; none where the scores do not stand in the workbook.
pub(super) fn text(desk: &Desk<'_>, tally: &Tally, from: Sheet) -> Option<String> {
    let ranges = ranges(desk, tally, from)?;
    let list = ranges.join(",");
    Some(match tally.statistic {
        Statistic::Mean | Statistic::Consensus => format!("AVERAGE({list})"),
        Statistic::Median => format!("MEDIAN({list})"),
        Statistic::Lowest => format!("MIN({list})"),
        Statistic::Highest => format!("MAX({list})"),
        Statistic::TrimmedMean { lowest, highest } => {
            let all = if ranges.len() == 1 { list.clone() } else { format!("({list})") };
            let sum = trimmed_sum(&all, lowest, highest);
            format!("(({sum})/(COUNT({list})-{}))", u64::from(lowest) + u64::from(highest))
        }
    })
}

/// The sum of a range or an array without so many of the lowest and of the highest.
pub(super) fn trimmed_sum(list: &str, lowest: u32, highest: u32) -> String {
    let taken = |function: &str, count: u32| match count {
        0 => String::new(),
        count => {
            let ranks: Vec<String> = (1..=count).map(|rank| rank.to_string()).collect();
            format!("-SUM({function}({list},{{{}}}))", ranks.join(","))
        }
    };
    format!("SUM({list}){}{}", taken("SMALL", lowest), taken("LARGE", highest))
}

/// The cells of the scores that count, in as few ranges as there can be.
fn ranges(desk: &Desk<'_>, tally: &Tally, from: Sheet) -> Option<Vec<String>> {
    if !desk.has_scores {
        return None;
    }
    let entries = desk.view.sheet.of_tally(tally);
    let counting = entries.iter().filter(|entry| {
        entry.evaluator.is_none_or(|evaluator| !tally.left_out.contains(&evaluator))
    });
    let rows: Option<Vec<u32>> =
        counting.map(|entry| desk.scores.get(&who(entry)).copied()).collect();
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for row in rows? {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => spans.push((row, row)),
        }
    }
    let cell = |row: u32| Address::new(Sheet::Scores, row, SCORE);
    let ranges =
        spans.iter().map(|(first, last)| cell(*first).range(cell(*last), from, desk.words));
    let ranges: Vec<String> = ranges.collect();
    (!ranges.is_empty() && ranges.len() <= RANGES_MAX).then_some(ranges)
}
