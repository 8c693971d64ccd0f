//! All first scores, in a few bits each: memory follows evaluators, requirements and tenders, not rows.

use std::ops::Range;

/// How many cells a page has.
const PAGE: u64 = 256;

/// The bits of a cell at first: enough for fourteen different scores. They double where more occur.
const BITS_FIRST: u32 = 4;

/// A sparse table of codes by seat and cell; 0 is an empty cell. Pages come into being with their first code.
///
/// A cell is one requirement of one tender, and the tenders of a requirement stand beside each other.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    bits: u32,
    /// Where pages stand: the key and the position of a page, from 1; open addressing.
    slots: Vec<(u64, u32)>,
    /// The key of each page: its seat, and which page of the seat it is.
    keys: Vec<u64>,
    words: Vec<u64>,
    /// The page that was used last: most rows follow each other.
    last: (u64, u32),
}

/// Copies of the pages of some seats that were read last: the next cells are likely to stand there too. Side by side they
/// are read four times as fast as where they lie.
#[derive(Debug, Default)]
pub(super) struct Open {
    number: Option<u64>,
    words: Vec<u64>,
}

impl Default for Grid {
    fn default() -> Self {
        Grid {
            bits: BITS_FIRST,
            slots: Vec::new(),
            keys: Vec::new(),
            words: Vec::new(),
            last: (0, 0),
        }
    }
}

impl Grid {
    /// The code of a cell.
    pub(super) fn get(&self, seat: u32, cell: u64) -> u32 {
        self.find(key(seat, cell)).map_or(0, |page| self.read(page, cell))
    }

    /// The codes of cells that follow each other, for some seats: row by row, as many codes in each as there are cells.
    pub(super) fn rows(
        &self,
        seats: impl Iterator<Item = u32> + Clone,
        cells: Range<u64>,
        open: &mut Open,
        into: &mut [u32],
    ) {
        let width = usize::try_from(cells.end - cells.start).unwrap_or(usize::MAX);
        let mut columns = 0..0;
        while columns.end < width {
            let first = cells.start + columns.end as u64;
            let left = usize::try_from(PAGE - first % PAGE).unwrap_or(usize::MAX);
            columns = columns.end..(columns.end + left).min(width);
            self.turn(open, first / PAGE, seats.clone());
            let pages = open.words.chunks_exact(self.words_of_page());
            for (page, row) in pages.zip(into.chunks_exact_mut(width)) {
                self.read_row(page, first, row.get_mut(columns.clone()).unwrap_or_default());
            }
        }
    }

    /// Opens the pages of some seats that have the same number.
    fn turn(&self, open: &mut Open, number: u64, seats: impl Iterator<Item = u32>) {
        if open.number == Some(number) {
            return;
        }
        let size = self.words_of_page();
        open.number = Some(number);
        open.words.clear();
        for seat in seats {
            let page = self.find(key(seat, number * PAGE)).map(|page| page as usize * size);
            let words = page.and_then(|page| self.words.get(page..page + size));
            match words {
                Some(words) => open.words.extend_from_slice(words),
                None => open.words.resize(open.words.len() + size, 0),
            }
        }
    }

    /// Reads cells of a page that follow each other, as many at once as a word holds.
    fn read_row(&self, page: &[u64], first: u64, row: &mut [u32]) {
        let ((at, shift), mask) = (self.within(first), self.mask());
        let word = |at: usize| page.get(at).copied().unwrap_or(0);
        // a word has room for a power of two of cells: dividing would take longer than all else
        let cells = u64::BITS >> self.bits.trailing_zeros();
        for (at, codes) in (at..).zip(row.chunks_mut(cells as usize)) {
            let next = if shift == 0 { 0 } else { word(at + 1) << (u64::BITS - shift) };
            let mut rest = word(at) >> shift | next;
            for code in codes {
                *code = u32::try_from(rest & mask).unwrap_or(u32::MAX);
                rest >>= self.bits;
            }
        }
    }

