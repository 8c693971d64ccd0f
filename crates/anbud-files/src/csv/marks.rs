//! Where fields and rows end, and what is doubtful about them: looked for in 64 bytes at once.
#![expect(
    clippy::inline_always,
    reason = "only what is part of the dispatched function is compiled for the processor at hand"
)]

use std::collections::VecDeque;

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// How many bytes are looked at together: as many as a word has bits.
const BLOCK: usize = 64;

/// The marks of a text: every delimiter and line feed outside of quotes, row by row.
///
/// Where a row has no doubtful byte, it is well formed and its marks are where its fields end. Doubtful is a quote that
/// neither begins nor ends a field nor stands twice, and a carriage return that ends no line. Most of the time of reading a
/// table went into looking for the end of each field by itself.
#[derive(Debug)]
pub(super) struct Marks {
    level: Level,
    delimiter: u8,
    found: Vec<usize>,
    /// How many of those found were passed, and how many before them are no more kept.
    passed: usize,
    dropped: usize,
    /// How many marks there are up to the end of each row that was found, its own among them; so many of them were passed.
    rows: Vec<usize>,
    rows_passed: usize,
    /// The doubtful bytes, and the line feeds within quotes, of rows that were not passed.
    doubtful: VecDeque<usize>,
    breaks: VecDeque<usize>,
    /// The byte behind the last row that was passed.
    at: usize,
    /// Where the next block begins, and in how many bytes marks are looked for next.
    next: usize,
    stretch: usize,
    before: Before,
}

/// What the block before the next one ends with.
#[derive(Debug, Clone, Copy)]
struct Before {
    /// All bits where it ends within quotes; else none.
    quoted: u64,
    /// The lowest bit where a field begins behind it.
    begins: u64,
    /// The lowest bit where its last byte is a closing quote.
    closes: u64,
    /// The lowest bit where its last byte is a carriage return outside of quotes.
    returns: u64,
}

impl Before {
    /// Where a row begins.
    const ROW: Before = Before { quoted: 0, begins: 1, closes: 0, returns: 0 };
}

/// In how many bytes marks are looked for at a time: few at first, since the next row may be faulty too, then twice as many.
/// What is found in the most stays close to the processor.
const STRETCH_FIRST: usize = BLOCK;
const STRETCH_MAX: usize = 64 * BLOCK;

impl Marks {
    pub(super) fn new(delimiter: u8) -> Self {
        Marks {
            level: Level::new(),
            delimiter,
            found: Vec::new(),
            passed: 0,
            dropped: 0,
            rows: Vec::new(),
            rows_passed: 0,
            doubtful: VecDeque::new(),
            breaks: VecDeque::new(),
            at: 0,
            next: 0,
            stretch: STRETCH_FIRST,
            before: Before::ROW,
        }
    }

    /// Goes on from a byte where a row begins.
    pub(super) fn restart(&mut self, at: usize) {
        self.found.clear();
        self.rows.clear();
        self.doubtful.clear();
        self.breaks.clear();
        (self.passed, self.dropped, self.rows_passed) = (0, 0, 0);
        (self.at, self.next, self.stretch) = (at, at, STRETCH_FIRST);
        self.before = Before::ROW;
    }

    /// The byte behind the last row that was passed.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Passes the next row, if it has so many fields and no doubtful byte; whether it has. It must be the same text since the
    /// last restart.
    #[inline]
    pub(super) fn pass_row(&mut self, text: &[u8], width: usize) -> bool {
        if self.rows_passed == self.rows.len() {
            self.find(text);
        }
        let passed = self.passed + width;
        if self.rows.get(self.rows_passed) != Some(&(self.dropped + passed)) {
            return false;
        }
        let Some(end) = passed.checked_sub(1).and_then(|last| self.found.get(last)) else {
            return false;
        };
        if self.doubtful.front().is_some_and(|place| place < end) {
            return false;
        }
        (self.at, self.passed) = (end + 1, passed);
        self.rows_passed += 1;
        true
    }

    /// The last marks that were passed.
    #[inline]
    pub(super) fn passed(&self, count: usize) -> &[usize] {
        let first = self.passed.saturating_sub(count);
        self.found.get(first..self.passed).unwrap_or_default()
    }

    /// Passes all marks before a byte where a row begins.
    pub(super) fn pass_to(&mut self, text: &[u8], at: usize) {
        self.at = at;
        while self.next < at {
            self.find(text);
        }
        let ahead = self.found.get(self.passed..).unwrap_or_default();
        self.passed += ahead.partition_point(|mark| *mark < at);
        let passed = self.dropped + self.passed;
        self.rows_passed = self.rows.partition_point(|marks| *marks <= passed);
        while self.doubtful.front().is_some_and(|place| *place < at) {
            self.doubtful.pop_front();
        }
    }

