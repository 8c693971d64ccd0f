//! Finds a place for each name beside its point: never over another point or name, and inside the drawing.

/// A rectangle of the drawing: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Area) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    fn around((x, y): (f64, f64), radius: f64) -> Area {
        Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }
}

/// How far from its point a name may stand.
const DISTANCES: [f64; 9] = [0.0, 8.0, 18.0, 30.0, 44.0, 60.0, 80.0, 104.0, 132.0];
/// To which sides, in order of liking: right, left, above, below, and between them.
const SIDES: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.8, -0.8),
    (0.8, 0.8),
    (-0.8, -0.8),
    (-0.8, 0.8),
];

/// A point, and the size of the name it wants.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) at: (f64, f64),
    pub(super) radius: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    /// How far from its point it may stand.
    pub(super) reach: f64,
    /// How far above the drawing it may stand.
    pub(super) above: f64,
}

/// Where each name stands, the first ones first; none where every place is taken.
pub(super) fn place(wanted: &[Wanted], within: &Area) -> Vec<Option<Area>> {
    let mut taken: Vec<Area> =
        wanted.iter().map(|one| Area::around(one.at, one.radius + 1.0)).collect();
    let mut placed = Vec::new();
    for one in wanted {
        let within = Area { top: within.top - one.above, ..*within };
        let free = candidates(one)
            .find(|area| within.holds(area) && !taken.iter().any(|other| other.overlaps(area)));
        taken.extend(free);
        placed.push(free);
    }
    placed
}

fn candidates(one: &Wanted) -> impl Iterator<Item = Area> + '_ {
    let near = DISTANCES.iter().filter(|distance| **distance <= one.reach);
    near.flat_map(move |distance| SIDES.iter().map(move |side| beside(one, *side, *distance)))
}

/// The area of a name to one side of its point.
fn beside(one: &Wanted, (across, down): (f64, f64), distance: f64) -> Area {
    let away = one.radius + 5.0 + distance;
    let (x, y) = (one.at.0 + across * away, one.at.1 + down * away);
    // to the sides a name is centred on the height of its point, above and below it stands over its middle
    let left = x + one.width * (across.signum() * f64::from(u8::from(across != 0.0)) - 1.0) / 2.0;
    let top = y + one.height * (down.signum() * f64::from(u8::from(down != 0.0)) - 1.0) / 2.0;
    Area { left, top, right: left + one.width, bottom: top + one.height }
}

#[cfg(test)]
mod tests {
    use super::{Area, Wanted, place};

    const PAGE: Area = Area { left: 0.0, top: 0.0, right: 800.0, bottom: 500.0 };

    fn wanted(x: f64, y: f64) -> Wanted {
        Wanted {
            at: (x, y),
            radius: 5.0,
            width: 90.0,
            height: 14.0,
            reach: f64::INFINITY,
            above: 0.0,
        }
    }

    #[test]
    fn a_name_stands_to_the_right_where_there_is_room() {
        let areas = place(&[wanted(100.0, 100.0)], &PAGE);
        assert_eq!(areas, [Some(Area { left: 110.0, top: 93.0, right: 200.0, bottom: 107.0 })]);
        let at_the_edge = place(&[wanted(790.0, 100.0)], &PAGE);
        assert_eq!(at_the_edge.first().copied().flatten().map(|area| area.right), Some(780.0));
    }

    #[test]
    fn names_never_overlap() {
        let points: Vec<Wanted> = (0..40)
            .map(|at| wanted(300.0 + f64::from(at % 7) * 9.0, 200.0 + f64::from(at / 7) * 9.0))
            .collect();
        let areas: Vec<Area> = place(&points, &PAGE).into_iter().flatten().collect();
        assert!(areas.len() >= 20, "{}", areas.len());
        for (at, one) in areas.iter().enumerate() {
            assert!(areas.iter().skip(at + 1).all(|other| !one.overlaps(other)));
        }
    }
}
