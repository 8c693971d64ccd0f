//! Documents: reading criteria.toml and tenders.toml, with all mistakes at once, and the seal of meaning.
//!
//! A reader takes every field that it knows by name and kind, then complains about what is left over. What it could
//! not read is absent from what it returns and marked as damaged there, so that the checks that come after add the
//! mistakes that stand beside the first ones and none that follow from them.
//!
//! ```
//! use anbud::{Source, documents};
//! let source = Source::new("criteria.toml", "format = 1\n[award]\nmodle = \"lowest-price\"\nties = \"draw\"\n");
//! let reading = documents::read_criteria(&source);
//! let mistakes: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
//! assert_eq!(mistakes, [
//!     "criteria.toml:3:1: error[unknown-key]: `modle` is not a key of `[award]`\n  help: did you mean `model`?",
//!     "criteria.toml:4:8: error[wrong-type]: `ties` is the text `draw`, not a list\n  help: write `ties = [\"lowest price\", \"draw\"]`",
//! ]);
//! ```

mod criteria;
mod criterion;
mod document;
mod fields;
mod lots;
mod meaning;
mod mistakes;
mod names;
mod number;
mod price_sheet;
mod rules;
mod shown;
mod syntax;
mod tenders;
#[cfg(test)]
mod tests;
mod value;

pub use criteria::{Criteria, read_criteria};
pub use meaning::{Meaning, seal_of_bytes};
pub use tenders::{TENDERS_MAX, read_tenders, read_tenders_of_lot};

use crate::Diagnostic;

/// What could be read of a document, and every mistake in it.
#[derive(Debug, Clone)]
pub struct Reading<T> {
    /// What could be read; whole only where no diagnostic is a mistake.
    pub value: T,
    /// The mistakes and warnings, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
}
