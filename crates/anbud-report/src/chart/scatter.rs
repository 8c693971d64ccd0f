//! Price against quality: a point for each tender, and lines that join what is worth the same.

use super::axis::Axis;
use super::fit::{fitted, width_of};
use super::labels::{self, Area, Wanted};
use super::svg::{Anchor, Svg};
use super::{Caption, Width};

/// A point.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    /// To the right.
    pub(crate) x: f64,
    /// Upwards.
    pub(crate) y: f64,
    /// What it is called where there is room.
    pub(crate) name: String,
    /// What it is called where there is not: its number in the table beside the chart.
    pub(crate) number: String,
    /// What it is worth, as written beside the line of equal value through it.
    pub(crate) worth: String,
    /// Whether it is the winner's.
    pub(crate) strong: bool,
}

/// Which points are worth the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Equal {
    /// Those on a line through zero: as much of one for each of the other.
    Ray,
    /// Those where both rise together by the same amount: one less the other.
    Rising,
    /// Those where one falls as the other rises: the sum of both.
    Falling,
    /// No line is drawn.
    Nowhere,
}

/// What the chart shows.
#[derive(Debug, Clone)]
pub(crate) struct Scatter {
    /// The points, the best first.
    pub(crate) points: Vec<Point>,
    /// The name of what goes to the right.
    pub(crate) x_title: String,
    /// The name of what goes upwards.
    pub(crate) y_title: String,
    /// Which points are worth the same.
    pub(crate) equal: Equal,
}

const SIZE: f64 = 12.5;
const WORTH_SIZE: f64 = 11.0;
/// With more points than this, points have numbers instead of names.
const NAMES_MAX: usize = 12;
/// So many lines of equal value are drawn at most.
const LINES_MAX: usize = 5;

struct Frame {
    area: Area,
    x: Axis,
    y: Axis,
}

impl Frame {
    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (
            self.x.place(x, self.area.left, self.area.right),
            self.y.place(y, self.area.bottom, self.area.top),
        )
    }
}

/// The chart; numbers at the axes are written by `number`.
pub(crate) fn draw(
    width: Width,
    caption: &Caption,
    scatter: &Scatter,
    number: &dyn Fn(&str) -> String,
) -> String {
    let frame = frame(width, scatter, number);
    let mut svg = Svg::new(width);
    draw_axes(&mut svg, &frame, scatter, number);
    let most = if width == Width::Wide { LINES_MAX } else { 3 };
    let best = scatter.points.iter().take(most);
    let lines: Vec<Line<'_>> =
        best.filter_map(|point| line(&frame, scatter.equal, point)).collect();
    for line in lines.iter().rev() {
        let class = if line.point.strong { "equal strong" } else { "equal" };
        svg.line(class, line.from, line.to);
    }
    draw_points(&mut svg, &frame, width, scatter, &lines);
    svg.finish(caption, frame.area.bottom + 44.0)
}

fn frame(width: Width, scatter: &Scatter, number: &dyn Fn(&str) -> String) -> Frame {
    let (across, upwards) = if width == Width::Wide { (6, 6) } else { (3, 5) };
    let x = axis(scatter.points.iter().map(|point| point.x), across);
    let y = axis(scatter.points.iter().map(|point| point.y), upwards);
    let ticks = y.ticks.iter().map(|(_, text)| width_of(&number(text), 11.0));
    let left = ticks.fold(20.0, f64::max) + 14.0;
    let last = x.ticks.last().map_or(0.0, |(_, text)| width_of(&number(text), 11.0));
    let right = width.pixels() - last / 2.0 - 3.0;
    let bottom = if width == Width::Wide { 400.0 } else { 340.0 };
    Frame { area: Area { left, top: 30.0, right, bottom }, x, y }
}

/// An axis with a little room around the values, so that no point stands on its end.
fn axis(values: impl Iterator<Item = f64> + Clone, ticks: u32) -> Axis {
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let most = values.fold(f64::NEG_INFINITY, f64::max);
    let room = (most - least) * 0.04;
    let ends = [least - room, most + room].into_iter().filter(|end| end.is_finite());
    Axis::around(ends, ticks, false)
}

