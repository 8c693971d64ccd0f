//! anbud-files
