//! Fenced blocks of a Markdown document.

use std::ops::Range;

/// A fenced block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What stands behind the opening fence: `toml criteria.toml`.
    pub info: String,
    /// The bytes of the document between the fences, the last line break included.
    pub body: Range<usize>,
    /// The line of the opening fence, from 1.
    pub line: usize,
}

impl Block {
    /// The first word behind the fence: `toml`, `csv`, `console`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.info.split_whitespace().next().unwrap_or("")
    }

    /// The words behind the language.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.info.split_whitespace().skip(1)
    }
}

/// The fenced blocks of a document, in order. A fence is three or more backticks at the beginning of a line; the block
/// ends at a line of exactly as many.
///
/// ```
/// let text = "prose\n```toml a.toml\nx = 1\n```\n";
/// let blocks = anbud_tests::markdown::blocks(text);
/// assert_eq!((blocks[0].info.as_str(), &text[blocks[0].body.clone()]), ("toml a.toml", "x = 1\n"));
/// ```
///
/// # Panics
/// Where a block is not closed.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, Block)> = None;
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        match open.take() {
            Some((fence, mut block)) if bare == fence => {
                block.body.end = at;
                blocks.push(block);
            }
            Some(going_on) => open = Some(going_on),
            None => open = opening(bare, at + line.len(), number + 1),
        }
        at += line.len();
    }
    assert!(open.is_none(), "a fenced block is not closed: {open:?}");
    blocks
}

fn opening(line: &str, body: usize, number: usize) -> Option<(&str, Block)> {
    let ticks = line.len() - line.trim_start_matches('`').len();
    let (fence, info) = line.split_at(ticks);
    let block = Block { info: info.trim().to_owned(), body: body..body, line: number };
    (ticks >= 3 && !info.contains('`')).then_some((fence, block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_fence_may_hold_a_shorter_one() {
        let text = "````markdown case/README.md\n```\n````\n";
        let blocks = blocks(text);
        assert_eq!(blocks.len(), 1);
        assert_eq!(&text[blocks[0].body.clone()], "```\n");
        assert_eq!(blocks[0].language(), "markdown");
        assert_eq!(blocks[0].words().collect::<Vec<_>>(), ["case/README.md"]);
    }
}
