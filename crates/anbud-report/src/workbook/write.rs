//! Writes the sheets into a file: formats, widths, what is printed, and every cell.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::address::Sheet;
use super::desk::Desk;
use super::page::{Content, Look, Page, Value};
use super::words::Words;

/// A cell holds no more characters.
const CHARACTERS_MAX: usize = 32_767;
/// So many columns of figures stand on a printed page.
const COLUMNS_PRINTED: u16 = 14;
const A4: u8 = 9;
/// The height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;
/// No row is higher than this many lines.
const LINES_MAX: u32 = 25;
/// The width of a column that states none, in characters.
const WIDTH: f64 = 8.43;

const INK: u32 = 0x1F_2933;
const HEAD: u32 = 0x24_4A6B;
const SECTION: u32 = 0xE4_ECF3;
const INPUT: u32 = 0xFF_F7D6;
const ENGINE: u32 = 0x5F_6B76;
const WRONG: u32 = 0xF8_C9C4;
const RIGHT: u32 = 0x1E_6B3A;

/// The file of a desk whose sheets are all written: the same bytes every time.
pub(super) fn file(desk: &Desk<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let procurement = &desk.view.procedure.procurement;
    let properties = DocProperties::new()
        .set_title(&*procurement.title)
        .set_author("anbud")
        // the time of making would make every file another one
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let mut formats = Formats::default();
    for sheet in Sheet::ALL {
        if let Some(page) = desk.pages.get(&sheet) {
            let worksheet = workbook.add_worksheet();
            worksheet.set_name(sheet.name(desk.words))?;
            fill(worksheet, page, &mut formats)?;
            print(worksheet, page, desk.words)?;
            mark(worksheet, page, desk.words)?;
            admit(worksheet, page)?;
        }
    }
    workbook.save_to_buffer()
}

/// The formats of looks, each made once.
#[derive(Default)]
struct Formats(BTreeMap<Look, Format>);

impl Formats {
    fn of(&mut self, look: Look) -> &Format {
        self.0.entry(look).or_insert_with(|| format(look))
    }
}

fn format(look: Look) -> Format {
    let plain = Format::new().set_font_color(Color::RGB(INK)).set_align(FormatAlign::Top);
    let digits =
        |format: Format, code: String| format.set_num_format(code).set_align(FormatAlign::Right);
    match look {
        Look::Title => plain.set_bold().set_font_size(16),
        Look::Plain => plain,
        Look::Wrapped => plain.set_text_wrap(),
        Look::Head | Look::HeadRight => {
            let head = plain
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(HEAD))
                .set_text_wrap();
            if look == Look::HeadRight { head.set_align(FormatAlign::Right) } else { head }
        }
        Look::Section => plain.set_bold().set_background_color(Color::RGB(SECTION)),
        Look::Input(shown) => digits(plain, shown.code())
            .set_background_color(Color::RGB(INPUT))
            .set_border(FormatBorder::Hair),
        Look::Live(shown) => digits(plain, shown.code()),
        Look::Total(shown) => digits(plain, shown.code()).set_bold(),
        Look::Engine(shown) => digits(plain, shown.code()).set_font_color(Color::RGB(ENGINE)),
        Look::Verdict => plain.set_font_color(Color::RGB(RIGHT)),
        Look::Agrees => plain.set_font_color(Color::RGB(RIGHT)).set_align(FormatAlign::Center),
    }
}

fn fill(sheet: &mut Worksheet, page: &Page, formats: &mut Formats) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(&page.widths) {
        sheet.set_column_width(column, *width)?;
    }
    for (row, lines) in lines(page) {
        sheet.set_row_height(row, LINE_HEIGHT * f64::from(lines))?;
    }
    for ((row, column), (content, look)) in &page.cells {
        let format = formats.of(*look);
        match content {
            Content::Text(text) => {
                sheet.write_string_with_format(*row, *column, cut(text), format)?;
            }
            Content::Value(value) => write_value(sheet, (*row, *column), value, format)?,
            Content::Live { formula, is_array, value } => {
                let formula = Formula::new(formula).set_result(result(value));
                match is_array {
                    true => sheet.write_array_formula_with_format(
                        *row, *column, *row, *column, formula, format,
                    )?,
                    false => sheet.write_formula_with_format(*row, *column, formula, format)?,
                };
            }
        }
    }
    Ok(())
}