fn draw_axes(svg: &mut Svg, frame: &Frame, scatter: &Scatter, number: &dyn Fn(&str) -> String) {
    let area = &frame.area;
    for (value, text) in &frame.x.ticks {
        let (x, _) = frame.at(*value, 0.0);
        svg.line("grid", (x, area.top), (x, area.bottom));
        svg.text("tick", (x, area.bottom + 16.0), Anchor::Middle, &number(text));
    }
    for (value, text) in &frame.y.ticks {
        let (_, y) = frame.at(0.0, *value);
        svg.line("grid", (area.left, y), (area.right, y));
        svg.text("tick", (area.left - 7.0, y + 4.0), Anchor::End, &number(text));
    }
    let middle = (area.left + area.right) / 2.0;
    svg.text(
        "axis",
        (middle, area.bottom + 36.0),
        Anchor::Middle,
        &fitted(&scatter.x_title, SIZE, area.right - area.left),
    );
    svg.text("axis", (1.0, 14.0), Anchor::Start, &fitted(&scatter.y_title, SIZE, area.right));
}

/// A line of equal value, from left to right.
struct Line<'p> {
    from: (f64, f64),
    to: (f64, f64),
    /// The point it goes through.
    point: &'p Point,
}

/// The line of equal value through a point, cut at the edges of the chart.
fn line<'p>(frame: &Frame, equal: Equal, point: &'p Point) -> Option<Line<'p>> {
    let slope = match equal {
        Equal::Ray if point.x != 0.0 => point.y / point.x,
        Equal::Rising => 1.0,
        Equal::Falling => -1.0,
        _ => return None,
    };
    let y_of = |x: f64| point.y + slope * (x - point.x);
    let x_of = |y: f64| if slope == 0.0 { None } else { Some(point.x + (y - point.y) / slope) };
    let (x, y) = (&frame.x, &frame.y);
    let mut ends: Vec<(f64, f64)> = [x.from, x.to].map(|x| (x, y_of(x))).into();
    ends.extend([y.from, y.to].into_iter().filter_map(|y| Some((x_of(y)?, y))));
    let inside = |(at, up): &(f64, f64)| {
        let near = |value: f64, from: f64, to: f64| {
            let room = (to - from) * 1.0e-6;
            value >= from - room && value <= to + room
        };
        near(*at, x.from, x.to) && near(*up, y.from, y.to)
    };
    ends.retain(inside);
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ((left, low), (right, high)) = (ends.first()?, ends.last()?);
    Some(Line { from: frame.at(*left, *low), to: frame.at(*right, *high), point })
}

/// Whether points have numbers instead of names at some width, because names have no room.
pub(crate) fn is_numbered(scatter: &Scatter, number: &dyn Fn(&str) -> String) -> bool {
    let numbered =
        |width: &Width| named(&frame(*width, scatter, number), *width, scatter, &[]).is_none();
    Width::ALL.iter().any(numbered)
}

/// What is written beside each point and at the end of each line, and where.
type Labels = Vec<(String, Option<Area>)>;

