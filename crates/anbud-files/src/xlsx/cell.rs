//! What a cell says, as text.

use calamine::{DataRef, ExcelDateTime};

use super::digits;

/// A cell as it was read.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot<'a> {
    pub(super) value: DataRef<'a>,
    /// Whether a formula stands there.
    pub(super) is_formula: bool,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// A text.
    Text,
    /// A number, in digits with a decimal point.
    Number,
    /// A date or a time, in ISO 8601.
    Moment,
    /// True or false.
    Truth,
    /// A number that has too many places.
    Unreadable,
    /// An error, such as `#N/A`.
    Error,
    /// A formula without the value that it had when the file was saved.
    NotWorkedOut,
}

impl Slot<'_> {
    /// Whether the cell is empty.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            DataRef::Empty => !self.is_formula,
            DataRef::String(text) => text.trim().is_empty(),
            DataRef::SharedString(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Writes what the cell says.
    pub(super) fn write(&self, text: &mut String) -> Said {
        use std::fmt::Write;
        text.clear();
        match &self.value {
            DataRef::Empty if self.is_formula => Said::NotWorkedOut,
            DataRef::Empty => Said::Nothing,
            DataRef::String(said) => written(said, text),
            DataRef::SharedString(said) => written(said, text),
            DataRef::Int(number) => {
                let _ = write!(text, "{number}");
                Said::Number
            }
            DataRef::Float(number) => match digits::write(*number, text) {
                true => Said::Number,
                false => {
                    let _ = write!(text, "{number:e}");
                    Said::Unreadable
                }
            },
            DataRef::Bool(truth) => {
                text.push_str(if *truth { "true" } else { "false" });
                Said::Truth
            }
            DataRef::DateTime(moment) => {
                text.push_str(&iso(moment));
                Said::Moment
            }
            DataRef::DateTimeIso(moment) | DataRef::DurationIso(moment) => {
                text.push_str(moment.trim());
                Said::Moment
            }
            DataRef::Error(error) => {
                let _ = write!(text, "{error}");
                Said::Error
            }
        }
    }
}

fn written(said: &str, text: &mut String) -> Said {
    text.push_str(said.trim());
    if text.is_empty() { Said::Nothing } else { Said::Text }
}

/// A date, with its time where it has one.
fn iso(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second, milli) {
        (0, 0, 0, 0) => date,
        (_, _, _, 0) => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    }
}
