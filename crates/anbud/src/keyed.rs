//! Lists whose entries are known by keys: an index that only the list itself can make.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// The key of an entry in a [`List`]. A key is made by the list that holds the entry, so it is always good.
pub struct Key<T>(u32, PhantomData<fn() -> T>);

impl<T> Key<T> {
    /// The position of the entry in its list, counted from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Key<T> {}

impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Key<T> {}

impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Key<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A list in the order of the documents, with a [`Key`] for every entry.
#[derive(Debug, Clone)]
pub struct List<T>(Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T> List<T> {
    /// Appends an entry and returns its key.
    pub fn push(&mut self, entry: T) -> Key<T> {
        let key = Key(u32::try_from(self.0.len()).unwrap_or(u32::MAX), PhantomData);
        self.0.push(entry);
        key
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Key<T>> + ExactSizeIterator + use<T> {
        (0..u32::try_from(self.0.len()).unwrap_or(u32::MAX)).map(|at| Key(at, PhantomData))
    }

    /// The keys and entries in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Key<T>, &T)> {
        self.keys().zip(self.0.iter())
    }

    /// The key of the first entry that a condition holds for.
    pub fn find(&self, mut wanted: impl FnMut(&T) -> bool) -> Option<Key<T>> {
        self.entries().find(|(_, entry)| wanted(entry)).map(|(key, _)| key)
    }
}

impl<T> std::ops::Index<Key<T>> for List<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "a key is made by the list that holds the entry")]
    fn index(&self, key: Key<T>) -> &T {
        &self.0[key.position()]
    }
}

impl<T> std::ops::IndexMut<Key<T>> for List<T> {
    #[expect(clippy::indexing_slicing, reason = "a key is made by the list that holds the entry")]
    fn index_mut(&mut self, key: Key<T>) -> &mut T {
        &mut self.0[key.position()]
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        List(entries.into_iter().collect())
    }
}
