//! Simulated tenders: fields drawn at random from declared ranges, each evaluated by the engine.
//!
//! The tender at a position of a field depends on the seed and its position alone.

use anbud::evaluation::{Evaluation, Status, TenderResult};
use anbud::keyed::Key;
use anbud::procedure::{Basis, Criterion, Item};
use anbud::tenders::Tender;
use anbud::{Exact, Tenders};

use super::price::criteria_of_price;
use super::trial::{Made, TOP, Trial, winner};
use crate::random::number;
use crate::threads::side_by_side;

/// Within one tender the level of a criterion lies at most so far from the level of the whole.
const APART: u32 = 100;
/// The strategic tender of full quality asks for so many percent of the highest usual price.
const ANY_PRICE: u64 = 300;
/// The strategic tender of no quality asks for so many percent of the middle price.
const NEAR_ZERO: u64 = 1;
/// Draws for one tender, and tenders for one field: what keeps their positions apart.
const DRAWS: u64 = 1 << 20;
const TENDERS: u64 = 16;

/// What is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The seed of all draws.
    pub seed: u64,
    /// How many fields of each kind.
    pub samples: u32,
    /// How many tenders in a field, without the strategic one; 2 to 10.
    pub tenders: u32,
    /// The lowest and highest level of quality, in thousandths of the scales.
    pub levels: (u32, u32),
    /// How far quality follows the price, in percent: 0 not at all, 100 the dearest is the best.
    pub correlation: u32,
}

/// The kinds of fields that are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Tenders within the ranges.
    Ordinary,
    /// … and one of the lowest quality at a price near zero.
    NearZero,
    /// … and one of the highest quality at three times the highest price.
    AnyPrice,
}

/// All kinds, in the order they are told.
pub const KINDS: [Kind; 3] = [Kind::Ordinary, Kind::NearZero, Kind::AnyPrice];

/// Who won in fields of one kind, and how often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// How many fields were evaluated or found undefined.
    pub fields: u32,
    /// The cheapest won, though not the best.
    pub cheapest: u32,
    /// The best won, though not the cheapest.
    pub best: u32,
    /// The cheapest was the best and won.
    pub both: u32,
    /// Another won.
    pub between: u32,
    /// The strategic tender won.
    pub strategic: u32,
    /// Of all winners, the cheapest with the lowest quality of its field: the price alone decided.
    pub price_alone: u32,
    /// Of all winners, the best with the highest price of its field: quality alone decided.
    pub quality_alone: u32,
    /// Nobody won alone.
    pub tied: u32,
    /// A formula could not be worked out.
    pub undefined: u32,
}

impl Count {
    /// The two together.
    fn and(self, other: &Count) -> Count {
        Count {
            fields: self.fields + other.fields,
            cheapest: self.cheapest + other.cheapest,
            best: self.best + other.best,
            both: self.both + other.both,
            between: self.between + other.between,
            strategic: self.strategic + other.strategic,
            price_alone: self.price_alone + other.price_alone,
            quality_alone: self.quality_alone + other.quality_alone,
            tied: self.tied + other.tied,
            undefined: self.undefined + other.undefined,
        }
    }
}

/// What a criterion weighs by its full marks, and by the spread of what tenders get for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// The criterion; none for the price itself, where quality is turned into money.
    pub criterion: Option<Key<Criterion>>,
    /// Its share of all full marks; none for the price itself.
    pub stated: Option<Exact>,
    /// The spread of what it yields, from the lowest to the highest in a field, added up over the fields.
    pub spread: Exact,
}

/// What the simulation came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// What was simulated, with as many samples as there were.
    pub settings: Settings,
    /// Who won, for each of [`KINDS`].
    pub counts: [Count; 3],
    /// The weights, by the ordinary fields.
    pub weights: Vec<Weight>,
}

