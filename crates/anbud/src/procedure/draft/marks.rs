//! Full marks: what each criterion weighs, and that brothers and sisters sum to what they must.

use super::mistakes::Mistakes;
use super::numbers::{amount, sum, text};
use super::tree::Tree;
use super::{CriterionDraft, Number};
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::Key;
use crate::procedure::{Criterion, Kind, Marks, MarksKey};
use crate::{Exact, Literal};

const KEYS: [MarksKey; 3] = [MarksKey::Weight, MarksKey::Points, MarksKey::Value];

/// The name of a key in criteria files.
fn name_of(key: MarksKey) -> &'static str {
    match key {
        MarksKey::Weight => "weight",
        MarksKey::Points => "points",
        MarksKey::Value => "value",
    }
}

/// Several of a key, in messages.
fn several(key: MarksKey) -> &'static str {
    match key {
        MarksKey::Weight => "weights",
        MarksKey::Points => "points",
        MarksKey::Value => "values",
    }
}

/// Reads the full marks of every criterion and checks the sums of brothers and sisters.
pub(super) fn marks(tree: &mut Tree<'_>, mistakes: &mut Mistakes) {
    for (key, stated) in tree.keys() {
        match own_marks(stated, mistakes) {
            Ok(marks) => tree.criteria[key].marks = marks,
            Err(()) => tree.set_broken(key),
        }
    }
    let top: Vec<_> = tree.keys().map(|(key, _)| key).filter(|key| is_top(tree, *key)).collect();
    siblings(tree, None, &top, mistakes);
    for (parent, _) in tree.keys() {
        let children = tree.criteria[parent].children.clone();
        siblings(tree, Some(parent), &children, mistakes);
    }
    for (key, _) in tree.keys() {
        let is_value = |key: Key<Criterion>| {
            tree.criteria[key].marks.as_ref().is_some_and(|marks| marks.key == MarksKey::Value)
        };
        let is_value = tree.lineage(key).any(is_value);
        tree.criteria[key].is_value = is_value;
    }
}

fn is_top(tree: &Tree<'_>, key: Key<Criterion>) -> bool {
    tree.criteria[key].parent.is_none() && !tree.is_detached(key)
}

/// What is stated by one key.
fn stated_as(stated: &CriterionDraft, key: MarksKey) -> Option<&Number> {
    match key {
        MarksKey::Weight => stated.weight.as_ref(),
        MarksKey::Points => stated.points.as_ref(),
        MarksKey::Value => stated.value.as_ref(),
    }
}

/// The full marks of one criterion: at most one key, an amount of zero or more.
fn own_marks(stated: &CriterionDraft, mistakes: &mut Mistakes) -> Result<Option<Marks>, ()> {
    let found: Vec<_> =
        KEYS.iter().filter_map(|key| Some((*key, stated_as(stated, *key)?))).collect();
    match found.as_slice() {
        [] => Ok(None),
        [(key, number)] => {
            let amount = amount(number, name_of(*key), mistakes).ok_or(())?;
            Ok(Some(Marks { key: *key, amount, place: number.place.clone() }))
        }
        [(first, _), (second, _), ..] => {
            let (first, second) = (name_of(*first), name_of(*second));
            let message = format!("`{}` states both `{first}` and `{second}`", stated.id.value);
            let mut mistake = Diagnostic::mistake(codes::CONFLICT, message);
            for (key, number) in &found {
                mistake = mistake.at(number.place.clone(), format!("`{}`", name_of(*key)));
            }
            mistakes.add(mistake.help("keep the one that states its full marks"));
            Err(())
        }
    }
}

