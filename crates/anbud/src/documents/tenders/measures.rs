//! The measures of a tender: facts that formulas name.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::fields::Fields;
use super::super::shown::shown;
use super::super::value::{Percent, Value};
use super::{Reader, entries};
use crate::diagnostic::codes;
use crate::formula::{self, Formula};
use crate::procedure::CurveRule;
use crate::procedure::draft::Text;
use crate::tenders::Measure;
use crate::{Literal, Procedure};

impl<'d> Reader<'d, '_> {
    /// Takes `measures`, sorted by name.
    pub(super) fn measures(&self, fields: &mut Fields<'d>) -> Vec<Measure> {
        let mut measures: BTreeMap<Arc<str>, Measure> = BTreeMap::new();
        for (name, value) in entries(fields, "measures", "measures = { years = 12 }") {
            if let Some(first) = measures.get(name.value.as_str()) {
                let message = format!("{} is stated twice", shown(&name.value));
                self.twice(message, name.place, first.place.clone(), "keep one of the two");
                continue;
            }
            if let Some(measure) =
                self.can_be_measure(&name).then(|| measure(&name, &value)).flatten()
            {
                measures.insert(measure.name.clone(), measure);
            }
        }
        measures.into_values().collect()
    }

    fn can_be_measure(&self, name: &Text) -> bool {
        let (message, help) = if let Some(other) = self.names.get(name.value.as_str()) {
            let message =
                format!("{} is {other}, so no measure can be called so", shown(&name.value));
            (message, "call the measure otherwise, in the formulas too")
        } else if formula::is_built_in(&name.value) {
            let message = format!("{} has a meaning of its own in formulas", shown(&name.value));
            (message, "call the measure otherwise, in the formulas too")
        } else if !formula::is_name(&name.value) {
            let message = format!("{} cannot be the name of a measure", shown(&name.value));
            (
                message,
                "write letters, digits and `_`, not beginning with a digit, and no word of the formula language",
            )
        } else {
            return true;
        };
        let is_taken = formula::is_name(&name.value);
        let code = if is_taken { codes::DUPLICATE } else { codes::IDENTIFIER };
        self.document.mistake(code, name.place.clone(), message, help);
        false
    }
}

/// The value of a measure: a number, or yes as 1 and no as 0.
fn measure(name: &Text, value: &Value<'_>) -> Option<Measure> {
    let number = match value.as_boolean() {
        Some(is_true) => Literal::whole(i64::from(is_true)),
        None => value.number(Percent::Allowed)?.value,
    };
    let text = value.written().trim_matches(['"', '\'']);
    let name = Arc::from(name.value.as_str());
    Some(Measure { name, value: number, text: text.into(), place: value.place() })
}

/// The names that no measure can have: parameters, and steps of formulas that are not of the catalogue.
pub(super) fn taken(procedure: &Procedure) -> BTreeMap<&str, &'static str> {
    let mut names = BTreeMap::new();
    names.extend(procedure.parameters.iter().map(|parameter| (&*parameter.name, "a parameter")));
    let parts = procedure.price_sheet.parts.iter();
    names.extend(parts.map(|part| (&*part.id, "a part of the price")));
    let mut take = |formula| names.extend(names_of(formula));
    if procedure.award.model.is_none() {
        take(&procedure.award.formula);
    }
    let parts = procedure.price_sheet.parts.iter().filter_map(|part| part.formula.as_ref());
    parts.chain(&procedure.price).for_each(&mut take);
    procedure.rejections.iter().for_each(|rejection| take(&rejection.when));
    for curve in procedure.criteria.iter().filter_map(|criterion| criterion.curve.as_ref()) {
        if let (CurveRule::Formula(formula, _), None) = (&curve.rule, &curve.model) {
            take(formula);
        }
    }
    for abnormal in procedure.abnormal.iter().filter(|abnormal| abnormal.model.is_none()) {
        take(&abnormal.formula);
    }
    names
}

fn names_of(formula: &Formula) -> impl Iterator<Item = (&str, &'static str)> {
    let parameters = formula.parameters().iter().map(|parameter| (&*parameter.name, "a parameter"));
    parameters.chain(formula.steps().map(|step| (step, "a step of a formula")))
}
