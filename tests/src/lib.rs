//! Shared pieces of the tests of the whole: documents that are tests, and what keeps the project tidy.
//!
//! A case is a Markdown file under `tests/cases`. Its prose says what must come out and why; its fenced blocks hold the
//! files; its `console` blocks hold commands and what they print. [`case`] says exactly how such a file is read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops with a message"
)]

pub mod anbud;
pub mod case;
pub mod checks;
pub mod console;
pub mod diff;
pub mod dossiers;
pub mod firmness;
pub mod folder;
pub mod laws;
pub mod markdown;
pub mod naive;
pub mod project;
pub mod records;
pub mod rust;
pub mod schema;
pub mod score_sheets;
pub mod sheet_files;
pub mod tampering;
pub mod toml_1_0;
pub mod trials;
pub mod words;
pub mod workbook;
