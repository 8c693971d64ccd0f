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
    /// Texts, each different one once.
    Dictionary(&'a PrimitiveArray<Int32Type>, &'a StringArray),
    /// Anything else that can be written, row by row.
    Other(&'a ArrayRef, Writer),
}

/// Writes the cell of a row.
type Writer = fn(&ArrayRef, usize, &mut String) -> Said;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// A text, or a moment in ISO 8601.
    Text,
    /// A number, in digits with a decimal point.
    Number,
    /// Something that is no number where one belongs.
    Unreadable,
}

impl<'a> Cells<'a> {
    /// The cells of a column; none where they cannot be written.
    pub(super) fn of(array: &'a ArrayRef) -> Option<Self> {
        if let Some(dictionary) = array.as_dictionary_opt::<Int32Type>() {
            let values = dictionary.values().as_string_opt::<i32>()?;
            return Some(Cells::Dictionary(dictionary.keys(), values));
        }
        Some(Cells::Other(array, writer(array.data_type())?))
    }

    /// Writes the cell of a row.
    pub(super) fn write(&self, row: usize, text: &mut String) -> Said {
        text.clear();
        match self {
            Cells::Dictionary(keys, values) => {
                let key =
                    if keys.is_null(row) { None } else { usize::try_from(keys.value(row)).ok() };
                match key.filter(|key| *key < values.len() && values.is_valid(*key)) {
                    Some(key) => said(values.value(key), text),
                    None => Said::Nothing,
                }
            }
            Cells::Other(array, _) if array.is_null(row) => Said::Nothing,
            Cells::Other(array, write) => write(array, row, text),
        }
    }
}

fn said(found: &str, text: &mut String) -> Said {
    text.push_str(found.trim());
    if text.is_empty() { Said::Nothing } else { Said::Text }
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
            number.to_string().parse().map_or(Said::Unreadable, |number| fraction(number, text))
        },
        DataType::Decimal128(..) => |array, row, text| {
            let decimals = array.as_primitive::<Decimal128Type>();
            whole(decimals.value_as_string(row), text)
        },
        DataType::Date32 => |array, row, text| {
            moments::date(array.as_primitive::<Date32Type>().value(row).into(), text);
            Said::Text
        },
        DataType::Timestamp(unit, _) => timestamp(*unit),
        _ => return None,
    })
}

fn whole(number: impl Display, text: &mut String) -> Said {
    let _ = write!(text, "{number}");
    Said::Number
}

fn fraction(number: f64, text: &mut String) -> Said {
    if digits::write(number, text) {
        return Said::Number;
    }
    let _ = write!(text, "{number}");
    Said::Unreadable
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
fn moment(array: &Arc<dyn Array>, value: i64, of_second: i64, text: &mut String) -> Said {
    moments::time(value, of_second, text);
    if matches!(array.data_type(), DataType::Timestamp(_, Some(_))) {
        text.push('Z');
    }
    Said::Text
}