/// Draws fields and evaluates them, on so many threads; any number finds the same.
#[must_use]
pub fn simulate(trial: &Trial<'_>, settings: Settings, threads: usize) -> Simulation {
    let mut all = weights(trial);
    let counts = KINDS.map(|kind| {
        let found = side_by_side(threads, settings.samples.into(), |samples| {
            tried(trial, &settings, kind, samples)
        });
        found.into_iter().fold(Count::default(), |count, (found, spread)| {
            for (weight, more) in all.iter_mut().zip(&spread) {
                weight.spread = &weight.spread + &more.spread;
            }
            count.and(&found)
        })
    });
    Simulation { settings, counts, weights: all }
}

/// Who won in some fields of a kind, and what their tenders spread.
fn tried(
    trial: &Trial<'_>,
    settings: &Settings,
    kind: Kind,
    samples: &mut dyn Iterator<Item = u64>,
) -> (Count, Vec<Weight>) {
    let (mut count, mut weights) = (Count::default(), weights(trial));
    for sample in samples {
        let field = field(trial, settings, kind, sample);
        let evaluation = trial.evaluate_tenders(&field).ok();
        if let (Some(evaluation), Kind::Ordinary) = (&evaluation, kind) {
            add_spreads(&mut weights, evaluation);
        }
        add(&mut count, evaluation.as_ref(), settings.tenders as usize);
    }
    (count, weights)
}

/// The weights as real tenders spread them: one field.
#[must_use]
pub fn weights_of(trial: &Trial<'_>, evaluation: &Evaluation) -> Vec<Weight> {
    let mut weights = weights(trial);
    add_spreads(&mut weights, evaluation);
    weights
}

/// One field: tenders within the ranges, and at the end the strategic one.
fn field(trial: &Trial<'_>, settings: &Settings, kind: Kind, sample: u64) -> Tenders {
    let ordinary = (0..settings.tenders).map(|at| ordinary(trial, settings, sample, at));
    let strategic = match kind {
        Kind::Ordinary => None,
        Kind::NearZero => Some(Made::at(trial.lowest, trial.money.percent(NEAR_ZERO))),
        Kind::AnyPrice => Some(Made::at(TOP, trial.money.high * ANY_PRICE / 100)),
    };
    ordinary.chain(strategic.map(|made| trial.tender("strategic", made))).collect()
}

fn ordinary(trial: &Trial<'_>, settings: &Settings, sample: u64, at: u32) -> Tender {
    let position = (sample * TENDERS + u64::from(at)) * DRAWS;
    let draw = |n: u64, below: u64| number(settings.seed, position + n) % below;
    let by_price = draw(0, 1_001);
    let follows = u64::from(settings.correlation.min(100));
    let place = (by_price * follows + draw(1, 1_001) * (100 - follows)) / 100;
    let money = &trial.money;
    let price = money.low + money.high.saturating_sub(money.low) * by_price / 1_000;
    let (low, high) = (settings.levels.0.max(trial.lowest), settings.levels.1.min(TOP));
    let span = u64::from(high.saturating_sub(low));
    let level = low + u32::try_from(span * place / 1_000).unwrap_or(0);
    let of = |item: Item| {
        let leaf = trial.procedure.leaf_of(item).map_or(0, |key| key.position() as u64);
        let apart = draw(2 + leaf, u64::from(2 * APART) + 1);
        let apart = u32::try_from(apart).unwrap_or(APART);
        (level + apart).saturating_sub(APART).clamp(trial.lowest, TOP)
    };
    let id = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].get(at as usize).copied();
    trial.tender_at(id.unwrap_or("k"), &of, money.amount(price))
}

