//! CSV in the dialects that people's spreadsheets write.

use crate::naive::choices::Choices;
use crate::naive::number::Written;

/// How a file is written.
pub(super) struct Dialect {
    delimiter: char,
    /// Whether decimals stand after a comma.
    pub(super) comma: bool,
    mark: bool,
    announced: bool,
    line_end: &'static str,
    quotes: usize,
    blanks: usize,
    empty_lines: usize,
}

impl Dialect {
    /// Some dialect.
    pub(super) fn some(choices: &mut Choices) -> Dialect {
        let delimiter = choices.of(&[',', ',', ';', '\t']);
        Dialect {
            delimiter,
            comma: delimiter != ',' && choices.chance(60),
            mark: choices.chance(25),
            announced: choices.chance(15),
            line_end: choices.of(&["\n", "\n", "\r\n"]),
            quotes: choices.of(&[0, 0, 10, 100]),
            blanks: choices.of(&[0, 0, 15]),
            empty_lines: choices.of(&[0, 0, 1, 3]),
        }
    }

    /// A number with the mark of this file.
    pub(super) fn number(&self, written: Written) -> String {
        if self.comma { written.text().replace('.', ",") } else { written.text() }
    }

    /// The text of a table: the required columns and the filled ones, in any order.
    pub(super) fn text(
        &self,
        header: &[&str],
        required: usize,
        rows: &[Vec<String>],
        choices: &mut Choices,
    ) -> String {
        let filled = |column: &usize| rows.iter().any(|row| !row[*column].is_empty());
        let needed = |column: &usize| *column < required || filled(column);
        let mut columns: Vec<usize> =
            (0..header.len()).filter(|column| needed(column) || choices.chance(20)).collect();
        if choices.chance(40) {
            choices.shuffle(&mut columns);
        }
        let mut lines = Vec::new();
        if self.announced {
            lines.push(format!("sep={}", self.delimiter));
        }
        let names: Vec<&str> = columns.iter().map(|column| header[*column]).collect();
        lines.push(self.line(&names, choices));
        for row in rows {
            let fields: Vec<&str> = columns.iter().map(|column| row[*column].as_str()).collect();
            lines.push(self.line(&fields, choices));
        }
        lines.extend(vec![String::new(); self.empty_lines]);
        let mark = if self.mark { "\u{feff}" } else { "" };
        let last = if self.empty_lines == 0 && choices.chance(20) { "" } else { self.line_end };
        format!("{mark}{}{last}", lines.join(self.line_end))
    }

    fn line(&self, fields: &[&str], choices: &mut Choices) -> String {
        let fields: Vec<String> = fields.iter().map(|field| self.field(field, choices)).collect();
        fields.join(&self.delimiter.to_string())
    }

    fn field(&self, field: &str, choices: &mut Choices) -> String {
        let special = field.contains([self.delimiter, '"', '\n']);
        if special || choices.chance(self.quotes) {
            return format!("\"{}\"", field.replace('"', "\"\""));
        }
        if choices.chance(self.blanks) {
            return format!(" {field}{}", choices.of(&["", "  "]));
        }
        field.to_owned()
    }
}
