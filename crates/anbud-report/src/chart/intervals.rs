//! Intervals from 0 to 100 percent: a band for each, and a mark where the stated figure lies in it.

use super::axis::Axis;
use super::fit::fitted;
use super::svg::{Anchor, Svg};
use super::{Caption, Width};

/// One interval.
#[derive(Debug, Clone)]
pub(crate) struct Interval {
    /// What it is of.
    pub(crate) name: String,
    /// Where it begins.
    pub(crate) from: f64,
    /// Where it ends.
    pub(crate) to: f64,
    /// The stated figure.
    pub(crate) at: f64,
}

const SIZE: f64 = 13.0;
const TOP: f64 = 4.0;

/// The intervals, one below the other.
pub(crate) fn draw(width: Width, caption: &Caption, intervals: &[Interval]) -> String {
    let (left, above, row) = match width {
        Width::Wide => (226.0, 0.0, 28.0),
        Width::Narrow => (12.0, 17.0, 44.0),
    };
    let right = width.pixels() - 24.0;
    let axis = Axis::around([0.0, 100.0], if width == Width::Wide { 5 } else { 4 }, true);
    let rows = u32::try_from(intervals.len()).map_or(0.0, f64::from);
    let bottom = TOP + rows * row;
    let mut svg = Svg::new(width);
    for (value, text) in &axis.ticks {
        let x = axis.place(*value, left, right);
        svg.line("grid", (x, TOP), (x, bottom));
        svg.text("tick", (x, bottom + 15.0), Anchor::Middle, &format!("{text}\u{a0}%"));
    }
    let mut top = TOP;
    for interval in intervals {
        let y = top + above + 5.0;
        match width {
            Width::Wide => {
                let name = fitted(&interval.name, SIZE, left - 14.0);
                svg.text("", (left - 10.0, y + 13.0), Anchor::End, &name);
            }
            Width::Narrow => svg.text(
                "halo",
                (1.0, y - 4.0),
                Anchor::Start,
                &fitted(&interval.name, SIZE, right),
            ),
        }
        let place = |value: f64| axis.place(value.clamp(0.0, 100.0), left, right);
        let (from, to) = (place(interval.from), place(interval.to));
        svg.rect("band", (from, y), ((to - from).max(1.0), 18.0));
        svg.line("mark", (place(interval.at), y - 3.0), (place(interval.at), y + 21.0));
        top += row;
    }
    svg.finish(caption, bottom + 22.0)
}

#[cfg(test)]
mod tests {
    use super::{Interval, draw};
    use crate::chart::{Caption, Width};

    #[test]
    fn each_interval_has_a_band_and_a_mark() {
        let price = Interval { name: "Price".into(), from: 0.0, to: 31.4, at: 20.0 };
        let svg = draw(Width::Wide, &Caption::default(), &[price.clone(), price]);
        assert_eq!((svg.matches("\"band\"").count(), svg.matches("\"mark\"").count()), (2, 2));
    }
}