    /// Sets the code of a cell and returns the one it had.
    #[inline]
    pub(super) fn put(&mut self, seat: u32, cell: u64, code: u32) -> u32 {
        while self.bits < 32 && code >> self.bits != 0 {
            self.widen();
        }
        let key = key(seat, cell);
        if self.last.0 != key || self.last.1 == 0 {
            let page = self.find(key).unwrap_or_else(|| self.add(key));
            self.last = (key, page + 1);
        }
        let ((word, shift), mask) = (self.at(self.last.1 - 1, cell), self.mask());
        let Some(word) = self.words.get_mut(word) else { return 0 };
        let before = (*word >> shift) & mask;
        *word = (*word & !(mask << shift)) | (u64::from(code) << shift);
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// Puts the codes of another grid into this one, with the seats and codes that they have here; returns the cells that
    /// were not empty.
    pub(super) fn merge(&mut self, other: Grid, seats: &[u32], codes: &[u32]) -> Vec<(u32, u64)> {
        let mut twice = Vec::new();
        let are_same = |own: &[u32]| (0..).zip(own).all(|(there, here)| there == *here);
        let have_same_codes = are_same(codes);
        if self.keys.is_empty() && have_same_codes && are_same(seats) {
            *self = other;
            return twice;
        }
        for (page, there) in (0..).zip(&other.keys) {
            let seat = there >> 32;
            let here = seats.get(seat as usize).map_or(seat, |seat| u64::from(*seat));
            let key = here << 32 | (there & u64::from(u32::MAX));
            // parts seldom share a page, and hardly ever a cell: what is new is taken over as it is
            if have_same_codes && self.bits == other.bits && self.take_over(key, &other, page) {
                continue;
            }
            let seat = u32::try_from(here).unwrap_or(u32::MAX);
            for (_, cell, code) in other.cells_of(page, *there) {
                let code = codes.get(code as usize).copied().unwrap_or(code);
                if self.put(seat, cell, code) != 0 {
                    twice.push((seat, cell));
                }
            }
        }
        twice
    }

    /// Takes over a page of another grid, unless a cell is not empty in either.
    fn take_over(&mut self, key: u64, other: &Grid, page: u32) -> bool {
        let own = self.find(key).unwrap_or_else(|| self.add(key));
        let size = self.words_of_page();
        let range = |page: u32| page as usize * size..(page as usize + 1) * size;
        let (Some(own), Some(words)) =
            (self.words.get_mut(range(own)), other.words.get(range(page)))
        else {
            return false;
        };
        let filled = |word: u64| filled(word, self.bits);
        if own.iter().zip(words).any(|(own, word)| filled(*own) & filled(*word) != 0) {
            return false;
        }
        own.iter_mut().zip(words).for_each(|(own, word)| *own |= word);
        true
    }

    /// Every cell that is not empty, with its seat, in no order that means anything.
    pub(super) fn cells(&self) -> impl Iterator<Item = (u32, u64, u32)> {
        (0..).zip(&self.keys).flat_map(move |(page, key)| self.cells_of(page, *key))
    }

    /// The cells of a page that are not empty.
    fn cells_of(&self, page: u32, key: u64) -> impl Iterator<Item = (u32, u64, u32)> {
        let seat = u32::try_from(key >> 32).unwrap_or(u32::MAX);
        let first = (key & u64::from(u32::MAX)) * PAGE;
        let cells = (first..first + PAGE).map(move |cell| (seat, cell, self.read(page, cell)));
        cells.filter(|(.., code)| *code != 0)
    }

    #[inline]
    fn words_of_page(&self) -> usize {
        (PAGE * u64::from(self.bits) / 64) as usize
    }

    /// The word that holds a cell, and how far its code is shifted in it.
    #[inline]
    fn at(&self, page: u32, cell: u64) -> (usize, u32) {
        let (word, shift) = self.within(cell);
        (page as usize * self.words_of_page() + word, shift)
    }

    /// The word of its page that holds a cell, and how far its code is shifted in it.
    #[inline]
    fn within(&self, cell: u64) -> (usize, u32) {
        let bit = (cell % PAGE) as u32 * self.bits;
        ((bit / u64::BITS) as usize, bit % u64::BITS)
    }

    #[inline]
    fn mask(&self) -> u64 {
        (1 << self.bits) - 1
    }

    fn read(&self, page: u32, cell: u64) -> u32 {
        let (word, shift) = self.at(page, cell);
        let word = self.words.get(word).copied().unwrap_or(0);
        u32::try_from((word >> shift) & self.mask()).unwrap_or(u32::MAX)
    }

    /// Doubles the bits of every cell.
    fn widen(&mut self) {
        let mut wide = Grid { bits: self.bits * 2, ..Grid::default() };
        for (seat, cell, code) in self.cells() {
            wide.put(seat, cell, code);
        }
        *self = wide;
    }

    #[inline]
    fn find(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = start(key, mask);
        loop {
            match self.slots.get(at)? {
                (_, 0) => return None,
                (known, position) if *known == key => return Some(position - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn add(&mut self, key: u64) -> u32 {
        if self.slots.len() < (self.keys.len() + 1) * 2 {
            self.slots = vec![(0, 0); (self.slots.len() * 2).max(16)];
            for (position, key) in (1..).zip(&self.keys) {
                place(&mut self.slots, *key, position);
            }
        }
        self.keys.push(key);
        let page = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        place(&mut self.slots, key, page);
        self.words.resize(self.keys.len() * self.words_of_page(), 0);
        page - 1
    }
}

/// The lowest bit of every cell of a word that is not empty.
fn filled(word: u64, bits: u32) -> u64 {
    // every bit of a cell comes to its lowest
    let mut bit = bits / 2;
    let mut any = word;
    while bit > 0 {
        any |= any >> bit;
        bit /= 2;
    }
    any & (u64::MAX / ((1 << bits) - 1))
}

#[inline]
fn key(seat: u32, cell: u64) -> u64 {
    (u64::from(seat) << 32) | (cell / PAGE)
}

fn place(slots: &mut [(u64, u32)], key: u64, position: u32) {
    let mask = slots.len().saturating_sub(1);
    let mut at = start(key, mask);
    while let Some(slot) = slots.get_mut(at) {
        if slot.1 == 0 {
            *slot = (key, position);
            return;
        }
        at = (at + 1) & mask;
    }
}

fn start(key: u64, mask: usize) -> usize {
    let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash >> 32) as usize & mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_are_not_empty_are_seen() {
        assert_eq!(filled(0x8000_0000_0020_0010, 4), 0x1000_0000_0010_0010);
        assert_eq!(filled(0x8000_0000_0020_0010, 16), 0x0001_0000_0001_0001);
        assert_eq!(filled(0x8000_0000_0000_0000, 32), 0x0000_0001_0000_0000);
    }

    #[test]
    fn pages_of_two_grids_become_one() {
        let (mut own, mut other) = (Grid::default(), Grid::default());
        for cell in 0..40 {
            own.put(1, cell, 3);
            other.put(1, cell + 100, 4);
        }
        other.put(2, 7, 5);
        let codes: Vec<u32> = (0..8).collect();
        assert!(own.merge(other.clone(), &[0, 1, 2], &codes).is_empty());
        assert_eq!((own.get(1, 39), own.get(1, 139), own.get(2, 7)), (3, 4, 5));
        assert_eq!(own.cells().count(), 81);
        other.put(1, 39, 6);
        let twice = own.merge(other.clone(), &[0, 1, 2], &codes);
        assert!(twice.contains(&(1, 39)) && own.get(1, 39) == 6);
        for (seats, seat) in [([0, 1, 2], 1), ([2, 0, 1], 0)] {
            let mut empty = Grid::default();
            assert!(empty.merge(other.clone(), &seats, &codes).is_empty());
            assert_eq!((empty.get(seat, 139), empty.cells().count()), (4, 42));
        }
    }

    #[test]
    fn what_was_put_is_there_and_everything_else_is_empty() {
        let mut grid = Grid::default();
        assert_eq!(grid.get(3, 7), 0);
        for (count, code) in [3, 15, 16, 255, 70_000].into_iter().enumerate() {
            for seat in 0..40 {
                let cell = u64::from(seat) * 97 + count as u64;
                assert_eq!(grid.put(seat, cell, code), 0);
                assert_eq!((grid.put(seat, cell, code), grid.get(seat, cell + 5)), (code, 0));
            }
        }
        assert_eq!((grid.get(2, 194), grid.get(2, 198), grid.get(39, 3_787)), (3, 70_000, 70_000));
        assert_eq!(grid.cells().count(), 200);
        let (mut open, mut rows) = (Open::default(), [9; 12]);
        grid.rows([2, 1].into_iter(), 193..199, &mut open, &mut rows);
        assert_eq!(rows, [0, 3, 15, 16, 255, 70_000, 0, 0, 0, 0, 0, 0]);
        grid.rows([2, 39].into_iter(), 194..200, &mut open, &mut rows);
        assert_eq!(rows, [3, 15, 16, 255, 70_000, 0, 0, 0, 0, 0, 0, 0]);
        grid.rows([2, 39].into_iter(), 3_783..3_789, &mut Open::default(), &mut rows);
        assert_eq!(rows, [0, 0, 0, 0, 0, 0, 3, 15, 16, 255, 70_000, 0]);
        // from one page to the next
        let mut rows = [9; 600];
        grid.rows([39].into_iter(), 3_500..4_100, &mut Open::default(), &mut rows);
        assert_eq!(rows.get(283..288), Some(&[3, 15, 16, 255, 70_000][..]));
        assert_eq!(rows.iter().filter(|code| **code != 0).count(), 5);
    }
}
