//! Parameters: those of the whole file, those beside a model or formula, and which of them nothing uses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::char::is_combining_mark;

use super::identifiers::{Naming, check, is_new, normal};
use super::mistakes::Mistakes;
use super::{Number, Text};
use crate::diagnostic::codes;
use crate::procedure::Parameter;

/// `[parameters]`, and which of them some formula or model uses.
pub(super) struct Shared {
    /// In the order of the file.
    pub(super) list: Vec<Parameter>,
    by_name: BTreeMap<Arc<str>, usize>,
    used: BTreeSet<Arc<str>>,
}

impl Shared {
    /// Checks `[parameters]`.
    pub(super) fn new(stated: &[(Text, Number)], mistakes: &mut Mistakes) -> Self {
        let mut used = BTreeSet::new();
        let list = distinct(
            stated,
            |name| {
                used.insert(name);
            },
            mistakes,
        );
        let names = list.iter().enumerate();
        let by_name = names.map(|(at, parameter)| (parameter.name.clone(), at)).collect();
        Shared { list, by_name, used }
    }

    /// The parameter of this name.
    pub(super) fn find(&self, name: &str) -> Option<&Parameter> {
        self.list.get(*self.by_name.get(name)?)
    }

    /// The parameters that a formula names, in the order of the file: a formula carries no others with it.
    pub(super) fn named_in(&self, text: &str) -> Vec<Parameter> {
        let text = normal(text);
        let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || is_combining_mark(c);
        let words = text.split(|c| !is_of_name(c));
        let named: BTreeSet<usize> =
            words.filter_map(|word| self.by_name.get(word).copied()).collect();
        named.into_iter().filter_map(|at| self.list.get(at).cloned()).collect()
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
        let mut beside = distinct(stated, |_| (), mistakes);
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

/// Parameters stated together, each name once. Where a name is wrong, that nothing uses it is no news.
fn distinct(
    stated: &[(Text, Number)],
    mut is_wrong: impl FnMut(Arc<str>),
    mistakes: &mut Mistakes,
) -> Vec<Parameter> {
    let mut seen = BTreeMap::new();
    let mut list = Vec::new();
    for (name, value) in stated {
        let id = normal(&name.value);
        let is_good = check(name, "parameter", Naming::Bare, mistakes);
        let is_first = is_new(&mut seen, name, "parameter", mistakes);
        if !(is_good && is_first) {
            is_wrong(id.clone());
        }
        if is_first {
            list.push(Parameter { name: id, value: value.value, place: value.place.clone() });
        }
    }
    list
}
