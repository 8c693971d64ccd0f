//! Tells how the scores of one group became one figure, and where the scores stand.

use anbud::derivation::{Figure, Op, Tally};
use anbud::ledger::Entry;
use anbud::procedure::Statistic;

use super::teller::Teller;
use crate::figures::{grouped, shown};
use crate::style::faint;
use crate::words;

/// Tells a tally: statistic, sum and count, files; with all details, every score.
pub(super) fn tell(teller: &mut Teller<'_>, figure: Figure, depth: usize) {
    let derivation = teller.view.derivation();
    let Op::Tally(tally) = &derivation.node(figure).op else { return };
    let (number, exact) = derivation.number(figure);
    let entries = entries(teller, tally);
    let value = shown(number, exact);
    let how = how(tally);
    let line = format!("{}{how} {} {}", who(teller, tally), value.sign(), value.text);
    teller.line(depth, &format!("{line}{}", faint(&format!("  {}", places(teller, &entries)))));
    replaced(teller, tally, depth + 1);
    if teller.detail.all {
        for entry in entries {
            score(teller, &entry, tally, depth + 1);
        }
    }
}

fn entries(teller: &Teller<'_>, tally: &Tally) -> Vec<Entry> {
    teller.view.sheet.entries.get(tally.entries.clone()).unwrap_or_default().to_vec()
}

fn who(teller: &Teller<'_>, tally: &Tally) -> String {
    let Some(group) = tally.group else { return String::new() };
    let group = &teller.view.procedure.groups[group];
    let title = if group.title == group.id { String::new() } else { format!(", {}", group.title) };
    teller.plain(&format!("{}{title}: ", group.id))
}

fn how(tally: &Tally) -> String {
    let statistic = words::statistic(tally.statistic, tally.count as usize);
    let left_out = match tally.left_out.len() {
        0 => String::new(),
        count => words::left_out(count),
    };
    let is_mean = matches!(tally.statistic, Statistic::Mean | Statistic::TrimmedMean { .. });
    match is_mean && tally.count > 1 {
        true => {
            let sum = shown(&tally.sum, true).text;
            let count = grouped(&tally.count.to_string());
            format!("{statistic}{left_out} = {sum} / {count}")
        }
        false => format!("{statistic}{left_out}"),
    }
}

/// Where the scores stand: the lines where they follow each other, else the first one and how many more.
fn places(teller: &Teller<'_>, entries: &[Entry]) -> String {
    let mut lines: Vec<(u32, u32)> = entries.iter().map(|entry| (entry.file, entry.line)).collect();
    lines.sort_unstable();
    let (Some((file, first)), Some((_, last))) = (lines.first(), lines.last()) else {
        return String::new();
    };
    let name = teller.view.sheet.files.get(*file as usize).map_or("", |file| file);
    let follow = lines.windows(2).all(|pair| match pair {
        [a, b] => a.0 == b.0 && a.1 + 1 == b.1,
        _ => true,
    });
    match lines.len() {
        1 => format!("{name}:{first}"),
        _ if follow => format!("{name}:{first}–{last}"),
        count => words::and_other_lines(&format!("{name}:{first}"), count - 1),
    }
}

/// The scores that were changed, each with its reason and the score that came next.
fn replaced(teller: &mut Teller<'_>, tally: &Tally, depth: usize) {
    let sheet = teller.view.sheet;
    let mut old = sheet.replaced.iter().filter(|old| tally.entries.contains(&old.entry)).peekable();
    while let Some(change) = old.next() {
        let Some(entry) = sheet.entries.get(change.entry) else { continue };
        let next = old.peek().filter(|next| next.entry == change.entry);
        let next = next.map_or(entry.score, |next| next.score);
        let who = entry.evaluator.map_or(words::CONSENSUS, |by| &sheet.evaluators[by].id);
        let at = change.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        let text = words::replaced(who, &change.score.to_string(), &next.to_string());
        let text = teller.plain(&format!("{text}: {}{at}", change.reason));
        teller.line(depth, &format!("{text}{}", faint(&format!("  {}", change.place))));
    }
}

fn score(teller: &mut Teller<'_>, entry: &Entry, tally: &Tally, depth: usize) {
    let sheet = teller.view.sheet;
    let who = match entry.evaluator {
        Some(evaluator) => sheet.evaluators[evaluator].id.to_string(),
        None => words::CONSENSUS.to_owned(),
    };
    let is_out = entry.evaluator.is_some_and(|evaluator| tally.left_out.contains(&evaluator));
    let aside = if is_out { words::NOT_COUNTED } else { "" };
    let file = sheet.files.get(entry.file as usize).map_or("", |file| file);
    let line = format!("{}: {}{aside}", teller.plain(&who), entry.score);
    teller.line(depth, &format!("{line}{}", faint(&format!("  {file}:{}", entry.line))));
}
