//! The mistakes found while a draft is checked, up to a limit.

use super::{Number, Text};
use crate::Place;
use crate::diagnostic::{Bounded, Code, Diagnostic, Severity, codes, did_you_mean};

/// The mistakes and warnings found so far.
#[derive(Debug)]
pub(super) struct Mistakes {
    bounded: Bounded,
    end: Place,
}

impl Mistakes {
    /// None as yet; `end` is the place of what is missing as a whole.
    pub(super) fn new(end: Place) -> Self {
        Mistakes { bounded: Bounded::default(), end }
    }

    /// The place of what is missing as a whole.
    pub(super) fn end(&self) -> Place {
        self.end.clone()
    }

    /// Whether any more are only counted: looking for their remedies is a waste.
    pub(super) fn is_full(&self) -> bool {
        self.bounded.is_full()
    }

    /// Whether there is a mistake, not only warnings.
    pub(super) fn any(&self) -> bool {
        let is_mistake = |found: &Diagnostic| found.severity == Severity::Mistake;
        self.bounded.is_over() || self.bounded.list().iter().any(is_mistake)
    }

    /// Adds a mistake or a warning.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) {
        self.bounded.push(diagnostic);
    }

    /// Adds several.
    pub(super) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.add(diagnostic));
    }

    /// Adds a mistake at one place, with its remedy.
    pub(super) fn at(&mut self, code: Code, message: String, place: &Place, help: String) {
        self.add(Diagnostic::mistake(code, message).at(place.clone(), "").help(help));
    }

    /// Adds a warning at one place, with its remedy.
    pub(super) fn warn(&mut self, message: String, place: &Place, help: String) {
        let warning = Diagnostic::warning(codes::RULE_NOT_USED, message);
        self.add(warning.at(place.clone(), "").help(help));
    }

    /// Adds what stands at two places and cannot stand at both.
    pub(super) fn clash(
        &mut self,
        code: Code,
        message: String,
        (place, first): (&Place, &Place),
        help: &str,
    ) {
        let mistake = Diagnostic::mistake(code, message).at(place.clone(), "");
        self.add(mistake.at(first.clone(), "it stands here already").help(help));
    }

    /// Adds a word that is none of the known ones; `what` says what it is not: "`x` is not a scale".
    pub(super) fn unknown<'a>(
        &mut self,
        code: Code,
        word: &Text,
        what: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let message = format!("`{}` is not {what}", word.value);
        if self.is_full() {
            return self.at(code, message, &word.place, String::new());
        }
        let known: Vec<&str> = known.into_iter().collect();
        let help = match did_you_mean(&word.value, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if known.is_empty() => "nothing of this kind is stated in the file".to_owned(),
            None => format!("write {}", choices(&known)),
        };
        self.at(code, message, &word.place, help);
    }

    /// The mistakes and warnings in the order of the documents.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.bounded.finish(self.end)
    }
}

/// Words to choose from: "`mean`, `median` or `consensus`"; the first few where there are many.
pub(super) fn choices(words: &[&str]) -> String {
    const SHOWN: usize = 12;
    let quoted = |words: &[&str]| {
        words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
    };
    match words {
        [.., last] if words.len() > 1 && words.len() <= SHOWN => {
            let before = words.get(..words.len() - 1).unwrap_or_default();
            format!("{} or `{last}`", quoted(before))
        }
        _ if words.len() > SHOWN => {
            format!("{} or another", quoted(words.get(..SHOWN).unwrap_or_default()))
        }
        _ => quoted(words),
    }
}

/// Finds a word among choices; anything else is a mistake that names them.
pub(super) fn choose<T: Copy>(
    word: &Text,
    key: &str,
    choices: &[(&str, T)],
    mistakes: &mut Mistakes,
) -> Option<T> {
    let found = choices.iter().find(|(name, _)| *name == word.value).map(|(_, choice)| *choice);
    if found.is_none() {
        let what = format!("one of the choices for `{key}`");
        mistakes.unknown(codes::UNKNOWN_WORD, word, &what, choices.iter().map(|(name, _)| *name));
    }
    found
}

/// A number and its place, as the ready types hold them.
pub(super) fn placed(number: &Number) -> (crate::Literal, Place) {
    (number.value, number.place.clone())
}
