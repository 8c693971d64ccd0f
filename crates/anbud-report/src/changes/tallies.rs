//! The scores of groups, as far as a record holds them: how many there are and what they sum to.

use std::collections::BTreeMap;

use anbud::record::{Record, Tally};

/// Tallies by tender, item and group.
type Tallies<'r> = BTreeMap<(&'r str, &'r str, Option<&'r str>), &'r Tally>;

/// The tallies that are new, gone, or of other scores.
pub(super) fn changes(sealed: &Record, now: &Record) -> Vec<String> {
    let (before, after) = (tallies(sealed), tallies(now));
    let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
    // that a tender came or went is told by itself
    let is_both = |id: &str| sealed.tender(id).is_some() && now.tender(id).is_some();
    let changed = keys.filter(|(tender, ..)| is_both(tender)).filter_map(|key| {
        let (was, is) = (before.get(key), after.get(key));
        let (was_told, is_told) = (was.map(|it| told(it)), is.map(|it| told(it)));
        if was_told == is_told {
            return None;
        }
        let (tender, item, group) = *key;
        let by = group.map(|group| format!("`{group}`")).unwrap_or("the evaluators".to_owned());
        let none = || "no scores".to_owned();
        let rows = is.or(was).map(|tally| tally.rows.join(" ")).unwrap_or_default();
        let rows = if rows.is_empty() { rows } else { format!(" ({rows})") };
        Some(format!(
            "{by} gave `{item}` of `{tender}` {}, now {}{rows}",
            was_told.unwrap_or_else(none),
            is_told.unwrap_or_else(none)
        ))
    });
    changed.collect()
}

fn tallies(record: &Record) -> Tallies<'_> {
    let tallies = record.figures.iter().filter_map(|figure| figure.tally.as_ref());
    tallies
        .map(|tally| ((tally.tender.as_str(), tally.item.as_str(), tally.group.as_deref()), tally))
        .collect()
}

/// The scores that a statistic keeps, in words.
fn told(tally: &Tally) -> String {
    let left_out = match tally.left_out {
        0 => String::new(),
        count => format!(" without {count} left out"),
    };
    format!("a {} of {} over {}{left_out}", tally.statistic, tally.sum, tally.count)
}