    /// Passes the line feeds within quotes before the byte that was reached; how many there are.
    #[inline]
    pub(super) fn pass_breaks(&mut self) -> u32 {
        let mut count = 0;
        while self.breaks.front().is_some_and(|place| *place < self.at) {
            self.breaks.pop_front();
            count += 1;
        }
        count
    }

    /// Looks for the end of the next row, as far as the text goes.
    fn find(&mut self, text: &[u8]) {
        self.found.drain(..self.passed);
        self.dropped += self.passed;
        self.rows.drain(..self.rows_passed);
        (self.passed, self.rows_passed) = (0, 0);
        loop {
            let stretch = text.get(self.next..).unwrap_or_default();
            let stretch = stretch.get(..self.stretch).unwrap_or(stretch);
            self.stretch = (2 * self.stretch).min(STRETCH_MAX);
            dispatch!(self.level, simd => self.look_through(simd, stretch));
            if !self.rows.is_empty() || self.next >= text.len() {
                return;
            }
        }
    }

    /// Looks at some blocks, with the widest instructions that the processor has.
    #[inline(always)]
    fn look_through<S: Simd>(&mut self, simd: S, stretch: &[u8]) {
        let (blocks, rest) = stretch.as_chunks::<BLOCK>();
        for block in blocks {
            self.look(simd, block);
        }
        if !rest.is_empty() {
            let mut block = [0; BLOCK];
            block.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            self.look(simd, &block);
        }
    }

    /// Looks at the next block.
    #[inline(always)]
    fn look<S: Simd>(&mut self, simd: S, block: &[u8; BLOCK]) {
        let block = u8x64::simd_from(simd, *block);
        let is = |byte: u8| block.simd_eq(byte).to_bitmask();
        let (delimiters, feeds, quotes) = (is(self.delimiter), is(b'\n'), is(b'"'));
        // whether text is quoted changes at each quote: the sum of all quotes before, without carry
        let mut quoted = quotes;
        if quotes != 0 {
            for distance in [1, 2, 4, 8, 16, 32] {
                quoted ^= quoted << distance;
            }
        }
        quoted ^= self.before.quoted;
        let marks = (delimiters | feeds) & !quoted;
        let returns = is(b'\r') & !quoted;
        let (opening, closing) = (quotes & quoted, quotes & !quoted);
        let behind = closing << 1 | self.before.closes;
        let opened_within = opening & !(marks << 1 | self.before.begins | behind);
        let behind_quote = behind & !(marks | returns | opening);
        let behind_return = (returns << 1 | self.before.returns) & !feeds;
        self.before = Before {
            quoted: 0_u64.wrapping_sub(quoted >> (BLOCK - 1)),
            begins: marks >> (BLOCK - 1),
            closes: closing >> (BLOCK - 1),
            returns: returns >> (BLOCK - 1),
        };
        let before = self.dropped + self.found.len();
        let rows = bits(feeds & !quoted);
        self.rows.extend(rows.map(|feed| before + (marks & below(feed)).count_ones() as usize));
        let next = self.next;
        self.found.extend(bits(marks).map(|bit| next + bit as usize));
        let rare = opened_within | behind_quote | behind_return | (feeds & quoted);
        if rare != 0 {
            let doubtful = bits(opened_within | behind_quote | behind_return);
            self.doubtful.extend(doubtful.map(|bit| next + bit as usize));
            self.breaks.extend(bits(feeds & quoted).map(|bit| next + bit as usize));
        }
        self.next += BLOCK;
    }
}

/// The positions of the bits of a word.
#[inline(always)]
fn bits(mut word: u64) -> impl ExactSizeIterator<Item = u32> {
    (0..word.count_ones()).map(move |_| {
        let bit = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        bit
    })
}

/// A bit and all below it.
#[inline(always)]
fn below(bit: u32) -> u64 {
    u64::MAX >> (u64::BITS - 1 - bit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks of a text, looked for with these instructions, its doubtful bytes and the line feeds within quotes.
    fn all(level: Level, text: &str) -> [Vec<usize>; 3] {
        let mut marks = Marks { level, ..Marks::new(b';') };
        while marks.next < text.len() {
            marks.find(text.as_bytes());
        }
        let Marks { found, doubtful, breaks, .. } = marks;
        [found, doubtful.into(), breaks.into()]
    }

    #[test]
    fn every_processor_finds_the_same_marks() {
        let text = "north;\"two; lines\nand \"\"more\"\"\";å;4\r\nsouth;;\"\"; \"a\"\rb\n";
        let [marks, doubtful, breaks] = all(Level::baseline(), text);
        assert_eq!(marks, [5, 31, 34, 37, 43, 44, 47, 54]);
        assert_eq!(doubtful, [49, 53]);
        assert_eq!(breaks, [17]);
        let text = text.repeat(9);
        assert_eq!(all(Level::new(), &text), all(Level::baseline(), &text));
    }
}
