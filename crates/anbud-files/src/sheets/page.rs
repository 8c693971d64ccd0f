//! One page: a row for every requirement and tender, with a cell for the score and one for the comment.

use std::sync::Arc;

use anbud::procedure::{Basis, Item, Scale};
use anbud::{Key, Procedure};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Formula,
    Worksheet, XlsxError,
};

use super::TenderNames;
use super::plan::{PagePlan, TenderRow};
use super::scales::{Lists, cut, number};
use super::words::Words;
use crate::xlsx::SCORES_MARK;

/// What all pages have in common.
pub(super) struct Setting<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) words: &'a Words,
    pub(super) lists: &'a Lists,
    pub(super) tenders: &'a [TenderRow],
    pub(super) names: TenderNames,
}

const TENDER: u16 = 0;
const EVALUATOR: u16 = 1;
const GROUP: u16 = 2;
const REQUIREMENT: u16 = 3;
const TEXT: u16 = 4;
const SHOWN: u16 = 5;
const SCORE: u16 = 6;
const COMMENT: u16 = 7;

/// The row of the names that people see, from 0; scores stand below it.
const HEAD: u32 = 6;
/// How many characters stand in a line of the column of texts.
const TEXT_WIDTH: u16 = 60;
const LINE_HEIGHT: f64 = 15.0;
/// How many characters stand in a line of the column of tenders.
const SHOWN_WIDTH: u16 = 36;
const WIDTHS: [(u16, u16); 5] =
    [(REQUIREMENT, 14), (TEXT, TEXT_WIDTH), (SHOWN, SHOWN_WIDTH), (SCORE, 9), (COMMENT, 56)];

/// The lines between requirements, and within one.
const LINE: Color = Color::RGB(0x008C_99A6);
const LINE_WITHIN: Color = Color::RGB(0x00D9_DFE5);
/// What says again what stands above.
const AGAIN: Color = Color::RGB(0x009A_A5B1);
const OPEN: Color = Color::RGB(0x00FF_F9E5);

/// Writes a page.
pub(super) fn write(
    sheet: &mut Worksheet,
    setting: &Setting<'_>,
    page: &PagePlan,
) -> Result<(), XlsxError> {
    machine_rows(sheet, setting)?;
    heading(sheet, setting, page)?;
    let mut row = HEAD + 1;
    for item in &page.items {
        let begin = row;
        let scored = setting.tenders.iter().filter(|row| !page.recused.contains(&row.tender));
        for (nth, tender) in scored.enumerate() {
            score_row(sheet, row, setting, page, *item, tender, nth == 0)?;
            row += 1;
        }
        if let Some(scale) = scale_of(setting.procedure, *item).filter(|_| row > begin) {
            let validation = validation(setting, scale)?;
            sheet.add_data_validation(begin, SCORE, row - 1, SCORE, &validation)?;
        }
    }
    for (column, width) in WIDTHS {
        sheet.set_column_width(column, width)?;
    }
    for column in [TENDER, EVALUATOR, GROUP] {
        sheet.set_column_hidden(column)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    let foot = page.evaluator.as_deref().unwrap_or(setting.words.agreed);
    print(sheet, setting.words, foot);
    Ok(())
}

/// What a printed page looks like: landscape on A4, as wide as the page, with its number at the foot.
pub(super) fn print(sheet: &mut Worksheet, words: &Words, foot: &str) {
    const A4: u8 = 9;
    // an ampersand begins a command there
    let foot = foot.replace('&', "&&");
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.5, 0.7, 0.3, 0.3);
    sheet.set_footer(format!(
        "&L{}&R{}",
        cut(&foot).chars().take(100).collect::<String>(),
        words.page_of
    ));
}

/// The hidden rows by which the page is read again.
fn machine_rows(sheet: &mut Worksheet, setting: &Setting<'_>) -> Result<(), XlsxError> {
    sheet.write_string(0, 0, SCORES_MARK)?;
    sheet.write_number(0, 1, HEAD + 2)?;
    let tender = if setting.names == TenderNames::Code { "code" } else { "tender" };
    for (column, name) in [
        (TENDER, tender),
        (EVALUATOR, "evaluator"),
        (GROUP, "group"),
        (REQUIREMENT, "requirement"),
        (SCORE, "score"),
        (COMMENT, "comment"),
    ] {
        sheet.write_string(1, column, name)?;
    }
    for row in [0, 1] {
        sheet.set_row_hidden(row)?;
    }
    Ok(())
}

