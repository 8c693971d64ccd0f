//! Parameters: those of the whole file, those beside a model or formula, and which of them nothing uses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::identifiers::{Naming, check, is_new, normal};
use super::mistakes::Mistakes;
use super::{Number, Text};
use crate::diagnostic::codes;
use crate::procedure::Parameter;

/// `[parameters]`, and which of them some formula or model uses.
pub(super) struct Shared {
    /// In the order of the file.
    pub(super) list: Vec<Parameter>,
    used: BTreeSet<Arc<str>>,
}

impl Shared {
    /// Checks `[parameters]`.
    pub(super) fn new(stated: &[(Text, Number)], mistakes: &mut Mistakes) -> Self {
        Shared { list: distinct(stated, mistakes), used: BTreeSet::new() }
    }

    /// The parameter of this name.
    pub(super) fn find(&self, name: &str) -> Option<&Parameter> {
        self.list.iter().find(|parameter| &*parameter.name == name)
    }

    /// Remembers that something uses a parameter.
    pub(super) fn set_used(&mut self, name: &Arc<str>) {
        self.used.insert(name.clone());
    }

    /// The parameters beside a model or formula; a name that `[parameters]` states as well is a mistake.
    pub(super) fn beside(
        &self,
        stated: &[(Text, Number)],
        mistakes: &mut Mistakes,
    ) -> Vec<Parameter> {
        let mut beside = distinct(stated, mistakes);
        beside.retain(|parameter| {
            let Some(shared) = self.find(&parameter.name) else { return true };
            let message =
                format!("the parameter `{}` is stated here and in `[parameters]`", parameter.name);
            let places = (&parameter.place, &shared.place);
            mistakes.clash(codes::DUPLICATE, message, places, "keep one of them");
            false
        });
        beside
    }

    /// Warns of parameters that nothing uses.
    pub(super) fn warn_of_unused(&self, mistakes: &mut Mistakes) {
        for parameter in self.list.iter().filter(|parameter| !self.used.contains(&parameter.name)) {
            warn(parameter, mistakes);
        }
    }
}

/// Warns that nothing uses a parameter.
pub(super) fn warn(parameter: &Parameter, mistakes: &mut Mistakes) {
    let message = format!("the parameter `{}` is not used by any formula", parameter.name);
    let help = "name it in a formula, or remove it".to_owned();
    mistakes.warn(message, &parameter.place, help);
}

/// Parameters stated together, each name once.
fn distinct(stated: &[(Text, Number)], mistakes: &mut Mistakes) -> Vec<Parameter> {
    let mut seen = BTreeMap::new();
    let mut list = Vec::new();
    for (name, value) in stated {
        check(name, "parameter", Naming::Bare, mistakes);
        if is_new(&mut seen, name, "parameter", mistakes) {
            let (name, place) = (normal(&name.value), value.place.clone());
            list.push(Parameter { name, value: value.value, place });
        }
    }
    list
}
