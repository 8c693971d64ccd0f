//! Positions of identifiers, found by their text. Only ever asked, never walked: no order can leak out of it.

use std::sync::Arc;

/// A table of identifiers by text: open addressing, so that a row of a score file costs no comparison of many texts.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    ids: Vec<Arc<str>>,
    briefs: Vec<Brief>,
    slots: Vec<Slot>,
}

/// The high bits of a hash and the position it leads to, counted from 1; 0 is an empty slot.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u32,
    position: u32,
}

impl Index {
    /// An index of given identifiers; the first of two equal ones is found.
    pub(super) fn of(ids: impl IntoIterator<Item = Arc<str>>) -> Self {
        let mut index = Index::default();
        for id in ids {
            index.add(id);
        }
        index
    }

    /// The position of an identifier.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        self.find_brief(id, Brief::of(id))
    }

    fn find_brief(&self, id: &str, brief: Brief) -> Option<u32> {
        let hash = hash(id.as_bytes());
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = start(hash, mask);
        loop {
            let slot = self.slots.get(at)?;
            if slot.position == 0 {
                return None;
            }
            let position = slot.position - 1;
            if slot.hash == high(hash) && self.is(position, brief, id) {
                return Some(position);
            }
            at = (at + 1) & mask;
        }
    }

    /// The position of an identifier that is likely to be the one at `guess`: rows follow each other in some order.
    #[inline]
    pub(super) fn find_near(&self, id: &str, guess: u32) -> Option<u32> {
        let brief = Brief::of(id);
        if self.is(guess, brief, id) { Some(guess) } else { self.find_brief(id, brief) }
    }

    /// Whether an identifier stands at a position.
    #[inline]
    fn is(&self, position: u32, brief: Brief, id: &str) -> bool {
        self.briefs.get(position as usize) == Some(&brief)
            && (brief.is_whole() || self.id(position) == id)
    }

    /// The position of an identifier that is added if it is not there yet.
    pub(super) fn find_or_add(&mut self, id: &str) -> u32 {
        self.find(id).unwrap_or_else(|| self.add(id.into()))
    }

    /// Adds an identifier at the next position, whether or not it is there already.
    fn add(&mut self, id: Arc<str>) -> u32 {
        if self.slots.len() < (self.ids.len() + 1) * 2 {
            self.grow();
        }
        let position = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.place(hash(id.as_bytes()), position);
        self.briefs.push(Brief::of(&id));
        self.ids.push(id);
        position
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        self.slots = vec![Slot::default(); size];
        for position in 0..self.ids.len() {
            let position = u32::try_from(position).unwrap_or(u32::MAX);
            self.place(hash(self.id(position).as_bytes()), position);
        }
    }

    fn place(&mut self, hash: u64, position: u32) {
        let mask = self.slots.len().saturating_sub(1);
        let mut at = start(hash, mask);
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.position == 0 {
                *slot = Slot { hash: high(hash), position: position + 1 };
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The identifier at a position.
    pub(super) fn id(&self, position: u32) -> &str {
        self.ids.get(position as usize).map_or("", |id| id)
    }

    /// The identifiers in the order they were added.
    pub(super) fn ids(&self) -> &[Arc<str>] {
        &self.ids
    }
}

/// The first and the last eight bytes of an identifier, which are all that most have: kept side by side, so that comparing
/// it with the next one of a list fetches nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Brief {
    first: u64,
    last: u64,
    length: usize,
}

impl Brief {
    #[inline]
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (first, last) = match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => match (bytes.first_chunk(), bytes.last_chunk()) {
                (Some(first), Some(last)) => {
                    (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into())
                }
                _ => (word(bytes), 0),
            },
        };
        Brief { first, last, length: bytes.len() }
    }

    /// Whether it has all bytes of the identifier.
    #[inline]
    fn is_whole(self) -> bool {
        self.length <= 16
    }
}

/// Up to eight bytes as one number.
fn word(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// Mixes eight bytes at a time; the same on every platform.
fn hash(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(ODD);
    let (words, rest) = bytes.as_chunks::<8>();
    let hash =
        words.iter().fold(bytes.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let hash = mix(hash, word(rest));
    hash ^ hash >> 32
}

fn high(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "only the low bits are wanted")]
fn start(hash: u64, mask: usize) -> usize {
    hash as usize & mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found_at_its_position_and_nothing_else_is() {
        let id = |at: u32| format!("evaluator-{at}");
        let mut index = Index::default();
        assert_eq!(index.find("evaluator-0"), None);
        for at in 0..5_000 {
            assert_eq!(index.find_or_add(&id(at)), at);
        }
        for at in 0..5_000 {
            assert_eq!((index.find(&id(at)), index.find_or_add(&id(at))), (Some(at), at));
        }
        assert_eq!(index.find("evaluator-5000"), None);
        assert_eq!(index.find(""), None);
        assert_eq!(index.ids().len(), 5_000);
    }

    #[test]
    fn the_first_of_two_equal_identifiers_is_found() {
        let index = Index::of(["a".into(), "b".into(), "a".into()]);
        assert_eq!((index.find("a"), index.find("b")), (Some(0), Some(1)));
    }
}
