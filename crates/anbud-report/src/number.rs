//! A figure as JSON holds it: two texts, exact and decimal.

use anbud::Exact;
use anbud::derivation::{Derivation, Figure};
use anbud::exact::Decimals;
use serde::Serialize;

/// A figure as two texts: exact where it is, and decimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Number {
    exact: Option<String>,
    decimal: String,
}

impl Number {
    /// A figure of a derivation.
    pub(crate) fn of(derivation: &Derivation, figure: Figure) -> Self {
        let (value, is_exact) = derivation.number(figure);
        Number::new(value, is_exact)
    }

    /// A number, and whether it is exact.
    pub(crate) fn new(value: &Exact, is_exact: bool) -> Self {
        let exact = is_exact.then(|| value.to_string());
        Number { exact, decimal: value.decimal(Decimals::Ten) }
    }
}
