//! Tables of comma-separated values, read strictly and in one pass.
//!
//! The reader is our own. The `csv` crate does not say in which column a field stands, and takes `"a"b` for `ab` without
//! a word; an award must not depend on what somebody may have meant. What is read:
//!
//! - commas, semicolons or tabs between the fields, told by a first line `sep=;` or by the names of the columns;
//! - a byte order mark, `LF` and `CRLF`, blanks round fields, lines without any field;
//! - fields in double quotes, with delimiters and newlines in them, and `""` for a quote.
//!
//! Anything else is a mistake with line and column. Rows are handed on as they are read, a window of the file at a time
//! and without an allocation for each row: memory does not grow with the file.

mod blocks;
mod dialect;
mod faults;
mod fields;
mod header;
mod marks;
mod number;
#[cfg(test)]
mod plain;
mod record;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use header::{Columns, Header, Names};
pub(crate) use number::Numbers;
pub(crate) use table::{Begun, Row, read_head, read_rows, read_table};
