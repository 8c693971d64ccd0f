//! A track: a recorded evaluation along which a knob is turned, as far as its choices hold.

use anbud::Exact;
use anbud::derivation::{Figure, Op, Replay, Replayed, Within};

use super::decision::Results;

/// What figures would be worth.
pub(super) type Moved = Vec<(Figure, Exact)>;

/// A recorded evaluation, and which of its figures a knob moves.
pub(super) struct Track<'t> {
    pub(super) replay: &'t Replay<'t>,
    /// The results of tenders, by position.
    pub(super) results: &'t [Option<Figure>],
    /// The figures that the knob moves, and what they are worth where it is turned so far.
    pub(super) moved: &'t dyn Fn(&Exact) -> Option<Moved>,
}

impl<'t> Track<'t> {
    /// The figures with the knob turned so far; none where a recorded choice would turn out otherwise.
    pub(super) fn replayed(&self, to: &Exact) -> Option<Replayed<'t>> {
        let mut moved = (self.moved)(to)?;
        moved.retain(|(figure, number)| self.replay.recorded().number(*figure).0 != number);
        self.replay.with(&moved).ok()
    }

    /// The results with the knob turned so far.
    pub(super) fn results(&self, to: &Exact) -> Option<Results> {
        let replayed = self.replayed(to)?;
        let result = |figure: Figure| replayed.number(figure).0.clone();
        Some(self.results.iter().map(|figure| figure.map(result)).collect())
    }

    /// The bounds of figures while the knob is turned from one number to another.
    pub(super) fn within(&self, from: &Exact, to: &Exact) -> Option<Within<'t>> {
        let ends = (self.moved)(from)?.into_iter().zip((self.moved)(to)?);
        let moved = ends.map(|((figure, from), (_, to))| (figure, from, to)).collect::<Vec<_>>();
        self.replay.within(&moved)
    }

    /// How a rounded figure is rounded.
    pub(super) fn rounding(&self, figure: Figure) -> Option<(i32, anbud::Mode)> {
        match self.replay.recorded().node(figure).op {
            Op::Rounded(_, decimals, mode) => Some((decimals, mode)),
            _ => None,
        }
    }
}
