//! Leave one out: how often the winner stays, and without what another would win.

use anbud::keyed::Key;
use anbud::tenders::Tender;
use anbud_analysis::sensitivity::{LeftOut, Then};

use super::{Section, Teller};
use crate::style::plain;
use crate::table::{Column, Row, Table};

/// So many names are listed before the rest is counted.
const LISTED: usize = 12;

/// Who would win without one part, one at a time.
pub(super) fn section(teller: &Teller<'_>) -> Option<Section> {
    let winner = teller.firm.found.margin.as_ref()?.winner;
    let mut columns = vec![Column::of_words(&teller.word("sens-left-out"))];
    let titles = ["sens-tried", "sens-same", "sens-another", "sens-nobody-alone", "sens-unknown"];
    columns.extend(titles.map(|title| Column::of_figures(&teller.word(title), "")));
    let mut table = Table { columns, rows: Vec::new() };
    let mut lines = Vec::new();
    let same = |a: &LeftOut, b: &LeftOut| kind(teller, a) == kind(teller, b);
    for parts in teller.firm.found.leave_one_out.chunk_by(same) {
        table.rows.push(counted(teller, winner, parts));
        lines.extend(told(teller, winner, parts));
    }
    without_empty_columns(&mut table);
    Section::of(teller.word("sens-without"), table, lines)
}

fn kind(teller: &Teller<'_>, part: &LeftOut) -> &'static str {
    teller.firm.part(part.part).0
}

/// How many were left out, and for how many of them who wins.
fn counted(teller: &Teller<'_>, winner: Key<Tender>, parts: &[LeftOut]) -> Row {
    let count = |wanted: &dyn Fn(Then) -> bool| {
        let count = parts.iter().filter(|part| wanted(part.then)).count();
        let text = crate::figures::grouped(&count.to_string());
        if count == 0 { "–".to_owned() } else { teller.digits(&text) }
    };
    let kind = parts.first().map_or("tender", |part| kind(teller, part));
    let cells = vec![
        teller.count(&format!("sens-kind-{kind}"), 2),
        count(&|_| true),
        count(&|then| then == Then::Wins(winner)),
        count(&|then| matches!(then, Then::Wins(other) if other != winner)),
        count(&|then| then == Then::Undecided),
        count(&|then| then == Then::Unknown),
    ];
    Row { cells, is_strong: false }
}

/// A column in which nothing was counted says nothing.
fn without_empty_columns(table: &mut Table) {
    for at in (3..table.columns.len()).rev() {
        let is_empty = |row: &Row| row.cells.get(at).is_none_or(|cell| cell == "–");
        if table.rows.iter().all(is_empty) {
            table.columns.remove(at);
            table.rows.iter_mut().for_each(|row| drop(row.cells.remove(at)));
        }
    }
}

/// Without what another would win, or nobody alone, or the rest cannot be evaluated.
fn told(teller: &Teller<'_>, winner: Key<Tender>, parts: &[LeftOut]) -> Vec<String> {
    let Some(first) = parts.first() else { return Vec::new() };
    let kind = kind(teller, first);
    let told = |then: Then, sentence: &str, name: &str| {
        let same = parts.iter().filter(|part| part.then == then);
        let ids: Vec<String> = same.map(|part| plain(teller.firm.part(part.part).1)).collect();
        let parts = named(teller, kind, &ids)?;
        Some(teller.say(sentence, &[("parts", &parts), ("winner", name)]))
    };
    let others = teller.firm.view.tenders.list.keys().filter(|tender| *tender != winner);
    let mut lines: Vec<String> = others
        .filter_map(|tender| told(Then::Wins(tender), "sens-out-wins", &teller.id(tender)))
        .collect();
    lines.extend(told(Then::Undecided, "sens-out-nobody", ""));
    lines.extend(told(Then::Unknown, "sens-out-unknown", ""));
    lines
}

/// `the tender b`, or `tenders b, c, each alone`; none where there are none.
fn named(teller: &Teller<'_>, kind: &str, ids: &[String]) -> Option<String> {
    let word = teller.count(&format!("sens-kind-{kind}"), ids.len());
    let told = ids.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
    let more = ids.len().saturating_sub(LISTED);
    let listed = match more {
        0 => format!("{word} {told}"),
        _ => format!("{word} {told} {}", teller.count("sens-and-more", more)),
    };
    match ids.len() {
        0 => None,
        1 => Some(listed),
        _ => Some(teller.say("sens-each-alone", &[("parts", &listed)])),
    }
}
