//! A window on a file: a block at a time, with what was left of the block before.

use std::io::{ErrorKind, Read};

/// How many bytes are read at a time: few at first, since most files are small, then twice as many, up to 1 MiB.
const BLOCK_BYTES_FIRST: usize = 1 << 16;
const BLOCK_BYTES_MAX: usize = 1 << 20;

/// How many bytes one row may have.
pub(super) const ROW_BYTES_MAX: usize = 1 << 20;

/// A window on a file. A last line without an end gets one, so that every row ends with a line feed.
pub(super) struct Blocks<R> {
    input: R,
    bytes: Vec<u8>,
    /// How many bytes are read next.
    block: usize,
    /// Where what is not yet used begins, and where it ends.
    begin: usize,
    end: usize,
    at_end: bool,
}

/// What can be read of the window.
pub(super) struct Window<'a> {
    pub(super) text: &'a str,
    /// What comes after the text.
    pub(super) next: Next,
}

/// What comes after the text of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// More of the file.
    More,
    /// Nothing.
    End,
    /// A byte that is not UTF-8.
    NotUtf8,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(input: R) -> Self {
        Blocks {
            input,
            bytes: Vec::new(),
            block: BLOCK_BYTES_FIRST,
            begin: 0,
            end: 0,
            at_end: false,
        }
    }

    /// Reads one more block behind what is not yet used.
    pub(super) fn fill(&mut self) -> std::io::Result<()> {
        self.bytes.copy_within(self.begin..self.end, 0);
        self.end -= self.begin;
        self.begin = 0;
        let full = self.end + self.block;
        self.block = (self.block * 2).min(BLOCK_BYTES_MAX);
        if self.bytes.len() < full + 1 {
            self.bytes.resize(full + 1, 0);
        }
        while !self.at_end && self.end < full {
            let Some(room) = self.bytes.get_mut(self.end..full) else { break };
            match self.input.read(room) {
                Ok(0) => self.end_last_line(),
                Ok(count) => self.end += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn end_last_line(&mut self) {
        self.at_end = true;
        let last = self.end.checked_sub(1).and_then(|at| self.bytes.get(at)).copied();
        if let (Some(last), Some(room)) = (last, self.bytes.get_mut(self.end))
            && last != b'\n'
        {
            *room = b'\n';
            self.end += 1;
        }
    }

    /// What is not yet used, as far as it is text.
    pub(super) fn window(&self) -> Window<'_> {
        let bytes = self.bytes.get(self.begin..self.end).unwrap_or_default();
        let error = match std::str::from_utf8(bytes) {
            Ok(text) => {
                return Window { text, next: if self.at_end { Next::End } else { Next::More } };
            }
            Err(error) => error,
        };
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        // a character that the end of the block cuts in two goes on in the next one
        let is_cut = error.error_len().is_none() && !self.at_end;
        let next = if is_cut { Next::More } else { Next::NotUtf8 };
        Window { text: std::str::from_utf8(good).unwrap_or_default(), next }
    }

    /// Uses up the first bytes of the window.
    pub(super) fn consume(&mut self, count: usize) {
        self.begin = (self.begin + count).min(self.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, and is interrupted before each.
    struct Drop<'a>(&'a [u8], bool);

    impl Read for Drop<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(ErrorKind::Interrupted.into());
            }
            let count = self.0.len().min(1).min(room.len());
            let (now, later) = self.0.split_at(count);
            if let (Some(room), Some(byte)) = (room.first_mut(), now.first()) {
                *room = *byte;
            }
            self.0 = later;
            Ok(count)
        }
    }

    #[test]
    fn the_last_line_ends_and_what_is_not_text_is_seen() -> std::io::Result<()> {
        for (bytes, text, next) in [
            (&b"a,b"[..], "a,b\n", Next::End),
            (b"a\r\n", "a\r\n", Next::End),
            (b"", "", Next::End),
            (b"a\xffb", "a", Next::NotUtf8),
            (b"a\xc3", "a", Next::NotUtf8),
        ] {
            let mut blocks = Blocks::new(Drop(bytes, false));
            blocks.fill()?;
            let window = blocks.window();
            assert_eq!((window.text, window.next), (text, next));
        }
        Ok(())
    }

    #[test]
    fn a_character_on_the_edge_of_a_block_is_read_whole() -> std::io::Result<()> {
        let text = format!("{}å\n", "a".repeat(BLOCK_BYTES_FIRST - 1));
        let mut blocks = Blocks::new(text.as_bytes());
        blocks.fill()?;
        let window = blocks.window();
        assert_eq!((window.text.len(), window.next), (BLOCK_BYTES_FIRST - 1, Next::More));
        blocks.consume(BLOCK_BYTES_FIRST - 2);
        blocks.fill()?;
        let window = blocks.window();
        assert_eq!((window.text, window.next), ("aå\n", Next::End));
        Ok(())
    }
}
