//! Tables: figures aligned to the right, names wrapped where the terminal is narrow, a list where it is too narrow.

mod wrap;

use unicode_width::UnicodeWidthStr;

use crate::style::{faint, strong};
pub(crate) use wrap::wrap;

/// Blanks between columns.
const GAP: usize = 2;
/// A name is never wrapped narrower than this.
const NAME_MIN: usize = 12;

/// A table of text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// The columns.
    pub(crate) columns: Vec<Column>,
    /// The rows.
    pub(crate) rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// What it is called.
    pub(crate) title: String,
    /// In which unit, or empty.
    pub(crate) unit: String,
    /// Whether its cells are figures: aligned to the right, never wrapped.
    pub(crate) is_figure: bool,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// One text for each column.
    pub(crate) cells: Vec<String>,
    /// Whether it stands out.
    pub(crate) is_strong: bool,
}

impl Column {
    /// A column of words.
    pub(crate) fn of_words(title: &str) -> Self {
        Column { title: title.to_owned(), unit: String::new(), is_figure: false }
    }

    /// A column of figures.
    pub(crate) fn of_figures(title: &str, unit: impl Into<String>) -> Self {
        Column { title: title.to_owned(), unit: unit.into(), is_figure: true }
    }
}

impl Table {
    /// The table for a terminal; `width` is how many columns it has, none where nothing limits it.
    pub(crate) fn terminal(&self, width: Option<usize>) -> String {
        let natural = self.widths();
        let widths = match width {
            Some(width) => self.squeezed(&natural, width),
            None => Some(natural),
        };
        widths.map_or_else(|| self.as_list(), |widths| self.as_grid(&widths))
    }

    fn widths(&self) -> Vec<usize> {
        self.columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let cells = self.rows.iter().filter_map(|row| row.cells.get(at));
                let widest = cells.map(|cell| cell.width()).max().unwrap_or(0);
                widest.max(column.title.width()).max(column.unit.width())
            })
            .collect()
    }

    /// The widths with the widest columns of words wrapped so that all fits; none where it cannot.
    fn squeezed(&self, natural: &[usize], width: usize) -> Option<Vec<usize>> {
        let mut widths = natural.to_vec();
        let gaps = GAP * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > width {
            let columns = self.columns.iter().zip(&mut widths);
            let words = columns.filter(|(column, _)| !column.is_figure).map(|(_, width)| width);
            let widest = words.max().filter(|widest| **widest > NAME_MIN)?;
            *widest -= 1;
        }
        Some(widths)
    }

    fn as_grid(&self, widths: &[usize]) -> String {
        let titles: Vec<String> = self.columns.iter().map(|column| column.title.clone()).collect();
        let units: Vec<String> = self.columns.iter().map(|column| column.unit.clone()).collect();
        let mut text = self.line(&titles, widths, strong);
        if units.iter().any(|unit| !unit.is_empty()) {
            text += &self.line(&units, widths, faint);
        }
        let width = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        text += &format!("{}\n", faint(&"─".repeat(width)));
        for row in &self.rows {
            let paint: fn(&str) -> String = if row.is_strong { strong } else { str::to_owned };
            text += &self.line(&row.cells, widths, paint);
        }
        text
    }

    /// A row of cells, on as many lines as its longest wrapped cell needs.
    fn line(&self, cells: &[String], widths: &[usize], paint: fn(&str) -> String) -> String {
        let wrapped: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let mut text = String::new();
        for at in 0..height {
            let mut line = String::new();
            let columns = self.columns.iter().zip(widths).zip(&wrapped);
            for (n, ((column, width), cell)) in columns.enumerate() {
                let part = cell.get(at).map_or("", String::as_str);
                let blanks = " ".repeat(width.saturating_sub(part.width()));
                line += if n > 0 { "  " } else { "" };
                line += &if column.is_figure {
                    format!("{blanks}{part}")
                } else {
                    format!("{part}{blanks}")
                };
            }
            text += &format!("{}\n", paint(line.trim_end()));
        }
        text
    }

    /// Each row as a list of titles and cells, for a terminal that cannot hold the table.
    fn as_list(&self) -> String {
        let titles = self.columns.iter().map(|column| column.title.width()).max().unwrap_or(0);
        let mut text = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            text += if at > 0 { "\n" } else { "" };
            for (column, cell) in self.columns.iter().zip(&row.cells) {
                let blanks = " ".repeat(titles - column.title.width() + GAP);
                let cell = if row.is_strong { strong(cell) } else { cell.clone() };
                let line =
                    format!("{}{blanks}{cell} {}", faint(&column.title), faint(&column.unit));
                text += &format!("{}\n", line.trim_end());
            }
        }
        text
    }

    /// The table in Markdown.
    pub(crate) fn markdown(&self) -> String {
        let titles = self.columns.iter().map(|column| match column.unit.as_str() {
            "" => escaped(&column.title),
            unit => format!("{}, {}", escaped(&column.title), escaped(unit)),
        });
        let marks = self.columns.iter().map(|column| match column.is_figure {
            true => "---:".to_owned(),
            false => ":---".to_owned(),
        });
        let mut text = markdown_row(titles) + &markdown_row(marks);
        for row in &self.rows {
            let bold = |cell: &String| match cell.is_empty() {
                false if row.is_strong => format!("**{}**", escaped(cell)),
                _ => escaped(cell),
            };
            text += &markdown_row(row.cells.iter().map(bold));
        }
        text
    }
}

fn markdown_row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// Text with everything escaped that Markdown would take as its own.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row =
            |cells: [&str; 3]| Row { cells: cells.map(str::to_owned).into(), is_strong: false };
        Table {
            columns: vec![
                Column::of_words("Tender"),
                Column::of_words("Tenderer"),
                Column::of_figures("Price", "SEK"),
            ],
            rows: vec![
                row(["north", "North of the Northern Lights AB", "2 100 000 000"]),
                row(["s|th", "Süd", "1 950 000 000"]),
            ],
        }
    }

    fn plain(text: &str) -> String {
        let mut plain = String::new();
        let mut escape = false;
        for c in text.chars() {
            match c {
                '\u{1b}' => escape = true,
                'm' if escape => escape = false,
                c if !escape => plain.push(c),
                _ => {}
            }
        }
        plain
    }

    #[test]
    fn figures_stand_right_and_names_are_wrapped() {
        let text = plain(&table().terminal(Some(40)));
        let expected = "\
Tender  Tenderer                   Price
                                     SEK
────────────────────────────────────────
north   North of the       2 100 000 000
        Northern Lights
        AB
s|th    Süd                1 950 000 000
";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_terminal_that_is_too_narrow_gets_a_list() {
        let text = plain(&table().terminal(Some(20)));
        assert!(text.starts_with("Tender    north\nTenderer  North of"), "{text}");
        assert!(text.contains("Price     2 100 000 000 SEK\n\nTender    s|th"), "{text}");
    }

    #[test]
    fn markdown_escapes_what_would_break_the_table() {
        let text = table().markdown();
        assert!(text.starts_with("| Tender | Tenderer | Price, SEK |\n| :--- | :--- | ---: |\n"));
        assert!(text.contains("| s\\|th | Süd |"), "{text}");
    }
}
