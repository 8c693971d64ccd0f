//! Decisions: what was compared or drawn on the way to the places.

use crate::derivation::Figure;
use crate::keyed::Key;
use crate::procedure::{Item, ThresholdOn};
use crate::tenders::Tender;

/// A decision on the way to the places, with the figures that it looked at.
///
/// Answers to mandatory requirements stand in the tenders; everything else that can take a place from a tender, or give it
/// one before an equal, is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Whether a stated ground of rejection holds.
    Rejection {
        /// The ground, by its position among the procedure's rejections.
        rejection: usize,
        /// The tender.
        tender: Key<Tender>,
        /// The condition: true where the tender is rejected.
        figure: Figure,
    },
    /// Whether a score or a share is below its threshold.
    Threshold {
        /// What has the threshold.
        item: Item,
        /// What of it was compared.
        on: ThresholdOn,
        /// The tender.
        tender: Key<Tender>,
        /// The comparison: true where the tender is rejected.
        figure: Figure,
    },
    /// A tie rule at work on equal tenders.
    Tie {
        /// The rule, by its position among the award's.
        rule: usize,
        /// The tenders with the figures that the rule looked at, the best first; those still equal stand together.
        sets: Vec<Vec<(Key<Tender>, Figure)>>,
    },
    /// A draw at work on equal tenders.
    Draw {
        /// The rule, by its position among the award's.
        rule: usize,
        /// The tenders, the first drawn first.
        order: Vec<Key<Tender>>,
    },
}
