//! What rules can do, before they are published: tried on made-up tenders, and on real ones where they are there.
//!
//! Every figure comes from the engine: tenders are made in code and evaluated as any others.

mod gains;
mod measures;
mod money;
mod price;
mod reversal;
mod simulate;
mod trial;
mod whole;
mod worth;

pub use gains::{Gain, gains};
pub use money::{From, Money};
pub use price::{PriceRule, price_rule};
pub use reversal::{Order, Removed, Reversal, order, removals};
pub use simulate::{
    Count, KINDS, Kind, Settings, Simulation, Weight, simulate, weighs_price, weights_of,
};
pub use trial::{Made, TOP, Trial};
pub use whole::{Options, Real, Shown, Stress, stress};
pub use worth::{Line, LinePoint, Reach, StepWorth, lines, steps};

pub(crate) use price::{criteria_of_price, share};
pub use trial::result_of;