fn add(count: &mut Count, evaluation: Option<&Evaluation>, ordinary: usize) {
    count.fields += 1;
    let Some(evaluation) = evaluation else {
        count.undefined += 1;
        return;
    };
    let first = evaluation.tenders.first();
    let (Some(won), Some(first)) = (winner(evaluation), first) else {
        count.tied += 1;
        return;
    };
    let figures = |of: fn(&Evaluation, &TenderResult) -> Option<Exact>| -> Vec<Exact> {
        let field = evaluation.tenders.iter().filter(|it| it.status != Status::Rejected);
        field.filter_map(|result| of(evaluation, result)).collect()
    };
    let (prices, qualities) = (figures(price), figures(quality));
    let (own_price, own_quality) = (price(evaluation, first), quality(evaluation, first));
    let is_cheapest = own_price.as_ref() == prices.iter().min();
    let is_best = own_quality.as_ref() == qualities.iter().max();
    let is_poorest = own_quality.as_ref() == qualities.iter().min() && !is_best;
    let is_dearest = own_price.as_ref() == prices.iter().max() && !is_cheapest;
    count.price_alone += u32::from(is_cheapest && is_poorest);
    count.quality_alone += u32::from(is_best && is_dearest);
    let counter = match (won >= ordinary, is_cheapest, is_best) {
        (true, ..) => &mut count.strategic,
        (_, true, true) => &mut count.both,
        (_, true, false) => &mut count.cheapest,
        (_, false, true) => &mut count.best,
        _ => &mut count.between,
    };
    *counter += 1;
}

fn price(evaluation: &Evaluation, result: &TenderResult) -> Option<Exact> {
    result.price.map(|figure| evaluation.derivation.number(figure).0.clone())
}

/// The quality in points, or the value in money.
fn quality(evaluation: &Evaluation, result: &TenderResult) -> Option<Exact> {
    let figure = result.value.or(result.quality)?;
    Some(evaluation.derivation.number(figure).0.clone())
}

/// The criteria at the top that the award adds up, with their stated shares; under values, the price beside them.
fn weights(trial: &Trial<'_>) -> Vec<Weight> {
    let procedure = &trial.procedure;
    let has_value = procedure.top().any(|key| procedure.criteria[key].is_value);
    let counts = |key: &Key<Criterion>| {
        let criterion = &procedure.criteria[*key];
        criterion.marks.is_some() && criterion.is_value == has_value
    };
    let top: Vec<Key<Criterion>> = procedure.top().filter(counts).collect();
    let marks = |key: &Key<Criterion>| {
        procedure.criteria[*key].marks.as_ref().map_or(Exact::ZERO, |marks| marks.amount.exact())
    };
    let all = top.iter().fold(Exact::ZERO, |sum, key| &sum + &marks(key));
    let of = |key: &Key<Criterion>| Weight {
        criterion: Some(*key),
        stated: marks(key).divided_by(&all),
        spread: Exact::ZERO,
    };
    let mut weights: Vec<Weight> = top.iter().map(of).collect();
    if has_value {
        weights.push(Weight { criterion: None, stated: None, spread: Exact::ZERO });
    }
    weights
}

/// Adds the spreads of one field.
fn add_spreads(weights: &mut [Weight], evaluation: &Evaluation) {
    for weight in weights {
        let figure = |result: &TenderResult| match weight.criterion {
            Some(key) => result.criteria.get(key.position())?.points,
            None => result.price,
        };
        let field = evaluation.tenders.iter().filter(|it| it.status != Status::Rejected);
        let figures: Vec<&Exact> =
            field.filter_map(figure).map(|it| evaluation.derivation.number(it).0).collect();
        if let (Some(low), Some(high)) = (figures.iter().min(), figures.iter().max()) {
            weight.spread = &weight.spread + &(*high - *low);
        }
    }
}

/// Whether the price earns points or stands against money: then its effective weight is one of those told.
#[must_use]
pub fn weighs_price(trial: &Trial<'_>) -> bool {
    let has_value = trial.procedure.criteria.iter().any(|it| it.is_value);
    let is_price = |it: &Criterion| it.basis == Basis::Price;
    has_value
        || (trial.procedure.criteria.iter().any(is_price)
            && !criteria_of_price(&trial.procedure).is_empty())
}
