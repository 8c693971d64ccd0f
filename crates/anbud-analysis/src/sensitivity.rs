//! How firm a decision is: the smallest changes that would put another tender first, and on what it hangs.
//!
//! Everything is worked out by the engine: the recorded derivation is replayed with some figures moved, and the whole is
//! evaluated anew where a recorded choice would turn out otherwise.

mod acceptability;
mod beyond;
mod decision;
mod enough;
mod firmness;
mod flips;
mod knob;
mod leave_out;
mod people;
mod search;
mod side_by_side;
mod simplest;
mod track;
mod weights;

pub use acceptability::{Acceptability, Counted, NoAcceptability, Sampling};
pub use decision::Basis;
pub use enough::{Enough, enough};
pub use firmness::{NearMiss, Rounded};
pub use flips::{Flip, Subject};
pub use leave_out::{LeftOut, Part, Then};
pub use search::Turn;
pub use weights::Interval;

use anbud::Exact;
use anbud::keyed::Key;
use anbud::tenders::Tender;

use decision::Decision;
use search::Contest;

/// How firm a decision is.
#[derive(Debug, Clone)]
pub struct Sensitivity {
    /// Who wins, before whom, by how much; none where the first place is not decided or has no next one.
    pub margin: Option<Margin>,
    /// The interval of each weight within which the winner stays.
    pub weights: Vec<Interval>,
    /// The smallest changes that put another tender first.
    pub flips: Vec<Flip>,
    /// The same for every pair of neighbours further down: from the second place on, or from the first where nobody wins.
    pub pairs: Vec<Pair>,
    /// Who would win without one part.
    pub leave_one_out: Vec<LeftOut>,
    /// Whose place the declared rounding decided.
    pub rounding: Vec<Rounded>,
    /// Thresholds that were nearly missed or nearly met.
    pub near_misses: Vec<NearMiss>,
    /// For what share of weightings each tender takes each place, or why that cannot be told.
    pub acceptability: Result<Acceptability, NoAcceptability>,
}

/// By how much the winner is ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin {
    /// The winner.
    pub winner: Key<Tender>,
    /// The next.
    pub next: Key<Tender>,
    /// By how much its result is better.
    pub result: Exact,
    /// That, as a share of the result of the next; none where that is zero or one of the two is below it.
    pub share: Option<Exact>,
}

/// Two neighbours, and the smallest changes that turn them.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The one that is ahead.
    pub ahead: Key<Tender>,
    /// The one behind it.
    pub behind: Key<Tender>,
    /// Whether their results are equal: then the least change turns them, one way or the other.
    pub is_tie: bool,
    /// The smallest change of each kind of subject.
    pub flips: Vec<Flip>,
}

/// Examines how firm a decision is.
///
/// ```
/// use anbud::evaluation::{Scope, evaluate};
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
/// use anbud::tenders::Tender;
/// use anbud::{Sheet, Tenders};
/// use anbud_analysis::sensitivity::{Basis, Sampling, sensitivity};
/// let procedure = Draft::new("Lifts", "Exempelby Housing", "EB 1", "SEK")
///     .award(AwardDraft::model("quality-per-price"))
///     .scale(ScaleDraft::new("percent", 0, 100))
///     .criterion(CriterionDraft::new("service").weight(100).scale("percent").model("of-maximum"))
///     .criterion(CriterionDraft::new("price").kind("price"))
///     .build()
///     .expect("a complete procedure");
/// let service = procedure.item("service").expect("a criterion");
/// let tenders: Tenders = [("a", 60, 800), ("b", 70, 1_000)]
///     .map(|(id, score, price)| Tender::new(id, id).price(price).score(service, score))
///     .into_iter()
///     .collect();
/// let sheet = Sheet::default();
/// let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).expect("no mistakes");
/// let basis = Basis { procedure: &procedure, tenders: &tenders, sheet: &sheet, evaluation: &evaluation };
/// let sampling = Sampling { samples: 1_000, seed: 1, within: None, threads: 1 };
/// let found = sensitivity(basis, sampling);
/// // 60 / 800 = 70 / 933.33…: from there on b would be ahead
/// assert!(found.flips.iter().any(|flip| flip.turn.at.to_string() == "2800/3"));
/// ```
#[must_use]
pub fn sensitivity(basis: Basis<'_>, sampling: Sampling) -> Sensitivity {
    let decision = Decision::new(basis, sampling.threads);
    let (ranked, all) = (decision.ranked(), decision.all());
    // one that was rejected may come back, and be ahead of the winner
    let contest = decision.winner().map(|ahead| Contest {
        ahead,
        others: all.iter().copied().filter(|tender| *tender != ahead).collect(),
    });
    let intervals = |contest: &Contest| weights::intervals(&decision, contest);
    let weights: Vec<Interval> = contest.as_ref().map(intervals).unwrap_or_default();
    let of_winner = |contest: &Contest| flips::flips(&decision, contest, &all, &weights);
    Sensitivity {
        margin: contest.as_ref().and_then(|contest| margin(&decision, contest)),
        flips: contest.as_ref().map(of_winner).unwrap_or_default(),
        weights,
        pairs: pairs(&decision, &ranked, usize::from(contest.is_some())),
        leave_one_out: contest
            .as_ref()
            .map(|contest| leave_out::all(&decision, contest))
            .unwrap_or_default(),
        rounding: firmness::rounding(&decision),
        near_misses: firmness::near_misses(&decision),
        acceptability: acceptability::acceptability(&decision, sampling),
    }
}

/// For what share of weightings each tender takes each place, without the rest of the examination.
///
/// # Errors
/// Why that cannot be told.
pub fn acceptability(
    basis: Basis<'_>,
    sampling: Sampling,
) -> Result<Acceptability, NoAcceptability> {
    acceptability::acceptability(&Decision::new(basis, sampling.threads), sampling)
}

fn margin(decision: &Decision<'_>, contest: &Contest) -> Option<Margin> {
    let next = *contest.others.first()?;
    let results = decision.results();
    let result = |tender: Key<Tender>| results.get(tender.position()).cloned().flatten();
    let (winner, behind) = (result(contest.ahead)?, result(next)?);
    let by = (&winner - &behind).absolute();
    // of a result below zero a share says nothing
    let has_sense = !winner.is_negative() && !behind.is_negative();
    let share = by.divided_by(&behind).filter(|_| has_sense);
    Some(Margin { winner: contest.ahead, next, result: by, share })
}

/// Every pair of neighbours from a place on, with the smallest change of each kind that turns it.
fn pairs(decision: &Decision<'_>, ranked: &[Key<Tender>], from: usize) -> Vec<Pair> {
    let neighbours = ranked.windows(2).filter_map(|pair| <[Key<Tender>; 2]>::try_from(pair).ok());
    let pair = |[ahead, behind]: [Key<Tender>; 2]| {
        let contest = Contest { ahead, others: vec![behind] };
        let weights = weights::intervals(decision, &contest);
        let mut flips = flips::flips(decision, &contest, &[ahead, behind], &weights);
        flips.dedup_by_key(|flip| std::mem::discriminant(&flip.subject));
        let results = decision.results();
        let result = |tender: Key<Tender>| results.get(tender.position()).cloned().flatten();
        Pair { ahead, behind, is_tie: result(ahead) == result(behind), flips }
    };
    neighbours.skip(from).map(pair).collect()
}
