//! Scores as texts: each different text is read, and looked up on each scale, only once; equal scores have one code.

use std::collections::{BTreeMap, BTreeSet};

use super::index::Index;
use crate::keyed::{Key, List};
use crate::procedure::Scale;
use crate::{Literal, LiteralError};

/// The different score texts of a ledger.
#[derive(Debug, Clone)]
pub(super) struct Scores {
    texts: Index,
    values: Vec<Result<Literal, LiteralError>>,
    /// Where the texts of one digit stand, once they were met.
    digits: [Option<u32>; 10],
    /// By text, the code of its value.
    codes: Vec<u32>,
    /// The different values, in the order of their codes.
    distinct: Vec<Literal>,
    known: BTreeMap<Literal, u32>,
    /// By scale, then by text: whether the score is on the scale, once that was asked.
    on_scale: Vec<Vec<Option<bool>>>,
}

/// The code of a score that could not be read, which has been reported; 0 is no score at all.
pub(super) const UNREADABLE: u32 = 1;

/// The code of the first value.
const CODE_FIRST: u32 = 2;

/// How many values the smallest cells of the grid hold.
const CODES_FEW: usize = 14;

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
    pub(super) fn new(scales: &List<Scale>) -> Self {
        let mut scores = Scores {
            texts: Index::default(),
            values: Vec::new(),
            digits: [None; 10],
            codes: Vec::new(),
            distinct: Vec::new(),
            known: BTreeMap::new(),
            on_scale: vec![Vec::new(); scales.len()],
        };
        // parts of a file then agree on most codes from the start, and are put together as they are
        let few: BTreeSet<i64> = scales.iter().flat_map(whole).take(CODES_FEW + 1).collect();
        if few.len() <= CODES_FEW {
            for score in few {
                scores.code_of_value(score.into());
            }
        }
        scores
    }

    /// The position of a text, and what is wrong with it on a scale.
    pub(super) fn read(
        &mut self,
        text: &str,
        scales: &List<Scale>,
        scale: Key<Scale>,
    ) -> (u32, Result<(), ScoreTrouble>) {
        let position = self.meet(text);
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

    /// Finds or adds a text.
    pub(super) fn meet(&mut self, text: &str) -> u32 {
        let position = self.find(text).unwrap_or_else(|| self.texts.find_or_add(text));
        if position as usize == self.values.len() {
            let value = text.parse();
            self.values.push(value);
            let code = value.map_or(UNREADABLE, |value| self.code_of_value(value));
            self.codes.push(code);
            if let Some(known) = one_digit(text).and_then(|digit| self.digits.get_mut(digit)) {
                *known = Some(position);
            }
        }
        position
    }

    /// The position of a text that was met; most have one digit.
    #[inline]
    fn find(&self, text: &str) -> Option<u32> {
        match one_digit(text) {
            Some(digit) => self.digits.get(digit).copied().flatten(),
            None => self.texts.find(text),
        }
    }

    /// The position of a text that is known to be on a scale.
    #[inline]
    pub(super) fn known(&self, text: &str, scale: Key<Scale>) -> Option<u32> {
        let position = self.find(text)?;
        let verdict = *self.on_scale.get(scale.position())?.get(position as usize)?;
        (verdict == Some(true)).then_some(position)
    }

    fn code_of_value(&mut self, value: Literal) -> u32 {
        let next = narrow(self.distinct.len()) + CODE_FIRST;
        let code = *self.known.entry(value).or_insert(next);
        if code == next {
            self.distinct.push(value);
        }
        code
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

    /// The code of the text at a position.
    #[inline]
    pub(super) fn code(&self, position: u32) -> u32 {
        self.codes.get(position as usize).copied().unwrap_or(UNREADABLE)
    }

    /// The different values; the first has the code 2.
    pub(super) fn distinct(&self) -> &[Literal] {
        &self.distinct
    }

    /// The text at a position.
    pub(super) fn text(&self, position: u32) -> &str {
        self.texts.id(position)
    }

    /// The codes that the values of another ledger have in this one, by their codes there.
    pub(super) fn codes_of(&mut self, other: &Scores) -> Vec<u32> {
        let own = other.distinct.iter().map(|value| self.code_of_value(*value));
        [0, UNREADABLE].into_iter().chain(own).collect()
    }
}

/// The whole numbers on a scale, from the lowest on.
fn whole(scale: &Scale) -> impl Iterator<Item = i64> + use<> {
    let number = |literal: &Literal| literal.exact().to_whole();
    let step = scale.step.as_ref().map_or(Some(1), number);
    let step = step.and_then(|step| usize::try_from(step).ok()).filter(|step| *step > 0);
    let ends = number(&scale.minimum).zip(number(&scale.maximum)).zip(step);
    ends.into_iter().flat_map(|((least, most), step)| (least..=most).step_by(step))
}

/// The value of a code; none of an empty cell, or of a score that could not be read.
pub(super) fn value(distinct: &[Literal], code: u32) -> Option<Literal> {
    distinct.get(code.checked_sub(CODE_FIRST)? as usize).copied()
}

/// The code of the value at a position.
pub(super) fn code_at(position: usize) -> u32 {
    narrow(position) + CODE_FIRST
}

/// The digit that a text consists of.
#[inline]
fn one_digit(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [byte @ b'0'..=b'9'] => Some(usize::from(byte - b'0')),
        _ => None,
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX - CODE_FIRST)
}
