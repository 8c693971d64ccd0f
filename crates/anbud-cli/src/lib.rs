//! anbud-cli
