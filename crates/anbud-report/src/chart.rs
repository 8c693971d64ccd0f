//! Charts as SVG, drawn by hand: every text has room of its own, every chart a title, a description and a table beside it.
//!
//! Only the layout is worked out here, in pixels; what a chart shows are figures of the record. Each chart is drawn
//! twice, for paper and wide screens and for phones, and the page shows the one that fits.

mod axis;
pub(crate) mod bars;
mod fit;
pub(crate) mod intervals;
mod labels;
pub(crate) mod scatter;
mod svg;

pub(crate) use svg::escaped;

use anbud::Exact;
use anbud::exact::Decimals;

/// How wide a chart is drawn, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    /// For paper and wide screens.
    Wide,
    /// For phones.
    Narrow,
}

impl Width {
    /// Both, in the order of the page.
    pub(crate) const ALL: [Width; 2] = [Width::Wide, Width::Narrow];

    fn pixels(self) -> f64 {
        match self {
            Width::Wide => 820.0,
            Width::Narrow => 350.0,
        }
    }

    /// Its class in the page, and what tells its identifiers apart.
    fn class(self) -> &'static str {
        match self {
            Width::Wide => "wide",
            Width::Narrow => "narrow",
        }
    }
}

/// What names a chart: an identifier of its own in the page, a title, and what it shows in a sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Caption {
    /// The identifier.
    pub(crate) id: String,
    /// The title.
    pub(crate) title: String,
    /// What it shows.
    pub(crate) description: String,
}

/// A figure as a position can use it: for layout only.
pub(crate) fn position(number: &Exact) -> f64 {
    let position: f64 = number.decimal(Decimals::Ten).parse().unwrap_or(0.0);
    // a figure that no chart can show stands at its edge
    position.clamp(-1.0e30, 1.0e30)
}
