//! Ranks tenders by the best relation between quality and price, exactly and with a derivation of every number.

pub mod catalogue;
pub mod derivation;
pub mod diagnostic;
pub mod documents;
pub mod evaluation;
pub mod exact;
pub mod formula;
pub mod keyed;
pub mod ledger;
mod literal;
pub mod manual;
mod place;
pub mod procedure;
pub mod record;
pub mod tenders;
mod unit;

pub use diagnostic::Diagnostic;
pub use exact::{Exact, Mode};
pub use keyed::{Key, List};
pub use ledger::Sheet;
pub use literal::{DIGITS_MAX, Literal, LiteralError};
pub use place::{Place, Source};
pub use procedure::Procedure;
pub use tenders::Tenders;
pub use unit::Unit;
