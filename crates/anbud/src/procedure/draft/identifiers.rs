//! Identifiers: which characters they have, and that none stands twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::mistakes::Mistakes;
use super::{Draft, Text};
use crate::Place;
use crate::diagnostic::codes;
use crate::formula;
use crate::procedure::Item;

/// What an identifier is of: decides which characters it may have and which words it must not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// Formulas name it bare: a parameter or a measure, beside built-in names.
    Bare,
    /// Formulas name it after a point: a criterion.
    Dotted,
    /// Formulas do not name it, or only after a point: may hold `. - /` and begin with a digit.
    Free,
}

/// A text as it is compared and kept: in Unicode normal form C.
pub(super) fn normal(text: &str) -> Arc<str> {
    if text.is_ascii() { text.into() } else { text.nfc().collect::<String>().into() }
}

/// Checks one identifier; `what` is what it is of, such as "criterion". Says whether it is good.
pub(super) fn check(id: &Text, what: &str, naming: Naming, mistakes: &mut Mistakes) -> bool {
    let fault = fault(&normal(&id.value), what, naming);
    let is_good = fault.is_none();
    if let Some((message, help)) = fault {
        mistakes.at(codes::IDENTIFIER, message, &id.place, help);
    }
    is_good
}

/// What is wrong with an identifier, and the remedy.
fn fault(id: &str, what: &str, naming: Naming) -> Option<(String, String)> {
    let is_free = naming == Naming::Free;
    let allowed = |c: char| {
        c.is_alphanumeric() || c == '_' || is_combining_mark(c) || (is_free && ".-/".contains(c))
    };
    let characters =
        if is_free { "letters, digits, `_`, `.`, `-` and `/`" } else { "letters, digits and `_`" };
    let message = if id.is_empty() {
        format!("the id of a {what} is empty")
    } else if let Some(odd) = id.chars().find(|c| !allowed(*c)) {
        format!("`{odd}` cannot stand in the name of a {what}, as in `{id}`")
    } else if !is_free && !id.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        format!("the name of a {what} cannot begin with a digit, as `{id}` does")
    } else if !is_free && formula::is_word(id) {
        return Some((
            format!("`{id}` is a word of the formula language and cannot name a {what}"),
            format!("choose another name, such as `the_{id}`"),
        ));
    } else if naming == Naming::Bare && formula::is_built_in(id) {
        return Some((
            format!("`{id}` has a meaning in formulas already and cannot name a {what}"),
            format!("choose another name, such as `the_{id}`"),
        ));
    } else {
        return None;
    };
    Some((
        message,
        format!("use {characters}{}", if is_free { "" } else { ", a letter or `_` first" }),
    ))
}

/// Checks the identifiers of a kind, each by itself and all against each other.
pub(super) fn check_all<'a>(
    ids: impl IntoIterator<Item = &'a Text>,
    what: &str,
    naming: Naming,
    mistakes: &mut Mistakes,
) {
    let mut seen = BTreeMap::new();
    for id in ids {
        check(id, what, naming, mistakes);
        is_new(&mut seen, id, what, mistakes);
    }
}

/// Whether an identifier is the first of its name; a second one is a mistake that shows both places.
pub(super) fn is_new(
    seen: &mut BTreeMap<Arc<str>, Place>,
    id: &Text,
    what: &str,
    mistakes: &mut Mistakes,
) -> bool {
    let name = normal(&id.value);
    if let Some(first) = seen.get(&name) {
        let message = format!("the {what} `{name}` stands twice");
        mistakes.clash(
            codes::DUPLICATE,
            message,
            (&id.place, first),
            "rename or remove one of them",
        );
        return false;
    }
    seen.insert(name, id.place.clone());
    true
}

/// The criteria and requirements by id: one space, since score rows name either. Says which stand twice.
pub(super) struct Items {
    /// By id; the first where one stands twice.
    pub(super) by_id: BTreeMap<Arc<str>, Item>,
    places: BTreeMap<Arc<str>, Place>,
    /// Whether some may be missing because they could not be read.
    are_damaged: bool,
}

impl Items {
    /// None as yet.
    pub(super) fn new(are_damaged: bool) -> Self {
        Items { by_id: BTreeMap::new(), places: BTreeMap::new(), are_damaged }
    }

    /// Adds an entry, and says whether its id is new.
    pub(super) fn add(&mut self, id: &Text, item: Item, mistakes: &mut Mistakes) -> bool {
        let (what, naming) = match item {
            Item::Criterion(_) => ("criterion", Naming::Dotted),
            Item::Requirement(_) => ("requirement", Naming::Free),
        };
        check(id, what, naming, mistakes);
        let name = normal(&id.value);
        if let (Some(Item::Criterion(_)), Item::Requirement(_), Some(first)) =
            (self.by_id.get(&name), item, self.places.get(&name))
        {
            let message = format!("the requirement `{name}` has the id of a criterion");
            let help = "rename one of them: score rows name either";
            mistakes.clash(codes::DUPLICATE, message, (&id.place, first), help);
            return false;
        }
        let is_new = is_new(&mut self.places, id, what, mistakes);
        if is_new {
            self.by_id.insert(normal(&id.value), item);
        }
        is_new
    }

    /// The criterion of this id; anything else is a mistake.
    pub(super) fn criterion(
        &self,
        id: &Text,
        mistakes: &mut Mistakes,
    ) -> Option<crate::Key<crate::procedure::Criterion>> {
        match self.by_id.get(&normal(&id.value)) {
            Some(Item::Criterion(key)) => return Some(*key),
            Some(Item::Requirement(_)) => mistakes.at(
                codes::UNKNOWN_REFERENCE,
                format!("`{}` is a requirement, not a criterion", id.value),
                &id.place,
                "write the id of a criterion".to_owned(),
            ),
            None if self.are_damaged => {}
            None => {
                let is_criterion = |item: &Item| matches!(item, Item::Criterion(_));
                let known = self.by_id.iter().filter(|(_, item)| is_criterion(item));
                let known = known.map(|(known, _)| &**known);
                mistakes.unknown(codes::UNKNOWN_REFERENCE, id, "a criterion", known);
            }
        }
        None
    }
}

/// Checks the identifiers that stand for themselves: scales, groups, rejections.
pub(super) fn check_plain(draft: &Draft, mistakes: &mut Mistakes) {
    let scales = draft.scales.iter().map(|scale| &scale.id);
    check_all(scales, "scale", Naming::Free, mistakes);
    let groups = draft.groups.iter().map(|group| &group.id);
    check_all(groups, "group", Naming::Free, mistakes);
    let rejections = draft.rejections.iter().map(|rejection| &rejection.id);
    check_all(rejections, "rejection", Naming::Free, mistakes);
}
