//! The numbers of one column: with a decimal point or a decimal comma, but not both.

use anbud::Place;
use anbud::diagnostic::{Diagnostic, Mistakes, codes, quoted};

use super::dialect::Delimiter;
use super::table::Row;

/// The numbers of one column of one file, read one after another.
///
/// A comma-separated file has decimal points. In the others `3,5` and `3.5` can both be meant, and `1,234` can mean two
/// things: it is taken for a decimal, and is a mistake if in the end no number of the column has settled the mark.
#[derive(Debug)]
pub(crate) struct Numbers {
    column: usize,
    /// The first number with a decimal comma, and the first with a decimal point, that can be nothing else.
    clear: [Option<Place>; 2],
    /// The numbers with a comma, and with a point, that may be whole ones with thousands separators.
    doubtful: [Doubtful; 2],
    /// The last number with a decimal comma, with a point in its stead.
    plain: String,
}

/// Numbers that can mean two things.
#[derive(Debug, Default)]
struct Doubtful {
    first: Option<String>,
    places: Vec<Place>,
    count: usize,
}

/// How many places of doubtful numbers are shown.
const PLACES_MAX: usize = 5;

/// What a text between digits can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Digits only.
    Whole,
    /// A decimal with this mark: 0 for a comma, 1 for a point.
    Decimal(usize),
    /// A decimal with this mark, or a whole number with a thousands separator.
    Doubtful(usize),
    /// Something else.
    Other,
}

const MARKS: [char; 2] = [',', '.'];
const MARK_NAMES: [&str; 2] = ["decimal comma", "decimal point"];

impl Numbers {
    /// The numbers of a column.
    pub(crate) fn of(column: usize) -> Self {
        Numbers { column, clear: [None, None], doubtful: Default::default(), plain: String::new() }
    }

    /// The number of a row, with a decimal point; none where it cannot be read, which is reported.
    pub(crate) fn read<'s>(
        &'s mut self,
        row: &Row<'s>,
        mistakes: &mut Mistakes,
    ) -> Option<&'s str> {
        let is_comma_separated = row.delimiter == Delimiter::Comma;
        let column = self.column;
        let place = || row.place(column);
        self.take(row.cell(column), is_comma_separated, &place, mistakes)
    }

    /// The number of a text in a cell of a workbook, likewise: it may have a decimal comma.
    pub(crate) fn read_text<'s>(
        &'s mut self,
        text: &'s str,
        place: &dyn Fn() -> Place,
        mistakes: &mut Mistakes,
    ) -> Option<&'s str> {
        self.take(text, false, place, mistakes)
    }

    fn take<'s>(
        &'s mut self,
        cell: &'s str,
        is_comma_separated: bool,
        place: &dyn Fn() -> Place,
        mistakes: &mut Mistakes,
    ) -> Option<&'s str> {
        match form(cell) {
            Form::Whole => return Some(cell),
            Form::Decimal(1) | Form::Doubtful(1) if is_comma_separated => return Some(cell),
            Form::Decimal(mark) if !is_comma_separated => self.note(mark, place),
            Form::Doubtful(mark) if !is_comma_separated => self.doubt(mark, cell, place),
            _ => {
                mistakes.report(complaint(cell, is_comma_separated).at(place(), ""));
                return None;
            }
        }
        self.plain.clear();
        self.plain.extend(cell.chars().map(|c| if c == ',' { '.' } else { c }));
        Some(&self.plain)
    }

    fn note(&mut self, mark: usize, place: &dyn Fn() -> Place) {
        if let Some(clear) = self.clear.get_mut(mark) {
            clear.get_or_insert_with(place);
        }
    }

    fn doubt(&mut self, mark: usize, cell: &str, place: &dyn Fn() -> Place) {
        let Some(doubtful) = self.doubtful.get_mut(mark) else { return };
        doubtful.count += 1;
        doubtful.first.get_or_insert_with(|| cell.to_owned());
        if doubtful.places.len() < PLACES_MAX {
            doubtful.places.push(place());
        }
    }

    /// Adds the numbers of the same column further down.
    pub(crate) fn append(&mut self, below: Numbers) {
        for (clear, further) in self.clear.iter_mut().zip(below.clear) {
            *clear = clear.take().or(further);
        }
        for (doubtful, further) in self.doubtful.iter_mut().zip(below.doubtful) {
            doubtful.count += further.count;
            doubtful.first = doubtful.first.take().or(further.first);
            doubtful.places.extend(further.places);
            doubtful.places.truncate(PLACES_MAX);
        }
    }

    /// Reports what only the whole column shows: two marks, or numbers that can mean two things.
    pub(crate) fn finish(self, mistakes: &mut Mistakes) {
        let [comma, point] = self.doubtful;
        match self.clear {
            [None, None] if comma.count + point.count > 0 => {
                mistakes.report(ambiguous(comma, point))
            }
            [None, None] => {}
            [Some(clear), None] => other_mark(point.places.first(), 1, &clear, mistakes),
            [None, Some(clear)] => other_mark(comma.places.first(), 0, &clear, mistakes),
            [Some(comma), Some(point)] => {
                let (first, mark, second) =
                    if comma < point { (&comma, 1, &point) } else { (&point, 0, &comma) };
                other_mark(Some(second), mark, first, mistakes);
            }
        }
    }
}

