//! Scores as texts: each different text is read, and looked up on each scale, only once.

use super::index::Index;
use crate::keyed::{Key, List};
use crate::procedure::Scale;
use crate::{Exact, Literal, LiteralError};

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
        verdict.is_some_and(|verdict| {
            *verdict.get_or_insert_with(|| is_on_scale(value, &scales[scale]))
        })
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

/// Whether a score lies within a scale and a whole number of steps above its minimum.
fn is_on_scale(score: Literal, scale: &Scale) -> bool {
    let is_within = scale.minimum <= score && score <= scale.maximum;
    let above = &score.exact() - &scale.minimum.exact();
    let is_step =
        |step: Literal| above.divided_by(&step.exact()).is_none_or(|steps| is_whole(&steps));
    is_within && scale.step.is_none_or(is_step)
}

fn is_whole(number: &Exact) -> bool {
    number.has_decimals(0)
}

/// A scale in words: `from 0 to 5 in steps of 1`.
pub(super) fn describe(scale: &Scale) -> String {
    let step = scale.step.map_or_else(String::new, |step| format!(" in steps of {step}"));
    format!("from {} to {}{step}", scale.minimum, scale.maximum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;

    fn scale(minimum: &str, maximum: &str, step: Option<&str>) -> Scale {
        let read = |text: &str| text.parse().unwrap_or(Literal::whole(-1));
        Scale {
            id: "s".into(),
            minimum: read(minimum),
            maximum: read(maximum),
            step: step.map(read),
            labels: Vec::new(),
            place: Place::in_code(),
        }
    }

    #[test]
    fn steps_are_counted_from_the_minimum() {
        let half = scale("1", "5", Some("0.5"));
        let odd = scale("1", "10", Some("2"));
        let free = scale("-1", "1", None);
        for (scale, good, bad) in [
            (&half, "1 1.0 1.5 4.50 5", "0.5 1.25 5.5 -1"),
            (&odd, "1 3 9", "0 2 10 11"),
            (&free, "-1 0 0.3333333333333333333333333333 1", "-1.0000001 1.1"),
        ] {
            for (text, expected) in
                good.split(' ').map(|t| (t, true)).chain(bad.split(' ').map(|t| (t, false)))
            {
                let score = text.parse().unwrap_or(Literal::whole(-99));
                assert_eq!(is_on_scale(score, scale), expected, "{text} {}", describe(scale));
            }
        }
        assert_eq!(describe(&half), "from 1 to 5 in steps of 0.5");
    }
}
