//! Documents (placeholder, not committed).

/// What could be read of a document, and every mistake in it.
#[derive(Debug, Clone)]
pub struct Reading<T> {
    /// What could be read; whole only where no diagnostic is a mistake.
    pub value: T,
    /// The mistakes and warnings, in the order of the document.
    pub diagnostics: Vec<crate::Diagnostic>,
}
