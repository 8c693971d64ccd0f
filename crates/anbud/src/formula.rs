//! The formula language: what criteria files, catalogue models and reports write formulas in.

mod symbol;
mod text;

use crate::procedure::Parameter;
pub use symbol::{Scope, Symbol, Where};
pub use text::FormulaText;

/// A formula that was read and checked.
#[derive(Debug, Clone)]
pub struct Formula {
    text: FormulaText,
    parameters: Vec<Parameter>,
}

impl Formula {
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
