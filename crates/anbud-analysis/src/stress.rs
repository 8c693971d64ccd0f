//! What rules can do, before they are published: tried on made-up tenders, and on real ones where they are there.
//!
//! Every figure comes from the engine: tenders are made in code and evaluated as any others.

mod apart;
mod measures;
mod money;
mod price;
mod reversal;
mod trial;

pub use money::{From, Money};
pub use price::{PriceRule, price_rule};
pub use reversal::{Order, Removed, Reversal, order, removals};
pub use trial::{Made, TOP, Trial};

pub(crate) use price::{criteria_of_price, share};
pub(crate) use trial::result_of;
