//! Where on a stretch of a knob's way rounded figures take their steps: exactly, where what they are rounded from follows
//! a straight line through a lens.

use anbud::derivation::{Figure, Replayed, Within};
use anbud::{Exact, Mode};

use super::super::track::Track;
use super::{Lens, middle};

/// How many steps are looked at one by one; a stretch with more is divided first.
const STEPS_MAX: usize = 32;

/// A rounded figure that may take steps: what it is rounded from at both ends, and how.
struct Stepping {
    of: Figure,
    ends: (Exact, Exact),
    decimals: i32,
    mode: Mode,
}

/// A way through a lens, and the figures in the middle of it.
struct Through<'t> {
    lens: Lens,
    ends: (Exact, Exact),
    middle: Replayed<'t>,
}

/// Where rounded figures that go into some results take steps between two numbers, in the order of the way; none where
/// they are too many, or it is not told exactly where any is.
///
/// A figure that is rounded from what takes steps itself is told once the way is divided by those.
pub(super) fn steps(
    track: &Track<'_>,
    from: &Exact,
    to: &Exact,
    within: &Within<'_>,
    results: &[Figure],
) -> Option<Vec<Exact>> {
    let stepping = within.steps_into(results);
    if stepping.is_empty() {
        return Some(Vec::new());
    }
    let (near, far) = (track.replayed(from)?, track.replayed(to)?);
    let through = [Lens::Plain, Lens::Reciprocal].map(|lens| Through::new(track, from, to, lens));
    let (mut steps, mut is_any_left) = (Vec::new(), false);
    for (figure, of) in stepping {
        let (decimals, mode) = track.rounding(figure)?;
        let ends = (near.number(of).0.clone(), far.number(of).0.clone());
        let stepping = Stepping { of, ends, decimals, mode };
        let bounds = stepping.bounds(STEPS_MAX.checked_sub(steps.len())?)?;
        match through.iter().flatten().find(|way| way.is_straight(&stepping)) {
            Some(way) => {
                steps.extend(bounds.iter().filter_map(|bound| way.meets(&stepping, bound)))
            }
            None => is_any_left |= !bounds.is_empty(),
        }
    }
    if steps.is_empty() && is_any_left {
        return None;
    }
    steps.retain(|at| at != from && at != to);
    steps.sort();
    steps.dedup();
    if from > to {
        steps.reverse();
    }
    Some(steps)
}

impl<'t> Through<'t> {
    fn new(track: &Track<'t>, from: &Exact, to: &Exact, lens: Lens) -> Option<Self> {
        let ends = (lens.of(from)?, lens.of(to)?);
        let middle = track.replayed(&lens.of(&middle(&ends.0, &ends.1))?)?;
        Some(Through { lens, ends, middle })
    }

    /// Whether what a figure is rounded from follows a straight line here.
    fn is_straight(&self, stepping: &Stepping) -> bool {
        let (here, there) = &stepping.ends;
        *self.middle.number(stepping.of).0 == middle(here, there)
    }

    /// Where what a figure is rounded from is worth so much.
    fn meets(&self, stepping: &Stepping, bound: &Exact) -> Option<Exact> {
        let ((here, there), (from, to)) = (&stepping.ends, &self.ends);
        let share = (bound - here).divided_by(&(there - here))?;
        self.lens.of(&(from + &(&(to - from) * &share)))
    }
}

impl Stepping {
    /// The numbers between both ends at which rounding takes a step; none where they are more than so many.
    fn bounds(&self, most: usize) -> Option<Vec<Exact>> {
        let unit = match u32::try_from(self.decimals) {
            Ok(decimals) => Exact::from_scaled(1, decimals),
            Err(_) => Exact::whole(10_i128.checked_pow(self.decimals.unsigned_abs())?),
        };
        let first = match self.mode {
            Mode::HalfUp | Mode::HalfDown | Mode::HalfEven => middle(&Exact::ZERO, &unit),
            Mode::Truncate | Mode::Floor | Mode::Ceil => Exact::ZERO,
        };
        let (here, there) = &self.ends;
        let (low, high) = (here.min(there), here.max(there));
        let before = (low - &first).divided_by(&unit)?.rounded(0, Mode::Ceil);
        let mut at = &first + &(&before * &unit);
        let mut bounds = Vec::new();
        while at <= *high {
            if bounds.len() == most {
                return None;
            }
            let next = &at + &unit;
            bounds.push(std::mem::replace(&mut at, next));
        }
        Some(bounds)
    }
}
