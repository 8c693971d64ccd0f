//! The tree of criteria: who stands under whom, and of which kind each is.

use super::identifiers::{Items, normal};
use super::mistakes::{Mistakes, choose};
use super::{CriterionDraft, Draft};
use crate::diagnostic::{Diagnostic, codes};
use crate::keyed::{Key, List};
use crate::procedure::{Basis, Criterion, Item, Kind, Limits};

/// How deep criteria may stand below each other.
const DEPTH_MAX: usize = 64;

const KINDS: &[(&str, Kind)] =
    &[("quality", Kind::Quality), ("price", Kind::Price), ("cost", Kind::Cost)];

/// The criteria while they are checked. Each is filled in step by step; what is wrong in one is remembered, so that
/// what follows from it is not reported as a mistake of its own.
pub(super) struct Tree<'a> {
    /// The criteria as stated, in the order of their keys.
    pub(super) stated: &'a [CriterionDraft],
    /// The criteria as far as they are worked out.
    pub(super) criteria: List<Criterion>,
    /// Whether something in a criterion is wrong or unreadable, in the order of the keys.
    broken: Vec<bool>,
    /// Whether the place of a criterion in the tree is not known, in the order of the keys.
    detached: Vec<bool>,
    /// Whether criteria may be missing because they could not be read.
    pub(super) is_damaged: bool,
}

impl<'a> Tree<'a> {
    /// The tree of a draft: parents, children and kinds.
    pub(super) fn new(draft: &'a Draft, items: &mut Items, mistakes: &mut Mistakes) -> Self {
        let stated = draft.criteria.as_slice();
        let mut tree = Tree {
            stated,
            criteria: stated.iter().map(unrelated).collect(),
            broken: stated.iter().map(|criterion| criterion.damaged).collect(),
            detached: vec![false; stated.len()],
            is_damaged: draft.damaged,
        };
        for (key, stated) in tree.keys() {
            if !items.add(&stated.id, Item::Criterion(key), mistakes) {
                tree.set_broken(key);
            }
        }
        tree.find_parents(items, mistakes);
        tree.cut_cycles(mistakes);
        tree.cut_depth(mistakes);
        tree.find_children();
        tree.find_kinds(mistakes);
        tree
    }

