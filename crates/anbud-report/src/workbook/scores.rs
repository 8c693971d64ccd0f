//! The sheet of the scores: one row for each that counts, in cells that may be changed.

use anbud::keyed::Key;
use anbud::ledger::{Entry, Evaluator};
use anbud::procedure::{Group, Item};
use anbud::tenders::Tender;

use super::address::Sheet;
use super::admitted;
use super::desk::Desk;
use super::number;
use super::page::{Content, Digits, Look, Value};

/// A workbook holds no more scores than this; beyond, the scores of the groups stand in their place.
pub(super) const ROWS_MAX: usize = 100_000;
/// The row of the first score.
pub(super) const FIRST_ROW: u32 = 4;
/// The column of the score.
pub(super) const SCORE: u16 = 4;

/// Who gave a score, to what.
pub(super) type Who = (Key<Tender>, Item, Option<Key<Group>>, Option<Key<Evaluator>>);

/// Who gave a score, to what.
pub(super) fn who(entry: &Entry) -> Who {
    (entry.tender, entry.item, entry.group, entry.evaluator)
}

/// Writes the sheet, where there are scores and not too many of them.
pub(super) fn write(desk: &mut Desk<'_>) {
    let sheet = desk.view.sheet;
    if sheet.is_empty() || !desk.has_scores {
        return;
    }
    let (words, view) = (desk.words, desk.view);
    let rows = (FIRST_ROW..).zip(sheet.entries());
    desk.scores = rows.map(|(row, entry)| (who(&entry), row)).collect();
    let page = desk.page(Sheet::Scores);
    page.widths = [18.0, 24.0, 30.0, 24.0, 10.0, 34.0].into();
    page.text(0, 0, words.scores_title, Look::Title);
    page.text(1, 0, words.scores_note, Look::Plain);
    page.head = Some(FIRST_ROW - 1);
    let heads = [
        words.tender,
        words.requirement,
        words.group,
        words.evaluator,
        words.score,
        words.stands_at,
    ];
    page.texts(FIRST_ROW - 1, &heads, Look::Head);
    for (row, entry) in (FIRST_ROW..).zip(sheet.entries()) {
        let group = entry.group.map_or("", |group| &*view.procedure.groups[group].id);
        let by = entry.evaluator.map_or(words.consensus, |who| &*sheet.evaluators[who].id);
        let number = entry.score.exact();
        let decimals = number::decimals_shown(&[&number], 4);
        let texts = [view.id(entry.tender), &**view.procedure.item_id(entry.item), group, by];
        page.texts(row, &texts, Look::Plain);
        let value = Content::Value(Value::Number(number::float(&number, 28)));
        if let Some(place) = sheet.place(&entry) {
            page.text(
                row,
                SCORE + 1,
                format!("{}:{}", place.file_name(), place.line()),
                Look::Plain,
            );
        }
        page.put(row, SCORE, value, Look::Input(Digits { decimals, percent: false }));
    }
    admitted::scores(page, view.procedure, words, sheet.entries());
}
