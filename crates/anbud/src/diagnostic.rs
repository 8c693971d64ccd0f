//! Mistakes and warnings in the documents: plain data with a stable code, a place and a remedy.

pub mod codes;
mod mistakes;
mod quoted;

use std::fmt;

pub use codes::Code;
pub(crate) use mistakes::Bounded;
pub use mistakes::{MISTAKES_MAX, Mistakes, cut};
pub use quoted::quoted;

use crate::Place;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The documents cannot be evaluated as they stand.
    Mistake,
    /// Something a person should look at; the evaluation goes on.
    Warning,
}

/// A place with a few words on what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What stands there, or empty.
    pub text: String,
}

/// One mistake or warning: what was found, where, and what to write instead.
///
/// ```
/// use anbud::diagnostic::{codes, Diagnostic};
/// use anbud::Place;
/// let mistake = Diagnostic::mistake(codes::UNKNOWN_KEY, "`wieght` is not a key of a criterion")
///     .at(Place::new("criteria.toml", 4, 1, 6), "")
///     .help("did you mean `weight`?");
/// assert_eq!(mistake.to_string(),
///     "criteria.toml:4:1: error[unknown-key]: `wieght` is not a key of a criterion\n  help: did you mean `weight`?");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, listed in the manual.
    pub code: Code,
    /// Whether it stops the evaluation.
    pub severity: Severity,
    /// One sentence: what is wrong.
    pub message: String,
    /// Where; the first label is the place of the diagnostic.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A mistake.
    pub fn mistake(code: Code, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Mistake, code, message.into())
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: Code, message: String) -> Self {
        Diagnostic { code, severity, message, labels: Vec::new(), help: None }
    }

    /// Adds a place, with a few words on what stands there.
    #[must_use]
    pub fn at(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// States the remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The place of the diagnostic: its first label.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.labels.first().map(|label| &label.place)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place() {
            write!(f, "{place}: ")?;
        }
        let severity = if self.severity == Severity::Mistake { "error" } else { "warning" };
        write!(f, "{severity}[{}]: {}", self.code, self.message)?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// Sorts diagnostics by file, line and column, those without a place last, and drops repetitions.
pub fn in_order(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.place().is_none(), d.place().cloned());
        key(a)
            .cmp(&key(b))
            .then_with(|| a.code.cmp(&b.code))
            .then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}

/// Picks the known word that a mistyped one most likely meant.
pub fn did_you_mean<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |word: &&str| strsim::jaro_winkler(found, word);
    let best = known.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(&best) > 0.8).then_some(best)
}
