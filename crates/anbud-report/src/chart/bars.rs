//! Stacked bars: what each tender's sum is made of; what is taken off stands to the left of zero.

use super::axis::Axis;
use super::fit::{fitted, width_of};
use super::svg::{Anchor, Svg};
use super::{Caption, Width};

/// A chart has at most so many rows, so that it fits on a page; further rows are a chart of their own.
pub(crate) const ROWS_MAX: usize = 12;

/// One bar.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    /// Whose bar it is.
    pub(crate) name: String,
    /// Whether it is the winner's.
    pub(crate) strong: bool,
    /// Its parts in order.
    pub(crate) parts: Vec<Part>,
    /// The sum, as written behind it.
    pub(crate) total: String,
}

/// A part of a bar.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// How long it is.
    pub(crate) value: f64,
    /// The figure written into it, where there is room.
    pub(crate) text: String,
    /// Its class in the page, which gives its colour.
    pub(crate) class: String,
}

const NAME_SIZE: f64 = 13.0;
const FIGURE_SIZE: f64 = 11.0;
const BAR: f64 = 22.0;
const TOP: f64 = 4.0;

/// Where things stand at one width.
struct Layout {
    /// From where to where bars may reach.
    left: f64,
    right: f64,
    /// Above a bar, for its name where it stands there.
    above: f64,
    row: f64,
}

/// The bars, all on one axis; `ends` are the least and greatest values that other charts beside this one reach.
pub(crate) fn draw(
    width: Width,
    caption: &Caption,
    bars: &[Bar],
    ends: (f64, f64),
    number: &dyn Fn(&str) -> String,
) -> String {
    let layout = layout(width, bars);
    let ticks = if width == Width::Wide { 5 } else { 4 };
    let axis = Axis::around([ends.0, ends.1], ticks, true);
    let bottom = TOP + layout.row * rows(bars);
    let mut svg = Svg::new(width);
    for (value, text) in &axis.ticks {
        let x = axis.place(*value, layout.left, layout.right);
        let class = if *value == 0.0 { "zero" } else { "grid" };
        svg.line(class, (x, TOP), (x, bottom));
        svg.text("tick", (x, bottom + 15.0), Anchor::Middle, &number(text));
    }
    let mut top = TOP;
    for bar in bars {
        draw_bar(&mut svg, &layout, &axis, bar, top);
        top += layout.row;
    }
    svg.finish(caption, bottom + 22.0)
}

/// The least and the greatest value that the bars reach.
pub(crate) fn ends(bars: &[Bar]) -> (f64, f64) {
    let sum = |bar: &Bar, sign: f64| -> f64 {
        bar.parts.iter().map(|part| (part.value * sign).max(0.0)).sum::<f64>() * sign
    };
    let least = bars.iter().map(|bar| sum(bar, -1.0)).fold(0.0, f64::min);
    (least, bars.iter().map(|bar| sum(bar, 1.0)).fold(0.0, f64::max))
}

#[expect(clippy::cast_precision_loss, reason = "a chart has a few rows")]
fn rows(bars: &[Bar]) -> f64 {
    bars.len() as f64
}

fn layout(width: Width, bars: &[Bar]) -> Layout {
    let totals = bars.iter().map(|bar| width_of(&bar.total, NAME_SIZE));
    let right = width.pixels() - totals.fold(24.0, f64::max) - 12.0;
    match width {
        Width::Wide => Layout { left: names(bars), right, above: 0.0, row: BAR + 12.0 },
        Width::Narrow => Layout { left: 12.0, right, above: 18.0, row: BAR + 32.0 },
    }
}

/// The room for the names beside the bars: as much as they need, within reason.
fn names(bars: &[Bar]) -> f64 {
    let widths = bars.iter().map(|bar| width_of(&bar.name, NAME_SIZE) * 1.09);
    (widths.fold(0.0, f64::max) + 14.0).clamp(120.0, 300.0)
}

fn draw_bar(svg: &mut Svg, layout: &Layout, axis: &Axis, bar: &Bar, top: f64) {
    let class = if bar.strong { "strong" } else { "" };
    let y = top + layout.above + 6.0;
    let beside = layout.above == 0.0;
    let room = if beside { layout.left - 14.0 } else { layout.right - layout.left };
    let name = fitted(&bar.name, NAME_SIZE, room * if bar.strong { 0.92 } else { 1.0 });
    match beside {
        true => svg.text(class, (layout.left - 10.0, y + 15.5), Anchor::End, &name),
        false => {
            svg.text(&format!("{class} halo"), (layout.left + 3.0, y - 5.0), Anchor::Start, &name);
        }
    }
    let (mut low, mut high) = (0.0, 0.0);
    for part in &bar.parts {
        let edge = if part.value < 0.0 { &mut low } else { &mut high };
        let (from, to) = (*edge, *edge + part.value);
        *edge = to;
        draw_part(
            svg,
            part,
            axis.place(from, layout.left, layout.right),
            axis.place(to, layout.left, layout.right),
            y,
        );
    }
    let end = axis.place(high, layout.left, layout.right);
    svg.text(&format!("{class} total"), (end + 7.0, y + 15.5), Anchor::Start, &bar.total);
}

/// A part from one pixel to another, a little apart from its neighbours, so that parts differ without colours too.
fn draw_part(svg: &mut Svg, part: &Part, from: f64, to: f64, y: f64) {
    let (from, length) = (from.min(to), (to - from).abs());
    if length < 0.05 {
        return;
    }
    let gap = if length > 4.0 { 1.5 } else { 0.0 };
    svg.rect(&part.class, (from, y), (length - gap, BAR));
    if width_of(&part.text, FIGURE_SIZE) + 4.0 <= length - gap {
        let middle = from + (length - gap) / 2.0;
        svg.text(&format!("in {}", part.class), (middle, y + 15.0), Anchor::Middle, &part.text);
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Part, draw, ends};
    use crate::chart::{Caption, Width};

    fn bar(name: &str, values: &[f64]) -> Bar {
        let part =
            |value: &f64| Part { value: *value, text: value.to_string(), class: "s0".into() };
        let parts = values.iter().map(part).collect();
        Bar { name: name.into(), strong: false, parts, total: "9".into() }
    }

    #[test]
    fn what_is_taken_off_stands_left_of_zero() {
        let bars = [bar("North", &[8.0, -3.0]), bar("South", &[2.0])];
        assert_eq!(ends(&bars), (-3.0, 8.0));
        let svg = draw(Width::Wide, &Caption::default(), &bars, ends(&bars), &str::to_owned);
        assert_eq!(svg.matches("<rect").count(), 3);
        assert!(svg.contains("class=\"zero\""));
    }

    #[test]
    fn figures_are_left_out_where_they_have_no_room() {
        let bars = [bar("North", &[1000.0, 0.5, 0.0])];
        let svg = draw(Width::Narrow, &Caption::default(), &bars, ends(&bars), &str::to_owned);
        assert!(svg.contains(">1000<") && !svg.contains(">0.5<"));
        assert_eq!(svg.matches("<rect").count(), 2);
    }
}
