//! Who scores: the evaluators that are listed, or that the score rows name, and their groups.

use std::sync::Arc;

use super::{Evaluator, Key, index::Index};
use crate::keyed::List;
use crate::procedure::Group;
use crate::tenders::Tender;
use crate::{Diagnostic, Place, diagnostic::codes};

/// The evaluators in the order they were met.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    index: Index,
    list: Vec<Person>,
    /// Whether every evaluator is listed, so that a row by another one is a mistake.
    pub(super) is_complete: bool,
    /// Whether anybody is recused for a tender.
    has_recusals: bool,
}

/// One evaluator, as far as known.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// In the order they were met.
    pub(super) groups: Vec<Key<Group>>,
    pub(super) attributes: Vec<(Arc<str>, Arc<str>)>,
    pub(super) place: Option<Place>,
    /// The tenders they do not score, sorted, with the first place that says so.
    recused: Vec<(Key<Tender>, Place)>,
    /// The first comparison in a pair, where evaluators are not listed.
    compared: Option<Place>,
    /// The file and the line of the first row, where evaluators are not listed.
    first: Option<(u32, u32)>,
    /// Whether the list of evaluators names a group, so that no other one may be scored for.
    pub(super) has_listed_group: bool,
}

impl People {
    /// The position of an evaluator, likely the guess.
    #[inline]
    pub(super) fn find(&self, id: &str, guess: u32) -> Option<u32> {
        self.index.find_near(id, guess)
    }

    /// Finds or adds an evaluator.
    pub(super) fn meet(&mut self, id: &str) -> u32 {
        let position = self.index.find_or_add(id);
        if position as usize == self.list.len() {
            self.list.push(Person {
                groups: Vec::new(),
                attributes: Vec::new(),
                place: None,
                recused: Vec::new(),
                compared: None,
                first: None,
                has_listed_group: false,
            });
        }
        position
    }

    pub(super) fn person_mut(&mut self, position: u32) -> Option<&mut Person> {
        self.list.get_mut(position as usize)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.index.ids().iter().map(|id| &**id)
    }

    /// Notes that the evaluator at a position does not score a tender.
    pub(super) fn recuse(&mut self, position: u32, tender: Key<Tender>, place: &Place) {
        self.has_recusals = true;
        let Some(person) = self.person_mut(position) else { return };
        if let Err(at) = person.recused.binary_search_by_key(&tender, |(known, _)| *known) {
            person.recused.insert(at, (tender, place.clone()));
        }
    }

    /// Where it is declared that an evaluator, counted from 1, does not score a tender.
    #[inline]
    pub(super) fn recusal(&self, evaluator: u32, tender: Key<Tender>) -> Option<&Place> {
        if !self.has_recusals {
            return None;
        }
        let recused = &self.list.get(evaluator.checked_sub(1)? as usize)?.recused;
        let at = recused.binary_search_by_key(&tender, |(known, _)| *known).ok()?;
        recused.get(at).map(|(_, place)| place)
    }

    /// Notes that an evaluator, counted from 1, stands in a line of a file.
    pub(super) fn stands_in(&mut self, evaluator: u32, spot: (u32, u32), files: &[Arc<str>]) {
        if self.is_complete {
            return;
        }
        let person = evaluator.checked_sub(1).and_then(|at| self.list.get_mut(at as usize));
        let Some(person) = person else { return };
        let name = |(file, _): (u32, u32)| files.get(file as usize);
        let is_before = |first: (u32, u32)| match spot.0 == first.0 {
            true => spot.1 < first.1,
            false => (name(spot), spot.1) < (name(first), first.1),
        };
        if person.first.is_none_or(is_before) {
            person.first = Some(spot);
        }
    }

    /// Whether it need not be noted that an evaluator stands in a line of the last of so many files.
    #[inline]
    pub(super) fn has_stood_before(&self, position: u32, files: usize, line: u32) -> bool {
        let first = || self.list.get(position as usize).and_then(|person| person.first);
        let is_before = |(file, first): (u32, u32)| file as usize + 1 == files && first <= line;
        self.is_complete || first().is_some_and(is_before)
    }

