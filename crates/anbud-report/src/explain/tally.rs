//! Tells how the scores of one group became one figure, and where the scores stand.

use anbud::Place;
use anbud::derivation::{Figure, Op, Tally};
use anbud::keyed::Key;
use anbud::ledger::{Entry, Evaluator, Replaced};
use anbud::procedure::Statistic;

use super::teller::Teller;
use crate::figures::{grouped, shown};
use crate::language::Texts;
use crate::style::faint;

/// So many scores of evaluators are told one by one.
const FEW: usize = 7;

/// Tells a tally: statistic, sum and count, files; with all details, every score.
pub(super) fn tell(teller: &mut Teller<'_>, figure: Figure, depth: usize) {
    let derivation = teller.view.derivation();
    let Op::Tally(tally) = &derivation.node(figure).op else { return };
    let (number, exact) = derivation.number(figure);
    let entries = entries(teller, tally);
    if tally.alone.is_some() {
        for entry in &entries {
            score(teller, entry, tally, depth);
        }
        replaced(teller, &entries, depth + 1);
        return;
    }
    let value = shown(number, exact);
    let (how, text) = (how(teller.texts, tally), teller.texts.figure(&value.text));
    let line = format!("{}{how} {} {text}", who(teller, tally), value.sign());
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
    let id = if beside.lowest == beside.highest { "explain-beside-same" } else { "explain-beside" };
    let told = |score: &anbud::Exact| teller.texts.figure(&shown(score, true).text);
    let (lowest, highest) = (told(&beside.lowest), told(&beside.highest));
    let own = beside.entries;
    let text = teller.texts.counted(id, own.len(), &[("lowest", &lowest), ("highest", &highest)]);
    let apart = teller.texts.figure(&shown(&beside.apart.absolute(), true).marked());
    let count = own.len();
    // a consensus above the mean: the mean lies below it
    let text = match (beside.apart.is_zero(), beside.apart.is_negative()) {
        (true, _) => text,
        (_, false) => text + &teller.texts.counted("explain-below", count, &[("apart", &apart)]),
        (_, true) => text + &teller.texts.counted("explain-above", count, &[("apart", &apart)]),
    };
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

fn how(texts: &Texts, tally: &Tally) -> String {
    let statistic = statistic(texts, tally.statistic, tally.count as usize);
    let left_out = match tally.left_out.len() {
        0 => String::new(),
        count => format!(" {}", texts.counted("explain-left-out", count, &[])),
    };
    let is_mean = matches!(tally.statistic, Statistic::Mean | Statistic::TrimmedMean { .. });
    match is_mean && tally.count > 1 {
        true => {
            let sum = texts.figure(&shown(&tally.sum, true).text);
            let count = texts.figure(&grouped(&tally.count.to_string()));
            format!("{statistic}{left_out} = {sum} / {count}")
        }
        false => format!("{statistic}{left_out}"),
    }
}

/// How the scores of a group became one.
fn statistic(texts: &Texts, statistic: Statistic, count: usize) -> String {
    match statistic {
        Statistic::Mean if count == 1 => texts.word("explain-only-score"),
        Statistic::Mean => texts.counted("explain-mean", count, &[]),
        Statistic::Median => texts.counted("explain-median", count, &[]),
        Statistic::TrimmedMean { lowest, highest } => {
            let [lowest, highest] = [lowest, highest].map(|left| left.to_string());
            let with = [("lowest", lowest.as_str()), ("highest", highest.as_str())];
            texts.counted("explain-trimmed-mean", count, &with)
        }
        Statistic::Consensus => texts.word("explain-agreed"),
        Statistic::Lowest => texts.counted("explain-lowest-score", count, &[]),
        Statistic::Highest => texts.counted("explain-highest-score", count, &[]),
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
        count => teller.texts.counted("explain-lines", count - 1, &[("place", &line)]),
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
        let who = who_scored(teller, change.evaluator);
        let at = change.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        let [old, new] =
            [&change.score, &change.next].map(|it| teller.texts.figure(&it.to_string()));
        let with = [("who", who.as_str()), ("old", &old), ("new", &new)];
        let text = teller.texts.fill("explain-replaced", &with);
        let text = teller.plain(&format!("{text}: {}{at}", change.reason));
        teller.line(depth, &format!("{text}{}", faint(&format!("  {}", change.place))));
    }
}

/// An evaluator, or the group as one.
fn who_scored(teller: &Teller<'_>, evaluator: Option<Key<Evaluator>>) -> String {
    match evaluator {
        Some(evaluator) => teller.view.sheet.evaluators[evaluator].id.to_string(),
        None => teller.texts.word("explain-consensus"),
    }
}

fn score(teller: &mut Teller<'_>, entry: &Entry, tally: &Tally, depth: usize) {
    let sheet = teller.view.sheet;
    let who = who_scored(teller, entry.evaluator);
    let is_out = entry.evaluator.is_some_and(|evaluator| tally.left_out.contains(&evaluator));
    let aside = if is_out { teller.texts.word("explain-not-counted") } else { String::new() };
    let place = sheet.place(entry);
    let place = place.map(|place| Place::lines(place.file_name(), &place.line().to_string()));
    let place = place.map(|place| faint(&format!("  {place}")));
    let score = teller.texts.figure(&entry.score.to_string());
    let line = format!("{}: {score} {aside}", teller.plain(&who));
    teller.line(depth, &format!("{}{}", line.trim_end(), place.unwrap_or_default()));
}
