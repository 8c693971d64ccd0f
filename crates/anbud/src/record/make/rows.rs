//! Rows of score files in few characters: lines that follow each other in equal steps stand as one range.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Place;
use crate::ledger::{Entry, Sheet};

/// The rows of entries, a file each: `scores/nurses.csv:3,7-9,20-60/10`.
pub(super) fn rows<'a>(sheet: &Sheet, entries: impl Iterator<Item = &'a Entry>) -> Vec<String> {
    let mut by_file: BTreeMap<Arc<str>, Vec<u32>> = BTreeMap::new();
    for place in entries.filter_map(|entry| sheet.place(entry)) {
        by_file.entry(place.file_name().into()).or_default().push(place.line());
    }
    let of_file = |(name, mut lines): (Arc<str>, Vec<u32>)| {
        lines.sort_unstable();
        Place::lines(&name, &ranges(&lines))
    };
    by_file.into_iter().map(of_file).collect()
}

/// Rising lines as ranges: three or more in equal steps as `from-to/step`, the step left out where it is 1.
fn ranges(mut lines: &[u32]) -> String {
    let mut text = String::new();
    while let Some((first, rest)) = lines.split_first() {
        let length = even_steps(lines);
        let comma = if text.is_empty() { "" } else { "," };
        match (length >= 3, rest.first(), lines.get(length - 1)) {
            (true, Some(second), Some(last)) => {
                let step = second - first;
                let step = if step == 1 { String::new() } else { format!("/{step}") };
                text += &format!("{comma}{first}-{last}{step}");
                lines = lines.get(length..).unwrap_or_default();
            }
            _ => {
                text += &format!("{comma}{first}");
                lines = rest;
            }
        }
    }
    text
}

/// How many lines from the first on follow each other in equal steps.
fn even_steps(lines: &[u32]) -> usize {
    let (Some(first), Some(second)) = (lines.first(), lines.get(1)) else { return lines.len() };
    let step = second - first;
    let even = lines.windows(2).take_while(|pair| match pair {
        [one, next] => next - one == step,
        _ => false,
    });
    even.count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_equal_steps_are_one_range() {
        let table: [(&[u32], &str); 6] = [
            (&[], ""),
            (&[5], "5"),
            (&[5, 6], "5,6"),
            (&[5, 6, 7, 20, 30, 40, 41], "5-7,20-40/10,41"),
            (&[2, 4, 6, 7, 8], "2-6/2,7,8"),
            (&[1, 10, 11, 12], "1,10-12"),
        ];
        for (lines, expected) in table {
            assert_eq!(ranges(lines), expected);
        }
    }
}
