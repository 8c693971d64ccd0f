//! The page of scales: every score with its meaning, where the lists to choose from are taken.

use std::collections::BTreeMap;

use anbud::procedure::Scale;
use anbud::{Exact, Key, Literal, Procedure};
use rust_xlsxwriter::{Color, Format, FormatAlign, Worksheet, XlsxError};

use super::words::Words;
use crate::xlsx::SCALES_MARK;

/// A scale with more scores than these is not listed: its ends are checked instead.
const SCORES_MAX: usize = 1_000;
const ROW_FIRST: u32 = 3;

/// Where the list of each scale stands: its first and last row, from 0.
pub(super) type Lists = BTreeMap<Key<Scale>, (u32, u32)>;

/// Writes the page and yields where the lists stand.
pub(super) fn write(
    sheet: &mut Worksheet,
    procedure: &Procedure,
    words: &Words,
    password: &rust_xlsxwriter::ProtectionOptions,
) -> Result<Lists, XlsxError> {
    let bold = Format::new().set_bold();
    let head = bold.clone().set_background_color(Color::RGB(0x00DD_E3EA));
    let left = Format::new().set_align(FormatAlign::Left);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string(0, 0, SCALES_MARK)?;
    sheet.set_row_hidden(0)?;
    for (column, title) in [(0, words.scale), (1, words.score), (2, words.meaning)] {
        sheet.write_string_with_format(1, column, title, &head)?;
    }
    for (column, width) in [(0, 24), (1, 10), (2, 70)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(2, 0)?;
    super::page::print(sheet, words, words.scales);
    let mut row = ROW_FIRST - 1;
    let mut lists = Lists::new();
    for (key, scale) in procedure.scales.entries() {
        sheet.write_string_with_format(row, 0, &*scale.id, &bold)?;
        let step = scale.step.map(|step| step.to_string());
        let (low, high) = (scale.minimum.to_string(), scale.maximum.to_string());
        sheet.write_string(row, 2, words.range(&low, &high, step.as_deref()))?;
        row += 1;
        let scores = scores(scale);
        let begin = row;
        let shown =
            scores.clone().unwrap_or_else(|| scale.labels.iter().map(|(at, _)| *at).collect());
        for score in &shown {
            sheet.write_number_with_format(row, 1, number(score), &left)?;
            let label = scale.labels.iter().find(|(at, _)| at == score);
            if let Some((_, label)) = label {
                sheet.write_string_with_format(row, 2, cut(label), &wrapped)?;
            }
            row += 1;
        }
        if scores.is_some() {
            lists.insert(key, (begin, row - 1));
        }
        row += 1;
    }
    sheet.protect_with_options(password);
    Ok(lists)
}

/// Every score of a scale; none where they are too many or not in steps.
fn scores(scale: &Scale) -> Option<Vec<Literal>> {
    let step = scale.step?.exact();
    let mut score = scale.minimum.exact();
    let mut scores = Vec::new();
    while score <= scale.maximum.exact() {
        if scores.len() == SCORES_MAX || step <= Exact::ZERO {
            return None;
        }
        scores.push(score.decimal(anbud::exact::Decimals::AtMost(28)).parse().ok()?);
        score = &score + &step;
    }
    Some(scores)
}

/// A score as a spreadsheet holds it.
pub(super) fn number(score: &Literal) -> f64 {
    score.to_string().parse().unwrap_or_default()
}

/// A text that a cell can hold.
pub(super) fn cut(text: &str) -> String {
    const CHARACTERS_MAX: usize = 32_000;
    text.chars().take(CHARACTERS_MAX).collect()
}
