//! Which scores may be written into cells of scores: those of the scale, as when they were given.

use anbud::keyed::Key;
use anbud::ledger::Entry;
use anbud::procedure::{Basis, Item, Procedure, Scale};

use super::address::{Sheet, column_name};
use super::desk::{Desk, FIRST};
use super::page::{Admitted, Page};
use super::scores::{FIRST_ROW, SCORE};
use super::words::Words;

/// Admits only scores of the scale in the rows of the scores; rows of one scale that follow each other are one range.
pub(super) fn scores(
    page: &mut Page,
    procedure: &Procedure,
    words: &Words,
    entries: impl Iterator<Item = Entry>,
) {
    let mut open: Option<(Key<Scale>, u32, u32)> = None;
    for (row, entry) in (FIRST_ROW..).zip(entries) {
        let Some(scale) = scale_of(procedure, entry.item) else { continue };
        match &mut open {
            Some((key, _, last)) if *key == scale && *last + 1 == row => *last = row,
            _ => {
                page.admitted.extend(open.map(|range| admitted(procedure, words, range)));
                open = Some((scale, row, row));
            }
        }
    }
    page.admitted.extend(open.map(|range| admitted(procedure, words, range)));
}

fn scale_of(procedure: &Procedure, item: Item) -> Option<Key<Scale>> {
    match procedure.criteria[procedure.leaf_of(item)?].basis {
        Basis::Scored(scale) | Basis::Requirements(scale) => Some(scale),
        _ => None,
    }
}

fn admitted(
    procedure: &Procedure,
    words: &Words,
    (key, first, last): (Key<Scale>, u32, u32),
) -> Admitted {
    of_scale(&procedure.scales[key], words, (first, last), (SCORE, SCORE))
}

/// Admits only scores of the scale for an item whose agreed scores stand side by side.
pub(super) fn agreed(desk: &mut Desk<'_>, item: Item, row: u32) {
    let (procedure, words, width) = (desk.view.procedure, desk.words, desk.width());
    if let (Some(key), Some(more)) = (scale_of(procedure, item), width.checked_sub(1)) {
        let scale = &procedure.scales[key];
        let admitted = of_scale(scale, words, (row, row), (FIRST, FIRST + more));
        desk.page(Sheet::Tenders).admitted.push(admitted);
    }
}

fn of_scale(scale: &Scale, words: &Words, rows: (u32, u32), columns: (u16, u16)) -> Admitted {
    let (low, high) = (&scale.minimum, &scale.maximum);
    let cell = format!("{}{}", column_name(columns.0), rows.0 + 1);
    // a spreadsheet parts what is equal: a step is met where it is to ten decimals
    let on_step =
        scale.step.as_ref().map(|step| format!(",MOD(ROUND(({cell}-({low}))/{step},10),1)=0"));
    let condition = format!(
        "AND(ISNUMBER({cell}),{cell}>={low},{cell}<={high}{})",
        on_step.unwrap_or_default()
    );
    let step = scale.step.as_ref().map(|step| words.by_step.replace("{}", &step.to_string()));
    let message =
        words.on_scale.replace("{low}", &low.to_string()).replace("{high}", &high.to_string())
            + &step.unwrap_or_default();
    Admitted { rows, columns, condition, message }
}