/// How many lines the rows need whose texts are wrapped, or larger than others; rows of one line are left out.
fn lines(page: &Page) -> BTreeMap<u32, u32> {
    let mut rows = BTreeMap::new();
    for ((row, column), (content, look)) in &page.cells {
        let lines = match (content, look) {
            (_, Look::Title) => 2,
            (Content::Text(text), Look::Wrapped | Look::Head | Look::HeadRight) => {
                let width = page.widths.get(usize::from(*column)).copied().unwrap_or(WIDTH);
                text.lines().map(|line| parts(line, width)).sum()
            }
            _ => 1,
        };
        let most: &mut u32 = rows.entry(*row).or_insert(1);
        *most = lines.clamp(*most, LINES_MAX);
    }
    rows.retain(|_, lines| *lines > 1);
    rows
}

/// Into how many lines a text is wrapped in a column of so many characters.
fn parts(line: &str, width: f64) -> u32 {
    let characters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
    let fits = (1..LINES_MAX).find(|lines| f64::from(*lines) * width >= f64::from(characters));
    fits.unwrap_or(LINES_MAX)
}

fn write_value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Value::Number(number) => sheet.write_number_with_format(row, column, *number, format)?,
        Value::Truth(holds) => sheet.write_boolean_with_format(row, column, *holds, format)?,
        Value::Text(text) => sheet.write_string_with_format(row, column, cut(text), format)?,
    };
    Ok(())
}

/// A value as a formula stores it.
fn result(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Truth(true) => "TRUE".to_owned(),
        Value::Truth(false) => "FALSE".to_owned(),
        Value::Text(text) => text.clone(),
    }
}

/// A text as long as a cell holds.
fn cut(text: &str) -> String {
    // a spreadsheet counts in units of UTF-16
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units < CHARACTERS_MAX
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { format!("{kept}…") } else { kept }
}

/// What is printed: landscape on A4, heads on every page, so many columns a page.
fn print(sheet: &mut Worksheet, page: &Page, words: &Words) -> Result<(), XlsxError> {
    let (row, column) = page.end();
    sheet.set_paper_size(A4).set_landscape();
    sheet.set_print_area(0, 0, row, column)?;
    sheet.set_print_fit_to_pages(column / COLUMNS_PRINTED + 1, 0);
    sheet.set_footer(format!("&L&A&R{}", words.page_of));
    if let Some(head) = page.head {
        sheet.set_repeat_rows(0, head)?;
        sheet.set_freeze_panes(head + 1, page.columns_repeated)?;
    }
    if let Some(last) = page.columns_repeated.checked_sub(1) {
        sheet.set_repeat_columns(0, last)?;
    }
    Ok(())
}

/// Admits only what may be written.
fn admit(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    for admitted in &page.admitted {
        let rule = DataValidation::new()
            .allow_custom(Formula::new(&admitted.condition))
            .set_error_message(admitted.message.chars().take(255).collect::<String>())?;
        let ((first, last), (left, right)) = (admitted.rows, admitted.columns);
        sheet.add_data_validation(first, left, last, right, &rule)?;
    }
    Ok(())
}

/// Marks the cells that say NO.
fn mark(sheet: &mut Worksheet, page: &Page, words: &Words) -> Result<(), XlsxError> {
    let Some(column) = page.agrees else { return Ok(()) };
    let wrong = Format::new().set_bold().set_background_color(Color::RGB(WRONG));
    let rule = ConditionalFormatCell::new()
        .set_rule(ConditionalFormatCellRule::EqualTo(words.no))
        .set_format(wrong);
    sheet.add_conditional_format(0, column, page.end().0, column, &rule).map(|_| ())
}
