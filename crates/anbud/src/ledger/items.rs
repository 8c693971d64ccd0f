//! What can be scored, on which scale, and which groups assess it.

use super::index::Index;
use crate::keyed::Key;
use crate::procedure::{Basis, Criterion, Group, Item, Procedure, Requirement, Scale};

/// Criteria and requirements by id, criteria first: positions here are in the order of [`Item`].
#[derive(Debug)]
pub(super) struct Items {
    index: Index,
    items: Vec<Item>,
    list: Vec<Scored>,
    /// The scale of each that is scored on one: what most rows need to know of it, close together.
    scales: Vec<Option<Key<Scale>>>,
    /// The criterion of each, or the criterion itself.
    leaves: Vec<Option<Key<Criterion>>>,
    /// By group, then by criterion, whether the group assesses it, once that was asked.
    assessed: Vec<Option<Vec<bool>>>,
}

/// Whether evaluators score a criterion or requirement.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scored {
    /// They do, on this scale.
    On(Key<Scale>),
    /// They compare tenders in pairs, by preferences on this scale.
    InPairs(Key<Scale>),
    /// They do not; what it is instead, and what to do about it.
    Not(&'static str, &'static str),
}

impl Items {
    pub(super) fn of(procedure: &Procedure) -> Self {
        let criteria = procedure.criteria.entries();
        let requirements = procedure.requirements.entries();
        let all: Vec<(Item, Scored)> = criteria
            .map(|(key, criterion)| {
                (Item::Criterion(key), scored_criterion(&criterion.basis, procedure))
            })
            .chain(requirements.map(|(key, requirement)| {
                (Item::Requirement(key), scored_requirement(requirement, procedure))
            }))
            .collect();
        let (items, list): (Vec<Item>, Vec<Scored>) = all.into_iter().unzip();
        let index = Index::of(items.iter().map(|item| procedure.item_id(*item).clone()));
        let scale = |scored: &Scored| match scored {
            Scored::On(scale) => Some(*scale),
            Scored::InPairs(_) | Scored::Not(..) => None,
        };
        let scales = list.iter().map(scale).collect();
        let leaves = items.iter().map(|item| procedure.leaf_of(*item)).collect();
        Items { index, items, list, scales, leaves, assessed: vec![None; procedure.groups.len()] }
    }

    /// What stands at a position.
    pub(super) fn item(&self, position: u32) -> Option<Item> {
        self.items.get(position as usize).copied()
    }

    /// All items: criteria first.
    pub(super) fn all(&self) -> &[Item] {
        &self.items
    }

    /// The position of an item.
    pub(super) fn position(&self, item: Item) -> Option<u32> {
        let found = self.items.binary_search(&item).ok()?;
        u32::try_from(found).ok()
    }

    /// The position of an id, and whether it is scored.
    pub(super) fn find(&self, id: &str) -> Option<(u32, Scored)> {
        let position = self.index.find(id)?;
        Some((position, *self.list.get(position as usize)?))
    }

    /// The position of an id that is scored on a scale, likely the guess, and that scale.
    #[inline]
    pub(super) fn find_on_scale(&self, id: &str, guess: u32) -> Option<(u32, Key<Scale>)> {
        let position = self.index.find_near(id, guess)?;
        Some((position, (*self.scales.get(position as usize)?)?))
    }

    /// The ids of everything that is scored.
    pub(super) fn scored_ids(&self) -> impl Iterator<Item = &str> {
        let ids = self.index.ids().iter().zip(&self.list);
        ids.filter(|(_, scored)| matches!(scored, Scored::On(_) | Scored::InPairs(_)))
            .map(|(id, _)| &**id)
    }

    /// Whether a group assesses an item: one of its criteria is the item's leaf or stands above it.
    pub(super) fn assesses(
        &mut self,
        procedure: &Procedure,
        group: Key<Group>,
        position: u32,
    ) -> bool {
        if let Some(known @ None) = self.assessed.get_mut(group.position()) {
            let roots = &procedure.groups[group].assesses;
            *known = Some(match roots.as_slice() {
                [] => vec![true; procedure.criteria.len()],
                roots => all_below(procedure, roots),
            });
        }
        u32::try_from(group.position()).is_ok_and(|group| self.is_known(group, position))
    }

    /// Whether it is known that the group at a position assesses an item.
    #[inline]
    pub(super) fn is_known(&self, group: u32, position: u32) -> bool {
        let leaf = self.leaves.get(position as usize).copied().flatten();
        let assessed = self.assessed.get(group as usize).and_then(Option::as_ref);
        let is_assessed = assessed.zip(leaf).and_then(|(known, leaf)| known.get(leaf.position()));
        is_assessed.copied().unwrap_or(false)
    }
}

/// Marks criteria and everything below them.
fn all_below(procedure: &Procedure, roots: &[Key<Criterion>]) -> Vec<bool> {
    let mut marked = vec![false; procedure.criteria.len()];
    let mut open = roots.to_vec();
    while let Some(key) = open.pop() {
        if let Some(mark) = marked.get_mut(key.position())
            && !*mark
        {
            *mark = true;
            open.extend(&procedure.criteria[key].children);
        }
    }
    marked
}

/// Scored on a scale, or compared in pairs by it.
fn on(scale: Key<Scale>, procedure: &Procedure) -> Scored {
    match procedure.scales[scale].pairs {
        Some(_) => Scored::InPairs(scale),
        None => Scored::On(scale),
    }
}

fn scored_criterion(basis: &Basis, procedure: &Procedure) -> Scored {
    match basis {
        Basis::Scored(scale) => on(*scale, procedure),
        Basis::Requirements(_) => {
            Scored::Not("is scored by its requirements", "score each of its requirements")
        }
        Basis::Measured { .. } => {
            Scored::Not("is measured, not scored", "state the measure in tenders.toml")
        }
        Basis::Price | Basis::Nothing => Scored::Not("is not scored", "delete the row"),
        Basis::Children => {
            Scored::Not("is made up of other criteria", "score the criteria below it")
        }
    }
}

fn scored_requirement(requirement: &Requirement, procedure: &Procedure) -> Scored {
    match requirement.criterion.map(|key| &procedure.criteria[key].basis) {
        _ if requirement.mandatory => Scored::Not(
            "is mandatory: it is answered, not scored",
            "answer it under `meets` in tenders.toml",
        ),
        Some(Basis::Requirements(scale)) => on(*scale, procedure),
        _ => Scored::Not("is not scored", "delete the row"),
    }
}
