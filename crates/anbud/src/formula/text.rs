//! The text of a formula, that knows where in its document each character stands.

use std::ops::Range;
use std::sync::Arc;

use crate::{Place, Source};

/// The text of a formula and where it stands.
#[derive(Debug, Clone)]
pub struct FormulaText {
    text: Arc<str>,
    origin: Origin,
}

#[derive(Debug, Clone)]
enum Origin {
    /// The text stands in a document letter by letter, from this byte on.
    Letter(Source, usize),
    /// The text as a whole stands at a place: written with escapes, named as a model, or stated in code.
    Whole(Place),
}

impl FormulaText {
    /// A formula that stands somewhere as a whole: a model by its name, or one stated by a program.
    pub fn whole(text: impl Into<Arc<str>>, place: Place) -> Self {
        FormulaText { text: text.into(), origin: Origin::Whole(place) }
    }

    /// A formula that is a string of a document; `range` is where the string stands, quotes included.
    #[must_use]
    pub fn in_document(text: &str, source: &Source, range: Range<usize>) -> Self {
        let raw = source.text().get(range.clone()).unwrap_or("");
        let origin = match raw.find(text) {
            Some(offset) => Origin::Letter(source.clone(), range.start + offset),
            None => Origin::Whole(source.place(range)),
        };
        FormulaText { text: text.into(), origin }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, shared.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        self.text.clone()
    }

    /// The place of a range of bytes of the text.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Place {
        match &self.origin {
            Origin::Letter(source, start) => source.place(start + range.start..start + range.end),
            Origin::Whole(place) => place.clone(),
        }
    }

    /// The place of the whole.
    #[must_use]
    pub fn whole_place(&self) -> Place {
        self.place(0..self.text.len())
    }
}

impl From<&str> for FormulaText {
    /// A formula stated by a program.
    fn from(text: &str) -> Self {
        FormulaText::whole(text, Place::in_code())
    }
}
