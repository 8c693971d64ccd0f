//! Rank acceptability: for what share of all weightings of the criteria at the top each tender takes each place.
//!
//! After Lahdelma and Salminen, "SMAA-2: Stochastic multicriteria acceptability analysis for group decision making",
//! Operations Research 49(3), 2001: weights drawn evenly from all that sum to one, the rank acceptability index of every
//! place, and the central weights of every tender, the mean of the weightings that put it first. Weights are whole
//! numbers between ordered draws, and sums are whole numbers too: no float takes part.

mod sample;

use anbud::Exact;
use anbud::keyed::Key;
use anbud::procedure::{Criterion, RoundingRules};
use anbud::tenders::Tender;

use super::decision::{Basis, Decision, Results};
use super::knob::{Knob, family, has_weight};

/// How weightings are drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sampling {
    /// How many weightings.
    pub samples: u64,
    /// The seed of the random numbers.
    pub seed: u64,
    /// How far every weight may lie from the stated one, as a share of it; none: all weightings.
    pub within: Option<Exact>,
    /// On how many threads; the outcome is the same for any number.
    pub threads: usize,
}

/// For what share of weightings each tender takes each place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptability {
    /// How weightings were drawn.
    pub sampling: Sampling,
    /// Whether a declared rounding was left aside.
    pub is_unrounded: bool,
    /// The criteria whose weights were drawn.
    pub criteria: Vec<Key<Criterion>>,
    /// What was counted for every tender, in the order of places.
    pub tenders: Vec<Counted>,
}

/// What was counted for a tender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The tender.
    pub tender: Key<Tender>,
    /// How many weightings put it in each place, from the first.
    pub places: Vec<u64>,
    /// How many weightings put it before each tender, in their order.
    pub before: Vec<u64>,
    /// The mean weights, in percent, of the weightings that put it first; none where there is none.
    pub central: Option<Vec<Exact>>,
}

/// Why there is no rank acceptability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAcceptability {
    /// There are not two weights that share a whole.
    OneWeight,
    /// Fewer than two tenders have a result.
    OneTender,
    /// Results do not follow weights along a straight line.
    NotLinear,
}

/// Draws weightings and counts places. What is rounded after weights have their say is left unrounded: a step every
/// hundredth of a point would hide the straight line below it.
pub(super) fn acceptability(
    decision: &Decision<'_>,
    sampling: Sampling,
) -> Result<Acceptability, NoAcceptability> {
    let rounding = &decision.basis.procedure.rounding;
    let kept = RoundingRules {
        points: None,
        value: None,
        quality: None,
        result: None,
        ..rounding.clone()
    };
    if kept == *rounding {
        return counted(decision, sampling, false);
    }
    let mut procedure = decision.basis.procedure.clone();
    procedure.rounding = kept;
    let evaluation = decision.anew(&procedure, decision.basis.tenders);
    let evaluation = evaluation.ok_or(NoAcceptability::NotLinear)?;
    let basis = Basis { procedure: &procedure, evaluation: &evaluation, ..decision.basis };
    counted(&Decision::new(basis, decision.threads), sampling, true)
}

fn counted(
    decision: &Decision<'_>,
    sampling: Sampling,
    is_unrounded: bool,
) -> Result<Acceptability, NoAcceptability> {
    let top = decision.basis.procedure.top().find(|key| has_weight(decision, *key));
    let criteria = family(decision, top.ok_or(NoAcceptability::OneWeight)?);
    let tenders = decision.ranked();
    if tenders.len() < 2 {
        return Err(NoAcceptability::OneTender);
    }
    let table = table(decision, &criteria, &tenders).ok_or(NoAcceptability::NotLinear)?;
    let stated = stated(decision, &criteria).ok_or(NoAcceptability::NotLinear)?;
    let counts = sample::count(&table, &stated, &sampling);
    let tenders = tenders.into_iter().enumerate();
    let tenders = tenders.map(|(at, tender)| counts.of(at, tender)).collect();
    Ok(Acceptability { sampling, is_unrounded, criteria, tenders })
}