    /// The keys, each with its criterion as stated.
    pub(super) fn keys(
        &self,
    ) -> impl Iterator<Item = (Key<Criterion>, &'a CriterionDraft)> + use<'a> {
        self.criteria.keys().zip(self.stated)
    }

    /// Whether something in a criterion is wrong already.
    pub(super) fn is_broken(&self, key: Key<Criterion>) -> bool {
        self.broken.get(key.position()).copied().unwrap_or(true)
    }

    /// Remembers that something in a criterion is wrong.
    pub(super) fn set_broken(&mut self, key: Key<Criterion>) {
        if let Some(broken) = self.broken.get_mut(key.position()) {
            *broken = true;
        }
    }

    /// Whether the place of a criterion in the tree is not known.
    pub(super) fn is_detached(&self, key: Key<Criterion>) -> bool {
        self.detached.get(key.position()).copied().unwrap_or(true)
    }

    /// Whether something in a criterion could not be read.
    pub(super) fn is_damaged_at(&self, key: Key<Criterion>) -> bool {
        self.stated.get(key.position()).is_some_and(|stated| stated.damaged)
    }

    /// Whether any criterion is, so that children of the others may be missing.
    pub(super) fn has_detached(&self) -> bool {
        self.is_damaged || self.detached.contains(&true)
    }

    /// Whether criteria that seem to be leaves may have lost their children: also those whose parent could not be read.
    pub(super) fn may_lack_children(&self) -> bool {
        let is_adrift = |stated: &CriterionDraft| stated.damaged && stated.parent.is_none();
        self.has_detached() || self.stated.iter().any(is_adrift)
    }

    /// Whether something is wrong in any criterion.
    pub(super) fn any_broken(&self) -> bool {
        self.is_damaged || self.broken.contains(&true)
    }

    fn detach(&mut self, key: Key<Criterion>) {
        if let Some(detached) = self.detached.get_mut(key.position()) {
            *detached = true;
        }
        self.criteria[key].parent = None;
        self.set_broken(key);
    }

    /// The criterion itself, then its parent, and so on to the top.
    pub(super) fn lineage(&self, key: Key<Criterion>) -> impl Iterator<Item = Key<Criterion>> {
        std::iter::successors(Some(key), |key| self.criteria[*key].parent)
    }

    fn find_parents(&mut self, items: &Items, mistakes: &mut Mistakes) {
        for (key, stated) in self.keys() {
            let Some(parent) = &stated.parent else { continue };
            match items.criterion(parent, mistakes) {
                Some(parent) => self.criteria[key].parent = Some(parent),
                None => self.detach(key),
            }
        }
    }

    /// Finds criteria that are their own ancestors: each is walked up from once.
    fn cut_cycles(&mut self, mistakes: &mut Mistakes) {
        const UNSEEN: usize = usize::MAX;
        let mut walk_of = vec![UNSEEN; self.criteria.len()];
        for (start, _) in self.keys() {
            let mut at = Some(start);
            while let Some(key) = at {
                let Some(walk) = walk_of.get_mut(key.position()) else { break };
                if *walk == start.position() {
                    self.report_cycle(key, mistakes);
                }
                if *walk != UNSEEN {
                    break;
                }
                *walk = start.position();
                at = self.criteria[key].parent;
            }
        }
    }

    fn report_cycle(&mut self, first: Key<Criterion>, mistakes: &mut Mistakes) {
        let mut cycle: Vec<_> = std::iter::once(first)
            .chain(self.lineage(first).skip(1).take_while(|key| *key != first))
            .collect();
        cycle.sort_unstable();
        let names: Vec<_> =
            cycle.iter().map(|key| format!("`{}`", self.criteria[*key].id)).collect();
        let message = match names.as_slice() {
            [only] => format!("the criterion {only} is its own parent"),
            _ => format!("the criteria {} stand below themselves", names.join(", ")),
        };
        let mut mistake = Diagnostic::mistake(codes::CYCLE, message);
        for (key, stated) in self.keys() {
            if let (Some(parent), true) = (&stated.parent, cycle.binary_search(&key).is_ok()) {
                mistake = mistake
                    .at(parent.place.clone(), format!("the parent of `{}`", stated.id.value));
            }
        }
        mistakes.add(mistake.help("leave out the `parent` of the one that stands at the top"));
        cycle.into_iter().for_each(|key| self.detach(key));
    }

    fn cut_depth(&mut self, mistakes: &mut Mistakes) {
        let deep: Vec<_> = self
            .keys()
            .map(|(key, stated)| (key, stated, self.lineage(key).take(DEPTH_MAX + 2).count()))
            .filter(|(_, _, depth)| *depth > DEPTH_MAX)
            .collect();
        for (key, stated, depth) in deep {
            if depth == DEPTH_MAX + 1 {
                let message =
                    format!("`{}` stands deeper than {DEPTH_MAX} criteria", stated.id.value);
                let help = "put it under a criterion nearer to the top".to_owned();
                mistakes.at(codes::LIMIT_NESTING, message, &stated.id.place, help);
            }
            self.detach(key);
        }
    }

    fn find_children(&mut self) {
        for (key, _) in self.keys() {
            if let Some(parent) = self.criteria[key].parent {
                self.criteria[parent].children.push(key);
            }
        }
    }

    /// Finds the kind of every criterion: its own, or that of the nearest one above it that states one.
    fn find_kinds(&mut self, mistakes: &mut Mistakes) {
        let mut own = Vec::new();
        for (key, stated) in self.keys() {
            let kind = stated.kind.as_ref().and_then(|word| choose(word, "kind", KINDS, mistakes));
            if stated.kind.is_some() && kind.is_none() {
                self.set_broken(key);
            }
            own.push(kind);
        }
        let stated_at = |key: Key<Criterion>| own.get(key.position()).copied().flatten();
        for (key, stated) in self.keys() {
            let inherited = self.lineage(key).skip(1).find_map(stated_at);
            let own = stated_at(key);
            let above = self.criteria[key].parent.map(|_| inherited.unwrap_or(Kind::Quality));
            if let (Some(own), Some(above), Some(word)) = (own, above, &stated.kind)
                && own != above
                && !self.lineage(key).skip(1).any(|key| self.is_broken(key))
            {
                let message = format!(
                    "`{}` is of kind `{}`, and the criterion above it of kind `{}`",
                    stated.id.value,
                    word.value,
                    name_of(above)
                );
                let help = "leave out `kind`: criteria inherit the kind of their parent".to_owned();
                mistakes.at(codes::CONFLICT, message, &word.place, help);
                self.set_broken(key);
            }
            self.criteria[key].kind = own.or(above).unwrap_or(Kind::Quality);
        }
    }

    /// Whether a criterion counts in sums: all do but price and cost criteria at the top that state no full marks,
    /// and what is below them.
    pub(super) fn takes_part(&self, key: Key<Criterion>) -> bool {
        let Some(top) = self.lineage(key).last() else { return true };
        let stated = self.stated.get(top.position());
        let has_marks = |stated: &CriterionDraft| {
            stated.weight.is_some() || stated.points.is_some() || stated.value.is_some()
        };
        self.criteria[top].kind == Kind::Quality
            || self.is_broken(top)
            || stated.is_some_and(has_marks)
    }
}

/// The name of a kind in criteria files.
pub(super) fn name_of(kind: Kind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("quality", |(name, _)| name)
}

/// A criterion that stands by itself as yet.
fn unrelated(stated: &CriterionDraft) -> Criterion {
    let id = normal(&stated.id.value);
    let title = stated.title.as_ref().map(|title| title.value.as_str().into());
    Criterion {
        title: title.unwrap_or_else(|| id.clone()),
        id,
        place: stated.id.place.clone(),
        kind: Kind::Quality,
        parent: None,
        children: Vec::new(),
        requirements: Vec::new(),
        marks: None,
        is_value: false,
        basis: Basis::Nothing,
        curve: None,
        limits: Limits::default(),
        threshold: None,
    }
}
