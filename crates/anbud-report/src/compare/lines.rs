//! What a comparison says in words: where the winner changes, what could not be compared, and what it comes to.

use anbud::Diagnostic;
use anbud::evaluation::Status;
use anbud::keyed::Key;
use anbud::procedure::Language;
use anbud::tenders::Tender;
use anbud_analysis::compare::{Column, Evaluated, First, Outcome};

use super::{Compared, Section, words};
use crate::decision::result_text;
use crate::language::Texts;
use crate::style::plain;
use crate::words as common;

/// So many reasons are told for one model.
const REASONS_MAX: usize = 3;

pub(super) fn subtitle(compared: &Compared<'_>) -> String {
    let procurement = &compared.procedure.procurement;
    let tenders = crate::so_many(super::table::order(compared).len(), "tender", "tenders");
    let others = compared.comparison.columns.len().saturating_sub(1);
    let models = crate::so_many(others, "other model", "other models");
    format!("{} · {tenders} under the published rules and {models}", plain(&procurement.reference))
}

/// The lists below the table, those that hold something.
pub(super) fn sections(compared: &Compared<'_>) -> Vec<Section> {
    let columns = &compared.comparison.columns;
    let lines = |of: fn(&Compared<'_>, &Column) -> Vec<String>| {
        columns.iter().flat_map(|column| of(compared, column)).collect()
    };
    let mut sections = vec![
        Section { heading: words::CHANGES, lines: lines(change) },
        Section { heading: words::UNDECIDED, lines: lines(undecided) },
        Section { heading: words::NOTES, lines: lines(notes) },
        Section { heading: words::IMPOSSIBLE, lines: lines(impossible) },
        Section { heading: words::LEFT_OUT, lines: left_out(compared) },
    ];
    sections.retain(|section| !section.lines.is_empty());
    sections
}

/// Who wins instead of whom, with the results of both.
fn change(compared: &Compared<'_>, column: &Column) -> Vec<String> {
    let published = compared.comparison.published().and_then(Column::evaluated);
    let (Some(published), Some(other)) = (published, column.evaluated()) else { return Vec::new() };
    let (First::Wins(before), First::Wins(now)) = (published.first(), other.first()) else {
        return Vec::new();
    };
    if before == now {
        return Vec::new();
    }
    let id = |tender: Key<Tender>| plain(&compared.tenders.list[tender].id);
    let figures = figures(compared, other, now, before);
    vec![words::change(&column.model, &id(now), &id(before), &figures)]
}

/// The results of the new winner and of the old one.
fn figures(
    compared: &Compared<'_>,
    other: &Evaluated,
    now: Key<Tender>,
    before: Key<Tender>,
) -> String {
    let view = compared.view(other);
    let texts = Texts::new(Language::English);
    let text = |figure| result_text(&view, figure, &texts);
    let result =
        |tender| other.result_of(tender).filter(|it| it.status != Status::Rejected)?.result;
    match (result(now), result(before)) {
        (Some(now), Some(before)) if view.number(now) == view.number(before) => {
            words::by_tie_rules(&text(now))
        }
        (Some(now), Some(before)) => words::against(&text(now), &text(before)),
        _ => {
            let status = other.result_of(before).map(|it| it.status);
            words::loses_place(status == Some(Status::Rejected))
        }
    }
}

fn undecided(compared: &Compared<'_>, column: &Column) -> Vec<String> {
    let Some(evaluated) = column.evaluated() else { return Vec::new() };
    let title = compared.title(column);
    match evaluated.first() {
        First::Wins(_) => Vec::new(),
        First::TooClose => vec![words::too_close(&title)],
        First::Nobody => vec![words::nobody(&title)],
        First::Tied => {
            let tied = evaluated.evaluation.tenders.iter().filter(|it| it.place == Some(1));
            let ids: Vec<String> =
                tied.map(|it| plain(&compared.tenders.list[it.tender].id)).collect();
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            vec![words::tied(&title, &common::list(&ids))]
        }
    }
}

fn notes(compared: &Compared<'_>, column: &Column) -> Vec<String> {
    // what could not be compared differs in nothing that a reader could see
    let notes = column.notes.iter().filter(|_| column.evaluated().is_some());
    notes.map(|note| format!("{}: {}", compared.title(column), plain(note))).collect()
}

fn impossible(compared: &Compared<'_>, column: &Column) -> Vec<String> {
    let Outcome::Impossible(why) = &column.outcome else { return Vec::new() };
    let title = compared.title(column);
    let mut lines: Vec<String> =
        why.iter().take(REASONS_MAX).map(|found| format!("{title}: {}", reason(found))).collect();
    if why.len() > REASONS_MAX {
        lines.push(format!("{title}: {}", common::and_so_many_more(why.len() - REASONS_MAX)));
    }
    lines
}

/// Why, and what to do about it.
fn reason(found: &Diagnostic) -> String {
    let help = found.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
    plain(&format!("{}{help}", found.message))
}

fn left_out(compared: &Compared<'_>) -> Vec<String> {
    let left_out = &compared.comparison.left_out;
    let mut lines: Vec<String> =
        left_out.iter().map(|(model, parameters)| words::needs(model, parameters)).collect();
    if !lines.is_empty() {
        lines.push(words::HOW_TO_STATE.to_owned());
    }
    lines
}

/// What it comes to, in one line.
pub(super) fn verdict(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let published = comparison.published().and_then(Column::evaluated).map(Evaluated::first);
    let Some(First::Wins(winner)) = published else { return words::NO_WINNER.to_owned() };
    let others =
        comparison.columns.iter().filter(|it| !it.is_published && it.evaluated().is_some());
    let changes: Vec<Option<bool>> = others.map(|column| comparison.changes(column)).collect();
    let so_many = |wanted| changes.iter().filter(|change| **change == wanted).count();
    let winner = plain(&compared.tenders.list[winner].id);
    words::verdict(&winner, so_many(Some(false)), so_many(Some(true)), so_many(None))
}
