//! A list of mistakes that cannot grow without bound: the same mistake in many rows is reported once.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, codes, in_order};
use crate::Place;

/// How many mistakes are reported.
pub const MISTAKES_MAX: usize = 1_000;

/// How many places one mistake shows.
const PLACES_MAX: usize = 5;

/// As many mistakes and warnings as are reported, and whether there are more.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bounded {
    list: Vec<Diagnostic>,
    is_over: bool,
}

impl Bounded {
    /// Adds one, unless there are enough.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if self.is_full() {
            self.is_over = true;
        } else {
            self.list.push(diagnostic);
        }
    }

    /// Whether any more are left out: looking for their remedies is a waste.
    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= MISTAKES_MAX
    }

    /// Whether some are left out.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Those that are reported, as they were found.
    pub(crate) fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// All of them in the order of the document; `end` is where the document ends.
    pub(crate) fn finish(mut self, end: Place) -> Vec<Diagnostic> {
        in_order(&mut self.list);
        self.list.extend(self.is_over.then(|| too_many().at(end, "")));
        self.list
    }
}

/// The mistakes found in a document. A mistake with the same code and the same words as an earlier one is the same
/// mistake in another place: it adds a label, and from the sixth place on it is only counted.
///
/// ```
/// use anbud::diagnostic::{codes, Diagnostic, Mistakes};
/// use anbud::Place;
/// let mut mistakes = Mistakes::default();
/// for line in 2..9 {
///     let place = Place::new("scores.csv", line, 1, 4);
///     mistakes.report(Diagnostic::mistake(codes::UNKNOWN_REFERENCE, "there is no tender `nort`").at(place, ""));
/// }
/// let list = mistakes.into_list();
/// assert_eq!(list.len(), 1);
/// assert_eq!(list[0].message, "there is no tender `nort` (in 7 places)");
/// assert_eq!(list[0].labels.len(), 5);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Mistakes {
    bounded: Bounded,
    places: Vec<usize>,
    known: BTreeMap<(Code, String), usize>,
}

impl Mistakes {
    /// Adds a mistake, or another place of a mistake that is already there.
    pub fn report(&mut self, mistake: Diagnostic) {
        let key = (mistake.code, mistake.message.clone());
        if let Some(at) = self.known.get(&key).copied() {
            self.repeat(at, mistake);
            return;
        }
        if !self.bounded.is_full() {
            self.known.insert(key, self.places.len());
            self.places.push(1);
        }
        self.bounded.push(mistake);
    }

    fn repeat(&mut self, at: usize, mistake: Diagnostic) {
        let (Some(known), Some(places)) = (self.bounded.list.get_mut(at), self.places.get_mut(at))
        else {
            return;
        };
        *places += 1;
        let seen = |place| known.labels.iter().any(|label| label.place == place);
        if let Some(label) = mistake.labels.into_iter().next()
            && *places <= PLACES_MAX
            && !seen(label.place.clone())
        {
            known.labels.push(label);
        }
    }

    /// Adds each of many.
    pub fn extend(&mut self, mistakes: impl IntoIterator<Item = Diagnostic>) {
        for mistake in mistakes {
            self.report(mistake);
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bounded.list.is_empty()
    }

    /// The mistakes as they were found; where there were more than can be reported, the last one says so.
    #[must_use]
    pub fn into_list(self) -> Vec<Diagnostic> {
        let Bounded { mut list, is_over } = self.bounded;
        for (mistake, places) in list.iter_mut().zip(&self.places) {
            if *places > PLACES_MAX {
                mistake.message.push_str(&format!(" (in {places} places)"));
            }
        }
        list.extend(is_over.then(too_many));
        list
    }
}

/// Says that there are more. How many is not told: reading may have ended early.
fn too_many() -> Diagnostic {
    let message = "there are more than 1,000 mistakes; the others are not shown";
    Diagnostic::mistake(codes::LIMIT_MISTAKES, message)
        .help("correct these first, then check again")
}

/// Cuts a list after as many mistakes as are reported, and says that there are more.
pub fn cut(diagnostics: &mut Vec<Diagnostic>) {
    let said = |diagnostic: &Diagnostic| diagnostic.code == codes::LIMIT_MISTAKES;
    if diagnostics.len() > MISTAKES_MAX && !diagnostics.last().is_some_and(said) {
        diagnostics.truncate(MISTAKES_MAX);
        diagnostics.push(too_many());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_different_mistakes_are_kept() {
        let mut mistakes = Mistakes::default();
        for at in 0..1_234 {
            mistakes.report(Diagnostic::mistake(codes::SYNTAX, format!("mistake {at}")));
        }
        let list = mistakes.into_list();
        assert_eq!(list.len(), 1_001);
        let last = list.last().map(ToString::to_string).unwrap_or_default();
        assert!(last.contains("limit-mistakes"), "{last}");
    }

    #[test]
    fn a_long_list_is_cut_once() {
        let mut list = vec![Diagnostic::mistake(codes::SYNTAX, "one"); 2_500];
        cut(&mut list);
        let once = list.clone();
        cut(&mut list);
        assert_eq!((list.len(), list), (1_001, once));
    }
}
