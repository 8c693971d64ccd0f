//! Scores as texts: each different text is read, and looked up on each scale, only once.

use super::index::Index;
use crate::keyed::{Key, List};
use crate::procedure::Scale;
use crate::{Literal, LiteralError};

/// The different score texts of a ledger.
#[derive(Debug)]
pub(super) struct Scores {
    texts: Index,
    values: Vec<Result<Literal, LiteralError>>,
    /// By scale, then by text: whether the score is on the scale, once that was asked.
    on_scale: Vec<Vec<Option<bool>>>,
}

/// What is wrong with a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScoreTrouble {
    /// It is not a number.
    Number(LiteralError),
    /// It is written in percent.
    Percent,
    /// It is not on the scale.
    NotOnScale,
}

impl Scores {
    pub(super) fn new(scales: usize) -> Self {
        Scores { texts: Index::default(), values: Vec::new(), on_scale: vec![Vec::new(); scales] }
    }

    /// The position of a text, and what is wrong with it on a scale.
    pub(super) fn read(
        &mut self,
        text: &str,
        scales: &List<Scale>,
        scale: Key<Scale>,
    ) -> (u32, Result<(), ScoreTrouble>) {
        let position = self.texts.find_or_add(text);
        if position as usize == self.values.len() {
            self.values.push(text.parse());
        }
        let verdict = match self.values.get(position as usize) {
            Some(Ok(value)) if value.is_percent() => Err(ScoreTrouble::Percent),
            Some(Ok(value)) => {
                let value = *value;
                self.is_on_scale(position, value, scales, scale)
                    .then_some(())
                    .ok_or(ScoreTrouble::NotOnScale)
            }
            Some(Err(error)) => Err(ScoreTrouble::Number(*error)),
            None => Err(ScoreTrouble::Number(LiteralError::NotANumber)),
        };
        (position, verdict)
    }

    fn is_on_scale(
        &mut self,
        position: u32,
        value: Literal,
        scales: &List<Scale>,
        scale: Key<Scale>,
    ) -> bool {
        let Some(known) = self.on_scale.get_mut(scale.position()) else { return false };
        if known.len() <= position as usize {
            known.resize(position as usize + 1, None);
        }
        let verdict = known.get_mut(position as usize);
        verdict.is_some_and(|verdict| *verdict.get_or_insert_with(|| scales[scale].holds(&value)))
    }

    /// The number at a position.
    pub(super) fn value(&self, position: u32) -> Option<Literal> {
        self.values.get(position as usize).and_then(|value| value.ok())
    }

    /// The text at a position.
    pub(super) fn text(&self, position: u32) -> &str {
        self.texts.id(position)
    }
}