/// The names of all points; none where one of them has no room.
fn named(frame: &Frame, width: Width, scatter: &Scatter, lines: &[Line<'_>]) -> Option<Labels> {
    let points = &scatter.points;
    let most = if width == Width::Wide { 230.0 } else { 150.0 };
    let names = points.iter().map(|point| fitted(&point.name, SIZE, most)).collect();
    let labels = labelled(frame, width, (points, names), lines);
    let mut of_points = labels.iter().take(points.len());
    let fits = points.len() <= NAMES_MAX && of_points.all(|(_, area)| area.is_some());
    fits.then_some(labels)
}

/// The numbers of all points.
fn numbered(frame: &Frame, width: Width, scatter: &Scatter, lines: &[Line<'_>]) -> Labels {
    let numbers = scatter.points.iter().map(|point| point.number.clone()).collect();
    labelled(frame, width, (&scatter.points, numbers), lines)
}

fn labelled(
    frame: &Frame,
    width: Width,
    (points, mut texts): (&[Point], Vec<String>),
    lines: &[Line<'_>],
) -> Labels {
    let wanted = |(point, text): (&Point, &String)| Wanted {
        at: frame.at(point.x, point.y),
        radius: radius(point),
        width: width_of(text, SIZE) * if point.strong { 1.08 } else { 1.0 } + 2.0,
        height: 15.0,
        reach: f64::INFINITY,
        above: 0.0,
    };
    let mut wanted: Vec<Wanted> = points.iter().zip(&texts).map(wanted).collect();
    wanted.extend(lines.iter().map(worth_of));
    texts.extend(lines.iter().map(|line| line.point.worth.clone()));
    let (left, top) = (frame.area.left + 1.0, frame.area.top + 1.0);
    let within = Area { left, top, right: width.pixels() - 2.0, ..frame.area };
    let places = labels::place(&wanted, &within);
    texts.into_iter().zip(places).collect()
}

/// The room for what a line is worth, at its end or close to it.
fn worth_of(line: &Line<'_>) -> Wanted {
    let width = width_of(&line.point.worth, WORTH_SIZE) + 2.0;
    Wanted { at: line.to, radius: 1.0, width, height: 13.0, reach: 8.0, above: 16.0 }
}

fn radius(point: &Point) -> f64 {
    if point.strong { 6.5 } else { 5.0 }
}

fn draw_points(svg: &mut Svg, frame: &Frame, width: Width, scatter: &Scatter, lines: &[Line<'_>]) {
    let points = &scatter.points;
    let labels = named(frame, width, scatter, lines)
        .unwrap_or_else(|| numbered(frame, width, scatter, lines));
    for (line, (text, area)) in lines.iter().zip(labels.iter().skip(points.len())) {
        let class = if line.point.strong { "strong worth halo" } else { "worth halo" };
        if let Some(area) = area {
            svg.text(class, (area.left, area.bottom - 3.0), Anchor::Start, text);
        }
    }
    for (point, (text, area)) in points.iter().zip(&labels) {
        let class = if point.strong { "strong" } else { "" };
        if let Some(area) = area {
            draw_name(svg, frame.at(point.x, point.y), radius(point), area, (class, text));
        }
    }
    for point in points.iter().rev() {
        let class = if point.strong { "point strong" } else { "point" };
        svg.circle(class, frame.at(point.x, point.y), radius(point));
    }
}

/// A name, with a thin line to its point where it stands away from it.
fn draw_name(svg: &mut Svg, at: (f64, f64), radius: f64, area: &Area, (class, name): (&str, &str)) {
    let nearest =
        (at.0.clamp(area.left, area.right), at.1.clamp(area.top + 3.0, area.bottom - 3.0));
    let (across, down) = (nearest.0 - at.0, nearest.1 - at.1);
    if across.abs().max(down.abs()) > radius + 12.0 {
        svg.line("leader", at, nearest);
    }
    let (x, anchor) = if area.left >= at.0 {
        (area.left, Anchor::Start)
    } else if area.right <= at.0 {
        (area.right, Anchor::End)
    } else {
        ((area.left + area.right) / 2.0, Anchor::Middle)
    };
    svg.text(&format!("{class} halo"), (x, area.bottom - 3.5), anchor, name);
}

#[cfg(test)]
mod tests {
    use super::{Equal, Point, Scatter, draw};
    use crate::chart::{Caption, Width};

    fn scatter(points: &[(f64, f64)], equal: Equal) -> Scatter {
        let point = |(at, (x, y)): (usize, &(f64, f64))| Point {
            x: *x,
            y: *y,
            name: format!("Tenderer number {}", at + 1),
            number: (at + 1).to_string(),
            worth: (at + 1).to_string(),
            strong: at == 0,
        };
        let points = points.iter().enumerate().map(point).collect();
        Scatter { points, x_title: "Price".into(), y_title: "Quality".into(), equal }
    }

    fn drawn(scatter: &Scatter) -> String {
        draw(Width::Wide, &Caption::default(), scatter, &str::to_owned)
    }

    #[test]
    fn a_line_of_equal_value_goes_through_each_of_the_best() {
        let two = [(100.0, 80.0), (50.0, 30.0)];
        assert_eq!(drawn(&scatter(&two, Equal::Ray)).matches("\"equal").count(), 2);
        assert_eq!(drawn(&scatter(&two, Equal::Nowhere)).matches("\"equal").count(), 0);
        assert_eq!(drawn(&scatter(&[(0.0, 1.0)], Equal::Ray)).matches("\"equal").count(), 0);
    }

    #[test]
    fn many_points_have_numbers() {
        let many: Vec<(f64, f64)> =
            (0..40).map(|at| (f64::from(at * 37 % 40), f64::from(at))).collect();
        let text = drawn(&scatter(&many, Equal::Nowhere));
        assert!(!text.contains("Tenderer") && text.contains(">40</text>"));
    }

    #[test]
    fn equal_points_are_all_named() {
        let text = drawn(&scatter(&[(5.0, 5.0); 3], Equal::Ray));
        assert_eq!(text.matches("Tenderer number").count(), 3);
    }
}