/// Checks criteria that stand together, under a parent or at the top.
fn siblings(
    tree: &mut Tree<'_>,
    parent: Option<Key<Criterion>>,
    members: &[Key<Criterion>],
    mistakes: &mut Mistakes,
) {
    if let Some(parent) = parent.filter(|parent| !tree.takes_part(*parent)) {
        refuse_marks(tree, parent, members, mistakes);
        return;
    }
    let keys = MarksKeys::of(tree, members);
    let are_complete = all_stated(tree, parent, members, &keys, mistakes);
    let Some(key) = keys.only(tree, parent, members, mistakes) else { return };
    if !fits_parent(tree, parent, members, key, mistakes) || !are_complete {
        return;
    }
    // where something in a criterion could not be read, its full marks are stated all the same
    let is_wrong =
        |member: &Key<Criterion>| tree.is_broken(*member) && !tree.is_damaged_at(*member);
    if !members.iter().any(is_wrong) {
        check_sum(tree, parent, members, key, mistakes);
    }
}

/// Under a price or cost criterion that takes no part in sums nothing can weigh.
fn refuse_marks(
    tree: &mut Tree<'_>,
    parent: Key<Criterion>,
    members: &[Key<Criterion>],
    mistakes: &mut Mistakes,
) {
    for member in members {
        let criterion = &tree.criteria[*member];
        if let Some(marks) = &criterion.marks {
            let (key, above) = (name_of(marks.key), &tree.criteria[parent].id);
            let message = format!(
                "`{}` states `{key}`, but `{above}` above it takes no part in sums",
                criterion.id
            );
            let help = format!(
                "state the `weight`, `points` or `value` of `{above}`, or leave out this one"
            );
            mistakes.at(codes::CONFLICT, message, &marks.place, help);
        }
    }
}

/// The keys that brothers and sisters use.
struct MarksKeys(Vec<MarksKey>);

impl MarksKeys {
    fn of(tree: &Tree<'_>, members: &[Key<Criterion>]) -> Self {
        let is_used = |key: &MarksKey| {
            let marks = members.iter().filter_map(|member| tree.criteria[*member].marks.as_ref());
            marks.into_iter().any(|marks| marks.key == *key)
        };
        MarksKeys(KEYS.into_iter().filter(is_used).collect())
    }

    /// The one key that all use; different keys are a mistake.
    fn only(
        &self,
        tree: &Tree<'_>,
        parent: Option<Key<Criterion>>,
        members: &[Key<Criterion>],
        mistakes: &mut Mistakes,
    ) -> Option<MarksKey> {
        if let [only] = self.0.as_slice() {
            return Some(*only);
        }
        if self.0.len() > 1 {
            let message = format!(
                "the criteria {} state their full marks in different keys",
                under(tree, parent)
            );
            let mistake = labelled(
                tree,
                members,
                Diagnostic::mistake(codes::MIXED_MARKS, message),
                |marks| format!("`{}`", name_of(marks.key)),
            );
            mistakes.add(
                mistake.help("state the same key for all of them: `weight`, `points` or `value`"),
            );
        }
        None
    }
}

/// Whether every criterion states its full marks, but for price and cost criteria at the top.
fn all_stated(
    tree: &mut Tree<'_>,
    parent: Option<Key<Criterion>>,
    members: &[Key<Criterion>],
    keys: &MarksKeys,
    mistakes: &mut Mistakes,
) -> bool {
    let mut are_complete = true;
    for member in members {
        let criterion = &tree.criteria[*member];
        let is_price = parent.is_none() && criterion.kind != Kind::Quality;
        let may_lack = is_price && !tree.is_damaged_at(*member);
        if criterion.marks.is_some() || may_lack {
            continue;
        }
        are_complete = false;
        if !tree.is_broken(*member) {
            let help = match keys.0.as_slice() {
                [only] => format!("state `{}`, as its brothers and sisters do", name_of(*only)),
                _ => "state what full marks are: `weight` in percent among its siblings, `points`, or `value` in money".to_owned(),
            };
            let message =
                format!("`{}` states none of `weight`, `points` and `value`", criterion.id);
            mistakes.at(codes::RULE_NOT_STATED, message, &criterion.place, help);
        }
    }
    are_complete
}

