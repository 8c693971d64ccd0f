//! The mistakes of one document: gathered while it is read, at most a thousand.

use crate::Place;
use crate::diagnostic::{Bounded, Diagnostic, did_you_mean};

use super::shown::shown;

/// How many mistakes may come with a suggestion: each looks at every known word.
const SUGGESTIONS_MAX: usize = 100;

/// How long a word may be that suggestions are looked for.
const SUGGESTED_CHARACTERS_MAX: usize = 100;

/// The mistakes of one document so far.
#[derive(Debug, Default)]
pub(super) struct Mistakes {
    bounded: Bounded,
    suggestions: usize,
}

impl Mistakes {
    /// Adds one, unless there are too many.
    pub(super) fn push(&mut self, mistake: Diagnostic) {
        self.bounded.push(mistake);
    }

    /// Whether there are more than are listed.
    pub(super) fn is_over(&self) -> bool {
        self.bounded.is_over()
    }

    /// A help line naming the known word that a mistyped one most likely meant.
    pub(super) fn suggestion<'a>(
        &mut self,
        found: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        if self.suggestions == SUGGESTIONS_MAX || found.len() > SUGGESTED_CHARACTERS_MAX {
            return None;
        }
        self.suggestions += 1;
        let known: Vec<&str> = known.into_iter().collect();
        let is_near = |word: &&str| strsim::osa_distance(found, word) == 1;
        let word = did_you_mean(found, known.iter().copied());
        // words of two letters are never alike, but one letter apart
        let word = word.or_else(|| known.into_iter().find(is_near));
        word.map(|word| format!("did you mean {}?", shown(word)))
    }

    /// All of them in the order of the document; `end` is where the document ends.
    pub(super) fn finish(self, end: Place) -> Vec<Diagnostic> {
        self.bounded.finish(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    #[test]
    fn a_thousand_mistakes_are_listed_and_then_the_limit() {
        let listed = |count: u32| {
            let mut mistakes = Mistakes::default();
            for line in 1..=count {
                let place = Place::new("a.toml", line, 1, 1);
                mistakes
                    .push(Diagnostic::mistake(codes::NUMBER, "`x` is not a number").at(place, ""));
            }
            mistakes.finish(Place::new("a.toml", 5_000, 1, 0))
        };
        assert_eq!(listed(1_000).len(), 1_000);
        let over = listed(2_000);
        assert_eq!(over.len(), 1_001);
        assert_eq!(over.last().map(|last| last.code), Some(codes::LIMIT_MISTAKES));
    }
}
