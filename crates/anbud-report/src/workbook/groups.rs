//! The sheet of the groups: what each makes of the scores of its evaluators, for each tender.

use std::collections::BTreeMap;

use anbud::derivation::Figure;
use anbud::keyed::Key;
use anbud::procedure::{Group, Item};

use super::address::Sheet;
use super::calculation::heads;
use super::desk::Desk;
use super::line::{self, Line};
use super::page::Look;
use super::reach;
use super::tenders::{items, names};

/// The tallies of an item: by group, the figure of each tender of the field.
type Tallies = BTreeMap<Option<Key<Group>>, Vec<Option<Figure>>>;

/// Writes the sheet, where evaluators scored.
pub(super) fn write(desk: &mut Desk<'_>) {
    if desk.view.sheet.is_empty() {
        return;
    }
    let words = desk.words;
    let note = if desk.has_scores { words.groups_note } else { words.groups_note_means };
    heads(desk, Sheet::Groups, words.groups_title, note, words.group);
    for item in items(desk) {
        let (id, title) = names(desk, item);
        for (group, figures) in tallies(desk, item) {
            let group = group.map_or("", |group| &*desk.view.procedure.groups[group].id);
            let texts = [&*id, &*title, group];
            let line = Line { row: None, texts, figures, percent: false, total: false };
            match desk.has_scores {
                true => line::made(desk, Sheet::Groups, line),
                false => line::entered(desk, Sheet::Groups, line),
            };
        }
    }
    desk.page(Sheet::Groups).texts(2, &[], Look::Plain);
}

fn tallies(desk: &Desk<'_>, item: Item) -> Tallies {
    let mut found = Tallies::new();
    let width = desk.field.len();
    for (position, score) in desk.of_item(item, "score").into_iter().enumerate() {
        let Some(score) = score else { continue };
        for (figure, tally) in reach::tallies(desk.view.derivation(), score) {
            let row = found.entry(tally.group).or_insert_with(|| vec![None; width]);
            if let Some(slot) = row.get_mut(position) {
                *slot = Some(figure);
            }
        }
    }
    found
}
