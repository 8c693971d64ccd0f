//! What the cells of one column of a batch say, as text: each different one once, and by row which one it is.

use std::collections::HashMap;
use std::fmt::{Display, Write};

use anbud::ledger::Texts;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, Int32Array, StringArray};
use arrow_schema::{DataType, TimeUnit};

use super::moments;
use crate::xlsx::digits;

/// A column of a batch; without any row where the file has no such column, or nobody looks at it.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// All texts one after another.
    text: String,
    /// Where each text ends, and what it is.
    ends: Vec<(usize, Kind)>,
    /// By row, the position of its text; [`NOTHING`] where there is none.
    rows: Vec<u32>,
}

/// The position of no text.
const NOTHING: u32 = u32::MAX;

/// How many whole numbers, from 0 on, are found without a search: most scores are among them.
const FEW: usize = 16;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Nothing,
    /// A text, or a moment in ISO 8601.
    Text,
    /// A number, in digits with a decimal point.
    Number,
    /// Something that is no number where one belongs.
    Unreadable,
}

/// What a cell says: empty where it holds nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
}

impl Cells {
    /// The cells of a column; none where they cannot be written.
    pub(super) fn of(array: &ArrayRef) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Dictionary(..) => {
                let dictionary = array.as_dictionary_opt::<Int32Type>()?;
                let values = dictionary.values().as_string_opt::<i32>()?;
                match values.len() <= dictionary.len() {
                    true => whole_dictionary(dictionary.keys(), values),
                    false => part_of_dictionary(dictionary.keys(), values),
                }
            }
            DataType::Utf8 => texts(array.as_string::<i32>().iter()),
            DataType::LargeUtf8 => texts(array.as_string::<i64>().iter()),
            DataType::Utf8View => texts(array.as_string_view().iter()),
            kind => numbers(array, kind)?,
        })
    }

    /// The cell of a row.
    pub(super) fn read(&self, row: usize) -> Said<'_> {
        let position = self.rows.get(row).copied().unwrap_or(NOTHING);
        self.at(position as usize)
    }

    /// The texts by row, those left out that are not to be taken as they are.
    pub(super) fn texts<'a>(
        &'a self,
        texts: &'a mut Vec<&'a str>,
        is_taken: impl Fn(Said<'a>) -> bool,
    ) -> Texts<'a> {
        let said = (0..self.ends.len()).map(|position| self.at(position));
        texts.extend(said.map(|said| if is_taken(said) { said.text } else { "" }));
        Texts { texts, rows: &self.rows }
    }

    fn at(&self, position: usize) -> Said<'_> {
        let Some((end, kind)) = self.ends.get(position).copied() else {
            return Said { text: "", kind: Kind::Nothing };
        };
        let begin = position.checked_sub(1).and_then(|before| self.ends.get(before));
        let begin = begin.map_or(0, |(end, _)| *end);
        Said { text: self.text.get(begin..end).unwrap_or_default(), kind }
    }

    /// Adds a text; returns its position.
    fn add(&mut self, write: impl FnOnce(&mut String) -> Kind) -> u32 {
        let position = u32::try_from(self.ends.len()).unwrap_or(NOTHING);
        let kind = write(&mut self.text);
        self.ends.push((self.text.len(), kind));
        position
    }

    fn add_text(&mut self, found: &str) -> u32 {
        let found = found.trim();
        self.add(|text| {
            text.push_str(found);
            if found.is_empty() { Kind::Nothing } else { Kind::Text }
        })
    }
}

/// Texts in a dictionary, all of which are kept.
fn whole_dictionary(keys: &Int32Array, values: &StringArray) -> Cells {
    let mut cells = Cells::default();
    for text in values {
        cells.add_text(text.unwrap_or_default());
    }
    let position = |key: i32| u32::try_from(key).unwrap_or(NOTHING);
    cells.rows = match keys.null_count() {
        0 => keys.values().iter().copied().map(position).collect(),
        _ => keys.iter().map(|key| key.map_or(NOTHING, position)).collect(),
    };
    cells
}