/// Whether the key fits what the parent states: under `weight` only weights, under points or money weights or the same.
fn fits_parent(
    tree: &Tree<'_>,
    parent: Option<Key<Criterion>>,
    members: &[Key<Criterion>],
    key: MarksKey,
    mistakes: &mut Mistakes,
) -> bool {
    let above = parent.and_then(|parent| tree.criteria[parent].marks.as_ref());
    let Some(above) = above.filter(|above| key != MarksKey::Weight && key != above.key) else {
        return true;
    };
    let (key, above_key) = (name_of(key), name_of(above.key));
    let message =
        format!("the criteria {} state `{key}`, and it states `{above_key}`", under(tree, parent));
    let mistake = labelled(tree, members, Diagnostic::mistake(codes::MIXED_MARKS, message), |_| {
        String::new()
    });
    let mistake = mistake.at(above.place.clone(), "stated above them");
    let help = if above.key == MarksKey::Weight {
        "state `weight` in percent, summing to 100".to_owned()
    } else {
        format!(
            "state `weight` in percent, summing to 100, or `{above_key}` summing to {}",
            above.amount
        )
    };
    mistakes.add(mistake.help(help));
    false
}

/// Checks the sum of brothers and sisters, exactly.
fn check_sum(
    tree: &Tree<'_>,
    parent: Option<Key<Criterion>>,
    members: &[Key<Criterion>],
    key: MarksKey,
    mistakes: &mut Mistakes,
) {
    let above = parent.and_then(|parent| tree.criteria[parent].marks.as_ref());
    let due = match (key, above) {
        (MarksKey::Weight, _) => Literal::whole(100),
        (_, Some(above)) => above.amount,
        (_, None) => return,
    };
    let amounts = members.iter().filter_map(|member| tree.criteria[*member].marks.as_ref());
    let total = sum(amounts.map(|marks| marks.amount));
    let difference = &total - &due.exact();
    if difference.is_zero() || may_be_displaced(tree, parent, &difference) {
        return;
    }
    let message = format!(
        "{} of the criteria {} sum to {}, not {due}",
        several(key),
        under(tree, parent),
        text(&total)
    );
    let mistake = Diagnostic::mistake(codes::WEIGHT_SUM, message);
    let mut mistake = labelled(tree, members, mistake, |marks| marks.amount.to_string());
    if let (Some(above), true) = (above, key != MarksKey::Weight) {
        mistake = mistake.at(above.place.clone(), "what they must sum to");
    }
    mistakes.add(mistake.help(remedy(&difference)));
}

/// Whether a sum may be wrong only because a criterion is not where it belongs, which is a mistake of its own.
fn may_be_displaced(tree: &Tree<'_>, parent: Option<Key<Criterion>>, difference: &Exact) -> bool {
    let is_lost = tree.is_damaged || parent.is_some() && tree.has_detached();
    let difference_absolute = difference.absolute();
    // a criterion whose parent could not be read seems to stand at the top: too much there, missing elsewhere
    let belongs = |(key, stated): (Key<Criterion>, &CriterionDraft)| {
        let marks = tree.criteria[key].marks.as_ref();
        let is_adrift = stated.damaged && stated.parent.is_none();
        is_adrift && marks.is_some_and(|marks| marks.amount.exact() == difference_absolute)
    };
    (is_lost && difference.is_negative()) || tree.keys().any(belongs)
}

fn remedy(difference: &Exact) -> String {
    let amount = text(&difference.absolute());
    let fault = if difference.is_negative() { "missing" } else { "too much" };
    format!("{amount} is {fault}: change them so that the sum is exact")
}

/// Where criteria stand, in words.
fn under(tree: &Tree<'_>, parent: Option<Key<Criterion>>) -> String {
    parent.map_or_else(
        || "at the top".to_owned(),
        |parent| format!("under `{}`", tree.criteria[parent].id),
    )
}

/// Labels the full marks of every one of the criteria.
fn labelled(
    tree: &Tree<'_>,
    members: &[Key<Criterion>],
    mistake: Diagnostic,
    text: impl Fn(&Marks) -> String,
) -> Diagnostic {
    let marks = members.iter().filter_map(|member| tree.criteria[*member].marks.as_ref());
    marks.fold(mistake, |mistake, marks| mistake.at(marks.place.clone(), text(marks)))
}
