//! What the text of a model's formula decides: whether it is well formed, absolute or relative, exact or approximate.

use std::collections::BTreeMap;

use super::{Family, Model};
use crate::formula::{Formula, FormulaText, Scope, Where};
use crate::procedure::{Kind, Parameter};
use crate::{Diagnostic, Literal, Place};

impl Model {
    /// The formula, read and checked where its family stands. It knows the names of the parameters, not their values:
    /// those are stated by the criteria file, or by a worked example.
    ///
    /// # Errors
    /// Every mistake in the formula; none in the models of the catalogue but those that are a table and have none.
    pub fn formula_compiled(&self) -> Result<Formula, Vec<Diagnostic>> {
        self.compiled_at(match self.family {
            Family::Curve => Where::Curve(Kind::Price),
            Family::Transform => Where::Curve(Kind::Quality),
            Family::Award => Where::Award,
            Family::Abnormal => Where::Abnormal,
        })
    }

    pub(super) fn compiled_at(&self, at: Where) -> Result<Formula, Vec<Diagnostic>> {
        let named = |name: &String| Parameter {
            name: name.as_str().into(),
            value: Literal::whole(1),
            place: Place::in_code(),
        };
        let parameters: Vec<Parameter> = self.parameters.keys().map(named).collect();
        let items = BTreeMap::new();
        let parts = &BTreeMap::new();
        let scope = Scope { at, parameters: &parameters, items: &items, parts, measures: false };
        Formula::compile(&FormulaText::from(self.formula.as_str()), &scope)
    }

    /// Whether the formula looks at other tenders, so that one of them can change the figure of another.
    ///
    /// ```
    /// use anbud::catalogue::find;
    /// assert!(!find("quality-per-price").expect("in the catalogue").is_relative());
    /// assert!(find("lowest-over-price").expect("in the catalogue").is_relative());
    /// ```
    #[must_use]
    pub fn is_relative(&self) -> bool {
        self.table.is_none()
            && self.formula_compiled().map_or(true, |formula| formula.is_relative())
    }

    /// Whether the figures are exact whatever the formula is given: it has no root, no logarithm and only whole powers.
    ///
    /// ```
    /// use anbud::catalogue::find;
    /// assert!(find("lowest-over-price").expect("in the catalogue").is_exact());
    /// assert!(!find("logarithmic").expect("in the catalogue").is_exact());
    /// ```
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.table.is_some() || self.formula_compiled().is_ok_and(|formula| formula.is_exact())
    }
}
