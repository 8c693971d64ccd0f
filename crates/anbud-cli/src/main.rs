//! The command line of anbud.
fn main() {}
