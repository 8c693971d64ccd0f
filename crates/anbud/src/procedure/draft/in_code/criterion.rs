//! A criterion in code.

use crate::formula::FormulaText;
use crate::procedure::draft::{CriterionDraft, Number, RuleDraft, Text, ThresholdDraft, Written};

impl CriterionDraft {
    /// A criterion by its id.
    pub fn new(id: impl Into<Text>) -> Self {
        CriterionDraft {
            id: id.into(),
            title: None,
            parent: None,
            lots: None,
            kind: None,
            weight: None,
            points: None,
            value: None,
            scale: None,
            measure: None,
            rule: RuleDraft::default(),
            lowest: None,
            highest: None,
            threshold: None,
            damaged: false,
        }
    }

    /// States its title.
    #[must_use]
    pub fn title(mut self, title: impl Into<Text>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Puts it under another criterion.
    #[must_use]
    pub fn parent(mut self, id: impl Into<Text>) -> Self {
        self.parent = Some(id.into());
        self
    }

    /// States its kind: `quality`, `price` or `cost`.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<Text>) -> Self {
        self.kind = Some(kind.into());
        self
    }

    /// States its full marks as percent among its siblings.
    #[must_use]
    pub fn weight(mut self, percent: impl Into<Number>) -> Self {
        self.weight = Some(percent.into());
        self
    }

    /// States its full marks as points.
    #[must_use]
    pub fn points(mut self, points: impl Into<Number>) -> Self {
        self.points = Some(points.into());
        self
    }

    /// States its full marks as money.
    #[must_use]
    pub fn value(mut self, money: impl Into<Number>) -> Self {
        self.value = Some(money.into());
        self
    }

    /// States the scale that it, or each of its requirements, is scored on.
    #[must_use]
    pub fn scale(mut self, id: impl Into<Text>) -> Self {
        self.scale = Some(id.into());
        self
    }

    /// States the measure that it is measured by.
    #[must_use]
    pub fn measure(mut self, name: impl Into<Text>) -> Self {
        self.measure = Some(name.into());
        self
    }

    /// States the model of the catalogue that makes its figure a share of full marks.
    #[must_use]
    pub fn model(mut self, name: impl Into<Text>) -> Self {
        self.rule.model = Some(name.into());
        self
    }

    /// States one's own formula of its share or points.
    #[must_use]
    pub fn formula(mut self, text: impl Into<FormulaText>) -> Self {
        self.rule.formula = Some(text.into());
        self
    }

    /// States a table: from this figure on, this share.
    #[must_use]
    pub fn table<F: Into<Number>, S: Into<Number>>(
        mut self,
        rows: impl IntoIterator<Item = (F, S)>,
    ) -> Self {
        let rows = rows.into_iter().map(|(from, share)| (from.into(), share.into()));
        self.rule.table = Some(Written::from(rows.collect::<Vec<_>>()));
        self
    }

    /// Adds a parameter beside its model or formula.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<Text>, value: impl Into<Number>) -> Self {
        self.rule = self.rule.parameter(name, value);
        self
    }

    /// States the lowest share; lower ones are raised to it.
    #[must_use]
    pub fn lowest(mut self, share: impl Into<Number>) -> Self {
        self.lowest = Some(share.into());
        self
    }

    /// States the highest share; higher ones are lowered to it.
    #[must_use]
    pub fn highest(mut self, share: impl Into<Number>) -> Self {
        self.highest = Some(share.into());
        self
    }

    /// States its threshold.
    #[must_use]
    pub fn threshold(mut self, threshold: ThresholdDraft) -> Self {
        self.threshold = Some(threshold);
        self
    }
}
