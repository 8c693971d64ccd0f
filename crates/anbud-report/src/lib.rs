//! Readings of an evaluation: JSON, tables, explanations in words. Nothing here works out a figure.
//!
//! Each reading takes a [`View`] and yields text; terminal text carries ANSI styles that the caller strips where
//! no colour is wanted.

pub mod agreement;
pub mod changes;
mod chart;
pub mod compare;
pub mod csv;
mod decision;
pub mod differences;
mod document;
pub mod dossier;
pub mod explain;
mod figures;
pub mod json;
pub mod language;
pub mod letters;
pub mod lots;
pub mod markdown;
pub mod models;
mod number;
pub mod report;
pub mod seal;
pub mod sensitivity;
pub mod stress;
pub mod style;
mod summary;
mod table;
pub mod text;
mod view;
mod words;
pub mod workbook;

pub use view::View;
pub use words::so_many;