    /// Notes that an evaluator, counted from 1, compares tenders at a place.
    pub(super) fn compares_at(&mut self, evaluator: u32, place: &Place) {
        let person = evaluator.checked_sub(1).and_then(|at| self.list.get_mut(at as usize));
        let Some(person) = person.filter(|person| person.place.is_none()) else { return };
        if person.compared.as_ref().is_none_or(|first| place < first) {
            person.compared = Some(place.clone());
        }
    }

    /// Moves the lines of a file where people were first met.
    pub(super) fn move_down(&mut self, file: u32, lines: u32) {
        let firsts = self.list.iter_mut().filter_map(|person| person.first.as_mut());
        for first in firsts.filter(|first| first.0 == file) {
            first.1 = first.1.saturating_add(lines);
        }
    }

    /// Renumbers the files.
    pub(super) fn rename_files(&mut self, rank: impl Fn(u32) -> u32) {
        for first in self.list.iter_mut().filter_map(|person| person.first.as_mut()) {
            first.0 = rank(first.0);
        }
    }

    /// Gives everybody who is not listed a place: the first row that names them.
    pub(super) fn place_unlisted(&mut self, files: &[Arc<str>]) {
        for person in &mut self.list {
            if let (None, Some((file, line))) = (&person.place, person.first) {
                let file = files.get(file as usize).cloned().unwrap_or_default();
                person.place = Some(Place::new(file, line, 1, 0));
            }
        }
    }

    /// Adds people who were met elsewhere in the same files; returns where each is known here.
    pub(super) fn merge(&mut self, others: People, files: &[Arc<str>]) -> Vec<u32> {
        let ids = others.index.ids().iter().zip(others.list);
        ids.map(|(id, other)| {
            let own = self.meet(id);
            if let Some(person) = self.person_mut(own) {
                other.groups.into_iter().for_each(|group| {
                    person.join(group);
                });
            }
            if let Some(first) = other.first {
                self.stands_in(own + 1, first, files);
            }
            own
        })
        .collect()
    }

    /// The rank of each evaluator by id: what makes the sheet independent of the order of rows.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_unstable_by_key(|at| self.index.ids().get(*at));
        let mut ranks = vec![0; order.len()];
        for (rank, at) in order.iter().enumerate() {
            if let Some(place) = ranks.get_mut(*at) {
                *place = u32::try_from(rank).unwrap_or(u32::MAX);
            }
        }
        ranks
    }

    /// The evaluators by id.
    pub(super) fn into_list(self) -> List<Evaluator> {
        let ids = self.index.ids().to_vec();
        let mut list: Vec<Evaluator> = ids
            .into_iter()
            .zip(self.list)
            .map(|(id, mut person)| {
                person.groups.sort_unstable();
                let place = person.place.or(person.compared).unwrap_or_else(Place::in_code);
                Evaluator {
                    id,
                    groups: person.groups,
                    attributes: person.attributes,
                    recused: person.recused,
                    place,
                }
            })
            .collect();
        list.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        list.into_iter().collect()
    }
}

impl Person {
    /// Adds a group; whether it was new.
    pub(super) fn join(&mut self, group: Key<Group>) -> bool {
        let is_new = !self.groups.contains(&group);
        if is_new {
            self.groups.push(group);
        }
        is_new
    }

    /// Adds the attributes of one more row. They belong to the row, so that another value than in an earlier one is kept
    /// beside it; it is a warning, since people seldom change from group to group.
    pub(super) fn describe(
        &mut self,
        id: &str,
        attributes: &[(&str, &str)],
        place: &Place,
    ) -> Vec<Diagnostic> {
        let mut warnings = Vec::new();
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            let known = |other: &&(Arc<str>, Arc<str>)| &*other.0 == *name;
            let first = self.attributes.iter().find(known).map(|(_, first)| first.clone());
            if self.attributes.iter().filter(known).any(|(_, known)| &**known == *value) {
                continue;
            }
            self.attributes.push(((*name).into(), (*value).into()));
            let Some(first) = first else { continue };
            let message =
                format!("evaluator `{id}` has two values of `{name}`: `{first}` and `{value}`");
            let warning =
                Diagnostic::warning(codes::CONFLICT, message).at(place.clone(), "another value");
            warnings.push(match &self.place {
                Some(first) => warning.at(first.clone(), "first listed here"),
                None => warning,
            });
        }
        warnings
    }
}
