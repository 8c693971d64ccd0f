//! Where delimiters, ends of lines and opening quotes stand: looked for in 64 bytes at once.
#![expect(
    clippy::inline_always,
    reason = "only what is part of the dispatched function is compiled for the processor at hand"
)]

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// How many bytes are looked at together: as many as a word has bits.
const BLOCK: usize = 64;

/// The marks of a text, one after another: every delimiter, line feed and carriage return outside of quotes, and every
/// quote behind which text is quoted. A quote that stands twice closes and opens again, so the second one is a mark.
///
/// Most of the time of reading a table went into looking for the end of each field by itself.
#[derive(Debug)]
pub(super) struct Marks {
    level: Level,
    delimiter: u8,
    /// Those that were found, of which so many were passed, and where those begin that were passed together.
    found: Vec<usize>,
    passed: usize,
    together: usize,
    /// The byte behind the last one that was passed.
    at: usize,
    /// Where the next block begins.
    next: usize,
    /// All bits where it begins within quotes; else none.
    quoted: u64,
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
            at: 0,
            next: 0,
            quoted: 0,
        }
    }

    /// Goes on from a byte that is not within quotes.
    pub(super) fn restart(&mut self, at: usize) {
        self.found.clear();
        (self.passed, self.at, self.next, self.quoted) = (0, at, at, 0);
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

    /// Passes the next mark; none at the end of the text.
    pub(super) fn next(&mut self, text: &[u8]) -> Option<usize> {
        let mark = *self.ahead(text, 1).first()?;
        self.pass(1, mark + 1);
        Some(mark)
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
        let (marks, quotes) = (is(self.delimiter) | is(b'\n') | is(b'\r'), is(b'"'));
        // whether text is quoted changes at each quote: the sum of all quotes before, without carry
        let mut quoted = quotes;
        if quotes != 0 {
            for distance in [1, 2, 4, 8, 16, 32] {
                quoted ^= quoted << distance;
            }
        }
        quoted ^= self.quoted;
        self.quoted = 0_u64.wrapping_sub(quoted >> (BLOCK - 1));
        let mut marks = (marks & !quoted) | (quotes & quoted);
        let next = self.next;
        self.found.extend((0..marks.count_ones()).map(|_| {
            let mark = next + marks.trailing_zeros() as usize;
            marks &= marks.wrapping_sub(1);
            mark
        }));
        self.next += BLOCK;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All marks of a text, looked for with these instructions.
    fn all(level: Level, text: &str) -> Vec<usize> {
        let mut marks = Marks { level, ..Marks::new(b';') };
        std::iter::from_fn(|| marks.next(text.as_bytes())).collect()
    }

    #[test]
    fn every_processor_finds_the_same_marks() {
        let text = "north;\"two; lines\nand \"\"more\"\"\";å;4\r\nsouth;;\"\";\n".repeat(9);
        let marks = all(Level::baseline(), &text);
        assert_eq!(marks.get(..6), Some(&[5, 6, 23, 29, 31, 34][..]));
        assert_eq!(all(Level::new(), &text), marks);
    }
}
