//! What the cells of one column of a batch say, as text.

use std::fmt::{Display, Write};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, PrimitiveArray, StringArray};
use arrow_schema::{DataType, TimeUnit};

use super::moments;
use crate::xlsx::digits;

/// A column of a batch.
pub(super) enum Cells<'a> {
    /// The file has no such column, or nobody looks at it.
    Nothing,
    /// Texts, each different one once; an empty one says nothing.
    Dictionary(&'a PrimitiveArray<Int32Type>, Vec<&'a str>),
    /// Anything else that can be written, row by row.
    Other(&'a ArrayRef, Writer),
}

/// Writes the cell of a row.
type Writer = fn(&ArrayRef, usize, &mut String) -> Kind;

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

impl Said<'_> {
    pub(super) const NOTHING: Said<'static> = Said { text: "", kind: Kind::Nothing };
}

impl<'a> Cells<'a> {
    /// The cells of a column; none where they cannot be written.
    pub(super) fn of(array: &'a ArrayRef) -> Option<Self> {
        if let Some(dictionary) = array.as_dictionary_opt::<Int32Type>() {
            let values: &StringArray = dictionary.values().as_string_opt::<i32>()?;
            let values = values.iter().map(|value| value.unwrap_or_default().trim()).collect();
            return Some(Cells::Dictionary(dictionary.keys(), values));
        }
        Some(Cells::Other(array, writer(array.data_type())?))
    }

    /// The cell of a row; what stands nowhere as text is written down first.
    pub(super) fn read<'r>(&'r self, row: usize, written: &'r mut String) -> Said<'r> {
        match self {
            Cells::Dictionary(keys, values) if !keys.is_null(row) => {
                let key = usize::try_from(keys.value(row)).ok();
                let text = key.and_then(|key| values.get(key)).copied().unwrap_or_default();
                Said { text, kind: if text.is_empty() { Kind::Nothing } else { Kind::Text } }
            }
            Cells::Other(array, write) if !array.is_null(row) => {
                written.clear();
                let kind = write(array, row, written);
                Said { text: written, kind }
            }
            _ => Said::NOTHING,
        }
    }
}

fn said(found: &str, text: &mut String) -> Kind {
    text.push_str(found.trim());
    if text.is_empty() { Kind::Nothing } else { Kind::Text }
}

/// How cells of a type are written; none where they are not.
fn writer(kind: &DataType) -> Option<Writer> {
    Some(match kind {
        DataType::Utf8 => |array, row, text| said(array.as_string::<i32>().value(row), text),
        DataType::LargeUtf8 => |array, row, text| said(array.as_string::<i64>().value(row), text),
        DataType::Utf8View => |array, row, text| said(array.as_string_view().value(row), text),
        DataType::Int8 => {
            |array, row, text| whole(array.as_primitive::<Int8Type>().value(row), text)
        }
        DataType::Int16 => {
            |array, row, text| whole(array.as_primitive::<Int16Type>().value(row), text)
        }
        DataType::Int32 => {
            |array, row, text| whole(array.as_primitive::<Int32Type>().value(row), text)
        }
        DataType::Int64 => {
            |array, row, text| whole(array.as_primitive::<Int64Type>().value(row), text)
        }
        DataType::UInt8 => {
            |array, row, text| whole(array.as_primitive::<UInt8Type>().value(row), text)
        }
        DataType::UInt16 => {
            |array, row, text| whole(array.as_primitive::<UInt16Type>().value(row), text)
        }
        DataType::UInt32 => {
            |array, row, text| whole(array.as_primitive::<UInt32Type>().value(row), text)
        }
        DataType::UInt64 => {
            |array, row, text| whole(array.as_primitive::<UInt64Type>().value(row), text)
        }
        DataType::Float64 => {
            |array, row, text| fraction(array.as_primitive::<Float64Type>().value(row), text)
        }
        // the shortest digits that mean this fraction of 32 bits: those that were written
        DataType::Float32 => |array, row, text| {
            let number = array.as_primitive::<Float32Type>().value(row);
            number.to_string().parse().map_or(Kind::Unreadable, |number| fraction(number, text))
        },
        DataType::Decimal128(..) => |array, row, text| {
            let decimals = array.as_primitive::<Decimal128Type>();
            text.push_str(&decimals.value_as_string(row));
            Kind::Number
        },
        DataType::Date32 => |array, row, text| {
            moments::date(array.as_primitive::<Date32Type>().value(row).into(), text);
            Kind::Text
        },
        DataType::Timestamp(unit, _) => timestamp(*unit),
        _ => return None,
    })
}

fn whole(number: impl Display + Copy + TryInto<u8>, text: &mut String) -> Kind {
    // formatting takes longer than all else, and most scores have one digit
    match number.try_into().ok().filter(|digit| *digit < 10) {
        Some(digit) => text.push(char::from(b'0' + digit)),
        None => drop(write!(text, "{number}")),
    }
    Kind::Number
}

fn fraction(number: f64, text: &mut String) -> Kind {
    if digits::write(number, text) {
        return Kind::Number;
    }
    let _ = write!(text, "{number}");
    Kind::Unreadable
}

fn timestamp(unit: TimeUnit) -> Writer {
    match unit {
        TimeUnit::Second => |array, row, text| {
            moment(array, array.as_primitive::<TimestampSecondType>().value(row), 1, text)
        },
        TimeUnit::Millisecond => |array, row, text| {
            moment(array, array.as_primitive::<TimestampMillisecondType>().value(row), 1_000, text)
        },
        TimeUnit::Microsecond => |array, row, text| {
            let value = array.as_primitive::<TimestampMicrosecondType>().value(row);
            moment(array, value, 1_000_000, text)
        },
        TimeUnit::Nanosecond => |array, row, text| {
            let value = array.as_primitive::<TimestampNanosecondType>().value(row);
            moment(array, value, 1_000_000_000, text)
        },
    }
}

/// A timestamp: a local time, or one in UTC where its column has a time zone.
fn moment(array: &Arc<dyn Array>, value: i64, of_second: i64, text: &mut String) -> Kind {
    moments::time(value, of_second, text);
    if matches!(array.data_type(), DataType::Timestamp(_, Some(_))) {
        text.push('Z');
    }
    Kind::Text
}
