//! Tells how the scores of one group became one figure, and where the scores stand.

use anbud::Place;
use anbud::derivation::{Figure, Op, Tally};
use anbud::ledger::{Entry, Replaced};
use anbud::procedure::Statistic;

use super::teller::Teller;
use crate::figures::{grouped, shown};
use crate::style::faint;
use crate::words;

/// So many scores of evaluators are told one by one.
const FEW: usize = 7;

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
    replaced(teller, &entries, depth + 1);
    if teller.detail.all {
        for entry in entries {
            score(teller, &entry, tally, depth + 1);
        }
    }
    if tally.statistic == Statistic::Consensus {
        beside(teller, tally, depth + 1);
    }
}

/// The scores of the evaluators themselves, which stand beside what their group agreed on: how far they lie apart, and
/// each of them where there are few.
fn beside(teller: &mut Teller<'_>, tally: &Tally, depth: usize) {
    let Some(beside) = teller.view.sheet.beside(tally) else { return };
    let own = beside.entries;
    let [lowest, highest] = [&beside.lowest, &beside.highest].map(|score| shown(score, true).text);
    let apart = shown(&beside.apart.absolute(), true).marked();
    // a consensus above the mean: the mean lies below it
    let is_below = !beside.apart.is_negative();
    let text = words::own_scores(own.len(), &lowest, &highest, &apart, is_below);
    teller.line(depth, &format!("{text}{}", faint(&format!("  {}", places(teller, &own)))));
    if own.len() <= FEW || teller.detail.all {
        for entry in own {
            score(teller, &entry, tally, depth + 1);
        }
    }
}

fn entries(teller: &Teller<'_>, tally: &Tally) -> Vec<Entry> {
    teller.view.sheet.of_tally(tally)
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
    let places = entries.iter().filter_map(|entry| teller.view.sheet.place(entry));
    let mut lines: Vec<Place> = places.collect();
    lines.sort_unstable();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return String::new();
    };
    let line = Place::lines(first.file_name(), &first.line().to_string());
    let follow = lines.windows(2).all(|pair| match pair {
        [a, b] => a.file_name() == b.file_name() && a.line() + 1 == b.line(),
        _ => true,
    });
    match lines.len() {
        1 => line,
        _ if follow => format!("{line}–{}", last.line()),
        count => words::and_other_lines(&line, count - 1),
    }
}

/// The scores that were changed, each with its reason and the score that came next.
fn replaced(teller: &mut Teller<'_>, entries: &[Entry], depth: usize) {
    let sheet = teller.view.sheet;
    let key = |entry: &Entry| (entry.group, entry.evaluator);
    let Some(first) = entries.first() else { return };
    let of_item = |old: &&Replaced| (old.tender, old.item) == (first.tender, first.item);
    for change in sheet.replaced.iter().filter(of_item) {
        if !entries.iter().any(|entry| key(entry) == (change.group, change.evaluator)) {
            continue;
        }
        let who = change.evaluator.map_or(words::CONSENSUS, |by| &sheet.evaluators[by].id);
        let at = change.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        let text = words::replaced(who, &change.score.to_string(), &change.next.to_string());
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
    let place = sheet.place(entry);
    let place = place.map(|place| Place::lines(place.file_name(), &place.line().to_string()));
    let place = place.map(|place| faint(&format!("  {place}")));
    let line = format!("{}: {}{aside}", teller.plain(&who), entry.score);
    teller.line(depth, &format!("{line}{}", place.unwrap_or_default()));
}
