//! Where something stands in the workbook: sheets, cells, ranges, and their names in formulas.

use super::words::Words;

/// The sheets, in the order of their tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sheet {
    Award,
    Rules,
    Tenders,
    Scores,
    Groups,
    Calculation,
    About,
}

impl Sheet {
    /// All sheets.
    pub(super) const ALL: [Sheet; 7] = [
        Sheet::Award,
        Sheet::Rules,
        Sheet::Tenders,
        Sheet::Scores,
        Sheet::Groups,
        Sheet::Calculation,
        Sheet::About,
    ];

    /// What the tab says.
    pub(super) fn name(self, words: &Words) -> &'static str {
        match self {
            Sheet::Award => words.sheet_award,
            Sheet::Rules => words.sheet_rules,
            Sheet::Tenders => words.sheet_tenders,
            Sheet::Scores => words.sheet_scores,
            Sheet::Groups => words.sheet_groups,
            Sheet::Calculation => words.sheet_calculation,
            Sheet::About => words.sheet_about,
        }
    }
}

/// A cell: row and column counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    pub(super) sheet: Sheet,
    pub(super) row: u32,
    pub(super) column: u16,
}

impl Address {
    pub(super) fn new(sheet: Sheet, row: u32, column: u16) -> Self {
        Address { sheet, row, column }
    }

    /// The cell as a formula on a sheet names it: short on its own sheet, fixed on another.
    pub(super) fn text(self, from: Sheet, words: &Words) -> String {
        match from == self.sheet {
            true => format!("{}{}", column_name(self.column), self.row + 1),
            false => format!("{}{}", sheet_prefix(self.sheet, words), fixed(self)),
        }
    }

    /// The range from this cell to another on the same sheet, fixed.
    pub(super) fn range(self, to: Address, from: Sheet, words: &Words) -> String {
        let prefix = match from == self.sheet {
            true => String::new(),
            false => sheet_prefix(self.sheet, words),
        };
        match self == to {
            true => format!("{prefix}{}", fixed(self)),
            false => format!("{prefix}{}:{}", fixed(self), fixed(to)),
        }
    }
}

fn fixed(address: Address) -> String {
    format!("${}${}", column_name(address.column), address.row + 1)
}

/// The name of a sheet before its cells; names with other letters than those of English stand in quotes.
fn sheet_prefix(sheet: Sheet, words: &Words) -> String {
    let name = sheet.name(words);
    match name.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        true => format!("{name}!"),
        false => format!("'{name}'!"),
    }
}

/// `A`, `B`, … `Z`, `AA`, …
pub(super) fn column_name(column: u16) -> String {
    let mut rest = u32::from(column) + 1;
    let mut name = Vec::new();
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::super::words::{ENGLISH, SWEDISH};
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 701, 702].map(column_name), ["A", "Z", "AA", "ZZ", "AAA"]);
        let cell = Address::new(Sheet::Calculation, 4, 3);
        assert_eq!(cell.text(Sheet::Calculation, &ENGLISH), "D5");
        assert_eq!(cell.text(Sheet::Award, &SWEDISH), "'Beräkning'!$D$5");
        let to = Address { column: 5, ..cell };
        assert_eq!(cell.range(to, Sheet::Calculation, &ENGLISH), "$D$5:$F$5");
    }
}
