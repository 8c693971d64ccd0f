//! The whole of what can be tried on rules.

use anbud::evaluation::{Scope, evaluate};
use anbud::{Diagnostic, Exact, Procedure, Sheet, Tenders};

use super::gains::{Gain, gains};
use super::money::{From, Money};
use super::price::{PriceRule, price_rule};
use super::reversal::{Order, Removed, order, removals};
use super::simulate::{Settings, Simulation, Weight, simulate, weights_of};
use super::trial::{TOP, Trial};
use super::worth::{Line, StepWorth, lines, steps};

/// What all simulated fields together may cost, as [`Trial::cost`] counts: what keeps a trial short. Fewer fields are drawn
/// otherwise.
const COST_MAX: u64 = 3_000_000;
/// What the search for a counter-example may cost.
const SEARCH_COST_MAX: u64 = 3_000_000;
/// At least so many fields are drawn of each kind.
const SAMPLES_LEAST: u32 = 20;
/// So many evaluations at most to look for a counter-example.
const EVALUATIONS_MAX: usize = 6_000;

/// What is tried, as far as somebody states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The lowest and highest usual price; none: those of the tenders, or around a price that the rules name.
    pub prices: Option<(Exact, Exact)>,
    /// The lowest and highest usual quality, in thousandths of the scales.
    pub levels: (u32, u32),
    /// How many tenders in a simulated field; 2 to 10.
    pub tenders: u32,
    /// How many fields of each kind.
    pub samples: u32,
    /// The seed.
    pub seed: u64,
    /// How far quality follows the price, in percent.
    pub correlation: u32,
    /// On how many threads fields are simulated; what is found is the same for any number.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            prices: None,
            levels: (TOP * 2 / 5, TOP),
            tenders: 4,
            samples: 500,
            seed: 1,
            correlation: 50,
            threads: 1,
        }
    }
}

/// Real tenders with their scores.
#[derive(Debug, Clone, Copy)]
pub struct Real<'a> {
    /// What was submitted.
    pub tenders: &'a Tenders,
    /// The scores that count.
    pub sheet: &'a Sheet,
}

/// What rules can do, as far as it was tried.
#[derive(Debug)]
pub struct Stress<'a> {
    /// The bench: rules, prices and levels.
    pub trial: Trial<'a>,
    /// Whether a tender that does not win can change who wins.
    pub order: Order,
    /// What the rules do with the price alone.
    pub price: PriceRule,
    /// Lines of tenders that are equally good.
    pub lines: Vec<Line>,
    /// What one step of each scored criterion is worth; none where there are too many to try.
    pub steps: Option<Vec<StepWorth>>,
    /// Simulated tenders.
    pub simulation: Simulation,
    /// What the real tenders show; none where there are none that can be evaluated.
    pub real: Option<Shown>,
}

/// What real tenders show.
#[derive(Debug)]
pub struct Shown {
    /// The losing tenders that change the winner by being there; none where there were too many to try.
    pub removals: Option<Vec<Removed>>,
    /// The weights by their spread.
    pub weights: Vec<Weight>,
    /// What each could have gained by its price.
    pub gains: Vec<Gain>,
}

/// Tries rules on made-up tenders, and on real ones where they are there.
///
/// ```
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
/// use anbud_analysis::stress::{Options, Order, stress};
/// let procedure = Draft::new("Lifts", "Region Example", "RE 7", "SEK")
///     .award(AwardDraft::model("weighted-sum"))
///     .scale(ScaleDraft::new("percent", 0, 100).step(1))
///     .criterion(CriterionDraft::new("service").weight(50).scale("percent").model("of-maximum"))
///     .criterion(CriterionDraft::new("price").kind("price").weight(50).model("lowest-over-price"))
///     .build()
///     .expect("a complete procedure");
/// let tried = stress(&procedure, None, &Options { samples: 10, ..Options::default() }).expect("can be tried");
/// let Order::Reversed(shown) = &tried.order else { panic!("a losing tender can change the winner") };
/// let [a, b, c] = shown.made;
/// assert_eq!(tried.trial.winner(&[a, b]), Some(0));
/// assert_eq!(tried.trial.winner(&[a, b, c]), Some(1));
/// ```
///
/// # Errors
/// Why no made-up tender can be evaluated by these rules; empty where every one is rejected.
pub fn stress<'a>(
    procedure: &'a Procedure,
    real: Option<Real<'_>>,
    options: &Options,
) -> Result<Stress<'a>, Vec<Diagnostic>> {
    let stated = options.prices.as_ref();
    let money = stated.map(|(low, high)| Money::between(low, high, From::Stated));
    let money = money.or_else(|| of_price_sheets(procedure, real?));
    let trial = Trial::new(procedure, real.map(|real| real.tenders), money)?;
    let simulation = simulate(&trial, settings(&trial, options), options.threads);
    Ok(Stress {
        order: order(&trial, EVALUATIONS_MAX.min(trial.affordable(SEARCH_COST_MAX))),
        price: price_rule(&trial),
        lines: lines(&trial),
        steps: steps(&trial),
        simulation,
        real: real.and_then(|real| shown(procedure, &trial, real)),
        trial,
    })
}

/// The range of real prices that come from price sheets: as they were evaluated.
fn of_price_sheets(procedure: &Procedure, real: Real<'_>) -> Option<Money> {
    if procedure.price_sheet.is_empty() {
        return None;
    }
    Money::of_evaluated(&evaluate(procedure, real.tenders, real.sheet, Scope::Whole).ok()?)
}

/// The settings of the simulation: no more fields than can be evaluated in short time.
fn settings(trial: &Trial<'_>, options: &Options) -> Settings {
    let kinds = super::KINDS.len() as u64;
    let fields = COST_MAX / (trial.cost() * (u64::from(options.tenders) + 1) * kinds);
    let most = u32::try_from(fields).unwrap_or(u32::MAX);
    Settings {
        seed: options.seed,
        samples: options.samples.min(most.max(SAMPLES_LEAST)),
        tenders: options.tenders.clamp(2, 10),
        levels: options.levels,
        correlation: options.correlation.min(100),
    }
}

fn shown(procedure: &Procedure, trial: &Trial<'_>, real: Real<'_>) -> Option<Shown> {
    let evaluation = evaluate(procedure, real.tenders, real.sheet, Scope::Whole).ok()?;
    let removals = match evaluation.absolute {
        true => Some(Vec::new()),
        false => removals(procedure, real.tenders, real.sheet),
    };
    Some(Shown {
        removals,
        weights: weights_of(trial, &evaluation),
        gains: gains(procedure, real.tenders, real.sheet, &evaluation),
    })
}