/// What the page is about, for whom, and how it is filled in.
fn heading(sheet: &mut Worksheet, setting: &Setting<'_>, page: &PagePlan) -> Result<(), XlsxError> {
    let (words, procurement) = (setting.words, &setting.procedure.procurement);
    let bold = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(2, REQUIREMENT, cut(&procurement.title), &bold)?;
    let from = format!("{} · {}", procurement.authority, procurement.reference);
    sheet.write_string(3, REQUIREMENT, cut(&from))?;
    let who = match &page.evaluator {
        Some(evaluator) => format!("{}: {evaluator}", words.evaluator),
        None => words.agreed.to_owned(),
    };
    let group = page.group.map(|key| &setting.procedure.groups[key].title);
    let group = group.map(|title| format!(" · {}: {title}", words.group)).unwrap_or_default();
    sheet.write_string(4, REQUIREMENT, cut(&format!("{who}{group}")))?;
    sheet.write_string(5, REQUIREMENT, words.how)?;
    let head = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00DD_E3EA))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(LINE);
    for (column, title) in [
        (REQUIREMENT, words.requirement),
        (TEXT, words.text),
        (SHOWN, words.tender),
        (SCORE, words.score),
        (COMMENT, words.comment),
    ] {
        sheet.write_string_with_format(HEAD, column, title, &head)?;
    }
    Ok(())
}

/// The row of one requirement and tender; the text stands in the first row of its requirement.
fn score_row(
    sheet: &mut Worksheet,
    row: u32,
    setting: &Setting<'_>,
    page: &PagePlan,
    item: Item,
    tender: &TenderRow,
    is_first: bool,
) -> Result<(), XlsxError> {
    let plain = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_top(FormatBorder::Thin)
        .set_border_top_color(if is_first { LINE } else { LINE_WITHIN });
    let open = plain.clone().set_unlocked().set_background_color(OPEN);
    let open = open.set_border_left(FormatBorder::Thin).set_border_left_color(LINE_WITHIN);
    let named = if is_first { plain.clone() } else { plain.clone().set_font_color(AGAIN) };
    let group = page.group.map(|key| &*setting.procedure.groups[key].id);
    sheet.write_string(row, TENDER, &tender.id)?;
    sheet.write_string(row, EVALUATOR, page.evaluator.as_deref().unwrap_or_default())?;
    sheet.write_string(row, GROUP, group.unwrap_or_default())?;
    sheet.write_string_with_format(row, REQUIREMENT, &**setting.procedure.item_id(item), &named)?;
    let text = if is_first { cut(&text_of(setting.procedure, item)) } else { String::new() };
    sheet.write_string_with_format(row, TEXT, &text, &plain)?;
    sheet.write_string_with_format(row, SHOWN, cut(&tender.shown), &plain)?;
    sheet.write_blank(row, SCORE, &open.clone().set_align(FormatAlign::Left))?;
    sheet.write_blank(row, COMMENT, &open)?;
    let lines = lines(&text, TEXT_WIDTH).max(lines(&tender.shown, SHOWN_WIDTH));
    let lines = u8::try_from(lines.min(20)).unwrap_or(1);
    sheet.set_row_height(row, LINE_HEIGHT * f64::from(lines))?;
    Ok(())
}

/// How many lines a text takes in a column of so many digits: most letters are narrower than one.
fn lines(text: &str, width: u16) -> usize {
    let full = usize::from(width) * 11 / 10;
    text.split('\n').map(|line| line.chars().count() / full + 1).sum()
}

fn text_of(procedure: &Procedure, item: Item) -> Arc<str> {
    match item {
        Item::Criterion(key) => procedure.criteria[key].title.clone(),
        Item::Requirement(key) => procedure.requirements[key].text.clone(),
    }
}

fn scale_of(procedure: &Procedure, item: Item) -> Option<Key<Scale>> {
    match procedure.criteria[procedure.leaf_of(item)?].basis {
        Basis::Scored(scale) | Basis::Requirements(scale) => Some(scale),
        _ => None,
    }
}

/// What may be written for a score: one of the list, or a number between the ends.
fn validation(setting: &Setting<'_>, key: Key<Scale>) -> Result<DataValidation, XlsxError> {
    let scale = &setting.procedure.scales[key];
    let words = setting.words;
    let admitted = match setting.lists.get(&key) {
        Some((first, last)) => {
            let list = format!("={}!$B${}:$B${}", words.scales, first + 1, last + 1);
            DataValidation::new().allow_list_formula(Formula::new(list))
        }
        None => {
            let (low, high) = (number(&scale.minimum), number(&scale.maximum));
            DataValidation::new().allow_decimal_number(DataValidationRule::Between(low, high))
        }
    };
    let step = scale.step.map(|step| step.to_string());
    let (low, high) = (scale.minimum.to_string(), scale.maximum.to_string());
    let range = words.range(&low, &high, step.as_deref());
    let labels = scale.labels.iter().map(|(score, label)| format!("{score} = {label}"));
    let prompt = std::iter::once(range.clone()).chain(labels).collect::<Vec<_>>().join("\n");
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    admitted
        .set_input_title(short(&scale.id, 32))?
        .set_input_message(short(&prompt, 255))?
        .set_error_title(short(words.not_on_scale, 32))?
        .set_error_message(short(&range, 255))
}
