//! Names in own formulas that are no built-in names are measures: at least one tender must state each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{codes, did_you_mean};
use crate::formula::{self, Formula, Symbol};
use crate::procedure::{Basis, CurveRule, Procedure};
use crate::tenders::Tenders;
use crate::{Diagnostic, Place};

/// Refuses names that no tender states: they are mistyped.
pub(super) fn are_known(procedure: &Procedure, tenders: &Tenders) -> Result<(), Vec<Diagnostic>> {
    if tenders.list.is_empty() {
        return Ok(());
    }
    let stated: BTreeSet<&str> = tenders
        .list
        .iter()
        .flat_map(|tender| tender.measures.iter().map(|measure| &*measure.name))
        .collect();
    let unknown = named(procedure).into_iter().filter(|(name, _)| !stated.contains(&**name));
    let mistakes: Vec<Diagnostic> = unknown
        .map(|(name, place)| {
            let parameters = procedure.parameters.iter().map(|parameter| &*parameter.name);
            let built_in = formula::built_in().map(|name| -> &str { name });
            let known = built_in.chain(parameters).chain(stated.iter().copied());
            let state = format!("state it in every tender: `measures = {{ {name} = … }}`");
            let help = match did_you_mean(&name, known) {
                Some(close) => format!("did you mean `{close}`? else {state}"),
                None => state,
            };
            Diagnostic::mistake(codes::UNKNOWN_NAME, format!("no tender states a measure `{name}`"))
                .at(place, "")
                .help(help)
        })
        .collect();
    if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
}

/// The measures that rules name, each with its first place.
fn named(procedure: &Procedure) -> BTreeMap<Arc<str>, Place> {
    let curves =
        procedure.criteria.iter().filter_map(|criterion| match &criterion.curve.as_ref()?.rule {
            CurveRule::Formula(formula, _) => Some(formula),
            CurveRule::Table(_) => None,
        });
    let rules = std::iter::once(&procedure.award.formula)
        .chain(procedure.price.iter())
        .chain(procedure.price_sheet.parts.iter().filter_map(|part| part.formula.as_ref()))
        .chain(procedure.rejections.iter().map(|rejection| &rejection.when))
        .chain(procedure.abnormal.iter().map(|test| &test.formula));
    let mut found = BTreeMap::new();
    for criterion in procedure.criteria.iter().filter(|criterion| criterion.curve.is_some()) {
        if let Basis::Measured { measure, place } = &criterion.basis {
            found.entry(measure.clone()).or_insert_with(|| place.clone());
        }
    }
    for (name, place) in curves.chain(rules).flat_map(measures) {
        found.entry(name).or_insert(place);
    }
    found
}

fn measures(formula: &Formula) -> impl Iterator<Item = (Arc<str>, Place)> {
    formula.symbols().filter_map(|(symbol, place)| match symbol {
        Symbol::Measure(name) => Some((name.clone(), place)),
        _ => None,
    })
}
