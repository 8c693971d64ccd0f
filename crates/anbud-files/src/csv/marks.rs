//! Where delimiters, ends of lines and opening quotes stand: looked for in 64 bytes at once.
#![expect(
    clippy::inline_always,
    reason = "only what is part of the dispatched function is compiled for the processor at hand"
)]

use std::collections::VecDeque;

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// How many bytes are looked at together: as many as a word has bits.
const BLOCK: usize = 64;

/// The marks of a text, one after another: every delimiter, line feed and carriage return outside of quotes, and a byte at
/// every quote that is not just the first or the last byte of a field.
///
/// So a row is well formed, and its fields end at its marks, where these are delimiters and the end of a line in the end.
/// Most of the time of reading a table went into looking for the end of each field by itself.
#[derive(Debug)]
pub(super) struct Marks {
    level: Level,
    delimiter: u8,
    /// Those that were found, of which so many were passed, and where those begin that were passed together.
    found: Vec<usize>,
    passed: usize,
    together: usize,
    /// The line feeds within quotes that were found and not yet passed.
    breaks: VecDeque<usize>,
    /// The byte behind the last one that was passed.
    at: usize,
    /// Where the next block begins.
    next: usize,
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
}

impl Before {
    /// Where a row begins.
    const ROW: Before = Before { quoted: 0, begins: 1, closes: 0 };
}

/// In how many bytes marks are looked for at a time: what was found then stays close to the processor.
const STRETCH: usize = 64 * BLOCK;

impl Marks {
    pub(super) fn new(delimiter: u8) -> Self {
        Marks {
            level: Level::new(),
            delimiter,
            found: Vec::new(),
            passed: 0,
            together: 0,
            breaks: VecDeque::new(),
            at: 0,
            next: 0,
            before: Before::ROW,
        }
    }

    /// Goes on from a byte where a row begins.
    pub(super) fn restart(&mut self, at: usize) {
        self.found.clear();
        self.breaks.clear();
        (self.passed, self.at, self.next, self.before) = (0, at, at, Before::ROW);
    }

    /// The byte behind the last mark that was passed.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next marks: so many at least, unless the text has fewer. It must be the same text since the last restart.
    pub(super) fn ahead(&mut self, text: &[u8], count: usize) -> &[usize] {
        if self.found.len() - self.passed < count {
            self.find(text, count);
        }
        self.found.get(self.passed..).unwrap_or_default()
    }

    /// Passes so many marks, and goes on at a byte behind them; a mark before that byte is passed too.
    pub(super) fn pass(&mut self, count: usize, at: usize) {
        self.together = self.passed;
        self.passed += count;
        self.at = at;
        self.passed += usize::from(self.found.get(self.passed).is_some_and(|mark| *mark < at));
    }

    /// The first of the marks that were passed together last.
    pub(super) fn passed(&self, count: usize) -> &[usize] {
        self.found.get(self.together..self.together + count).unwrap_or_default()
    }

    /// Passes all marks before a byte where a row begins.
    pub(super) fn pass_to(&mut self, text: &[u8], at: usize) {
        self.at = at;
        loop {
            let ahead = self.found.get(self.passed..).unwrap_or_default();
            let before = ahead.partition_point(|mark| *mark < at);
            let is_there = before < ahead.len();
            self.passed += before;
            if is_there || self.next >= text.len() {
                return;
            }
            self.find(text, 1);
        }
    }

    /// Passes the line feeds within quotes before the byte that was reached; how many there are.
    pub(super) fn pass_breaks(&mut self) -> u32 {
        let mut count = 0;
        while self.breaks.front().is_some_and(|place| *place < self.at) {
            self.breaks.pop_front();
            count += 1;
        }
        count
    }

    fn find(&mut self, text: &[u8], count: usize) {
        self.found.drain(..self.passed);
        self.passed = 0;
        while self.found.len() < count && self.next < text.len() {
            let stretch = text.get(self.next..).unwrap_or_default();
            let stretch = stretch.get(..STRETCH).unwrap_or(stretch);
            dispatch!(self.level, simd => self.stretch(simd, stretch));
        }
    }

    /// Looks at some blocks, with the widest instructions that the processor has.
    #[inline(always)]
    fn stretch<S: Simd>(&mut self, simd: S, stretch: &[u8]) {
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
        let begins = (delimiters | feeds) & !quoted;
        let ends = begins | (is(b'\r') & !quoted);
        let (opening, closing) = (quotes & quoted, quotes & !quoted);
        let inside = opening & !(begins << 1 | self.before.begins);
        let behind = (closing << 1 | self.before.closes) & !ends;
        self.before = Before {
            quoted: 0_u64.wrapping_sub(quoted >> (BLOCK - 1)),
            begins: begins >> (BLOCK - 1),
            closes: closing >> (BLOCK - 1),
        };
        let next = self.next;
        self.found.extend(places(ends | inside | behind, next));
        if feeds & quoted != 0 {
            self.breaks.extend(places(feeds & quoted, next));
        }
        self.next += BLOCK;
    }
}

/// The places of the bits of a block that begins at a byte.
#[inline(always)]
fn places(mut bits: u64, begin: usize) -> impl ExactSizeIterator<Item = usize> {
    (0..bits.count_ones()).map(move |_| {
        let place = begin + bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        place
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All marks of a text, looked for with these instructions.
    fn all(level: Level, text: &str) -> Vec<usize> {
        let mut marks = Marks { level, ..Marks::new(b';') };
        marks.ahead(text.as_bytes(), text.len()).to_vec()
    }

    #[test]
    fn every_processor_finds_the_same_marks() {
        let text = "north;\"two; lines\nand \"\"more\"\"\";å;4\r\nsouth;;\"\";\n".repeat(9);
        let marks = all(Level::baseline(), &text);
        // a quote that stands twice is a mark, a line feed within quotes is none
        assert_eq!(marks.get(..6), Some(&[5, 23, 29, 31, 34, 36][..]));
        assert_eq!(all(Level::new(), &text), marks);
    }
}
