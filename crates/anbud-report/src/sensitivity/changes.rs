//! The smallest changes: what, from where, to where, by how much, and who is first then.

use anbud::Exact;
use anbud_analysis::sensitivity::{Flip, Subject};

use super::{Section, Teller};
use crate::style::plain;
use crate::table::{Column, Row, Table};

/// So many changes of one kind are told.
const TOLD: usize = 3;

/// The smallest changes that put another tender first.
pub(super) fn of_winner(teller: &Teller<'_>) -> Option<Section> {
    let flips = &teller.firm.found.flips;
    let mut columns = columns(teller);
    columns.push(Column::of_words(&teller.word("sens-then")));
    let mut table = Table { columns, rows: Vec::new() };
    let same_kind = |a: &Flip, b: &Flip| kind(a) == kind(b);
    let mut more = 0;
    for flips in flips.chunk_by(same_kind) {
        more += flips.len().saturating_sub(TOLD);
        let row = |flip: &Flip| {
            let mut cells = cells(teller, flip);
            cells.push(teller.first(flip.turn.then));
            Row { cells, is_strong: false }
        };
        table.rows.extend(flips.iter().take(TOLD).map(row));
    }
    let mut lines = Vec::new();
    if flips.is_empty() {
        lines.push(teller.word("sens-no-flip"));
    }
    if more > 0 {
        lines.push(teller.count("sens-more-flips", more));
    }
    if flips.iter().any(|flip| matches!(flip.subject, Subject::Group(..) | Subject::Evaluator(..)))
    {
        lines.push(teller.word("sens-within-scale"));
    }
    Section::of(teller.word("sens-flips"), table, lines)
}

fn kind(flip: &Flip) -> std::mem::Discriminant<Subject> {
    std::mem::discriminant(&flip.subject)
}

/// The same for every pair of neighbours further down.
pub(super) fn of_pairs(teller: &Teller<'_>) -> Option<Section> {
    let mut all = vec![Column::of_words(&teller.word("sens-pair"))];
    all.extend(columns(teller));
    let mut table = Table { columns: all, rows: Vec::new() };
    let mut lines = Vec::new();
    for pair in &teller.firm.found.pairs {
        let (ahead, behind) = (teller.id(pair.ahead), teller.id(pair.behind));
        let pair_text = teller.say("sens-before", &[("ahead", &ahead), ("behind", &behind)]);
        let tenders = &teller.firm.view.evaluation.tenders;
        let place = |wanted| tenders.iter().find(|it| it.tender == wanted).map(|it| it.place);
        if pair.is_tie && place(pair.ahead) == place(pair.behind) {
            lines.push(format!("{pair_text}: {}", teller.word("sens-pair-shared")));
            continue;
        }
        if pair.flips.is_empty() {
            lines.push(format!("{pair_text}: {}", teller.word("sens-nothing-turns")));
        }
        for (at, flip) in pair.flips.iter().enumerate() {
            let mut row = vec![if at == 0 { pair_text.clone() } else { String::new() }];
            row.extend(cells(teller, flip));
            table.rows.push(Row { cells: row, is_strong: false });
        }
    }
    Section::of(teller.word("sens-pairs"), table, lines)
}

fn columns(teller: &Teller<'_>) -> Vec<Column> {
    let mut columns = vec![Column::of_words(&teller.word("sens-what"))];
    let figures = ["sens-now", "sens-turns-at", "sens-change"];
    columns.extend(figures.map(|title| Column::of_figures(&teller.word(title), "")));
    columns
}

/// What is changed, what it is, where it turns, and by how much that is.
fn cells(teller: &Teller<'_>, flip: &Flip) -> Vec<String> {
    let (kind, id, tender) = teller.firm.subject(flip.subject);
    let (id, tender) = (plain(id), plain(tender.unwrap_or_default()));
    let currency = plain(teller.firm.view.currency());
    let names = [("id", id.as_str()), ("tender", &tender), ("currency", &currency)];
    let what = teller.say(&format!("sens-{kind}"), &names);
    let is_added = matches!(flip.subject, Subject::Group(..) | Subject::Evaluator(..));
    let (now, at) = match (is_added, flip.is_tied()) {
        (true, _) => (String::new(), String::new()),
        (false, true) => (teller.short(&flip.from, true), teller.word("sens-tied")),
        (false, false) => {
            (teller.short(&flip.from, true), teller.short(&flip.turn.at, flip.turn.is_exact))
        }
    };
    vec![what, now, at, change(teller, flip, is_added)]
}

fn change(teller: &Teller<'_>, flip: &Flip, is_added: bool) -> String {
    if flip.is_tied() {
        return teller.word(if flip.is_up { "sens-any-more" } else { "sens-any-less" });
    }
    let by = &flip.turn.at - &flip.from;
    let share = by.divided_by(&flip.from.absolute());
    match (flip.subject, share) {
        (Subject::Price(_) | Subject::UnitPrice(..), Some(share)) => {
            let hundredfold = &share * &Exact::whole(100);
            let figure = teller.signed(&hundredfold, flip.turn.is_exact);
            teller.say("percent", &[("figure", &figure)])
        }
        _ if is_added => {
            let by = teller.signed(&by, flip.turn.is_exact);
            teller.say("sens-on-each", &[("by", &by)])
        }
        _ => teller.signed(&by, flip.turn.is_exact),
    }
}
