//! A list of mistakes that cannot grow without bound: the same mistake in many rows is reported once.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, codes};

/// How many mistakes are reported; the rest is only counted.
pub const MISTAKES_MAX: usize = 1_000;

/// How many places one mistake shows.
const PLACES_MAX: usize = 5;

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
    list: Vec<Diagnostic>,
    places: Vec<usize>,
    known: BTreeMap<(Code, String), usize>,
    left_out: usize,
}

impl Mistakes {
    /// Adds a mistake, or another place of a mistake that is already there.
    pub fn report(&mut self, mistake: Diagnostic) {
        let key = (mistake.code, mistake.message.clone());
        if let Some(at) = self.known.get(&key).copied() {
            self.repeat(at, mistake);
        } else if self.list.len() < MISTAKES_MAX {
            self.known.insert(key, self.list.len());
            self.list.push(mistake);
            self.places.push(1);
        } else {
            self.left_out += 1;
        }
    }

    fn repeat(&mut self, at: usize, mistake: Diagnostic) {
        let (Some(known), Some(places)) = (self.list.get_mut(at), self.places.get_mut(at)) else {
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
        self.list.is_empty()
    }

    /// The mistakes as they were found; where there were more than can be reported, the last one says so.
    #[must_use]
    pub fn into_list(mut self) -> Vec<Diagnostic> {
        for (mistake, places) in self.list.iter_mut().zip(&self.places) {
            if *places > PLACES_MAX {
                mistake.message.push_str(&format!(" (in {places} places)"));
            }
        }
        if self.left_out > 0 {
            self.list.push(too_many(self.left_out));
        }
        self.list
    }
}

/// Says how many mistakes are not shown.
fn too_many(left_out: usize) -> Diagnostic {
    let are = if left_out == 1 { "is" } else { "are" };
    let message = format!("there are more than 1,000 mistakes; {left_out} {are} not shown");
    Diagnostic::mistake(codes::LIMIT_MISTAKES, message)
        .help("correct these first, then check again")
}

/// Cuts a list after so many mistakes as are reported, and says how many are not shown.
pub fn cut(diagnostics: &mut Vec<Diagnostic>) {
    let said = |diagnostic: &Diagnostic| diagnostic.code == codes::LIMIT_MISTAKES;
    if diagnostics.len() > MISTAKES_MAX && !diagnostics.last().is_some_and(said) {
        let left_out = diagnostics.len() - MISTAKES_MAX;
        diagnostics.truncate(MISTAKES_MAX);
        diagnostics.push(too_many(left_out));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_different_mistakes_are_kept_and_the_rest_is_counted() {
        let mut mistakes = Mistakes::default();
        for at in 0..1_234 {
            mistakes.report(Diagnostic::mistake(codes::SYNTAX, format!("mistake {at}")));
        }
        let list = mistakes.into_list();
        assert_eq!(list.len(), 1_001);
        let last = list.last().map(ToString::to_string).unwrap_or_default();
        assert!(last.contains("limit-mistakes"), "{last}");
        assert!(last.contains("234 are not shown"), "{last}");
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
