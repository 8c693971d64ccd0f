//! Rows by columns, as column formats keep them: each different text once, and by row which one it is.
//!
//! Each text is looked up once for all rows that say it; what remains of a row are positions in lists.

use super::add::{Ledger, narrow};
use super::plain::{Known, Named};
use crate::keyed::Key;
use crate::procedure::Scale;

/// A column of many rows: its different texts, and by row the position of the one it says.
///
/// A row that has no text there says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// The texts; the same one may stand there twice.
    pub texts: &'a [&'a str],
    /// By row.
    pub rows: &'a [u32],
}

impl<'a> Texts<'a> {
    /// What a row says; empty where it says nothing.
    #[must_use]
    pub fn text(&self, row: usize) -> &'a str {
        let position = self.rows.get(row).copied().unwrap_or(u32::MAX);
        self.texts.get(position as usize).copied().unwrap_or_default()
    }
}

/// Many rows of scores by columns, see [`ScoreRow`](super::ScoreRow) for what they say.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScoreBlock<'a> {
    /// The tenders.
    pub tender: Texts<'a>,
    /// What is scored.
    pub requirement: Texts<'a>,
    /// Who scored.
    pub evaluator: Texts<'a>,
    /// The scores in digits with a decimal point; empty where one has to be looked into.
    pub score: Texts<'a>,
    /// The groups.
    pub group: Texts<'a>,
    /// Why earlier scores are replaced.
    pub reason: Texts<'a>,
    /// When.
    pub at: Texts<'a>,
    /// The line of the first row; the others follow.
    pub line: u32,
    /// The column where the scores stand, from 1.
    pub column: u32,
}

/// What the texts of a block stand for, once that was asked and is known.
struct Meaning {
    tender: Vec<Option<u32>>,
    item: Vec<Option<(u32, Key<Scale>)>>,
    evaluator: Vec<Option<u32>>,
    /// The scale on which the score was looked up last, and its position.
    score: Vec<Option<(Key<Scale>, u32)>>,
}

impl<'a> Ledger<'a> {
    /// Adds many rows that stand in columns. A row in which something has to be looked into is left to `others`, which is told
    /// its position and adds it with [`Ledger::add`] if it says anything.
    ///
    /// ```
    /// # use anbud::{Source, documents};
    /// # let rules = "format = 1\nprocurement = { title = \"T\", authority = \"A\", reference = \"R\", currency = \"SEK\" }\n\
    /// # award = { model = \"weighted-sum\" }\nscoring = { within_group = \"mean\", missing = \"error\" }\n\
    /// # scale = [{ id = \"five\", minimum = 0, maximum = 5 }]\n\
    /// # criterion = [{ id = \"comfort\", weight = 100, scale = \"five\", model = \"of-maximum\" }]\n";
    /// # let procedure = documents::read_criteria(&Source::new("criteria.toml", rules)).value.into_draft().build()?;
    /// # let submitted = "tender = [{ id = \"north\", tenderer = \"North AB\", price = 100 }]";
    /// # let tenders = documents::read_tenders(&Source::new("tenders.toml", submitted), &procedure).value;
    /// use anbud::ledger::{Ledger, ScoreBlock, ScoreRow, Texts};
    /// let block = ScoreBlock {
    ///     tender: Texts { texts: &["north"], rows: &[0, 0] },
    ///     requirement: Texts { texts: &["comfort"], rows: &[0, 0] },
    ///     evaluator: Texts { texts: &["ali", "eva"], rows: &[1, 0] },
    ///     score: Texts { texts: &["4"], rows: &[0, 0] },
    ///     ..ScoreBlock::default()
    /// };
    /// let mut ledger = Ledger::new(&procedure, &tenders);
    /// ledger.add_block(&block, |ledger, row| {
    ///     let [tender, requirement, evaluator, score] =
    ///         [block.tender, block.requirement, block.evaluator, block.score].map(|column| column.text(row));
    ///     ledger.add(&ScoreRow::new(tender, requirement, evaluator, score));
    /// });
    /// assert_eq!(ledger.finish().value.len(), 2);
    /// # Ok::<(), Vec<anbud::Diagnostic>>(())
    /// ```
    pub fn add_block(
        &mut self,
        block: &ScoreBlock<'_>,
        mut others: impl FnMut(&mut Ledger<'a>, usize),
    ) {
        let mut meaning = Meaning {
            tender: vec![None; block.tender.texts.len()],
            item: vec![None; block.requirement.texts.len()],
            evaluator: vec![None; block.evaluator.texts.len()],
            score: vec![None; block.score.texts.len()],
        };
        for row in 0..block.tender.rows.len() {
            let line = block.line.saturating_add(narrow(row));
            match self.known_in(block, row, line, &mut meaning) {
                Some(known) => self.enter_known(known, line, || block.column),
                None => others(self, row),
            }
        }
    }

    /// What a row names, where all of it is known and none of it has to be looked into.
    #[inline]
    fn known_in(
        &self,
        block: &ScoreBlock<'_>,
        row: usize,
        line: u32,
        meaning: &mut Meaning,
    ) -> Option<Known> {
        if !self.is_plain(block.reason.text(row), block.at.text(row)) {
            return None;
        }
        let tender = of(&block.tender, row, &mut meaning.tender, |id| self.tender_ids.find(id))?;
        let (item, scale) = of(&block.requirement, row, &mut meaning.item, |id| {
            self.items.find_on_scale(id, self.last.item)
        })?;
        let evaluator = of(&block.evaluator, row, &mut meaning.evaluator, |id| {
            self.people.find(id, self.last.evaluator)
        })?;
        let named = Named { tender, item, evaluator };
        let seat = self.plain_seat(&named, block.group.text(row), line)?;
        let at = *block.score.rows.get(row)? as usize;
        let known = meaning.score.get_mut(at)?;
        if known.is_none_or(|(of, _)| of != scale) {
            *known = Some((scale, self.scores.known(block.score.texts.get(at)?, scale)?));
        }
        let (_, score) = (*known)?;
        Some(Known { named, seat, score })
    }
}

/// What the text of a row stands for; asked only until it is known.
#[inline]
fn of<T: Copy>(
    column: &Texts<'_>,
    row: usize,
    meaning: &mut [Option<T>],
    find: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let at = *column.rows.get(row)? as usize;
    let known = meaning.get_mut(at)?;
    if known.is_none() {
        *known = find(column.texts.get(at)?);
    }
    *known
}