/// Texts in a dictionary that has more than there are rows in the batch: looking at all of them for each batch would take
/// longer the larger it is.
fn part_of_dictionary(keys: &Int32Array, values: &StringArray) -> Cells {
    let mut cells = Cells::default();
    let mut known: HashMap<i32, u32> = HashMap::new();
    let mut rows = Vec::with_capacity(keys.len());
    for key in keys {
        let value = key.and_then(|key| Some((key, usize::try_from(key).ok()?)));
        let value = value.filter(|(_, at)| *at < values.len() && !values.is_null(*at));
        let position = value
            .map(|(key, at)| *known.entry(key).or_insert_with(|| cells.add_text(values.value(at))));
        rows.push(position.unwrap_or(NOTHING));
    }
    Cells { rows, ..cells }
}

/// Texts that are not in a dictionary.
fn texts<'a>(found: impl Iterator<Item = Option<&'a str>>) -> Cells {
    let mut cells = Cells::default();
    for text in found {
        let position = text.map_or(NOTHING, |text| cells.add_text(text));
        cells.rows.push(position);
    }
    cells
}

/// Numbers or moments; none where the column holds anything else.
fn numbers(array: &ArrayRef, kind: &DataType) -> Option<Cells> {
    Some(match kind {
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => whole::<UInt64Type>(array),
        DataType::Float64 => {
            let bits = |number: f64| number.to_bits().into();
            written::<Float64Type>(array, bits, |_, number, text| fraction(number, text))
        }
        // the shortest digits that mean this fraction of 32 bits: those that were written
        DataType::Float32 => {
            let bits = |number: f32| number.to_bits().into();
            written::<Float32Type>(array, bits, |_, number, text| {
                number.to_string().parse().map_or(Kind::Unreadable, |number| fraction(number, text))
            })
        }
        DataType::Decimal128(..) => {
            let decimals = array.as_primitive::<Decimal128Type>();
            written::<Decimal128Type>(array, i128::from, |row, _, text| {
                text.push_str(&decimals.value_as_string(row));
                Kind::Number
            })
        }
        DataType::Date32 => written::<Date32Type>(array, i128::from, |_, days, text| {
            moments::date(days.into(), text);
            Kind::Text
        }),
        // a local time, or one in UTC where the column has a time zone
        DataType::Timestamp(unit, zone) => timestamps(array, *unit, zone.is_some()),
        _ => return None,
    })
}

/// Writes each different value once; `number` tells values apart.
fn written<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    number: impl Fn(T::Native) -> i128,
    write: impl Fn(usize, T::Native, &mut String) -> Kind,
) -> Cells {
    let mut cells = Cells::default();
    let mut few = [None; FEW];
    let mut others: HashMap<i128, u32> = HashMap::new();
    let mut rows = Vec::with_capacity(array.len());
    for (row, value) in array.as_primitive::<T>().iter().enumerate() {
        let Some(value) = value else {
            rows.push(NOTHING);
            continue;
        };
        let number = number(value);
        let mut add = || cells.add(|text| write(row, value, text));
        rows.push(match usize::try_from(number).ok().and_then(|number| few.get_mut(number)) {
            Some(known) => *known.get_or_insert_with(add),
            None => *others.entry(number).or_insert_with(&mut add),
        });
    }
    Cells { rows, ..cells }
}

fn whole<T: ArrowPrimitiveType<Native: Into<i128> + Display>>(array: &ArrayRef) -> Cells {
    written::<T>(array, T::Native::into, |_, number, text| {
        let _ = write!(text, "{number}");
        Kind::Number
    })
}

fn fraction(number: f64, text: &mut String) -> Kind {
    if digits::write(number, text) {
        return Kind::Number;
    }
    let _ = write!(text, "{number}");
    Kind::Unreadable
}

fn timestamps(array: &ArrayRef, unit: TimeUnit, is_utc: bool) -> Cells {
    match unit {
        TimeUnit::Second => moments::<TimestampSecondType>(array, 1, is_utc),
        TimeUnit::Millisecond => moments::<TimestampMillisecondType>(array, 1_000, is_utc),
        TimeUnit::Microsecond => moments::<TimestampMicrosecondType>(array, 1_000_000, is_utc),
        TimeUnit::Nanosecond => moments::<TimestampNanosecondType>(array, 1_000_000_000, is_utc),
    }
}

/// Times of which so many units make a second.
fn moments<T: ArrowPrimitiveType<Native = i64>>(
    array: &ArrayRef,
    of_second: i64,
    is_utc: bool,
) -> Cells {
    written::<T>(array, i128::from, |_, value, text| {
        moments::time(value, of_second, text);
        text.push_str(if is_utc { "Z" } else { "" });
        Kind::Text
    })
}