/// Reports a number with another mark than the rest of its column.
fn other_mark(place: Option<&Place>, mark: usize, clear: &Place, mistakes: &mut Mistakes) {
    let Some(place) = place else { return };
    let name = |mark: usize| MARK_NAMES.get(mark).copied().unwrap_or_default();
    let mistake = Diagnostic::mistake(codes::NUMBER, "a column has numbers with two decimal marks")
        .at(place.clone(), format!("a {}", name(mark)))
        .at(clear.clone(), format!("a {}", name(1 - mark)))
        .help("write all numbers of the column with the same mark, and none with thousands separators");
    mistakes.report(mistake);
}

fn ambiguous(comma: Doubtful, point: Doubtful) -> Diagnostic {
    let count = comma.count + point.count;
    let first = comma.first.or(point.first).unwrap_or_default();
    let decimal = first.replace(',', ".");
    let whole: String = first.chars().filter(|c| !MARKS.contains(c)).collect();
    let others = match count {
        1 => String::new(),
        2 => ", and 1 more number of the column likewise".to_owned(),
        _ => format!(", and {} more numbers of the column likewise", count - 1),
    };
    let message = format!("`{first}` can be read as {decimal} or as {whole}{others}");
    let mut places: Vec<Place> = comma.places.into_iter().chain(point.places).collect();
    places.sort_unstable();
    let mistake = Diagnostic::mistake(codes::AMBIGUOUS_NUMBER, message)
        .help(format!("write `{whole}` or `{first}0`, whichever is meant"));
    places.into_iter().take(PLACES_MAX).fold(mistake, |mistake, place| mistake.at(place, ""))
}

/// What the digits and marks of a number can mean.
fn form(cell: &str) -> Form {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell).as_bytes();
    let is_digits = |bytes: &[u8]| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    let Some(at) = digits.iter().position(|byte| !byte.is_ascii_digit()) else {
        return if digits.is_empty() { Form::Other } else { Form::Whole };
    };
    let (Some((whole, rest)), mark) = (digits.split_at_checked(at), digits.get(at)) else {
        return Form::Other;
    };
    let mark = match mark {
        Some(b',') => 0,
        Some(b'.') => 1,
        _ => return Form::Other,
    };
    let Some((_, decimals)) = rest.split_first() else { return Form::Other };
    if !is_digits(whole) || !is_digits(decimals) {
        return Form::Other;
    }
    // nobody separates thousands in 0,125 or in 1234,567
    let may_be_thousands = decimals.len() == 3 && whole.len() <= 3 && whole.first() != Some(&b'0');
    if may_be_thousands { Form::Doubtful(mark) } else { Form::Decimal(mark) }
}

/// Says what is wrong with a text that is no number, and what to write.
fn complaint(cell: &str, is_comma_separated: bool) -> Diagnostic {
    let shown = quoted(cell);
    let (what, remedy) = if cell.is_empty() {
        return Diagnostic::mistake(codes::MISSING_KEY, "there is no number")
            .help("write a number");
    } else if is_comma_separated && matches!(form(cell), Form::Decimal(0)) {
        (
            "has a decimal comma",
            format!(
                "write `{}`: a comma-separated file has decimal points",
                cell.replace(',', ".")
            ),
        )
    } else if is_comma_separated && form(cell) == Form::Doubtful(0) {
        (
            "has a comma",
            format!(
                "write `{}` or `{}`, whichever is meant",
                cell.replace(',', ""),
                cell.replace(',', ".")
            ),
        )
    } else if cell.contains('%') {
        ("is in percent", "write the number without a percent sign".to_owned())
    } else if let Some(plain) = without_separators(cell) {
        ("has thousands separators", format!("write `{plain}`"))
    } else if let Some(plain) =
        cell.strip_prefix('\u{2212}').filter(|rest| form(rest) != Form::Other)
    {
        ("has a minus that is not a hyphen", format!("write `-{plain}`"))
    } else if cell.parse::<anbud::Literal>() == Err(anbud::LiteralError::Exponent) {
        ("has an exponent", "write all its digits".to_owned())
    } else {
        ("is not a number", "write digits with at most one decimal mark, such as `3.5`".to_owned())
    };
    Diagnostic::mistake(codes::NUMBER, format!("{shown} {what}")).help(remedy)
}

/// A number with thousands separators without them; none where that is not what the text is.
fn without_separators(cell: &str) -> Option<String> {
    let is_separator = |c: char| " \u{a0}\u{202f}\u{2009}'’.,_".contains(c);
    let begins = cell.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit());
    let fits = |c: char| c.is_ascii_digit() || is_separator(c) || c == '-' || c == '+';
    let ends = cell.ends_with(|c: char| c.is_ascii_digit());
    if !begins || !ends || !cell.chars().all(fits) {
        return None;
    }
    // the last mark is a decimal one if it stands there only once and is not the one before it
    let decimal = cell.char_indices().rev().find(|(_, c)| MARKS.contains(c));
    let decimal = decimal.filter(|(at, mark)| {
        cell.matches(*mark).count() == 1
            && cell.get(..*at).is_some_and(|before| before.contains(is_separator))
    });
    let plain: String = cell
        .char_indices()
        .filter(|(at, c)| !is_separator(*c) || Some(*at) == decimal.map(|(at, _)| at))
        .map(|(_, c)| c)
        .collect();
    (form(&plain) != Form::Other).then_some(plain)
}
