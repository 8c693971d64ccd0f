//! anbud
