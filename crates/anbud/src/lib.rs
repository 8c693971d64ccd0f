//! anbud

pub mod catalogue;