/// Through what results are looked at; none where they cannot be seen so.
type Lens = fn(&Exact) -> Option<Exact>;

/// The weights as stated, as shares of their sum.
fn stated(decision: &Decision<'_>, criteria: &[Key<Criterion>]) -> Option<Vec<Exact>> {
    let weight = |key: &Key<Criterion>| decision.marks(*key).map(|marks| decision.number(marks));
    let weights: Vec<&Exact> = criteria.iter().map(weight).collect::<Option<_>>()?;
    let sum = weights.iter().fold(Exact::ZERO, |sum, weight| &sum + weight);
    weights.into_iter().map(|weight| weight.divided_by(&sum)).collect()
}

/// What results are for every tender where one criterion has all the weight: by criterion, then tender, so that the
/// greater is the better. None where the results as stated are not their weighted mean, as they are or as reciprocals.
fn table(
    decision: &Decision<'_>,
    criteria: &[Key<Criterion>],
    tenders: &[Key<Tender>],
) -> Option<Vec<Vec<Exact>>> {
    let stated = decision.results();
    let ways: Vec<Way> = criteria
        .iter()
        .map(|criterion| way(decision, Knob::Weight(*criterion)))
        .collect::<Option<_>>()?;
    let plain: Lens = |result| Some(result.clone());
    let reciprocal: Lens = |result| Exact::ONE.divided_by(result);
    let lenses: [Lens; 2] = [plain, reciprocal];
    lenses.into_iter().enumerate().find_map(|(position, lens)| {
        let found = seen(tenders, &stated, lens)?;
        let columns = ways.iter().map(|way| {
            let reached = seen(tenders, &way.results, lens)?;
            Some(if way.is_half { doubled(&found, &reached) } else { reached })
        });
        let columns: Vec<Vec<Exact>> = columns.collect::<Option<_>>()?;
        let is_linear = is_mean(decision, criteria, &columns, &found)?;
        let is_best_highest = decision.best() == anbud::procedure::Best::Highest;
        let is_turned = is_best_highest == (position == 1);
        is_linear.then(|| if is_turned { negated(columns) } else { columns })
    })
}

/// What results are where one criterion has all the weight, or where it has come half the way.
struct Way {
    results: Results,
    is_half: bool,
}

/// The results where the knob is at its end; or half the way, where the rules are undefined at the end, as a share of
/// the marks of a criterion without weight is.
fn way(decision: &Decision<'_>, knob: Knob) -> Option<Way> {
    let (start, (_, whole)) = (knob.start(decision)?, knob.ends(decision)?);
    if let Some(results) = knob.results(decision, &whole) {
        return Some(Way { results, is_half: false });
    }
    let half = &(&start + &whole) * &Exact::from_scaled(5, 1);
    Some(Way { results: knob.results(decision, &half)?, is_half: true })
}

/// As far again as from what was stated to half the way.
fn doubled(stated: &[Exact], half: &[Exact]) -> Vec<Exact> {
    stated.iter().zip(half).map(|(stated, half)| &(half + half) - stated).collect()
}

fn seen(tenders: &[Key<Tender>], results: &Results, lens: Lens) -> Option<Vec<Exact>> {
    tenders.iter().map(|tender| lens(results.get(tender.position())?.as_ref()?)).collect()
}

/// Whether results are the means of columns by the stated weights.
fn is_mean(
    decision: &Decision<'_>,
    criteria: &[Key<Criterion>],
    columns: &[Vec<Exact>],
    results: &[Exact],
) -> Option<bool> {
    let stated = stated(decision, criteria)?;
    Some(results.iter().enumerate().all(|(at, result)| {
        let terms = columns
            .iter()
            .zip(&stated)
            .filter_map(|(column, weight)| Some(column.get(at)? * weight));
        terms.fold(Exact::ZERO, |sum, term| &sum + &term) == *result
    }))
}

fn negated(columns: Vec<Vec<Exact>>) -> Vec<Vec<Exact>> {
    columns.into_iter().map(|column| column.iter().map(|result| -result).collect()).collect()
}
