//! Lots: what is awarded apart, how many one tenderer may win, and how they are shared out.

use std::sync::Arc;

use crate::Place;
use crate::keyed::List;

/// The lots of a procurement, and how they are shared out; empty where there is but one award.
#[derive(Debug, Clone, Default)]
pub struct Lots {
    /// The lots in the order of the file.
    pub list: List<Lot>,
    /// The most lots that one tenderer may win; none where nothing limits them.
    pub most_per_tenderer: Option<u32>,
    /// How the lots are shared out.
    pub allocation: AllocationRule,
    /// What becomes of the tenders of a tenderer that has won its most; none where it is not stated.
    pub when_full: Option<WhenFull>,
    /// What of one price for several lots counts in each; none where it is not stated.
    pub combination_price: Option<CombinationPrice>,
    /// What separates allocations that are equally good, in order.
    pub ties: Vec<AllocationTie>,
    /// Where `[lots]` stands, or the last lot.
    pub place: Option<Place>,
}

impl Lots {
    /// Whether there is but one award.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// One lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// Its identifier.
    pub id: Arc<str>,
    /// Its title; the identifier where none is stated.
    pub title: Arc<str>,
    /// Where it stands.
    pub place: Place,
}

/// How the lots are shared out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AllocationRule {
    /// Each lot goes to its own first place.
    #[default]
    EachByItself,
    /// Lot after lot; who has won its most wins no more.
    ByOrderOfLots,
    /// Who is first in more lots than it may win keeps those that it prefers.
    ByStatedPreference,
    /// All lots at once, so that the sum over all of them is best.
    BestTotal(Total),
}

/// What is summed over the lots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// The results of the award formula, best as it says.
    Result,
    /// The prices, lowest is best.
    Price,
}

/// What becomes of the tenders of a tenderer that has won its most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenFull {
    /// The ranking of each lot stays; the next in it wins.
    KeepRanking,
    /// They leave the field, and the lot is ranked again without them.
    RankAgain,
}

/// What of one price for several lots counts in each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CombinationPrice {
    /// A part of it, as the prices alone are to each other.
    InProportion,
}

/// What separates allocations that are equally good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllocationTie {
    /// The lowest sum of prices.
    LowestPrice,
    /// The better place in the first lot in which they differ.
    OrderOfLots,
}
