//! A sheet before it is written: cells with what they hold and how they look.

use std::collections::BTreeMap;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Text(String),
    Value(Value),
    /// A formula with the value it has by the engine, shown until a spreadsheet calculates it.
    Live {
        formula: String,
        is_array: bool,
        value: Value,
    },
}

/// A value as a spreadsheet knows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Truth(bool),
    Text(String),
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Title,
    Plain,
    Wrapped,
    Head,
    HeadRight,
    Section,
    /// A number or text that may be changed.
    Input(Digits),
    Live(Digits),
    Total(Digits),
    Engine(Digits),
    /// Whether everything agrees, as a sentence.
    Verdict,
    Agrees,
}

/// How the digits of a number are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Digits {
    pub(super) decimals: u32,
    pub(super) percent: bool,
}

impl Digits {
    /// The number format: groups of three, so many decimals.
    pub(super) fn code(self) -> String {
        let decimals = if self.percent { 2 } else { self.decimals as usize };
        let point = if decimals == 0 { "" } else { "." };
        let (before, after) = if self.percent { ("0", " %") } else { ("#,##0", "") };
        format!("{before}{point}{}{after}", "0".repeat(decimals))
    }
}

/// What may be written into some cells.
#[derive(Debug)]
pub(super) struct Admitted {
    /// The first row and the last.
    pub(super) rows: (u32, u32),
    /// The first column and the last.
    pub(super) columns: (u16, u16),
    /// The condition on the first cell, as a formula.
    pub(super) condition: String,
    /// What is said of anything else.
    pub(super) message: String,
}

/// A sheet before it is written.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) cells: BTreeMap<(u32, u16), (Content, Look)>,
    /// The widths of columns, in characters, from the first on.
    pub(super) widths: Vec<f64>,
    /// The last of the rows that stand on every printed page, and that stay when the sheet is scrolled.
    pub(super) head: Option<u32>,
    /// So many columns stand on every printed page.
    pub(super) columns_repeated: u16,
    /// The column of the cells that say whether figures agree.
    pub(super) agrees: Option<u16>,
    /// What may be written where; anything elsewhere.
    pub(super) admitted: Vec<Admitted>,
    /// The next free row.
    pub(super) next: u32,
}

impl Page {
    /// Puts something into a cell.
    pub(super) fn put(&mut self, row: u32, column: u16, content: Content, look: Look) {
        self.next = self.next.max(row + 1);
        self.cells.insert((row, column), (content, look));
    }

    /// Puts a text into a cell; it never becomes a formula.
    pub(super) fn text(&mut self, row: u32, column: u16, text: impl Into<String>, look: Look) {
        self.put(row, column, Content::Text(text.into()), look);
    }

    /// Puts texts side by side, from the first column on.
    pub(super) fn texts(&mut self, row: u32, texts: &[&str], look: Look) {
        for (column, text) in (0..).zip(texts) {
            if !text.is_empty() || look == Look::Head {
                self.text(row, column, *text, look);
            }
        }
    }

    /// The last row and column that hold something.
    pub(super) fn end(&self) -> (u32, u16) {
        let row = self.cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
        (row, self.cells.keys().map(|(_, column)| *column).max().unwrap_or(0))
    }
}
