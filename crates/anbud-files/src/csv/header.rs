//! The names of the columns.

use std::sync::Arc;

use anbud::Place;
use anbud::diagnostic::{Diagnostic, Mistakes, codes, did_you_mean, quoted};

/// The columns that a table knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    /// Their names.
    pub(crate) names: &'static [&'static str],
    /// The first so many must be there.
    pub(crate) needed: usize,
    /// Whether other columns are kept, as attributes; else they are mistakes.
    pub(crate) others_kept: bool,
}

/// The first row of a table.
pub(crate) struct Names<'a> {
    /// The names of its columns.
    pub(crate) cells: Vec<&'a str>,
    /// Where each of them stands.
    pub(crate) place: &'a dyn Fn(usize) -> Place,
    /// Where the row stands.
    pub(crate) row: Place,
}

/// Where each column of a table stands.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    /// By known column, the position of its field.
    positions: Vec<Option<usize>>,
    /// The columns that a mistyped name most likely meant.
    meant: Vec<usize>,
    /// The other columns by name.
    others: Vec<(Arc<str>, usize)>,
    /// How many fields each row has.
    pub(super) width: usize,
    /// Whether every column is known, or kept, and stands there once.
    pub(crate) is_sure: bool,
    place: Place,
}

impl Header {
    /// Reads the names of the columns; none where a needed one is missing.
    pub(crate) fn read(
        names: &Names<'_>,
        columns: &Columns,
        mistakes: &mut Mistakes,
    ) -> Option<Header> {
        let mut header = Header {
            positions: vec![None; columns.names.len()],
            meant: Vec::new(),
            others: Vec::new(),
            width: names.cells.len(),
            is_sure: true,
            place: names.row.clone(),
        };
        for (at, name) in names.cells.iter().enumerate() {
            if let Some(mistake) = header.add(name, at, columns) {
                header.is_sure = false;
                mistakes.report(mistake.at((names.place)(at), ""));
            }
        }
        let is_missing = |column: &usize| header.position(*column).is_none();
        let missing: Vec<usize> = (0..columns.needed).filter(is_missing).collect();
        if missing.is_empty() {
            return Some(header);
        }
        // a needed column under a mistyped name has been reported already
        let unsaid = missing.iter().filter(|column| !header.meant.contains(column));
        let unsaid = unsaid.filter_map(|column| columns.names.get(*column));
        let unsaid: Vec<String> = unsaid.map(|name| format!("`{name}`")).collect();
        if !unsaid.is_empty() {
            let columns_word = if unsaid.len() == 1 { "column" } else { "columns" };
            let message = format!("the {columns_word} {} must be there", unsaid.join(", "));
            let remedy = format!(
                "name the columns in the first line, such as `{}`",
                columns.names.join(",")
            );
            let mistake = Diagnostic::mistake(codes::MISSING_KEY, message);
            mistakes.report(mistake.at(names.row.clone(), "the columns").help(remedy));
        }
        None
    }

    /// Adds the column of a field; returns what is wrong with it.
    fn add(&mut self, name: &str, at: usize, columns: &Columns) -> Option<Diagnostic> {
        if name.is_empty() {
            let message = format!("column {} has no name", at + 1);
            return Some(
                Diagnostic::mistake(codes::MISSING_KEY, message)
                    .help("name the column, or delete it"),
            );
        }
        let known = columns.names.iter().position(|known| *known == name);
        let twice = match known.and_then(|known| self.positions.get_mut(known)) {
            Some(position) => position.replace(at).is_some(),
            None if columns.others_kept => {
                let is_known = self.others.iter().any(|(other, _)| &**other == name);
                self.others.push((name.into(), at));
                is_known
            }
            None => return Some(self.unknown(name, columns)),
        };
        twice.then(|| {
            let message = format!("the column {} stands twice", quoted(name));
            Diagnostic::mistake(codes::DUPLICATE, message).help("delete or rename one of them")
        })
    }

    fn unknown(&mut self, name: &str, columns: &Columns) -> Diagnostic {
        let message = format!("{} is not a column of this file", quoted(name));
        let lower = name.chars().take(100).collect::<String>().to_lowercase();
        let meant = did_you_mean(&lower, columns.names.iter().copied());
        self.meant.extend(columns.names.iter().position(|known| Some(*known) == meant));
        let remedy = match meant {
            Some(known) => format!("did you mean `{known}`?"),
            None => format!("the columns are `{}`", columns.names.join("`, `")),
        };
        Diagnostic::mistake(codes::UNKNOWN_KEY, message).help(remedy)
    }

    /// The position of a known column.
    #[inline]
    pub(crate) fn position(&self, column: usize) -> Option<usize> {
        self.positions.get(column).copied().flatten()
    }

    /// The other columns, with their positions.
    pub(super) fn others(&self) -> &[(Arc<str>, usize)] {
        &self.others
    }

    /// The line of the names.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }
}
